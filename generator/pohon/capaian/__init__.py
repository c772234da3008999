"""Achievement (capaian): target, realisasi and what they make of each other, with every step.

`Decimal` throughout. The rules are told for readers in `docs/hitungan.md`; a number comes from here or from nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from pohon.capaian.gabungan import Gabungan, Rekap, average, has_result, rekap, year_of
from pohon.capaian.hitung import as_text, evaluate, fill, is_countable, rounded, settled
from pohon.capaian.pasangan import Pasangan, Tahunan, quarter_pairs, tahunan, year_pair
from pohon.capaian.pita import PERMENDAGRI_86_2017, Pita, band_of, bands
from pohon.capaian.rumus import choose
from pohon.capaian.satuan import JenisSatuan, kind_of
from pohon.capaian.skala import Tangga, scale_for, scales
from pohon.capaian.turunan import (
    ALASAN,
    UNMEASURED,
    Alasan,
    Andaian,
    CapaianTahun,
    Kerja,
    Langkah,
    Turunan,
)
from pohon.model import Hitungan, Indikator, Pengukuran, StatusData

__all__ = [
    "ALASAN", "PERMENDAGRI_86_2017", "UNMEASURED", "Alasan", "Andaian", "CapaianTahun", "Gabungan", "JenisSatuan",
    "Kerja", "Langkah", "Pita", "Rekap", "Tangga", "Turunan", "average", "band_of", "bands", "compute_capaian",
    "compute_year", "has_result", "kind_of", "rekap", "rounded", "scales", "year_of",
]  # fmt: skip

_REASONS = {
    StatusData.BELUM_WAKTUNYA: Alasan.BELUM_WAKTUNYA,
    StatusData.TIDAK_TERSEDIA: Alasan.TIDAK_TERSEDIA,
    StatusData.TIDAK_RELEVAN: Alasan.TIDAK_RELEVAN,
}


def compute_capaian(indikator: Indikator, hitungan: Hitungan) -> tuple[CapaianTahun, ...]:
    """The achievement of an indikator in each year that has figures, by year, in percent."""
    return tuple([_year(indikator, each, hitungan) for each in sorted(indikator.pengukuran, key=attrgetter("tahun"))])


def compute_year(indikator: Indikator, tahun: str, hitungan: Hitungan) -> Turunan | None:
    """The achievement of one year as a whole; None where the year has no figures."""
    years = (_year(indikator, each, hitungan) for each in indikator.pengukuran if each.tahun == tahun)
    return next((each.setahun for each in years), None)


def _year(ik: Indikator, p: Pengukuran, hitungan: Hitungan) -> CapaianTahun:
    words = tuple(_words(p))
    year = tahunan(p, scale_for(ik.skala, words, hitungan) if words else None)
    assumed = (Andaian.SKALA,) if words and ik.skala is None and year.tangga else ()
    setahun = _derived(ik, year, year_pair(ik, year, hitungan), hitungan, assumed)
    quarters = tuple(_derived(ik, year, each, hitungan, assumed) for each in quarter_pairs(year))
    return CapaianTahun(p.tahun, setahun, quarters, p.status_data)


def _words(p: Pengukuran) -> Iterator[str]:
    """The figures of a year that are words."""
    quarters = (*p.triwulan.target, *p.triwulan.realisasi) if p.triwulan else ()
    for figure in (p.target, p.realisasi, *quarters):
        if figure and figure.nilai is None and figure.batas is None:
            yield figure.tercetak


def _derived(ik: Indikator, year: Tahunan, of: Pasangan, hitungan: Hitungan, assumed: tuple[Andaian, ...]) -> Turunan:
    """The derivation for a pair of figures."""
    if of.alasan or of.realisasi is None:
        return _without(of, _told(of.alasan or Alasan.BUKAN_ANGKA, year.pengukuran.status_data))
    chosen = choose(ik, of.target, of.realisasi)
    if isinstance(chosen, Alasan):
        return _without(of, chosen)
    tokens = fill(chosen.rumus, chosen.angka)
    raw = evaluate(tokens)
    if not is_countable(raw):
        return _without(of, Alasan.DI_LUAR_JANGKAUAN)
    exact = settled(raw)
    nilai = rounded(exact)
    steps = (
        Langkah(Kerja.CAPAIAN, chosen.rumus, as_text(tokens), exact),
        Langkah(Kerja.PEMBULATAN, "", as_text((exact,)), nilai),
    )
    return Turunan(
        lingkup=of.lingkup,
        target=of.target,
        realisasi=of.realisasi,
        langkah=(*of.langkah, *steps),
        nilai=nilai,
        pita=band_of(nilai, bands(year.pengukuran.tahun, hitungan)),
        andaian=(*chosen.andaian, *of.andaian, *assumed),
    )


def _told(alasan: Alasan, status: StatusData | None) -> Alasan:
    """Why a realisasi is absent, in the words of the status of the data where it says so."""
    if alasan is not Alasan.REALISASI_TIDAK_ADA or status is None:
        return alasan
    return _REASONS.get(status, alasan)


def _without(of: Pasangan, alasan: Alasan) -> Turunan:
    return Turunan(of.lingkup, of.target, of.realisasi, of.langkah, alasan=alasan, andaian=of.andaian)
