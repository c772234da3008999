"""Advice about figures that must follow from each other: a year from its quarters, a realisasi from its formula."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import NamedTuple

from pohon.capaian import JenisSatuan, kind_of
from pohon.checks.figures import QUARTERS
from pohon.checks.identity import indikator_keys
from pohon.model import Indikator, Pengukuran, Peran, Perhitungan, StatusData, Tree
from pohon.problems import Finding, Keys

AS_PRINTED = "Bila sumber memang mencetaknya begitu, biarkan dan jelaskan pada catatan."
_ZERO = Decimal(0)
_MARKS = str.maketrans(",.", ".,")
_WIDE = Context(prec=120)  # a figure has at most 28 digits: nothing here needs more


def sound(tree: Tree) -> Iterator[tuple[Indikator, Keys]]:
    """Every indikator in which nothing is wrong that the author is told already, with the way to it."""
    for indikator, keys in indikator_keys(tree):
        if not tree.is_rusak(*keys) and not any(way[: len(keys)] == keys for way in tree.rusak):
            yield indikator, keys


def printed(value: Decimal) -> str:
    """`Decimal("1250.50")` -> `"1.250,5"`."""
    return f"{value.normalize(_WIDE):,f}".translate(_MARKS)


def upper(text: str) -> str:
    """A text as a sentence begins."""
    return text[:1].upper() + text[1:]


def rounded(value: Decimal, decimals: int) -> Decimal:
    """A number with so many decimals, half of the last one up."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)


def decimals(value: Decimal) -> int:
    """How many decimals a figure is printed with."""
    return max(0, -int(value.as_tuple().exponent))


def unit(value: Decimal) -> Decimal:
    """One in the last printed place: `2,50` -> 0.01, `2` -> 1."""
    return Decimal(1).scaleb(-decimals(value))


def slack(value: Decimal) -> Decimal:
    """How far rounding may have moved a figure: half of its last printed decimal; a whole number is exact."""
    return unit(value) / 2 if decimals(value) else _ZERO


# --- quarters and their year ---


class _Whole(NamedTuple):
    """What four quarters come to: by which way, how much, and how far rounding may have moved it."""

    nama: str
    nilai: Decimal
    slack: Decimal


_JUMLAH, _RATA, _AKHIR = "jumlah triwulan", "rata-rata triwulan", "angka TW IV"
_WAYS = {
    Perhitungan.KUMULATIF: (_JUMLAH,),
    Perhitungan.RATA_RATA: (_RATA,),
    Perhitungan.NON_KUMULATIF: (_AKHIR,),
    Perhitungan.POSISI_AKHIR: (_AKHIR,),
    None: (_JUMLAH, _RATA, _AKHIR),
}
_UNITS = tuple(map(Decimal, (10, 100, 1000)))
_CLOSE = Decimal("0.05")  # nearer than that, or two figures are not "ten times" each other


def check_quarters_agree(tree: Tree) -> Iterator[Finding]:
    """Triwulan tidak cocok dengan angka setahun.

    Keempat angka triwulan tidak menghasilkan angka setahun, baik pada target maupun (bila keempatnya terisi) pada
    realisasi. Caranya menurut `perhitungan`: `kumulatif` dijumlahkan, `rata_rata` dirata-ratakan, `non_kumulatif` dan
    `posisi_akhir` diambil TW IV. Tanpa `perhitungan`, salah satu dari ketiganya cukup. Realisasi yang `status_data`-nya
    `direvisi` tidak diperiksa.

    Pembulatan dimaafkan: setengah dari angka desimal terakhir yang tercetak, untuk setiap angka; bilangan tanpa desimal
    dianggap tepat, kecuali angka setahun yang merupakan rata-rata, dan TW IV yang desimalnya sebanyak angka setahun
    harus sama. Bila selisihnya tepat 10, 100, atau 1000 kali, barangkali satuannya keliru, misalnya `0,0138%` di
    samping triwulan yang berjumlah 1,38.

    Isi disalin apa adanya: bila sumber memang mencetaknya begitu, biarkan dan jelaskan pada `catatan`. Peringatan
    ini tidak menghentikan penerbitan.
    """
    for indikator, keys in sound(tree):
        for n, pengukuran in enumerate(indikator.pengukuran):
            for name, year, quarters in _years(pengukuran):
                if told := _disagreement(f"{name} setahun", year, quarters, indikator.perhitungan):
                    yield Finding(tree.places.at(*keys, "pengukuran", n, name), told, AS_PRINTED)


def _years(pengukuran: Pengukuran) -> Iterator[tuple[str, Decimal, tuple[Decimal, ...]]]:
    """The figures of the year that stand beside four quarterly ones: what they are, the figure, the four."""
    if not (quartered := pengukuran.triwulan):
        return
    is_revised = pengukuran.status_data is StatusData.DIREVISI
    of_results = () if is_revised else quartered.realisasi
    both = (("target", pengukuran.target, quartered.target), ("realisasi", pengukuran.realisasi, of_results))
    for name, year, figures in both:
        values = tuple(figure.nilai for figure in figures if figure and figure.nilai is not None)
        if year and year.nilai is not None and len(values) == len(figures) == QUARTERS:
            yield name, year.nilai, values


def _disagreement(name: str, year: Decimal, quarters: Sequence[Decimal], perhitungan: Perhitungan | None) -> str:
    """How the quarters differ from the year, nothing where they agree."""
    wholes = tuple(whole for whole in _wholes(quarters) if whole.nama in _WAYS[perhitungan])
    if any(_agrees(year, whole, perhitungan) for whole in wholes):
        return ""
    for whole in wholes:
        if told := _wrong_unit(name, year, whole):
            return told
    found = ", ".join(f"{whole.nama} {printed(whole.nilai)}" for whole in wholes)
    return upper(f"{name} {printed(year)} tidak cocok dengan triwulannya: {found}.")


def _agrees(year: Decimal, whole: _Whole, perhitungan: Perhitungan | None) -> bool:
    if whole.nama == _AKHIR and decimals(year) == decimals(whole.nilai):
        return year == whole.nilai  # one figure, printed twice
    # The mean of whole numbers is seldom whole: where it is surely one, it may have been rounded to the next.
    room = unit(year) / 2 if perhitungan is Perhitungan.RATA_RATA else slack(year)
    return abs(whole.nilai - year) <= whole.slack + room


def _wholes(quarters: Sequence[Decimal]) -> tuple[_Whole, ...]:
    total, unsure = sum(quarters, _ZERO), sum(map(slack, quarters), _ZERO)
    return (
        _Whole(_JUMLAH, total, unsure),
        _Whole(_RATA, total / QUARTERS, unsure / QUARTERS),
        _Whole(_AKHIR, quarters[-1], slack(quarters[-1])),
    )


def _wrong_unit(name: str, year: Decimal, whole: _Whole) -> str:
    """The quarters as ten, a hundred or a thousand times the year, or the other way round."""
    quarterly, yearly = f"{whole.nama} {printed(whole.nilai)}", f"{name} {printed(year)}"
    for times in _UNITS:
        if _is_near(whole.nilai, year * times, whole.slack + slack(year) * times):
            more, less = quarterly, yearly
        elif _is_near(year, whole.nilai * times, whole.slack * times + slack(year)):
            more, less = yearly, quarterly
        else:
            continue
        return upper(f"{more} adalah {printed(times)} kali {less}: barangkali salah satuan.")
    return ""


def _is_near(one: Decimal, other: Decimal, room: Decimal) -> bool:
    return bool(one) and abs(one - other) <= min(room, abs(other) * _CLOSE)


# --- a formula ---

_DIFFERENCE = re.compile(r"[-−–]|kurang|selisih|(?:tumbuh|ningkat|naik|turun|ubah)", re.IGNORECASE)
_POWERS = tuple(Decimal(10) ** n for n in range(7))
"""Per hundred, per thousand ... per million: a unit other than percent does not say."""


class _Parts(NamedTuple):
    """What is divided by what."""

    pembilang: Decimal
    penyebut: Decimal


def parts_of(pengukuran: Pengukuran) -> _Parts | None:
    """Numerator and denominator of one year where these are all that its formula is fed with."""
    parts = {each.peran: each.nilai.nilai for each in pengukuran.komponen_rumus}
    above, below = parts.get(Peran.PEMBILANG), parts.get(Peran.PENYEBUT)
    if len(pengukuran.komponen_rumus) != len(_Parts._fields) or above is None or below is None:
        return None
    return _Parts(above, below)


def check_follows_from_parts(tree: Tree) -> Iterator[Finding]:
    """Realisasi tidak mengikuti komponen rumusnya.

    Dari `komponen_rumus` (satu `pembilang`, satu `penyebut`, tidak ada yang lain), realisasi setahun seharusnya
    pembilang ÷ penyebut, untuk persen dikali 100. Untuk satuan lain kelipatan sepuluh dibiarkan (per 1.000 penduduk),
    dan rumus berisi selisih atau pertumbuhan boleh dikurangi satu dahulu. Pembulatan ke atas atau ke bawah pada angka
    terakhir yang tercetak dimaafkan.

    Yang harus dilakukan: periksa ketiga angkanya. Bila dokumen memang mencetaknya begitu, biarkan dan jelaskan pada
    `catatan`.
    """
    for indikator, keys in sound(tree):
        for n, pengukuran in enumerate(indikator.pengukuran):
            if told := _does_not_follow(indikator, pengukuran):
                yield Finding(tree.places.at(*keys, "pengukuran", n, "realisasi"), told, AS_PRINTED)


def _does_not_follow(indikator: Indikator, pengukuran: Pengukuran) -> str:
    """How the realisasi differs from what its components give."""
    result, parts = pengukuran.realisasi, parts_of(pengukuran)
    if not result or result.nilai is None or parts is None or parts.pembilang < 0:
        return ""
    above, below = slack(parts.pembilang), slack(parts.penyebut)
    if parts.penyebut <= below:
        return ""
    ends = (parts.pembilang - above) / (parts.penyebut + below), (parts.pembilang + above) / (parts.penyebut - below)
    is_percent = kind_of(indikator.satuan) is JenisSatuan.PERSEN or result.persen
    factors = _POWERS[2:3] if is_percent else _POWERS
    if any(_fits(result.nilai, low, high, factor) for low, high in _ratios(indikator, *ends) for factor in factors):
        return ""
    ours = rounded(parts.pembilang / parts.penyebut * factors[0], max(2, decimals(result.nilai)))
    rule = f"{printed(parts.pembilang)} ÷ {printed(parts.penyebut)}{' × 100' if is_percent else ''}"
    return f"Realisasi {printed(result.nilai)} tidak sama dengan {rule} = {printed(ours)}."


def _ratios(indikator: Indikator, low: Decimal, high: Decimal) -> Iterator[tuple[Decimal, Decimal]]:
    """The quotient, at least and at most, and what is made of it where the formula speaks of a difference."""
    yield low, high
    if any(text and _DIFFERENCE.search(text) for text in (indikator.nama, indikator.definisi, indikator.formula)):
        yield low - 1, high - 1
        yield 1 - high, 1 - low


def _fits(result: Decimal, low: Decimal, high: Decimal, factor: Decimal) -> bool:
    return low * factor - unit(result) < result < high * factor + unit(result)
