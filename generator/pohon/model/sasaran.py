"""A sasaran: one box of the tree, with everything that the document says about it."""

from __future__ import annotations

from pohon.model.angka import TeksAngka
from pohon.model.baris import Baris
from pohon.model.base import Bagian, DaftarId, DaftarTeks, Id, Teks
from pohon.model.dinas import Tahun
from pohon.model.indikator import Indikator
from pohon.model.istilah import Asal, Jenis, JenisKinerja, Kepastian, Kondisi


class Nomenklatur(Bagian):
    """The national name and code of the program, kegiatan or sub kegiatan."""

    nama: Teks
    kode: Teks | None = None
    edisi: Teks | None = None
    sumber: Baris = ()


class Anggaran(Bagian):
    """The money of a nomenklatur in one year, in rupiah: allotted (`pagu`) and spent (`realisasi`)."""

    tahun: Tahun
    pagu: TeksAngka | None = None
    realisasi: TeksAngka | None = None
    sumber: Baris = ()
    catatan: Teks | None = None


class Lintas(Bagian):
    """A partner outside the dinas; `tautan` is `wilayah/dinas#sasaran` of the partner's tree."""

    mitra: Teks
    keterangan: Teks | None = None
    tautan: Teks | None = None
    sumber: Baris = ()


class Varian(Bagian):
    """The sasaran as printed in another part of the document.

    `pernyataan` only where the wording differs; the other texts are verbatim as printed there.
    """

    di: Id | None = None
    rujukan: Teks | None = None
    pernyataan: Teks | None = None
    label: Teks | None = None
    kondisi: Teks | None = None
    jenis_kinerja: Teks | None = None
    komponen_perencanaan: Teks | None = None
    jabatan: Teks | None = None
    sumber: Baris = ()
    catatan: Teks | None = None


class KepastianSasaran(Bagian):
    """How sure each part of the sasaran is read; `alternatif` names other possible parents."""

    induk: Kepastian = Kepastian.PASTI
    jenis: Kepastian = Kepastian.PASTI
    pernyataan: Kepastian = Kepastian.PASTI
    melalui_indikator: Kepastian = Kepastian.PASTI
    nomenklatur: Kepastian = Kepastian.PASTI
    penanggung_jawab: Kepastian = Kepastian.PASTI
    definisi: Kepastian = Kepastian.PASTI
    alternatif: DaftarId = ()
    catatan: Teks | None = None


class SumberSasaran(Bagian):
    """Source lines of the parts that do not stand on the lines of the statement."""

    label: Baris = ()
    definisi: Baris = ()
    csf: Baris = ()
    penanggung_jawab: Baris = ()
    permasalahan: Baris = ()
    strategi: Baris = ()
    arah_kebijakan: Baris = ()


class Sasaran(Bagian):
    """One objective; `induk` names its parent or parents, document order is kept."""

    id: Id
    jenis: Jenis
    label: Teks | None = None
    pernyataan: Teks | None = None
    pernyataan_lain: DaftarTeks = ()
    ringkasan: Teks | None = None
    induk: DaftarId = ()
    melalui_indikator: Id | None = None
    bagian: Id | None = None
    nomenklatur: Nomenklatur | None = None
    anggaran: tuple[Anggaran, ...] = ()
    penanggung_jawab: DaftarId = ()
    kondisi: Kondisi | None = None
    jenis_kinerja: JenisKinerja | None = None
    komponen_perencanaan: Teks | None = None
    csf: Teks | None = None
    asal: Asal | None = None
    lintas: tuple[Lintas, ...] = ()
    varian: tuple[Varian, ...] = ()
    permasalahan: Teks | None = None
    strategi: Teks | None = None
    arah_kebijakan: Teks | None = None
    definisi: Teks | None = None
    kepastian: KepastianSasaran = KepastianSasaran()
    sumber: Baris = ()
    sumber_lain: SumberSasaran = SumberSasaran()
    catatan: Teks | None = None
    indikator: tuple[Indikator, ...] = ()

    @property
    def nama(self) -> str:
        """What the sasaran is called: its statements, else its nomenklatur, else its label."""
        if self.pernyataan:
            return "; ".join((self.pernyataan, *self.pernyataan_lain))
        return self.nomenklatur.nama if self.nomenklatur else self.label or self.id
