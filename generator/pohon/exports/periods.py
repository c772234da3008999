"""The figures of an indikator as rows of its table: one for the year, one for each quarter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pohon.exports.columns import joined
from pohon.exports.derived import DerivationData
from pohon.exports.measured import ComponentData, EvidenceData, ExplanationData, FigureData, RevisionData, YearData
from pohon.exports.written import Cell
from pohon.exports.years import PERIODS

Row = Mapping[str, Cell]

_FIGURES = ("target", "target_tercetak", "target_bawah", "target_atas", "realisasi", "realisasi_tercetak")
_COUNTED = ("capaian", "pita", "capaian_lingkup", "capaian_alasan")
_SAID = ("komponen_rumus", "faktor_pendukung", "faktor_penghambat", "tindak_lanjut", "bukti")
NOTHING: Row = dict.fromkeys(
    (
        "tahun",
        "periode",
        *_FIGURES,
        *_COUNTED,
        "capaian_tercetak",
        "status_data",
        *_SAID,
        "sumber_angka",
        "catatan_angka",
    )
)


def periods(year: YearData) -> Iterator[Row]:
    """The figures of a year, by period; a year without figures keeps what is said about it."""
    about: Row = {
        **NOTHING,
        "tahun": year["tahun"],
        "status_data": year["status_data"],
        **(_said(year["penjelasan"]) if year["penjelasan"] else {}),
        "sumber_angka": joined(year["sumber"]),
        "catatan_angka": year["catatan"],
    }
    by_period: dict[str, dict[str, Cell]] = {}
    for figure in year["angka"]:
        periode = figure["periode"]
        if periode not in by_period:
            by_period[periode] = {**about, "periode": periode}
        by_period[periode].update(_cells(figure))
    printed, counted = year["capaian_tercetak"], year["capaian"]
    if printed or counted:
        own = by_period.setdefault("tahun", {**about, "periode": "tahun"})
        own["capaian_tercetak"] = printed and printed["tercetak"]
    if counted:
        told = zip(PERIODS, (counted["setahun"], *counted["triwulan"]), strict=False)
        for periode, each in told:
            by_period.get(periode, {}).update(_derived(each))
    yield from (by_period[periode] for periode in PERIODS if periode in by_period)
    if not by_period:
        yield about


def _cells(figure: FigureData) -> Row:
    jenis, ends = figure["jenis"], figure["batas"]
    cells: dict[str, Cell] = {jenis: figure["nilai"], f"{jenis}_tercetak": figure["tercetak"]}
    if ends and jenis == "target":
        cells["target_bawah"], cells["target_atas"] = ends
    return cells


def _derived(of: DerivationData) -> Row:
    return {
        "capaian": of["nilai"],
        "pita": of["pita"] and of["pita"]["nama"],
        "capaian_lingkup": of["lingkup"],
        "capaian_alasan": of["alasan"],
    }


def _said(year: ExplanationData) -> Row:
    return {
        "komponen_rumus": joined([_component(each) for each in year["komponen_rumus"]]),
        "faktor_pendukung": joined(year["faktor_pendukung"]),
        "faktor_penghambat": joined(year["faktor_penghambat"]),
        "tindak_lanjut": joined(year["tindak_lanjut"]),
        "bukti": joined([_evidence(each) for each in year["bukti"]]),
    }


def _component(each: ComponentData) -> str:
    return f"{each['peran']}: {each['nama']} = {each['tercetak']}"


def _evidence(each: EvidenceData) -> str:
    return f"{each['nama']} <{each['tautan']}>" if each["tautan"] else each["nama"]


def revised(each: RevisionData) -> str:
    """`"2025: 80 menjadi 75; 2025-07-01; alasan; dokumen"`, without what is not known."""
    change = f"{each['tahun']}: {each['lama']['tercetak']} menjadi {each['baru']['tercetak']}"
    return "; ".join(filter(None, (change, each["tanggal"], each["alasan"], each["dokumen"])))
