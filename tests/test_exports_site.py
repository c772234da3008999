"""The file of each level, and the list of what there is to take away."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from pohon.exports import DOWNLOADS, SITE_DOWNLOADS, ddl, level_file, levels
from pohon.exports.csvs import csv_text
from pohon.exports.database import database
from pohon.exports.derived import DerivationData, StepData
from pohon.exports.schema import meanings
from pohon.exports.shapes import DinasData
from pohon.exports.summed import BudgetSumData
from pohon.exports.tables import SASARAN, TABLES
from pohon.gathered import Gathered
from pohon.links import Links
from pohon.model import Jenis
from pohon.outputs import FILES, SITE_FILES
from pohon.schema import ManualRow, manual_rows
from tests.exported import BEKASI, DKUKMPP, PURBALINGGA, REAL, changeable, data, gathered
from tests.tools import ROOT

FTS_PARTS = ("config", "data", "docsize", "idx")


def site() -> Gathered:
    return gathered(sasaran_csv={name: csv_text(SASARAN, data(name)).encode() for name in REAL})


def told(jenis: str) -> list[dict[str, Any]]:
    made = json.loads(level_file(site(), jenis, Links({}, "")))
    assert (made["versi_skema"], made["jenis"]) == ("1.1", jenis)
    rows: list[dict[str, Any]] = made["sasaran"]
    return rows


def test_there_is_a_file_for_every_level_also_for_one_that_no_tree_has() -> None:
    assert levels(site()) == tuple(jenis.value for jenis in Jenis)
    nothing = gathered(sasaran_csv={name: csv_text(SASARAN, data(PURBALINGGA)).encode() for name in REAL})
    assert json.loads(level_file(nothing, "csf", Links({}, "")))["sasaran"] == []


def test_every_sasaran_stands_in_the_file_of_its_level() -> None:
    found = [(f"{row['wilayah']}/{row['dinas']}", row["id"]) for jenis in levels(site()) for row in told(jenis)]
    assert sorted(found) == sorted((name, s["id"]) for name in REAL for s in data(name)["sasaran"])


def test_a_row_has_what_an_app_shows() -> None:
    (row,) = [row for row in told("sasaran_program") if row["id"] == "inf.s1"]
    assert row == {
        "id": "inf.s1",
        "wilayah": "kota-bekasi",
        "nama_wilayah": "Kota Bekasi",
        "dinas": "dinas-koperasi-ukm",
        "nama_dinas": "Dinas Koperasi, Usaha Kecil dan Menengah",
        "nama": "Meningkatnya PKL yang Menempati Tempat yang Ditetapkan",
        "penanggung_jawab": ["KEPALA BIDANG USAHA INFORMAL"],
        "indikator": 1,
        "url": f"https://pohon.example/{BEKASI}/sasaran/inf.s1/",
        "fiktif": False,
    }


def test_what_is_not_there_is_empty() -> None:
    rows = {row["id"]: row for row in told("csf")}
    assert rows["c3"]["penanggung_jawab"] == []
    assert rows["c3"]["indikator"] == 0
    assert rows["c3"]["nama_wilayah"] is None
    assert (rows["c3"]["wilayah"], rows["c3"]["dinas"]) == tuple(DKUKMPP.split("/"))


def test_several_indikator_are_counted() -> None:
    rows = {(row["dinas"], row["id"]): row for row in told("sasaran_program")}
    assert rows["dinkopukm", "p1"]["indikator"] == 2
    assert PURBALINGGA.endswith("dinkopukm")


@pytest.mark.parametrize(("downloads", "outputs"), [(DOWNLOADS, FILES), (SITE_DOWNLOADS, SITE_FILES)])
def test_every_download_is_in_the_catalogue(downloads: Any, outputs: Any) -> None:
    assert {each.name for each in downloads} - {output.name for output in outputs} == set()


def test_every_download_says_its_format_and_what_is_in_it() -> None:
    every = (*DOWNLOADS, *SITE_DOWNLOADS)
    assert len({each.name for each in every}) == len(every)
    assert all(each.format and len(each.isi) > 15 and not each.isi.endswith(".") for each in every)


# --- docs/data.md ---


def rows_of(kind: str) -> list[ManualRow]:
    return [row for row in manual_rows((ROOT / "docs" / "data.md").read_text("utf-8")) if row.kind == kind]


def test_the_manual_tells_every_key_and_column() -> None:
    assert {row.name: row.cells[1] for row in rows_of("Kunci JSON")} == meanings(DinasData)
    assert {row.name: row.cells[1] for row in rows_of("Kunci turunan")} == meanings(DerivationData)
    assert {row.name: row.cells[1] for row in rows_of("Kunci langkah")} == meanings(StepData)
    assert {row.name: row.cells[1] for row in rows_of("Kunci jumlah")} == meanings(BudgetSumData)
    columns = [(column.name, column.meaning) for table in TABLES for column in table.columns]
    assert [(row.name, row.cells[2].replace("&#124;", "|")) for row in rows_of("Kolom CSV")] == columns


def test_the_manual_tells_every_table_of_the_database() -> None:
    with closing(sqlite3.connect(":memory:")) as base:
        base.executescript(f"{ddl.TABLES} {ddl.INDEXES} {ddl.VIEWS} {ddl.SEARCH}")
        names = {name for (name,) in base.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")}
    inner = {f"{index}_fts_{part}" for index in ("sasaran", "indikator", "jabatan") for part in FTS_PARTS}
    assert {row.name for row in rows_of("Tabel SQLite")} == names - inner


def test_the_manual_tells_every_file() -> None:
    paths = {output.path.rpartition("/data/")[2] for output in FILES if output.name in {d.name for d in DOWNLOADS}}
    assert {row.name for row in rows_of("Berkas data")} == paths
    own = {o.path.removeprefix("data/") for o in SITE_FILES if o.name in {d.name for d in SITE_DOWNLOADS}}
    assert {row.name.replace("<jenis>", "{key}") for row in rows_of("Berkas situs")} == own


def test_the_queries_of_the_manual_find_something() -> None:
    queries = re.findall(r"(?s)```sql\n(.*?)```", (ROOT / "docs" / "data.md").read_text("utf-8"))
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(database(changeable(name) for name in REAL))
        assert [bool(base.execute(query).fetchall()) for query in queries] == [True, True, True]
