"""A tree as it lies in the content folder: the model, its place, its source text."""

from __future__ import annotations

from dataclasses import dataclass

from pohon.model.pohon import Pohon
from pohon.problems import Places


@dataclass(frozen=True)
class Tree:
    """`wilayah` and `dinas` are folder and file name, hence the URL.

    `teks` holds the lines of the source document, the first line at index 0. `sidik` lists the tree's
    files with their SHA-256.
    """

    wilayah: str
    dinas: str
    isi: Pohon
    places: Places
    teks: tuple[str, ...]
    sidik: tuple[tuple[str, str], ...] = ()
