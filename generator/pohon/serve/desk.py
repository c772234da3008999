"""What is served now, and who looks at which page: between the files of the authors and their browsers."""

from __future__ import annotations

import hashlib
import threading
import traceback
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from pohon.build import Loaded
from pohon.build.load import read_all, with_plan
from pohon.build.render import dead_link_problem
from pohon.links import DeadLinkError
from pohon.outputs import THEME_FILES
from pohon.problems import PohonError, Problem, Severity, Source, has_errors
from pohon.reading.settings import read_settings
from pohon.report import as_json
from pohon.serve.readings import Readings
from pohon.serve.shelves import NOT_FOUND, Shown, show
from pohon.theme import Theme, find_theme, load_theme

WAITING = Path(__file__).parent / "static" / "tunggu.html"
_NOWHERE = Source("")
_PATIENCE = 5


@dataclass(frozen=True)
class Answer:
    """A file and how it is sent: its HTTP status, its path, its bytes."""

    status: int
    path: str
    data: bytes

    @property
    def sidik(self) -> str:
        """The fingerprint of the bytes."""
        return hashlib.sha256(self.data).hexdigest()[:16]


@dataclass(eq=False)
class Listener:
    """A browser that looks at a page: the URL path, the fingerprint of what it shows, and how to tell it news."""

    route: str
    sidik: str
    send: Callable[[str, str], None]


@dataclass(frozen=True)
class Reading:
    """One reading of everything: what was loaded, the site when it can be shown, and every problem.

    `told` are the browsers that were told already to load their page again.
    """

    loaded: Loaded | None = None
    theme: Theme | None = None
    shown: Shown | None = None
    problems: tuple[Problem, ...] = ()
    told: tuple[Listener, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether there is an error, so that the site stays as it was."""
        return self.shown is None

    def made_of(self) -> tuple[object, ...]:
        """What to compare two readings by."""
        files = (self.shown.base, *(id(shelf) for shelf in self.shown.shelves)) if self.shown else ()
        site = self.loaded.site if self.loaded else None
        return (self.problems, files, site and (site.settings, site.pages), self.theme and self.theme.fingerprint)


@dataclass
class Desk:
    """The site of a folder as it is served; `dates` are those of the history, which no save changes."""

    root: Path
    dates: Mapping[str, str]
    readings: Readings = field(default_factory=Readings)
    last: Reading = field(default_factory=Reading)
    shown: Shown | None = None
    listeners: list[Listener] = field(default_factory=list)
    # Graphviz draws for one at a time.
    lock: threading.RLock = field(default_factory=threading.RLock)

    def take(self, changed: Collection[Path], more: Callable[[], Collection[Path]] = tuple) -> int:
        """Read what has changed, serve it, tell the browsers; how many of them load their page again.

        Where there are errors, `more` may tell what else has changed since: an editor may be in the middle of writing.
        """
        with self.lock:
            reading = self.read(changed)
            for _ in range(_PATIENCE):
                if not reading.failed or not (also := more()):
                    break
                reading = self.read(also)
            return self.put(reading)

    def read(self, changed: Collection[Path]) -> Reading:
        """Everything as it is now; files that may not have changed are not read again."""
        self.readings.forget(changed)
        try:
            loaded = read_all(self.root, read_settings(self.root), self.readings.reads)
            if loaded.site is None or has_errors(loaded.problems):
                loaded = with_plan(loaded)
                return Reading(loaded, self._known_theme(changed), None, loaded.problems)
            theme = self._theme(loaded.site.settings.pohon.tema, changed)
            shown = show(loaded.site, loaded.trees, theme, self.dates, self.shown)
            told = tuple(self._told_early(shown))
            # While the browsers come back for their pages, with which they wait for the lock.
            loaded = with_plan(loaded)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with a theme, the author is told and may mend it
            return Reading(None, None, None, (problem_of(error),))
        return Reading(loaded, theme, shown if loaded.site else None, loaded.problems, told)

    def _told_early(self, shown: Shown) -> Iterator[Listener]:
        """Have those browsers load their page again that would get other bytes; all of these pages can be made."""
        changed = [each for each in self.listeners if answer(shown, each.route).sidik != each.sidik]
        for listener in changed:
            listener.send("muat", "ulang")
            yield listener

    def _theme(self, tema: str, changed: Collection[Path]) -> Theme:
        """The theme of a name, read again when a file of it has changed."""
        folder, known = find_theme(tema, self.root), self._known_theme(changed)
        return known if known and known.folder == folder else load_theme(folder, THEME_FILES)

    def _known_theme(self, changed: Collection[Path]) -> Theme | None:
        """The theme that was read before, as long as it is the same."""
        last = self.last.theme
        return None if last is None or any(path.is_relative_to(last.folder) for path in changed) else last

    def put(self, reading: Reading) -> int:
        """Serve what was read and tell the browsers; how many of them load their page again."""
        with self.lock:
            before, self.last = self.last, reading
            self.shown = reading.shown or self.shown
            reloaded = [each for each in self.listeners if each in reading.told or self._tell(each)]
            if reading.problems != before.problems:
                told = as_json(reading.problems)
                for listener in self.listeners:
                    if listener not in reloaded:
                        listener.send("masalah", told)
        return len(reloaded)

    def _tell(self, listener: Listener) -> bool:
        """Have a browser load its page again if it would get other bytes."""
        changed = self.answer(listener.route).sidik != listener.sidik
        if changed:
            listener.send("muat", "ulang")
        return changed

    @contextmanager
    def listening(self, listener: Listener) -> Iterator[None]:
        """Tell a browser what is so now, then all news for as long as it listens."""
        with self.lock:
            if not self._tell(listener):
                listener.send("masalah", as_json(self.last.problems))
            self.listeners.append(listener)
        try:
            yield
        finally:
            with self.lock:
                self.listeners.remove(listener)

    def answer(self, route: str) -> Answer:
        """The file for a URL path; a page that says so when it cannot be made."""
        with self.lock:
            try:
                return answer(self.shown, route)
            except Exception as error:  # noqa: BLE001 - as in `read`
                trouble = problem_of(error)
                if trouble not in self.last.problems:
                    self.last = replace(self.last, problems=(*self.last.problems, trouble))
                return Answer(500, "index.html", WAITING.read_bytes())


def answer(shown: Shown | None, route: str) -> Answer:
    """The file for a URL path on the host, else the site's own page for what is not there."""
    if shown is None:
        return Answer(503, "index.html", WAITING.read_bytes())
    inside = route.startswith(shown.base)
    path = shown.find(route.removeprefix(shown.base)) if inside else None
    return Answer(200, path, shown.read(path)) if path else Answer(404, NOT_FOUND, shown.read(NOT_FOUND))


def problem_of(error: Exception) -> Problem:
    """Whatever went wrong, as one of the problems that are told."""
    match error:
        case DeadLinkError():
            return dead_link_problem(error)
        case PohonError():
            return Problem(_NOWHERE, "", Severity.GALAT, error.message, error.hint)
        case _:
            where = traceback.extract_tb(error.__traceback__)[-1]
            hint = f"{Path(where.filename).name}, baris {where.lineno}."
            return Problem(_NOWHERE, "", Severity.GALAT, f"{type(error).__name__}: {error}", hint)


def is_new(reading: Reading, before: Reading) -> bool:
    """Whether a reading differs from the one before in anything that is told or shown."""
    return reading.made_of() != before.made_of()
