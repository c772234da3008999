"""Markdown of authors -> clean HTML: narrative pages and notes."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import nh3
from markupsafe import Markup

Resolve = Callable[[str], str | None]
"""Turns the target of a link into an address, or None where it leads nowhere."""

_TAGS = {
    "a", "abbr", "blockquote", "br", "code", "dd", "dl", "dt", "em", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre",
    "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href"}, "th": {"scope"}, "h2": {"id"}, "h3": {"id"}, "h4": {"id"}, "abbr": {"title"}}
_H1 = re.compile(r"\A\s*#[ \t]+(?P<judul>[^\n]+)\n?")
_HREF = re.compile(r'href="([^"]*)"')


def title_and_body(text: str, fallback: str) -> tuple[str, str]:
    """The first-level heading of a page and the text after it."""
    match = _H1.match(text)
    return (match["judul"].strip(), text[match.end() :]) if match else (fallback, text)


@cache
def _html(text: str) -> str:
    from markdown import Markdown  # noqa: PLC0415 - 40 ms that a site without Markdown need not pay

    html: str = Markdown(extensions=["extra", "sane_lists", "toc"], output_format="html").convert(text)
    html = html.replace("<th>", '<th scope="col">')
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, link_rel=None, url_schemes={"http", "https", "mailto"})


def render(text: str, resolve: Resolve | None = None) -> Markup:
    """Safe HTML of a Markdown text, its links resolved; raw HTML of the author does not get through."""
    if resolve is None:
        return Markup(_html(text))  # noqa: S704 - nh3 has cleaned it
    return Markup(_HREF.sub(lambda match: f'href="{resolve(match[1]) or match[1]}"', _html(text)))  # noqa: S704 - as above


def links_in(text: str) -> tuple[str, ...]:
    """The targets of all links of a Markdown text, in order."""
    return tuple(_HREF.findall(_html(text)))
