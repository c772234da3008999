"""The pictures that the figures of an indikator allow: quarters of a year, what they add up to, several years.

There is a picture only where there are at least two numbers to compare; every figure stands in the table above it, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from pohon.diagram.bars import draw_bars
from pohon.diagram.plot import EMPTY, Point, Told, values_of
from pohon.diagram.steps import Sums, draw_steps, running
from pohon.diagram.years import Years, draw_years, years_of
from pohon.format import QUARTERS, capitalised
from pohon.kata import Kata, msg
from pohon.model import Indikator, Pengukuran, Perhitungan, Polaritas

ID = "grafik"
_FEWEST = 2
_BARS = (
    msg("Target tiap triwulan {tahun}"),
    msg("Realisasi tiap triwulan {tahun}"),
    msg("Realisasi (batang, angka tebal) terhadap target (garis) {tahun}"),
)
_STEPS = (
    msg("Target kumulatif {tahun}"),
    msg("Realisasi kumulatif {tahun}"),
    msg("Kumulatif {tahun}: target (garis utuh), realisasi (garis putus)"),
)
_YEARS = (
    msg("Target tiap tahun"),
    msg("Realisasi tiap tahun"),
    msg("Realisasi (titik, angka tebal) terhadap target (garis) tiap tahun"),
)


def pictures_of(ik: Indikator, kata: Kata, *, fiktif: bool = False) -> tuple[Markup, ...]:
    """Every picture of an indikator; `fiktif` where all of its tree is invented."""
    return tuple(_pictures(ik, kata, fiktif=fiktif))


def _pictures(ik: Indikator, kata: Kata, *, fiktif: bool) -> Iterator[Markup]:
    told = _Teller(ik, kata, fiktif)
    year = year_with_quarters(ik.pengukuran)
    if year:
        points = quarters_of(year)
        yield draw_bars(points, told.of("triwulan", _BARS, points, year.tahun))
        sums = sums_of(year, points, ik.perhitungan)
        if sums:
            note = "; ".join(filter(None, (_assumed(ik, kata), _broken(sums, points, kata))))
            yield draw_steps(sums, told.of("kumulatif", _STEPS, points, year.tahun, note))
    every = tuple(Point(p.tahun, p.target, p.realisasi) for p in ik.pengukuran)
    years = years_of(every, ik.baseline, ik.target_akhir_periode)
    if years:
        yield draw_years(years, told.of("tahun", _YEARS, years.points, note=_about(years, ik, kata)))


def year_with_quarters(figures: Sequence[Pengukuran]) -> Pengukuran | None:
    """The latest year with quarters of realisasi, else with quarters of targets."""
    known = [p for p in figures if p.triwulan and len(values_of(p.triwulan.target + p.triwulan.realisasi)) >= _FEWEST]
    return max(known, key=lambda p: (any(p.triwulan.realisasi) if p.triwulan else False, p.tahun), default=None)


def quarters_of(year: Pengukuran) -> tuple[Point, ...]:
    """The four quarters of a year, also those of which nothing is known."""
    target, realisasi = (year.triwulan.target, year.triwulan.realisasi) if year.triwulan else ((), ())
    none = (None,) * len(QUARTERS)
    return tuple(Point(*each) for each in zip(QUARTERS, (*target, *none), (*realisasi, *none), strict=False))


def sums_of(year: Pengukuran, points: Sequence[Point], rule: Perhitungan | None) -> Sums | None:
    """What the quarters add up to, where they are to be added and there is more than nought."""
    if rule is not Perhitungan.KUMULATIF and not (rule is None and _only_sum(year)):
        return None
    target, realisasi = running(p.target for p in points), running(p.realisasi for p in points)
    if len(target) + len(realisasi) < _FEWEST or not any(target + realisasi):
        return None
    told = [p.realisasi for p in points] if any(p.realisasi for p in points) else [p.target for p in points]
    return Sums(target, realisasi, year.target, tuple(n for n, figure in enumerate(told) if figure is None))


def _only_sum(year: Pengukuran) -> bool:
    """Whether the four targets make that of the year when added up, and in no other way."""
    sums = running(year.triwulan.target if year.triwulan else ())
    if year.target is None or len(sums) < len(QUARTERS):
        return False
    *_, before, total = sums
    return year.target.nilai == total and total not in {total - before, total / len(QUARTERS)}


def _assumed(ik: Indikator, kata: Kata) -> str:
    return "" if ik.perhitungan else kata("diandaikan kumulatif")


def _broken(sums: Sums, points: Sequence[Point], kata: Kata) -> str:
    """That a line ends although a later quarter has a figure."""
    known = [
        sum(bool(figure) for figure in figures)
        for figures in ([p.target for p in points], [p.realisasi for p in points])
    ]
    whole = known == [len(sums.target), len(sums.realisasi)]
    return "" if whole else kata("garis berhenti sebelum triwulan yang kosong")


def _about(years: Years, ik: Indikator, kata: Kata) -> str:
    """Where the targets begin and end, and which years are not in the picture."""
    told = []
    if years.awal:
        awal = {"angka": years.awal.nilai.tercetak, "tahun": years.awal.tahun}
        told.append(kata("lingkaran: angka awal {angka} ({tahun})", **awal))
    if years.akhir:
        akhir = {"angka": years.akhir.nilai.tercetak, "tahun": years.akhir.tahun}
        told.append(kata("target akhir periode: {angka} ({tahun})", **akhir))
    if any(int(p.tahun) < years.first for p in ik.pengukuran):
        told.append(kata("tahun sebelum {tahun} tidak digambar", tahun=years.first))
    return "; ".join(told)


class _Teller(NamedTuple):
    """The words of the pictures of an indikator."""

    ik: Indikator
    kata: Kata
    fiktif: bool

    def of(self, name: str, titles: Sequence[str], points: Sequence[Point], tahun: str = "", note: str = "") -> Told:
        """The words of one picture: about targets, about realisasi, or about both."""
        target, realisasi = any(p.target for p in points), any(p.realisasi for p in points)
        title = self.kata(titles[2 if target and realisasi else int(realisasi)], tahun=tahun)
        lower = self.kata("makin rendah makin baik") if self.ik.polaritas is Polaritas.NEGATIF else ""
        notes = "; ".join(filter(None, (note, lower)))
        return Told(
            f"{ID}-{name}",
            f"{title} ({self.kata('contoh fiktif')})" if self.fiktif else title,
            self.kata,
            (self.ik.satuan or "").lower(),
            notes,
            " ".join((*self._rows(points), f"{capitalised(notes)}." if notes else "")).strip(),
            self.fiktif,
        )

    def _rows(self, points: Sequence[Point]) -> Iterator[str]:
        """What stands where, for those who do not see it."""
        targets, realised = [(p.nama, p.target) for p in points], [(p.nama, p.realisasi) for p in points]
        for name, figures in ((self.kata("Target"), targets), (self.kata("Realisasi"), realised)):
            if any(figure for _, figure in figures):
                told = [f"{at} {figure.tercetak if figure else self.kata(EMPTY)}" for at, figure in figures]
                yield f"{name}: {'; '.join(told)}."
