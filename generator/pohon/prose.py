"""Markdown of authors -> clean HTML: narrative pages and notes."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

import nh3
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from markdown import Markdown

Resolve = Callable[[str], str | None]
"""Turns the target of a link into an address, or None where it leads nowhere."""

_TAGS = {
    "a", "abbr", "blockquote", "br", "code", "dd", "dl", "dt", "em", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre",
    "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href"}, "th": {"scope"}, "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "abbr": {"title"}}
_H1 = re.compile(r"\A\s*#[ \t]+(?P<judul>[^\n]+)\n?")
_HEADING = re.compile(r"<h\d[^>]*>(.*?)</h\d>", re.DOTALL)
_HREF = re.compile(r'href="([^"]*)"')


def title_and_body(text: str, fallback: str) -> tuple[str, str]:
    """The first-level heading of a page and the text after it."""
    match = _H1.match(text)
    return (match["judul"].strip(), text[match.end() :]) if match else (fallback, text)


@cache
def _markdown() -> Markdown:
    """The converter: making one costs more than most of our texts."""
    from markdown import Markdown

    return Markdown(extensions=["extra", "sane_lists", "toc"], output_format="html")


@cache
def _html(text: str) -> str:
    html: str = _markdown().reset().convert(text)
    html = html.replace("<th>", '<th scope="col">')
    clean = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, link_rel=None, url_schemes={"http", "https", "mailto"})
    return _named_tables(clean)


def _named_tables(html: str) -> str:
    """Tables that scroll in a box of their own and bear the name of the heading above them."""
    parts = html.split("<table>")
    told = parts[0]
    for part in parts[1:]:
        heading = _HEADING.findall(told)
        name = re.sub(r"<[^>]+>", "", heading[-1]) if heading else "Tabel"
        quoted = name.replace('"', "&quot;")
        table, end, rest = part.partition("</table>")
        told += (
            f'<div class="gulir" role="region" aria-label="{quoted}" tabindex="0"><table>'
            f'<caption class="tersembunyi">{name}</caption>{table}{end}</div>{rest}'
        )
    return told


def render(text: str, resolve: Resolve | None = None) -> Markup:
    """Safe HTML of a Markdown text, its links resolved; raw HTML of the author does not get through."""
    if resolve is None:
        return Markup(_html(text))  # noqa: S704 - nh3 has cleaned it

    def told(match: re.Match[str]) -> str:
        target = unescape(match[1])
        return f'href="{escape(resolve(target) or target)}"'

    return Markup(_HREF.sub(told, _html(text)))  # noqa: S704 - as above


def links_in(text: str) -> tuple[str, ...]:
    """The targets of all links of a Markdown text, in order."""
    return tuple(unescape(target) for target in _HREF.findall(_html(text)))
