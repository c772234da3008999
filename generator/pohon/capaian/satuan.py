"""Units: what kind of thing a printed unit counts. The printed word itself is kept and shown."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache


class JenisSatuan(StrEnum):
    """The kinds of units."""

    PERSEN = "persen"
    ANGKA = "angka"
    INDEKS = "indeks"
    RUPIAH = "rupiah"
    WAKTU = "waktu"
    PREDIKAT = "predikat"
    TEKS = "teks"


_BEGINS: Mapping[JenisSatuan, tuple[str, ...]] = {
    JenisSatuan.PERSEN: ("persen", "prosen", "%"),
    JenisSatuan.RUPIAH: ("rp", "rupiah", "juta rupiah", "ribu rupiah", "miliar rupiah", "milyar rupiah"),
    JenisSatuan.WAKTU: ("hari", "jam", "menit", "detik", "minggu", "bulan", "tahun", "triwulan", "semester"),
    JenisSatuan.PREDIKAT: ("predikat", "nilai huruf", "huruf", "kategori", "opini", "level"),
    JenisSatuan.TEKS: ("teks", "narasi", "uraian"),
    JenisSatuan.INDEKS: ("indeks", "skor", "nilai", "poin", "point"),
}


@lru_cache(maxsize=1024)
def kind_of(satuan: str | None) -> JenisSatuan | None:
    """`"Prosen"` -> persen, `"Unit Usaha"` -> angka; None where no unit is printed."""
    if satuan is None:
        return None
    word = " ".join(satuan.casefold().split())
    for jenis, begins in _BEGINS.items():
        if any(word == each or word.startswith((each + " ", each + "/", each + "(", each + "tase")) for each in begins):
            return jenis
    return JenisSatuan.ANGKA
