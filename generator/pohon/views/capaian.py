"""Achievement in words: its state, and its derivation step by step. Nothing is computed here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_DOWN, Decimal, localcontext
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from pohon.capaian import (
    ALASAN,
    Alasan,
    Andaian,
    CapaianTahun,
    Gabungan,
    Kerja,
    Langkah,
    Pita,
    Rekap,
    Turunan,
    bands,
    rounded,
)
from pohon.capaian.rumus import DI_DALAM
from pohon.format import QUARTERS
from pohon.kata import Kata, msg
from pohon.model import Perhitungan
from pohon.understood import Understood
from pohon.views.parts import Fact

ANDAIAN: Mapping[Andaian, str] = {
    Andaian.POLARITAS: msg("polaritas positif (makin tinggi makin baik), karena polaritasnya belum diisi"),
    Andaian.RENTANG: msg("polaritas rentang, karena targetnya berupa rentang"),
    Andaian.PERHITUNGAN: msg("cara menggabungkan triwulan, yang dibaca dari targetnya karena belum diisi"),
    Andaian.TRIWULAN_KOSONG: msg("triwulan yang sudah lewat tetapi belum diisi ikut pada target, tidak pada realisasi"),
    Andaian.TRIWULAN_DILEWATI: msg("triwulan yang belum diisi dilewati, baik pada target maupun pada realisasi"),
    Andaian.SKALA: msg("skala katanya, yang dikenali dari kata-kata target dan realisasinya"),
}

KERJA: Mapping[Kerja, str] = {
    Kerja.SKOR_TARGET: msg("Skor target {kata}"),
    Kerja.SKOR_REALISASI: msg("Skor realisasi {kata}"),
    Kerja.TARGET: msg("Target triwulan digabung, {cara}"),
    Kerja.BATAS_BAWAH: msg("Batas bawah triwulan digabung, {cara}"),
    Kerja.BATAS_ATAS: msg("Batas atas triwulan digabung, {cara}"),
    Kerja.REALISASI: msg("Realisasi triwulan digabung, {cara}"),
    Kerja.CAPAIAN: msg("Capaian"),
    Kerja.PEMBULATAN: msg("Pembulatan"),
    Kerja.BATAS: msg("Dibatasi untuk rata-rata"),
    Kerja.RATA_RATA: msg("Rata-rata"),
}

CARA: Mapping[str, str] = {
    Perhitungan.KUMULATIF: msg("kumulatif"),
    Perhitungan.NON_KUMULATIF: msg("nonkumulatif"),
    Perhitungan.RATA_RATA: msg("rata-rata"),
    Perhitungan.POSISI_AKHIR: msg("posisi akhir"),
}

RUMUS: Mapping[str, str] = {
    "realisasi": msg("realisasi"),
    "target": msg("target"),
    "batas_bawah": msg("batas bawah"),
    "batas_atas": msg("batas atas"),
}

_SIGNS = {"*": "×", "/": "÷", "-": "−"}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:E[+-]?\d+)?")
_DECIMALS, _DIGITS = 6, 100
_SHOWN = Decimal(1).scaleb(-_DECIMALS)


class Status(NamedTuple):
    """Where an indikator stands: `kelas` for the shape and colour, always with a word beside it.

    `nilai` as people read it and `mesin` as programs do are empty where nothing is counted; then `alasan` says why.
    `rumus` is the formula with the numbers put in; `lingkup` the part of the year that is told, where it is not whole.
    """

    kelas: str
    kata: str
    nilai: str = ""
    mesin: str = ""
    alasan: str = ""
    rumus: str = ""
    lingkup: str = ""


class LangkahRow(NamedTuple):
    """A step of a derivation: what it does, its formula in names, the same with numbers, and what it gives."""

    nama: str
    rumus: str
    hitungan: str
    hasil: str


class PitaRow(NamedTuple):
    """A band of the scale below a derivation; `tercapai` marks the one that was reached."""

    status: Status
    mulai: str
    tercapai: bool


class Ulangan(NamedTuple):
    """How one achievement can be computed again: its steps, what they assume, the scale of bands and its rule.

    `triwulan` are the quarters with the state of each, `penjelasan` what the document says of the figures of the year.
    """

    tahun: str
    status: Status
    langkah: tuple[LangkahRow, ...]
    andaian: tuple[str, ...]
    pita: tuple[PitaRow, ...]
    dasar: str
    triwulan: tuple[tuple[str, Status], ...]
    penjelasan: tuple[Fact, ...]


class Batang(NamedTuple):
    """One part of a bar of states: how many stand there, where it begins and how wide it is (the bar is 100 wide)."""

    status: Status
    jumlah: str
    mulai: str
    lebar: str


@lru_cache(maxsize=4096)
def read(angka: str, kata: Kata) -> str:
    """`"(2 * 10 - 8.5) / 10 * 100"` -> `"(2 × 10 − 8,5) ÷ 10 × 100"`."""
    words = [_word(word, kata) for word in angka.replace("(-", "(\0").split(" ")]
    return " ".join(words)


def _word(word: str, kata: Kata) -> str:
    if word in _SIGNS:
        return _SIGNS[word]
    bare = word.strip("()").replace("\0", "-")
    if not _NUMBER.fullmatch(bare):
        return word
    return word.replace("\0", "-").replace(bare, short_number(Decimal(bare), kata))


def short_number(value: Decimal, kata: Kata) -> str:
    """A number with at most six decimals, an ellipsis where more follow; a true minus sign."""
    with localcontext(prec=_DIGITS):
        cut = value.quantize(_SHOWN, rounding=ROUND_DOWN) if int(value.as_tuple().exponent) < -_DECIMALS else value
        text = kata.number(cut.normalize() if cut != cut.to_integral() else cut.to_integral())
    return text.replace("-", "−") + ("…" if cut != value else "")


def percent(value: Decimal, kata: Kata) -> str:
    """`Decimal("92.50")` -> `"92,50%"`: always two decimals, so that a column can be compared."""
    return kata.percent(value).replace("-", "−")


def in_names(rumus: str, kata: Kata) -> str:
    """A formula as people read it: `"realisasi ÷ target × 100"`."""
    words = rumus.replace("(", "( ").replace(")", " )").split()
    told = [_SIGNS.get(word) or (kata(RUMUS[word]) if word in RUMUS else word) for word in words]
    return " ".join(told).replace("( ", "(").replace(" )", ")")


def status_of(turunan: Turunan | None, kata: Kata) -> Status:
    """The state of one derivation; None stands for an indikator without figures."""
    if turunan is None or turunan.alasan:
        alasan = turunan.alasan if turunan and turunan.alasan else Alasan.REALISASI_TIDAK_ADA
        unmeasured = turunan is None or turunan.is_unmeasured
        return _uncounted(alasan, kata, unmeasured=unmeasured)
    return _counted(turunan, kata)


@lru_cache(maxsize=64)
def _uncounted(alasan: Alasan, kata: Kata, *, unmeasured: bool) -> Status:
    if unmeasured:
        return Status("belum", kata("belum diukur"), alasan=kata(ALASAN[alasan]))
    return Status("tanpa", kata("tidak dihitung"), alasan=kata(ALASAN[alasan]))


def _counted(turunan: Turunan, kata: Kata) -> Status:
    nilai = turunan.nilai or Decimal(0)
    formula = next(step for step in turunan.langkah if step.kerja is Kerja.CAPAIAN)
    return Status(
        kelas=f"t{turunan.pita.tingkat}" if turunan.pita else "tanpa",
        kata=kata(turunan.pita.nama) if turunan.pita else kata("di luar pita"),
        nilai=percent(nilai, kata),
        mesin=f"{nilai:f}",
        rumus=_formula(turunan, formula, kata),
        lingkup=_part(turunan.lingkup, kata),
    )


def _formula(turunan: Turunan, step: Langkah, kata: Kata) -> str:
    """The formula with the numbers put in; within a range there is nothing to compute."""
    if step.rumus != DI_DALAM or turunan.realisasi is None:
        return read(step.angka, kata)
    low, high = (short_number(end, kata) for end in turunan.target)
    return f"{low} ≤ {short_number(turunan.realisasi, kata)} ≤ {high}"


def _part(lingkup: str, kata: Kata) -> str:
    """`"s.d. TW3"` -> `"s.d. TW III"`; nothing for a whole year or a single quarter."""
    return kata("s.d. {triwulan}", triwulan=QUARTERS[int(lingkup[-1]) - 1]) if lingkup.startswith("s.d.") else ""


def band_status(pita: Pita, kata: Kata) -> Status:
    """A band as a state, for scales and legends."""
    return Status(f"t{pita.tingkat}", kata(pita.nama))


def steps(langkah: Sequence[Langkah], kata: Kata) -> tuple[LangkahRow, ...]:
    """The steps of a derivation in words."""
    return tuple(_step(each, kata) for each in langkah)


def _step(step: Langkah, kata: Kata) -> LangkahRow:
    nama = kata(KERJA[step.kerja]).format(kata=step.rumus, cara=kata(CARA.get(step.rumus, "")))
    hasil = short_number(step.hasil, kata)
    if step.kerja is Kerja.PEMBULATAN:
        return LangkahRow(nama, kata("dua angka di belakang koma, setengah ke atas"), "", percent(step.hasil, kata))
    if step.kerja in {Kerja.SKOR_TARGET, Kerja.SKOR_REALISASI}:
        return LangkahRow(nama, "", "", hasil)
    sums = read(step.angka, kata)
    if step.kerja is Kerja.BATAS:  # a bound is no equation
        return LangkahRow(nama, sums, "", hasil)
    if step.rumus == DI_DALAM:
        return LangkahRow(nama, kata("batas bawah ≤ realisasi ≤ batas atas"), "", hasil)
    rumus = in_names(step.rumus, kata) if step.kerja is Kerja.CAPAIAN else ""
    return LangkahRow(nama, rumus, "" if sums == hasil else sums, hasil)


def derivation(year: CapaianTahun, u: Understood, kata: Kata, penjelasan: tuple[Fact, ...] = ()) -> Ulangan:
    """How the achievement of a year came about, and that of its quarters."""
    among = bands(year.tahun, u.hitungan)
    reached = year.setahun.pita
    return Ulangan(
        tahun=year.tahun,
        status=status_of(year.setahun, kata),
        langkah=steps(year.setahun.langkah, kata),
        andaian=tuple(kata(ANDAIAN[each]) for each in year.setahun.andaian),
        pita=tuple(PitaRow(band_status(each, kata), _from(each, among, kata), each == reached) for each in among),
        dasar=among[0].dasar,
        triwulan=tuple((QUARTERS[n], status_of(each, kata)) for n, each in enumerate(year.triwulan)),
        penjelasan=penjelasan,
    )


def _from(pita: Pita, among: Sequence[Pita], kata: Kata) -> str:
    """Where a band begins; the lowest one ends where the one above it begins."""
    if pita.mulai is not None:
        return kata("mulai {angka}", angka=kata.number(pita.mulai))
    above = [each.mulai for each in among if each.mulai is not None]
    return kata("di bawah {angka}", angka=kata.number(min(above))) if above else ""


def bar(counts: Rekap, among: Sequence[Pita], kata: Kata) -> tuple[Batang, ...]:
    """How many indikator stand where, the best band first; states that nobody is in are left out."""
    parts = [(_degree(n, among, kata), counts.tingkat[n]) for n in reversed(range(len(counts.tingkat)))]
    parts.append((Status("tanpa", kata("tidak dihitung")), counts.tidak_dihitung))
    parts.append((Status("belum", kata("belum diukur")), counts.belum_diukur))
    held = [(status, n) for status, n in parts if n]
    ends = [rounded(Decimal(n * 100) / counts.semua) for n in accumulate((n for _, n in held), initial=0)]
    return tuple(
        Batang(status, kata.number(n), f"{start:.2f}", f"{end - start:.2f}")
        for (status, n), (start, end) in zip(held, pairwise(ends), strict=True)
    )


def _degree(tingkat: int, among: Sequence[Pita], kata: Kata) -> Status:
    """What stands on a degree: of six classes two share one, and both are named."""
    return Status(f"t{tingkat}", " / ".join(kata(pita.nama) for pita in among if pita.tingkat == tingkat))


def mean_status(mean: Gabungan, kata: Kata) -> Status | None:
    """The state of a mean of achievements, or None where nothing was counted."""
    if mean.nilai is None:
        return None
    kelas = f"t{mean.pita.tingkat}" if mean.pita else "tanpa"
    name = kata(mean.pita.nama) if mean.pita else kata("di luar pita")
    formula = next(step for step in mean.langkah if step.kerja is Kerja.RATA_RATA)
    return Status(kelas, name, percent(mean.nilai, kata), f"{mean.nilai:f}", rumus=read(formula.angka, kata))


def mean_extent(mean: Gabungan, kata: Kata) -> str:
    """Of how many indikator a mean is, and how many of them are told up to a quarter only."""
    whole = kata("{dihitung} dari {semua} indikator", dihitung=mean.dihitung, semua=mean.semua)
    part = kata("{sebagian} di antaranya belum setahun penuh", sebagian=mean.sebagian) if mean.sebagian else ""
    return ", ".join(filter(None, (whole, part)))


def group_status(found: Sequence[Turunan | None], kata: Kata) -> Status:
    """The state of several indikator of which none is counted: unmeasured if all are, else not counted."""
    uncounted = [each for each in found if each is not None and not each.is_unmeasured]
    return status_of(uncounted[0], kata) if uncounted else status_of(None, kata)
