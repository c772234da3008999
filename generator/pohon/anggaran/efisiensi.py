"""Achievement beside the money that was spent for it."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import NamedTuple

from pohon.model import Profil

_EXACT = Context(prec=120)


class Efisiensi(NamedTuple):
    """Achievement beside the money spent for it: how many percentage points it is ahead, and the class of that."""

    selisih: Decimal
    kelas: str
    dasar: str


def compute_efisiensi(capaian: Decimal, serapan: Decimal, tahun: str, profil: Profil | None) -> Efisiensi:
    """Achievement (percent) beside serapan (percent) of one year; without classes for that year only the difference."""
    selisih = _EXACT.subtract(capaian, serapan)
    if profil is None or (profil.sejak is not None and tahun < profil.sejak):
        return Efisiensi(selisih, "", "")
    kelas = sorted(profil.kelas, key=lambda each: (each.mulai is not None, each.mulai or Decimal(0)))
    reached = [each.nama for each in kelas if each.mulai is None or each.mulai <= selisih]
    return Efisiensi(selisih, reached[-1], profil.dasar) if reached else Efisiensi(selisih, "", "")
