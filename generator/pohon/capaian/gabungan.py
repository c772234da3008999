"""Several achievements together: how many reached which band, and the bounded mean of a sasaran's own indikator.

A sasaran is never the mean of the sasaran below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from pohon.capaian.hitung import as_text, evaluate, rounded
from pohon.capaian.pita import Pita, band_of
from pohon.capaian.triwulan import joined
from pohon.capaian.turunan import TAHUN, Kerja, Langkah, Turunan
from pohon.model import Hitungan, Indikator, Pengukuran, Perhitungan

DEGREES = 5


class Rekap(NamedTuple):
    """How many indikator stand where: per degree (worst first), counted by no formula, not measured yet."""

    tingkat: tuple[int, ...] = (0,) * DEGREES
    tidak_dihitung: int = 0
    belum_diukur: int = 0

    @property
    def dihitung(self) -> int:
        """How many have an achievement."""
        return sum(self.tingkat)

    @property
    def semua(self) -> int:
        """All of them."""
        return self.dihitung + self.tidak_dihitung + self.belum_diukur


class Gabungan(NamedTuple):
    """The mean of the achievements that there are, each bounded: percent, band, steps, how many of how many.

    `sebagian`: how many of them are of a part of the year only.
    """

    nilai: Decimal | None
    pita: Pita | None
    langkah: tuple[Langkah, ...]
    dihitung: int
    semua: int
    sebagian: int = 0


def rekap(found: Iterable[Turunan | None]) -> Rekap:
    """The count of the states of several indikator; None stands for one without figures."""
    degrees, uncounted, unmeasured = [0] * DEGREES, 0, 0
    for each in found:
        if each is None or each.is_unmeasured:
            unmeasured += 1
        elif each.pita is None:
            uncounted += 1
        else:
            degrees[each.pita.tingkat] += 1
    return Rekap(tuple(degrees), uncounted, unmeasured)


def average(found: Sequence[Turunan | None], batas: Decimal, among: Sequence[Pita]) -> Gabungan:
    """The mean of achievements, each between 0 and `batas` percent; what was not counted is left out and said."""
    counted = [(each.nilai, each.lingkup) for each in found if each is not None and each.nilai is not None]
    values = [value for value, _ in counted]
    if not values:
        return Gabungan(None, None, (), 0, len(found))
    bounded = [min(max(value, Decimal(0)), batas) for value in values]
    cut = [
        Langkah(Kerja.BATAS, f"0 <= capaian <= {batas:f}", as_text((value,)), kept)
        for value, kept in zip(values, bounded, strict=True)
        if kept != value
    ]
    tokens = joined(Perhitungan.RATA_RATA, bounded)
    exact = evaluate(tokens)
    nilai = rounded(exact)
    steps = (
        *cut,
        Langkah(Kerja.RATA_RATA, "", as_text(tokens), exact),
        Langkah(Kerja.PEMBULATAN, "", as_text((exact,)), nilai),
    )
    part = sum(lingkup != TAHUN for _, lingkup in counted)
    return Gabungan(nilai, band_of(nilai, among), steps, len(values), len(found), part)


def has_result(p: Pengukuran) -> bool:
    """Whether a year has any realisasi, of the year or of a quarter."""
    return bool(p.realisasi or (p.triwulan and any(p.triwulan.realisasi)))


def year_of(indikator: Iterable[Indikator], hitungan: Hitungan) -> str | None:
    """The year that a tree is judged by: the latest with a realisasi, None where nothing is measured.

    Years after the day of the settings do not count: one mistyped year would leave the whole tree unmeasured.
    """
    told = {p.tahun for ik in indikator for p in ik.pengukuran if has_result(p)}
    last = (hitungan.sampai or "")[:4]
    return max((tahun for tahun in told if not last or tahun <= last), default=None)
