"""An indikator: what is measured, how, who answers for it, and its targets."""

from __future__ import annotations

from pohon.model.angka import TeksAngka
from pohon.model.baris import Baris
from pohon.model.base import Bagian, DaftarId, Id, Teks
from pohon.model.dinas import Tahun
from pohon.model.istilah import Kepastian, Perhitungan, Polaritas


class VarianIndikator(Bagian):
    """The indikator as printed elsewhere; `nama` only where the wording differs."""

    di: Id | None = None
    nama: Teks | None = None
    label: Teks | None = None
    sumber: Baris = ()
    catatan: Teks | None = None


class Triwulan(Bagian):
    """Four figures, TW I to IV; `null` where the cell is empty."""

    target: tuple[TeksAngka | None, ...] = ()
    realisasi: tuple[TeksAngka | None, ...] = ()


class Pengukuran(Bagian):
    """The figures of one year, in the unit of the indikator."""

    tahun: Tahun
    target: TeksAngka | None = None
    realisasi: TeksAngka | None = None
    triwulan: Triwulan | None = None
    sumber: Baris = ()
    catatan: Teks | None = None


class AngkaAwal(Bagian):
    """The figure from which the targets start."""

    tahun: Tahun
    nilai: TeksAngka


class KepastianIndikator(Bagian):
    """How sure each part of the indikator is read; `alternatif` names other sasaran for it."""

    letak: Kepastian = Kepastian.PASTI
    definisi: Kepastian = Kepastian.PASTI
    target: Kepastian = Kepastian.PASTI
    triwulan: Kepastian = Kepastian.PASTI
    penanggung_jawab: Kepastian = Kepastian.PASTI
    strategi: Kepastian = Kepastian.PASTI
    arah_kebijakan: Kepastian = Kepastian.PASTI
    alternatif: DaftarId = ()
    catatan: Teks | None = None


class SumberIndikator(Bagian):
    """Source lines of the parts that do not stand on the lines of the name."""

    label: Baris = ()
    satuan: Baris = ()
    definisi: Baris = ()
    formula: Baris = ()
    sumber_data: Baris = ()
    penanggung_jawab: Baris = ()
    permasalahan: Baris = ()
    strategi: Baris = ()
    arah_kebijakan: Baris = ()


class Indikator(Bagian):
    """One measure of a sasaran; texts verbatim, `id` permanent within the file."""

    id: Id
    label: Teks | None = None
    nama: Teks
    nama_lain: Teks | None = None
    iku: bool | None = None
    satuan: Teks | None = None
    definisi: Teks | None = None
    formula: Teks | None = None
    sumber_data: Teks | None = None
    polaritas: Polaritas | None = None
    perhitungan: Perhitungan | None = None
    penanggung_jawab: DaftarId = ()
    permasalahan: Teks | None = None
    strategi: Teks | None = None
    arah_kebijakan: Teks | None = None
    baseline: AngkaAwal | None = None
    pengukuran: tuple[Pengukuran, ...] = ()
    varian: tuple[VarianIndikator, ...] = ()
    kepastian: KepastianIndikator = KepastianIndikator()
    sumber: Baris = ()
    sumber_lain: SumberIndikator = SumberIndikator()
    catatan: Teks | None = None
