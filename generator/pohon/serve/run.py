"""Watching, reading and serving together: from a save to the browsers that see it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue

from pohon.build.history import last_changes
from pohon.problems import PohonError
from pohon.reading.settings import FILE, read_settings
from pohon.serve.desk import Desk, Reading, is_new
from pohon.serve.handler import Server, hosted
from pohon.serve.watching import Watch
from pohon.theme import find_theme

SETTLE = 0.06
"""Seconds that a file with errors is given: an editor may be in the middle of writing it."""

Changes = SimpleQueue[set[Path]]


@dataclass(frozen=True)
class Told:
    """What to tell on the terminal: which files have changed, what was read, how many browsers load their page again.

    `detik` is the time from the first change being known to the last browser being told.
    """

    changed: tuple[Path, ...]
    reading: Reading
    reloaded: int
    detik: float


Tell = Callable[[Told], None]


@contextmanager
def serving(root: Path, host: str, port: int, tell: Tell) -> Iterator[Server]:
    """Serve a folder until the end of the block; PohonError when the address cannot be had."""
    root = root.resolve()
    started = time.perf_counter()
    desk, changes = Desk(root, last_changes(root)), Changes()
    watches = Watches(root, changes.put)
    watches.follow()
    desk.put(desk.read(()))
    stop = threading.Event()
    with hosted(host, port, desk) as server:
        tell(Told((), desk.last, 0, time.perf_counter() - started))
        threading.Thread(target=_work, args=(desk, changes, watches, tell, stop), daemon=True).start()
        try:
            yield server
        finally:
            stop.set()
            watches.end()
            changes.put(set())


def _work(desk: Desk, changes: Changes, watches: Watches, tell: Tell, stop: threading.Event) -> None:
    """Read what has changed and tell the browsers, for as long as the server stands."""
    while True:
        changed = changes.get()
        started = time.perf_counter()
        if stop.is_set():
            return
        changed |= _waiting(changes)
        before = desk.last
        reloaded = desk.take(changed, partial(_settled, changes, changed))
        seconds = time.perf_counter() - started
        watches.follow()
        if is_new(desk.last, before):
            tell(Told(tuple(sorted(changed)), desk.last, reloaded, seconds))


def _settled(changes: Changes, changed: set[Path]) -> set[Path]:
    """What changes within the time that an editor may need; it is added to what has changed."""
    more = _waiting(changes, SETTLE)
    changed |= more
    return more


def _waiting(changes: Changes, seconds: float = 0.0) -> set[Path]:
    """All changes that are known already, or within some time."""
    found: set[Path] = set()
    try:
        found |= changes.get(timeout=seconds) if seconds else changes.get_nowait()
        while True:
            found |= changes.get_nowait()
    except Empty:
        return found


@dataclass
class Watches:
    """Watches the folders that the settings name, and the settings; follows them when they change."""

    root: Path
    tell: Callable[[set[Path]], None]
    folders: tuple[Path, ...] = ()
    known: tuple[tuple[Path, int], ...] = ()
    running: list[Watch] = field(default_factory=list)

    def follow(self) -> None:
        """Watch what is to be watched now: other folders, or other ones in the places of the old."""
        self.folders = _folders(self.root) or self.folders
        now = tuple((folder, folder.stat().st_ino) for folder in self.folders if folder.is_dir())
        if now == self.known and self.running:
            return
        before, self.known = self.known, now
        self.end()
        above = {self.root, *(folder.parent for folder in self.folders)}
        self.running = [
            Watch(self.folders, self.tell, deep=True).start(),
            Watch(above, self._above, deep=False).start(),
        ]
        if before:
            self.tell(set())  # what was saved in between was seen by nobody

    def _above(self, changed: set[Path]) -> None:
        """Of what happens in the folders above, tell what concerns the site."""
        if mine := changed & {self.root / FILE, *self.folders}:
            self.tell(mine)

    def end(self) -> None:
        """Stop watching."""
        for each in self.running:
            each.stop.set()


def _folders(root: Path) -> tuple[Path, ...]:
    """The folders of the content and of the theme; none when the settings cannot be read."""
    try:
        read = read_settings(root)
        if read.value is None:
            return ()
        return (root / read.value.settings.docs_dir, find_theme(read.value.settings.pohon.tema, root))
    except PohonError:
        return ()
