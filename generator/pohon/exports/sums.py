"""What the budget adds up to, as the downloads tell it: nothing where no money is told."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pohon.anggaran import Efisiensi, Jumlah, Pos, beside, roll_up, steps_of
from pohon.anggaran.langkah import SELISIH
from pohon.capaian import Gabungan
from pohon.capaian.hitung import as_text, fill
from pohon.exports.derivations import number, steps
from pohon.exports.summed import BudgetPostData, BudgetStepData, BudgetSumData, EfficiencyData
from pohon.understood import Understood


def sums(u: Understood, key: str) -> list[BudgetSumData]:
    """What the branch of a sasaran adds up to in each year, and its achievement beside it."""
    return [_sum(jumlah, _efficiency(u, jumlah, mean)) for jumlah, mean in u.money(key)]


def whole_sums(u: Understood) -> list[BudgetSumData]:
    """What the whole tree adds up to in each year."""
    return [_sum(roll_up(u.belanja, tahun), None) for tahun in u.belanja.tahun]


def _sum(of: Jumlah, efisiensi: EfficiencyData | None) -> BudgetSumData:
    return {
        "tahun": of.tahun,
        "sendiri": of.sendiri,
        "masuk": [_post(pos) for pos in of.masuk],
        "terlewat": [{"sasaran": each.sasaran, "sebab": each.sebab, "oleh": each.di} for each in of.terlewat],
        "pagu": _maybe(of.pagu),
        "realisasi": _maybe(of.realisasi),
        "serapan": _maybe(of.serapan.nilai),
        "alasan": of.serapan.alasan,
        "dari": of.serapan.dari,
        "semua": of.serapan.semua,
        "langkah": list(_steps(of)),
        "efisiensi": efisiensi,
    }


def _post(pos: Pos) -> BudgetPostData:
    return {
        "nomenklatur": pos.nama,
        "kode": pos.kode or None,
        "sasaran": list(pos.sasaran),
        "pagu": _maybe(pos.pagu),
        "realisasi": _maybe(pos.realisasi),
        "berbeda": pos.berbeda,
    }


def _steps(of: Jumlah) -> Iterator[BudgetStepData]:
    for each in steps_of(of):
        yield {"kerja": each.kerja, "rumus": each.rumus, "angka": each.angka, "hasil": number(each.hasil)}


def _efficiency(u: Understood, jumlah: Jumlah, mean: Gabungan | None) -> EfficiencyData | None:
    if mean is None or mean.nilai is None or jumlah.serapan.nilai is None:
        return None
    found = beside(jumlah, mean.nilai, u.hitungan.efisiensi)
    return found and _beside(found, mean, mean.nilai, jumlah.serapan.nilai)


def _beside(found: Efisiensi, mean: Gabungan, capaian: Decimal, serapan: Decimal) -> EfficiencyData:
    return {
        "capaian": number(capaian),
        "langkah": steps(mean.langkah),
        "dihitung": mean.dihitung,
        "semua": mean.semua,
        "rumus": SELISIH,
        "angka": as_text(fill(SELISIH, {"capaian": capaian, "serapan": serapan})),
        "selisih": number(found.selisih),
        "kelas": found.kelas or None,
    }


def _maybe(value: Decimal | None) -> str | None:
    return None if value is None else number(value)
