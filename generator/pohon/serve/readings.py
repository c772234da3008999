"""Reading each tree again only when its files have changed."""

from __future__ import annotations

import os
from collections.abc import Container
from pathlib import Path

from pohon.build.load import read_and_check
from pohon.model import Tree
from pohon.problems import Checked

Stamp = tuple[int, int, int] | None
"""When a file changed, its size and its place on the disk: None for a file that is not there."""


class Readings:
    """A `Reader` that remembers what it has read, for as long as the files of the tree look the same."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[tuple[Stamp, ...], Checked[Tree]]] = {}

    def __call__(self, file: Path, shown: str) -> Checked[Tree]:
        """What is read now, or was read before."""
        known = self._known.get(file)
        if known and known[0] == _stamps(file, known[1]):
            return known[1]
        before = _stamp(file)
        read = read_and_check(file, shown)
        self._known[file] = ((before, *_stamps(file, read)[1:]), read)
        return read

    def forget(self, changed: Container[Path]) -> None:
        """Read these files again, however they look: within one tick of its clock a disk sees no change."""
        gone = [file for file, (_, read) in self._known.items() if any(each in changed for each in _files(file, read))]
        for file in gone:
            del self._known[file]


def _files(file: Path, read: Checked[Tree]) -> tuple[Path, ...]:
    """The files of a tree: its YAML, and the source text that it names."""
    return (file, file.parent / read.value.isi.dokumen.sumber) if read.value else (file,)


def _stamps(file: Path, read: Checked[Tree]) -> tuple[Stamp, ...]:
    return tuple(_stamp(each) for each in _files(file, read))


def _stamp(file: Path) -> Stamp:
    try:
        seen = os.stat(file)  # noqa: PTH116 - on the way from save to reload: twice as fast as Path
    except OSError:
        return None
    return seen.st_mtime_ns, seen.st_size, seen.st_ino
