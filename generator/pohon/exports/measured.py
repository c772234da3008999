"""What is measured, as plain JSON data: figures, years, revisions, budget; annotated as in `document.py`."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from pohon.exports.derived import AchievementData
from pohon.exports.document import Lines, Note
from pohon.model import Peran, StatusData

Periode = Literal["tahun", "TW1", "TW2", "TW3", "TW4"]
JenisAngka = Literal["target", "realisasi"]


class ValueData(TypedDict):
    """A figure and its value."""

    tercetak: Annotated[str, "Angka seperti tercetak."]
    nilai: Annotated[
        str | None,
        "Angka sebagai teks desimal dengan titik, dalam satuan indikator; tanda % tidak membaginya dengan 100. "
        "`null`: bukan bilangan, misalnya predikat.",
    ]
    persen: Annotated[bool, "Apakah tanda % tercetak pada angka ini."]
    batas: Annotated[
        list[str] | None, 'Dua ujung sebuah rentang seperti "80-90", yang kecil dahulu. `null`: bukan rentang.'
    ]


class FigureData(ValueData):
    """One printed figure of a year or of a quarter."""

    periode: Annotated[Periode, "`tahun` untuk angka setahun, `TW1` sampai `TW4` untuk triwulan."]
    jenis: Annotated[JenisAngka, "Target atau realisasi."]


class ComponentData(ValueData):
    """A figure that the formula is fed with."""

    nama: Annotated[str, "Nama komponen."]
    peran: Annotated[str, Peran, "Tempatnya dalam formula."]
    sumber: Lines


class EvidenceData(TypedDict):
    """What a realisasi rests on."""

    nama: Annotated[str, "Nama bukti."]
    tautan: Annotated[str | None, "Alamat buktinya."]


class ExplanationData(TypedDict):
    """What explains the figures of a year."""

    komponen_rumus: Annotated[list[ComponentData], "Angka yang dimasukkan ke formula."]
    faktor_pendukung: Annotated[list[str], "Faktor pendukung."]
    faktor_penghambat: Annotated[list[str], "Faktor penghambat."]
    tindak_lanjut: Annotated[list[str], "Tindak lanjut."]
    bukti: Annotated[list[EvidenceData], "Bukti realisasi."]


class YearData(TypedDict):
    """The figures of one year."""

    tahun: Annotated[str, "Tahun."]
    angka: Annotated[list[FigureData], "Angka yang tercetak; sel kosong tidak dimuat, jadi tidak pernah nol."]
    status_data: Annotated[str | None, StatusData, "Seberapa jauh angkanya dapat dipegang, atau sebab tidak ada."]
    capaian: Annotated[
        AchievementData | None, "Capaian yang dihitung; `null`: tidak ada realisasi, dan tidak disebut sebabnya."
    ]
    capaian_tercetak: Annotated[ValueData | None, "Capaian (persen) yang dicetak dokumen; tidak dipakai menghitung."]
    penjelasan: Annotated[ExplanationData | None, "Yang menjelaskan angka tahun ini, bila dokumen menulisnya."]
    sumber: Lines
    catatan: Note


class OneYearData(ValueData):
    """A figure of one year: where the targets start, or where they shall arrive."""

    tahun: Annotated[str, "Tahun angka ini."]


class RevisionData(TypedDict):
    """A target that was changed."""

    tahun: Annotated[str, "Tahun target yang diubah."]
    tanggal: Annotated[str | None, "Tanggal perubahan (ISO 8601)."]
    lama: Annotated[ValueData, "Target sebelum diubah."]
    baru: Annotated[ValueData, "Target sesudah diubah."]
    alasan: Annotated[str | None, "Alasan perubahan."]
    dokumen: Annotated[str | None, "Dokumen yang mengubahnya."]
    sumber: Lines


class BudgetData(TypedDict):
    """The money of a sasaran in one year."""

    tahun: Annotated[str, "Tahun anggaran."]
    pagu: Annotated[ValueData | None, "Pagu dalam rupiah."]
    realisasi: Annotated[ValueData | None, "Realisasi anggaran dalam rupiah."]
    sumber: Lines
    catatan: Note
