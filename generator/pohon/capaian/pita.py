"""The bands of achievement: Permendagri 86/2017, or the dated profiles of the settings."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from pohon.kata import msg
from pohon.model import Hitungan, Profil

BEST = 4


class Pita(NamedTuple):
    """A band from `mulai` percent on (None: the lowest one); `tingkat` is 0 for the worst, 4 for the best."""

    nama: str
    mulai: Decimal | None
    tingkat: int
    dasar: str


_LAW = "Permendagri 86/2017"
PERMENDAGRI_86_2017 = (
    Pita(msg("sangat tinggi"), Decimal(91), 4, _LAW),
    Pita(msg("tinggi"), Decimal(76), 3, _LAW),
    Pita(msg("sedang"), Decimal(66), 2, _LAW),
    Pita(msg("rendah"), Decimal(51), 1, _LAW),
    Pita(msg("sangat rendah"), None, 0, _LAW),
)
"""The classes of the regulation as thresholds: its printed table has gaps (91 to 100, 76 to 90: where is 90,5?)."""


def bands(tahun: str, hitungan: Hitungan) -> tuple[Pita, ...]:
    """The bands that hold in a year, best first: the youngest profile of the settings, else the regulation's."""
    own = [profil for profil in hitungan.pita if (profil.sejak or "") <= tahun]
    return _from(max(own, key=lambda profil: profil.sejak or "")) if own else PERMENDAGRI_86_2017


@lru_cache(maxsize=16)
def _from(profil: Profil) -> tuple[Pita, ...]:
    """The classes of a profile in order, spread over the five degrees that pages can show."""
    kelas = sorted(profil.kelas, key=lambda each: (each.mulai is not None, each.mulai or Decimal(0)), reverse=True)
    steps = max(len(kelas) - 1, 1)
    return tuple(
        Pita(each.nama, each.mulai, BEST * (steps - place) // steps, profil.dasar) for place, each in enumerate(kelas)
    )


def band_of(nilai: Decimal, among: Sequence[Pita]) -> Pita | None:
    """The first band, from the best down, that a rounded achievement (percent) reaches."""
    return next((pita for pita in among if pita.mulai is None or nilai >= pita.mulai), None)
