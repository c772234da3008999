"""The benchmark: its corpus is sound and always the same, its peers show what Pohon shows, costs are whole."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench import setara
from bench.corpus import write_corpus
from bench.measure import CommandError, Cost, measured, middle
from bench.peers.lay import PEERS, Peer, lay
from bench.peers.pages import Page, pages_of
from bench.programs import EDITED, OURS, THEIRS, change_figure
from bench.run import Entry, Result, cold, edited, made, sameness, table
from pohon.build import load
from pohon.publish import refuse_foreign
from tests.tools import run, run_pohon

SPIN = "import time\nwhile time.process_time() < 0.3: pass"
HOLD = "import sys, time; held = b'x' * 60_000_000; time.sleep(0.6)"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rekaan")
    write_corpus(2, folder)
    return folder


@pytest.fixture(scope="module")
def one_dinas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("satu-dinas")
    write_corpus(1, folder)
    return folder


@pytest.fixture(scope="module")
def built(one_dinas: Path) -> Path:
    ran = run_pohon("build", "-C", one_dinas, "--no-memo")
    assert ran.code == 0, ran.err
    return one_dinas / "site"


@pytest.fixture(scope="module")
def pages(built: Path) -> Mapping[str, Page]:
    return {page.path: page for page in pages_of(built)}


@pytest.fixture(scope="module")
def by_mkdocs(pages: Mapping[str, Page], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mkdocs")
    lay({folder / "proyek": PEERS["mkdocs"]}, pages.values())
    ran = run(*THEIRS["mkdocs"].build(folder / "proyek", folder / "situs"))
    assert ran.code == 0, ran.err
    return folder / "situs"


def _tree(folder: Path) -> dict[str, Any]:
    text = (folder / "content/wilayah-001/dinas-002.yml").read_text()
    tree: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return tree


def _bytes(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*.*") if file.is_file()}


# --- the corpus ---


def test_the_same_number_gives_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    write_corpus(2, tmp_path)
    assert _bytes(tmp_path) == _bytes(corpus)


def test_a_dinas_does_not_change_with_how_many_there_are(corpus: Path, one_dinas: Path) -> None:
    name = "content/wilayah-001/dinas-001.yml"
    assert (corpus / name).read_bytes() == (one_dinas / name).read_bytes()


def test_a_region_holds_25_dinas(tmp_path: Path) -> None:
    write_corpus(26, tmp_path)
    assert [len(list(folder.glob("*.yml"))) for folder in sorted(tmp_path.glob("content/*"))] == [25, 1]


def test_the_corpus_has_no_problem_at_all(corpus: Path) -> None:
    loaded = load(corpus)
    assert (len(loaded.trees), loaded.problems) == (2, ())


def test_a_tree_has_150_sasaran_on_five_levels(corpus: Path) -> None:
    levels = Counter(each["jenis"] for each in _tree(corpus)["sasaran"])
    assert list(levels.values()) == [1, 3, 9, 27, 110]


def test_a_sasaran_has_one_to_three_indikator_with_five_years_and_quarters(corpus: Path) -> None:
    sasaran = _tree(corpus)["sasaran"]
    assert {len(each["indikator"]) for each in sasaran} == {1, 2, 3}
    for each in (indikator for one in sasaran for indikator in one["indikator"]):
        assert [year["tahun"] for year in each["pengukuran"]] == [2025, 2026, 2027, 2028, 2029]
        assert len(each["pengukuran"][0]["triwulan"]["target"]) == 4


# --- the peers ---


def test_the_peers_get_every_sasaran_and_indikator(built: Path, pages: Mapping[str, Page]) -> None:
    made_by_pohon = {
        folder.parent.relative_to(built).as_posix()
        for kind in ("sasaran", "indikator")
        for folder in built.glob(f"*/*/{kind}/*/index.html")
    }
    assert set(pages) == made_by_pohon


def _words(page: Path) -> str:
    """What a reader reads on a page besides drawings, its head and foot included."""
    body = re.sub(r"<svg.*?</svg>", "", re.findall(r"<body.*</body>", page.read_text(), re.DOTALL)[0], flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


@pytest.mark.parametrize("kind", ["sasaran", "indikator"])
def test_a_peer_says_word_for_word_what_pohon_says(built: Path, by_mkdocs: Path, kind: str) -> None:
    theirs = sorted(by_mkdocs.glob(f"*/*/{kind}/*/index.html"))
    assert len(theirs) >= 150
    for page in theirs[::7]:
        assert _words(page) == _words(built / page.relative_to(by_mkdocs)), page


def test_the_pages_weigh_the_same(built: Path, by_mkdocs: Path) -> None:
    assert sameness(built, by_mkdocs) == pytest.approx(1, abs=0.02)


def test_the_compared_pages_and_two_signs_are_made_for_the_same_set(
    one_dinas: Path, pages: Mapping[str, Page], tmp_path: Path
) -> None:
    same_set = next(program for program in OURS if program.name == "pohon-setara")
    ran = run(*same_set.build(one_dinas, tmp_path / "situs"))
    assert ran.code == 0, ran.err
    assert made(tmp_path / "situs")[0] == len(pages) + len({"404.html", "versi/index.html"})


def test_the_same_set_is_made_again_after_an_edit(tmp_path: Path) -> None:
    same_set = next(program for program in OURS if program.name == "pohon-setara")
    write_corpus(1, tmp_path / "proyek")
    entry = Entry(same_set, tmp_path / "proyek", tmp_path / "situs")
    cold(entry)
    before = _bytes(entry.output)
    edited(entry, turn=0)
    after = _bytes(entry.output)
    assert set(after) == set(before)
    changed = {path for path in after if after[path] != before[path]}
    assert changed == {f"{EDITED}/index.html", "wilayah-001/dinas-001/sasaran/t1/index.html", "versi/index.html"}


def test_a_portal_with_the_same_set_is_known_as_ours(
    mini_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pohon.site.whole.TOGETHER", 1)
    assert setara.main(str(mini_folder), str(tmp_path / "situs")) == 0
    assert (tmp_path / "situs/kota-contoh/versi/index.html").is_file()
    refuse_foreign(tmp_path / "situs")


@pytest.mark.parametrize("peer", PEERS.values(), ids=PEERS)
def test_a_figure_is_changed_in_one_place(peer: Peer, tmp_path: Path) -> None:
    years = [{"tahun": "2025", "setahun": "12"}, {"tahun": "2026", "setahun": "12"}]
    lay({tmp_path / "proyek": peer}, [Page("wilayah-001/dinas-001/indikator/t1-ik1", {"angka": years}, "")])
    change_figure(THEIRS[peer.name], tmp_path / "proyek", 4711)
    page = next((tmp_path / "proyek").rglob("t1-ik1.md")).read_text()
    assert re.findall(r"4711|12", page) == ["4711", "12"]


# --- what it costs ---


def test_processes_that_a_command_starts_are_counted(tmp_path: Path) -> None:
    command = f"import subprocess, sys\nfor _ in range(2): subprocess.run([sys.executable, '-c', {SPIN!r}])"
    assert measured([sys.executable, "-c", command], tmp_path).cpu >= 0.6


def test_processes_that_outlive_a_command_are_counted(tmp_path: Path) -> None:
    command = f"import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', {SPIN!r}])"
    assert measured([sys.executable, "-c", command], tmp_path).cpu >= 0.3


def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    command = f"import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', {HOLD!r}])\n{HOLD}"
    assert measured([sys.executable, "-c", command], tmp_path).memory >= 120_000_000


def test_a_command_that_fails_shows_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="tidak mau"):
        measured([sys.executable, "-c", "import sys; sys.exit('tidak mau')"], tmp_path)


def test_the_median_is_taken_of_each_figure() -> None:
    assert middle([Cost(1, 9, 5), Cost(2, 7, 6), Cost(9, 8, 4)]) == Cost(2, 8, 5)


def test_the_table_compares_with_hugo() -> None:
    pohon = Result("pohon", Cost(2, 3, 50_000_000), pages=1500, size=9_000_000)
    hugo = Result("hugo", Cost(4, 6, 100_000_000), pages=1000, size=1_000_000)
    rows = list(table([pohon, hugo]))
    assert rows[2] == "| pohon | 2,00 | 3,00 | 50 | 1.500 | 9,0 | 2,00 | 0,50 | 0,33 |"
    assert rows[3].endswith("| 1,00 | 1,00 |")


def test_without_hugo_nothing_is_compared() -> None:
    assert list(table([Result("pohon", Cost(2, 3, 0), 10, 0)]))[2].endswith("| – | – |")
