"""For search engines: the list of all pages, and the rules for robots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from pohon.gathered import Gathered
from pohon.links import Links

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
MOST = 50_000
"""How many pages one list may hold."""


def sitemap(gathered: Gathered, _key: str, links: Links) -> str:
    """All pages with the dates of their last change and their other languages; never more than `MOST`."""
    root = f"{links.site_url.rstrip('/')}/"
    languages = gathered.site.settings.pohon.bahasa
    routes = frozenset(page.route for page in gathered.pages)
    pages = Element("urlset", {"xmlns": NAMESPACE, **({"xmlns:xhtml": XHTML} if languages[1:] else {})})
    for route, changed in gathered.pages[:MOST]:
        page = SubElement(pages, "url")
        SubElement(page, "loc").text = root + route
        if changed:
            SubElement(page, "lastmod").text = changed
        for bahasa, other in _editions(route, languages, routes):
            SubElement(page, "xhtml:link", {"rel": "alternate", "hreflang": bahasa, "href": root + other})
    indent(pages, "")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(pages, "unicode") + "\n"


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
