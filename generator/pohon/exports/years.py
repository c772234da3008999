"""What is measured, as the downloads tell it: the figures of each year, revised targets, the budget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pohon.capaian import CapaianTahun
from pohon.exports.derivations import achievement, number
from pohon.exports.measured import (
    BudgetData,
    ComponentData,
    ExplanationData,
    FigureData,
    JenisAngka,
    OneYearData,
    Periode,
    RevisionData,
    ValueData,
    YearData,
)
from pohon.exports.stages import lines
from pohon.model import Anggaran, Angka, AngkaTahun, Indikator, Pengukuran, RevisiTarget
from pohon.model.indikator import KomponenRumus

QUARTERS: tuple[Periode, ...] = ("TW1", "TW2", "TW3", "TW4")
PERIODS: tuple[Periode, ...] = ("tahun", *QUARTERS)


def years(ik: Indikator, found: Iterable[CapaianTahun | None]) -> list[YearData]:
    """The figures of every year, the first one first, each with its achievement."""
    told = sorted(ik.pengukuran, key=lambda each: each.tahun)
    return [_year(each, own) for each, own in zip(told, found, strict=True)]


def _year(each: Pengukuran, found: CapaianTahun | None) -> YearData:
    return {
        "tahun": each.tahun,
        "angka": list(_figures(each)),
        "status_data": each.status_data,
        "capaian": achievement(found),
        "capaian_tercetak": maybe(each.capaian),
        "penjelasan": _explanation(each),
        "sumber": lines(each.sumber),
        "catatan": each.catatan,
    }


def _explanation(p: Pengukuran) -> ExplanationData | None:
    if not (p.komponen_rumus or p.faktor_pendukung or p.faktor_penghambat or p.tindak_lanjut or p.bukti):
        return None
    return {
        "komponen_rumus": [_component(each) for each in p.komponen_rumus],
        "faktor_pendukung": list(p.faktor_pendukung),
        "faktor_penghambat": list(p.faktor_penghambat),
        "tindak_lanjut": list(p.tindak_lanjut),
        "bukti": [{"nama": each.nama, "tautan": each.tautan} for each in p.bukti],
    }


def _component(each: KomponenRumus) -> ComponentData:
    return {"nama": each.nama, "peran": each.peran, **value(each.nilai), "sumber": lines(each.sumber)}


def _figures(each: Pengukuran) -> Iterator[FigureData]:
    """The printed figures: of the year first, then of the quarters; an empty cell is no figure."""
    tw = each.triwulan
    rows: tuple[tuple[JenisAngka, tuple[Angka | None, ...]], ...] = (
        ("target", (each.target, *(tw.target if tw else ()))),
        ("realisasi", (each.realisasi, *(tw.realisasi if tw else ()))),
    )
    for jenis, cells in rows:
        for periode, angka in zip(PERIODS, cells, strict=False):
            if angka:
                yield {"periode": periode, "jenis": jenis, **value(angka)}


def value(angka: Angka) -> ValueData:
    """A figure as printed, with its value and its ends."""
    return {
        "tercetak": angka.tercetak,
        "nilai": None if angka.nilai is None else number(angka.nilai),
        "persen": angka.persen,
        "batas": None if angka.batas is None else [number(end) for end in angka.batas],
    }


def maybe(angka: Angka | None) -> ValueData | None:
    """Nothing where there is no figure."""
    return None if angka is None else value(angka)


def one_year(each: AngkaTahun | None) -> OneYearData | None:
    """A figure with its year."""
    return None if each is None else {"tahun": each.tahun, **value(each.nilai)}


def revision(each: RevisiTarget) -> RevisionData:
    """A target that was changed."""
    return {
        "tahun": each.tahun,
        "tanggal": each.tanggal,
        "lama": value(each.lama),
        "baru": value(each.baru),
        "alasan": each.alasan,
        "dokumen": each.dokumen,
        "sumber": lines(each.sumber),
    }


def budget(each: Anggaran) -> BudgetData:
    """The money of one year."""
    return {
        "tahun": each.tahun,
        "pagu": maybe(each.pagu),
        "realisasi": maybe(each.realisasi),
        "sumber": lines(each.sumber),
        "catatan": each.catatan,
    }
