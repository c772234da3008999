"""The formulas: how realisasi is set against target, by polarity.

Positive `R / T`, negative `(2T - R) / T` (method A, the usual one) or `T / R` (method B, chosen per indikator): both
are in use in published LKjIP. Stable and range: 100 on the target, less on either side of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from pohon.capaian.turunan import Alasan, Andaian
from pohon.model import Indikator, Metode, Polaritas

POSITIF = "realisasi / target * 100"
SELISIH = "(2 * target - realisasi) / target * 100"
RASIO = "target / realisasi * 100"
DI_DALAM = "100"
DI_BAWAH = "realisasi / batas_bawah * 100"
DI_ATAS = "(2 * batas_atas - realisasi) / batas_atas * 100"
DI_ATAS_RASIO = "batas_atas / realisasi * 100"

FORMULAS = (POSITIF, SELISIH, RASIO, DI_DALAM, DI_BAWAH, DI_ATAS, DI_ATAS_RASIO)

_PAIR = 2


class Terpilih(NamedTuple):
    """The formula that holds for two figures, what its names stand for, and what had to be assumed."""

    rumus: str
    angka: Mapping[str, Decimal]
    andaian: tuple[Andaian, ...]


def choose(ik: Indikator, target: tuple[Decimal, ...], realisasi: Decimal) -> Terpilih | Alasan:
    """The formula for a target (one number, or the two ends of a range) and a realisasi, or why none holds."""
    ranged = len(target) == _PAIR
    if ranged and ik.polaritas not in {None, Polaritas.RENTANG}:
        return Alasan.TARGET_RENTANG
    if ranged:
        andaian = () if ik.polaritas else (Andaian.RENTANG,)
        return _in_range(ik, target[0], target[1], realisasi, andaian)
    if ik.polaritas is Polaritas.RENTANG:
        return Alasan.BUKAN_RENTANG
    return _single(ik, target[0], realisasi)


def _single(ik: Indikator, target: Decimal, realisasi: Decimal) -> Terpilih | Alasan:
    andaian = () if ik.polaritas else (Andaian.POLARITAS,)
    falls = ik.polaritas is Polaritas.NEGATIF
    above = ik.polaritas is Polaritas.STABIL and realisasi > target
    rumus = (RASIO if ik.metode is Metode.RASIO else SELISIH) if falls else SELISIH if above else POSITIF
    angka = {"realisasi": realisasi, "target": target}
    return _unusable(rumus, target, realisasi) or Terpilih(rumus, angka, andaian)


def _in_range(
    ik: Indikator, low: Decimal, high: Decimal, realisasi: Decimal, andaian: tuple[Andaian, ...]
) -> Terpilih | Alasan:
    if low <= realisasi <= high:
        return Terpilih(DI_DALAM, {}, andaian)
    if realisasi < low:
        found = Terpilih(DI_BAWAH, {"realisasi": realisasi, "batas_bawah": low}, andaian)
        return _unusable(DI_BAWAH, low, realisasi) or found
    rumus = DI_ATAS_RASIO if ik.metode is Metode.RASIO else DI_ATAS
    found = Terpilih(rumus, {"realisasi": realisasi, "batas_atas": high}, andaian)
    return _unusable(rumus, high, realisasi) or found


def _unusable(rumus: str, target: Decimal, realisasi: Decimal) -> Alasan | None:
    """Why a formula says nothing about two figures: below zero, more would count as less."""
    if target < 0:
        return Alasan.TARGET_NEGATIF
    if rumus in {RASIO, DI_ATAS_RASIO}:
        return Alasan.REALISASI_TIDAK_POSITIF if realisasi <= 0 else None
    return Alasan.TARGET_NOL if target == 0 else None
