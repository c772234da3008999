"""Addresses for life: what was published once is there, or its address says what became of it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from pohon.build import load
from pohon.memo import Store
from pohon.permalinks import as_text, merged, record
from pohon.problems import PohonError, Problem
from pohon.reading import LOCK, read_permalinks
from tests.problems import marked, told
from tests.test_html import LANDMARKS, problems_of
from tests.tools import ROOT, Page, edit, flat, made, run_pohon

DINAS = "kota-contoh/dinas-perikanan"
BARU = "kota-contoh/dinas-kelautan"
ALAMAT = "https://contoh.example/pohon/"
I10 = "  - {id: i10, jenis: sasaran_individu, pernyataan: Pencatat tangkapan sepuluh, induk: k1, sumber: [32]}\n"
GONE = f"{DINAS}/sasaran/i10/index.html"


@pytest.fixture
def kept(mini_folder: Path) -> Path:
    """The small site with all of its addresses in the lock file."""
    assert record(mini_folder).problems == load(mini_folder).problems
    return mini_folder


def lock(folder: Path) -> Path:
    return folder / "content" / LOCK


def tree_file(folder: Path, dinas: str = DINAS) -> Path:
    return folder / "content" / f"{dinas}.yml"


def drop(folder: Path, text: str = I10) -> None:
    """Take something out of the tree."""
    edit(tree_file(folder), text, "")


def say(folder: Path, key: str, fate: str) -> None:
    """Write what became of an id of the first dinas that has it."""
    edit(lock(folder), f"    {key}:\n", f"    {key}: {fate}\n")


def say_of_dinas(folder: Path, dinas: str, fate: str) -> None:
    edit(lock(folder), f"\n{dinas}:\n", f"\n{dinas}:\n  {fate}\n")


def move(folder: Path, old: str, new: str) -> None:
    """Give a dinas another folder or name, with its source text."""
    target = tree_file(folder, new)
    target.parent.mkdir(exist_ok=True)
    tree_file(folder, old).rename(target)
    if target.parent != tree_file(folder, old).parent:
        for text in tree_file(folder, old).parent.glob("*.txt"):
            shutil.copy(text, target.parent)


def problems(folder: Path, code: str = "P3") -> list[Problem]:
    return [problem for problem in load(folder).problems if problem.code.startswith(code)]


def pages(folder: Path) -> Mapping[str, Page]:
    rendered = made(folder)
    assert rendered.problems == ()
    return {path: Page(path, data.decode()) for path, data in rendered.files.items() if path.endswith(".html")}


def canonical(page: Page) -> str:
    return page.one("link[rel=canonical]").attributes["href"] or ""


# --- the file itself ---


def test_the_addresses_of_this_project_are_recorded() -> None:
    """Who adds an id runs `pohon permalink` and commits what it wrote."""
    assert problems(ROOT, "P504") == []
    assert problems(ROOT, "P3") == []


def test_the_file_is_written_as_it_is_read() -> None:
    read = read_permalinks(ROOT / "content", ROOT).value
    assert read is not None
    assert as_text(read.isi) == lock(ROOT).read_text("utf-8")


def test_what_people_wrote_is_kept(kept: Path) -> None:
    drop(kept)
    say(kept, "i10", '{diganti_oleh: i9, tanggal: 2026-11-21, alasan: "Digabung: dua", nama: "Pencatat \\"10\\""}')
    say(kept, "keluhan", '{dicabut: {tanggal: 2026-11-21, alasan: "Berhenti", dokumen: "Perwal 12/2026"}}')
    say_of_dinas(kept, DINAS, "diganti_oleh: kota-contoh/dinas-perdagangan\n  tanggal: 2026-11-21")
    text = lock(kept).read_text("utf-8")
    read = read_permalinks(kept / "content", kept)
    assert read.problems == ()
    assert read.value is not None
    assert as_text(read.value.isi) == text
    assert as_text(merged(read.value.isi, {})) == text


def test_there_is_one_line_for_each_id_in_natural_order(kept: Path) -> None:
    text = lock(kept).read_text("utf-8")
    assert re.findall(r"(?m)^    (i\d+):$", text) == [f"i{n}" for n in range(1, 11)]


def test_an_unchanged_site_leaves_the_file_alone(kept: Path) -> None:
    before = lock(kept).stat()
    assert record(kept).new == {}
    assert lock(kept).stat().st_mtime_ns == before.st_mtime_ns
    assert lock(kept).stat().st_ino == before.st_ino


def test_a_site_without_the_file_has_promised_nothing(mini_folder: Path) -> None:
    before = load(mini_folder)
    assert not lock(mini_folder).exists()
    assert before.site is not None
    assert before.site.gone == ()
    drop(mini_folder)
    assert load(mini_folder).problems == before.problems


def test_the_file_changes_no_page(mini_folder: Path) -> None:
    before = made(mini_folder).files
    record(mini_folder)
    assert made(mini_folder).files == before


# --- what `pohon check` says ---


def test_new_ids_are_advised_to_be_recorded_once_for_all(kept: Path) -> None:
    edit(tree_file(kept), I10, I10 + I10.replace("i10", "i11") + I10.replace("i10", "i12"))
    (advice,) = problems(kept, "P504")
    assert (advice.where.path, advice.where.line) == (f"content/{LOCK}", 1)
    assert advice.message == f"Ada 2 alamat yang belum dicatat: {DINAS}."
    assert record(kept).new == {DINAS: 2}
    assert problems(kept, "P504") == []


def test_an_id_that_was_deleted_without_a_word_is_an_error_at_its_line(kept: Path) -> None:
    drop(kept)
    (problem,) = problems(kept)
    line = lock(kept).read_text("utf-8").split("\n").index("    i10:") + 1
    assert (problem.code, problem.where.path) == ("P304", f"content/{LOCK}")
    assert (problem.where.line, problem.where.column) == (line, 5)
    assert "i10: {diganti_oleh: " in problem.hint
    assert "i10: {dicabut: {tanggal: 2026-11-21, " in problem.hint
    assert load(kept).site is None


@pytest.mark.parametrize("key", ["i10", "keluhan", "kabid-tangkap"])
def test_every_kind_of_id_is_kept(kept: Path, key: str) -> None:
    renamed = re.sub(rf"(?<=[\[ ]){key}(?=[\],\n])", f"{key}-baru", tree_file(kept).read_text("utf-8"))
    tree_file(kept).write_text(renamed, "utf-8")
    assert [(p.code, f'"{key}"' in p.message) for p in problems(kept)] == [("P304", True)]


def test_a_dinas_that_was_deleted_without_a_word_is_told_once(kept: Path) -> None:
    tree_file(kept, "kota-contoh/dinas-perdagangan").unlink()
    found = [p for p in problems(kept) if p.code != "P302"]
    assert [(p.code, p.where.column) for p in found] == [("P304", 1)]
    assert 'Dinas "kota-contoh/dinas-perdagangan"' in found[0].message


def test_where_a_dinas_went_is_guessed_by_its_ids(kept: Path) -> None:
    move(kept, DINAS, BARU)
    (problem,) = (p for p in problems(kept) if p.code == "P304")
    assert f"diganti_oleh: {BARU}, atau" in problem.hint


def test_nothing_is_said_of_a_tree_that_cannot_be_read(kept: Path) -> None:
    tree_file(kept).write_text("sasaran: [\n", "utf-8")
    assert [p.code for p in problems(kept)] == []
    tree_file(kept).unlink()
    assert "P304" in [p.code for p in problems(kept)]


LOCKS = {
    "replaced by nothing": "  sasaran:\n    s9: {diganti_oleh: «P305»s8}\n",
    "replaced in an unknown dinas": "  sasaran:\n    s9: {diganti_oleh: «P305»kota-x/dinas-y#s1}\n",
    "replaced by an unknown dinas": "  sasaran:\n    s9: {diganti_oleh: «P305»kota-x/dinas-y}\n",
    "replaced by itself": "  sasaran:\n    s9: {diganti_oleh: «P305»s9}\n",
    "replaced in a circle": "  sasaran:\n    s8: {diganti_oleh: «P305»s9}\n    s9: {diganti_oleh: «P305»s8}\n",
    "replaced by what is gone without a word": "  sasaran:\n    «P304»s8:\n    s9: {diganti_oleh: s8}\n",
    "replaced by an id of another kind": "  sasaran:\n    s9: {diganti_oleh: «P305»kepala-dinas}\n",
    "replaced and withdrawn": "  sasaran:\n    «P307»s9: {diganti_oleh: s1, dicabut: {tanggal: 2026-11-21, alasan: A}}",
    "a date and nothing else": "  sasaran:\n    «P307»s9: {tanggal: 2026-11-21}\n",
    "a date beside what was withdrawn": (
        "  sasaran:\n    s9: {tanggal: «P307»2026-11-21, dicabut: {tanggal: 2026-11-21, alasan: A}}\n"
    ),
    "there, and said to be replaced": "  sasaran:\n    «P306»s1: {diganti_oleh: s2}\n",
    "a dinas that is there, and said to be withdrawn": "  dicabut: {tanggal: 2026-11-21, alasan: A}\n",
    "no such day": "  sasaran:\n    s9: {dicabut: {tanggal: «P107»2026-02-30, alasan: A}}\n",
    "no day": "  sasaran:\n    s9: {dicabut: {tanggal: «P107»November, alasan: A}}\n",
    "no reason": "  sasaran:\n    s9: {dicabut: «P102»{tanggal: 2026-11-21}}\n",
    "an empty reason": "  sasaran:\n    s9: {dicabut: {tanggal: 2026-11-21, alasan: «P108»''}}\n",
    "a text for a fate": "  sasaran:\n    s9: «P104»s1\n",
    "a misspelt fate": "  sasaran:\n    s9: {«P101»diganti: s1}\n",
    "a misspelt kind": "  «P101»sasran:\n    s9:\n",
    "a list of ids": "  sasaran: «P104»[s9]\n",
    "ids in capitals": "  sasaran:\n    «P107»S9:\n",
    "pages as keys": "  halaman: «P105»{cascading: }\n",
    "no successor at all": "  sasaran:\n    s9: {diganti_oleh: «P107»S 1}\n",
    "an id twice": "  sasaran:\n    s1:\n    «P007»s1:\n",
    "nothing": "",
    "a dinas as a text": " «P104»selesai",
    "a NIP": "  sasaran:\n    s9: {dicabut: {tanggal: 2026-11-21, alasan: NIP «P011»199901012099121001}}\n",
}


@pytest.mark.parametrize("entry", LOCKS.values(), ids=LOCKS)
def test_every_mistake_is_told_at_its_place(mini_folder: Path, entry: str) -> None:
    key = f"«P306»{DINAS}" if entry.startswith("  dicabut") else DINAS
    between = "" if entry.startswith(" «") else "\n"
    text, expected = marked(f"versi: 1\n{key}:{between}{entry}", f"content/{LOCK}")
    lock(mini_folder).write_text(text, "utf-8")
    found = {each for each in told(load(mini_folder).problems) if each.path.endswith(LOCK) and each.code != "P504"}
    assert found == expected


WHOLE = {
    "empty": ("", {(1, 1, "P008")}),
    "a list": ("- s1\n", {(1, 1, "P008")}),
    "no YAML": ("versi: 1\n\tx\n", {(2, 1, "P002")}),
    "another version": ("versi: 2\n", {(1, 8, "P106")}),
    "no address": ("versi: 1\nKota Contoh: {}\n", {(2, 1, "P107")}),
    "a replaced dinas of which one is not there": (
        f"versi: 1\nkota-x/dinas-y:\n  diganti_oleh: {DINAS}\n  sasaran:\n    s1:\n    s99:\n",
        {(6, 5, "P304")},
    ),
    "a dinas replaced by an id": ("versi: 1\nkota-x/dinas-y:\n  diganti_oleh: s1\n", {(3, 17, "P305")}),
    "a dinas replaced by an unknown one": (
        "versi: 1\nkota-x/dinas-y:\n  diganti_oleh: kota-x/dinas-z\n  sasaran:\n    s1:\n",
        {(3, 17, "P305")},
    ),
    "two dinas that replace each other": (
        "versi: 1\nkota-x/a:\n  diganti_oleh: kota-x/b\n  sasaran: {s1: }\nkota-x/b:\n  diganti_oleh: kota-x/a\n",
        {(3, 17, "P305"), (6, 17, "P305")},
    ),
    "a dinas with a broken fate, and its ids": (
        "versi: 1\nkota-x/a:\n  dicabut: {tanggal: kemarin, alasan: A}\n  sasaran: {s1: }\n",
        {(3, 22, "P107")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), WHOLE.values(), ids=WHOLE)
def test_every_mistake_of_the_whole_file_is_told(
    mini_folder: Path, text: str, expected: set[tuple[int, int, str]]
) -> None:
    lock(mini_folder).write_text(text, "utf-8")
    found = load(mini_folder).problems
    assert {(p.where.line, p.where.column, p.code) for p in found if p.where.path.endswith(LOCK)} - {
        (1, 1, "P504")
    } == expected


def test_the_file_is_no_misplaced_tree(kept: Path) -> None:
    assert [p for p in load(kept).problems if p.code == "P009"] == []
    shutil.copy(lock(kept), kept / "content" / "kota-contoh.yml")
    assert [p.code for p in load(kept).problems if p.code == "P009"] == ["P009"]


# --- the page at the old address ---


def test_what_was_replaced_leads_to_its_successor(kept: Path) -> None:
    drop(kept)
    say(kept, "i10", '{diganti_oleh: i9, tanggal: 2026-11-21, alasan: "Digabung dengan i9", dokumen: "Perbup 5/2026"}')
    page = pages(kept)[GONE]
    assert page.h1 == "Sasaran i10 sudah diganti"
    for words in ("21 November 2026", "Digabung dengan i9", "Perbup 5/2026"):
        assert words in page.text
    assert canonical(page) == f"{ALAMAT}{DINAS}/sasaran/i9/"
    assert page.one("main .pembuka a").attributes["href"] == "../i9/"
    assert page.one("main .pembuka a").text() == "Pencatat tangkapan sembilan"
    assert page.all("meta[name=robots]") == []


def test_no_page_sends_readers_away_by_itself(kept: Path) -> None:
    """They should read what changed; a program finds the successor in the canonical link."""
    drop(kept)
    say(kept, "i10", "{diganti_oleh: i9}")
    page = pages(kept)[GONE]
    assert page.all("meta[http-equiv=refresh]") == []
    assert "tidak mengalihkan sendiri" in page.text


def test_what_was_withdrawn_says_when_why_and_by_which_document(kept: Path) -> None:
    drop(kept)
    say(kept, "i10", '{dicabut: {tanggal: 2026-11-21, alasan: "Tugas dihapus", dokumen: "https://jdih.example/5"}}')
    page = pages(kept)[GONE]
    assert page.h1 == "Sasaran i10 sudah dicabut"
    assert "Tidak ada yang menggantikannya." in page.text
    assert "21 November 2026" in page.text
    assert "Tugas dihapus" in page.text
    assert page.one("main a[href='https://jdih.example/5']").text() == "https://jdih.example/5"
    assert canonical(page) == f"{ALAMAT}{DINAS}/sasaran/i10/"
    assert page.one("meta[name=robots]").attributes["content"] == "noindex"
    assert {node.attributes["href"] for node in page.all("main li a")} == {"../../", "../../../", "../../../../"}


def test_a_name_that_somebody_noted_is_the_heading(kept: Path) -> None:
    drop(kept)
    say(kept, "i10", '{nama: "Pencatat tangkapan", diganti_oleh: i9}')
    assert pages(kept)[GONE].h1 == "Sasaran Pencatat tangkapan sudah diganti"


def test_the_name_of_a_dinas_says_what_it_is(kept: Path) -> None:
    tree_file(kept).unlink()
    say_of_dinas(kept, DINAS, 'nama: "Dinas Perikanan"\n  dicabut: {tanggal: 2026-11-21, alasan: Dibubarkan}')
    assert pages(kept)[f"{DINAS}/index.html"].h1 == "Dinas Perikanan sudah dicabut"


def test_what_nobody_noted_is_said_to_be_missing(kept: Path) -> None:
    drop(kept)
    say(kept, "i10", "{diganti_oleh: i9}")
    assert pages(kept)[GONE].text.count("belum diisi") == 3


def test_a_chain_leads_to_its_end_and_tells_every_step(kept: Path) -> None:
    drop(kept)
    drop(kept, I10.replace("i10", "i9").replace("sepuluh", "sembilan").replace("32", "31"))
    say(kept, "i10", "{diganti_oleh: i9, tanggal: 2025-01-02}")
    say(kept, "i9", "{diganti_oleh: i8, tanggal: 2026-03-04}")
    page = pages(kept)[GONE]
    assert canonical(page) == f"{ALAMAT}{DINAS}/sasaran/i8/"
    assert [flat(heading.text()) for heading in page.all("h3")] == [
        "Sasaran i10 diganti oleh i9",
        "Sasaran i9 diganti oleh Pencatat tangkapan delapan",
    ]
    assert page.text.index("2 Januari 2025") < page.text.index("4 Maret 2026")


def test_the_card_of_an_indikator_stays_too(kept: Path) -> None:
    edit(tree_file(kept), "    - id: keluhan\n", "    - id: aduan\n")
    say(kept, "keluhan", "{diganti_oleh: aduan}")
    built = pages(kept)
    assert canonical(built[f"{DINAS}/indikator/keluhan/index.html"]) == f"{ALAMAT}{DINAS}/indikator/aduan/"
    assert canonical(built[f"{DINAS}/indikator/keluhan/kartu/index.html"]) == f"{ALAMAT}{DINAS}/indikator/aduan/kartu/"


def test_a_page_that_lost_its_data_leads_to_its_dinas(kept: Path) -> None:
    text = tree_file(kept).read_text("utf-8")
    assert f"{DINAS}/lintas/index.html" in pages(kept)
    tree_file(kept).write_text(re.sub(r"(?m)^    lintas:\n(?:      .*\n)+", "", text), "utf-8")
    page = pages(kept)[f"{DINAS}/lintas/index.html"]
    assert page.h1 == "Halaman lintas tidak ada lagi"
    assert canonical(page) == f"{ALAMAT}{DINAS}/"


def test_such_pages_are_valid_and_whole(kept: Path) -> None:
    drop(kept)
    say(kept, "i10", '{diganti_oleh: i9, tanggal: 2026-11-21, alasan: "<b>A</b> & B"}')
    page = pages(kept)[GONE]
    assert problems_of(page.html) == []
    assert all(len(page.all(selector)) == 1 for selector in LANDMARKS)
    assert "<b>A</b> & B" in page.text


def test_such_pages_stand_in_no_sitemap_and_in_no_search(kept: Path) -> None:
    drop(kept)
    say(kept, "i10", "{diganti_oleh: i9}")
    files = made(kept).files
    assert GONE in files
    assert b"/i10/" not in files["sitemap.xml"]
    assert not [path for path, data in files.items() if path.startswith("cari/") and b"i10" in data]


def test_such_pages_are_in_every_language(kept: Path) -> None:
    edit(kept / "mkdocs.yml", "  - pohon:\n", "  - pohon:\n      bahasa: [id, en]\n")
    drop(kept)
    say(kept, "i10", "{diganti_oleh: i9, tanggal: 2026-11-21, alasan: Digabung}")
    page = pages(kept)[f"en/{GONE}"]
    assert page.h1 == "Objective i10 has been replaced"
    assert "November" in page.text
    assert canonical(page) == f"{ALAMAT}en/{DINAS}/sasaran/i9/"
    assert page.all("link[rel=alternate][hreflang]") == []


def test_without_an_address_the_canonical_link_is_relative(kept: Path) -> None:
    edit(kept / "mkdocs.yml", "site_url: https://contoh.example/pohon/\n", "")
    drop(kept)
    say(kept, "i10", "{diganti_oleh: i9}")
    assert canonical(pages(kept)[GONE]) == "../i9/"


def test_such_pages_are_remembered(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drop(kept)
    say(kept, "i10", "{diganti_oleh: i9}")
    store = Store(tmp_path / "memo")
    cold = made(kept, store).files
    monkeypatch.setattr("pohon.build.render._make_gone", lambda *_: pytest.fail("made again"))
    assert made(kept, store).files == cold
    monkeypatch.undo()
    edit(lock(kept), "{diganti_oleh: i9}", "{diganti_oleh: i8}")
    assert made(kept, store).files[GONE] == made(kept).files[GONE] != cold[GONE]


def test_the_fate_of_an_id_changes_no_page_of_a_tree(kept: Path) -> None:
    drop(kept)
    say(kept, "i10", "{diganti_oleh: i9}")
    before = made(kept).files
    edit(lock(kept), "{diganti_oleh: i9}", "{diganti_oleh: i8}")
    after = made(kept).files
    assert {path for path in before if before[path] != after[path]} == {GONE}


def test_an_old_address_is_used_for_nothing_else(kept: Path) -> None:
    lock(kept).write_text("versi: 1\nkota-lama/dinas-a:\n  dicabut: {tanggal: 2026-11-21, alasan: A}\n", "utf-8")
    (kept / "content" / "kota-lama.md").write_text("# Kota lama\n", "utf-8")
    edit(kept / "mkdocs.yml", "  - Tentang: tentang.md\n", "  - Tentang: tentang.md\n  - Lama: kota-lama.md\n")
    (problem,) = problems(kept, "P901")
    assert (problem.where.path, problem.where.line) == (f"content/{LOCK}", 2)
    assert "content/kota-lama.md" in problem.hint


# --- reorganisations ---


def addresses(folder: Path) -> set[str]:
    """Every file that people or programs may have noted: not what only our search reads, nor answers for embedding."""
    files = made(folder).files
    return {path for path in files if "cari" not in path and not path.endswith("oembed.json")}


def test_a_dinas_that_is_renamed_keeps_all_its_addresses(kept: Path) -> None:
    before = addresses(kept)
    move(kept, DINAS, BARU)
    say_of_dinas(kept, DINAS, "diganti_oleh: kota-contoh/dinas-kelautan\n  tanggal: 2026-11-21")
    assert before - addresses(kept) == set()
    built = pages(kept)
    for path in (path for path in before if path.startswith(DINAS) and path.endswith(".html")):
        new = path.replace(DINAS, BARU).removesuffix("index.html")
        assert canonical(built[path]) == ALAMAT + new, path
        assert "21 November 2026" in built[path].text, path


def test_the_downloads_of_a_renamed_dinas_stay_where_they_were(kept: Path) -> None:
    move(kept, DINAS, BARU)
    say_of_dinas(kept, DINAS, f"diganti_oleh: {BARU}")
    files = made(kept).files
    names = ("pohon.json", "pohon.yml", "pohon.xlsx", "indikator.csv", "sasaran.csv", "jabatan.csv", "sumber.txt")
    for name in names:
        assert files[f"{DINAS}/data/{name}"] == files[f"{BARU}/data/{name}"], name
    assert json.loads(files[f"{DINAS}/data/pohon.json"])


def test_a_wilayah_that_is_renamed_keeps_all_its_addresses(kept: Path) -> None:
    before = addresses(kept)
    (kept / "content" / "kota-contoh").rename(kept / "content" / "kota-baru")
    for file in (kept / "content" / "kota-baru").glob("*.yml"):
        file.write_text(file.read_text("utf-8").replace("kota-contoh/", "kota-baru/"), "utf-8")
    assert [p.code for p in problems(kept)] == ["P304", "P304"]
    for dinas in ("dinas-perikanan", "dinas-perdagangan"):
        say_of_dinas(kept, f"kota-contoh/{dinas}", f"diganti_oleh: kota-baru/{dinas}\n  tanggal: 2026-11-21")
    assert before - addresses(kept) == set()
    page = pages(kept)["kota-contoh/index.html"]
    assert page.h1 == "Wilayah kota-contoh pindah alamat"
    assert canonical(page) == f"{ALAMAT}kota-baru/"


def test_a_dinas_that_moves_twice_leads_to_where_it_is_now(kept: Path) -> None:
    before = addresses(kept)
    move(kept, DINAS, BARU)
    say_of_dinas(kept, DINAS, f"diganti_oleh: {BARU}\n  tanggal: 2025-01-02")
    record(kept)
    move(kept, BARU, "kota-contoh/dinas-pangan")
    say_of_dinas(kept, BARU, "diganti_oleh: kota-contoh/dinas-pangan\n  tanggal: 2026-03-04")
    assert before - addresses(kept) == set()
    page = pages(kept)[f"{DINAS}/sasaran/i10/index.html"]
    assert canonical(page) == f"{ALAMAT}kota-contoh/dinas-pangan/sasaran/i10/"
    assert page.text.index("2 Januari 2025") < page.text.index("4 Maret 2026")


def test_an_id_of_a_moved_dinas_may_have_a_fate_of_its_own(kept: Path) -> None:
    move(kept, DINAS, BARU)
    edit(tree_file(kept, BARU), I10, "")
    say_of_dinas(kept, DINAS, f"diganti_oleh: {BARU}")
    assert [(p.code, '"i10"' in p.message) for p in problems(kept)] == [("P304", True)]
    say(kept, "i10", "{diganti_oleh: i9, tanggal: 2026-11-21}")
    page = pages(kept)[GONE]
    assert page.h1 == "Sasaran i10 sudah diganti"
    assert canonical(page) == f"{ALAMAT}{BARU}/sasaran/i9/"


def test_a_withdrawn_dinas_says_so_on_all_its_pages(kept: Path) -> None:
    gone = {path for path in addresses(kept) if path.startswith(DINAS) and path.endswith(".html")}
    tree_file(kept).unlink()
    say_of_dinas(kept, DINAS, "dicabut: {tanggal: 2026-11-21, alasan: Dibubarkan, dokumen: Perda 3/2026}")
    assert {p.code for p in problems(kept)} <= {"P302"}
    built = pages(kept)
    assert gone - set(built) == set()
    assert all("Dibubarkan" in built[path].text and "Perda 3/2026" in built[path].text for path in gone)
    assert all(built[path].all("meta[name=robots]") for path in gone)


# --- the command ---


def test_the_command_says_what_it_recorded_and_then_that_all_is(mini_folder: Path) -> None:
    first = run_pohon("permalink", cwd=mini_folder)
    assert first.code == 0
    assert re.search(rf"(?m)^{DINAS}: \d+ alamat baru dicatat$", first.out)
    assert "Semua alamat sudah tercatat." in run_pohon("permalink", cwd=mini_folder).out


def test_the_command_never_takes_anything_out_and_fails_while_something_is_missing(kept: Path) -> None:
    drop(kept)
    before = lock(kept).read_bytes()
    ran = run_pohon("permalink", cwd=kept)
    assert ran.code == 1
    assert f"content/{LOCK}:" in ran.err
    assert "P304" in ran.err
    assert lock(kept).read_bytes() == before
    assert run_pohon("check", cwd=kept).code == 1
    assert run_pohon("build", cwd=kept).code == 1


def test_the_command_records_what_is_new_although_something_is_gone(kept: Path) -> None:
    edit(tree_file(kept), "{id: i10,", "{id: i11,")
    assert [p.code for p in record(kept).problems if p.code.startswith("P3")] == ["P304"]
    assert "    i10:\n    i11:\n" in lock(kept).read_text("utf-8")


def test_the_command_writes_nothing_for_a_site_with_errors(mini_folder: Path) -> None:
    edit(tree_file(mini_folder), "{id: i10,", "{id: I 10,")
    assert run_pohon("permalink", cwd=mini_folder).code == 1
    assert not lock(mini_folder).exists()


def test_the_command_leaves_a_broken_file_alone(kept: Path) -> None:
    lock(kept).write_text("versi: 1\nkota-x/a: {x: y}\n", "utf-8")
    assert [p.code for p in record(kept).problems if p.where.path.endswith(LOCK)] == ["P101"]
    assert lock(kept).read_text("utf-8") == "versi: 1\nkota-x/a: {x: y}\n"


def test_a_folder_that_cannot_be_written_is_a_broken_machine(
    mini_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PohonError, match="tidak dapat ditulis: tidak ada izin"):
        record(mini_folder)
