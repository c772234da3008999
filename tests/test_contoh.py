"""Does the invented site show every choice, and does nothing of it ever pass for a real figure?"""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pohon.build import Loaded, load
from pohon.mkdocs_plugin.mount import mount
from pohon.model import Indikator, Metode, Peran, Perhitungan, Polaritas, StatusData
from pohon.terms import FIKTIF, FIKTIF_POHON, FIKTIF_SITUS
from tests.tools import CONTENT, MINI, ROOT, Page, Site, copied, edit, made

CONTOH = ROOT / "docs" / "contoh"
WILAYAH = "kabupaten-karangan"
ON_PURPOSE = {"P501": 2, "P505": 1, "P506": 1, "P507": 1, "P508": 1, "P509": 1, "P510": 1}
"""How often each warning is given: each is explained in the note beside it."""
NOT_OF_TREES = re.compile(r"aset/|cari/(saring|indeks|situs)\.json|robots\.txt|data/skema/|data/jenjang/")
"""Files without any word of a tree; lists of levels say it of each sasaran, and some are empty."""


@pytest.fixture(scope="module")
def contoh() -> Loaded:
    return load(CONTOH)


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return made(CONTOH).files


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A site with one real dinas and an invented one."""
    folder = copied(MINI, tmp_path / "campur")
    edit(folder / "content/kota-contoh/dinas-perikanan.yml", "dokumen:\n", "dokumen:\n  fiktif: true\n")
    return folder


def pages(files: Mapping[str, bytes], of: str = "") -> tuple[Page, ...]:
    """The pages below a path."""
    found = (path for path in sorted(files) if path.startswith(of) and path.endswith(".html"))
    return tuple(Page(path, files[path].decode()) for path in found)


def marks(page: Page) -> list[str]:
    """What a page says of being invented."""
    return [node.text(strip=True) for node in page.all("[role=note].fiktif")]


def measures(contoh: Loaded) -> tuple[Indikator, ...]:
    return tuple(ik for tree in contoh.trees for s in tree.isi.sasaran for ik in s.indikator)


def listed(files: Mapping[str, bytes]) -> str:
    """The lists for search engines."""
    return "".join(data.decode() for path, data in files.items() if path.startswith("sitemap"))


# --- what it shows ---


def test_it_is_built_with_no_other_warnings_than_those_on_purpose(contoh: Loaded) -> None:
    assert contoh.site is not None
    assert Counter(problem.code for problem in contoh.problems) == ON_PURPOSE


def test_all_of_it_is_marked_in_the_content(contoh: Loaded) -> None:
    assert [tree.isi.dokumen.fiktif for tree in contoh.trees] == [True] * 3


def test_it_is_of_the_size_of_a_real_dinas(contoh: Loaded) -> None:
    assert sum(len(tree.isi.sasaran) for tree in contoh.trees) == 31
    assert len(measures(contoh)) == 45


@pytest.mark.parametrize(
    ("choices", "field"), [(Polaritas, "polaritas"), (Perhitungan, "perhitungan"), (Metode, "metode")]
)
def test_every_choice_occurs_also_none(contoh: Loaded, choices: Iterable[object], field: str) -> None:
    assert {getattr(ik, field) for ik in measures(contoh)} == {*choices, None}


def test_every_state_of_data_occurs_also_none(contoh: Loaded) -> None:
    assert {p.status_data for ik in measures(contoh) for p in ik.pengukuran} == {*StatusData, None}


def test_every_part_of_a_formula_occurs(contoh: Loaded) -> None:
    parts = (part for ik in measures(contoh) for p in ik.pengukuran for part in p.komponen_rumus)
    assert {part.peran for part in parts} == {*Peran}


def test_every_scale_of_words_occurs(contoh: Loaded) -> None:
    assert {ik.skala for ik in measures(contoh)} == {"predikat-sakip", "opini-bpk", "tingkat-kematangan", None}


def test_years_are_whole_begun_and_empty(contoh: Loaded) -> None:
    """By how many of the four quarters are filled."""
    quarters = (p.triwulan.realisasi for ik in measures(contoh) for p in ik.pengukuran if p.triwulan)
    assert {sum(each is not None for each in four) for four in quarters} >= {4, 3, 2, 0}


def test_targets_are_none_zero_below_zero_a_range_and_a_word(contoh: Loaded) -> None:
    targets = [p.target for ik in measures(contoh) for p in ik.pengukuran]
    assert None in targets
    values = [target.nilai for target in targets if target and target.nilai is not None]
    assert 0 in values
    assert min(values) < 0
    assert any(target and target.batas for target in targets)
    assert any(target and target.nilai is None and not target.batas for target in targets)


def test_targets_were_revised_with_and_without_a_reason(contoh: Loaded) -> None:
    assert {bool(r.alasan) for ik in measures(contoh) for r in ik.revisi_target} == {True, False}


def test_every_field_of_an_indikator_and_of_its_years_is_filled_somewhere(contoh: Loaded) -> None:
    of_documents_with_parts = {"varian", "kepastian", "permasalahan", "strategi", "arah_kebijakan"}
    all_of = measures(contoh)
    years = tuple(p for ik in all_of for p in ik.pengukuran)
    assert {name for name in Indikator.model_fields if not any(getattr(ik, name) for ik in all_of)} <= (
        of_documents_with_parts
    )
    assert {name for name in type(years[0]).model_fields if not any(getattr(p, name) for p in years)} == set()


def test_a_name_means_the_same_in_some_dinas_and_something_else_in_others(contoh: Loaded) -> None:
    meant: dict[str, list[str | None]] = {}
    for ik in measures(contoh):
        meant.setdefault(ik.nama, []).append(ik.definisi)
    shared = {nama: (len(told), len(set(told))) for nama, told in meant.items() if len(told) > 1}
    assert shared == {
        "Indeks Kepuasan Masyarakat": (3, 2),
        "Nilai SAKIP Perangkat Daerah": (2, 1),
        "Persentase Pengaduan yang Ditindaklanjuti": (2, 2),
    }


def test_money_is_on_programs_and_their_kegiatan_for_two_years(contoh: Loaded) -> None:
    with_money = [s for tree in contoh.trees for s in tree.isi.sasaran if s.anggaran]
    assert {s.jenis.value for s in with_money} == {"sasaran_program", "sasaran_kegiatan"}
    assert {tuple(a.tahun for a in s.anggaran) for s in with_money} == {("2024", "2025")}


def test_a_program_serves_two_sasaran_and_one_is_printed_twice(contoh: Loaded) -> None:
    koperasi = next(tree for tree in contoh.trees if tree.dinas == "dinas-koperasi")
    assert any(len(s.induk) > 1 and s.anggaran for s in koperasi.isi.sasaran)
    printed = Counter(s.nomenklatur.kode for s in koperasi.isi.sasaran if s.nomenklatur)
    assert max(printed.values()) == 2


# --- the mark on pages ---


def test_every_page_says_once_that_it_is_invented(files: Mapping[str, bytes]) -> None:
    told = {page.path: marks(page) for page in pages(files)}
    trees = {path: found for path, found in told.items() if path.startswith(f"{WILAYAH}/dinas-")}
    assert set(map(tuple, trees.values())) == {(FIKTIF_POHON,)}
    assert {tuple(found) for path, found in told.items() if path not in trees} == {(FIKTIF_SITUS,)}


def test_titles_and_descriptions_say_it_where_pages_are_found_and_shared(files: Mapping[str, bytes]) -> None:
    for page in pages(files):
        said = [page.one("head > title").text()]
        said += [node.attributes["content"] or "" for node in page.all('meta[name="description"], meta[property]')]
        about = [text for text in said if text.startswith("[Fiktif] ")]
        assert len(about) == (2 if page.path.endswith("kartu/index.html") else 4), page.path


def test_no_page_is_to_be_found_by_search_engines(files: Mapping[str, bytes]) -> None:
    for page in pages(files):
        assert [node.attributes["content"] for node in page.all('meta[name="robots"]')] == ["noindex"], page.path
    assert listed(files) == ""
    assert b"Sitemap" not in files["robots.txt"]


def test_it_is_said_in_english_too(tmp_path: Path) -> None:
    folder = copied(CONTOH, tmp_path / "dua")
    edit(folder / "mkdocs.yml", "      hitungan:\n", "      bahasa: [id, en]\n      hitungan:\n")
    english = pages(made(folder).files, "en/")
    assert english
    assert all(len(marks(page)) == 1 for page in english)


def test_pages_inside_a_site_of_mkdocs_say_it_too() -> None:
    given = mount(CONTOH / "mkdocs.yml", CONTOH / "content").files
    assert given is not None
    inside = pages(given, WILAYAH)
    assert inside
    assert all(len(marks(page)) == 1 and 'name="robots" content="noindex"' in page.html for page in inside)


def test_a_citation_and_a_text_to_share_say_it(files: Mapping[str, bytes]) -> None:
    page = Page("", files[f"{WILAYAH}/dinas-koperasi/indikator/koperasi-sehat/index.html"].decode())
    cited = page.one(".kutip").html or ""
    assert cited.count(f"Kabupaten Karangan ({FIKTIF})") >= 2


def test_structured_data_say_it(files: Mapping[str, bytes]) -> None:
    page = Page("", files[f"{WILAYAH}/dinas-koperasi/indikator/koperasi-sehat/index.html"].decode())
    graph = json.loads(page.one('script[type="application/ld+json"]').text())["@graph"]
    (dataset,) = (node for node in graph if node["@type"] == "Dataset")
    assert dataset["name"] == f"Persentase Koperasi Sehat ({FIKTIF})"
    assert dataset["creativeWorkStatus"] == FIKTIF


# --- the mark on files ---


def test_every_file_says_it_in_its_own_text(files: Mapping[str, bytes]) -> None:
    silent = {
        path
        for path, data in files.items()
        if b"fiktif" not in data.lower() and not NOT_OF_TREES.match(path) and not path.endswith(".xlsx")
    }
    assert silent == set()


def test_a_workbook_says_it_in_its_title_and_in_the_first_column_of_every_sheet(files: Mapping[str, bytes]) -> None:
    book = load_workbook(io.BytesIO(files[f"{WILAYAH}/dinas-koperasi/data/pohon.xlsx"]))
    assert book.properties.title.endswith(f"({FIKTIF})")
    for sheet in book.worksheets:
        head, *rows = (row[0] for row in sheet.iter_rows(values_only=True))
        assert (head, {*rows}) == ("Contoh fiktif", {True}), sheet.title


@pytest.mark.parametrize("table", ["indikator", "sasaran", "jabatan", "lintas", "anggaran"])
def test_every_row_of_a_table_says_it(files: Mapping[str, bytes], table: str) -> None:
    text = files[f"{WILAYAH}/dinas-koperasi/data/{table}.csv"].decode()
    assert {row["fiktif"] for row in csv.DictReader(io.StringIO(text, newline=""))} == {"true"}


def test_json_and_the_lists_of_levels_say_it(files: Mapping[str, bytes]) -> None:
    assert json.loads(files[f"{WILAYAH}/dinas-koperasi/data/pohon.json"])["dokumen"]["fiktif"] is True
    rows = json.loads(files["data/jenjang/sasaran_program.json"])["sasaran"]
    assert rows
    assert all(row["fiktif"] for row in rows)


def test_what_is_found_in_a_search_says_it_in_its_title(files: Mapping[str, bytes]) -> None:
    rows = json.loads(files[f"{WILAYAH}/dinas-koperasi/data/cari.json"])["rekam"]
    assert all(row[2].endswith(f"({FIKTIF})") for row in rows)


# --- beside real trees ---


def test_beside_real_trees_only_the_invented_one_is_marked(mixed: Path) -> None:
    files = made(mixed).files
    invented = pages(files, "kota-contoh/dinas-perikanan/")
    assert {tuple(marks(page)) for page in invented} == {(FIKTIF_POHON,)}
    assert all(marks(page) == [] for page in pages(files) if page not in invented)
    assert f"{FIKTIF})" not in files["kota-contoh/dinas-perdagangan/data/pohon.dot"].decode()


def test_lists_of_dinas_say_which_is_invented(mixed: Path) -> None:
    files = made(mixed).files
    for path in ("index.html", "kota-contoh/index.html"):
        rows = Page(path, files[path].decode()).all("th[scope=row]")
        assert {row.text(strip=True).endswith("fiktif") for row in rows if "Perikanan" in row.text()} == {True}
        assert {"fiktif" in row.text() for row in rows if "Perdagangan" in row.text()} == {False}


def test_search_engines_are_told_of_the_real_ones_only(mixed: Path) -> None:
    files = made(mixed).files
    assert "kota-contoh/dinas-perdagangan/" in listed(files)
    assert "kota-contoh/dinas-perikanan/" not in listed(files)


def test_a_database_knows_which_is_invented(mixed: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(made(mixed).files["data/pohon.sqlite"])
        found = dict(base.execute("SELECT dinas, fiktif FROM dokumen").fetchall())
    assert found == {"kota-contoh/dinas-perikanan": 1, "kota-contoh/dinas-perdagangan": 0}


# --- the real site ---


def test_nothing_of_the_real_content_is_invented() -> None:
    assert [
        path for path in CONTENT.rglob("*.yml") if re.search(r"^\s*fiktif\s*:", path.read_text("utf-8"), re.MULTILINE)
    ] == []


def test_no_page_of_the_real_site_bears_the_mark(site: Site) -> None:
    assert [path for path, page in site.pages.items() if page.all(".fiktif") or "[Fiktif]" in page.html] == []
    assert [path for path, page in site.pages.items() if any("fiktif.css" in each for each in page.targets)] == []
