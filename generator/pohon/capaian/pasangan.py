"""Which two figures are set against each other: of a quarter, of a year, of the part of a year that is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from pohon.capaian.hitung import as_text, evaluate
from pohon.capaian.skala import Tangga, score
from pohon.capaian.triwulan import QUARTERS, counted, fitting, joined, takes_last
from pohon.capaian.turunan import SAMPAI, TAHUN, TRIWULAN, Alasan, Andaian, Kerja, Langkah
from pohon.model import Angka, Hitungan, Indikator, Pengukuran, Perhitungan, Polaritas

Ukuran = tuple[Decimal, ...]
"""A figure as it is computed with: one number, or the two ends of a range."""


class Pasangan(NamedTuple):
    """A target and a realisasi of one period with the steps that led to them, or why there is no such pair."""

    lingkup: str
    target: Ukuran = ()
    realisasi: Decimal | None = None
    langkah: tuple[Langkah, ...] = ()
    alasan: Alasan | None = None
    andaian: tuple[Andaian, ...] = ()


class Tahunan(NamedTuple):
    """The figures of one year as they are computed with; a quarter or a year without figure is None."""

    pengukuran: Pengukuran
    tangga: Tangga | None
    target: tuple[Angka | None, ...]
    realisasi: tuple[Angka | None, ...]


def tahunan(p: Pengukuran, tangga: Tangga | None) -> Tahunan:
    """A year with its quarters: four of each, or none where none is written (P210 refuses any other number)."""
    target, realisasi = (p.triwulan.target, p.triwulan.realisasi) if p.triwulan else ((), ())
    return Tahunan(p, tangga, _four(target), _four(realisasi))


def _four(figures: Sequence[Angka | None]) -> tuple[Angka | None, ...]:
    return (*figures, *(None,) * QUARTERS)[:QUARTERS] if figures else ()


def _number(figure: Angka | None, tangga: Tangga | None) -> Decimal | None:
    """The value of a figure, or of its word on the scale; None for a range and for what is no number."""
    if figure is None:
        return None
    return figure.nilai if figure.nilai is not None else score(figure.tercetak, tangga)


def _measure(figure: Angka, tangga: Tangga | None) -> Ukuran:
    value = _number(figure, tangga)
    return (value,) if value is not None else figure.batas or ()


def _is_word(figure: Angka) -> bool:
    return figure.nilai is None and not figure.batas


def _are_mixed(*figures: Angka | None) -> bool:
    """Whether words stand beside numbers: 70,5 is no score of a scale whose words go from 1 to 7."""
    return len({_is_word(figure) for figure in figures if figure}) > 1


def _scored(kerja: Kerja, figures: Iterable[Angka], tangga: Tangga | None) -> tuple[Langkah, ...]:
    """The step from each word to its score, each once; numbers and ranges need none."""
    words = dict.fromkeys(figure.tercetak for figure in figures if _is_word(figure))
    scores = ((word, score(word, tangga)) for word in words)
    return tuple(Langkah(kerja, word, as_text((value,)), value) for word, value in scores if value is not None)


def pair(lingkup: str, target: Angka | None, realisasi: Angka | None, tangga: Tangga | None) -> Pasangan:
    """Two printed figures of one period."""
    if realisasi is None:
        return Pasangan(lingkup, _measure(target, tangga) if target else (), alasan=Alasan.REALISASI_TIDAK_ADA)
    value = _number(realisasi, tangga)
    if target is None:
        return Pasangan(lingkup, realisasi=value, alasan=Alasan.TARGET_TIDAK_ADA)
    ends = _measure(target, tangga)
    if value is None or not ends or _are_mixed(target, realisasi):
        return Pasangan(lingkup, ends, value, alasan=Alasan.BUKAN_ANGKA)
    steps = (*_scored(Kerja.SKOR_TARGET, [target], tangga), *_scored(Kerja.SKOR_REALISASI, [realisasi], tangga))
    return Pasangan(lingkup, ends, value, steps)


def quarter_pairs(year: Tahunan) -> tuple[Pasangan, ...]:
    """The four quarters, or nothing where no quarter has a figure."""
    if not any((*year.target, *year.realisasi)):
        return ()
    none = (None,) * QUARTERS
    return tuple(
        pair(TRIWULAN[n], (year.target or none)[n], (year.realisasi or none)[n], year.tangga) for n in range(QUARTERS)
    )


def year_pair(ik: Indikator, year: Tahunan, hitungan: Hitungan) -> Pasangan:
    """What stands for the year: its own figures, else those of its quarters."""
    p = year.pengukuran
    if p.realisasi and (p.target or not all(year.target)):
        return pair(TAHUN, p.target, p.realisasi, year.tangga)
    filled = tuple(n for n, figure in enumerate(year.realisasi) if figure)
    if not p.realisasi and not filled:
        return pair(TAHUN, p.target, None, year.tangga)
    if _are_mixed(p.target, p.realisasi, *year.target, *year.realisasi):
        return Pasangan(TAHUN, alasan=Alasan.BUKAN_ANGKA)
    found = [_by_rule(rule, year, filled, hitungan) for rule in _rules(ik, year)]
    return _flattered(ik, _agreed(found, assumed=not ik.perhitungan))


def _flattered(ik: Indikator, found: Pasangan) -> Pasangan:
    """Where less is better, a quarter that passed without a figure would count as the best one: then nothing counts."""
    gap = Andaian.TRIWULAN_KOSONG in found.andaian and ik.polaritas is Polaritas.NEGATIF
    return found._replace(alasan=Alasan.REALISASI_TRIWULAN_TIDAK_ADA) if gap else found


def _rules(ik: Indikator, year: Tahunan) -> tuple[Perhitungan, ...]:
    values = [_number(figure, year.tangga) for figure in year.target]
    quarters = tuple(value for value in values if value is not None)
    return fitting(ik.perhitungan, quarters, _number(year.pengukuran.target, year.tangga))


def _agreed(found: Sequence[Pasangan], *, assumed: bool) -> Pasangan:
    """What all rules that may hold say alike; an unwritten rule that matters is not guessed."""
    if len({(each.target, each.realisasi, each.alasan) for each in found}) != 1:
        return Pasangan(TAHUN, alasan=Alasan.PERHITUNGAN_TIDAK_JELAS)
    first = found[0]
    return first._replace(andaian=(Andaian.PERHITUNGAN, *first.andaian)) if assumed and first.alasan is None else first


def _by_rule(rule: Perhitungan, year: Tahunan, filled: Sequence[int], hitungan: Hitungan) -> Pasangan:
    """The pair by one way of adding up quarters."""
    p = year.pengukuran
    if p.realisasi:  # against four quarterly targets, the annual one is absent
        steps = _scored(Kerja.SKOR_REALISASI, [p.realisasi], year.tangga)
        done = pair(TAHUN, None, p.realisasi, year.tangga)._replace(langkah=steps)
        return _against(rule, TAHUN, year, range(QUARTERS), done)
    basis = counted(filled, p.tahun, hitungan)
    if not basis:
        return Pasangan(TAHUN, alasan=Alasan.BELUM_WAKTUNYA)
    used = [n for n in basis if n in filled]
    if not used or (rule is Perhitungan.POSISI_AKHIR and used[-1] != basis[-1]):
        lingkup = TAHUN if _is_complete(rule, basis, used, hitungan) else SAMPAI[basis[-1]]
        return Pasangan(lingkup, alasan=Alasan.REALISASI_TRIWULAN_TIDAK_ADA)
    done = _result(rule, [figure for n in used if (figure := year.realisasi[n])], year.tangga)
    done = done._replace(andaian=_gaps(rule, basis, used))
    if _is_complete(rule, basis, used, hitungan):
        return _against_year(rule, year, done)
    return _against(rule, SAMPAI[basis[-1]], year, basis, done)


def _gaps(rule: Perhitungan, basis: Sequence[int], used: Sequence[int]) -> tuple[Andaian, ...]:
    """What has to be said of empty quarters: those that count for the target only, and those that count for nothing."""
    if used[-1] != basis[-1] or (len(used) != len(basis) and not takes_last(rule)):
        return (Andaian.TRIWULAN_KOSONG,)
    return (Andaian.TRIWULAN_DILEWATI,) if len(basis) <= basis[-1] and not takes_last(rule) else ()


def _is_complete(rule: Perhitungan, basis: Sequence[int], used: Sequence[int], hitungan: Hitungan) -> bool:
    if hitungan.triwulan == "berjalan" and hitungan.sampai:
        return len(basis) == QUARTERS
    return QUARTERS - 1 in used if takes_last(rule) else len(used) == QUARTERS


def _that_count(rule: Perhitungan, figures: Sequence[Angka]) -> Sequence[Angka]:
    return figures[-1:] if takes_last(rule) else figures


def _result(rule: Perhitungan, figures: Sequence[Angka], tangga: Tangga | None) -> Pasangan:
    """The realisasi of several quarters as one, still without target. Predikat have no sum: four times C is no A."""
    values = [_number(figure, tangga) for figure in figures]
    known = [value for value in values if value is not None]
    if len(known) != len(values) or (rule is Perhitungan.KUMULATIF and any(map(_is_word, figures))):
        return Pasangan(TAHUN, alasan=Alasan.BUKAN_ANGKA)
    tokens = joined(rule, known)
    value = evaluate(tokens)
    steps = _scored(Kerja.SKOR_REALISASI, _that_count(rule, figures), tangga)
    done = Langkah(Kerja.REALISASI, rule.value, as_text(tokens), value)
    return Pasangan(TAHUN, realisasi=value, langkah=(*steps, done))


def _against_year(rule: Perhitungan, year: Tahunan, done: Pasangan) -> Pasangan:
    """A complete year: against the annual target, else against what the four quarterly targets give."""
    target = year.pengukuran.target
    if target is None:
        return _against(rule, TAHUN, year, range(QUARTERS), done)
    return _with_level(done._replace(lingkup=TAHUN), target, year.tangga)


def _against(rule: Perhitungan, lingkup: str, year: Tahunan, basis: Sequence[int], done: Pasangan) -> Pasangan:
    """Against the targets of the same quarters."""
    done = done._replace(lingkup=lingkup, alasan=None if done.realisasi is not None else Alasan.BUKAN_ANGKA)
    setahun = year.pengukuran.target
    if not any(year.target):
        level = setahun is not None and rule is not Perhitungan.KUMULATIF
        absent = Alasan.TARGET_TRIWULAN_TIDAK_ADA if setahun else Alasan.TARGET_TIDAK_ADA
        return _with_level(done, setahun, year.tangga) if level and setahun else _failed(done, absent)
    wanted = [year.target[n] for n in (basis[-1:] if takes_last(rule) else basis)]
    figures = [figure for figure in wanted if figure]
    if len(figures) != len(wanted):
        return _failed(done, Alasan.TARGET_TRIWULAN_TIDAK_ADA)
    target, steps = _joined_target(rule, [_measure(figure, year.tangga) for figure in figures])
    return _with_target(done, target, (*_scored(Kerja.SKOR_TARGET, figures, year.tangga), *steps))


def _joined_target(rule: Perhitungan, ends: Sequence[Ukuran]) -> tuple[Ukuran, tuple[Langkah, ...]]:
    """One target of several, end by end, and the steps; nothing where they are not all of one kind."""
    if len({len(each) for each in ends}) != 1:
        return (), ()
    kinds = (Kerja.TARGET,) if len(ends[0]) == 1 else (Kerja.BATAS_BAWAH, Kerja.BATAS_ATAS)
    parts = [joined(rule, [each[n] for each in ends]) for n in range(len(ends[0]))]
    values = tuple(evaluate(part) for part in parts)
    steps = zip(kinds, parts, values, strict=False)
    return values, tuple(Langkah(kerja, rule.value, as_text(part), value) for kerja, part, value in steps)


def _with_level(done: Pasangan, target: Angka, tangga: Tangga | None) -> Pasangan:
    return _with_target(done, _measure(target, tangga), _scored(Kerja.SKOR_TARGET, [target], tangga))


def _with_target(done: Pasangan, target: Ukuran, steps: tuple[Langkah, ...]) -> Pasangan:
    if done.alasan:
        return done
    if not target:
        return _failed(done, Alasan.BUKAN_ANGKA)
    return done._replace(target=target, langkah=(*done.langkah, *steps))


def _failed(done: Pasangan, alasan: Alasan) -> Pasangan:
    return done if done.alasan else done._replace(alasan=alasan)
