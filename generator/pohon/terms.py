"""The words that readers see for the closed vocabularies of the model."""

from __future__ import annotations

from collections.abc import Mapping

from pohon.kata import msg
from pohon.model import (
    Jenis,
    JenisJabatan,
    JenisKinerja,
    Kepastian,
    Kondisi,
    Metode,
    Peran,
    Perhitungan,
    Polaritas,
    StatusData,
)
from pohon.model.istilah import Asal, JenisDokumen, JenisTeks

FIKTIF = "contoh fiktif"
"""What names of things in an invented tree have behind them, in the language of the documents."""

FIKTIF_POHON = msg("Contoh fiktif: seluruh isi pohon ini karangan")
FIKTIF_SITUS = msg("Contoh fiktif: seluruh isi situs ini karangan")


def said_fiktif(nama: str, *, fiktif: bool) -> str:
    """A name that says so where what it names is invented: it is read alone, in downloads and in lists."""
    return f"{nama} ({FIKTIF})" if fiktif else nama


def many(teks: str) -> str:
    """Mark a word that is counted: the catalogue has one form for a single thing and one for many."""
    return teks


JENIS: Mapping[Jenis, str] = {
    Jenis.SASARAN_DAERAH: msg("Sasaran daerah"),
    Jenis.TUJUAN: msg("Tujuan"),
    Jenis.SASARAN: msg("Sasaran"),
    Jenis.CSF: msg("CSF"),
    Jenis.SASARAN_PROGRAM: msg("Sasaran program"),
    Jenis.SASARAN_KEGIATAN: msg("Sasaran kegiatan"),
    Jenis.SASARAN_SUB_KEGIATAN: msg("Sasaran sub kegiatan"),
    Jenis.SASARAN_INDIVIDU: msg("Sasaran individu"),
}

COUNTED: Mapping[Jenis, str] = {
    Jenis.SASARAN_DAERAH: many("sasaran daerah"),
    Jenis.TUJUAN: many("tujuan"),
    Jenis.SASARAN: many("sasaran"),
    Jenis.CSF: many("CSF"),
    Jenis.SASARAN_PROGRAM: many("program"),
    Jenis.SASARAN_KEGIATAN: many("kegiatan"),
    Jenis.SASARAN_SUB_KEGIATAN: many("sub kegiatan"),
    Jenis.SASARAN_INDIVIDU: many("individu"),
}

KEPASTIAN: Mapping[Kepastian, str] = {
    Kepastian.PASTI: msg("pasti"),
    Kepastian.MUNGKIN: msg("mungkin"),
    Kepastian.DUGAAN: msg("dugaan"),
}

KONDISI: Mapping[Kondisi, str] = {
    Kondisi.ANTARA_UTAMA: msg("Kondisi antara utama"),
    Kondisi.ANTARA: msg("Kondisi antara"),
    Kondisi.OPERASIONAL: msg("Kondisi operasional"),
}

JENIS_KINERJA: Mapping[JenisKinerja, str] = {
    JenisKinerja.STRATEGIS_SKPD: msg("Kinerja strategis SKPD"),
    JenisKinerja.STRATEGIS: msg("Kinerja strategis"),
    JenisKinerja.TAKTIKAL_INTERMEDIATE: msg("Kinerja taktikal intermediate"),
    JenisKinerja.TAKTIKAL: msg("Kinerja taktikal"),
    JenisKinerja.OPERASIONAL: msg("Kinerja operasional"),
}

JENIS_JABATAN: Mapping[JenisJabatan, str] = {
    JenisJabatan.KEPALA_DAERAH: msg("Kepala daerah"),
    JenisJabatan.JPT_PRATAMA: msg("Jabatan pimpinan tinggi pratama"),
    JenisJabatan.ADMINISTRATOR: msg("Jabatan administrator"),
    JenisJabatan.PENGAWAS: msg("Jabatan pengawas"),
    JenisJabatan.FUNGSIONAL: msg("Jabatan fungsional"),
    JenisJabatan.PELAKSANA: msg("Jabatan pelaksana"),
}

JENIS_DOKUMEN: Mapping[JenisDokumen, str] = {
    JenisDokumen.POHON_KINERJA: msg("Pohon kinerja"),
    JenisDokumen.CASCADING: msg("Cascading kinerja"),
    JenisDokumen.IKI: msg("Indikator kinerja individu"),
    JenisDokumen.RENCANA_AKSI: msg("Rencana aksi"),
    JenisDokumen.PK: msg("Perjanjian kinerja"),
    JenisDokumen.RENSTRA: msg("Rencana strategis"),
    JenisDokumen.RKPD: msg("Rencana kerja pemerintah daerah"),
    JenisDokumen.RENJA: msg("Rencana kerja"),
}

ASAL: Mapping[Asal, str] = {
    Asal.POHON: msg("rumusan dinas sendiri"),
    Asal.NOMENKLATUR: msg("teks baku nomenklatur nasional"),
}

POLARITAS: Mapping[Polaritas, str] = {
    Polaritas.POSITIF: msg("Positif: makin tinggi makin baik"),
    Polaritas.NEGATIF: msg("Negatif: makin rendah makin baik"),
    Polaritas.STABIL: msg("Stabil: tetap pada target"),
    Polaritas.RENTANG: msg("Rentang: di antara dua batas"),
}

PERHITUNGAN: Mapping[Perhitungan, str] = {
    Perhitungan.KUMULATIF: msg("Kumulatif: angka triwulan dijumlahkan"),
    Perhitungan.NON_KUMULATIF: msg("Nonkumulatif: angka terakhir yang berlaku"),
    Perhitungan.RATA_RATA: msg("Rata-rata angka triwulan"),
    Perhitungan.POSISI_AKHIR: msg("Posisi akhir tahun"),
}

METODE: Mapping[Metode, str] = {
    Metode.SELISIH: msg("Selisih: (2 × target − realisasi) ÷ target"),
    Metode.RASIO: msg("Rasio: target ÷ realisasi"),
}

STATUS_DATA: Mapping[StatusData, str] = {
    StatusData.TETAP: msg("tetap"),
    StatusData.SEMENTARA: msg("sementara"),
    StatusData.DIREVISI: msg("direvisi"),
    StatusData.BELUM_WAKTUNYA: msg("belum waktunya"),
    StatusData.TIDAK_TERSEDIA: msg("tidak tersedia"),
    StatusData.TIDAK_RELEVAN: msg("tidak relevan"),
}

PERAN: Mapping[Peran, str] = {
    Peran.PEMBILANG: msg("pembilang"),
    Peran.PENYEBUT: msg("penyebut"),
    Peran.LAIN: msg("komponen lain"),
}

JENIS_TEKS: Mapping[JenisTeks, str] = {
    JenisTeks.JUDUL: msg("judul"),
    JenisTeks.KOP_TABEL: msg("kepala tabel"),
    JenisTeks.LABEL: msg("label"),
    JenisTeks.TANDA: msg("tanda"),
    JenisTeks.ULANGAN: msg("ulangan"),
    JenisTeks.LAIN: msg("teks lain"),
}
