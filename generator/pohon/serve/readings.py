"""Reading a file again only when it has changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Container
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pohon.build.load import Reads, read_and_check
from pohon.model import Hitungan, Tree
from pohon.model.permalink import Permalinks
from pohon.problems import Checked
from pohon.reading import read_permalinks
from pohon.reading.permalinks import LOCK

T = TypeVar("T")
Stamp = tuple[int, int, int] | None
"""When a file changed, its size and its place on the disk: None for a file that is not there."""


class _Known(NamedTuple):
    """What was read, from which files, how they looked, and how the site counted then."""

    files: tuple[Path, ...]
    stamps: tuple[Stamp, ...]
    hitungan: Hitungan | None
    read: Checked[Any]


class Readings:
    """Remembers what was read of each file, for as long as it looks the same."""

    def __init__(self) -> None:
        self._known: dict[Path, _Known] = {}

    @property
    def reads(self) -> Reads:
        """How to load a site with what is remembered."""
        return Reads(self.tree, self.permalinks)

    def tree(self, file: Path, shown: str, hitungan: Hitungan) -> Checked[Tree]:
        """A tree; its source text belongs to it, and how the site counts."""
        return self._remembered(
            file, lambda: read_and_check(file, shown, hitungan), lambda read: _source(file, read), hitungan
        )

    def permalinks(self, content: Path, root: Path) -> Checked[Permalinks]:
        """The addresses that were published once."""
        return self._remembered(content / LOCK, lambda: read_permalinks(content, root), lambda _: ())

    def _remembered(
        self,
        file: Path,
        read: Callable[[], Checked[T]],
        more: Callable[[Checked[T]], tuple[Path, ...]],
        hitungan: Hitungan | None = None,
    ) -> Checked[T]:
        known = self._known.get(file)
        if known and known.hitungan == hitungan and known.stamps == tuple(map(_stamp, known.files)):
            return known.read
        before = _stamp(file)
        now = read()
        files = (file, *more(now))
        self._known[file] = _Known(files, (before, *map(_stamp, files[1:])), hitungan, now)
        return now

    def forget(self, changed: Container[Path]) -> None:
        """Read these files again, however they look: within one tick of its clock a disk sees no change."""
        for file in [file for file, known in self._known.items() if any(each in changed for each in known.files)]:
            del self._known[file]


def _source(file: Path, read: Checked[Tree]) -> tuple[Path, ...]:
    """The source text that a tree names."""
    return (file.parent / read.value.isi.dokumen.sumber,) if read.value else ()


def _stamp(file: Path) -> Stamp:
    try:
        seen = os.stat(file)  # noqa: PTH116 - on the way from save to reload: twice as fast as Path
    except OSError:
        return None
    return seen.st_mtime_ns, seen.st_size, seen.st_ino
