"""Tables of figures: printed texts only, nothing is computed here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from pohon.format import QUARTERS
from pohon.kata import Kata, msg
from pohon.links import Links
from pohon.model import Angka, Indikator, Pengukuran
from pohon.views.parts import Link, note, source_links

TARGET = msg("Target")
REALISASI = msg("Realisasi")


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
    """The figures of one year: four quarters and the whole year. `jenis` is `TARGET` or `REALISASI`, untranslated."""

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


class _Place(NamedTuple):
    """Which figures a column holds: of which year and kind, of which quarter (None for the whole year)."""

    tahun: str
    jenis: str
    triwulan: int | None
    column: Column


def _columns(indikator: Sequence[Indikator], kata: Kata) -> tuple[_Place, ...]:
    """Every column that has a figure in it."""
    columns: list[_Place] = []
    years = sorted({p.tahun for ik in indikator for p in ik.pengukuran})
    for year in years:
        rows = [p for ik in indikator if (p := _of_year(ik, year))]
        columns.append(_Place(year, TARGET, None, Column(kata("Target {tahun}", tahun=year))))
        if len(years) == 1 and any(p.triwulan and p.triwulan.target for p in rows):
            columns += [_Place(year, TARGET, n, Column(kop, triwulan=True)) for n, kop in enumerate(QUARTERS)]
        if any(p.realisasi for p in rows):
            columns.append(_Place(year, REALISASI, None, Column(kata("Realisasi {tahun}", tahun=year))))
    return tuple(columns)


def _cell(ik: Indikator, place: _Place) -> str:
    if (row := _of_year(ik, place.tahun)) is None:
        return ""
    if place.triwulan is not None:
        figures = row.triwulan.target if row.triwulan else ()
        return printed(figures[place.triwulan]) if figures else ""
    return printed(row.realisasi if place.jenis == REALISASI else row.target)


def indikator_table(indikator: Sequence[Indikator], links: Links) -> IndikatorTable:
    """The table of the indikator of one sasaran."""
    kata = links.kata
    columns = _columns(indikator, kata)
    baris = []
    for ik in indikator:
        angka = tuple(_cell(ik, place) for place in columns)
        missing = kata("angka belum diisi") if ik.satuan else kata("satuan dan angka belum diisi")
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
    return IndikatorTable(tuple(place.column for place in columns), tuple(baris))


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
