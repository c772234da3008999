"""Releases in a folder: whole or not at all, the same bytes shared, a way back, and nothing for nothing."""

from __future__ import annotations

import errno
import gzip
import json
import multiprocessing
import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pohon.cli import main
from pohon.problems import PohonError
from pohon.releases import Wish, commit_of, folder, publish, roll_back
from pohon.releases.record import Entry, Release, Standing, as_json, carried, from_json, plan
from tests.tools import MINI, copied, edit, files_in, made, run, run_pohon

NOW = datetime(2026, 11, 21, 8, 15, tzinfo=UTC)
LONG = b"Pohon kinerja dapat dibaca siapa saja. " * 100
A: Mapping[str, bytes] = {"index.html": b"satu", "a/b/index.html": LONG, "aset/x.11111111.css": b"x" * 2000}
B: Mapping[str, bytes] = {"index.html": b"dua", "a/b/index.html": LONG, "aset/x.22222222.css": b"y" * 2000}
C: Mapping[str, bytes] = {"index.html": b"tiga", "a/b/index.html": LONG, "aset/x.22222222.css": b"y" * 2000}
PLAIN = Wish(packed=False)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "www"


def after(days: float) -> datetime:
    return NOW + timedelta(days=days)


def live(target: Path) -> str:
    """The name of the live release."""
    link = (target / "current").readlink()
    assert link.parent == Path("releases")
    return link.name


def served(target: Path) -> dict[str, bytes]:
    return files_in(target / "current")


def names(target: Path) -> list[str]:
    """The releases that are there, in order."""
    return sorted(path.name for path in (target / "releases").iterdir() if path.is_dir())


def dotted(target: Path) -> list[str]:
    """What is left half done."""
    return [path.name for path in (*target.glob(".*"), *(target / "releases").glob(".*")) if path.name != ".lock"]


def state(target: Path) -> dict[str, tuple[int, int]]:
    """Everything that a careless publication would touch."""
    return {str(p): (p.lstat().st_ino, p.lstat().st_mtime_ns) for p in sorted(target.rglob("*"))}


# --- publishing ---


def test_a_first_release(target: Path) -> None:
    done = publish(A, target, PLAIN, NOW)
    assert served(target) == A
    assert (done.name, done.files, done.written) == (live(target), 3, 3)
    assert done.name.startswith("20261121T081500Z-")
    assert names(target) == [done.name]


def test_a_release_tells_what_it_is(target: Path) -> None:
    name = publish(A, target, Wish(packed=False, commit="abc"), NOW).name
    record = json.loads((target / "releases" / f"{name}.json").read_text())
    assert record["digest"].startswith(name.rpartition("-")[2])
    assert (record["moment"], record["commit"], record["count"]) == ("20261121T081500Z", "abc", 3)
    assert not list((target / "current").glob("*.json"))


def test_the_next_release_takes_over(target: Path) -> None:
    first = publish(A, target, PLAIN, NOW).name
    done = publish(B, target, PLAIN, after(1))
    assert {path: served(target)[path] for path in B} == B
    assert (names(target), done.written) == ([first, done.name], 2)
    assert dotted(target) == []


def test_an_unchanged_site_writes_nothing(target: Path) -> None:
    name = publish(A, target, Wish(), NOW).name
    before = state(target)
    done = publish(A, target, Wish(commit="abc"), after(1))
    assert (done.name, done.written) == (name, None)
    assert "Tidak ada yang berubah" in done.told
    assert state(target) == before


def test_what_did_not_change_is_the_same_file(target: Path) -> None:
    old = target / "releases" / publish(A, target, Wish(), NOW).name
    publish(B, target, Wish(), after(1))
    for name in ("a/b/index.html", "a/b/index.html.gz"):
        assert (target / "current" / name).samefile(old / name)
    assert not (target / "current/index.html").samefile(old / "index.html")


def test_what_somebody_changed_by_hand_is_not_taken_over(target: Path) -> None:
    first = target / "releases" / publish(A, target, PLAIN, NOW).name
    (first / "a/b/index.html").write_bytes(LONG.upper())
    (first / "index.html").chmod(0o600)
    publish({**A, "baru.html": b"baru"}, target, PLAIN, after(1))
    assert served(target) == {**A, "baru.html": b"baru"}
    assert (target / "current/index.html").stat().st_mode & 0o777 == 0o644
    assert (first / "a/b/index.html").read_bytes() == LONG.upper()


def test_a_disk_without_hard_links_will_do(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr("os.link", refused)
    publish(A, target, PLAIN, NOW)
    publish(B, target, PLAIN, after(1))
    assert served(target) == {**A, **B}


def test_a_web_server_may_read_everything(target: Path) -> None:
    before = os.umask(0o077)
    try:
        publish(A, target, Wish(), NOW)
    finally:
        os.umask(before)
    modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in target.rglob("*") if path.name != ".lock"}
    assert modes == {True: 0o755, False: 0o644}


def test_two_releases_never_share_a_time_of_change(target: Path) -> None:
    """A browser knows a page by its second of change and its length: pages of one length in one second would mix."""
    times = set()
    for figure in (b"1", b"2", b"3"):
        publish({**A, "index.html": figure}, target, PLAIN, NOW)
        times.add(int((target / "current/index.html").stat().st_mtime))
        assert (target / "current/a/b/index.html").stat().st_mtime == NOW.timestamp()
    assert len(times) == 3
    assert live(target) == names(target)[-1]


# --- packed files ---


def test_long_texts_are_packed_too(target: Path) -> None:
    publish({**A, "data.sqlite": LONG}, target, Wish(), NOW)
    packed = {path: gzip.decompress(data) for path, data in served(target).items() if path.endswith(".gz")}
    assert packed == {"a/b/index.html.gz": LONG, "aset/x.11111111.css.gz": b"x" * 2000}


def test_packing_is_the_same_each_time_and_may_be_left_out(target: Path, tmp_path: Path) -> None:
    first = publish(A, target, Wish(), NOW)
    publish(A, tmp_path / "lain", Wish(), after(3))
    assert served(target) == served(tmp_path / "lain")
    second = publish(A, target, PLAIN, after(1))
    assert served(target) == A
    assert first.name.rpartition("-")[2] == second.name.rpartition("-")[2]
    publish(A, target, Wish(), after(2))
    assert served(target) == served(tmp_path / "lain")


# --- assets of pages that readers have open ---


def test_assets_of_the_last_release_are_still_there(target: Path) -> None:
    publish(A, target, Wish(), NOW)
    publish(B, target, Wish(), after(1))
    assert served(target)["aset/x.11111111.css"] == A["aset/x.11111111.css"]
    assert "aset/x.11111111.css.gz" in served(target)


def test_assets_are_carried_for_a_week_after_their_last_use(target: Path) -> None:
    publish(A, target, PLAIN, NOW)
    publish(B, target, PLAIN, after(30))
    publish(C, target, PLAIN, after(36))
    assert served(target).keys() == A.keys() | B.keys()
    publish(B, target, PLAIN, after(38))
    assert served(target) == B


def test_a_way_back_keeps_the_assets_of_what_was_left(target: Path) -> None:
    publish(A, target, PLAIN, NOW)
    publish(B, target, PLAIN, after(1))
    roll_back(target, "", after(2))
    assert served(target) == {**A, "aset/x.22222222.css": b"y" * 2000}
    publish({**A, "index.html": b"betul"}, target, PLAIN, after(3))
    assert served(target) == {**A, "index.html": b"betul", "aset/x.22222222.css": b"y" * 2000}


def test_an_asset_that_comes_back_is_not_carried() -> None:
    old = Release("", "", "", files={"aset/x.css": Entry("", ""), "index.html": Entry("", "")})
    assert carried(old, ["index.html", "aset/x.css"], "20261121T081500Z") == {}
    assert carried(old, ["index.html"], "20261121T081500Z") == {"aset/x.css": "20261121T081500Z"}


# --- how many are kept ---


def test_old_releases_go(target: Path) -> None:
    made = [publish({"index.html": b"%d" % n}, target, Wish(keep=3), after(n)).name for n in range(6)]
    assert names(target) == made[-3:]
    assert sorted(path.stem for path in (target / "releases").glob("*.json")) == made[-3:]


def test_the_live_one_and_the_one_before_never_go(target: Path) -> None:
    first, *_, last = [publish({"index.html": b"%d" % n}, target, PLAIN, after(n)).name for n in range(4)]
    roll_back(target, first, after(5))
    new = publish({"index.html": b"baru"}, target, Wish(keep=1), after(6)).name
    assert names(target) == [first, new]
    assert last not in names(target)


def test_what_is_not_ours_stays(target: Path) -> None:
    (target / "releases" / "catatan").mkdir(parents=True)
    (target / "releases" / "catatan.json").write_text("{}")
    (target / "robots.txt").write_text("x")
    for n in range(4):
        publish({"index.html": b"%d" % n}, target, Wish(keep=1), after(n))
    assert (target / "releases" / "catatan").is_dir()
    assert (target / "releases" / "catatan.json").is_file()
    assert (target / "robots.txt").is_file()


# --- the way back ---


def test_the_way_back_leads_to_what_was_live_before(target: Path) -> None:
    a, b = (publish(files, target, PLAIN, after(n)).name for n, files in enumerate((A, B)))
    assert vars(roll_back(target, "", after(2))) == {"name": a, "left": b}
    assert served(target)["index.html"] == b"satu"
    c = publish(C, target, PLAIN, after(3)).name
    assert roll_back(target, "", after(4)).name == a, "b was not live before c"
    assert roll_back(target, c, after(5)).name == c


def test_what_was_left_can_be_published_again(target: Path) -> None:
    publish(A, target, PLAIN, NOW)
    publish(B, target, PLAIN, after(1))
    roll_back(target, "", after(2))
    assert publish(B, target, PLAIN, after(3)).written == 2
    assert served(target)["index.html"] == b"dua"


def test_there_is_no_way_back_from_the_first(target: Path) -> None:
    name = publish(A, target, PLAIN, NOW).name
    with pytest.raises(PohonError, match="Tidak ada rilis sebelum ini"):
        roll_back(target, "", NOW)
    with pytest.raises(PohonError, match="Rilis tiada tidak ada") as caught:
        roll_back(target, "tiada", NOW)
    assert name in caught.value.hint
    with pytest.raises(PohonError, match="sudah terbit"):
        roll_back(target, name, NOW)


def test_there_is_no_way_back_where_nothing_was_published(target: Path) -> None:
    with pytest.raises(PohonError, match="belum ada rilis"):
        roll_back(target, "", NOW)
    assert not target.exists()


def test_a_damaged_record_harms_nothing(target: Path) -> None:
    a, b = (publish(files, target, PLAIN, after(n)).name for n, files in enumerate((A, B)))
    for name in (a, b):
        (target / "releases" / f"{name}.json").write_text("rusak")
    assert roll_back(target, a, after(2)).name == a
    publish(C, target, PLAIN, after(3))
    assert served(target) == C


# --- what is refused ---


def test_a_folder_in_the_place_of_current_is_refused(target: Path) -> None:
    (target / "current").mkdir(parents=True)
    with pytest.raises(PohonError, match="bukan symlink"):
        publish(A, target, PLAIN, NOW)
    assert (target / "current").is_dir()


def test_a_link_of_somebody_else_is_refused(target: Path, tmp_path: Path) -> None:
    target.mkdir()
    (target / "current").symlink_to(tmp_path)
    with pytest.raises(PohonError, match="menunjuk ke luar releases"):
        publish(A, target, PLAIN, NOW)
    assert (target / "current").readlink() == tmp_path


def test_a_file_in_the_place_of_the_folder_is_told(target: Path) -> None:
    target.write_text("penting")
    with pytest.raises(PohonError, match="tidak dapat ditulis"):
        publish(A, target, PLAIN, NOW)


# --- crashes ---


@pytest.mark.parametrize("step", ["_write_file", "_carry", "_flush", "_record", "_switch"])
def test_a_crash_at_any_step_leaves_the_old_site(target: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    name = publish(A, target, PLAIN, NOW).name

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(folder, step, full)
    with pytest.raises(PohonError, match="Situs yang lama tidak berubah") as caught:
        publish(B, target, PLAIN, after(1))
    assert "Cakram penuh" in caught.value.hint
    assert (live(target), served(target)) == (name, A)
    monkeypatch.undo()
    publish(B, target, PLAIN, after(1))
    assert served(target)["index.html"] == b"dua"
    assert dotted(target) == []


def test_what_a_crash_left_is_swept(target: Path) -> None:
    name = publish(A, target, PLAIN, NOW).name
    lost = "20261121T090000Z-0123456789ab"
    (target / "releases" / f".{lost}.half" / "a").mkdir(parents=True)
    (target / "releases" / f".{lost}.json.half").touch()
    (target / "releases" / f"{lost}.json").touch()
    (target / ".current.half").symlink_to("releases/tiada")
    new = publish(B, target, PLAIN, after(1)).name
    assert dotted(target) == []
    assert sorted(path.name for path in (target / "releases").glob("*.json")) == [f"{name}.json", f"{new}.json"]


def _publish_one(target: Path, number: int) -> None:
    publish({"index.html": b"%d" % number, "aset/x.css": LONG}, target, Wish(keep=20), NOW)


def test_publications_at_once_queue_up(target: Path) -> None:
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=_publish_one, args=(target, number)) for number in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0] * 6
    pages = {(target / "releases" / name / "index.html").read_bytes() for name in names(target)}
    assert pages == {b"%d" % number for number in range(6)}
    assert live(target) == names(target)[-1]


# --- records ---


def test_a_record_can_be_read_again() -> None:
    planned = plan(A, Standing(), Wish(commit="abc"), NOW)
    assert planned
    assert from_json(as_json(planned.release)) == planned.release


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"files": 3}', '{"files": {"a": ["b"]}}'])
def test_anything_else_is_no_record(text: str) -> None:
    assert from_json(text) is None


# --- the command ---


def pohon(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments], env={"GITHUB_ACTIONS": "", "NO_COLOR": "1"})


@pytest.fixture
def here(mini_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(mini_folder)
    return mini_folder


def test_publish_needs_no_site_folder(here: Path, target: Path) -> None:
    ran = pohon("publish", target, "--no-gzip")
    assert ran.exit_code == 0
    assert f"Terbit: rilis {live(target)}, " in ran.output
    assert not (here / "site").exists()
    assert served(target) == made(here).files


def test_publish_twice_and_back(here: Path, target: Path) -> None:
    pohon("publish", target)
    first = live(target)
    assert f"Tidak ada yang berubah sejak rilis {first}" in pohon("publish", target).output
    edit(here / "content/tentang.md", "Baca [", "Bacalah [")
    pohon("publish", target)
    assert live(target) != first
    ran = pohon("publish", target, "--rollback")
    assert ran.output.startswith(f"Kembali ke rilis {first}; yang ditinggalkan: ")
    assert live(target) == first
    assert pohon("publish", target, "--rollback").exit_code == 3


def test_errors_change_nothing(here: Path, target: Path) -> None:
    pohon("publish", target)
    before = state(target)
    edit(here / "content/kota-contoh/dinas-perikanan.yml", "induk: [s1, s2]", "induk: [s1, s9]")
    ran = pohon("publish", target)
    assert ran.exit_code == 1
    assert "galat P202" in ran.stderr
    assert "situs yang lama tidak berubah" in ran.stderr
    assert state(target) == before


@pytest.mark.usefixtures("here")
def test_json_stays_one_object(target: Path) -> None:
    ran = pohon("publish", target, "--format", "json")
    assert json.loads(ran.stdout)["ringkasan"]["pohon"] == 2
    assert "Terbit" in ran.stderr


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("arguments", [(), ("a", "b"), ("a", "--keep", "0")])
def test_wrong_use_is_told(arguments: tuple[str, ...]) -> None:
    assert pohon("publish", *arguments).exit_code == 2


def test_the_real_process_rolls_back(mini_folder: Path, target: Path) -> None:
    assert run_pohon("publish", target, cwd=mini_folder).code == 0
    edit(mini_folder / "content/tentang.md", "Baca [", "Bacalah [")
    assert run_pohon("publish", target, cwd=mini_folder).code == 0
    ran = run_pohon("publish", target, "--rollback", cwd=target)
    assert (ran.code, ran.err) == (0, "")
    assert live(target) == names(target)[0]


# --- the commit ---


def test_the_commit_is_told(tmp_path: Path) -> None:
    site = copied(MINI, tmp_path / "isi")
    assert commit_of(site) == ""
    names = dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Penguji")
    mails = dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "uji@contoh.example")
    for command in (("init", "-q"), ("add", "."), ("commit", "-qm", "Isi"), ("tag", "v1")):
        assert run("git", *command, cwd=site, environment=names | mails).code == 0
    head = run("git", "rev-parse", "HEAD", cwd=site).out.strip()
    assert commit_of(site) == head
    edit(site / "content/tentang.md", "Baca [", "Bacalah [")
    assert commit_of(site) == f"{head}-dirty"
