"""Trees and site -> path and bytes of every file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from pohon import __version__
from pohon.build.history import last_changes
from pohon.build.load import Loaded
from pohon.build.plan import (
    DEAD_LINK,
    Planned,
    Routes,
    address,
    dead_link,
    plan_site,
    plan_tree,
    site_routes,
    tree_routes,
    up_from,
)
from pohon.links import DeadLinkError, Links
from pohon.memo import Store, digest, remembered
from pohon.model import Settings, Tree
from pohon.outputs import S
from pohon.problems import Problem, Source
from pohon.reading.settings import FILE
from pohon.site import Facts, Site, facts_for
from pohon.theme import Theme
from pohon.understood import understand
from pohon.views.shell import Frame, shell

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
    try:
        for tree in loaded.trees:
            facts = facts_for(tree, site, _changed(tree, dates))
            key = _key(tree, facts, theme, fingerprint)
            made = remembered(store, key, partial(_render_tree, tree, facts, theme))
            keys.add(key)
            files |= made
            tell(f"{tree.wilayah}/{tree.dinas}")
        own = _render_own(site, theme)
    except DeadLinkError as error:
        finding = dead_link(Source(error.source), str(error))
        return Rendered({}, (DEAD_LINK.problem(finding),))
    if store:
        store.prune(frozenset(keys))
    return Rendered(files | own, ())


def fingerprint_of(package: Path) -> str:
    """The digest of the generator itself: any change of its code makes everything anew."""
    sources = tuple((file.relative_to(package).as_posix(), file.read_bytes()) for file in sorted(package.rglob("*.py")))
    return digest((__version__, sources))


def _changed(tree: Tree, dates: Mapping[str, str]) -> str | None:
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
    """Renders the files of one subject, a tree or the site.

    `known` is where its links may lead; `source` is the file to name when one leads nowhere.
    """

    theme: Theme
    frame: Frame
    known: Routes
    source: str

    def render(self, item: Planned[S], subject: S) -> bytes:
        """One file; DeadLinkError when a link of it leads to no planned page."""
        output, key, path = item
        if output.name == "404":
            links = Links(self.known, _root_path(self.frame.settings), self.source)
        else:
            links = Links(self.known, up_from(path), self.source, here=path[: path.rfind("/") + 1])
        view = output.view(subject, key, links)
        if isinstance(view, str):
            return view.encode()
        return self.theme.render(output.name, view, shell(view.head, links, address(path), self.frame))


def _render_tree(tree: Tree, facts: Facts, theme: Theme) -> dict[str, bytes]:
    u = understand(tree, facts)
    planned = plan_tree(u)
    frame = Frame(facts.settings, facts.pages, theme.assets)
    press = Press(theme, frame, tree_routes(u, planned, tree.wilayah), tree.places.path)
    return {item.path: press.render(item, u) for item in planned}


def _render_own(site: Site, theme: Theme) -> dict[str, bytes]:
    frame = Frame(site.settings, tuple((page.key, page.judul) for page in site.pages), theme.assets)
    press = Press(theme, frame, site_routes(site), FILE)
    return {item.path: press.render(item, site) for item in plan_site(site)}


def _root_path(settings: Settings) -> str:
    """The path of the site on its host: an error page is shown at any depth, so it cannot link upwards."""
    path = urlsplit(settings.site_url or "/").path
    return path if path.endswith("/") else path + "/"
