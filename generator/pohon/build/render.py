"""Trees and site -> path and bytes of every file, part by part: one for each tree, and what belongs to none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from pohon.build.history import last_changes
from pohon.build.load import Loaded
from pohon.build.plan import (
    DEAD_LINK,
    Planned,
    address,
    dead_link,
    editions,
    plan_site,
    plan_site_files,
    plan_tree,
    plan_tree_files,
    region_of,
)
from pohon.build.press import Craft, Press, own_press, rendered, tree_press
from pohon.exports import with_facts
from pohon.gathered import Gathered, Region, TreeFiles
from pohon.has import any_partners
from pohon.links import DeadLinkError, Route
from pohon.memo import Bundle, Store, digest, pack, recalled
from pohon.model import Settings, Tree
from pohon.outputs import FILES, PAGES, S
from pohon.packed import with_packed
from pohon.problems import Problem, Source
from pohon.search import with_names
from pohon.site import Facts, Site, Titles, facts_for
from pohon.theme import Theme
from pohon.understood import understand

GONE = "pindah"
OWN = "situs"

Sidik = tuple[tuple[str, str], ...]
"""Name and SHA-256 of each file of a tree."""

T = TypeVar("T")

Told = Callable[[str], None]
"""Called with the name of each tree when its pages are made."""


@dataclass(frozen=True)
class Rendered:
    """The files of a site by path, or the problems for which there are none. `made` counts the pages not remembered."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    made: int = 0


@dataclass(frozen=True)
class Part:
    """A part of a site that is made as a whole: its name, all that it is made of as a key, and what makes it.

    What makes it is given how the part looked at the last time, so that only those pages are rendered that changed.
    """

    name: str
    key: str
    make: Callable[[Bundle | None], Bundle]

    @property
    def entry(self) -> str:
        """Under which name it is remembered."""
        return digest(self.name)

    def bundle(self, store: Store | None, ways: Sequence[str] = ()) -> Bundle:
        """Its files: as they are remembered when it is made of the same, else made and remembered.

        `ways` to pack them must be told in the key as well.
        """
        before = recalled(store, self.entry)
        if before and before.key == self.key:
            return before
        made = self.make(before)
        made = replace(made, files=with_packed(made.files, before.files if before else {}, ways))
        if store:
            store.put(self.entry, pack(made))
        return made


def render_site(loaded: Loaded, theme: Theme, store: Store | None, fingerprint: str, tell: Told) -> Rendered:
    """All files of a site that was loaded without errors, in memory."""
    site = loaded.site
    if site is None:
        return Rendered({}, loaded.problems)
    dates = last_changes(loaded.root)
    craft = Craft(theme, fingerprint)
    bundles: list[Bundle] = []
    entries: set[str] = set()
    trees: list[TreeFiles] = []
    try:
        for tree in loaded.trees:
            facts = facts_for(tree, site, changed_on(tree.places.path, tree.sidik, dates))
            name = f"{tree.wilayah}/{tree.dinas}"
            part = tree_part(name, tree.sidik, partial(itself, tree), facts, craft)
            bundles.append(part.bundle(store))
            entries.add(part.entry)
            trees.append(tree_files(tree, facts.changed, bundles[-1].files))
            tell(part.name)
        keys = digest(tuple(bundle.key for bundle in bundles))
        for gathered in scopes_of(site, trees):
            for part in own_parts(gathered.site, partial(itself, gathered), craft, keys):
                bundles.append(part.bundle(store))
                entries.add(part.entry)
    except DeadLinkError as error:
        return Rendered({}, (dead_link_problem(error),))
    if store:
        store.prune(frozenset(entries))
    files = dict(theme.files)
    for bundle in bundles:
        files |= bundle.files
    return Rendered(files, (), sum(bundle.made for bundle in bundles))


def itself(thing: T) -> T:
    """What is there already, for those who would ask for it."""
    return thing


def dead_link_problem(error: DeadLinkError) -> Problem:
    """A link to no page, as what it is to an author."""
    return DEAD_LINK.problem(dead_link(Source(error.source), str(error)))


def changed_on(shown: str, sidik: Sidik, dates: Mapping[str, str]) -> str | None:
    """The date of the last change of a tree's files, from the history; `shown` is the path of its YAML."""
    folder = Path(shown).parent.as_posix()
    known = [dates[path] for name, _ in sidik if (path := f"{folder}/{name}") in dates]
    return max(known, default=None)


def tree_part(name: str, sidik: Sidik, tree: Callable[[], Tree], facts: Facts, craft: Craft) -> Part:
    """One tree, by the address of its dinas: it is made of its files, the facts that it uses, theme and generator."""
    # Every fact, whatever they are: one that was forgotten here would leave old pages in the store.
    used = tuple((vars(facts) | {"settings": facts.settings.model_dump_json()}).values())
    key = digest((name, sidik, used, craft.salt))
    return Part(name, key, partial(_make_tree, tree, facts, craft, key))


def own_parts(site: Site, gathered: Callable[[], Gathered], craft: Craft, trees: str) -> Iterator[Part]:
    """What belongs to no tree; `trees` is the digest of the keys of all trees, `gathered` asks what they publish."""
    name = f"{OWN} {site.hanya}"
    key = digest((name, site.settings.model_dump_json(), site.pages, site.gone, site.copies, trees, craft.salt))
    yield Part(name, key, partial(_make_own, gathered, craft, key))
    if site.gone:
        # They may be many, and hardly ever change again.
        key = digest((GONE, site.gone, _own_salt(craft, site)))
        yield Part(GONE, key, partial(_make_gone, gathered, craft, key))


def _make_tree(tree: Callable[[], Tree], facts: Facts, craft: Craft, key: str, before: Bundle | None) -> Bundle:
    """The downloads of one tree, then its pages in every language."""
    u = understand(tree(), facts)
    known = (facts.has_lintas, facts.berwilayah, facts.nama_wilayah, u.fiktif)
    salt = _page_salt(craft, facts.settings, facts.titles, *known)
    made = _Made(key, craft, before)
    planned = plan_tree_files(u)
    sizes: Mapping[Route, int] = craft.sizes(planned)
    for edition in editions(facts.settings):
        press = tree_press(u, craft.theme, edition, sizes, salt)
        if not edition.prefix:
            press = made.add_files(press, planned, u)
            sizes = press.sizes
        made.add_pages(press, plan_tree(u, edition), u)
    return made.bundle()


def _make_own(gather: Callable[[], Gathered], craft: Craft, key: str, before: Bundle | None) -> Bundle:
    """The site-wide files, made of what the trees have published, then the site's own pages in every language."""
    gathered = gather()
    site = gathered.site
    salt = _own_salt(craft, site)
    made = _Made(key, craft, before)
    planned = plan_site_files(gathered)
    sizes: Mapping[Route, int] = craft.sizes(planned)
    for edition in editions(site.settings):
        press = own_press(gathered, craft.theme, edition, sizes, salt)
        if not edition.prefix:
            press = made.add_files(press, planned, gathered)
            sizes = press.sizes
        made.add_pages(press, (item for item in plan_site(site, edition) if not _is_gone(item)), site)
    return made.bundle()


def _make_gone(gather: Callable[[], Gathered], craft: Craft, key: str, before: Bundle | None) -> Bundle:
    """The pages of all addresses whose things are gone, in every language."""
    gathered = gather()
    site = gathered.site
    salt = _own_salt(craft, site)
    made = _Made(key, craft, before)
    for edition in editions(site.settings):
        press = own_press(gathered, craft.theme, edition, {}, salt)
        made.add_pages(press, (item for item in plan_site(site, edition) if _is_gone(item)), site)
    return made.bundle()


def _own_salt(craft: Craft, site: Site) -> str:
    """What the pages of the site itself depend on besides their views."""
    return _page_salt(craft, site.settings, site.titles, any_partners(site), site.berwilayah, site.hanya, site.fiktif)


def _page_salt(craft: Craft, settings: Settings, titles: Callable[[str], Titles], *known: bool | str) -> str:
    """What a page depends on besides its view: theme, generator, and all of which its shell is made."""
    named = tuple(titles(bahasa) for bahasa in settings.pohon.bahasa)
    return digest((craft.salt, settings.model_dump_json(), named, known))


def _is_gone(item: Planned[Site]) -> bool:
    return item.output.name == GONE


class _Made:
    """Collects the files of one part while it is made: those that are wanted."""

    def __init__(self, key: str, craft: Craft, before: Bundle | None) -> None:
        self.key = key
        self.craft = craft
        self.before = before
        self.files: dict[str, bytes] = {}
        self.pages: dict[str, str] = {}
        self.made = 0

    def add_files(self, press: Press, planned: Iterable[Planned[S]], subject: S) -> Press:
        """Downloads; the press that knows their sizes."""
        files, press = press.files(filter(self.craft.makes, planned), subject)
        self.files |= files
        return press

    def add_pages(self, press: Press, planned: Iterable[Planned[S]], subject: S) -> None:
        """Pages, rendered where they changed."""
        for path, known, data, is_new in rendered(press, filter(self.craft.makes, planned), subject, self.before):
            self.files[path] = data
            self.pages[path] = known
            self.made += is_new

    def bundle(self) -> Bundle:
        """All that was collected."""
        return Bundle(self.key, self.files, self.pages, self.made)


def gathered_from(site: Site, trees: Sequence[TreeFiles]) -> Gathered:
    """What site-wide files are made of: the site, what its trees have published, and the pages of its own.

    No list names a page that is invented: nobody shall find it who looks for a real figure.
    """
    named = with_facts(with_names(Gathered(site, tuple(_listed(site, trees)))))
    if site.fiktif:
        return named
    planned = (item for each in editions(site.settings) for item in plan_site(named.site, each))
    own = (address(item.path) for item in planned if item.output.listed)
    return replace(named, own=tuple(route for route in own if not route.endswith(".html")))


def _listed(site: Site, trees: Iterable[TreeFiles]) -> Iterator[TreeFiles]:
    """The trees, without the pages of those that are invented."""
    invented = {(each.wilayah, each.dinas) for each in site.summaries if each.fiktif}
    for tree in trees:
        yield replace(tree, routes=()) if (tree.wilayah, tree.dinas) in invented else tree


def scopes_of(site: Site, trees: Sequence[TreeFiles]) -> Iterator[Gathered]:
    """Everything of which lists are made on their own: the site; or each wilayah, then the portal above them."""
    regions: list[Region] = []
    for scope in site.scopes():
        if scope.is_portal:
            yield replace(gathered_from(scope, ()), regions=tuple(regions))
            return
        own = tuple(tree for tree in trees if not scope.hanya or tree.wilayah == scope.hanya)
        gathered = gathered_from(scope, own)
        paths = (item.path for item in plan_site_files(gathered))
        regions.append(region_of(scope.hanya, (tree.changed for tree in own), paths))
        yield gathered


def tree_files(tree: Tree, changed: str | None, made: Mapping[str, bytes]) -> TreeFiles:
    """What one tree gives to site-wide files: its downloads by name, and where its listed pages are."""
    paths = download_paths(tree.wilayah, tree.dinas)
    files = {name: made[path] for name, path in paths.items() if path in made}
    return TreeFiles(tree.wilayah, tree.dinas, changed, files, listed_routes(made))


def download_paths(wilayah: str, dinas: str) -> dict[str, str]:
    """Where each download of a tree is by its name, if there is one: those with keys are left out by their paths."""
    return {output.name: output.path.format(wilayah=wilayah, dinas=dinas, key="") for output in FILES}


def listed_routes(paths: Iterable[str]) -> tuple[str, ...]:
    """The URL paths of those pages that stand in the sitemap."""
    unlisted = tuple(output.path.rpartition("{key}")[2] for output in PAGES if not output.listed)
    return tuple(address(path) for path in paths if path.endswith("/index.html") and not path.endswith(unlisted))
