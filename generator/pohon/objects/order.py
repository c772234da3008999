"""In which order files are sent, so that no reader meets a link to a page that is not there yet: pure.

A store has no moment at which a whole site changes: readers see each file as soon as it is sent. The rule is that
every page that a reader can come to, at every moment, links only to what is there. A reader comes to the pages that
were there before, to the front page, and to what those lead to. Hence:

1. What is new goes first: at an address where nothing was, no reader's page leads there. Among themselves new pages
   link in circles (a sasaran to its parent, the parent to its children), which no order could serve; nobody walks in
   these circles yet. Assets and downloads before pages, leaves before indexes, for readers who guess an address.
2. Then what a publication that broke off has left: the pages that it did replace may lead to it.
3. Then what readers see: whatever a replaced page links to is there by now, new or old. Downloads and search before
   pages, leaves before indexes: who reads a new index finds new pages behind it.
4. Then the front page, and at last what tells programs of all pages: `sitemap.xml`, `robots.txt`. They are the way
   into a site that is published for the first time.

What is no longer wanted is removed after all that, when no page that stays leads there any more. Each stage ends
before the next one begins. Only when two publications in a row break off, each with other content, may a page that
neither of them finished be met with a dead link, until the third one has replaced it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum
from itertools import groupby

from pohon.objects.record import State
from pohon.releases.record import ASSETS

_ENTRANCES = ("index.html", "sitemap.xml", "robots.txt")

Stage = tuple[int, int, int]


class Kind(IntEnum):
    """Which files of one state go before which."""

    ASSET = 0
    FILE = 1
    PAGE = 2
    FEED = 3


def stage(path: str, state: State) -> Stage:
    """Files of a smaller stage are sent before those of a greater one."""
    if path in _ENTRANCES:
        return (max(State) + 1, _ENTRANCES.index(path), 0)
    return (state, _kind(path), -path.count("/"))


def _kind(path: str) -> Kind:
    if path.startswith(ASSETS):
        return Kind.ASSET
    if path.endswith(".html"):
        return Kind.PAGE
    return Kind.FILE if "/" in path else Kind.FEED


def stages(send: Iterable[Mapping[str, State]]) -> tuple[tuple[str, ...], ...]:
    """All files to be sent, stage by stage."""
    keyed = sorted((stage(path, state), path) for files in send for path, state in files.items())
    return tuple(tuple(path for _, path in group) for _, group in groupby(keyed, key=lambda each: each[0]))
