"""How a site counts: its settings for quarters, aggregates, bands, scales and classes of efficiency."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from pohon.model.angka import parse_angka
from pohon.model.base import Bagian, DaftarTeks, Tanggal, Teks
from pohon.model.dinas import Tahun


def _number(value: object) -> Decimal:
    if isinstance(value, Decimal):
        return value
    found = parse_angka(value).nilai if isinstance(value, str) else None
    if found is None:
        raise PydanticCustomError("angka", "not a number")
    return found


Bilangan = Annotated[Decimal, BeforeValidator(_number)]
"""A number with an Indonesian decimal comma, such as `"90,5"`."""


def _positive(value: Decimal) -> Decimal:
    if value <= 0:
        raise PydanticCustomError("batas", "an upper bound is more than zero")
    return value


DasarTriwulan = Literal["terisi", "berjalan"]
"""Which quarters an unfinished year is judged by: those with a realisasi, or all that have passed."""


class Kelas(Bagian):
    """A class that begins at a number; the lowest one has no `mulai`."""

    nama: Teks
    mulai: Bilangan | None = None


def _apart(kelas: tuple[Kelas, ...]) -> tuple[Kelas, ...]:
    if len({each.mulai for each in kelas}) < len(kelas):
        raise PydanticCustomError("kelas", "two classes begin at the same number")
    return kelas


class Profil(Bagian):
    """Classes that hold since a year, and the rule (`dasar`) that says so, in any order."""

    dasar: Teks
    sejak: Tahun | None = None
    kelas: Annotated[tuple[Kelas, ...], Field(min_length=1), AfterValidator(_apart)]


class Skala(Bagian):
    """Words that stand for scores: the worst one first has score 1, the next one 2, and so on."""

    nama: Teks
    dasar: Teks | None = None
    kata: DaftarTeks


class Hitungan(Bagian):
    """How achievement is counted where the content leaves it open.

    `sampai` is the day up to which a year counts as passed; the clock of the machine never decides. `batas` (percent)
    bounds an achievement within aggregates only. `pita` and `skala` stand before those that Pohon knows itself.
    """

    triwulan: DasarTriwulan = "terisi"
    sampai: Tanggal | None = None
    batas: Annotated[Bilangan, AfterValidator(_positive)] = Decimal(120)
    pita: tuple[Profil, ...] = ()
    efisiensi: Profil | None = None
    skala: tuple[Skala, ...] = ()
