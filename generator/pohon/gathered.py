"""What site-wide files are made of: the site, and the files that every tree publishes itself."""

from __future__ import annotations

from collections.abc import Mapping
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
    """The files of one tree by output name, and the URL paths of its pages."""

    wilayah: str
    dinas: str
    changed: str | None
    files: Mapping[str, bytes]
    routes: tuple[str, ...]


@dataclass(frozen=True)
class Gathered:
    """The site and what its trees have published, in the order of the trees. `own` are the site's own pages."""

    site: Site
    trees: tuple[TreeFiles, ...]
    own: tuple[str, ...] = ()

    def published(self, name: str) -> tuple[Published, ...]:
        """The file of an output of every tree that has it."""
        return tuple(Published(t.wilayah, t.dinas, t.changed, t.files[name]) for t in self.trees if name in t.files)

    @property
    def pages(self) -> tuple[PageAddress, ...]:
        """Every page of the site: its own first, then those of the trees."""
        return (
            *(PageAddress(route, None) for route in self.own),
            *(PageAddress(route, tree.changed) for tree in self.trees for route in tree.routes),
        )
