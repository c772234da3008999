"""What is counted, as plain JSON data: each achievement with its steps, and by which settings; as in `document.py`."""

from __future__ import annotations

from typing import Annotated, Literal, TypedDict

from pohon.capaian import Alasan, Kerja

Lingkup = Literal["tahun", "TW1", "TW2", "TW3", "TW4", "s.d. TW1", "s.d. TW2", "s.d. TW3", "s.d. TW4"]
Dasar = Literal["terisi", "berjalan"]


class StepData(TypedDict):
    """One step of a derivation."""

    kerja: Annotated[str, Kerja, "Yang dikerjakan langkah ini."]
    rumus: Annotated[str, "Rumus dengan nama; kosong pada pembulatan."]
    angka: Annotated[str, "Rumus yang sama dengan angkanya, dapat diketik ke kalkulator."]
    hasil: Annotated[str, "Hasilnya, tidak dibulatkan sebelum langkah pembulatan."]


class BandData(TypedDict):
    """The class of an achievement; its rule is told once, by the settings."""

    nama: Annotated[str, "Nama pita."]
    tingkat: Annotated[int, "Tingkat pita, dari 0 (terburuk) sampai 4 (terbaik)."]


class ThresholdData(BandData):
    """A class and where it begins."""

    mulai: Annotated[str | None, "Capaian (persen) terendah dalam pita ini; `null`: pita terbawah."]


class DerivationData(TypedDict):
    """How an achievement came about, or why there is none."""

    lingkup: Annotated[Lingkup, "Yang dihitung: `tahun`, satu triwulan, atau tahun yang belum lengkap (`s.d. TW3`)."]
    target: Annotated[list[str], "Target yang masuk rumus; dua ujung bila rentang; kosong bila tidak ada."]
    realisasi: Annotated[str | None, "Realisasi yang masuk rumus."]
    langkah: Annotated[list[StepData], "Langkah hitungan, berurutan."]
    nilai: Annotated[str | None, "Capaian dalam persen, dibulatkan ke dua desimal (setengah ke atas)."]
    pita: Annotated[BandData | None, "Pita capaian, dari nilai yang sudah dibulatkan."]
    alasan: Annotated[str | None, Alasan, "Sebab tidak ada nilai."]
    andaian: Annotated[list[str], "Yang tidak dikatakan dokumen dan diandaikan hitungan ini."]


class AchievementData(TypedDict):
    """The achievement of an indikator in one year."""

    setahun: Annotated[DerivationData, "Capaian setahun, atau dari triwulan yang sudah ada."]
    triwulan: Annotated[list[DerivationData], "Capaian empat triwulan; kosong bila tidak ada realisasi triwulan."]


class MeanData(TypedDict):
    """The mean of the achievements of a sasaran's own indikator."""

    tahun: Annotated[str, "Tahun yang dihitung: tahun terakhir yang mempunyai realisasi."]
    nilai: Annotated[str | None, "Rata-rata capaian indikatornya sendiri, masing-masing 0 sampai `hitungan.batas`."]
    pita: Annotated[BandData | None, "Pita rata-rata itu."]
    langkah: Annotated[list[StepData], "Langkah hitungan, berurutan."]
    dihitung: Annotated[int, "Berapa indikator yang masuk rata-rata."]
    semua: Annotated[int, "Berapa indikator semuanya."]
    sebagian: Annotated[int, "Berapa dari yang masuk itu belum setahun penuh."]


class StatesData(TypedDict):
    """How many indikator of a tree stand where."""

    tahun: Annotated[str, "Tahun yang dihitung: tahun terakhir yang mempunyai realisasi."]
    tingkat: Annotated[list[int], "Berapa indikator di tiap tingkat pita, dari 0 (terburuk) sampai 4 (terbaik)."]
    tidak_dihitung: Annotated[int, "Berapa yang tidak dihitung karena alasan lain daripada belum diukur."]
    belum_diukur: Annotated[int, "Berapa yang belum diukur."]


class ProfileData(TypedDict):
    """The bands of a time."""

    dasar: Annotated[str, "Aturan yang menetapkan pita."]
    sejak: Annotated[str | None, "Tahun pertama yang memakainya; `null`: sejak awal."]
    kelas: Annotated[list[ThresholdData], "Pita, yang terbaik dahulu."]


class ClassData(TypedDict):
    """A class of efficiency and where it begins."""

    nama: Annotated[str, "Nama kelas."]
    mulai: Annotated[str | None, "Selisih (poin persen) terendah dalam kelas ini; `null`: kelas terbawah."]


class ClassesData(TypedDict):
    """The classes of what achievement is ahead of spending."""

    dasar: Annotated[str, "Aturan yang menetapkan kelas."]
    sejak: Annotated[str | None, "Tahun pertama yang memakainya; `null`: sejak awal."]
    kelas: Annotated[list[ClassData], "Kelas, yang terbaik dahulu."]


class ScaleData(TypedDict):
    """Words that stand for scores."""

    nama: Annotated[str, "Nama skala."]
    dasar: Annotated[str, "Aturan yang menetapkan skala."]
    kata: Annotated[list[str], "Kata skala, yang terburuk (skor 1) dahulu; huruf besar atau kecil sama saja."]


class SettingsData(TypedDict):
    """By which settings all of it was counted."""

    triwulan: Annotated[Dasar, "Tahun yang belum lengkap dinilai dari triwulan yang terisi atau yang sudah lewat."]
    sampai: Annotated[str | None, "Hari keadaan (ISO 8601)."]
    batas: Annotated[str, "Capaian tertinggi (persen) yang ikut dalam rata-rata."]
    pita: Annotated[
        list[ProfileData],
        "Profil pita: berlaku yang `sejak`-nya terakhir dan tidak sesudah tahunnya; yang paling bawah hanya bila tidak "
        "ada yang lain.",
    ]
    efisiensi: Annotated[
        ClassesData | None, "Kelas efisiensi: selisih capaian dan serapan; `null`: situs ini tidak memakainya."
    ]
    skala: Annotated[list[ScaleData], "Skala predikat; tanpa nama skala, berlaku yang pertama memuat semua katanya."]
