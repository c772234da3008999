"""The whole tree as one table with merged cells, as the documents print it."""

from __future__ import annotations

from dataclasses import dataclass

from pohon.format import capitalised
from pohon.links import Links
from pohon.model import Jenis
from pohon.terms import COUNTED, JENIS
from pohon.understood import Understood
from pohon.views.kutip import Cite, cite
from pohon.views.outline import other_parents
from pohon.views.parts import Head, Link, doubt, full_name, jabatan_link, label, tree_head


@dataclass(frozen=True)
class Cell:
    """One cell: a sasaran with its indikator over `tinggi` rows and `lebar` columns, or an empty one.

    A cell of the first column is at the edge (`tepi`): it stays in sight on a narrow screen.
    """

    tinggi: int = 1
    lebar: int = 1
    key: str = ""
    jenis: str = ""
    label: str = ""
    teks: str = ""
    href: str = ""
    letak: str = ""
    lewat: str = ""
    nomenklatur: str = ""
    juga: tuple[Link, ...] = ()
    jabatan: tuple[Link, ...] = ()
    indikator: tuple[Link, ...] = ()
    bawah: bool = False
    tepi: bool = False


@dataclass(frozen=True)
class Column:
    """A column head: the level that stands in it."""

    jenis: str
    teks: str


@dataclass(frozen=True)
class Group:
    """One root as a full-width row, and the rows under it."""

    akar: Cell
    baris: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class CascadingView:
    """Everything on the cascading page."""

    head: Head
    nama: str
    jumlah: str
    kolom: tuple[Column, ...]
    kelompok: tuple[Group, ...]
    dinas: Link
    kutip: Cite


def cascading(u: Understood, _key: str, links: Links) -> CascadingView:
    """The view of the whole tree as a table."""
    kata, nama = links.kata, full_name(u)
    below = {s.jenis for s in u.sasaran.values() if s.induk}
    table = _Table(u, links, tuple(jenis for jenis in Jenis if jenis in below))
    return CascadingView(
        head=tree_head(
            u,
            links,
            kata("Cascading kinerja {dinas}", dinas=nama),
            kata("Seluruh pohon kinerja {dinas} sebagai satu tabel.", dinas=nama),
        ),
        nama=nama,
        jumlah=f"{kata.counted(len(u.sasaran), 'sasaran')}, {kata.counted(len(u.indikator), 'indikator')}",
        kolom=tuple(Column(jenis, capitalised(kata(COUNTED[jenis]))) for jenis in table.levels),
        kelompok=tuple(table.group(root) for root in u.roots),
        dinas=Link(kata("garis besar pohon"), links.to("dinas")),
        kutip=cite(u, kata("Cascading kinerja"), links, "cascading"),
    )


@dataclass(frozen=True)
class _Table:
    """Lays the tree of one dinas out in rows and columns; `levels` are the columns."""

    u: Understood
    links: Links
    levels: tuple[Jenis, ...]

    def group(self, root: str) -> Group:
        """A root and the rows of everything under it."""
        rows: list[list[Cell]] = []
        for child in self.first_children(root):
            rows += self.rows(child, 0)
        lebar = max(1, len(self.levels))
        return Group(self.cell(root, 1, lebar), tuple(tuple(row) for row in rows))

    def first_children(self, key: str) -> tuple[str, ...]:
        """The children that stand under this parent; one with several parents stands under the first."""
        return tuple(child for child in self.u.children[key] if self.u.sasaran[child].induk[0] == key)

    def rows(self, key: str, start: int) -> list[list[Cell]]:
        """The rows of a sasaran and all under it, from the first free column on."""
        # A level that repeats inside a branch moves one column right, as far as there are columns.
        column = min(max(start, self.levels.index(self.u.sasaran[key].jenis)), len(self.levels) - 1)
        rows: list[list[Cell]] = []
        for child in self.first_children(key) if column + 1 < len(self.levels) else ():
            rows += self.rows(child, column + 1)
        if not rows:
            rest = len(self.levels) - column - 1
            rows = [[Cell(lebar=rest)] if rest else []]
        gap = [Cell(len(rows), column - start)] if column > start else []
        rows[0] = [*gap, self.cell(key, len(rows), 1, below=self.left_over(key, column), edge=column == 0), *rows[0]]
        return rows

    def left_over(self, key: str, column: int) -> bool:
        """Whether a sasaran in the last column has children that the table has no room for."""
        return column + 1 >= len(self.levels) and bool(self.u.children[key])

    def cell(self, key: str, tinggi: int, lebar: int, *, below: bool = False, edge: bool = False) -> Cell:
        """The cell of one sasaran."""
        s, kata = self.u.sasaran[key], self.links.kata
        return Cell(
            tinggi=tinggi,
            lebar=lebar,
            key=key,
            jenis=s.jenis,
            label=label(s, kata) if lebar == 1 else kata(JENIS[s.jenis]),
            teks=s.nama,
            href=self.links.to("sasaran", key),
            letak=doubt(s.kepastian.induk),
            lewat=self.u.indikator[s.melalui_indikator][1].nama if s.melalui_indikator else "",
            nomenklatur=s.nomenklatur.nama if s.nomenklatur and s.pernyataan else "",
            juga=other_parents(self.u, key, self.links),
            jabatan=tuple(jabatan_link(self.u.jabatan[j], self.links) for j in s.penanggung_jawab),
            indikator=tuple(Link(ik.nama, self.links.to("indikator", ik.id)) for ik in s.indikator),
            bawah=below,
            tepi=edge,
        )
