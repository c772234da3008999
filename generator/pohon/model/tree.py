"""A tree as it lies in the content folder: the model, its place, its source text."""

from __future__ import annotations

from dataclasses import dataclass

from pohon.model.pohon import Pohon
from pohon.problems import Keys, Places, is_within


@dataclass(frozen=True)
class Tree:
    """`wilayah` and `dinas` are folder and file name, hence the URL.

    `teks` holds the lines of the source document, the first line at index 0. `sidik` lists the tree's
    files with their SHA-256, `yaml` the bytes of the first of them. `rusak` holds the ways to what the
    author got wrong, already told: there the model has nothing, or a placeholder.
    """

    wilayah: str
    dinas: str
    isi: Pohon
    places: Places
    teks: tuple[str, ...]
    sidik: tuple[tuple[str, str], ...] = ()
    rusak: frozenset[Keys] = frozenset()
    yaml: bytes = b""

    def is_rusak(self, *keys: str | int) -> bool:
        """Whether something is wrong with a value, or with what holds it, that the author is told already."""
        return is_within(keys, self.rusak)

    def at(self, keys: Keys) -> str:
        """The text at the end of a way into the model, empty where there is none."""
        value: object = self.isi
        for key in keys:
            if isinstance(key, int):
                value = value[key] if isinstance(value, tuple) and key < len(value) else None
            else:
                value = getattr(value, key, None)
        return value if isinstance(value, str) else ""
