"""What the columns of the tables of one dinas mean."""

from __future__ import annotations

from functools import partial
from typing import Literal, NamedTuple

from pohon.exports.derived import DerivationData, MeanData
from pohon.exports.document import JabatanData
from pohon.exports.measured import BudgetData, ExplanationData, YearData
from pohon.exports.schema import meanings
from pohon.exports.shapes import IndikatorData, LintasData, SasaranData

BETWEEN = "|"  # between the items of a cell that holds several

Kind = Literal["text", "texts", "whole", "decimal", "yes", "year", "address"]


class Column(NamedTuple):
    """A column: its name, what kind of cells it has (`texts`: several, with `BETWEEN` between them), its meaning."""

    name: str
    kind: Kind
    meaning: str
    required: bool = False


def joined(items: list[str]) -> str | None:
    """Several items in one cell; no cell for none."""
    return BETWEEN.join(items) or None


def _from(shape: type, names: str, kind: Kind = "text", *, required: bool = False) -> tuple[Column, ...]:
    """Columns that mean what the keys of a shape mean."""
    return tuple(Column(name, kind, meanings(shape)[name], required) for name in names.split())


_PLACE = (
    Column("wilayah", "text", "Nama folder wilayah dalam alamat halamannya.", required=True),
    Column("dinas", "text", "Nama dinas dalam alamat halamannya.", required=True),
)
_FIKTIF = Column("fiktif", "yes", "`true`: seluruh isi dokumennya karangan.", required=True)
_END = (
    Column("sumber", "texts", 'Baris teks sumber, misalnya "74-84".'),
    Column("sumber_lain", "texts", 'Baris teks sumber bagian lainnya, misalnya "label=56".'),
    Column("catatan", "text", "Catatan penyalin, bukan kata dokumen (Markdown)."),
    Column("url", "address", "Alamat halamannya.", required=True),
    _FIKTIF,
)
_ANSWERS = (
    Column("penanggung_jawab", "texts", "`id` jabatan yang menjawabnya, lihat tabel jabatan."),
    Column("penanggung_jawab_nama", "texts", "Nama jabatan itu."),
)
_SURE = (
    Column("kepastian", "texts", 'Bagian yang tidak pasti terbaca, misalnya "induk=mungkin".'),
    Column("alternatif", "texts", "`id` sasaran lain yang mungkin menjadi tempatnya."),
    Column("alasan", "text", "Alasan keraguan (Markdown)."),
)
_id = partial(_from, required=True)

SASARAN_COLUMNS = (
    *_PLACE,
    *_id(SasaranData, "id"),
    *_id(SasaranData, "urutan", "whole"),
    *_id(SasaranData, "jenis"),
    *_from(SasaranData, "label"),
    *_id(SasaranData, "nama"),
    *_from(SasaranData, "pernyataan"),
    *_from(SasaranData, "pernyataan_lain", "texts"),
    *_from(SasaranData, "ringkasan"),
    *_from(SasaranData, "induk", "texts"),
    *_from(SasaranData, "melalui_indikator bagian"),
    Column("nomenklatur", "text", "Nama menurut nomenklatur nasional."),
    Column("nomenklatur_kode", "text", "Kode nomenklatur."),
    Column("nomenklatur_edisi", "text", "Edisi nomenklatur."),
    *_ANSWERS,
    *_from(
        SasaranData,
        "kondisi jenis_kinerja komponen_perencanaan csf asal definisi permasalahan strategi arah_kebijakan",
    ),
    Column("capaian_tahun", "year", "Tahun capaian sasaran; kosong: tanpa indikator, atau pohonnya belum diukur."),
    Column("capaian", "decimal", meanings(MeanData)["nilai"]),
    Column("pita", "text", meanings(MeanData)["pita"]),
    Column("capaian_dihitung", "whole", meanings(MeanData)["dihitung"]),
    Column("indikator", "texts", "`id` indikator yang mengukurnya, lihat tabel indikator."),
    *_SURE,
    *_END,
)

INDIKATOR_COLUMNS = (
    *_PLACE,
    *_id(IndikatorData, "sasaran"),
    Column("sasaran_jenis", "text", "Kode jenjang sasaran.", required=True),
    Column("sasaran_nama", "text", "Sebutan sasaran.", required=True),
    *_id(IndikatorData, "id"),
    *_id(IndikatorData, "urutan", "whole"),
    *_from(IndikatorData, "label"),
    *_id(IndikatorData, "nama"),
    *_from(IndikatorData, "nama_lain"),
    *_from(IndikatorData, "iku", "yes"),
    *_from(IndikatorData, "satuan"),
    Column("tahun", "year", "Tahun angka; kosong bila indikator tidak mempunyai angka."),
    Column("periode", "text", "tahun untuk angka setahun, TW1 sampai TW4 untuk triwulan."),
    Column("target", "decimal", "Target dalam satuan indikator; tanda % tidak membaginya dengan 100."),
    Column("target_tercetak", "text", "Target seperti tercetak."),
    Column("target_bawah", "decimal", 'Ujung bawah target yang berupa rentang, misalnya "80-90".'),
    Column("target_atas", "decimal", "Ujung atas target yang berupa rentang."),
    Column("realisasi", "decimal", "Realisasi dalam satuan indikator; tanda % tidak membaginya dengan 100."),
    Column("realisasi_tercetak", "text", "Realisasi seperti tercetak."),
    Column("capaian", "decimal", meanings(DerivationData)["nilai"]),
    Column("pita", "text", meanings(DerivationData)["pita"]),
    Column("capaian_lingkup", "text", 'Yang dihitung: periode ini, atau tahun yang belum lengkap ("s.d. TW3").'),
    Column("capaian_alasan", "text", meanings(DerivationData)["alasan"]),
    Column("capaian_tercetak", "text", meanings(YearData)["capaian_tercetak"]),
    *_from(YearData, "status_data"),
    Column("komponen_rumus", "texts", 'Angka yang dimasukkan ke formula, misalnya "pembilang: Koperasi sehat = 112".'),
    *_from(ExplanationData, "faktor_pendukung faktor_penghambat tindak_lanjut", "texts"),
    Column("bukti", "texts", "Bukti realisasi; alamatnya di antara < dan >."),
    Column("sumber_angka", "texts", "Baris teks sumber angka tahun ini."),
    Column("catatan_angka", "text", "Catatan penyalin tentang angka tahun ini (Markdown)."),
    Column("baseline_tahun", "year", "Tahun angka awal."),
    Column("baseline", "decimal", "Angka awal dalam satuan indikator."),
    Column("baseline_tercetak", "text", "Angka awal seperti tercetak."),
    Column("target_akhir_periode_tahun", "year", "Tahun terakhir periode."),
    Column("target_akhir_periode", "decimal", "Target pada akhir periode dalam satuan indikator."),
    Column("target_akhir_periode_tercetak", "text", "Target pada akhir periode seperti tercetak."),
    Column("revisi_target", "texts", 'Target yang pernah diubah, misalnya "2025: 80 menjadi 75; 2025-07-01; alasan".'),
    *_ANSWERS,
    Column("penanggung_jawab_sasaran", "texts", "Nama jabatan yang menjawab sasarannya."),
    *_from(
        IndikatorData,
        "definisi formula sumber_data polaritas metode perhitungan skala permasalahan strategi arah_kebijakan",
    ),
    *_SURE,
    *_END,
)

JABATAN_COLUMNS = (
    *_PLACE,
    *_id(JabatanData, "id nama"),
    *_from(JabatanData, "induk jenjang"),
    *_from(JabatanData, "bagian", "texts"),
    *_id(JabatanData, "kepastian"),
    *(column for column in _END if column.name != "sumber_lain"),
)

LINTAS_COLUMNS = (
    *_PLACE,
    *_id(LintasData, "sasaran"),
    Column("sasaran_nama", "text", "Sebutan sasaran.", required=True),
    *_id(LintasData, "nomor", "whole"),
    *_id(LintasData, "mitra"),
    *_from(LintasData, "keterangan tautan"),
    *_from(LintasData, "sumber", "texts"),
    _FIKTIF,
)

ANGGARAN_COLUMNS = (
    *_PLACE,
    Column("sasaran", "text", "`id` sasaran yang dianggarkan.", required=True),
    Column("sasaran_jenis", "text", "Kode jenjang sasaran.", required=True),
    Column("sasaran_nama", "text", "Sebutan sasaran.", required=True),
    Column("nomenklatur", "text", "Nama menurut nomenklatur nasional."),
    Column("nomenklatur_kode", "text", "Kode nomenklatur."),
    Column("nomor", "whole", "Urutan anggaran pada sasaran itu, mulai dari 1.", required=True),
    Column("tahun", "year", meanings(BudgetData)["tahun"], required=True),
    Column("pagu", "decimal", meanings(BudgetData)["pagu"]),
    Column("pagu_tercetak", "text", "Pagu seperti tercetak."),
    Column("realisasi", "decimal", meanings(BudgetData)["realisasi"]),
    Column("realisasi_tercetak", "text", "Realisasi anggaran seperti tercetak."),
    *_from(BudgetData, "sumber", "texts"),
    *_from(BudgetData, "catatan"),
    Column("url", "address", "Alamat halaman sasaran.", required=True),
    _FIKTIF,
)
