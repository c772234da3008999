"""What a computed achievement is: never a bare number, always its derivation."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from pohon.capaian.pita import Pita
from pohon.kata import msg
from pohon.model import StatusData

TAHUN = "tahun"
TRIWULAN = ("TW1", "TW2", "TW3", "TW4")
SAMPAI = ("s.d. TW1", "s.d. TW2", "s.d. TW3", "s.d. TW4")


class Alasan(StrEnum):
    """Why there is no achievement. Absent is never zero."""

    REALISASI_TIDAK_ADA = "realisasi_tidak_ada"
    REALISASI_TRIWULAN_TIDAK_ADA = "realisasi_triwulan_tidak_ada"
    BELUM_WAKTUNYA = "belum_waktunya"
    TIDAK_TERSEDIA = "tidak_tersedia"
    TIDAK_RELEVAN = "tidak_relevan"
    TARGET_TIDAK_ADA = "target_tidak_ada"
    TARGET_TRIWULAN_TIDAK_ADA = "target_triwulan_tidak_ada"
    TARGET_NOL = "target_nol"
    TARGET_NEGATIF = "target_negatif"
    TARGET_RENTANG = "target_rentang"
    BUKAN_RENTANG = "bukan_rentang"
    BUKAN_ANGKA = "bukan_angka"
    REALISASI_TIDAK_POSITIF = "realisasi_tidak_positif"
    PERHITUNGAN_TIDAK_JELAS = "perhitungan_tidak_jelas"
    DI_LUAR_JANGKAUAN = "di_luar_jangkauan"


ALASAN: Mapping[Alasan, str] = {
    Alasan.REALISASI_TIDAK_ADA: msg("realisasi belum ada"),
    Alasan.REALISASI_TRIWULAN_TIDAK_ADA: msg("realisasi triwulan yang sudah lewat belum diisi"),
    Alasan.BELUM_WAKTUNYA: msg("belum waktunya diukur"),
    Alasan.TIDAK_TERSEDIA: msg("data realisasi tidak tersedia"),
    Alasan.TIDAK_RELEVAN: msg("tidak relevan pada tahun ini"),
    Alasan.TARGET_TIDAK_ADA: msg("target belum ada"),
    Alasan.TARGET_TRIWULAN_TIDAK_ADA: msg("target triwulan yang dibandingkan belum ada"),
    Alasan.TARGET_NOL: msg("target nol tidak dapat menjadi pembagi"),
    Alasan.TARGET_NEGATIF: msg("target di bawah nol membalik arti rumus"),
    Alasan.TARGET_RENTANG: msg("target berupa rentang, polaritasnya lain"),
    Alasan.BUKAN_RENTANG: msg("polaritas rentang memerlukan target berupa rentang"),
    Alasan.BUKAN_ANGKA: msg("bukan dua angka, atau bukan dua kata dari satu skala yang dikenal"),
    Alasan.REALISASI_TIDAK_POSITIF: msg("realisasi nol atau kurang tidak dapat menjadi pembagi"),
    Alasan.PERHITUNGAN_TIDAK_JELAS: msg("cara menggabungkan triwulan belum diisi dan hasilnya bergantung padanya"),
    Alasan.DI_LUAR_JANGKAUAN: msg("angkanya di luar jangkauan"),
}
"""Each reason in words that readers and planners see."""

UNMEASURED = frozenset((Alasan.REALISASI_TIDAK_ADA, Alasan.BELUM_WAKTUNYA, Alasan.TIDAK_TERSEDIA))
"""The reasons for which an indikator counts as *belum diukur*."""


class Andaian(StrEnum):
    """What the document leaves open and the derivation assumes."""

    POLARITAS = "polaritas"
    RENTANG = "rentang"
    PERHITUNGAN = "perhitungan"
    SKALA = "skala"
    TRIWULAN_KOSONG = "triwulan_kosong"
    TRIWULAN_DILEWATI = "triwulan_dilewati"


class Kerja(StrEnum):
    """What a step of a derivation does."""

    SKOR_TARGET = "skor_target"
    SKOR_REALISASI = "skor_realisasi"
    TARGET = "target"
    BATAS_BAWAH = "batas_bawah"
    BATAS_ATAS = "batas_atas"
    REALISASI = "realisasi"
    CAPAIAN = "capaian"
    PEMBULATAN = "pembulatan"
    BATAS = "batas"
    RATA_RATA = "rata_rata"


class Langkah(NamedTuple):
    """One step: `rumus` in names, the same with the numbers put in (`angka`, for any calculator), and what it gives."""

    kerja: Kerja
    rumus: str
    angka: str
    hasil: Decimal


class Turunan(NamedTuple):
    """How an achievement came about: `nilai` in percent, rounded to two decimals, or `alasan` why there is none.

    `lingkup` is the period: `"tahun"`, `"TW1"`, or `"s.d. TW3"` for a year that is not complete. `target` and
    `realisasi` are as they entered the formula, a range of targets by its two ends.
    """

    lingkup: str
    target: tuple[Decimal, ...]
    realisasi: Decimal | None
    langkah: tuple[Langkah, ...] = ()
    nilai: Decimal | None = None
    pita: Pita | None = None
    alasan: Alasan | None = None
    andaian: tuple[Andaian, ...] = ()

    @property
    def is_unmeasured(self) -> bool:
        """Whether there is nothing yet to set against the target."""
        return self.alasan in UNMEASURED


class CapaianTahun(NamedTuple):
    """The achievement of one indikator in one year, and in each quarter that has figures."""

    tahun: str
    setahun: Turunan
    triwulan: tuple[Turunan, ...]
    status: StatusData | None
