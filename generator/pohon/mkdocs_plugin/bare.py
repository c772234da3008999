"""A bare page taken apart: what belongs into the head, and what its headings and ids are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape

START = "---\n"
"""How a bare page begins: what has no such lines at its start is a file that stands on its own."""
TOP = "isi"
"""The id of the element that holds what `pohon build` has in `main`."""

_BODY = '<div class="pohon"'
_HEADING = re.compile(r'<h(?P<level>[12])(?: id="(?P<id>[^"]*)")?[^>]*>(?P<text>.*?)</h[12]>', re.DOTALL)
_REPEATED = re.compile(
    r'<(svg|nav)\b.*?</\1>|<section class="kutip".*?</section>|<p class="meta pohon-kaki".*?</p>', re.DOTALL
)
_WIDE = re.compile(r'<svg class="bagan"|<table class="(?:cascading|rencana)')
_ID = re.compile(r'\sid="([^"]*)"')


@dataclass(frozen=True)
class Heading:
    """A heading that a table of contents may show; `text` is free of tags."""

    level: int
    id: str
    text: str


def split(page: str) -> tuple[str, str]:
    """A bare page without its front matter -> (what goes into `<head>`, what goes into the page)."""
    head, mark, body = page.partition(_BODY)
    return head, mark + body


def headings(body: str) -> tuple[Heading, ...]:
    """The heading of the page, and the sections in it that can be linked to."""
    found = ((int(h["level"]), h["id"], _plain(h["text"])) for h in _HEADING.finditer(body))
    return tuple(Heading(level, key or TOP, text) for level, key, text in found if key or level == 1)


def searched(body: str) -> str:
    """What a search should find of a page: without ways elsewhere, citations, and pictures of what is told in words."""
    return _REPEATED.sub("", body)


def is_wide(body: str) -> bool:
    """Whether a page has a diagram or a table that needs all the room that a host can give."""
    return bool(_WIDE.search(body))


def ids(body: str) -> set[str]:
    """Everything in a page that a link can lead to."""
    return {unescape(each) for each in _ID.findall(body)}


def with_head(page: str, head: str, deskripsi: str) -> str:
    """A finished page of the host with our lines in its head, and a description where the host tells none."""
    if deskripsi and 'name="description"' not in page:
        head += f'<meta name="description" content="{escape(deskripsi)}">\n'
    return page.replace("</head>", f"{head}</head>", 1)


def _plain(html: str) -> str:
    """The text of a heading, still escaped: tables of contents take HTML."""
    return " ".join(re.sub(r"<[^>]+>", "", html).split())
