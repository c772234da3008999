"""The workbook of one dinas: numbers are numbers, text is text, and the same tree gives the same bytes."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pohon.exports import xlsx_file
from pohon.exports.sheets import heading, xlsx
from pohon.exports.workbook import LONGEST, TEXT, Sheet, Texts, letters, text_cell, workbook
from tests.exported import (
    ALL,
    BEKASI,
    DKUKMPP,
    KEBERSIHAN,
    PERIKANAN,
    PURBALINGGA,
    REAL,
    changeable,
    data,
    links_to,
    understood,
)

SHEETS = ["pohon", "indikator", "jabatan", "lintas"]
OFFICE = shutil.which("soffice")


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def cells(book: Any, name: str) -> list[dict[str, Any]]:
    """The rows of a sheet by the headings of its columns."""
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def quarters(book: Any) -> Mapping[str, dict[str, Any]]:
    return {row["Periode"]: row for row in cells(book, "indikator") if row["ID"] == "koperasi-sehat"}


@pytest.mark.parametrize("name", ALL)
def test_every_tree_has_its_four_sheets(name: str) -> None:
    book = opened(xlsx(data(name)))
    assert book.sheetnames[:4] == SHEETS
    assert len(cells(book, "pohon")) == len(data(name)["sasaran"])
    assert len(cells(book, "jabatan")) == len(data(name)["jabatan"])
    assert {row["ID"] for row in cells(book, "indikator")} == {ik["id"] for ik in data(name)["indikator"]}


def test_the_head_is_frozen_filtered_and_dark() -> None:
    for sheet in opened(xlsx(data(BEKASI))).worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet["A1"].font.bold
        assert sheet["A1"].fill.fgColor.rgb == "FF1F3A5F"


def test_columns_have_widths_and_text_is_wrapped() -> None:
    sheet = opened(xlsx(data(BEKASI)))["pohon"]
    named = {cell.value: cell.column_letter for cell in sheet[1]}
    assert sheet.column_dimensions[named["Nama"]].width > 50
    assert sheet[f"{named['Nama']}2"].alignment.wrap_text


def test_numbers_are_numbers_in_the_unit_of_the_indikator() -> None:
    third = quarters(opened(xlsx(data(PURBALINGGA))))["TW3"]
    assert third["Target"] == 0.5
    assert third["Target tercetak"] == "0,50%"
    assert third["Tahun"] == 2018
    assert third["Realisasi"] is None


def test_a_word_instead_of_a_figure_stays_a_word() -> None:
    tree = changeable(PURBALINGGA)
    tree["indikator"][0]["pengukuran"][0]["angka"][0] |= {"tercetak": "B", "nilai": None}
    year = quarters(opened(xlsx(tree)))["tahun"]
    assert (year["Target"], year["Target tercetak"]) == (None, "B")


def test_a_figure_longer_than_a_spreadsheet_can_hold_stays_exact() -> None:
    tree = changeable(PURBALINGGA)
    tree["indikator"][0]["pengukuran"][0]["angka"][0]["nilai"] = "12345678901234567"
    assert quarters(opened(xlsx(tree)))["tahun"]["Target"] == "12345678901234567"


@pytest.mark.parametrize("text", ["=1+1", "=HYPERLINK(1)", "@SUM(1)", "+1", "https://contoh.example/", "{=1}"])
def test_text_never_becomes_a_formula_or_a_link(text: str) -> None:
    tree = changeable(PERIKANAN)
    tree["sasaran"][0]["nama"] = text
    sheet = opened(xlsx(tree))["pohon"]
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert (cell.data_type, cell.hyperlink) == ("s", None)


def test_the_tree_is_told_from_the_root_down_with_indents() -> None:
    sheet = opened(xlsx(data(PERIKANAN)))["pohon"]
    named = {cell.value: cell.column_letter for cell in sheet[1]}
    rows = [(sheet[f"{named['ID']}{y}"].value, sheet[f"{named['Nama']}{y}"].alignment.indent) for y in range(2, 7)]
    assert rows == [("t1", 0), ("s1", 1), ("p1", 2), ("k1", 3), ("i1", 4)]


def test_levels_are_told_in_words() -> None:
    assert {row["Jenis"] for row in cells(opened(xlsx(data(PURBALINGGA))), "pohon")} == {
        "Tujuan", "Sasaran", "Sasaran program",
    }  # fmt: skip


def test_several_items_stand_on_lines_of_their_own() -> None:
    rows = {row["ID"]: row for row in cells(opened(xlsx(data(PERIKANAN))), "pohon")}
    assert rows["p1"]["Induk"] == "s1\ns2"


def test_partners_have_their_sheet() -> None:
    assert next(row["Mitra"] for row in cells(opened(xlsx(data(DKUKMPP))), "lintas")) == "DINAS PMPTSP"


def test_achievements_are_numbers() -> None:
    rows = [row for row in cells(opened(xlsx(data(KEBERSIHAN))), "indikator") if row["ID"] == "sampah-terangkut"]
    assert [(row["Periode"], row["Capaian"], row["Pita"]) for row in rows[:2]] == [
        ("tahun", 92.5, "sangat tinggi"),
        ("TW1", 100, "sangat tinggi"),
    ]


def test_budgets_have_a_sheet_where_there_are_any() -> None:
    assert [name for name in REAL if opened(xlsx(data(name))).sheetnames != SHEETS] == []
    book = opened(xlsx(data(KEBERSIHAN)))
    assert book.sheetnames == [*SHEETS, "anggaran"]
    assert [(row["Tahun"], row["Pagu"], row["Realisasi"]) for row in cells(book, "anggaran")] == [
        (2025, 1_250_000_000, 1_100_000_000),
        (2026, 1_300_000_000, None),
    ]


def test_headings_are_words() -> None:
    assert [heading(name) for name in ("penanggung_jawab_nama", "url", "iku")] == [
        "Penanggung jawab nama", "URL", "IKU",
    ]  # fmt: skip


def test_the_same_tree_gives_the_same_bytes_at_any_time() -> None:
    content = xlsx(data(BEKASI))
    assert content == xlsx(changeable(BEKASI))
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert len({part.date_time for part in parts.infolist()}) == 1
        core = parts.read("docProps/core.xml").decode()
    assert core.count("2000-01-01T00:00:00Z") == 2


def test_the_file_is_the_workbook() -> None:
    u = understood()[PURBALINGGA]
    assert xlsx_file(u, "", links_to(u)) == xlsx(data(PURBALINGGA))


# Every sheet as a CSV file of its own; cells as they are stored, not as they are shown.
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_with_numbers_as_numbers(tmp_path: Path) -> None:
    (tmp_path / "pohon.xlsx").write_bytes(xlsx(data(PURBALINGGA)))
    assert OFFICE
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    subprocess.run(
        [OFFICE, profile, "--headless", "--convert-to", AS_CSV, "--outdir", tmp_path, tmp_path / "pohon.xlsx"],
        check=True,
        capture_output=True,
    )
    assert sorted(file.name for file in tmp_path.glob("*.csv")) == sorted(f"pohon-{name}.csv" for name in SHEETS)
    text = (tmp_path / "pohon-indikator.csv").read_text("utf-8")
    found = {row["Periode"]: row for row in csv.DictReader(io.StringIO(text)) if row["ID"] == "koperasi-sehat"}
    assert (found["TW3"]["Target"], found["TW3"]["Target tercetak"]) == ("0.5", "0,50%")


# --- workbook ---


def one_sheet(*texts: str) -> Any:
    """A workbook of one row, as a spreadsheet program has it."""
    known = Texts()
    row = "".join(text_cell(x, TEXT, text, known) for x, text in enumerate(texts))
    return opened(workbook([Sheet("a", (9.0,) * len(texts), [row])], known, "A & B", "<c>"))


@pytest.mark.parametrize("text", ["a\nb", " a ", "<b>&amp;", "_x0041_", "\u2013", '"', "\U0001f333"])
def test_any_text_comes_back_as_it_was(text: str) -> None:
    (cell,) = next(one_sheet(text)["a"].iter_rows())
    assert cell.value == text


def test_letters_that_xml_cannot_hold_are_written_as_their_numbers() -> None:
    (cell,) = next(one_sheet("a\x07b")["a"].iter_rows())
    assert cell.value == "a_x0007_b"


def test_a_text_longer_than_a_cell_is_cut() -> None:
    (cell,) = next(one_sheet("a" * (LONGEST + 1))["a"].iter_rows())
    assert cell.value == "a" * LONGEST


def test_the_same_text_is_written_once() -> None:
    texts = Texts()
    assert [text_cell(x, TEXT, text, texts).partition("<v>")[2] for x, text in enumerate("aba")] == [
        "0</v></c>", "1</v></c>", "0</v></c>",
    ]  # fmt: skip


def test_titles_of_a_workbook_are_texts() -> None:
    about = one_sheet("a").properties
    assert (about.title, about.subject) == ("A & B", "<c>")


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
def test_columns_have_the_names_of_spreadsheets(column: int, name: str) -> None:
    assert letters(column) == name
