"""The facts of one dinas as plain JSON data: every key with its meaning, in the words of the published schema.

A change that readers of the data could notice changes `VERSION`.
"""

from __future__ import annotations

from typing import Annotated, TypedDict

from pohon.exports.derived import MeanData, SettingsData, StatesData
from pohon.exports.document import (
    DocumentData,
    FileData,
    JabatanData,
    Label,
    LevelData,
    LicenceData,
    Lines,
    LinesByPart,
    MakingData,
    Note,
    OfficeData,
    Where,
    WilayahData,
)
from pohon.exports.measured import BudgetData, OneYearData, RevisionData, YearData
from pohon.exports.summed import BudgetSumData
from pohon.model import Jenis, JenisKinerja, Kepastian, Kondisi, Metode, Perhitungan, Polaritas
from pohon.model.istilah import Asal

VERSION = "1.1"


class NomenklaturData(TypedDict):
    """The national name and code."""

    nama: Annotated[str, "Nama program, kegiatan, atau sub kegiatan menurut nomenklatur nasional."]
    kode: Annotated[str | None, "Kode nomenklatur."]
    edisi: Annotated[str | None, "Edisi nomenklatur."]


class CertaintyData(TypedDict):
    """How sure the parts of something are read."""

    bagian: Annotated[dict[str, str], Kepastian, "Kepastian tiap bagian; bagian yang tidak disebut pasti."]
    alternatif: Annotated[list[str], "`id` sasaran lain yang mungkin menjadi tempatnya."]
    catatan: Annotated[str | None, "Alasan keraguan (Markdown)."]


class SasaranVarianData(TypedDict):
    """A sasaran as printed in another part of the document."""

    di: Where
    rujukan: Annotated[str | None, "Tahap yang dirujuk cetakan ini."]
    pernyataan: Annotated[str | None, "Bunyi pernyataan, bila berbeda."]
    label: Label
    kondisi: Annotated[str | None, "Kondisi seperti tercetak."]
    jenis_kinerja: Annotated[str | None, "Jenis kinerja seperti tercetak."]
    komponen_perencanaan: Annotated[str | None, "Komponen perencanaan seperti tercetak."]
    jabatan: Annotated[str | None, "Jabatan seperti tercetak."]
    sumber: Lines
    catatan: Note


class SasaranData(TypedDict):
    """A sasaran: one box of the tree."""

    id: Annotated[str, "Nama tetap sasaran, unik dalam berkas."]
    urutan: Annotated[int, "Urutan dalam dokumen, mulai dari 1."]
    jenis: Annotated[str, Jenis, "Kode jenjang."]
    label: Label
    nama: Annotated[str, "Sebutan sasaran: pernyataannya; bila tidak ada, nomenklatur, label, atau `id`-nya."]
    pernyataan: Annotated[str | None, "Pernyataan sasaran seperti tercetak."]
    pernyataan_lain: Annotated[list[str], "Pernyataan lain dalam kotak yang sama."]
    ringkasan: Annotated[str | None, "Ringkasan dengan bahasa sehari-hari, bukan kata dokumen."]
    induk: Annotated[list[str], "`id` sasaran induk; kosong pada akar, lebih dari satu bila induknya beberapa."]
    melalui_indikator: Annotated[str | None, "`id` indikator induk yang dituju sasaran ini."]
    bagian: Where
    nomenklatur: Annotated[NomenklaturData | None, "Nomenklatur nasional."]
    anggaran: Annotated[list[BudgetData], "Anggaran tiap tahun."]
    jumlah_anggaran: Annotated[
        list[BudgetSumData], "Jumlah anggaran sasaran ini dengan yang di bawahnya, tiap tahun yang berangka."
    ]
    capaian: Annotated[
        MeanData | None, "Rata-rata capaian indikatornya; `null`: tanpa indikator, atau pohonnya belum diukur."
    ]
    penanggung_jawab: Annotated[list[str], "`id` jabatan yang menjawab sasaran ini."]
    kondisi: Annotated[str | None, Kondisi, "Jenis kondisi (metode lima tahap, tahap 3)."]
    jenis_kinerja: Annotated[str | None, JenisKinerja, "Jenis kinerja (metode lima tahap, tahap 4)."]
    komponen_perencanaan: Annotated[str | None, "Komponen perencanaan seperti tercetak."]
    csf: Annotated[str | None, "Critical success factor yang melahirkan sasaran ini."]
    asal: Annotated[str | None, Asal, "Rumusan dinas sendiri atau teks baku nomenklatur."]
    definisi: Annotated[str | None, "Definisi sasaran."]
    permasalahan: Annotated[str | None, "Permasalahan."]
    strategi: Annotated[str | None, "Strategi."]
    arah_kebijakan: Annotated[str | None, "Arah kebijakan."]
    kepastian: Annotated[CertaintyData, "Seberapa pasti sasaran ini terbaca."]
    varian: Annotated[list[SasaranVarianData], "Cetakan lain dalam dokumen yang sama."]
    sumber: LinesByPart
    catatan: Note
    url: Annotated[str, "Alamat halaman sasaran."]


class IndikatorVarianData(TypedDict):
    """An indikator as printed in another part of the document."""

    di: Where
    nama: Annotated[str | None, "Bunyi nama, bila berbeda."]
    label: Label
    sumber: Lines
    catatan: Note


class IndikatorData(TypedDict):
    """A measure of a sasaran."""

    id: Annotated[str, "Nama tetap indikator, unik dalam berkas."]
    urutan: Annotated[int, "Urutan dalam dokumen, mulai dari 1."]
    sasaran: Annotated[str, "`id` sasaran yang diukur."]
    label: Label
    nama: Annotated[str, "Nama indikator seperti tercetak."]
    nama_lain: Annotated[str | None, "Nama lain indikator."]
    iku: Annotated[bool | None, "Apakah indikator kinerja utama; `null`: dokumen tidak mengatakannya."]
    satuan: Annotated[str | None, "Satuan seperti tercetak."]
    definisi: Annotated[str | None, "Definisi atau konsep."]
    formula: Annotated[str | None, "Formula."]
    sumber_data: Annotated[str | None, "Sumber data."]
    polaritas: Annotated[str | None, Polaritas, "Arah yang baik."]
    metode: Annotated[str | None, Metode, "Cara realisasi dibandingkan dengan target bila yang kecil lebih baik."]
    perhitungan: Annotated[str | None, Perhitungan, "Cara triwulan menjadi setahun."]
    skala: Annotated[str | None, "Nama skala, bila target dan realisasi adalah predikat."]
    penanggung_jawab: Annotated[
        list[str], "`id` jabatan yang menjawab indikator ini sendiri; bila kosong, lihat sasarannya."
    ]
    permasalahan: Annotated[str | None, "Permasalahan."]
    strategi: Annotated[str | None, "Strategi."]
    arah_kebijakan: Annotated[str | None, "Arah kebijakan."]
    baseline: Annotated[OneYearData | None, "Angka awal."]
    target_akhir_periode: Annotated[OneYearData | None, "Target pada akhir periode."]
    pengukuran: Annotated[list[YearData], "Angka tiap tahun."]
    revisi_target: Annotated[list[RevisionData], "Target yang pernah diubah."]
    kepastian: Annotated[CertaintyData, "Seberapa pasti indikator ini terbaca."]
    varian: Annotated[list[IndikatorVarianData], "Cetakan lain dalam dokumen yang sama."]
    sumber: LinesByPart
    catatan: Note
    url: Annotated[str, "Alamat halaman indikator."]


class LintasData(TypedDict):
    """A partner outside the dinas."""

    sasaran: Annotated[str, "`id` sasaran yang menyebut mitra ini."]
    nomor: Annotated[int, "Urutan mitra pada sasaran itu, mulai dari 1."]
    mitra: Annotated[str, "Nama mitra seperti tercetak."]
    keterangan: Annotated[str | None, "Keterangan seperti tercetak."]
    tautan: Annotated[str | None, "Sasaran mitra sebagai `wilayah/dinas#sasaran`, bila pohonnya ada."]
    sumber: Lines


DinasData = TypedDict(
    "DinasData",
    {
        "$schema": Annotated[str, "Alamat JSON Schema berkas ini."],
        "versi_skema": Annotated[str, "Versi skema; angka pertama berubah bila pembaca lama tidak lagi cocok."],
        "berubah": Annotated[str | None, "Tanggal perubahan terakhir isi (ISO 8601)."],
        "lisensi": Annotated[LicenceData | None, "Lisensi isi."],
        "berkas": Annotated[list[FileData], "Berkas isi yang menjadi dasar data ini."],
        "wilayah": Annotated[WilayahData, "Wilayah pemerintahan."],
        "dinas": Annotated[OfficeData, "Perangkat daerah."],
        "dokumen": Annotated[DocumentData, "Dokumen sumber."],
        "jenjang": Annotated[list[LevelData], "Jenjang dalam kata dokumen ini, dari atas ke bawah."],
        "jabatan": Annotated[list[JabatanData], "Jabatan, menurut urutan dokumen."],
        "sasaran": Annotated[list[SasaranData], "Sasaran, menurut urutan dokumen."],
        "indikator": Annotated[list[IndikatorData], "Indikator, menurut urutan dokumen."],
        "lintas": Annotated[list[LintasData], "Mitra lintas di luar dinas."],
        "hitungan": Annotated[SettingsData, "Aturan hitungan capaian situs ini."],
        "rekap": Annotated[StatesData | None, "Keadaan semua indikator; `null`: belum ada realisasi."],
        "jumlah_anggaran": Annotated[list[BudgetSumData], "Jumlah anggaran seluruh pohon, tiap tahun yang berangka."],
        "penyusunan": Annotated[MakingData | None, "Cara pohon ini disusun, bila dokumen menceritakannya."],
    },
)
"""Everything that the pages show of one tree. All keys are always there; of what is computed, every step is told."""
