"""The CSV files of one dinas, and what CSVW and Frictionless say of them."""

from __future__ import annotations

import csv
import io
import json
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from pohon.exports import (
    anggaran_csv,
    csvw_file,
    datapackage_file,
    indikator_csv,
    jabatan_csv,
    lintas_csv,
    sasaran_csv,
)
from pohon.exports.csvs import csv_text, csvw, datapackage, tables_of
from pohon.exports.data import data_of
from pohon.exports.tables import ANGGARAN, INDIKATOR, JABATAN, LINTAS, SASARAN, TABLES, Table
from pohon.exports.written import as_cell
from tests.exported import (
    ALL,
    BEKASI,
    DKUKMPP,
    KEBERSIHAN,
    KOPERASI_DAN_UKM,
    PERDAGANGAN,
    PERIKANAN,
    PURBALINGGA,
    REAL,
    changeable,
    data,
    links_to,
    understood,
)
from tests.tools import run


def rows(table: Table, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_text(table, data(name)), newline="")))


# --- the tables ---


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_row_has_a_cell_for_every_column(table: Table, name: str) -> None:
    assert all(sorted(row) == sorted(table.head()) for row in table.rows(data(name)))


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_key_tells_rows_apart(table: Table, name: str) -> None:
    keys = [tuple(row[column] for column in table.key) for row in table.rows(data(name))]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_required_cells_are_filled(table: Table, name: str) -> None:
    required = [column.name for column in table.columns if column.required]
    assert all(row[column] is not None for row in table.rows(data(name)) for column in required)


@pytest.mark.parametrize("name", ALL)
def test_no_name_holds_the_mark_between_items(name: str) -> None:
    assert "|" not in "".join(each["nama"] for each in data(name)["jabatan"])
    assert not any("|" in text for s in data(name)["sasaran"] for text in s["pernyataan_lain"])


def test_every_column_is_explained() -> None:
    assert all(len(column.meaning) > 5 for table in TABLES for column in table.columns)


# --- rows ---


def test_an_indikator_has_a_row_per_period() -> None:
    found = [row for row in rows(INDIKATOR, PURBALINGGA) if row["id"] == "usaha-mikro-menjadi-usaha-kecil"]
    assert [(row["tahun"], row["periode"], row["target"], row["target_tercetak"]) for row in found] == [
        ("2018", "tahun", "8", "8"),
        ("2018", "TW1", "0", "0"),
        ("2018", "TW2", "2", "2%"),
        ("2018", "TW3", "4", "4%"),
        ("2018", "TW4", "2", "2%"),
    ]


def test_target_and_realisasi_of_a_period_share_a_row() -> None:
    (year,) = [row for row in rows(INDIKATOR, PERIKANAN) if row["id"] == "ntn" and row["tahun"] == "2024"]
    assert (year["target"], year["realisasi"], year["realisasi_tercetak"]) == ("101", "100.2", "100,2")
    assert (year["baseline_tahun"], year["baseline"], year["baseline_tercetak"]) == ("2023", "98.5", "98,5")
    assert year["catatan_angka"] == "Angka sementara."
    assert year["iku"] == "true"


def test_an_indikator_without_figures_has_one_row_with_an_empty_period() -> None:
    found = [row for row in rows(INDIKATOR, PURBALINGGA) if row["id"] == "promosi-pemasaran-umkm"]
    assert [(row["tahun"], row["periode"], row["target"]) for row in found] == [("", "", "")]
    assert len(rows(INDIKATOR, BEKASI)) == len(data(BEKASI)["indikator"])


def test_a_year_of_which_only_a_note_is_there_keeps_it() -> None:
    changed = changeable(PURBALINGGA)
    changed["indikator"][0]["pengukuran"][0]["angka"] = []
    first = next(iter(INDIKATOR.rows(changed)))
    assert (first["tahun"], first["periode"], first["target"]) == ("2018", None, None)
    assert str(first["catatan_angka"]).startswith("4 x 0,50 = 2")


def test_a_word_instead_of_a_figure_has_no_value() -> None:
    changed = changeable(PURBALINGGA)
    changed["indikator"][0]["pengukuran"][0]["angka"][0] |= {"tercetak": "B", "nilai": None}
    first = next(iter(INDIKATOR.rows(changed)))
    assert (first["target"], first["target_tercetak"]) == (None, "B")


def test_who_answers_is_told_by_key_and_by_name() -> None:
    found = {row["id"]: row for row in rows(SASARAN, BEKASI)}["inf.s1"]
    assert found["penanggung_jawab"] == "kabid-usaha-informal"
    assert found["penanggung_jawab_nama"] == "KEPALA BIDANG USAHA INFORMAL"
    (ik,) = [row for row in rows(INDIKATOR, BEKASI) if row["sasaran"] == "inf.s1"]
    assert (ik["penanggung_jawab"], ik["penanggung_jawab_sasaran"]) == ("", "KEPALA BIDANG USAHA INFORMAL")


def test_several_items_of_a_cell_stand_between_bars() -> None:
    found = {row["id"]: row for row in rows(SASARAN, PERIKANAN)}
    assert found["p1"]["induk"] == "s1|s2"
    assert found["s1"]["indikator"] == "produksi|keluhan"
    assert found["s1"]["sumber_lain"] == "label=8|csf=41"
    assert {row["id"]: row for row in rows(SASARAN, PURBALINGGA)}["s1"]["kepastian"].startswith("induk=dugaan|")


def test_partners_and_positions() -> None:
    assert next((row["sasaran"], row["mitra"]) for row in rows(LINTAS, DKUKMPP)) == ("c3", "DINAS PMPTSP")
    assert {row["id"]: row["induk"] for row in rows(JABATAN, BEKASI)}["bendahara"] == "kasubag-keuangan"


def test_what_is_said_of_a_year_stands_in_its_rows() -> None:
    found = [row for row in rows(INDIKATOR, KEBERSIHAN) if row["id"] == "sampah-terangkut"]
    assert [(row["tahun"], row["periode"], row["capaian_tercetak"], row["status_data"]) for row in found] == [
        ("2025", "tahun", "92,5%", "tetap"),
        *(("2025", f"TW{n}", "", "tetap") for n in (1, 2, 3, 4)),
        ("2026", "tahun", "", "belum_waktunya"),
    ]
    first = found[0]
    assert first["komponen_rumus"].startswith("pembilang: Sampah terangkut = 1.110|penyebut: ")
    assert first["faktor_pendukung"] == "Truk baru|Bank sampah"
    assert (first["faktor_penghambat"], first["tindak_lanjut"]) == ("Jalan ditutup", "Rute diubah")
    assert first["bukti"] == "Laporan tahunan <https://contoh.example/laporan.pdf>|Buku jembatan timbang"
    assert first["revisi_target"] == (
        "2025: 85% menjadi 80%; 2025-07-01; Truk datang terlambat; Perubahan PK 2025|2026: 90% menjadi 82%"
    )
    assert (first["target_akhir_periode_tahun"], first["target_akhir_periode"]) == ("2029", "95")


def test_a_range_has_two_ends_and_no_value() -> None:
    (row,) = [row for row in rows(INDIKATOR, KEBERSIHAN) if row["id"] == "kadar-ph"]
    assert (row["target"], row["target_tercetak"], row["target_bawah"], row["target_atas"]) == (
        "", "6,5-8,5", "6.5", "8.5",
    )  # fmt: skip
    assert row["metode"] == "rasio"


def test_a_printed_achievement_has_the_row_of_its_year() -> None:
    changed = changeable(KEBERSIHAN)
    changed["indikator"][0]["pengukuran"][0]["angka"] = []
    first = next(iter(INDIKATOR.rows(changed)))
    assert (first["periode"], first["target"], first["capaian_tercetak"]) == ("tahun", None, "92,5%")


def test_an_achievement_stands_in_the_row_of_its_period() -> None:
    found = [row for row in rows(INDIKATOR, KEBERSIHAN) if row["id"] == "keluhan" and row["tahun"] == "2026"]
    columns = ("periode", "capaian", "pita", "capaian_lingkup", "capaian_alasan")
    assert [tuple(row[column] for column in columns) for row in found[:3]] == [
        ("tahun", "83.33", "tinggi", "s.d. TW1", ""),
        ("TW1", "83.33", "tinggi", "TW1", ""),
        ("TW2", "", "", "TW2", "realisasi_tidak_ada"),
    ]
    assert all(row["capaian"] == row["capaian_alasan"] == "" for row in rows(INDIKATOR, PURBALINGGA))


def test_the_mean_stands_in_the_row_of_its_sasaran() -> None:
    first, second = rows(SASARAN, KEBERSIHAN)
    assert [first[each] for each in ("capaian_tahun", "capaian", "pita", "capaian_dihitung")] == [
        "2026", "83.33", "tinggi", "1",
    ]  # fmt: skip
    assert second["capaian_tahun"] == second["capaian"] == ""


def test_the_settings_of_counting_go_with_the_files() -> None:
    told = data(KEBERSIHAN)["hitungan"]
    assert datapackage(data(KEBERSIHAN))["hitungan"] == told
    assert csvw(data(KEBERSIHAN))["notes"] == [{"hitungan": told}]


def test_money_has_a_row_per_year() -> None:
    assert [(row["sasaran"], row["tahun"], row["pagu"], row["realisasi"]) for row in rows(ANGGARAN, KEBERSIHAN)] == [
        ("p1", "2025", "1250000000", "1100000000"),
        ("p1", "2026", "1300000000", ""),
    ]


# --- the text of the files ---


FILES = (indikator_csv, sasaran_csv, jabatan_csv, lintas_csv, anggaran_csv)


def test_the_files_are_the_tables() -> None:
    u = understood()[DKUKMPP]
    made = [made(u, "", links_to(u)) for made in FILES]
    assert made == [csv_text(table, data(DKUKMPP)) for table in TABLES]


def test_lines_end_as_rfc_4180_says_and_nothing_stands_before_the_head() -> None:
    text = csv_text(INDIKATOR, data(PURBALINGGA))
    assert text.startswith("wilayah,dinas,sasaran,")
    assert text.endswith("\r\n")
    assert text.count("\r\n") == len(rows(INDIKATOR, PURBALINGGA)) + 1


def test_commas_quotes_and_line_breaks_stay_in_their_cell() -> None:
    changed = changeable(PERIKANAN)
    changed["sasaran"][0]["pernyataan"] = 'Satu, "dua"\ntiga'
    text = csv_text(SASARAN, changed)
    assert '"Satu, ""dua""\ntiga"' in text
    assert next(csv.DictReader(io.StringIO(text, newline="")))["pernyataan"] == 'Satu, "dua"\ntiga'


# --- CSVW ---


@pytest.mark.parametrize("name", ALL)
def test_csvw_describes_every_column_of_every_file(name: str) -> None:
    told = {table["url"]: table["tableSchema"]["columns"] for table in csvw(data(name))["tables"]}
    assert {url: [column["name"] for column in columns] for url, columns in told.items()} == {
        f"{table.name}.csv": list(table.head()) for table in tables_of(data(name))
    }
    assert all(column["dc:description"] and column["datatype"] for columns in told.values() for column in columns)


def test_csvw_names_keys_that_are_there() -> None:
    told = {table["url"]: table["tableSchema"] for table in csvw(data(DKUKMPP))["tables"]}
    names = {url: {column["name"] for column in each["columns"]} for url, each in told.items()}
    for url, each in told.items():
        assert set(each["primaryKey"]) <= names[url]
        for foreign in each["foreignKeys"]:
            assert foreign["columnReference"] in names[url]
            assert foreign["reference"]["columnReference"] in names[foreign["reference"]["resource"]]


def test_a_reference_that_may_be_empty_is_told_by_the_package_alone() -> None:
    (jabatan,) = [table for table in csvw(data(BEKASI))["tables"] if table["url"] == "jabatan.csv"]
    (resource,) = [each for each in datapackage(data(BEKASI))["resources"] if each["name"] == "jabatan"]
    assert jabatan["tableSchema"]["foreignKeys"] == []
    assert resource["schema"]["foreignKeys"] == [{"fields": ["induk"], "reference": {"resource": "", "fields": ["id"]}}]


def test_csvw_tells_title_licence_and_date() -> None:
    u = understood()[PURBALINGGA]
    told = json.loads(csvw_file(u, "", links_to(u)))
    assert told["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "id"}]
    assert told["dc:title"] == "Pohon kinerja Dinas Koperasi dan Usaha Kecil Menengah, Kabupaten Purbalingga"
    assert told["dc:license"]["@id"].startswith("https://creativecommons.org/licenses/by/4.0/")
    assert told["dc:modified"]["@value"] == "2026-11-21"


def test_what_is_not_known_is_not_told() -> None:
    changed = changeable(PERDAGANGAN)
    changed |= {"berubah": None, "lisensi": None}
    assert {"dc:modified", "dc:license"} & set(csvw(changed)) == set()
    assert "licenses" not in datapackage(changed)


def test_partners_are_left_out_where_there_are_none() -> None:
    assert "lintas.csv" not in {table["url"] for table in csvw(data(KOPERASI_DAN_UKM))["tables"]}
    assert "lintas.csv" in {table["url"] for table in csvw(data(DKUKMPP))["tables"]}


def test_budgets_are_left_out_where_there_are_none() -> None:
    assert "anggaran.csv" not in {table["url"] for table in csvw(data(DKUKMPP))["tables"]}
    assert "anggaran.csv" in {table["url"] for table in csvw(data(KEBERSIHAN))["tables"]}


# --- the data package ---


@pytest.mark.parametrize("name", ALL)
def test_the_package_knows_size_and_digest_of_its_files(name: str) -> None:
    for table, resource in zip(tables_of(data(name)), datapackage(data(name))["resources"], strict=True):
        content = csv_text(table, data(name)).encode()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"


VALIDATE = """
import json, sys
from frictionless import Package, system
system.trusted = True
for path in sys.argv[1:]:
    report = Package(path).validate()
    print(json.dumps(report.flatten(["type", "note"])))
"""


def validated(*packages: Path) -> list[Any]:
    """What the frictionless library says of packages, in a process of its own: it warns a lot."""
    ran = run(sys.executable, "-c", VALIDATE, *packages)
    assert ran.code == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


def written(folder: Path, name: str, tree: Any) -> Path:
    """A package on the disk."""
    place = folder / name
    place.mkdir(parents=True)
    for table in tables_of(tree):
        (place / f"{table.name}.csv").write_bytes(csv_text(table, tree).encode())
    (place / "datapackage.json").write_text(json.dumps(datapackage(tree)), "utf-8")
    return place / "datapackage.json"


def test_frictionless_finds_no_error(tmp_path: Path) -> None:
    packages = [written(tmp_path, name, data(name)) for name in (*REAL, PERIKANAN, KEBERSIHAN)]
    assert validated(*packages) == [[]] * len(packages)


def test_frictionless_would_find_errors(tmp_path: Path) -> None:
    tree = changeable(PURBALINGGA)
    tree["indikator"][0]["sasaran"] = "p1"
    package = written(tmp_path, "rusak", tree)
    for file, old, new in (
        ("indikator.csv", b",p1,", b",p9,"),
        ("indikator.csv", b",2018,TW3,0.50,", b",2018,TW2,0;50,"),
        ("jabatan.csv", b",kepala-dinas,administrator", b",bupati,administrator"),
    ):
        path = package.parent / file
        path.write_bytes(path.read_bytes().replace(old, new))
    (found,) = validated(package)
    assert {kind for kind, _ in found} >= {"hash-count", "byte-count", "foreign-key", "type-error", "primary-key"}


def test_the_package_file_is_the_package() -> None:
    u = understood()[BEKASI]
    assert json.loads(datapackage_file(u, "", links_to(u))) == datapackage(data(BEKASI))


@pytest.mark.parametrize("value", ["", "a", "a,b", 'a"b', "a\nb", "a\rb", " a ", "'", ";", "=1", 12])
def test_cells_are_quoted_as_the_csv_library_does(value: str | int) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([value, "x"])
    assert f"{as_cell(value)},x\r\n" == out.getvalue()


def test_yes_and_one_are_different_cells() -> None:
    assert [as_cell(value) for value in (True, 1, False, 0, None)] == ["true", "1", "false", "0", ""]


def test_all_downloads_of_a_tree_are_made_of_the_same_data() -> None:
    u = understood()[PURBALINGGA]
    links = links_to(u)
    assert data_of(u, links) is data_of(u, replace(links, here="a/"))
    elsewhere = data_of(u, replace(links, site_url="https://lain.example/"))
    assert elsewhere["dinas"]["url"].startswith("https://lain.example/")
