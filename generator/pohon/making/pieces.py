"""Folders of a site as pieces: whether one is whole, and how it gets onto the stage."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_Seen = tuple[str, int, int]
"""Path, size, and nanosecond of the last change."""


def stamp_of(base: Path, paths: Iterable[str], tops: Sequence[str] = ()) -> str:
    """The digest of how files look: names, sizes, times; it costs no reading. Those that are not there count as well.

    Below the folders `tops` nothing else is to be: what lies in those that hold folders counts, too. Looking into the
    folder of every page would take five times as long.
    """
    seen = hashlib.sha256()
    folders: set[str] = set()
    for path in paths:
        try:
            looks = os.lstat(f"{base}/{path}")
        except OSError:
            continue
        seen.update(b"%d %d %s\n" % (looks.st_size, looks.st_mtime_ns, os.fsencode(path)))
        if tops:
            folders.add(path.rpartition("/")[0].rpartition("/")[0])
    for folder in sorted(each for each in folders if each.startswith(tuple(tops))):
        with contextlib.suppress(OSError):
            seen.update("\n".join(sorted(os.listdir(f"{base}/{folder}"))).encode())  # noqa: PTH208 - names are enough
    return seen.hexdigest()


def stamp_of_rest(base: Path, tops: Collection[str]) -> str:
    """The digest of how everything looks that is not below these folders."""
    seen = hashlib.sha256()
    for path, size, changed in _walk(f"{base}/", "", frozenset(tops)):
        seen.update(b"%d %d %s\n" % (size, changed, os.fsencode(path)))
    return seen.hexdigest()


def _walk(folder: str, shown: str, without: frozenset[str] = frozenset()) -> Iterator[_Seen]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        path = f"{shown}/{entry.name}" if shown else entry.name
        if entry.is_dir(follow_symlinks=False):
            if path not in without:
                yield from _walk(entry.path, path, without)
        else:
            looks = entry.stat(follow_symlinks=False)
            yield path, looks.st_size, looks.st_mtime_ns


def link_all(source: Path, target: Path, tops: Sequence[str]) -> None:
    """Put everything below these folders into another one by hard links: no byte is copied."""
    for top in tops:
        if os.path.isdir(f"{source}/{top}"):  # noqa: PTH112 - strings, as everywhere here: many files
            os.makedirs(f"{target}/{top}", exist_ok=True)  # noqa: PTH103 - as above
            _link(f"{source}/{top}", f"{target}/{top}")


def _link(source: str, target: str) -> None:
    with os.scandir(source) as entries:
        for entry in entries:
            there = f"{target}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                os.mkdir(there)  # noqa: PTH102 - as above
                _link(entry.path, there)
            else:
                os.link(entry.path, there)


def link_files(source: Path, target: Path, paths: Iterable[str]) -> None:
    """Put single files into another folder by hard links."""
    for path in paths:
        there = target / path
        there.parent.mkdir(parents=True, exist_ok=True)
        there.unlink(missing_ok=True)
        os.link(source / path, there)


def clear(base: Path, tops: Sequence[str]) -> None:
    """Remove these folders."""
    for top in tops:
        shutil.rmtree(base / top, ignore_errors=True)


def keep_only(base: Path, tops: Collection[str], files: Collection[str]) -> None:
    """Remove everything that is neither below one of these folders nor one of these files."""
    _prune(str(base), "", frozenset(tops), frozenset(files))


def _prune(folder: str, shown: str, tops: frozenset[str], files: frozenset[str]) -> bool:
    """Whether anything is left."""
    left = False
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{shown}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                stays = path in tops or _prune(entry.path, f"{path}/", tops, files)
                if not stays:
                    os.rmdir(entry.path)  # noqa: PTH106 - as above
            else:
                stays = path in files
                if not stays:
                    os.unlink(entry.path)  # noqa: PTH108 - as above
            left = left or stays
    return left


def write_all(files: Mapping[str, bytes], folder: Path) -> None:
    """Write each file once; every folder is made once. A file that is there is replaced, never written into."""
    made: set[str] = {""}
    base = str(folder)
    for path, data in files.items():
        parent = path.rpartition("/")[0]
        if parent not in made:
            _make_folder(f"{base}/{parent}")
            made.add(parent)
        _write(f"{base}/{path}", data)


def _make_folder(path: str) -> None:
    """A folder: most have a page of their own in one that is there, so asking first would take longer than making."""
    try:
        os.mkdir(path)  # noqa: PTH102 - as above
    except OSError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103 - as above


def _write(path: str, data: bytes) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        os.unlink(path)  # noqa: PTH108 - other links to it keep what they had
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        while data:
            data = data[os.write(handle, data) :]
    finally:
        os.close(handle)


@dataclass(frozen=True)
class Paths(Collection[str]):
    """Paths in their order, packed: those of a thousand trees fit into ten megabytes."""

    packed: bytes = b""

    @staticmethod
    def of(paths: Iterable[str]) -> Paths:
        """These paths."""
        return Paths(zlib.compress("\n".join(paths).encode(), 1))

    def __iter__(self) -> Iterator[str]:
        return iter(zlib.decompress(self.packed).decode().splitlines() if self.packed else ())

    def __contains__(self, path: object) -> bool:
        return path in tuple(self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True)
class OnDisk(Mapping[str, bytes]):
    """Files of a folder by names of their own, each read when it is asked for."""

    folder: Path
    paths: Mapping[str, str]

    def __getitem__(self, name: str) -> bytes:
        return (self.folder / self.paths[name]).read_bytes()

    def __contains__(self, name: object) -> bool:
        return name in self.paths

    def __iter__(self) -> Iterator[str]:
        return iter(self.paths)

    def __len__(self) -> int:
        return len(self.paths)


def files_below(folder: Path) -> OnDisk:
    """Every file of a site by its path."""
    paths = [path for path, _, _ in _walk(f"{folder}/", "")]
    return OnDisk(folder, {path: path for path in paths})
