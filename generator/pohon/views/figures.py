"""Tables of figures: printed texts only, nothing is computed here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pohon.format import QUARTERS
from pohon.links import Links
from pohon.model import Angka, Indikator, Pengukuran
from pohon.views.parts import Link, note, source_links

TARGET = "Target"
REALISASI = "Realisasi"


@dataclass(frozen=True)
class Column:
    """One column of figures: its head and, for quarters, that it belongs to the year before it."""

    kop: str
    triwulan: bool = False


@dataclass(frozen=True)
class IndikatorRow:
    """One indikator in a table; `angka` holds a printed figure or "" per column.

    `kosong` says in words what is missing when the unit and every figure are absent, else it is empty.
    """

    id: str
    nama: str
    href: str
    satuan: str
    angka: tuple[str, ...]
    kosong: str
    sumber: tuple[Link, ...]
    catatan: Markup | str = ""


@dataclass(frozen=True)
class IndikatorTable:
    """The indikator of one sasaran with their figures; `kop` heads the figure columns."""

    kop: tuple[Column, ...]
    baris: tuple[IndikatorRow, ...]


@dataclass(frozen=True)
class YearRow:
    """The figures of one year and kind ("Target", "Realisasi"): four quarters and the whole year."""

    tahun: str
    jenis: str
    triwulan: tuple[str, ...]
    setahun: str
    sumber: tuple[Link, ...]
    catatan: Markup | str


def printed(figure: Angka | None) -> str:
    """The figure as printed, or nothing."""
    return figure.tercetak if figure else ""


def _of_year(ik: Indikator, tahun: str) -> Pengukuran | None:
    return next((p for p in ik.pengukuran if p.tahun == tahun), None)


def _columns(indikator: Sequence[Indikator]) -> tuple[tuple[str, Column, int | None], ...]:
    """(year, column, number of the quarter) for every column that has a figure in it."""
    columns: list[tuple[str, Column, int | None]] = []
    years = sorted({p.tahun for ik in indikator for p in ik.pengukuran})
    for year in years:
        rows = [p for ik in indikator if (p := _of_year(ik, year))]
        columns.append((year, Column(f"{TARGET} {year}"), None))
        if len(years) == 1 and any(p.triwulan and p.triwulan.target for p in rows):
            columns += [(year, Column(kop, triwulan=True), n) for n, kop in enumerate(QUARTERS)]
        if any(p.realisasi for p in rows):
            columns.append((year, Column(f"{REALISASI} {year}"), None))
    return tuple(columns)


def _cell(ik: Indikator, year: str, column: Column, quarter: int | None) -> str:
    if (row := _of_year(ik, year)) is None:
        return ""
    if quarter is not None:
        figures = row.triwulan.target if row.triwulan else ()
        return printed(figures[quarter]) if figures else ""
    return printed(row.realisasi if column.kop.startswith(REALISASI) else row.target)


def indikator_table(indikator: Sequence[Indikator], links: Links) -> IndikatorTable:
    """The table of the indikator of one sasaran."""
    columns = _columns(indikator)
    baris = []
    for ik in indikator:
        angka = tuple(_cell(ik, year, column, n) for year, column, n in columns)
        missing = "angka belum diisi" if ik.satuan else "satuan dan angka belum diisi"
        baris.append(
            IndikatorRow(
                id=ik.id,
                nama=ik.nama,
                href=links.to("indikator", ik.id),
                satuan=ik.satuan or "",
                angka=angka,
                kosong="" if any(angka) else missing,
                sumber=source_links(ik.sumber, links),
                catatan=note(ik.catatan, links),
            )
        )
    return IndikatorTable(tuple(column for _, column, _ in columns), tuple(baris))


def year_rows(ik: Indikator, links: Links) -> tuple[YearRow, ...]:
    """Every year of an indikator, target before realisasi; the note of a year stands in its first row."""
    rows: list[YearRow] = []
    for p in sorted(ik.pengukuran, key=lambda p: p.tahun):
        sumber, catatan = source_links(p.sumber, links), note(p.catatan, links)
        for jenis, setahun, figures in (
            (TARGET, p.target, p.triwulan.target if p.triwulan else ()),
            (REALISASI, p.realisasi, p.triwulan.realisasi if p.triwulan else ()),
        ):
            triwulan = tuple(printed(figure) for figure in figures)
            if setahun or any(triwulan):
                rows.append(YearRow(p.tahun, jenis, triwulan, printed(setahun), sumber, catatan))
                catatan = ""
    return tuple(rows)
