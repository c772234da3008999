"""The jobs of a build: each can be done by any process that sees the same folders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pohon.build.load import address_of
from pohon.build.plan import editions, region_of
from pohon.build.press import Craft
from pohon.build.render import (
    OWN,
    Part,
    dead_link_problem,
    download_paths,
    gathered_from,
    listed_routes,
    own_parts,
    tree_part,
)
from pohon.gathered import Gathered, Region, TreeFiles
from pohon.links import DeadLinkError
from pohon.making.head import Head
from pohon.making.pieces import OnDisk, Paths, clear, link_all, link_files, stamp_of, write_all
from pohon.memo import Store
from pohon.model import Tree
from pohon.problems import PohonError, Problem
from pohon.reading import read_tree
from pohon.site import Facts, Site


@dataclass(frozen=True)
class Shop:
    """Where a site is made: the stage and the present site (folders that all workers see), what is remembered, how.

    `ways` are those to pack.
    """

    stage: Path
    present: Path
    store: Store | None
    craft: Craft
    ways: tuple[str, ...] = ()


@dataclass(frozen=True)
class Done:
    """What a job has come to: the key of the part, the paths of its files, which are on the stage.

    `made` counts pages that were rendered, `is_reused` says that not one file was written, `problem` why there is none.
    """

    name: str
    entry: str
    key: str
    paths: Paths
    made: int = 0
    is_reused: bool = False
    problem: Problem | None = None

    @property
    def pages(self) -> int:
        """How many of the files are pages."""
        return sum(path.endswith(".html") for path in self.paths)


@dataclass(frozen=True)
class TreeJob:
    """Get the files of one tree onto the stage."""

    shop: Shop
    file: Path
    shown: str
    sidik: tuple[tuple[str, str], ...]
    facts: Facts

    @property
    def name(self) -> str:
        """The address of the dinas."""
        return address_of(self.file)

    @property
    def tops(self) -> tuple[str, ...]:
        """Its folders, one in each language: all of its files are in them, and no others."""
        return tuple(f"{each.prefix}{self.name}" for each in editions(self.facts.settings))

    @property
    def key(self) -> str:
        """All that it is made of."""
        return self.part(self.tree).key

    def part(self, tree: Callable[[], Tree]) -> Part:
        """The tree as a part of the site."""
        shop = self.shop
        return tree_part(self.name, self.sidik, tree, self.facts, shop.craft)

    def __call__(self) -> Done:
        """Do it."""
        return self.done(self.tree)

    def lying(self) -> Done | None:
        """Let lie or link what is there already; None where it would have to be written."""
        part = self.part(self.tree)
        return _reused(Head.recalled(self.shop.store, part.entry), part, self.tops, self.shop)

    def done(self, tree: Callable[[], Tree]) -> Done:
        """Let lie what is there, link what the present site has, else write what is remembered or made of the tree."""
        return _tried(self.part(tree), self.tops, self.shop)

    def tree(self) -> Tree:
        """The tree, read again: whole trees do not travel. PohonError when somebody has changed it meanwhile."""
        tree = read_tree(self.file, self.shown).value
        if tree is None or tree.sidik != self.sidik:
            raise PohonError(f"{self.shown} berubah selagi situs dibuat.", "Jalankan lagi.")
        return tree


class Given(NamedTuple):
    """What one tree gives to those that list it: the paths of its files, the date of its last change."""

    wilayah: str
    dinas: str
    changed: str | None
    paths: Paths

    def files(self, folder: Path) -> TreeFiles:
        """Its downloads, each read when somebody needs it, and the addresses of its pages."""
        there = set(self.paths)
        downloads = {name: path for name, path in download_paths(self.wilayah, self.dinas).items() if path in there}
        return TreeFiles(self.wilayah, self.dinas, self.changed, OnDisk(folder, downloads), listed_routes(self.paths))


class Scope(NamedTuple):
    """What lists things: its name, its parts, and what a wilayah tells to the portal."""

    name: str
    done: tuple[Done, ...]
    region: Region


@dataclass(frozen=True)
class ScopeJob:
    """Get onto the stage what lists things: of one wilayah, of the portal, or of a whole site that has no wilayah.

    `given` is what the trees have published, read when it is asked for; `trees` is the digest of the keys of these.
    """

    shop: Shop
    site: Site
    given: tuple[Given, ...]
    trees: str
    regions: tuple[Region, ...] = ()

    @property
    def name(self) -> str:
        """The wilayah."""
        return self.site.hanya or OWN

    def __call__(self) -> Scope:
        """Do it."""
        shop = self.shop
        parts = own_parts(self.site, cache(self._gathered), shop.craft, self.trees)
        done = tuple(_tried(part, None, shop) for part in parts)
        paths = (path for each in done for path in each.paths)
        return Scope(self.name, done, region_of(self.site.hanya, (tree.changed for tree in self.given), paths))

    def _gathered(self) -> Gathered:
        trees = tuple(each.files(self.shop.stage) for each in self.given)
        return replace(gathered_from(self.site, trees), regions=self.regions)


def _tried(part: Part, tops: tuple[str, ...] | None, shop: Shop) -> Done:
    """The same, or the problem for which it cannot be."""
    try:
        return settled(part, tops, shop)
    except DeadLinkError as error:
        return Done(part.name, part.entry, part.key, Paths(), problem=dead_link_problem(error))


def settled(part: Part, tops: tuple[str, ...] | None, shop: Shop) -> Done:
    """Get the files of a part onto the stage: all below its folders (`tops`), or files here and there (None)."""
    head = Head.recalled(shop.store, part.entry)
    if reused := _reused(head, part, tops, shop):
        return reused
    bundle = part.bundle(shop.store, shop.ways)
    clear(shop.stage, tops or ())
    write_all(bundle.files, shop.stage)
    paths = Paths.of(bundle.files)
    Head(part.key, stamp_of(shop.stage, paths, tops or ()), paths).remember(shop.store, part.entry)
    return Done(part.name, part.entry, part.key, paths, bundle.made)


def _reused(head: Head | None, part: Part, tops: tuple[str, ...] | None, shop: Shop) -> Done | None:
    if head and head.key == part.key and _is_there(head, tops, shop):
        return Done(part.name, part.entry, part.key, head.paths, is_reused=True)
    return None


def _is_there(head: Head, tops: tuple[str, ...] | None, shop: Shop) -> bool:
    """Whether the stage has exactly these files, or could get them from the present site."""
    if stamp_of(shop.stage, head.paths, tops or ()) == head.stamp:
        return True
    if stamp_of(shop.present, head.paths, tops or ()) != head.stamp:
        return False
    clear(shop.stage, tops or ())
    if tops is None:
        link_files(shop.present, shop.stage, head.paths)
    else:
        link_all(shop.present, shop.stage, tops)
    return True
