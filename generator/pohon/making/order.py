"""An order for a site: read, check, put together; nothing of it when nothing has changed since the last time."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pohon
from pohon.making import unchanged
from pohon.memo import Store, digest, fingerprint_of
from pohon.problems import Problem, Severity, has_errors, in_order

if TYPE_CHECKING:
    from pohon.making.crew import Crew
    from pohon.making.works import Built
    from pohon.model import Settings
    from pohon.site import Site

STORE = ".pohon/memo"
TEMPLATES = ".pohon/templat"

Told = Callable[[str], None]
Waiting = Callable[[Path], AbstractContextManager[Told]]
"""Shows a person how far it is: given the folder of content, gives what is told the name of each tree."""


@dataclass(frozen=True)
class Order:
    """What is wanted: of which folder, into which (None: that of the settings), how.

    `jobs` is a number of processes, None for as many as there are cores; `scheduler` the address of a cluster that is
    to work instead. `ways` are those to pack files (".gz", ".br"). `only` names the outputs to be made, else it is all.
    """

    root: Path
    target: Path | None = None
    memo: bool = True
    strict: bool = False
    jobs: int | None = None
    ways: tuple[str, ...] = ()
    scheduler: str = ""
    only: frozenset[str] = frozenset()

    def refuses(self, problems: tuple[Problem, ...]) -> bool:
        """Whether these forbid the site: errors, with `strict` warnings as well."""
        return has_errors(as_strict(problems, strict=self.strict))


@dataclass(frozen=True)
class Counts:
    """What the site has, and how many of its pages had to be rendered for it."""

    pohon: int
    sasaran: int
    indikator: int
    halaman: int
    dibuat: int = 0


@dataclass(frozen=True)
class Delivery:
    """Where the site is and what is in it; `counts` is None when a problem is in the way, and nothing was written."""

    problems: tuple[Problem, ...]
    counts: Counts | None = None
    target: Path = Path()


def deliver(order: Order, waiting: Waiting) -> Delivery:
    """Have the site of an order in its place; PohonError when the machine does not let it."""
    # Other ways to pack and other outputs are another site, as another generator is.
    generator = digest((fingerprint_of(Path(pohon.__file__).parent), order.ways, order.only))
    store = Store(order.root / STORE, generator) if order.memo else None
    last = unchanged.recall(store, order.root, order.target, generator) if store else None
    if last is None:
        return _made(order, store, generator, waiting)
    problems = as_strict(last.problems, strict=order.strict)
    counts = None if has_errors(problems) else Counts(*last.counts)
    return Delivery(problems, counts, Path(last.target))


def as_strict(problems: tuple[Problem, ...], *, strict: bool) -> tuple[Problem, ...]:
    """The problems, all of them errors when warnings are to be."""
    return tuple(replace(problem, severity=Severity.GALAT) for problem in problems) if strict else problems


def _made(order: Order, store: Store | None, generator: str, waiting: Waiting) -> Delivery:
    """Everything read, and what has changed made."""
    from pohon.build.press import Craft
    from pohon.making.crew import SELDOM
    from pohon.making.works import Works, build
    from pohon.outputs import THEME_FILES
    from pohon.reading.settings import read_settings
    from pohon.theme import load_theme

    gc.set_threshold(SELDOM)
    located = read_settings(order.root)
    if located.value is None:
        return Delivery(in_order(located.problems))
    settings = located.value.settings
    before = _seen(order, settings, generator) if store else None
    target = (order.target or order.root / settings.site_dir).resolve()
    theme = load_theme(_theme(order.root, settings), THEME_FILES)
    if store:
        theme = replace(theme, cache=_compiled(order.root, generator))
    with _crew(order) as crew, waiting(order.root / settings.docs_dir) as tell:
        craft = Craft(theme, generator, order.only)
        works = Works(order.root, craft, store, crew, tell, order.refuses, order.ways)
        built = build(located, target, works)
    problems = as_strict(built.problems, strict=order.strict)
    if built.site is None:
        return Delivery(problems)
    counts = _counts(built.site, built)
    # What somebody changed meanwhile may or may not be in this site.
    if store and before and before == _seen(order, settings, generator):
        known = (counts.pohon, counts.sasaran, counts.indikator, counts.halaman)
        last = unchanged.Last(before, str(target), built.problems, known, built.pieces)
        unchanged.remember(store, last)
    return Delivery(problems, counts, target)


def _crew(order: Order) -> AbstractContextManager[Crew]:
    """Who does the jobs of an order."""
    if order.scheduler:
        from pohon.making.cluster import cluster

        return cluster(order.scheduler, order.root / STORE)
    from pohon.making.crew import crew_of

    return crew_of(order.jobs)


def _seen(order: Order, settings: Settings, generator: str) -> unchanged.Seen:
    """How everything looks that the site is made of."""
    content, theme = order.root / settings.docs_dir, _theme(order.root, settings)
    return unchanged.Seen(str(content), str(theme), unchanged.digest_of(order.root, content, theme, generator))


def _theme(root: Path, settings: Settings) -> Path:
    from pohon.theme import find_theme

    return find_theme(settings.pohon.tema, root)


def _compiled(root: Path, generator: str) -> Path:
    """Where this version of the generator keeps compiled templates; those of others are thrown away."""
    folder = root.resolve() / TEMPLATES / generator[:16]
    for other in folder.parent.glob("*"):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)
    return folder


def _counts(site: Site, built: Built) -> Counts:
    trees = site.summaries
    return Counts(
        pohon=len(trees),
        sasaran=sum(each.sasaran for each in trees),
        indikator=sum(each.indikator for each in trees),
        halaman=built.pages,
        dibuat=built.made,
    )
