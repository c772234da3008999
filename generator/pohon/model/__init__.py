"""What authors write: the frozen model of one tree and the settings of a site."""

from pohon.model.angka import Angka
from pohon.model.baris import Baris, Rentang
from pohon.model.base import Bagian, Teks
from pohon.model.dinas import Dokumen, Jabatan, Jenjang, PerangkatDaerah, TeksLain, Wilayah
from pohon.model.indikator import Indikator, KepastianIndikator, Pengukuran, Triwulan
from pohon.model.istilah import (
    Jenis,
    JenisJabatan,
    JenisKinerja,
    Kepastian,
    Kondisi,
    Perhitungan,
    Polaritas,
)
from pohon.model.penyusunan import Csf, Penyusunan, Petunjuk, Tahap
from pohon.model.pohon import Pohon
from pohon.model.sasaran import KepastianSasaran, Lintas, Nomenklatur, Sasaran, Varian
from pohon.model.settings import Lisensi, Settings
from pohon.model.tree import Tree

__all__ = [
    "Angka", "Bagian", "Baris", "Csf", "Dokumen", "Indikator", "Jabatan", "Jenis", "JenisJabatan",
    "JenisKinerja", "Jenjang", "Kepastian", "KepastianIndikator", "KepastianSasaran", "Kondisi",
    "Lintas", "Lisensi", "Nomenklatur", "Pengukuran", "Penyusunan", "PerangkatDaerah",
    "Perhitungan", "Petunjuk", "Pohon", "Polaritas", "Rentang", "Sasaran", "Settings", "Tahap", "Teks",
    "TeksLain", "Tree", "Triwulan", "Varian", "Wilayah",
]  # fmt: skip
