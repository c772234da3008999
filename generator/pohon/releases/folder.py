"""Releases in a folder of this machine: written whole, switched to at once, kept for a way back.

The folder holds `releases/<moment>-<digest>/`, a record beside each (`.json`), and `current`, a link to one of them. A
release that is being made has a dot name; whatever dot name is there when the next one starts is left from a crash.
"""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from pohon.problems import PohonError
from pohon.publish import writing_failed
from pohon.releases.packed import SUFFIX, versions
from pohon.releases.record import (
    NAME,
    Published,
    Release,
    RolledBack,
    Standing,
    Wish,
    as_json,
    changed,
    from_json,
    plan,
    returned,
    seconds,
)

RELEASES = "releases"
CURRENT = "current"
_LOCK = ".lock"
_HALF = ".half"


def publish(files: Mapping[str, bytes], target: Path, wish: Wish, now: datetime) -> Published:
    """Write a release and switch to it, unless the live one is the same; PohonError leaves the live one."""
    with _machine(target), _locked(target):
        standing = _standing(target)
        planned = plan(files, standing, wish, now)
        if planned is None:
            return Published(standing.live, len(files), None)
        _sweep(target / RELEASES)
        _write(files, planned.release, target, standing.live)
        _switch(target, planned.release.name)
        for name in planned.surplus:
            _remove(target / RELEASES / name)
        return Published(planned.release.name, len(files), changed(planned.release))


def roll_back(target: Path, to: str, now: datetime) -> RolledBack:
    """Switch to a release by name, or to the one that was live before ("")."""
    if not (target / RELEASES).is_dir():
        raise PohonError(f"Di {target} belum ada rilis.", "Periksa nama foldernya.")
    with _machine(target), _locked(target):
        standing = _standing(target)
        chosen = chosen_of(standing, to)
        folder = target / RELEASES / chosen
        release = _read(folder)
        if release:
            release = returned(release, standing.release, now)
            _carry(target / RELEASES / standing.live, folder, release)
            _record(release, target)
        _switch(target, chosen)
        return RolledBack(chosen, standing.live)


def chosen_of(standing: Standing, to: str) -> str:
    """Which release a way back leads to; PohonError when there is none."""
    chosen = to or (standing.release.before if standing.release else "")
    if chosen not in standing.names:
        hint = f"Yang ada: {', '.join(standing.names) or 'tidak ada'}. Pilih salah satu dengan --to."
        raise PohonError(f"Rilis {chosen} tidak ada." if chosen else "Tidak ada rilis sebelum ini.", hint)
    if chosen == standing.live:
        raise PohonError(f"Rilis {chosen} sudah terbit.", "Pilih rilis lain dengan --to.")
    return chosen


@contextmanager
def _machine(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise writing_failed(error, target) from error


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    """One publication at a time; another one waits. The lock ends with its process, however that ends."""
    _make_folder(target / RELEASES)
    with (target / RELEASES / _LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _standing(target: Path) -> Standing:
    live = _live(target)
    folder = target / RELEASES
    names = tuple(sorted(path.stem for path in folder.glob("*.json") if (folder / path.stem).is_dir()))
    return Standing(live, _read(folder / live) if live else None, tuple(name for name in names if NAME.fullmatch(name)))


def _live(target: Path) -> str:
    """The name of the live release, "" when there is none; never takes the place of something else."""
    link = target / CURRENT
    if not link.is_symlink():
        if link.exists():
            raise PohonError(f"{link} bukan symlink buatan Pohon, jadi tidak diganti.", "Pilih folder lain.")
        return ""
    folder, _, name = str(link.readlink()).rpartition("/")
    if folder != RELEASES or not NAME.fullmatch(name):
        raise PohonError(f"{link} menunjuk ke luar {RELEASES}, jadi tidak diganti.", "Pilih folder lain.")
    return name if (target / folder / name).is_dir() else ""


def _read(folder: Path) -> Release | None:
    """The record beside the folder of a release."""
    try:
        return from_json(_record_of(folder).read_text("utf-8"))
    except (OSError, ValueError):
        return None


def _record_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.json")


def _sweep(releases: Path) -> None:
    """Remove what a crash left behind."""
    for path in releases.iterdir():
        name = path.name.removesuffix(_HALF).removesuffix(".json").removeprefix(".")
        half = path.name.startswith(".") and path.name.endswith(_HALF)
        lonely = path.suffix == ".json" and not path.with_suffix("").is_dir()
        if NAME.fullmatch(name) and (half or lonely):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def _write(files: Mapping[str, bytes], release: Release, target: Path, live: str) -> None:
    """A whole release under its name; nothing points to it yet."""
    folder = target / RELEASES / release.name
    half = folder.with_name(f".{release.name}{_HALF}")
    old = target / RELEASES / live if live else None
    try:
        write_tree(files, release, half, old)
        if old:
            _carry(old, half, release)
        _flush(half)
        _record(release, target)
        half.rename(folder)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise


def write_tree(files: Mapping[str, bytes], release: Release, folder: Path, old: Path | None) -> None:
    """The files of a release, hard links where the old release has the same bytes; readable for a web server."""
    made: set[str] = set()
    base, before = str(folder), str(old or "")
    _make_folder(folder)
    for path, data in files.items():
        parent = path.rpartition("/")[0]
        if parent not in made:
            made.add(parent)
            _make_folder(folder / parent)
        entry = release.files[path]
        same = bool(before) and entry.since != release.moment and _is_same(f"{before}/{path}", data)
        for name, content in versions(path, data, pack=release.packed):
            if not (same and _linked(f"{before}/{name}", f"{base}/{name}")):
                _write_file(f"{base}/{name}", content(), seconds(entry.since))


def _make_folder(folder: Path) -> None:
    """A folder and those above it, open to the web server whatever the umask of who publishes."""
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)  # another publication may be as far
        folder.chmod(0o755)


def _write_file(path: str, data: bytes, changed_at: int) -> None:
    with open(path, "xb", buffering=0) as file:  # noqa: PTH123 - thousands of files: strings are twice as fast as Path
        file.write(data)
        os.fchmod(file.fileno(), 0o644)
        os.utime(file.fileno(), (changed_at, changed_at))


def _is_same(path: str, data: bytes) -> bool:
    """Whether a file of the old release still is what it was."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as above
            return os.fstat(file.fileno()).st_mode == stat.S_IFREG | 0o644 and file.read() == data
    except OSError:
        return False


def _linked(old: str, new: str) -> bool:
    """Whether a hard link could be made: some file systems have none, or not that many."""
    try:
        os.link(old, new)
    except OSError:
        return False
    return True


def _carry(old: Path, folder: Path, release: Release) -> None:
    """Put the assets of earlier pages into a release. They add to it; what it has stays."""
    for path in release.carried:
        for name in (path, path + SUFFIX):
            source, place = old / name, folder / name
            if source.is_file() and not place.exists():
                _make_folder(place.parent)
                if not _linked(str(source), str(place)):
                    shutil.copy2(source, place)


def _record(release: Release, target: Path) -> None:
    folder = target / RELEASES / release.name
    half = folder.with_name(f".{release.name}.json{_HALF}")
    half.write_text(as_json(release), "utf-8")
    half.chmod(0o644)
    half.replace(_record_of(folder))


def _switch(target: Path, name: str) -> None:
    """Point `current` to a release: one rename, before which the old one is there and after which the new one is."""
    half = target / f".{CURRENT}{_HALF}"
    half.unlink(missing_ok=True)
    half.symlink_to(f"{RELEASES}/{name}")
    half.replace(target / CURRENT)


def _remove(folder: Path) -> None:
    """Take a release away: first its name, so that a crash leaves nothing that looks whole."""
    half = folder.with_name(f".{folder.name}{_HALF}")
    folder.rename(half)
    _record_of(folder).unlink(missing_ok=True)
    shutil.rmtree(half, ignore_errors=True)


def _flush(folder: Path) -> None:
    """Have the disk hold all bytes before anything points to them, where the system can (Linux)."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        ctypes.CDLL(None).syncfs(handle)
    except (AttributeError, OSError):
        pass
    finally:
        os.close(handle)
