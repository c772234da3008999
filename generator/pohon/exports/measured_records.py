"""What is measured as rows of the tables of `ddl.py`: figures, what is said of a year, revisions, budget."""

from __future__ import annotations

from pohon.exports.derived import AchievementData, BandData
from pohon.exports.document_records import Found, Record, listed
from pohon.exports.measured import ExplanationData, ValueData, YearData
from pohon.exports.shapes import IndikatorData, SasaranData
from pohon.exports.years import PERIODS


def number(nilai: str | None) -> float | None:
    """A value as SQLite computes with it."""
    return None if nilai is None else float(nilai)


def valued(name: str, angka: ValueData | None) -> Record:
    """A figure as two columns: as printed, and its value."""
    return {
        f"{name}_tercetak": angka and angka["tercetak"],
        f"{name}_nilai": number(angka["nilai"]) if angka else None,
    }


def figures(ik: IndikatorData, kunci: str) -> Found:
    """Every figure of an indikator, what is said about its years, and its revised targets."""
    for year in ik["pengukuran"]:
        of: Record = {"indikator": kunci, "tahun": int(year["tahun"])}
        if year["catatan"]:
            yield "catatan_tahun", {**of, "catatan": year["catatan"]}
        for figure in year["angka"]:
            low, high = figure["batas"] or (None, None)
            yield (
                "pengukuran",
                {
                    **of,
                    "periode": figure["periode"],
                    "jenis": figure["jenis"],
                    "tercetak": figure["tercetak"],
                    "nilai": number(figure["nilai"]),
                    "persen": figure["persen"],
                    "batas_bawah": number(low),
                    "batas_atas": number(high),
                },
            )
        yield from _said(year, of)
        yield from _achieved(year["capaian"], of)
    for nomor, each in enumerate(ik["revisi_target"], 1):
        yield (
            "revisi_target",
            {
                "indikator": kunci,
                "nomor": nomor,
                "tahun": int(each["tahun"]),
                "tanggal": each["tanggal"],
                **valued("lama", each["lama"]),
                **valued("baru", each["baru"]),
                "alasan": each["alasan"],
                "dokumen": each["dokumen"],
                "sumber": listed(each["sumber"]),
            },
        )


def _said(year: YearData, of: Record) -> Found:
    if year["status_data"] or year["capaian_tercetak"]:
        yield "status_tahun", {**of, "status_data": year["status_data"], **valued("capaian", year["capaian_tercetak"])}
    if year["penjelasan"]:
        yield from _explained(year["penjelasan"], of)


def _explained(said: ExplanationData, of: Record) -> Found:
    for nomor, component in enumerate(said["komponen_rumus"], 1):
        yield (
            "komponen_rumus",
            {
                **of,
                "nomor": nomor,
                "nama": component["nama"],
                "peran": component["peran"],
                "tercetak": component["tercetak"],
                "nilai": number(component["nilai"]),
                "sumber": listed(component["sumber"]),
            },
        )
    told = {
        "faktor_pendukung": said["faktor_pendukung"],
        "faktor_penghambat": said["faktor_penghambat"],
        "tindak_lanjut": said["tindak_lanjut"],
    }
    for jenis, texts in told.items():
        for nomor, teks in enumerate(texts, 1):
            yield "uraian_tahun", {**of, "jenis": jenis, "nomor": nomor, "teks": teks}
    for nomor, proof in enumerate(said["bukti"], 1):
        yield "bukti", {**of, "nomor": nomor, "nama": proof["nama"], "tautan": proof["tautan"]}


def _achieved(found: AchievementData | None, of: Record) -> Found:
    """The achievements of a year and of its quarters, each with its steps."""
    for periode, each in zip(PERIODS, (found["setahun"], *found["triwulan"]) if found else (), strict=False):
        place: Record = {**of, "periode": periode}
        yield (
            "capaian",
            {
                **place,
                "lingkup": each["lingkup"],
                "target": "..".join(each["target"]) or None,
                "realisasi": each["realisasi"],
                "nilai": number(each["nilai"]),
                **_band(each["pita"]),
                "alasan": each["alasan"],
                "andaian": ", ".join(each["andaian"]) or None,
            },
        )
        for nomor, step in enumerate(each["langkah"], 1):
            yield (
                "langkah",
                {
                    **place,
                    "nomor": nomor,
                    "kerja": step["kerja"],
                    "rumus": step["rumus"],
                    "angka": step["angka"],
                    "hasil": step["hasil"],
                },
            )


def _band(pita: BandData | None) -> Record:
    return {"pita": pita and pita["nama"], "tingkat": pita and pita["tingkat"]}


def means(s: SasaranData, kunci: str) -> Found:
    """The mean of the achievements of a sasaran's own indikator."""
    mean = s["capaian"]
    if mean:
        yield (
            "capaian_sasaran",
            {
                "sasaran": kunci,
                "tahun": int(mean["tahun"]),
                "nilai": number(mean["nilai"]),
                **_band(mean["pita"]),
                "dihitung": mean["dihitung"],
                "semua": mean["semua"],
            },
        )


def budgets(s: SasaranData, kunci: str) -> Found:
    """The money of a sasaran, one row per entry."""
    for nomor, each in enumerate(s["anggaran"], 1):
        yield (
            "anggaran",
            {
                "sasaran": kunci,
                "nomor": nomor,
                "tahun": int(each["tahun"]),
                **valued("pagu", each["pagu"]),
                **valued("realisasi", each["realisasi"]),
                "sumber": listed(each["sumber"]),
                "catatan": each["catatan"],
            },
        )
