"""The facts of a document as plain JSON data: who, which document, which levels and positions, how it was made.

An annotation holds the type, for a closed vocabulary its choices, and the meaning; `exports/schema.py` makes the
JSON Schema of them.
"""

from __future__ import annotations

from typing import Annotated, TypedDict

from pohon.model import Jenis, JenisJabatan, Kepastian
from pohon.model.istilah import JenisDokumen, JenisTeks

Lines = Annotated[list[str], 'Baris teks sumber, misalnya "74-84"; tiap butir satu cetakan yang lengkap.']
LinesByPart = Annotated[
    dict[str, list[str]],
    "Baris teks sumber menurut bagiannya. Bagian tanpa baris sendiri tidak disebut.",
]
Note = Annotated[str | None, "Catatan penyalin, bukan kata dokumen (Markdown)."]
Where = Annotated[str | None, "`id` bagian dokumen (`dokumen.bagian`)."]
Label = Annotated[str | None, 'Label tercetak, misalnya "SASARAN KEGIATAN 2".']


class LicenceData(TypedDict):
    """The terms under which the content stands."""

    nama: Annotated[str, "Nama lisensi."]
    url: Annotated[str | None, "Alamat teks lisensi."]


class FileData(TypedDict):
    """A file of the content."""

    nama: Annotated[str, "Jalur berkas isi."]
    sha256: Annotated[str, "SHA-256 berkas itu, heksadesimal."]


class WilayahData(TypedDict):
    """The region of the dinas."""

    id: Annotated[str, "Nama folder wilayah, bagian pertama alamat halamannya."]
    nama: Annotated[str | None, "Nama wilayah. `null`: dokumen tidak menyebutnya."]
    kode: Annotated[str | None, "Kode Kemendagri, misalnya 33.03."]
    url: Annotated[str, "Alamat halaman wilayah."]


class OfficeData(TypedDict):
    """The dinas."""

    id: Annotated[str, "Nama berkas dinas, bagian kedua alamat halamannya."]
    nama: Annotated[str, "Nama dinas seperti tercetak."]
    singkatan: Annotated[str | None, "Singkatan nama dinas."]
    nama_lain: Annotated[list[str], "Nama lain dinas dalam dokumen yang sama."]
    urusan: Annotated[str | None, "Urusan pemerintahan."]
    url: Annotated[str, "Alamat halaman dinas."]


class PartData(TypedDict):
    """A page or stage of the document."""

    id: Annotated[str, "Nama tetap bagian ini dalam dokumennya."]
    nama: Annotated[str, "Nama bagian."]
    judul: Annotated[str | None, "Judul tercetak di atas bagian."]
    sumber: Lines


class SignerData(TypedDict):
    """Who signed the document."""

    jabatan: Annotated[str, "Jabatan penanda tangan."]
    nama: Annotated[str | None, "Nama penanda tangan. Nomor induk pegawai tidak pernah dimuat."]
    penugasan: Annotated[str | None, "Penugasan, misalnya plt."]
    sumber: Lines


class OtherTextData(TypedDict):
    """A printed text that is no sasaran, indikator or jabatan."""

    jenis: Annotated[str, JenisTeks, "Macam teks."]
    teks: Annotated[str, "Teks seperti tercetak."]
    dari: Annotated[str | None, "`id` sasaran yang diulang atau dilabeli teks ini."]
    sumber: Lines
    catatan: Note


class DocumentData(TypedDict):
    """The source document."""

    judul: Annotated[str, "Judul dokumen."]
    jenis: Annotated[str, JenisDokumen, "Jenis dokumen."]
    tahun: Annotated[str | None, "Tahun dokumen."]
    tahun_awal: Annotated[str | None, "Tahun pertama, untuk dokumen beberapa tahun."]
    tahun_akhir: Annotated[str | None, "Tahun terakhir, untuk dokumen beberapa tahun."]
    sumber: Annotated[str, "Nama berkas teks sumber; nomor baris menunjuk ke berkas ini."]
    fiktif: Annotated[bool, "Apakah seluruh isinya karangan, bukan dokumen pemerintah."]
    bagian: Annotated[list[PartData], "Halaman atau tahap dokumen."]
    penandatangan: Annotated[SignerData | None, "Penanda tangan dokumen."]
    teks_lain: Annotated[list[OtherTextData], "Teks tercetak yang bukan sasaran, indikator, atau jabatan."]
    catatan: Note


class LevelData(TypedDict):
    """One level in the words of the document."""

    jenis: Annotated[str, Jenis, "Kode jenjang."]
    nama: Annotated[str, "Nama jenjang dalam dokumen ini."]
    jabatan: Annotated[str | None, "Jabatan yang tercetak untuk jenjang ini."]
    sumber: LinesByPart


class JabatanData(TypedDict):
    """A position."""

    id: Annotated[str, "Nama tetap jabatan, unik dalam berkas."]
    nama: Annotated[str, "Nama jabatan seperti tercetak."]
    induk: Annotated[str | None, "`id` jabatan atasannya."]
    jenjang: Annotated[str | None, JenisJabatan, "Jenjang jabatan."]
    bagian: Annotated[list[str], "`id` bagian dokumen tempat jabatan ini tercetak."]
    kepastian: Annotated[str, Kepastian, "Seberapa pasti jabatan ini terbaca."]
    sumber: Lines
    catatan: Note
    url: Annotated[str, "Alamat halaman jabatan."]


class SourcedTextData(TypedDict):
    """A printed text with its lines."""

    nomor: Annotated[str | None, "Nomor tercetak."]
    teks: Annotated[str, "Teks seperti tercetak."]
    sumber: Lines


class GuideData(TypedDict):
    """A way or a trick of one stage."""

    judul: Annotated[str | None, "Judul petunjuk."]
    butir: Annotated[list[SourcedTextData], "Butir petunjuk."]
    sumber: Lines
    catatan: Note


class StageData(TypedDict):
    """One stage of the making."""

    nomor: Annotated[int, "Nomor tahap."]
    judul: Annotated[str, "Judul tahap."]
    bagian: Where
    cara: Annotated[list[GuideData], "Cara mengerjakan tahap ini."]
    trik: Annotated[list[GuideData], "Trik mengerjakan tahap ini."]
    judul_hasil: Annotated[list[SourcedTextData], "Judul hasil tahap."]
    hasil: Annotated[list[str], "`id` sasaran yang dihasilkan tahap ini."]
    kop_tabel: Annotated[list[SourcedTextData], "Kepala kolom tabel."]
    keterangan: Annotated[list[SourcedTextData], "Keterangan di bawah tabel."]
    sumber: Lines
    catatan: Note


class CsfData(TypedDict):
    """A critical success factor."""

    nomor: Annotated[str, "Nomor tercetak."]
    teks: Annotated[str, "Teks seperti tercetak."]
    menjadi: Annotated[str | None, "`id` sasaran yang lahir darinya."]
    lintas: Annotated[str | None, "Mitra seperti tercetak."]
    sumber: Lines


class MakingData(TypedDict):
    """How the tree was made."""

    judul_csf: Annotated[SourcedTextData | None, "Judul tabel CSF."]
    csf: Annotated[list[CsfData], "Tabel critical success factor."]
    tahap: Annotated[list[StageData], "Tahap penyusunan."]
