"""The words that readers see for the closed vocabularies of the model."""

from __future__ import annotations

from collections.abc import Mapping

from pohon.model import Jenis, JenisJabatan, JenisKinerja, Kepastian, Kondisi, Perhitungan, Polaritas
from pohon.model.istilah import Asal, JenisDokumen, JenisTeks

JENIS: Mapping[Jenis, str] = {
    Jenis.SASARAN_DAERAH: "Sasaran daerah",
    Jenis.TUJUAN: "Tujuan",
    Jenis.SASARAN: "Sasaran",
    Jenis.CSF: "CSF",
    Jenis.SASARAN_PROGRAM: "Sasaran program",
    Jenis.SASARAN_KEGIATAN: "Sasaran kegiatan",
    Jenis.SASARAN_SUB_KEGIATAN: "Sasaran sub kegiatan",
    Jenis.SASARAN_INDIVIDU: "Sasaran individu",
}

COUNTED: Mapping[Jenis, str] = {
    Jenis.SASARAN_DAERAH: "sasaran daerah",
    Jenis.TUJUAN: "tujuan",
    Jenis.SASARAN: "sasaran",
    Jenis.CSF: "CSF",
    Jenis.SASARAN_PROGRAM: "program",
    Jenis.SASARAN_KEGIATAN: "kegiatan",
    Jenis.SASARAN_SUB_KEGIATAN: "sub kegiatan",
    Jenis.SASARAN_INDIVIDU: "individu",
}

KEPASTIAN: Mapping[Kepastian, str] = {
    Kepastian.PASTI: "pasti",
    Kepastian.MUNGKIN: "mungkin",
    Kepastian.DUGAAN: "dugaan",
}

KONDISI: Mapping[Kondisi, str] = {
    Kondisi.ANTARA_UTAMA: "Kondisi antara utama",
    Kondisi.ANTARA: "Kondisi antara",
    Kondisi.OPERASIONAL: "Kondisi operasional",
}

JENIS_KINERJA: Mapping[JenisKinerja, str] = {
    JenisKinerja.STRATEGIS_SKPD: "Kinerja strategis SKPD",
    JenisKinerja.STRATEGIS: "Kinerja strategis",
    JenisKinerja.TAKTIKAL_INTERMEDIATE: "Kinerja taktikal intermediate",
    JenisKinerja.TAKTIKAL: "Kinerja taktikal",
    JenisKinerja.OPERASIONAL: "Kinerja operasional",
}

JENIS_JABATAN: Mapping[JenisJabatan, str] = {
    JenisJabatan.KEPALA_DAERAH: "Kepala daerah",
    JenisJabatan.JPT_PRATAMA: "Jabatan pimpinan tinggi pratama",
    JenisJabatan.ADMINISTRATOR: "Jabatan administrator",
    JenisJabatan.PENGAWAS: "Jabatan pengawas",
    JenisJabatan.FUNGSIONAL: "Jabatan fungsional",
    JenisJabatan.PELAKSANA: "Jabatan pelaksana",
}

JENIS_DOKUMEN: Mapping[JenisDokumen, str] = {
    JenisDokumen.POHON_KINERJA: "Pohon kinerja",
    JenisDokumen.CASCADING: "Cascading kinerja",
    JenisDokumen.IKI: "Indikator kinerja individu",
    JenisDokumen.RENCANA_AKSI: "Rencana aksi",
    JenisDokumen.PK: "Perjanjian kinerja",
    JenisDokumen.RENSTRA: "Rencana strategis",
    JenisDokumen.RKPD: "Rencana kerja pemerintah daerah",
    JenisDokumen.RENJA: "Rencana kerja",
}

ASAL: Mapping[Asal, str] = {
    Asal.POHON: "rumusan dinas sendiri",
    Asal.NOMENKLATUR: "teks baku nomenklatur nasional",
}

POLARITAS: Mapping[Polaritas, str] = {
    Polaritas.POSITIF: "Positif: makin tinggi makin baik",
    Polaritas.NEGATIF: "Negatif: makin rendah makin baik",
    Polaritas.STABIL: "Stabil: tetap pada target",
    Polaritas.RENTANG: "Rentang: di antara dua batas",
}

PERHITUNGAN: Mapping[Perhitungan, str] = {
    Perhitungan.KUMULATIF: "Kumulatif: angka triwulan dijumlahkan",
    Perhitungan.NON_KUMULATIF: "Nonkumulatif: angka terakhir yang berlaku",
    Perhitungan.RATA_RATA: "Rata-rata angka triwulan",
    Perhitungan.POSISI_AKHIR: "Posisi akhir tahun",
}

JENIS_TEKS: Mapping[JenisTeks, str] = {
    JenisTeks.JUDUL: "judul",
    JenisTeks.KOP_TABEL: "kepala tabel",
    JenisTeks.LABEL: "label",
    JenisTeks.TANDA: "tanda",
    JenisTeks.ULANGAN: "ulangan",
    JenisTeks.LAIN: "teks lain",
}
