"""Achievement beside the money that was spent for it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal
from typing import NamedTuple

from pohon.anggaran.jumlah import Jumlah
from pohon.capaian import Gabungan, Turunan, average, bands
from pohon.capaian.turunan import TAHUN
from pohon.model import Hitungan, Profil

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


def mean_of_year(found: Sequence[Turunan | None], tahun: str, hitungan: Hitungan) -> Gabungan | None:
    """The achievement of a sasaran in a year that is over; None before: half a year's is no measure of its money."""
    mean = average(found, hitungan.batas, bands(tahun, hitungan))
    whole = all(each.lingkup == TAHUN for each in found if each and each.nilai is not None)
    return mean if whole and mean.nilai is not None else None


def beside(jumlah: Jumlah, capaian: Decimal | None, profil: Profil | None) -> Efisiensi | None:
    """Achievement beside the serapan of a branch; no class where some of its money is not known."""
    serapan = jumlah.serapan
    if serapan.nilai is None or capaian is None:
        return None
    return compute_efisiensi(capaian, serapan.nilai, jumlah.tahun, profil if serapan.dari == serapan.semua else None)
