"""The five tables of one dinas and their rows. CSV, CSVW, XLSX and the data package are made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pohon.exports.columns import (
    ANGGARAN_COLUMNS,
    INDIKATOR_COLUMNS,
    JABATAN_COLUMNS,
    LINTAS_COLUMNS,
    SASARAN_COLUMNS,
    Column,
    joined,
)
from pohon.exports.periods import NOTHING, Row, periods, revised
from pohon.exports.shapes import DinasData, IndikatorData, SasaranData
from pohon.exports.written import Cell


class Group(NamedTuple):
    """Rows of one thing: the cells that all of them share, and those of each row."""

    shared: Row
    rows: tuple[Row, ...] = ({},)


def written(group: Group, names: tuple[str, ...], cell: Callable[[int, Cell], str], between: str = "") -> Iterator[str]:
    """The rows of one thing as text, of the columns with these names; `cell` writes a value, and nothing for None.

    What all rows share, nine tenths of the cells of many periods, is written once.
    """

    def cells(of: Row, first: int, end: int) -> list[str]:
        places = enumerate(names[first:end], first)
        return ["" if (value := of[name]) is None else cell(x, value) for x, name in places]

    own = [x for x, name in enumerate(names) if name in group.rows[0]]
    first, end = (own[0], own[-1] + 1) if own else (0, 0)
    before = "".join([each + between for each in cells(group.shared, 0, first)])
    after = "".join([between + each for each in cells(group.shared, end, len(names))])
    if not own:
        yield after[len(between) :]
    for row in group.rows if own else ():
        yield before + between.join(cells(row, first, end)) + after


class Reference(NamedTuple):
    """A column that names a row of another table, or of its own: that table and its column."""

    column: str
    table: str
    target: str = "id"


@dataclass(frozen=True)
class Table:
    """A table: its name, which is also that of its file, its title, its columns and how its rows are made."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]
    groups: Callable[[DinasData], Iterator[Group]]

    def rows(self, data: DinasData) -> Iterator[Row]:
        """Every row with all of its cells."""
        return ({**group.shared, **row} for group in self.groups(data) for row in group.rows)

    def head(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


def _pairs(parts: Mapping[str, str | list[str]], without: str = "") -> str | None:
    """`{"label": ["56"]}` -> `"label=56"`; a part of several printings has a pair for each."""
    each = ((name, [got] if isinstance(got, str) else got) for name, got in parts.items() if name != without)
    return joined([f"{name}={item}" for name, items in each for item in items])


def _place(data: DinasData) -> dict[str, Cell]:
    return {"wilayah": data["wilayah"]["id"], "dinas": data["dinas"]["id"], "fiktif": data["dokumen"]["fiktif"]}


def _names(data: DinasData) -> Mapping[str, str]:
    return {each["id"]: each["nama"] for each in data["jabatan"]}


def _common(of: SasaranData | IndikatorData, names: Mapping[str, str], own: str) -> dict[str, Cell]:
    """What sasaran and indikator share; `own` is the part on whose lines the thing itself stands."""
    return {
        "id": of["id"],
        "urutan": of["urutan"],
        "label": of["label"],
        "nama": of["nama"],
        "penanggung_jawab": joined(of["penanggung_jawab"]),
        "penanggung_jawab_nama": joined([names[key] for key in of["penanggung_jawab"]]),
        "definisi": of["definisi"],
        "permasalahan": of["permasalahan"],
        "strategi": of["strategi"],
        "arah_kebijakan": of["arah_kebijakan"],
        "kepastian": _pairs(of["kepastian"]["bagian"]),
        "alternatif": joined(of["kepastian"]["alternatif"]),
        "alasan": of["kepastian"]["catatan"],
        "sumber": joined(of["sumber"].get(own, [])),
        "sumber_lain": _pairs(of["sumber"], own),
        "catatan": of["catatan"],
        "url": of["url"],
    }


def sasaran_groups(data: DinasData) -> Iterator[Group]:
    """One row per sasaran."""
    place, names = _place(data), _names(data)
    measured: dict[str, list[str]] = {s["id"]: [] for s in data["sasaran"]}
    for ik in data["indikator"]:
        measured[ik["sasaran"]].append(ik["id"])
    for s in data["sasaran"]:
        kode, mean = s["nomenklatur"], s["capaian"]
        own = {
            **place,
            **_common(s, names, "pernyataan"),
            "jenis": s["jenis"],
            "pernyataan": s["pernyataan"],
            "pernyataan_lain": joined(s["pernyataan_lain"]),
            "ringkasan": s["ringkasan"],
            "induk": joined(s["induk"]),
            "melalui_indikator": s["melalui_indikator"],
            "bagian": s["bagian"],
            "nomenklatur": kode and kode["nama"],
            "nomenklatur_kode": kode and kode["kode"],
            "nomenklatur_edisi": kode and kode["edisi"],
            "kondisi": s["kondisi"],
            "jenis_kinerja": s["jenis_kinerja"],
            "komponen_perencanaan": s["komponen_perencanaan"],
            "csf": s["csf"],
            "asal": s["asal"],
            "capaian_tahun": mean and mean["tahun"],
            "capaian": mean and mean["nilai"],
            "pita": mean["pita"]["nama"] if mean and mean["pita"] else None,
            "capaian_dihitung": mean and mean["dihitung"],
            "indikator": joined(measured[s["id"]]),
        }
        yield Group(own)


def indikator_groups(data: DinasData) -> Iterator[Group]:
    """One row per indikator and period; an indikator without figures has one, with an empty period."""
    place, names = _place(data), _names(data)
    sasaran = {s["id"]: s for s in data["sasaran"]}
    for ik in data["indikator"]:
        s, first, last = sasaran[ik["sasaran"]], ik["baseline"], ik["target_akhir_periode"]
        shared = {
            **place,
            **_common(ik, names, "nama"),
            "sasaran": s["id"],
            "sasaran_jenis": s["jenis"],
            "sasaran_nama": s["nama"],
            "penanggung_jawab_sasaran": joined([names[key] for key in s["penanggung_jawab"]]),
            "nama_lain": ik["nama_lain"],
            "iku": ik["iku"],
            "satuan": ik["satuan"],
            "formula": ik["formula"],
            "sumber_data": ik["sumber_data"],
            "polaritas": ik["polaritas"],
            "metode": ik["metode"],
            "perhitungan": ik["perhitungan"],
            "skala": ik["skala"],
            "baseline_tahun": first and first["tahun"],
            "baseline": first and first["nilai"],
            "baseline_tercetak": first and first["tercetak"],
            "target_akhir_periode_tahun": last and last["tahun"],
            "target_akhir_periode": last and last["nilai"],
            "target_akhir_periode_tercetak": last and last["tercetak"],
            "revisi_target": joined([revised(each) for each in ik["revisi_target"]]),
        }
        rows = tuple(cells for year in ik["pengukuran"] for cells in periods(year))
        yield Group(shared, rows or (NOTHING,))


def jabatan_groups(data: DinasData) -> Iterator[Group]:
    """One row per position."""
    place = _place(data)
    for each in data["jabatan"]:
        own = {
            **place,
            "id": each["id"],
            "nama": each["nama"],
            "induk": each["induk"],
            "jenjang": each["jenjang"],
            "bagian": joined(each["bagian"]),
            "kepastian": each["kepastian"],
            "sumber": joined(each["sumber"]),
            "catatan": each["catatan"],
            "url": each["url"],
        }
        yield Group(own)


def lintas_groups(data: DinasData) -> Iterator[Group]:
    """One row per partner of a sasaran."""
    place = _place(data)
    nama = {s["id"]: s["nama"] for s in data["sasaran"]}
    for each in data["lintas"]:
        own = {
            **place,
            "sasaran": each["sasaran"],
            "sasaran_nama": nama[each["sasaran"]],
            "nomor": each["nomor"],
            "mitra": each["mitra"],
            "keterangan": each["keterangan"],
            "tautan": each["tautan"],
            "sumber": joined(each["sumber"]),
        }
        yield Group(own)


def anggaran_groups(data: DinasData) -> Iterator[Group]:
    """One row per sasaran and year that have a budget."""
    place = _place(data)
    for s in data["sasaran"]:
        kode = s["nomenklatur"]
        for nomor, each in enumerate(s["anggaran"], 1):
            pagu, spent = each["pagu"], each["realisasi"]
            own = {
                **place,
                "sasaran": s["id"],
                "sasaran_jenis": s["jenis"],
                "sasaran_nama": s["nama"],
                "nomenklatur": kode and kode["nama"],
                "nomenklatur_kode": kode and kode["kode"],
                "nomor": nomor,
                "tahun": each["tahun"],
                "pagu": pagu and pagu["nilai"],
                "pagu_tercetak": pagu and pagu["tercetak"],
                "realisasi": spent and spent["nilai"],
                "realisasi_tercetak": spent and spent["tercetak"],
                "sumber": joined(each["sumber"]),
                "catatan": each["catatan"],
                "url": s["url"],
            }
            yield Group(own)


# fmt: off
_TO_SASARAN = Reference("sasaran", "sasaran")
SASARAN = Table("sasaran", "Sasaran", SASARAN_COLUMNS, ("id",), (), sasaran_groups)
INDIKATOR = Table("indikator", "Indikator dan angkanya", INDIKATOR_COLUMNS, ("id", "tahun", "periode"), (_TO_SASARAN,),
                  indikator_groups)
JABATAN = Table("jabatan", "Jabatan", JABATAN_COLUMNS, ("id",), (Reference("induk", "jabatan"),), jabatan_groups)
LINTAS = Table("lintas", "Mitra lintas", LINTAS_COLUMNS, ("sasaran", "nomor"), (_TO_SASARAN,), lintas_groups)
ANGGARAN = Table("anggaran", "Anggaran", ANGGARAN_COLUMNS, ("sasaran", "nomor"), (_TO_SASARAN,), anggaran_groups)
# fmt: on
TABLES = (INDIKATOR, SASARAN, JABATAN, LINTAS, ANGGARAN)
