"""Where pages link to: all paths are planned first, then handed to the views, with the words of their language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from types import MappingProxyType

from pohon.kata import INDONESIAN, Kata
from pohon.memo import Same

Route = tuple[str, str]
"""An output's name and a key: how views name a file."""

_NO_SIZES: Mapping[Route, int] = MappingProxyType({})


class DeadLinkError(LookupError):
    """A view asked for a page that is not planned: a bug of the generator or of a theme.

    `source` is the file of the content for which the page was made.
    """

    def __init__(self, name: str, key: str, source: str = "") -> None:
        super().__init__(f"tidak ada halaman {name} untuk {key!r}")
        self.source = source


# Compared by identity: by it functions remember what they made for one of them.
@dataclass(frozen=True, eq=False)
class Links:
    """The planned pages as seen from one page.

    `routes` maps (output name, key) to a URL path from the site's root; `up` leads from the page to the
    root (`"../../"`), so that links hold on any host, below any folder; `source` is the file of the content
    for which the page is made. `here` is the folder of the page: with it, links to near pages are short.
    `sizes` are the bytes of the files that are made already: downloads are made before pages. `site_url` is the
    address of the site, empty where none is set; `kata` are the words of the page's language.
    """

    routes: Mapping[Route, str]
    up: str
    source: str = ""
    here: str = ""
    sizes: Mapping[Route, int] = field(default_factory=lambda: _NO_SIZES, repr=False)
    site_url: str = ""
    kata: Kata = INDONESIAN

    def to(self, name: str, key: str = "") -> str:
        """The relative address of a page; DeadLinkError when it is not planned."""
        return self.relative(self.route(name, key))

    def route(self, name: str, key: str = "") -> str:
        """The URL path of a page from the site's root; DeadLinkError when it is not planned."""
        route = self.routes.get((name, key))
        if route is None:
            raise DeadLinkError(name, key, self.source)
        return route

    def absolute(self, name: str, key: str = "") -> str:
        """The permanent address of a page: with the site's in front, or from the root where none is set."""
        return f"{self.site_url.rstrip('/')}/{self.route(name, key)}"

    def keys(self, name: str) -> tuple[str, ...]:
        """The keys for which an output is planned, in order."""
        # Most have one file: looking through all routes on every page would take longer than making the page.
        return ("",) if (name, "") in self.routes else tuple(key for each, key in self.routes if each == name)

    def size(self, name: str, key: str = "") -> int:
        """The bytes of a file that is made before this one; DeadLinkError when there is none."""
        if (name, key) not in self.sizes:
            raise DeadLinkError(name, key, self.source)
        return self.sizes[(name, key)]

    def relative(self, route: str) -> str:
        """The shortest way from the page to a URL path: over the nearest folder that holds both."""
        if self.here and route.startswith(self.here):
            return route[len(self.here) :] or "./"
        return _way(self._around, self.up, route)

    def beside(self, name: str, key: str = "") -> Links:
        """The same links to a page, as all pages beside this one have them: what is made with them holds for all.

        Where that page is this one, or lies below it, only this one has them.
        """
        return self if self.routes.get((name, key), "").startswith(self.here) else self._kin

    @cached_property
    def _kin(self) -> Links:
        way = f"{self._around}?/", self.up
        return _seen_from(Same((self.routes, self.sizes, self.kata)), way, self.source, self.site_url)

    @cached_property
    def _around(self) -> str:
        """The folder around that of the page."""
        return self.here[: self.here.rfind("/", 0, -1) + 1]

    def has(self, name: str, key: str = "") -> bool:
        """Whether a page is planned."""
        return (name, key) in self.routes


@lru_cache(maxsize=8)
def _seen_from(
    of: Same[tuple[Mapping[Route, str], Mapping[Route, int], Kata]], way: tuple[str, str], source: str, site_url: str
) -> Links:
    routes, sizes, kata = of.things
    here, up = way
    return Links(routes, up, source, here, sizes, site_url, kata)


def _way(folder: str, up: str, route: str) -> str:
    """The way to a URL path from a page in a folder of its own inside of a folder; `up` leads to the root."""
    way = "../"
    while folder:
        if route.startswith(folder):
            return way + route[len(folder) :]
        folder, way = folder[: folder.rfind("/", 0, -1) + 1], way + "../"
    return up + route or "./"
