"""A whole build: what is read becomes the next site on the stage, which takes the place of the present one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pohon.build.press import Craft
from pohon.build.render import Told, changed_on
from pohon.gathered import Region
from pohon.making.crew import Crew
from pohon.making.head import head_of
from pohon.making.jobs import Done, Given, ScopeJob, Shop, TreeJob
from pohon.making.pieces import keep_only, write_all
from pohon.making.stage import Stage, staged
from pohon.making.surveys import Read, read_site
from pohon.making.unchanged import Piece
from pohon.memo import Store, digest
from pohon.packed import with_packed
from pohon.problems import Checked, Problem
from pohon.reading.settings import Located
from pohon.site import Site, facts_of


@dataclass(frozen=True)
class Built:
    """How a build went: the site, None where problems forbid it; how many pages it has, how many were rendered anew."""

    site: Site | None
    problems: tuple[Problem, ...]
    pages: int = 0
    made: int = 0
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Works:
    """With what a site is made: its folder, what parts are made with, what is remembered, who does the jobs.

    `refuses` says whether problems are too bad to go on; `ways` are those to pack files.
    """

    root: Path
    craft: Craft
    store: Store | None
    crew: Crew
    tell: Told
    refuses: Callable[[tuple[Problem, ...]], bool]
    ways: tuple[str, ...] = ()


def build(located: Checked[Located], target: Path, works: Works) -> Built:
    """Read the content of a folder and put its site in the place of the one at `target`: all of it, or nothing changes.

    PohonError when the machine does not let it, or when content changes meanwhile.
    """
    try:
        with staged(target) as stage:
            # No job needs the bytes of styles and scripts.
            craft = replace(works.craft, theme=replace(works.craft.theme, files={}))
            shop = Shop(stage.folder, stage.present, works.store, craft, works.ways)
            return _put_together(*_read(located, shop, works), stage, shop, works)
    except _GivenUpError as error:
        return Built(None, error.problems)


class _GivenUpError(Exception):
    """The stage is not to become the site."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems


def _read(located: Checked[Located], shop: Shop, works: Works) -> tuple[Read, Site]:
    """The site as it is read, if it may be published."""
    read = read_site(works.root, located, shop, works.crew, works.tell)
    if read.site is None or works.refuses(read.problems):
        raise _GivenUpError(read.problems)
    return read, read.site


def _put_together(read: Read, site: Site, stage: Stage, shop: Shop, works: Works) -> Built:
    """Everything onto the stage: the trees, what lists them, the theme's files, and nothing else."""
    jobs = tuple(_jobs(site, read.dates, works.root, shop))
    trees = _done(jobs, read, works)
    given = tuple(_given(job, each) for job, each in zip(jobs, trees, strict=True))
    own = tuple(_listed(site, given, trees, shop, works))
    assets = with_packed(works.craft.theme.files, {}, works.ways)
    write_all(assets, stage.folder)
    files = {*assets, *(path for each in own for path in each.paths)}
    keep_only(stage.folder, {top for job in jobs for top in job.tops}, files)
    # Then the present site shares most files with the next one, and costs little to keep.
    stage.is_spare = sum(each.is_reused for each in trees) * 2 >= len(trees)
    parts = (*trees, *own)
    if works.store:
        works.store.prune(read.entries | {name for each in parts for name in (each.entry, head_of(each.entry))})
    known = tuple(Piece(each.entry, each.key, job.tops) for job, each in zip(jobs, trees, strict=True))
    return Built(site, read.problems, sum(each.pages for each in parts), sum(each.made for each in parts), known)


def _listed(site: Site, given: tuple[Given, ...], trees: Sequence[Done], shop: Shop, works: Works) -> Iterator[Done]:
    """What lists trees: the site itself; or every wilayah on its own, then the portal, which is told of them."""
    keys = [each.key for each in trees]
    whole = ScopeJob(shop, site, given, digest(tuple(keys)))
    if site.is_portal:
        regions: dict[str, Region] = {}
        for scope in works.crew(tuple(_scopes(site, given, keys, shop))):
            regions[scope.name] = scope.region
            yield from _good(scope.done)
        told = tuple(regions[wilayah] for wilayah in site.wilayah())
        whole = replace(whole, given=(), regions=told)
    yield from _good(whole().done)


def _scopes(site: Site, given: Sequence[Given], keys: Sequence[str], shop: Shop) -> Iterator[ScopeJob]:
    """One job for each wilayah."""
    own: dict[str, list[tuple[Given, str]]] = {}
    for tree, key in zip(given, keys, strict=True):
        own.setdefault(tree.wilayah, []).append((tree, key))
    for wilayah in site.wilayah():
        trees = tuple(tree for tree, _ in own[wilayah])
        yield ScopeJob(shop, site.only(wilayah), trees, digest(tuple(key for _, key in own[wilayah])))


def _good(done: Collection[Done]) -> Collection[Done]:
    """The same, if none has a problem."""
    problems = tuple(each.problem for each in done if each.problem)
    if problems:
        raise _GivenUpError(problems)
    return done


def _jobs(site: Site, dates: Mapping[str, str], root: Path, shop: Shop) -> Iterator[TreeJob]:
    """One for each tree, in the order of the site."""
    for summary in site.summaries:
        shown = f"{site.settings.docs_dir}/{summary.wilayah}/{summary.sidik[0][0]}"
        facts = facts_of(summary, site, changed_on(shown, summary.sidik, dates))
        yield TreeJob(shop, root / shown, shown, summary.sidik, facts)


def _done(jobs: Sequence[TreeJob], read: Read, works: Works) -> tuple[Done, ...]:
    """Every tree on the stage, in the order of the jobs; as soon as one has a problem, no further one is begun."""
    done = {
        job.name: read.done[job.name] for job in jobs if job.name in read.done and read.done[job.name].key == job.key
    }
    _good(done.values())
    for each in works.crew(tuple(job for job in jobs if job.name not in done)):
        _good((each,))
        done[each.name] = each
        works.tell(each.name)
    return tuple(done[job.name] for job in jobs)


def _given(job: TreeJob, done: Done) -> Given:
    wilayah, _, dinas = job.name.partition("/")
    return Given(wilayah, dinas, job.facts.changed, done.paths)
