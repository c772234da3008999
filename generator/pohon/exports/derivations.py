"""What is counted, as the downloads tell it: nothing where there is no realisasi and no word about its absence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import cast

from pohon.capaian import (
    PERMENDAGRI_86_2017,
    UNMEASURED,
    Alasan,
    CapaianTahun,
    Langkah,
    Pita,
    Turunan,
    bands,
    has_result,
    scales,
)
from pohon.exports.derived import (
    AchievementData,
    BandData,
    ClassesData,
    DerivationData,
    Lingkup,
    MeanData,
    ProfileData,
    SettingsData,
    StatesData,
    StepData,
    ThresholdData,
)
from pohon.model import Hitungan, Indikator, Profil, Sasaran
from pohon.understood import Understood

_ABSENT = UNMEASURED | {Alasan.TIDAK_RELEVAN}  # the reasons that there is no realisasi


def number(value: Decimal) -> str:
    """A number with a decimal point and no exponent."""
    return f"{value:f}"


def counted(u: Understood, ik: Indikator) -> tuple[CapaianTahun | None, ...]:
    """The achievement of each year in order; None where there is no realisasi and no word about its absence."""
    told = [has_result(p) or p.status_data for p in sorted(ik.pengukuran, key=lambda each: each.tahun)]
    if not any(told):  # most trees: nothing to compute
        return (None,) * len(told)
    return tuple(each if tells else None for each, tells in zip(u.capaian[ik.id], told, strict=True))


def achievement(of: CapaianTahun | None) -> AchievementData | None:
    """The achievement of a year, and of its quarters where one of them has a realisasi."""
    if of is None:
        return None
    quarters = of.triwulan if any(each.alasan not in _ABSENT for each in of.triwulan) else ()
    return {"setahun": derivation(of.setahun), "triwulan": [derivation(each) for each in quarters]}


def derivation(of: Turunan) -> DerivationData:
    """One achievement with its steps."""
    return {
        "lingkup": cast("Lingkup", of.lingkup),
        "target": [number(each) for each in of.target],
        "realisasi": None if of.realisasi is None else number(of.realisasi),
        "langkah": steps(of.langkah),
        "nilai": None if of.nilai is None else number(of.nilai),
        "pita": of.pita and _band(of.pita),
        "alasan": of.alasan,
        "andaian": list(of.andaian),
    }


def steps(langkah: Iterable[Langkah]) -> list[StepData]:
    """The steps of a derivation."""
    return [
        {"kerja": each.kerja, "rumus": each.rumus, "angka": each.angka, "hasil": number(each.hasil)} for each in langkah
    ]


def _band(pita: Pita) -> BandData:
    return {"nama": pita.nama, "tingkat": pita.tingkat}


def mean(u: Understood, s: Sasaran) -> MeanData | None:
    """The mean of the achievements of a sasaran's own indikator; nothing in a tree of which nothing is measured."""
    whole = u.mean(s.id)
    if whole is None:
        return None
    return {
        "tahun": u.tahun or "",
        "nilai": None if whole.nilai is None else number(whole.nilai),
        "pita": whole.pita and _band(whole.pita),
        "langkah": steps(whole.langkah),
        "dihitung": whole.dihitung,
        "semua": whole.semua,
        "sebagian": whole.sebagian,
    }


def states(u: Understood) -> StatesData | None:
    """How many indikator of the tree stand where."""
    if u.tahun is None:
        return None
    return {
        "tahun": u.tahun,
        "tingkat": list(u.rekap.tingkat),
        "tidak_dihitung": u.rekap.tidak_dihitung,
        "belum_diukur": u.rekap.belum_diukur,
    }


@lru_cache(maxsize=4)
def settings(hitungan: Hitungan) -> SettingsData:
    """The settings with all that is built in. Nobody may change it: all trees of a site share it."""
    own = sorted(hitungan.pita, key=lambda each: each.sejak or "", reverse=True)
    return {
        "triwulan": hitungan.triwulan,
        "sampai": hitungan.sampai,
        "batas": number(hitungan.batas),
        "pita": [*(_profile(each, hitungan) for each in own), _bands(None, PERMENDAGRI_86_2017)],
        "efisiensi": _classes(hitungan.efisiensi) if hitungan.efisiensi else None,
        "skala": [{"nama": each.nama, "dasar": each.dasar, "kata": list(each.kata)} for each in scales(hitungan)],
    }


def _profile(profil: Profil, hitungan: Hitungan) -> ProfileData:
    alone = hitungan.model_copy(update={"pita": (profil,)})
    return _bands(profil.sejak, bands(profil.sejak or "", alone))


def _bands(sejak: str | None, among: Sequence[Pita]) -> ProfileData:
    return {"dasar": among[0].dasar, "sejak": sejak, "kelas": [_threshold(each) for each in among]}


def _classes(profil: Profil) -> ClassesData:
    return {
        "dasar": profil.dasar,
        "sejak": profil.sejak,
        "kelas": [
            {"nama": each.nama, "mulai": None if each.mulai is None else number(each.mulai)}
            for each in sorted(profil.kelas, key=lambda each: (each.mulai is None, -(each.mulai or Decimal(0))))
        ],
    }


def _threshold(pita: Pita) -> ThresholdData:
    return {**_band(pita), "mulai": None if pita.mulai is None else number(pita.mulai)}
