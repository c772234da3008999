"""One frozen dataclass and one pure function per page kind."""

from pohon.views.cascading import CascadingView, cascading
from pohon.views.dinas import DinasView, dinas
from pohon.views.indikator import IndikatorView, indikator
from pohon.views.jabatan import JabatanView, jabatan
from pohon.views.lintas import LintasSitusView, LintasView, lintas, lintas_situs
from pohon.views.parts import Head, Link
from pohon.views.penyusunan import PenyusunanView, penyusunan
from pohon.views.rencana_aksi import RencanaAksiView, has_quarters, rencana_aksi
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
    resolver,
    versi,
    wilayah,
)
from pohon.views.sumber import SumberView, has_source, sumber

__all__ = [
    "BerandaView", "CascadingView", "DinasView", "HalamanView", "Head", "IndikatorView", "JabatanView", "Link",
    "LintasSitusView", "LintasView", "NotFoundView", "PenyusunanView", "RencanaAksiView", "SasaranView", "SumberView",
    "VersiView", "WilayahView", "beranda", "cascading", "dinas", "halaman", "has_quarters", "has_source", "indikator",
    "jabatan", "lintas", "lintas_situs", "not_found", "penyusunan", "rencana_aksi", "resolver", "sasaran", "sumber",
    "versi", "wilayah",
]  # fmt: skip
