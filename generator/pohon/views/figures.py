"""Tables of figures: printed texts, and beside them the states that `capaian` computed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from markupsafe import Markup

from pohon.capaian import CapaianTahun, Turunan, has_result
from pohon.format import QUARTERS
from pohon.kata import INDONESIAN, Kata, msg
from pohon.links import Links
from pohon.model import Angka, Indikator, Pengukuran
from pohon.understood import Understood
from pohon.views.capaian import Status, short_number, status_of
from pohon.views.parts import Link, note, source_links

TARGET = msg("Target")
REALISASI = msg("Realisasi")
CAPAIAN = msg("Capaian")


class Column(NamedTuple):
    """One column of figures: its head and, for quarters, that it belongs to the year before it."""

    kop: str
    triwulan: bool = False


class IndikatorRow(NamedTuple):
    """One indikator in a table; `angka` holds a printed figure or "" per column.

    `kosong` says in words what is missing when the unit and every figure are absent, else it is empty. `status` is the
    achievement, None in a tree without any realisasi.
    """

    id: str
    nama: str
    href: str
    satuan: str
    angka: tuple[str, ...]
    kosong: str
    sumber: tuple[Link, ...]
    catatan: Markup | str = ""
    status: Status | None = None


class IndikatorTable(NamedTuple):
    """The indikator of one sasaran with their figures; `kop` heads the columns of figures, `capaian` that of states."""

    kop: tuple[Column, ...]
    baris: tuple[IndikatorRow, ...]
    capaian: str = ""


class YearRow(NamedTuple):
    """The figures of one year: four quarters and the whole year; `jenis` (`TARGET`, ...) is untranslated.

    A row of achievement holds states, one per quarter and `status` for the year, in the place of printed figures.
    """

    tahun: str
    jenis: str
    triwulan: tuple[str, ...]
    setahun: str
    sumber: tuple[Link, ...]
    catatan: Markup | str
    keadaan: tuple[Status, ...] = ()
    status: Status | None = None


def printed(figure: Angka | None) -> str:
    """The figure as printed, or nothing."""
    return figure.tercetak if figure else ""


def realised(p: Pengukuran | None, turunan: Turunan | None) -> str:
    """The realisasi of a year as printed, else as its quarters give it: in any language written as in the document."""
    if p and p.realisasi:
        return p.realisasi.tercetak
    return short_number(turunan.realisasi, INDONESIAN) if turunan and turunan.realisasi is not None else ""


class _Place(NamedTuple):
    """Which figures a column holds: of which year and kind, of which quarter (None for the whole year)."""

    tahun: str
    jenis: str
    triwulan: int | None
    column: Column


_Years = Sequence[Mapping[str, Pengukuran]]
"""The figures of each indikator of a table, by year."""


class _Year(NamedTuple):
    """A year of a table: which figures there are besides targets; quarters are told of a single year only."""

    tahun: str
    triwulan: bool
    realisasi: bool


def _shape(years: _Years) -> tuple[_Year, ...]:
    every = [p for figures in years for p in figures.values()]
    names = sorted({p.tahun for p in every})
    told = {p.tahun for p in every if p.realisasi}
    quarters = len(names) == 1 and any(p.triwulan and p.triwulan.target for p in every)
    return tuple([_Year(tahun, quarters, tahun in told) for tahun in names])


@lru_cache(maxsize=64)  # the tables of a tree have a few shapes
def _columns(shape: tuple[_Year, ...], kata: Kata) -> tuple[_Place, ...]:
    """Every column that has a figure in it."""
    columns: list[_Place] = []
    for tahun, triwulan, realisasi in shape:
        columns.append(_Place(tahun, TARGET, None, Column(kata("Target {tahun}", tahun=tahun))))
        if triwulan:
            columns += [_Place(tahun, TARGET, n, Column(kop, triwulan=True)) for n, kop in enumerate(QUARTERS)]
        if realisasi:
            columns.append(_Place(tahun, REALISASI, None, Column(kata("Realisasi {tahun}", tahun=tahun))))
    return tuple(columns)


def _cell(row: Pengukuran | None, place: _Place) -> str:
    if row is None:
        return ""
    if place.triwulan is not None:
        figures = row.triwulan.target if row.triwulan else ()
        return printed(figures[place.triwulan]) if figures else ""
    return printed(row.realisasi if place.jenis == REALISASI else row.target)


def _summed(u: Understood, ik: Indikator, place: _Place) -> str:
    return realised(None, u.now(ik.id)) if place.jenis == REALISASI else ""


def indikator_table(u: Understood, indikator: Sequence[Indikator], links: Links) -> IndikatorTable:
    """The table of the indikator of one sasaran."""
    years = [{p.tahun: p for p in ik.pengukuran} for ik in indikator]
    places = _columns(
        _shape(years) if u.tahun is None else (_Year(u.tahun, triwulan=False, realisasi=True),), links.kata
    )
    rows = [
        _row(u, ik, tuple([_cell(figures.get(place.tahun), place) or _summed(u, ik, place) for place in places]), links)
        for ik, figures in zip(indikator, years, strict=True)
    ]
    capaian = links.kata("Capaian {tahun}", tahun=u.tahun) if u.tahun else ""
    return IndikatorTable(tuple([place.column for place in places]), tuple(rows), capaian)


def _row(u: Understood, ik: Indikator, angka: tuple[str, ...], links: Links) -> IndikatorRow:
    missing = msg("angka belum diisi") if ik.satuan else msg("satuan dan angka belum diisi")
    return IndikatorRow(
        id=ik.id,
        nama=ik.nama,
        href=links.to("indikator", ik.id),
        satuan=ik.satuan or "",
        angka=angka,
        kosong="" if any(angka) else links.kata(missing),
        sumber=source_links(ik.sumber, links),
        catatan=note(ik.catatan, links),
        status=status_of(u.now(ik.id), links.kata) if u.tahun else None,
    )


def year_rows(ik: Indikator, capaian: Sequence[CapaianTahun], links: Links) -> tuple[YearRow, ...]:
    """Every year of an indikator, target, realisasi, achievement; the note of a year stands in its first row."""
    rows: list[YearRow] = []
    counted = {year.tahun: year for year in capaian}
    for p in sorted(ik.pengukuran, key=attrgetter("tahun")):
        sumber, catatan = source_links(p.sumber, links), note(p.catatan, links)
        target, realisasi = (p.triwulan.target, p.triwulan.realisasi) if p.triwulan else ((), ())
        for jenis, setahun, figures in ((TARGET, p.target, target), (REALISASI, p.realisasi, realisasi)):
            triwulan = tuple([printed(figure) for figure in figures]) if figures else ()
            if setahun or any(triwulan):
                rows.append(YearRow(p.tahun, jenis, triwulan, printed(setahun), sumber, catatan))
                catatan = ""
        if has_result(p):
            rows.append(_achievement(counted[p.tahun], links.kata))
    return tuple(rows)


def _achievement(year: CapaianTahun, kata: Kata) -> YearRow:
    quarters = tuple(status_of(each, kata) for each in year.triwulan)
    return YearRow(year.tahun, CAPAIAN, (), "", (), "", quarters, status_of(year.setahun, kata))


def year_shown(u: Understood, ik: Indikator) -> Pengukuran | None:
    """The year that stands at the head of a page: the one that the tree is judged by, else the latest with a target."""
    years = {p.tahun: p for p in ik.pengukuran}
    if u.tahun in years:
        return years[u.tahun]
    return max((p for p in ik.pengukuran if p.target), key=attrgetter("tahun"), default=None)
