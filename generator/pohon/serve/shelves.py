"""The files of a site as they are served: each is made when somebody asks for it, and kept while it stays the same."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from pohon.build.plan import Planned, editions, plan_site, plan_site_files, plan_tree, plan_tree_files
from pohon.build.press import Press, own_press, root_path, tree_press
from pohon.build.render import changed_on, download_paths, gathered_from, listed_routes
from pohon.gathered import Gathered, TreeFiles
from pohon.links import Route
from pohon.model import Tree
from pohon.outputs import S
from pohon.serve.lazy import Lazy
from pohon.site import Facts, Site, facts_for
from pohon.theme import Theme
from pohon.understood import understand

Files = Mapping[str, bytes]
Makers = dict[str, Callable[[], bytes]]
INDEX = "index.html"
NOT_FOUND = "404.html"


@dataclass(frozen=True)
class Shelf:
    """The files of one tree; `made_of` is all that they depend on, `given` what the tree gives to site-wide files."""

    made_of: tuple[object, ...]
    files: Files
    given: TreeFiles


@dataclass(frozen=True)
class Shown:
    """A whole site without errors: the files of its trees and its own; `base` is its path on its host."""

    base: str
    site: Site
    shelves: tuple[Shelf, ...]
    theme: Theme

    @property
    def files(self) -> Iterator[Files]:
        """All files, those of the trees first: the rest is not even planned as long as nobody asks for it."""
        yield from (shelf.files for shelf in self.shelves)
        yield self.own
        yield self.theme.files

    @cached_property
    def own(self) -> Files:
        """The site-wide files and the site's own pages."""
        return _own(gathered_from(self.site, tuple(shelf.given for shelf in self.shelves)), self.theme)

    def find(self, route: str) -> str | None:
        """The path of the file for a URL path below the site's root, None when there is none."""
        path = route + INDEX if route.endswith("/") or not route else route
        return path if any(path in files for files in self.files) else None

    def read(self, path: str) -> bytes:
        """The bytes of a file that is there."""
        return next(files[path] for files in self.files if path in files)


def show(site: Site, trees: Iterable[Tree], theme: Theme, dates: Mapping[str, str], before: Shown | None) -> Shown:
    """The site as it is now, with all that is unchanged of what was shown before."""
    known = {shelf.made_of: shelf for shelf in before.shelves} if before else {}
    shelves = tuple(
        _kept(tree, facts_for(tree, site, changed_on(tree.places.path, tree.sidik, dates)), theme, known)
        for tree in trees
    )
    return Shown(root_path(site.settings), site, shelves, theme)


def _kept(tree: Tree, facts: Facts, theme: Theme, known: Mapping[tuple[object, ...], Shelf]) -> Shelf:
    """The shelf of a tree: the one that is there, if it is made of the same."""
    used = tuple((vars(facts) | {"settings": facts.settings.model_dump_json()}).values())
    made_of = (tree.wilayah, tree.dinas, tree.sidik, used, theme.fingerprint)
    if made_of in known:
        return known[made_of]
    files = _tree(tree, facts, theme)
    downloads = {name: path for name, path in download_paths(tree.wilayah, tree.dinas).items() if path in files}
    bytes_of = Lazy({name: partial(files.__getitem__, path) for name, path in downloads.items()})
    return Shelf(made_of, files, TreeFiles(tree.wilayah, tree.dinas, facts.changed, bytes_of, listed_routes(files)))


def _tree(tree: Tree, facts: Facts, theme: Theme) -> Files:
    """The files of one tree, none of them made yet."""
    u = understand(tree, facts)
    makers: Makers = {}
    made = Lazy(makers)
    for edition in editions(facts.settings):
        press = tree_press(u, theme, edition, _sizes(made, plan_tree_files(u)))
        if not edition.prefix:
            _put(makers, plan_tree_files(u), u, press)
        _put(makers, plan_tree(u, edition), u, press)
    return made


def _own(gathered: Gathered, theme: Theme) -> Files:
    """The site-wide files and the site's own pages, none of them made yet."""
    makers: Makers = {}
    made = Lazy(makers)
    site = gathered.site
    for edition in editions(site.settings):
        press = own_press(gathered, theme, edition, _sizes(made, plan_site_files(gathered)))
        if not edition.prefix:
            _put(makers, plan_site_files(gathered), gathered, press)
        _put(makers, plan_site(site, edition), site, press)
    return made


def _put(makers: Makers, planned: Iterable[Planned[S]], subject: S, press: Press) -> None:
    for item in planned:
        makers[item.path] = partial(press.render, item, subject)


def _sizes(made: Files, planned: Iterable[Planned[S]]) -> Mapping[Route, int]:
    """The sizes of downloads, each of which is made when its size is asked for."""
    # Whoever asks is being made on these shelves, so they are there; a ring of references would keep old ones for long.
    shelves = weakref.ref(made)
    return Lazy({(item.output.name, item.key): partial(_size, shelves, item.path) for item in planned})


def _size(shelves: weakref.ref[Files], path: str) -> int:
    files = shelves()
    if files is None:
        raise LookupError(path)
    return len(files[path])
