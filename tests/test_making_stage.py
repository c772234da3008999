"""The new site takes the place of the old one as a whole, or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pohon import publish
from pohon.making.pieces import write_all
from pohon.making.stage import Stage, staged
from pohon.problems import PohonError
from tests.tools import files_in

Write = Callable[[Mapping[str, bytes], Path], None]

OLD: Mapping[str, bytes] = {
    "404.html": b"lama",
    "versi/index.html": b"lama",
    "a/b/index.html": b"lama",
    "buang.html": b"x",
}
NEW: Mapping[str, bytes] = {
    "404.html": b"baru",
    "versi/index.html": b"baru",
    "a/b/c.css": b"\xff\x00",
    "index.html": b"",
}

SHOWN_ELSEWHERE: Mapping[str, bytes] = {"data/skema/pohon-1.json": b"x"}
"""What a site of MkDocs that shows our pages has as well."""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "site"


def put(
    files: Mapping[str, bytes], target: Path, write: Callable[[Mapping[str, bytes], Path], None] = write_all
) -> None:
    """Publish a site that is nothing but these files."""
    with staged(target) as stage:
        write(files, stage.folder)


def only(folder: Path) -> list[str]:
    """What lies beside the site."""
    return sorted(path.name for path in folder.parent.iterdir())


def test_a_first_site_is_written(target: Path) -> None:
    put(NEW, target)
    assert files_in(target) == NEW
    assert only(target) == ["site"]


def test_a_new_site_takes_the_place_of_the_old_one(target: Path) -> None:
    put(OLD, target)
    put(NEW, target)
    assert files_in(target) == NEW
    assert only(target) == ["site"]


def test_folders_above_are_made(tmp_path: Path) -> None:
    put(NEW, tmp_path / "a" / "b" / "site")
    assert files_in(tmp_path / "a" / "b" / "site") == NEW


def test_an_empty_folder_is_taken(target: Path) -> None:
    target.mkdir()
    put(NEW, target)
    assert files_in(target) == NEW


def test_a_web_server_may_read_the_site(target: Path) -> None:
    put(NEW, target)
    assert target.stat().st_mode & 0o777 == 0o755


def test_a_relative_folder_is_one_below_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put(OLD, Path("site"))
    put(NEW, Path("site"))
    assert files_in(tmp_path / "site") == NEW


def test_a_link_to_the_folder_of_the_web_server_stays_a_link(target: Path, tmp_path: Path) -> None:
    put(OLD, tmp_path / "www")
    target.symlink_to(tmp_path / "www")
    put(NEW, target)
    assert target.is_symlink()
    assert files_in(tmp_path / "www") == NEW
    assert only(target) == ["site", "www"]


# --- refused ---


@pytest.mark.parametrize("foreign", [{"skripsi.docx": b"x"}, {"index.html": b"x"}, {"404.html": b"x"}, SHOWN_ELSEWHERE])
def test_a_folder_that_pohon_did_not_make_is_refused(target: Path, foreign: Mapping[str, bytes]) -> None:
    target.mkdir()
    write_all(foreign, target)
    with pytest.raises(PohonError, match="bukan buatan Pohon") as caught:
        put(NEW, target)
    assert "site_dir" in caught.value.hint
    assert files_in(target) == foreign
    assert only(target) == ["site"]


def test_a_folder_with_both_signs_of_a_site_is_replaced(target: Path) -> None:
    target.mkdir()
    write_all({"404.html": b"x", "versi/index.html": b"x"}, target)
    put(NEW, target)
    assert files_in(target) == NEW


def test_a_file_in_the_place_of_the_site_is_refused(target: Path) -> None:
    target.write_text("penting")
    with pytest.raises(PohonError):
        put(NEW, target)
    assert target.read_text() == "penting"


# --- a broken machine ---


def fails(code: int) -> OSError:
    return OSError(code, os.strerror(code))


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        (errno.ENOSPC, "Cakram penuh"),
        (errno.EACCES, "izin"),
        (errno.EROFS, "hanya dapat dibaca"),
        (errno.EIO, "Periksa cakram"),
    ],
)
def test_a_failure_while_writing_leaves_the_old_site(target: Path, code: int, hint: str) -> None:
    put(OLD, target)

    def half(files: Mapping[str, bytes], folder: Path) -> None:
        (folder / "index.html").write_bytes(files["index.html"])
        raise fails(code)

    with pytest.raises(PohonError, match="Situs yang lama tidak berubah") as caught:
        put(NEW, target, half)
    assert hint in caught.value.hint
    assert files_in(target) == OLD
    assert only(target) == ["site"]


def test_an_interruption_leaves_the_old_site(target: Path) -> None:
    put(OLD, target)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put(NEW, target, interrupted)
    assert files_in(target) == OLD
    assert only(target) == ["site"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(PohonError) as caught:
            put(NEW, tmp_path / "site")
    finally:
        tmp_path.chmod(0o700)
    assert "izin" in caught.value.hint


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    with pytest.raises(PohonError, match="tidak dapat ditulis"):
        put(NEW, tmp_path / "berkas" / "site")


def test_no_permission_is_told(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_: object) -> str:
        raise fails(errno.EACCES)

    monkeypatch.setattr("tempfile.mkdtemp", refused)
    with pytest.raises(PohonError, match="tidak dapat ditulis") as caught:
        put(NEW, target)
    assert "izin" in caught.value.hint


# --- the exchange where the system has no exchange ---


@pytest.fixture
def two_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "_exchange_at_once", lambda *_: False)


@pytest.mark.usefixtures("two_steps")
def test_two_renames_do_as_well(target: Path) -> None:
    put(OLD, target)
    put(NEW, target)
    assert files_in(target) == NEW
    assert only(target) == ["site"]


@pytest.mark.usefixtures("two_steps")
def test_the_old_site_is_put_back_when_the_second_rename_fails(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(OLD, target)
    rename = Path.rename

    def once(self: Path, to: Path) -> Path:
        if to == target and not self.name == target.name:
            raise fails(errno.EIO)
        return rename(self, to)

    monkeypatch.setattr(Path, "rename", once)
    with pytest.raises(PohonError, match="Situs yang lama tidak berubah"):
        put(NEW, target)
    assert files_in(target) == OLD
    assert only(target) == ["site"]


def test_linux_exchanges_in_one_step(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "isi").touch()
    if not publish._exchange_at_once(tmp_path / "a", tmp_path / "b"):
        pytest.skip("this system has no renameat2")
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["isi"]


# --- what is kept, what is swept away ---


def keep(stage: Stage) -> None:
    stage.is_spare = True


def test_the_former_site_is_the_next_stage(target: Path) -> None:
    put(OLD, target)
    with staged(target) as stage:
        write_all(NEW, stage.folder)
        keep(stage)
    assert only(target) == [".site-lama", "site"]
    with staged(target) as stage:
        assert files_in(stage.folder) == OLD
    assert files_in(target) == OLD
    assert only(target) == ["site"]


def test_of_two_builds_at_once_one_has_the_former_site(target: Path) -> None:
    put(OLD, target)
    with staged(target) as stage:
        keep(stage)
        write_all(NEW, stage.folder)
    with staged(target) as first, staged(target) as second:
        assert (files_in(first.folder), files_in(second.folder)) == (OLD, {})
        write_all(NEW, second.folder)


def test_what_a_killed_build_left_is_swept_away(target: Path) -> None:
    target.mkdir()
    left = target.with_name(".site-baru-mati")
    left.mkdir()
    (left / "index.html").write_text("setengah")
    put(NEW, target)
    assert only(target) == ["site"]


def test_the_stage_of_a_build_that_lives_is_not_swept_away(target: Path) -> None:
    with staged(target) as stage:
        write_all(OLD, stage.folder)
        put(NEW, target)
        assert files_in(stage.folder) == OLD
    assert files_in(target) == OLD


def test_other_folders_beside_the_site_stay(target: Path) -> None:
    target.with_name(".site-cadangan").mkdir()
    put(NEW, target)
    assert only(target) == [".site-cadangan", "site"]
