"""The site on disk: whoever makes it, however often, whatever happens meanwhile."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from pohon.making.crew import Job, crew_of
from pohon.making.order import Delivery, Order, Told, deliver
from pohon.problems import PohonError
from tests.test_permalinks import DINAS, I10
from tests.tools import ROOT, copied, edit, files_in, made, run, run_pohon

TREE = "content/kota-contoh/dinas-perikanan.yml"
BEKASI = "kota-bekasi/dinas-koperasi-ukm"


@contextmanager
def silent(_: Path) -> Iterator[Told]:
    yield lambda _name: None


def build(folder: Path, jobs: int = 1, *, memo: bool = True, target: Path | None = None) -> Delivery:
    delivery = deliver(Order(folder, target, memo, jobs=jobs), silent)
    assert delivery.counts, delivery.problems
    return delivery


def rendered(delivery: Delivery) -> int:
    assert delivery.counts
    return delivery.counts.dibuat


def site_of(folder: Path) -> Mapping[str, bytes]:
    return files_in(folder / "site")


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A copy of the project's own content."""
    return copied(ROOT, tmp_path / "situs")


def looks(folder: Path) -> Mapping[Path, tuple[int, int]]:
    """When each file and folder of the site was changed last, and which one it is."""
    seen = {path: path.stat() for path in (folder / "site").rglob("*")}
    return {path: (each.st_mtime_ns, each.st_ino) for path, each in seen.items()}


# --- whoever makes it ---


@pytest.mark.parametrize("jobs", [1, 2, 4])
def test_any_number_of_processes_makes_the_same_site(mini_folder: Path, jobs: int) -> None:
    build(mini_folder, jobs, memo=False)
    assert site_of(mini_folder) == made(mini_folder).files


def test_five_trees_are_the_same_from_two_processes_as_from_none(whole: Path) -> None:
    build(whole, 2)
    assert site_of(whole) == made(whole).files


# --- however often ---


def test_nothing_is_done_when_nothing_has_changed(mini_folder: Path) -> None:
    first = build(mini_folder)
    before = looks(mini_folder)
    again = build(mini_folder)
    assert (rendered(first) > 0, rendered(again)) == (True, 0)
    assert again.problems == first.problems
    assert looks(mini_folder) == before


def test_a_site_that_somebody_touched_is_put_right(mini_folder: Path) -> None:
    build(mini_folder)
    before = site_of(mini_folder)
    for harm in (
        lambda: (mini_folder / "site/index.html").write_text("lain"),
        (mini_folder / f"site/{TREE[8:-4]}/index.html").unlink,
        lambda: (mini_folder / f"site/{TREE[8:-4]}/tambahan.html").write_text("lain"),
        lambda: (mini_folder / "site/tambahan.html").write_text("lain"),
        lambda: shutil.rmtree(mini_folder / "site"),
    ):
        harm()
        assert rendered(build(mini_folder)) == 0
        assert site_of(mini_folder) == before


def test_one_figure_makes_the_pages_that_show_it(whole: Path) -> None:
    build(whole)
    before = site_of(whole)
    edit(whole / "content/kabupaten-purbalingga/dinkopukm.yml", '"0,0138%"', '"0,0139%"')
    delivery = build(whole)
    after = site_of(whole)
    changed = {path for path in after if path.endswith(".html") and before.get(path) != after[path]}
    assert rendered(delivery) == len(changed)
    assert 0 < len(changed) < 10
    assert after == made(whole).files


def test_a_comment_renders_no_page_but_the_digests(whole: Path) -> None:
    """`/versi/` tells the digest of the file, which is another one."""
    build(whole)
    before = site_of(whole)
    file = whole / f"content/{BEKASI}.yml"
    first, _, rest = file.read_text("utf-8").partition("\n")
    file.write_text(f"{first}  # catatan\n{rest}", "utf-8")
    delivery = build(whole)
    after = site_of(whole)
    assert [path for path in after if path.endswith(".html") and before[path] != after[path]] == ["versi/index.html"]
    assert rendered(delivery) == 1


def test_a_commit_without_changes_renders_nothing(whole: Path) -> None:
    git = ("git", "-C", str(whole), "-c", "user.name=a", "-c", "user.email=a@contoh.example")
    date = {"GIT_COMMITTER_DATE": "2026-01-02T03:04:05Z"}
    run("git", "init", "-q", str(whole))
    run(*git, "add", ".")
    assert run(*git, "commit", "-qm", "Isi", environment=date).code == 0
    build(whole)
    before = site_of(whole)
    assert run(*git, "commit", "--allow-empty", "-qm", "Lain", environment=date).code == 0
    assert rendered(build(whole)) == 0
    assert site_of(whole) == before


def test_a_page_that_is_gone_leaves_nothing(mini_folder: Path) -> None:
    build(mini_folder)
    build(mini_folder)
    for name in ("sasaran", "indikator"):
        assert (mini_folder / "site" / DINAS / name / "i10").exists() == (name == "sasaran")
    edit(mini_folder / TREE, I10, "")
    for _ in range(3):
        build(mini_folder)
        assert site_of(mini_folder) == made(mini_folder).files


def test_a_dinas_that_is_gone_leaves_nothing(mini_folder: Path) -> None:
    build(mini_folder)
    build(mini_folder)
    (mini_folder / "content/kota-contoh/dinas-perdagangan.yml").unlink()
    edit(mini_folder / TREE, "        tautan: kota-contoh/dinas-perdagangan#p1\n", "")
    build(mini_folder)
    assert site_of(mini_folder) == made(mini_folder).files


def test_back_and_forth_is_the_same_each_time(mini_folder: Path) -> None:
    """The stage is the site before the last: what it holds must be seen for what it is."""
    text = (mini_folder / TREE).read_text("utf-8")
    sites = []
    for each in (text, text.replace("Pencatat tangkapan sepuluh", "Pencatat"), text, text):
        (mini_folder / TREE).write_text(each, "utf-8")
        build(mini_folder)
        sites.append(site_of(mini_folder))
        assert sites[-1] == made(mini_folder).files
    assert sites[0] == sites[2] == sites[3] != sites[1]


def test_with_many_trees_others_look_which_ones_are_there(mini_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pohon.making.surveys.A_FEW", 0)
    build(mini_folder, 2)
    link = "        tautan: kota-contoh/dinas-perdagangan#p1\n"  # without it the guess about the other tree is wrong
    for before, after in (("Pencatat tangkapan sepuluh", "Pencatat"), (link, "")):
        edit(mini_folder / TREE, before, after)
        build(mini_folder, 2)
        assert site_of(mini_folder) == made(mini_folder).files


def test_an_unchanged_tree_is_on_the_disk_once(whole: Path) -> None:
    """Not one byte of it is copied from one site to the next, nor are its files those of the memo."""
    build(whole)
    page = whole / "site" / BEKASI / "index.html"
    before = page.stat().st_ino
    for figure in ("0,0139%", "0,0140%"):
        file = whole / "content/kabupaten-purbalingga/dinkopukm.yml"
        file.write_text(file.read_text("utf-8").replace("0,0138%", figure).replace("0,0139%", figure), "utf-8")
        build(whole)
        assert page.stat().st_ino == before
    assert page.stat().st_nlink == 2  # in the site, and in the one before


def test_only_the_outputs_that_are_named_are_made(mini_folder: Path) -> None:
    build(mini_folder)
    whole = site_of(mini_folder)
    only = frozenset({"sasaran", "yaml", "404", "versi"})
    for _ in range(2):
        assert deliver(Order(mini_folder, only=only), silent).counts
        ends = {path.partition("/sasaran/")[1] or path for path in site_of(mini_folder) if not path.startswith("aset/")}
        trees = {f"kota-contoh/{dinas}/data/pohon.yml" for dinas in ("dinas-perdagangan", "dinas-perikanan")}
        assert ends == {"/sasaran/", "404.html", "versi/index.html", *trees}
    build(mini_folder)
    assert site_of(mini_folder) == whole


def test_errors_leave_the_site_alone(mini_folder: Path) -> None:
    build(mini_folder)
    before = site_of(mini_folder)
    (mini_folder / TREE).write_text("rusak: [", "utf-8")
    delivery = deliver(Order(mini_folder), silent)
    assert (delivery.counts, bool(delivery.problems)) == (None, True)
    assert site_of(mini_folder) == before
    assert hidden(mini_folder) == []


def test_warnings_are_told_again_by_a_build_that_does_nothing(whole: Path) -> None:
    first = build(whole)
    assert first.problems
    assert build(whole).problems == first.problems
    assert deliver(Order(whole, strict=True), silent).counts is None


# --- whatever happens meanwhile ---


def hidden(folder: Path) -> list[str]:
    """What builds have left beside the site."""
    return sorted(path.name for path in folder.glob(".site-*"))


def test_two_builds_at_once_do_each_other_no_harm(mini_folder: Path) -> None:
    expected = made(mini_folder).files
    with ThreadPoolExecutor(4) as pool:
        for _ in pool.map(lambda _: run_pohon("build", cwd=mini_folder), range(8)):
            pass
    assert site_of(mini_folder) == expected
    assert set(hidden(mini_folder)) <= {".site-lama"}


def test_a_process_that_dies_is_told_with_what_it_did() -> None:
    jobs: tuple[Job[str], ...] = (Idle("kota-mati/dinas-satu"), Deadly("kota-mati/dinas-dua"), Idle("kota-mati/tiga"))
    with crew_of(2) as crew, pytest.raises(PohonError, match="kota-mati/dinas-dua") as told:
        tuple(crew(jobs))
    assert "dinas-satu" not in told.value.message
    assert "--jobs 1" in told.value.hint


@dataclass(frozen=True)
class Idle:
    name: str

    def __call__(self) -> str:
        time.sleep(0.3)
        return self.name


@dataclass(frozen=True)
class Deadly:
    name: str

    def __call__(self) -> str:
        time.sleep(0.1)
        os.kill(os.getpid(), signal.SIGKILL)
        return self.name


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_build_that_is_killed_leaves_a_whole_site(mini_folder: Path, jobs: int) -> None:
    """At a hundred moments, chosen at random: the site is the one before or the one after."""
    text = (mini_folder / TREE).read_text("utf-8")
    texts = (text, text.replace("Pencatat tangkapan sepuluh", "Pencatat"))
    wanted = []
    for each in texts:
        (mini_folder / TREE).write_text(each, "utf-8")
        wanted.append(made(mini_folder).files)
    build(mini_folder)
    (mini_folder / TREE).write_text(texts[0], "utf-8")
    began = time.perf_counter()
    assert not killed_after(60, partial(build, mini_folder, jobs))
    long = time.perf_counter() - began
    now, killed = 0, 0
    chance = random.Random(jobs)
    for turn in range(1, 1000):
        (mini_folder / TREE).write_text(texts[turn % 2], "utf-8")
        killed += killed_after(chance.uniform(0, long), partial(build, mini_folder, jobs))
        seen = site_of(mini_folder)
        assert seen in (wanted[now], wanted[turn % 2]), turn
        now = wanted.index(seen)
        if killed == 100:
            break
    assert killed == 100
    time.sleep(1)  # the processes of the last one end with it, and hold its stage until then
    build(mini_folder, memo=False)
    assert site_of(mini_folder) == wanted[turn % 2]
    assert set(hidden(mini_folder)) <= {".site-lama"}


def killed_after(seconds: float, work: Callable[[], object]) -> bool:
    """Do something in a process that is killed after a while; whether it was not done by then."""
    child = os.fork()
    if not child:
        work()
        os._exit(0)
    until = time.monotonic() + seconds
    while not (done := os.waitpid(child, os.WNOHANG)[0]) and time.monotonic() < until:
        time.sleep(0.001)
    if not done:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return not done
