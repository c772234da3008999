"""How quarters become a year: which of them count, and what they add up to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from pohon.capaian.hitung import Token, evaluate
from pohon.model import Hitungan, Perhitungan

QUARTERS = 4
Values = Sequence[Decimal]

_LAST = frozenset((Perhitungan.NON_KUMULATIF, Perhitungan.POSISI_AKHIR))


def takes_last(perhitungan: Perhitungan) -> bool:
    """Whether the last quarter stands for the year."""
    return perhitungan in _LAST


def _summed(values: Values) -> tuple[Token, ...]:
    return tuple(part for n, value in enumerate(values) for part in (("+", value) if n else (value,)))


def _averaged(values: Values) -> tuple[Token, ...]:
    return ("(", *_summed(values), ")", "/", Decimal(len(values)))


def _last(values: Values) -> tuple[Token, ...]:
    return (values[-1],)


_JOINED: Mapping[Perhitungan, Callable[[Values], tuple[Token, ...]]] = {
    Perhitungan.KUMULATIF: _summed,
    Perhitungan.RATA_RATA: _averaged,
    Perhitungan.NON_KUMULATIF: _last,
    Perhitungan.POSISI_AKHIR: _last,
}


def joined(perhitungan: Perhitungan, values: Values) -> tuple[Token, ...]:
    """The formula that makes one figure of several quarters, in their order."""
    return _JOINED[perhitungan](values)


def elapsed(tahun: str, hitungan: Hitungan) -> int | None:
    """How many quarters of a year have passed on the day of the settings; None where no day is set."""
    if hitungan.sampai is None:
        return None
    day = date.fromisoformat(hitungan.sampai)
    ends = ((3, 31), (6, 30), (9, 30), (12, 31))
    return sum(day >= date(int(tahun), month, last) for month, last in ends)


def counted(filled: Sequence[int], tahun: str, hitungan: Hitungan) -> tuple[int, ...]:
    """The quarters (0 to 3) by which a year is judged: those with a realisasi, or all that have passed."""
    passed = elapsed(tahun, hitungan) if hitungan.triwulan == "berjalan" else None
    return tuple(filled) if passed is None else tuple(range(passed))


def fitting(perhitungan: Perhitungan | None, quarters: Values, setahun: Decimal | None) -> tuple[Perhitungan, ...]:
    """The rules that may hold: the one that is written, else those by which four quarters give the annual target.

    `quarters` are empty where not all four targets are numbers; nothing can then be told, and all rules may hold.
    """
    if perhitungan:
        return (perhitungan,)
    if setahun is None or len(quarters) != QUARTERS:
        return tuple(Perhitungan)
    return tuple(each for each in Perhitungan if evaluate(joined(each, quarters)) == setahun)
