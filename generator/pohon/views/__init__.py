"""One frozen dataclass and one pure function per page kind."""

from pohon.views.anggaran import AnggaranView, anggaran, later_money
from pohon.views.bagan import bagan
from pohon.views.banding import BandingView, banding, banding_keys
from pohon.views.cari import CariView, cari
from pohon.views.cascading import CascadingView, cascading
from pohon.views.data import DataDinasView, DataView, data, data_dinas
from pohon.views.dinas import DinasView, dinas
from pohon.views.indeks import IndeksView, indeks, indeks_keys
from pohon.views.indikator import IndikatorView, indikator
from pohon.views.jabatan import JabatanView, jabatan
from pohon.views.kartu import KartuView, kartu
from pohon.views.kelengkapan import (
    KelengkapanDinasView,
    KelengkapanView,
    kelengkapan,
    kelengkapan_dinas,
    later_rows,
)
from pohon.views.kelompok import KelompokView, kelompok, kelompok_keys
from pohon.views.kinerja import KinerjaView, kinerja, later_pages
from pohon.views.lintas import (
    LintasSitusView,
    LintasView,
    lintas,
    lintas_situs,
)
from pohon.views.parts import Head, Link
from pohon.views.penyusunan import PenyusunanView, penyusunan
from pohon.views.pilih import PilihView, pilih, pilih_keys
from pohon.views.pindah import PindahView, pindah
from pohon.views.rencana_aksi import RencanaAksiView, later_plans, plan_years, rencana_aksi
from pohon.views.sasaran import SasaranView, sasaran
from pohon.views.situs import (
    BerandaView,
    HalamanView,
    NotFoundView,
    VersiView,
    WilayahView,
    beranda,
    halaman,
    not_found,
    versi,
    wilayah,
)
from pohon.views.source_pages import later_starts
from pohon.views.sumber import SumberView, sumber

__all__ = [
    "AnggaranView", "BandingView", "BerandaView", "CariView", "CascadingView", "DataDinasView", "DataView", "DinasView",
    "HalamanView", "Head", "IndeksView", "IndikatorView", "JabatanView", "KartuView", "KelengkapanDinasView",
    "KelengkapanView", "KelompokView", "KinerjaView", "Link", "LintasSitusView", "LintasView", "NotFoundView",
    "PenyusunanView", "PilihView", "PindahView", "RencanaAksiView", "SasaranView", "SumberView", "VersiView",
    "WilayahView", "anggaran", "bagan", "banding", "banding_keys", "beranda", "cari", "cascading", "data", "data_dinas",
    "dinas", "halaman", "indeks", "indeks_keys", "indikator", "jabatan", "kartu", "kelengkapan", "kelengkapan_dinas",
    "kelompok", "kelompok_keys", "kinerja", "later_money", "later_pages", "later_plans", "later_rows", "later_starts",
    "lintas", "lintas_situs", "not_found", "penyusunan", "pilih", "pilih_keys", "pindah", "plan_years", "rencana_aksi",
    "sasaran", "sumber", "versi", "wilayah",
]  # fmt: skip
