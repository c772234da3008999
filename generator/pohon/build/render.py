"""Trees and site -> path and bytes of every file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
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
    check_prose,
    collisions,
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
from pohon.problems import Problem, Source, in_order
from pohon.site import Facts, Site, facts_for
from pohon.theme import Theme
from pohon.understood import Understood, understand
from pohon.views.shell import shell

Told = Callable[[str], None]
"""Called with the name of each tree when its pages are made."""


@dataclass(frozen=True)
class Rendered:
    """The files of a site by path, or the problems for which there are none."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...]


class _DeadLinkIn(Exception):  # noqa: N818 - carried to where it becomes a Problem
    def __init__(self, source: str, reason: str) -> None:
        super().__init__(reason)
        self.source, self.reason = source, reason


def render_site(loaded: Loaded, theme: Theme, store: Store | None, fingerprint: str, tell: Told) -> Rendered:
    """All files of a site that was loaded without errors."""
    site = loaded.site
    if site is None:
        return Rendered({}, loaded.problems)
    files: dict[str, bytes] = dict(theme.files)
    paths: list[str] = list(theme.files)
    dates = last_changes(loaded.root)
    keys: set[str] = set()
    try:
        for tree in loaded.trees:
            facts = facts_for(tree, site, _changed(tree, dates))
            key = _key(tree, facts, theme, fingerprint)
            made = remembered(store, key, lambda tree=tree, facts=facts: dict(_render_tree(tree, facts, theme)))  # type: ignore[misc]
            keys.add(key)
            files |= made
            paths += made
            tell(f"{tree.wilayah}/{tree.dinas}")
        own = dict(_render_own(site, theme))
    except _DeadLinkIn as error:
        finding = dead_link(Source(error.source), error.reason)
        return Rendered({}, (DEAD_LINK.problem(finding),))
    if store:
        store.prune(frozenset(keys))
    problems = (*collisions([*paths, *own]), *check_prose(site, _every_route(files, site)))
    return Rendered(files | own, in_order(problems))


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
    plain = (facts.settings.model_dump_json(), facts.pages, facts.nama_wilayah, facts.targets, facts.has_lintas, facts.changed)
    return digest((tree.wilayah, tree.dinas, tree.sidik, plain, theme.fingerprint, fingerprint))


def _render_tree(tree: Tree, facts: Facts, theme: Theme) -> Iterator[tuple[str, bytes]]:
    u = understand(tree, facts)
    planned = plan_tree(u)
    known = tree_routes(u, planned, tree.wilayah)
    for item in planned:
        yield item[2], _render(item, u, known, theme, facts.settings, facts.pages, tree.places.path)


def _render_own(site: Site, theme: Theme) -> Iterator[tuple[str, bytes]]:
    known = site_routes(site)
    pages = tuple((page.key, page.judul) for page in site.pages)
    for item in plan_site(site):
        yield item[2], _render(item, site, known, theme, site.settings, pages, "mkdocs.yml")


def _render(  # noqa: PLR0913 - everything that one page depends on
    item: Planned,
    subject: Understood | Site,
    known: Routes,
    theme: Theme,
    settings: Settings,
    pages: tuple[tuple[str, str], ...],
    source: str,
) -> bytes:
    output, key, path = item
    links = Links(known, _root_path(settings) if output.name == "404" else up_from(path))
    try:
        view = output.view(subject, key, links)
        if output.raw:
            return str(view).encode()
        at = shell(view.head, links, address(path), settings, pages, dict(theme.assets))  # type: ignore[attr-defined]
        return theme.render(output.name, view, at)
    except DeadLinkError as error:
        raise _DeadLinkIn(source, str(error)) from error


def _root_path(settings: Settings) -> str:
    """The path of the site on its host: an error page is shown at any depth, so it cannot link upwards."""
    path = urlsplit(settings.site_url or "/").path
    return path if path.endswith("/") else path + "/"


def _every_route(files: Mapping[str, bytes], site: Site) -> Routes:
    """Every address of the site, for links of narrative pages."""
    return {**{("alamat", path): address(path) for path in files}, **site_routes(site)}
