"""What the budget adds up to, as plain JSON data: sums with what went in, what did not and why; as in `document.py`."""

from __future__ import annotations

from typing import Annotated, TypedDict

from pohon.anggaran import KerjaUang, Sebab, TanpaSerapan
from pohon.exports.derived import StepData

_RUPIAH = "Rupiah sebagai teks desimal dengan titik; `null`: tidak ada, bukan nol."


class BudgetStepData(TypedDict):
    """One step of a sum."""

    kerja: Annotated[str, KerjaUang, "Yang dikerjakan langkah ini."]
    rumus: Annotated[str, "Rumus dengan nama; kosong pada penjumlahan dan pembulatan."]
    angka: Annotated[str, "Rumus yang sama dengan angkanya, dapat diketik ke kalkulator."]
    hasil: Annotated[str, "Hasilnya, tidak dibulatkan sebelum langkah pembulatan."]


class BudgetPostData(TypedDict):
    """A nomenklatur that was added, once."""

    nomenklatur: Annotated[str, "Nama nomenklatur; bila tidak ada, sebutan sasarannya."]
    kode: Annotated[str | None, "Kode nomenklatur."]
    sasaran: Annotated[list[str], "`id` sasaran tempat angkanya tertulis."]
    pagu: Annotated[str | None, _RUPIAH]
    realisasi: Annotated[str | None, _RUPIAH]
    berbeda: Annotated[bool, "Apakah di tempat lain tertulis angka yang berbeda; dipakai yang paling lengkap."]


class LeftOutData(TypedDict):
    """A sasaran whose money was not added, or only once."""

    sasaran: Annotated[str, "`id` sasaran itu."]
    sebab: Annotated[str, Sebab, "Sebab uangnya tidak ditambahkan lagi."]
    oleh: Annotated[str, "`id` sasaran tempat uangnya dihitung."]


class EfficiencyData(TypedDict):
    """Achievement beside the money that was spent for it."""

    capaian: Annotated[str, "Rata-rata capaian indikator sasaran ini pada tahun itu, dalam persen."]
    langkah: Annotated[list[StepData], "Langkah rata-rata itu, berurutan."]
    dihitung: Annotated[int, "Berapa indikator yang masuk rata-rata."]
    semua: Annotated[int, "Berapa indikator semuanya."]
    rumus: Annotated[str, "Rumus selisih dengan nama."]
    angka: Annotated[str, "Rumus yang sama dengan angkanya, dapat diketik ke kalkulator."]
    selisih: Annotated[str, "Hasilnya, dalam poin persen."]
    kelas: Annotated[str | None, "Kelas efisiensi menurut pengaturan `efisiensi`; `null`: tidak ada kelas."]


class BudgetSumData(TypedDict):
    """What a branch of the tree adds up to in one year."""

    tahun: Annotated[str, "Tahun anggaran."]
    sendiri: Annotated[bool, "Apakah ini angka nomenklatur sasaran itu sendiri, bukan jumlah yang di bawahnya."]
    masuk: Annotated[list[BudgetPostData], "Nomenklatur yang dijumlahkan, masing-masing sekali."]
    terlewat: Annotated[list[LeftOutData], "Yang tidak ditambahkan lagi, dengan sebabnya."]
    pagu: Annotated[str | None, "Jumlah pagu dalam rupiah; `null`: tidak ada yang berpagu."]
    realisasi: Annotated[str | None, "Jumlah realisasi dalam rupiah; `null`: tidak ada yang berrealisasi."]
    serapan: Annotated[str | None, "Realisasi dibagi pagu, dalam persen, dibulatkan ke dua desimal (setengah ke atas)."]
    alasan: Annotated[str | None, TanpaSerapan, "Sebab tidak ada serapan."]
    dari: Annotated[int, "Berapa nomenklatur yang pagu dan realisasinya ada; hanya dari itu serapan dihitung."]
    semua: Annotated[int, "Berapa nomenklatur yang dijumlahkan."]
    langkah: Annotated[list[BudgetStepData], "Langkah hitungan, berurutan."]
    efisiensi: Annotated[
        EfficiencyData | None,
        "Capaian di samping serapan; `null`: salah satunya tidak ada, atau tahunnya belum selesai.",
    ]
