"""Trees and site -> path and bytes of every file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from pohon import __version__
from pohon.build.history import last_changes
from pohon.build.load import Loaded
from pohon.build.plan import (
    DEAD_LINK,
    FIRST,
    Edition,
    Planned,
    Routes,
    address,
    dead_link,
    editions,
    plan_site,
    plan_site_files,
    plan_tree,
    plan_tree_files,
    routes,
    site_routes,
    tree_routes,
    up_from,
)
from pohon.gathered import Gathered, TreeFiles
from pohon.has import any_partners
from pohon.links import DeadLinkError, Links, Route
from pohon.memo import Store, digest, remembered
from pohon.model import Settings, Tree
from pohon.outputs import FILES, PAGES, S
from pohon.problems import Problem, Source
from pohon.reading.settings import FILE
from pohon.site import Facts, Site, Titles, facts_for
from pohon.theme import Theme
from pohon.understood import Understood, understand
from pohon.views.shell import Frame, Translation, shell

GONE = "pindah"

Told = Callable[[str], None]
"""Called with the name of each tree when its pages are made."""


@dataclass(frozen=True)
class Rendered:
    """The files of a site by path, or the problems for which there are none."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def render_site(loaded: Loaded, theme: Theme, store: Store | None, fingerprint: str, tell: Told) -> Rendered:
    """All files of a site that was loaded without errors."""
    site = loaded.site
    if site is None:
        return Rendered({}, loaded.problems)
    files: dict[str, bytes] = dict(theme.files)
    dates = last_changes(loaded.root)
    keys: set[str] = set()
    trees: list[TreeFiles] = []
    try:
        for tree in loaded.trees:
            facts = facts_for(tree, site, changed_on(tree, dates))
            key = _key(tree, facts, theme, fingerprint)
            made = remembered(store, key, partial(_render_tree, tree, facts, theme))
            keys.add(key)
            files |= made
            trees.append(tree_files(tree, facts.changed, made))
            tell(f"{tree.wilayah}/{tree.dinas}")
        gathered = gathered_from(site, tuple(trees))
        own = _render_own(gathered, theme)
        if site.gone:
            key = _gone_key(site, theme, fingerprint)
            keys.add(key)
            own |= remembered(store, key, partial(_render_gone, gathered, theme))
    except DeadLinkError as error:
        return Rendered({}, (dead_link_problem(error),))
    if store:
        store.prune(frozenset(keys))
    return Rendered(files | own, ())


def fingerprint_of(package: Path) -> str:
    """The digest of the generator itself: any change of its code makes everything anew."""
    code = sorted((*package.rglob("*.py"), *package.rglob("*.po")))
    sources = tuple((file.relative_to(package).as_posix(), file.read_bytes()) for file in code)
    return digest((__version__, sources))


def dead_link_problem(error: DeadLinkError) -> Problem:
    """A link to no page, as what it is to an author."""
    return DEAD_LINK.problem(dead_link(Source(error.source), str(error)))


def changed_on(tree: Tree, dates: Mapping[str, str]) -> str | None:
    """The date of the last change of a tree's files, from the history of the folder."""
    folder = Path(tree.places.path).parent.as_posix()
    known = [dates[path] for name, _ in tree.sidik if (path := f"{folder}/{name}") in dates]
    return max(known, default=None)


def _key(tree: Tree, facts: Facts, theme: Theme, fingerprint: str) -> str:
    """What the pages of a tree depend on: its files, the facts that it uses, theme and generator."""
    # Every fact, whatever they are: one that was forgotten here would leave old pages in the store.
    used = tuple((vars(facts) | {"settings": facts.settings.model_dump_json()}).values())
    return digest((tree.wilayah, tree.dinas, tree.sidik, used, theme.fingerprint, fingerprint))


@dataclass(frozen=True)
class Press:
    """Renders the files of one subject, a tree or the site, in one language.

    `known` is where its links may lead; `source` is the file to name when one leads nowhere. `sizes` are the bytes of
    the files that are made before.
    """

    theme: Theme
    frame: Frame
    known: Routes
    source: str
    edition: Edition = FIRST
    sizes: Mapping[Route, int] = field(default_factory=dict)

    def render(self, item: Planned[S], subject: S) -> bytes:
        """One file; DeadLinkError when a link of it leads to no planned page."""
        output, _, path = item
        links = self.links(item)
        view = output.view(subject, item.key, links)
        if isinstance(view, bytes):
            return view
        if isinstance(view, str):
            return view.encode()
        return self.theme.render(output.name, view, shell(view.head, links, address(path), self.frame), links.kata)

    def links(self, item: Planned[S]) -> Links:
        """What a file may link to, as seen from where it stands."""
        folder = item.path[: item.path.rfind("/") + 1]
        anywhere = item.output.name == "404"
        return Links(
            self.known,
            root_path(self.frame.settings) if anywhere else up_from(item.path),
            self.source,
            here="" if anywhere else folder,
            sizes=self.sizes,
            site_url=self.frame.settings.site_url or "",
            kata=self.edition.kata,
        )

    def files(self, planned: Iterable[Planned[S]], subject: S) -> tuple[dict[str, bytes], Press]:
        """All downloads of a subject, one after the other, and the press that knows their sizes."""
        press, made = self, dict[str, bytes]()
        for item in planned:
            made[item.path] = press.render(item, subject)
            press = replace(press, sizes={**press.sizes, (item.output.name, item.key): len(made[item.path])})
        return made, press


def tree_press(u: Understood, theme: Theme, edition: Edition, sizes: Mapping[Route, int]) -> Press:
    """What renders the files of one tree in one language."""
    frame = _frame(u.facts.settings, u.facts.titles(edition.kata.bahasa), theme, edition)
    return Press(theme, frame, tree_routes(u, edition), u.tree.places.path, edition, sizes)


def own_press(gathered: Gathered, theme: Theme, edition: Edition, sizes: Mapping[Route, int]) -> Press:
    """What renders the site-wide files and the site's own pages in one language."""
    site = gathered.site
    known = {**routes(plan_site_files(gathered)), **site_routes(site, edition), **published_routes(gathered)}
    frame = _frame(site.settings, site.titles(edition.kata.bahasa), theme, edition)
    return Press(theme, frame, known, FILE, edition, sizes)


def gathered_from(site: Site, trees: tuple[TreeFiles, ...]) -> Gathered:
    """What site-wide files are made of: the site, what its trees have published, and the pages of its own."""
    planned = (item for each in editions(site.settings) for item in plan_site(site, each))
    own = (address(item.path) for item in planned if item.output.listed)
    return Gathered(site, trees, tuple(route for route in own if not route.endswith(".html")))


def _render_tree(tree: Tree, facts: Facts, theme: Theme) -> dict[str, bytes]:
    """The downloads of one tree, then its pages in every language."""
    u = understand(tree, facts)
    files: dict[str, bytes] = {}
    sizes: Mapping[Route, int] = {}
    for edition in editions(facts.settings):
        press = tree_press(u, theme, edition, sizes)
        if not edition.prefix:
            files, press = press.files(plan_tree_files(u), u)
            sizes = press.sizes
        files |= {item.path: press.render(item, u) for item in plan_tree(u, edition)}
    return files


def _render_own(gathered: Gathered, theme: Theme) -> dict[str, bytes]:
    """The site-wide files, made of what the trees have published, then the site's own pages in every language."""
    site = gathered.site
    files: dict[str, bytes] = {}
    sizes: Mapping[Route, int] = {}
    for edition in editions(site.settings):
        press = own_press(gathered, theme, edition, sizes)
        if not edition.prefix:
            files, press = press.files(plan_site_files(gathered), gathered)
            sizes = press.sizes
        files |= {item.path: press.render(item, site) for item in plan_site(site, edition) if not _is_gone(item)}
    return files


def _is_gone(item: Planned[Site]) -> bool:
    return item.output.name == GONE


def _render_gone(gathered: Gathered, theme: Theme) -> dict[str, bytes]:
    """The pages of all addresses whose things are gone, in every language."""
    files: dict[str, bytes] = {}
    for edition in editions(gathered.site.settings):
        press = own_press(gathered, theme, edition, {})
        gone = (item for item in plan_site(gathered.site, edition) if _is_gone(item))
        files |= {item.path: press.render(item, gathered.site) for item in gone}
    return files


def _gone_key(site: Site, theme: Theme, fingerprint: str) -> str:
    """What these pages depend on: what is gone, and the shell around it. They may be many, and never change again."""
    titles = tuple(site.titles(bahasa) for bahasa in site.settings.pohon.bahasa)
    shell_of = (site.settings.model_dump_json(), titles, any_partners(site), theme.fingerprint, fingerprint)
    return digest((GONE, site.gone, shell_of))


def published_routes(gathered: Gathered) -> dict[Route, str]:
    """The downloads of every tree under (output, `wilayah/dinas`), for site-wide files and pages."""
    paths = {output.name: output.path for output in FILES}
    return {
        (name, f"{t.wilayah}/{t.dinas}"): paths[name].format(wilayah=t.wilayah, dinas=t.dinas, key="")
        for t in gathered.trees
        for name in t.files
    }


def _frame(settings: Settings, pages: Titles, theme: Theme, edition: Edition) -> Frame:
    translations = tuple(Translation(each.kata.bahasa, each.prefix) for each in editions(settings))
    return Frame(settings, pages, theme.assets, edition.prefix, translations)


def tree_files(tree: Tree, changed: str | None, made: Mapping[str, bytes]) -> TreeFiles:
    """What one tree gives to site-wide files: its downloads by name, and where its listed pages are."""
    files = {name: made[path] for name, path in download_paths(tree).items() if path in made}
    return TreeFiles(tree.wilayah, tree.dinas, changed, files, listed_routes(made))


def download_paths(tree: Tree) -> dict[str, str]:
    """Where each download of a tree is by its name, if there is one: those with keys are left out by their paths."""
    place = {"wilayah": tree.wilayah, "dinas": tree.dinas, "key": ""}
    return {output.name: output.path.format(**place) for output in FILES}


def listed_routes(paths: Iterable[str]) -> tuple[str, ...]:
    """The URL paths of those pages that stand in the sitemap."""
    unlisted = tuple(output.path.rpartition("{key}")[2] for output in PAGES if not output.listed)
    return tuple(address(path) for path in paths if path.endswith("/index.html") and not path.endswith(unlisted))


def root_path(settings: Settings) -> str:
    """The path of the site on its host: an error page is shown at any depth, so it cannot link upwards."""
    path = urlsplit(settings.site_url or "/").path
    return path if path.endswith("/") else path + "/"
