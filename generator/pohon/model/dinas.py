"""Who published the tree, in which document, with which levels and positions."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from pohon.model.baris import Baris
from pohon.model.base import Bagian, DaftarTeks, Id, Teks
from pohon.model.istilah import Jenis, JenisDokumen, JenisJabatan, JenisTeks, Kepastian

Tahun = Annotated[str, StringConstraints(pattern=r"^(19|20)\d\d$")]
"""A year, kept as printed."""


class Wilayah(Bagian):
    """The region; `kode` is Kemendagri's (`"33.03"`). Omitted where the document names none."""

    kode: Annotated[str, StringConstraints(pattern=r"^\d\d(\.\d\d)?$")] | None = None
    nama: Teks


class PerangkatDaerah(Bagian):
    """The dinas, as its document names it."""

    nama: Teks
    singkatan: Teks | None = None
    nama_lain: DaftarTeks = ()
    wilayah: Wilayah | None = None
    urusan: Teks | None = None


class Penandatangan(Bagian):
    """Who signed the document. Never a NIP."""

    jabatan: Teks
    nama: Teks | None = None
    penugasan: Teks | None = None
    sumber: Baris = ()


class BagianDokumen(Bagian):
    """A page or stage of the document, to which `bagian:` and `di:` refer."""

    id: Id
    nama: Teks
    judul: Teks | None = None
    sumber: Baris = ()


class TeksLain(Bagian):
    """A printed text that is no sasaran, indikator or jabatan: headings, marks, repeats.

    Together with them it accounts for every word of the source.
    """

    jenis: JenisTeks
    teks: Teks
    dari: Id | None = None
    sumber: Baris
    catatan: Teks | None = None


class Dokumen(Bagian):
    """The source document; `sumber` names the text file beside the YAML. `fiktif`: all of it is invented."""

    judul: Teks
    jenis: JenisDokumen
    tahun: Tahun | None = None
    tahun_awal: Tahun | None = None
    tahun_akhir: Tahun | None = None
    sumber: Teks
    fiktif: bool = False
    bagian: tuple[BagianDokumen, ...] = ()
    penandatangan: Penandatangan | None = None
    catatan: Teks | None = None
    teks_lain: tuple[TeksLain, ...] = ()


class Jenjang(Bagian):
    """One level of the tree in the document's own words."""

    id: Jenis
    nama: Teks
    jabatan: Teks | None = None
    sumber: Baris = ()
    sumber_jabatan: Baris = ()


class Jabatan(Bagian):
    """A position that answers for sasaran; `nama` as printed, `induk` its superior."""

    id: Id
    nama: Teks
    induk: Id | None = None
    jenjang: JenisJabatan | None = None
    bagian: DaftarTeks = ()
    kepastian: Kepastian = Kepastian.PASTI
    sumber: Baris = ()
    catatan: Teks | None = None
