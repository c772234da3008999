"""An indikator: what is measured, how, who answers for it, and its targets."""

from __future__ import annotations

from pohon.model.angka import TeksAngka
from pohon.model.baris import Baris
from pohon.model.base import AlamatWeb, Bagian, DaftarId, DaftarTeks, Id, Tanggal, Teks
from pohon.model.dinas import Tahun
from pohon.model.istilah import Kepastian, Metode, Peran, Perhitungan, Polaritas, StatusData


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


class KomponenRumus(Bagian):
    """A figure that the formula of the indikator is fed with, such as the number of healthy koperasi."""

    nama: Teks
    nilai: TeksAngka
    peran: Peran = Peran.LAIN
    sumber: Baris = ()


class Bukti(Bagian):
    """What the realisasi rests on: a document, and where it can be read."""

    nama: Teks
    tautan: AlamatWeb | None = None


class Pengukuran(Bagian):
    """The figures of one year, in the unit of the indikator.

    `capaian` is what the document itself prints, in percent; it is shown beside ours and never computed with.
    """

    tahun: Tahun
    target: TeksAngka | None = None
    realisasi: TeksAngka | None = None
    triwulan: Triwulan | None = None
    status_data: StatusData | None = None
    capaian: TeksAngka | None = None
    komponen_rumus: tuple[KomponenRumus, ...] = ()
    faktor_pendukung: DaftarTeks = ()
    faktor_penghambat: DaftarTeks = ()
    tindak_lanjut: DaftarTeks = ()
    bukti: tuple[Bukti, ...] = ()
    sumber: Baris = ()
    catatan: Teks | None = None


class RevisiTarget(Bagian):
    """A target that was changed: when, from what to what, why, and by which document."""

    tahun: Tahun
    tanggal: Tanggal | None = None
    lama: TeksAngka
    baru: TeksAngka
    alasan: Teks | None = None
    dokumen: Teks | None = None
    sumber: Baris = ()


class AngkaTahun(Bagian):
    """A figure of one year: where the targets start, or where they shall arrive at the end of the period."""

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
    metode: Metode | None = None
    skala: Teks | None = None
    baseline: AngkaTahun | None = None
    target_akhir_periode: AngkaTahun | None = None
    pengukuran: tuple[Pengukuran, ...] = ()
    revisi_target: tuple[RevisiTarget, ...] = ()
    varian: tuple[VarianIndikator, ...] = ()
    kepastian: KepastianIndikator = KepastianIndikator()
    sumber: Baris = ()
    sumber_lain: SumberIndikator = SumberIndikator()
    catatan: Teks | None = None
