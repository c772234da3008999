"""The source text in pages of equal length, so that a long document stays quick on a phone."""

from __future__ import annotations

from functools import lru_cache

from pohon.links import Links, Route
from pohon.understood import Understood

LINES = 250
"""Lines on one page. Part of the permanent addresses of lines: never change it."""


def later_starts(u: Understood) -> tuple[str, ...]:
    """The first line of every page after the first, which is also its key."""
    return tuple(str(n) for n in range(LINES + 1, len(u.tree.teks) + 1, LINES))


def start_of(line: int) -> int:
    """The first line of the page on which a line stands."""
    return (line - 1) // LINES * LINES + 1


def page_address(start: int, links: Links) -> str:
    """The relative address of the page that starts with a line."""
    return links.to(*page_of(start))


@lru_cache(maxsize=4096)
def page_of(line: int) -> Route:
    """The page on which a line stands."""
    start = start_of(line)
    return ("sumber", "") if start == 1 else ("sumber-lanjut", str(start))


def line_address(line: int, links: Links) -> str:
    """The relative address of a line; empty where the tree has no source text, or the text no such line."""
    address = _address(page_of(line), links)
    return f"{address}#b{line}" if address else ""


@lru_cache(maxsize=32)  # of the tree at hand, seen from its pages
def _address(page: Route, links: Links) -> str:
    """The relative address of a page of the source text; empty where the tree has none, or none so long."""
    return links.to(*page) if links.has("sumber") and links.has(*page) else ""
