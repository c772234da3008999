"""Which files there will be, and where: all paths are known before the first page is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple

from pohon.gathered import Gathered, Region, newest
from pohon.kata import INDONESIAN, Kata, load_kata
from pohon.model import Settings
from pohon.outputs import FILES, PAGES, Output, S, site_files, site_pages
from pohon.site import Site
from pohon.understood import Understood


class Edition(NamedTuple):
    """The pages in one language: its words, and the folder in which they stand, from the site's root."""

    kata: Kata = INDONESIAN
    prefix: str = ""


FIRST = Edition()


class Planned(NamedTuple, Generic[S]):
    """A file to be made: of which output, for which key, at which path."""

    output: Output[S]
    key: str
    path: str


def editions(settings: Settings) -> tuple[Edition, ...]:
    """The languages of the site: the first at its root, each other one in a folder of its own."""
    first, *others = settings.pohon.bahasa
    return (Edition(load_kata(first)), *(Edition(load_kata(bahasa), f"{bahasa}/") for bahasa in others))


def address(path: str) -> str:
    """The URL path of a file: `a/b/index.html` -> `a/b/`."""
    return path.removesuffix("index.html")


def _planned(outputs: Iterable[Output[S]], subject: S, prefix: str = "", **parts: str) -> Iterator[Planned[S]]:
    for output in outputs:
        for key in output.keys(subject):
            yield Planned(output, key, prefix + output.path.format(key=key, **parts))


def plan_tree(u: Understood, edition: Edition = FIRST) -> tuple[Planned[Understood], ...]:
    """Every page of one tree in one language."""
    return tuple(_planned(PAGES, u, edition.prefix, wilayah=u.tree.wilayah, dinas=u.tree.dinas))


def plan_tree_files(u: Understood) -> tuple[Planned[Understood], ...]:
    """Every download of one tree, in the order in which they are made."""
    return tuple(_planned(FILES, u, wilayah=u.tree.wilayah, dinas=u.tree.dinas))


def plan_site(site: Site, edition: Edition = FIRST) -> tuple[Planned[Site], ...]:
    """Every page of the site that belongs to no tree, in one language."""
    return tuple(_planned(site_pages(site), site, edition.prefix, wilayah=site.hanya))


def plan_site_files(gathered: Gathered) -> tuple[Planned[Gathered], ...]:
    """Every site-wide file, in the order in which they are made."""
    return tuple(_planned(site_files(gathered.site), gathered, wilayah=gathered.site.hanya))


def region_of(wilayah: str, changed: Iterable[str | None], paths: Iterable[str]) -> Region:
    """What one wilayah tells to the portal, by the dates of its trees and the paths of its own files."""
    sitemaps = (path for path in paths if path.startswith(f"{wilayah}/sitemap") and path.endswith(".xml"))
    return Region(wilayah, newest(changed), tuple(sitemaps))


def tree_paths(u: Understood) -> tuple[str, ...]:
    """The path of every file of one tree, in all languages."""
    pages = (item for each in editions(u.facts.settings) for item in plan_tree(u, each))
    return tuple(item.path for item in (*plan_tree_files(u), *pages))
