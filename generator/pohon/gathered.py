"""What site-wide files are made of: the site, and the files that every tree publishes itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pohon.site import Site


class Published(NamedTuple):
    """One file of one tree; `changed` is the ISO date of the tree's last change."""

    wilayah: str
    dinas: str
    changed: str | None
    data: bytes


class PageAddress(NamedTuple):
    """A page by its URL path from the site's root, with the ISO date of its last change where that is known."""

    route: str
    changed: str | None


@dataclass(frozen=True)
class TreeFiles:
    """The files of one tree by output name, and the URL paths of its pages.

    `files` may read each file when it is asked for: nobody here keeps the bytes of more than one.
    """

    wilayah: str
    dinas: str
    changed: str | None
    files: Mapping[str, bytes]
    routes: tuple[str, ...]


class Region(NamedTuple):
    """What a wilayah tells the portal above it: when anything in it last changed, the paths of its lists of pages."""

    wilayah: str
    changed: str | None
    sitemaps: tuple[str, ...]


def newest(dates: Iterable[str | None]) -> str | None:
    """The last of those dates (ISO) that are known."""
    return max((date for date in dates if date), default=None)


# Compared by identity, as the site is: the index of the search is worked out once for all its files.
@dataclass(frozen=True, eq=False)
class Gathered:
    """The site and what its trees have published, in the order of the trees. `own` are the site's own pages.

    `regions` are what all wilayah tell to the portal of a site *berwilayah*, which asks no tree for anything.
    """

    site: Site
    trees: tuple[TreeFiles, ...]
    own: tuple[str, ...] = ()
    regions: tuple[Region, ...] = ()

    def published(self, name: str) -> Iterator[Published]:
        """The file of an output of every tree that has it, one after the other."""
        found = ((tree, tree.files.get(name)) for tree in self.trees)
        return (Published(t.wilayah, t.dinas, t.changed, data) for t, data in found if data is not None)

    @property
    def changed(self) -> str | None:
        """The date of the last change of any tree."""
        return newest(tree.changed for tree in self.trees)

    @property
    def pages(self) -> tuple[PageAddress, ...]:
        """Every page of the site: its own first, then those of the trees."""
        return (
            *(PageAddress(route, None) for route in self.own),
            *(PageAddress(route, tree.changed) for tree in self.trees for route in tree.routes),
        )
