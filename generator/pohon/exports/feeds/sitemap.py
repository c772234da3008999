"""For search engines: the lists of all pages, and the rules for robots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from pohon.gathered import Gathered, PageAddress
from pohon.links import Links

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
MOST = 50_000
"""How many pages one list may hold."""


def sitemap_keys(gathered: Gathered) -> tuple[str, ...]:
    """One list; where the pages are too many, several, and above them a list of lists where there is no portal.

    None where all is invented.
    """
    if gathered.site.fiktif:
        return ()
    count = len(gathered.own) + sum(len(tree.routes) for tree in gathered.trees)
    if count <= MOST:
        return ("",)
    numbered = tuple(f"-{n}" for n in range(1, -(-count // MOST) + 1))
    return numbered if gathered.site.hanya else ("", *numbered)


def sitemap(gathered: Gathered, key: str, links: Links) -> str:
    """Pages with the dates of their last change and their other languages; never more than `MOST`."""
    pages = gathered.pages
    if key:
        start = (int(key.removeprefix("-")) - 1) * MOST
        return page_list(gathered, pages[start : start + MOST], links)
    if len(pages) > MOST:
        return index((links.absolute("sitemap", each), None) for each in sitemap_keys(gathered) if each)
    return page_list(gathered, pages, links)


def page_list(gathered: Gathered, pages: Iterable[PageAddress], links: Links) -> str:
    """A list of pages."""
    root = f"{links.site_url.rstrip('/')}/"
    languages = gathered.site.settings.pohon.bahasa
    routes = frozenset(page.route for page in gathered.pages) if languages[1:] else frozenset()
    space = f' xmlns:xhtml="{XHTML}"' if languages[1:] else ""
    rows = (
        _row(
            "url", root + route, changed, [(each, root + other) for each, other in _editions(route, languages, routes)]
        )
        for route, changed in pages
    )
    return _written("urlset", space, rows)


def index(lists: Iterable[tuple[str, str | None]]) -> str:
    """The list of lists: their absolute addresses, with the dates of the last change of what they list."""
    return _written("sitemapindex", "", (_row("sitemap", address, changed) for address, changed in lists))


def _row(tag: str, address: str, changed: str | None, others: Iterable[tuple[str, str]] = ()) -> str:
    date = f"<lastmod>{changed}</lastmod>\n" if changed else ""
    same = "".join(
        f'<xhtml:link rel="alternate" hreflang="{bahasa}" href={quoteattr(other)} />\n' for bahasa, other in others
    )
    return f"<{tag}>\n<loc>{escape(address)}</loc>\n{date}{same}</{tag}>\n"


def _written(tag: str, space: str, rows: Iterable[str]) -> str:
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{tag} xmlns="{NAMESPACE}"{space}>\n'
    return f"{head}{''.join(rows)}</{tag}>\n"


def _editions(route: str, languages: tuple[str, ...], routes: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The page in each language of the site, itself too; nothing where there is one language only."""
    prefixes: Mapping[str, str] = {bahasa: f"{bahasa}/" if n else "" for n, bahasa in enumerate(languages)}
    own = next((prefix for prefix in prefixes.values() if prefix and route.startswith(prefix)), "")
    bare = route.removeprefix(own)
    for bahasa, prefix in prefixes.items():
        if languages[1:] and prefix + bare in routes:
            yield bahasa, prefix + bare


def robots(_gathered: Gathered, _key: str, links: Links) -> str:
    """Everybody may read everything; the list of pages where there is one."""
    where = f"\nSitemap: {links.absolute('sitemap')}\n" if links.has("sitemap") else ""
    return f"User-agent: *\nAllow: /\n{where}"
