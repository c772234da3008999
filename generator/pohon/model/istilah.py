"""The closed vocabularies of the model, in the words that planners use."""

from __future__ import annotations

from enum import StrEnum


class Jenis(StrEnum):
    """The level of a sasaran, from the mayor's goal down to one person's."""

    SASARAN_DAERAH = "sasaran_daerah"
    TUJUAN = "tujuan"
    SASARAN = "sasaran"
    CSF = "csf"
    SASARAN_PROGRAM = "sasaran_program"
    SASARAN_KEGIATAN = "sasaran_kegiatan"
    SASARAN_SUB_KEGIATAN = "sasaran_sub_kegiatan"
    SASARAN_INDIVIDU = "sasaran_individu"


class Kepastian(StrEnum):
    """How sure the reading of a document is, where its layout was lost."""

    PASTI = "pasti"
    MUNGKIN = "mungkin"
    DUGAAN = "dugaan"


class Kondisi(StrEnum):
    """The kind of condition that a sasaran describes (five-stage method, stage 3)."""

    ANTARA_UTAMA = "antara_utama"
    ANTARA = "antara"
    OPERASIONAL = "operasional"


class JenisKinerja(StrEnum):
    """The kind of performance that a sasaran stands for (five-stage method, stage 4)."""

    STRATEGIS_SKPD = "strategis_skpd"
    STRATEGIS = "strategis"
    TAKTIKAL_INTERMEDIATE = "taktikal_intermediate"
    TAKTIKAL = "taktikal"
    OPERASIONAL = "operasional"


class JenisJabatan(StrEnum):
    """The rank of a position (UU 20/2023: jabatan manajerial dan nonmanajerial)."""

    KEPALA_DAERAH = "kepala_daerah"
    JPT_PRATAMA = "jpt_pratama"
    ADMINISTRATOR = "administrator"
    PENGAWAS = "pengawas"
    FUNGSIONAL = "fungsional"
    PELAKSANA = "pelaksana"


class JenisDokumen(StrEnum):
    """What kind of document a tree was taken from."""

    POHON_KINERJA = "pohon_kinerja"
    CASCADING = "cascading"
    IKI = "iki"
    RENCANA_AKSI = "rencana_aksi"
    PK = "pk"
    RENSTRA = "renstra"
    RKPD = "rkpd"
    RENJA = "renja"


class Asal(StrEnum):
    """Whether a sasaran is the dinas' own or the standard text of the national nomenklatur."""

    POHON = "pohon"
    NOMENKLATUR = "nomenklatur"


class Polaritas(StrEnum):
    """Which way an indikator should move."""

    POSITIF = "positif"
    NEGATIF = "negatif"
    STABIL = "stabil"
    RENTANG = "rentang"


class Perhitungan(StrEnum):
    """How the quarters of a year add up."""

    KUMULATIF = "kumulatif"
    NON_KUMULATIF = "non_kumulatif"
    RATA_RATA = "rata_rata"
    POSISI_AKHIR = "posisi_akhir"


class Metode(StrEnum):
    """How realisasi is set against target where lower is better."""

    SELISIH = "selisih"
    RASIO = "rasio"


class StatusData(StrEnum):
    """How far a figure may be relied on, or why there is none (Perpres 39/2019: data carry their state)."""

    TETAP = "tetap"
    SEMENTARA = "sementara"
    DIREVISI = "direvisi"
    BELUM_WAKTUNYA = "belum_waktunya"
    TIDAK_TERSEDIA = "tidak_tersedia"
    TIDAK_RELEVAN = "tidak_relevan"


class Peran(StrEnum):
    """What a component is to the formula of its indikator."""

    PEMBILANG = "pembilang"
    PENYEBUT = "penyebut"
    LAIN = "lain"


class JenisTeks(StrEnum):
    """What a printed text is that belongs to no sasaran, indikator or jabatan."""

    JUDUL = "judul"
    KOP_TABEL = "kop_tabel"
    LABEL = "label"
    TANDA = "tanda"
    ULANGAN = "ulangan"
    LAIN = "lain"
