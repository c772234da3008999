"""The little of a tree that rules about several trees need: small, so that a whole site's stand in memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from pohon.checks.references import known_sasaran
from pohon.model import Tree
from pohon.problems import Source


class Placed(NamedTuple):
    """A text and its place in the file."""

    text: str
    where: Source


@dataclass(frozen=True, slots=True)
class Outline:
    """One tree to the others: its place, its ids, and what it says of other trees.

    `nama_wilayah` and `kode_wilayah` are None where nothing sure is written. The ids of each kind are one text with
    blanks between them, a tenth of the memory of as many strings. `is_whole`: no id of a sasaran, nor the list of them,
    is unusable; `is_rusak`: something, anything, is wrong with the tree.
    """

    wilayah: str
    dinas: str
    start: Source
    nama_wilayah: Placed | None
    kode_wilayah: Placed | None
    sasaran: str
    indikator: str
    jabatan: str
    tautan: tuple[Placed, ...]
    is_whole: bool
    is_rusak: bool

    @property
    def alamat(self) -> str:
        """The address of the dinas: `wilayah/dinas`."""
        return f"{self.wilayah}/{self.dinas}"


def outline_of(tree: Tree) -> Outline:
    """What other trees need to know of this one."""
    isi = tree.isi
    return Outline(
        wilayah=tree.wilayah,
        dinas=tree.dinas,
        start=tree.places.at(),
        nama_wilayah=_of_wilayah(tree, "nama"),
        kode_wilayah=_of_wilayah(tree, "kode"),
        sasaran=_joined(s.id for s in isi.sasaran),
        indikator=_joined(ik.id for s in isi.sasaran for ik in s.indikator),
        jabatan=_joined(j.id for j in isi.jabatan),
        tautan=tuple(
            Placed(lintas.tautan, tree.places.at("sasaran", i, "lintas", n, "tautan"))
            for i, s in enumerate(isi.sasaran)
            for n, lintas in enumerate(s.lintas)
            if lintas.tautan
        ),
        is_whole=known_sasaran(tree).whole,
        is_rusak=bool(tree.rusak),
    )


def _of_wilayah(tree: Tree, key: str) -> Placed | None:
    keys = ("perangkat_daerah", "wilayah", key)
    text = tree.at(keys)
    return Placed(text, tree.places.at(*keys)) if text and not tree.is_rusak(*keys) else None


def _joined(ids: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(ids))
