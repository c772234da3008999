"""Whether the figures of a group may be held against each other, and every reason why not."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from pohon.banding.isi import Dari
from pohon.banding.kelompok import Kelompok
from pohon.banding.nama import text_of, unit_of


class Setara(StrEnum):
    """Whether figures may be compared. Of a nomenklatur there are none: each indikator has its own."""

    SETARA = "setara"
    BELUM_TENTU = "belum_tentu"
    TIDAK = "tidak"
    TANPA_ANGKA = "tanpa_angka"


class Hal(StrEnum):
    """What was looked at, and how it stands."""

    DEFINISI_BERBEDA = "definisi_berbeda"
    FORMULA_BERBEDA = "formula_berbeda"
    SATUAN_BERBEDA = "satuan_berbeda"
    DEFINISI_BELUM_DIISI = "definisi_belum_diisi"
    SATUAN_BELUM_DIISI = "satuan_belum_diisi"
    RUMUS_BERBEDA = "rumus_berbeda"


class Putusan(NamedTuple):
    """The verdict on a group: `hal` are all reasons, the weightiest first."""

    setara: Setara
    hal: tuple[Hal, ...] = ()


_AGAINST = (Hal.DEFINISI_BERBEDA, Hal.FORMULA_BERBEDA, Hal.SATUAN_BERBEDA)


def judge(group: Kelompok) -> Putusan:
    """Every definition, formula and unit against those of the others; absent ones are never taken as the same."""
    if group.jenis != Dari.INDIKATOR:
        return Putusan(Setara.TANPA_ANGKA)
    definisi = {text_of(each.isi.definisi) for each in group.anggota}
    formula = {text_of(each.isi.formula) for each in group.anggota}
    satuan = {unit_of(each.isi.satuan) for each in group.anggota}
    found = (
        (Hal.DEFINISI_BERBEDA, _differ(definisi)),
        (Hal.FORMULA_BERBEDA, _differ(formula)),
        (Hal.SATUAN_BERBEDA, _differ(satuan)),
        (Hal.DEFINISI_BELUM_DIISI, "" in definisi),
        (Hal.SATUAN_BELUM_DIISI, "" in satuan),
        (Hal.RUMUS_BERBEDA, _differ(each.isi.rumus for each in group.anggota)),
    )
    hal = tuple(each for each, is_so in found if is_so)
    if against := tuple(each for each in hal if each in _AGAINST):
        return Putusan(Setara.TIDAK, against)
    return Putusan(Setara.BELUM_TENTU if hal else Setara.SETARA, hal)


def _differ(texts: Iterable[str]) -> bool:
    """Whether there are two that say different things."""
    return len({text for text in texts if text}) > 1


def one_unit(group: Kelompok) -> bool:
    """Whether all figures of a group are told to be in one unit."""
    units = {unit_of(each.isi.satuan) for each in group.anggota}
    return len(units) == 1 and "" not in units
