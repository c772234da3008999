"""Views -> bytes: renders the files of one subject, a tree or the site, in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple
from urllib.parse import urlsplit

from pohon.build.plan import (
    FIRST,
    Edition,
    Planned,
    Routes,
    address,
    editions,
    plan_site_files,
    routes,
    site_routes,
    tree_routes,
    up_from,
)
from pohon.gathered import Gathered
from pohon.links import Links, Route
from pohon.memo import Bundle, quick_digest
from pohon.model import Settings
from pohon.outputs import FILES, S
from pohon.reading.settings import FILE
from pohon.site import Titles
from pohon.terms import FIKTIF_POHON, FIKTIF_SITUS
from pohon.theme import Theme
from pohon.understood import Understood
from pohon.views.parts import Page
from pohon.views.shell import Frame, Translation, shell


@dataclass(frozen=True)
class Craft:
    """With what parts are made: the theme, the digest of the generator and the like, and which outputs.

    All outputs are made unless some are named in `only`. The others are planned all the same, so that pages link to
    them, with a size of nothing. The digest has to tell `only` as well.
    """

    theme: Theme
    fingerprint: str
    only: frozenset[str] = frozenset()

    @property
    def salt(self) -> str:
        """What every page depends on besides its view: the theme and the generator."""
        return f"{self.theme.fingerprint} {self.fingerprint}"

    def makes(self, item: Planned[S]) -> bool:
        """Whether a planned file is to be made."""
        return not self.only or item.output.name in self.only

    def sizes(self, planned: Iterable[Planned[S]]) -> dict[Route, int]:
        """What is known of the sizes of files before any is made: those that never will be have none."""
        return {(item.output.name, item.key): 0 for item in planned if not self.makes(item)}


class Prepared(NamedTuple):
    """A page whose view is made: the digest of all that its bytes depend on, and what makes them."""

    digest: Callable[[], str]
    make: Callable[[], bytes]


@dataclass(frozen=True)
class Press:
    """Renders the files of one subject, a tree or the site, in one language.

    `known` is where its links may lead; `source` is the file to name when one leads nowhere. `sizes` are the bytes of
    the files that are made before. `salt` stands in the digests of pages for all but their views:
    theme, generator, and what the shell around them is made of.
    """

    theme: Theme
    frame: Frame
    known: Routes
    source: str
    edition: Edition = FIRST
    sizes: Mapping[Route, int] = field(default_factory=dict)
    salt: str = ""

    def render(self, item: Planned[S], subject: S) -> bytes:
        """One file; DeadLinkError when a link of it leads to no planned page."""
        prepared = self.prepared(item, subject)
        return prepared if isinstance(prepared, bytes) else prepared.make()

    def prepared(self, item: Planned[S], subject: S) -> Prepared | bytes:
        """One file as far as its view makes it: a download whole, a page still to be rendered."""
        output, _, path = item
        links = self.links(item)
        view = output.view(subject, item.key, links)
        if isinstance(view, bytes):
            return view
        if isinstance(view, str):
            return view.encode()
        return Prepared(
            partial(quick_digest, f"{self.salt} {path} {output.name}", view),
            partial(self._page, output.name, view, links, path),
        )

    def _page(self, name: str, view: Page, links: Links, path: str) -> bytes:
        """A view in its shell, as the template has it."""
        return self.theme.render(name, view, shell(view.head, links, address(path), self.frame), links.kata)

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
        made: dict[str, bytes] = {}
        sizes = dict(self.sizes)
        press = replace(self, sizes=sizes)
        for item in planned:
            made[item.path] = press.render(item, subject)
            sizes[item.output.name, item.key] = len(made[item.path])
        return made, press


def rendered(
    press: Press, planned: Iterable[Planned[S]], subject: S, before: Bundle | None
) -> Iterator[tuple[str, str, bytes, bool]]:
    """Path, digest and bytes of each page, and whether it was rendered: not where it is known how it looked."""
    for item in planned:
        page = press.prepared(item, subject)
        if isinstance(page, bytes):
            yield item.path, "-", page, True
            continue
        known = page.digest()
        is_same = before is not None and before.pages.get(item.path) == known
        yield item.path, known, before.files[item.path] if before and is_same else page.make(), not is_same


def tree_press(u: Understood, theme: Theme, edition: Edition, sizes: Mapping[Route, int], salt: str = "") -> Press:
    """What renders the files of one tree in one language."""
    mark = FIKTIF_POHON if u.fiktif else ""
    frame = _frame(u.facts.settings, u.facts.titles(edition.kata.bahasa), theme, edition, mark)
    return Press(theme, frame, tree_routes(u, edition), u.tree.places.path, edition, sizes, salt)


def own_press(gathered: Gathered, theme: Theme, edition: Edition, sizes: Mapping[Route, int], salt: str = "") -> Press:
    """What renders the site-wide files and the site's own pages in one language."""
    site = gathered.site
    known = {**routes(plan_site_files(gathered)), **site_routes(site, edition), **published_routes(gathered)}
    mark = FIKTIF_SITUS if site.fiktif else ""
    frame = _frame(site.settings, site.titles(edition.kata.bahasa), theme, edition, mark)
    return Press(theme, frame, known, FILE, edition, sizes, salt)


def published_routes(gathered: Gathered) -> dict[Route, str]:
    """The downloads of every tree under (output, `wilayah/dinas`), for site-wide files and pages."""
    paths = {output.name: output.path for output in FILES}
    return {
        (name, f"{t.wilayah}/{t.dinas}"): paths[name].format(wilayah=t.wilayah, dinas=t.dinas, key="")
        for t in gathered.trees
        for name in t.files
    }


def _frame(settings: Settings, pages: Titles, theme: Theme, edition: Edition, fiktif: str) -> Frame:
    translations = tuple(Translation(each.kata.bahasa, each.prefix) for each in editions(settings))
    return Frame(settings, pages, theme.assets, edition.prefix, translations, fiktif)


def root_path(settings: Settings) -> str:
    """The path of the site on its host: an error page is shown at any depth, so it cannot link upwards."""
    path = urlsplit(settings.site_url or "/").path
    return path if path.endswith("/") else path + "/"
