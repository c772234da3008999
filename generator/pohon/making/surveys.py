"""Reading a site without having all of its trees in memory: each is surveyed by whoever does the job."""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from pohon.build.asked import Asked
from pohon.build.history import last_changes
from pohon.build.load import Had, address_of, joined, pages_of, place_of, read_and_check
from pohon.build.plan import Known, check_notes, check_own_plan
from pohon.build.render import Told, changed_on, itself
from pohon.build.survey import Survey, living_of, survey
from pohon.making.crew import Crew, Job, alone
from pohon.making.jobs import Done, Shop, TreeJob
from pohon.memo import digest
from pohon.model import Settings, Tree
from pohon.problems import Checked, PohonError, Problem, has_errors, in_order
from pohon.reading import read_permalinks, read_tree, tree_files
from pohon.reading.settings import Located
from pohon.site import TOGETHER, Facts, NarrativePage, Site, Summary, facts_of

A_FEW = 20  # trees: to see whether so many lie on the stage takes as long as to begin a process


class Read(NamedTuple):
    """A site that was read, None where a problem forbids it; every problem in order; the store's names for the rest.

    `done` are the trees that are on the stage already, made of what could be guessed of the rest of the site; `dates`
    are those of the last changes of all files, from the history.
    """

    site: Site | None
    problems: tuple[Problem, ...]
    entries: frozenset[str] = frozenset()
    done: Mapping[str, Done] = MappingProxyType({})
    dates: Mapping[str, str] = MappingProxyType({})


class Surveyed(NamedTuple):
    """The address of a dinas, the survey of its tree, and the tree on the stage, None where it is not to be there."""

    name: str
    survey: Checked[Survey]
    done: Done | None = None


@dataclass(frozen=True)
class Guess:
    """What the facts of a tree are likely to be, before all others are read; else it is made once more.

    `site` has settings and titles, but no trees yet.
    """

    site: Site
    has_lintas: bool
    berwilayah: bool

    def facts(self, summary: Summary, changed: str | None) -> Facts:
        """The facts of a tree as if no other said anything about its wilayah."""
        facts = facts_of(summary, replace(self.site, summaries=(summary,)), changed)
        return replace(facts, has_lintas=facts.has_lintas or self.has_lintas, berwilayah=self.berwilayah)


@dataclass(frozen=True)
class LookJob:
    """See whether a tree whose survey is remembered is on the stage already, or could be at once."""

    job: TreeJob
    known: Checked[Survey]

    @property
    def name(self) -> str:
        """The address of the dinas."""
        return self.job.name

    def __call__(self) -> Surveyed:
        """Do it."""
        return Surveyed(self.name, self.known, self.job.lying())


@dataclass(frozen=True)
class SurveyJob:
    """Survey one tree and, since it is in memory now, put it onto the stage; unless it is remembered so.

    `key` is everything else that the survey depends on; `dates` are those of its files in the history.
    """

    shop: Shop
    file: Path
    shown: str
    guess: Guess
    key: str
    dates: Mapping[str, str]

    @property
    def name(self) -> str:
        """The address of the dinas."""
        return address_of(self.file)

    @property
    def entry(self) -> str:
        """Under which name the survey is remembered."""
        return digest(f"survei {self.shown}")

    def __call__(self) -> Surveyed:
        """Do it."""
        read = read_and_check(self.file, self.shown, self.guess.site.settings.pohon.hitungan)
        found = survey(read, self.guess.site.settings, slim=self.guess.berwilayah)
        if read.value is None or found.value is None or found.value.summary is None:
            return Surveyed(self.name, found)
        if self.shop.store:
            self.shop.store.put(self.entry, self.key.encode() + pickle.dumps(found, protocol=5))
        return Surveyed(self.name, found, self.of(found.value.summary).done(partial(itself, read.value)))

    def of(self, summary: Summary) -> TreeJob:
        """The job of making this tree, as far as can be guessed."""
        facts = self.guess.facts(summary, changed_on(self.shown, summary.sidik, self.dates))
        return TreeJob(self.shop, self.file, self.shown, summary.sidik, facts)

    def recalled(self) -> LookJob | None:
        """What is left to do where the survey is remembered and the files are still the same."""
        payload = self.shop.store.get(self.entry) if self.shop.store else None
        key = self.key.encode()
        if payload is None or not payload.startswith(key):  # of other settings
            return None
        found: Checked[Survey] = _Ours(io.BytesIO(payload[len(key) :])).load()
        summary = found.value.summary if found.value else None
        return LookJob(self.of(summary), found) if summary and self._is_same(summary.sidik) else None

    def _is_same(self, sidik: Sequence[tuple[str, str]]) -> bool:
        folder = self.file.parent
        return all(_sha256(folder / name) == known for name, known in sidik)


class _Ours(pickle.Unpickler):
    """Loads nothing but data of ours: whoever can write into the store cannot make us run something else."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as the library has it
        """A class of Pohon."""
        found = super().find_class(module, name) if module.startswith("pohon.") and "." not in name else None
        if not isinstance(found, type) or found.__module__ != module:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found


def _sha256(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""


def read_site(root: Path, located: Checked[Located], shop: Shop, crew: Crew, tell: Told) -> Read:
    """Read and check everything, one tree at a time in whatever process; put those onto the stage that are new."""
    if located.value is None:
        return Read(None, in_order(located.problems))
    dates = last_changes(root)
    prose = pages_of(located.value, root / located.value.settings.docs_dir)
    jobs = _jobs(root, located.value.settings, prose.pages, shop, dates)
    found = _surveyed(jobs, crew, tell)
    surveys = sorted(
        (each.survey.value for each in found if each.survey.value), key=lambda each: place_of(each.outline)
    )
    # Whoever asks a tree asks it several things: each is read once.
    asked = Asked(cache(partial(_tree_of, {job.name: job for job in jobs})), located.value.settings)
    had = Had(
        outlines=tuple(each.outline for each in surveys),
        summaries=lambda: tuple(each.summary for each in surveys if each.summary),
        unread=tuple(each.name for each in found if each.survey.value is None),
        problems=tuple(problem for each in found for problem in each.survey.problems),
        living=lambda: living_of(surveys),
        asked=asked,
    )
    site, problems = joined(root, located, had, prose, read_permalinks)
    if site:
        problems = in_order((*problems, *_plan_problems(site, surveys, asked)))
    done = {each.name: each.done for each in found if each.done}
    return Read(None if has_errors(problems) else site, problems, frozenset(job.entry for job in jobs), done, dates)


def _plan_problems(site: Site, surveys: Iterable[Survey], asked: Asked) -> Iterator[Problem]:
    """Paths that two files claim, links that lead nowhere."""
    for each in surveys:
        yield from each.collisions
    yield from check_own_plan(site, asked)
    yield from check_notes((link for each in surveys for link in each.links), Known(site, asked))


def _jobs(
    root: Path, settings: Settings, pages: Iterable[NarrativePage], shop: Shop, dates: Mapping[str, str]
) -> tuple[SurveyJob, ...]:
    files = tree_files(root / settings.docs_dir)
    titles = tuple(replace(page, teks="") for page in pages)
    guess = Guess(Site(settings, titles, ()), any(map(_names_partners, files)), len(files) > TOGETHER)
    key = digest((settings.model_dump_json(), guess.berwilayah, shop.craft.fingerprint))
    return tuple(_job(shop, file, file.relative_to(root).as_posix(), guess, key, dates) for file in files)


def _job(  # noqa: PLR0913, PLR0917 - all that a job is made of
    shop: Shop, file: Path, shown: str, guess: Guess, key: str, dates: Mapping[str, str]
) -> SurveyJob:
    folder = f"{shown.rpartition('/')[0]}/"
    own = {path: date for path, date in dates.items() if path.startswith(folder)} if dates else {}
    return SurveyJob(shop, file, shown, guess, key, own)


def _names_partners(file: Path) -> bool:
    """Whether a tree most likely names a partner."""
    try:
        return b"lintas:" in file.read_bytes()
    except OSError:
        return False


def _surveyed(jobs: Sequence[SurveyJob], crew: Crew, tell: Told) -> tuple[Surveyed, ...]:
    """Every tree in the order of the files."""
    looks = {job.name: look for job in jobs if (look := job.recalled())}
    changed = tuple(job for job in jobs if job.name not in looks)
    found: dict[str, Surveyed] = {}
    for each in _each_done(changed, tuple(looks.values()), crew):
        found[each.name] = each
        if each.done:
            tell(each.name)
    return tuple(found[job.name] for job in jobs)


def _each_done(changed: Sequence[SurveyJob], looks: Sequence[LookJob], crew: Crew) -> Iterator[Surveyed]:
    """All jobs, the long ones first; a few looks take less time than it takes others to begin."""
    if len(looks) > A_FEW:
        jobs: tuple[Job[Surveyed], ...] = (*changed, *looks)
        yield from crew(jobs)
    else:
        yield from crew(changed)
        yield from alone(looks)


def _tree_of(jobs: Mapping[str, SurveyJob], dinas: str) -> Tree | None:
    """A tree, read again; PohonError when somebody has changed it meanwhile."""
    job = jobs.get(dinas)
    if job is None:
        return None
    tree = read_tree(job.file, job.shown).value
    if tree is None:
        raise PohonError(f"{job.shown} berubah selagi situs dibuat.", "Jalankan lagi.")
    return tree
