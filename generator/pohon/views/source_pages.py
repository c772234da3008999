"""The source text in pages of equal length, so that a long document stays quick on a phone."""

from __future__ import annotations

from pohon.links import Links
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
    return links.to("sumber") if start == 1 else links.to("sumber-lanjut", str(start))


def line_address(line: int, links: Links) -> str:
    """The relative address of a line; empty where the tree has no source text, or the text no such line."""
    start = start_of(line)
    there = links.has("sumber") and (start == 1 or links.has("sumber-lanjut", str(start)))
    return f"{page_address(start, links)}#b{line}" if there else ""
