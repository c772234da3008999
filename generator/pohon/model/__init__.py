"""What authors write: the frozen model of one tree and the settings of a site."""

from pohon.model.angka import Angka
from pohon.model.baris import Baris, Rentang
from pohon.model.base import Bagian, Teks
from pohon.model.dinas import Dokumen, Jabatan, Jenjang, PerangkatDaerah, TeksLain, Wilayah
from pohon.model.hitungan import Hitungan, Kelas, Profil, Skala
from pohon.model.indikator import AngkaTahun, Indikator, KepastianIndikator, Pengukuran, RevisiTarget, Triwulan
from pohon.model.istilah import (
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
from pohon.model.penyusunan import Csf, Penyusunan, Petunjuk, Tahap
from pohon.model.pohon import Pohon
from pohon.model.sasaran import Anggaran, KepastianSasaran, Lintas, Nomenklatur, Sasaran, Varian
from pohon.model.settings import Lisensi, Settings
from pohon.model.tree import Tree

__all__ = [
    "Anggaran", "Angka", "AngkaTahun", "Bagian", "Baris", "Csf", "Dokumen", "Hitungan", "Indikator",
    "Jabatan", "Jenis", "JenisJabatan", "JenisKinerja", "Jenjang", "Kelas", "Kepastian",
    "KepastianIndikator", "KepastianSasaran", "Kondisi", "Lintas", "Lisensi", "Metode", "Nomenklatur",
    "Pengukuran", "Penyusunan", "Peran", "PerangkatDaerah", "Perhitungan", "Petunjuk", "Pohon",
    "Polaritas", "Profil", "Rentang", "RevisiTarget", "Sasaran", "Settings", "Skala", "StatusData",
    "Tahap", "Teks", "TeksLain", "Tree", "Triwulan", "Varian", "Wilayah",
]  # fmt: skip
