"""The site as a catalogue of data and as a place to search in."""

from __future__ import annotations

from pohon.linked.dataset import CATALOG
from pohon.linked.node import Node, node
from pohon.linked.parts import LANGUAGE, licence, permanent
from pohon.links import Links
from pohon.site import Site

_TERM = "search_term_string"  # the name that search engines document


def catalog(site: Site, links: Links) -> tuple[Node, Node]:
    """The DataCatalog and the WebSite, for the home page.

    The catalogue does not list its data sets: each dinas names its catalogue.
    """
    settings = site.settings
    home = permanent(settings, links, "beranda")
    named = {
        "name": settings.site_name,
        "description": settings.site_description,
        "url": links.absolute("beranda"),
    }
    return (
        node("DataCatalog", {"@id": home + CATALOG, **named, "inLanguage": LANGUAGE, "license": licence(settings)}),
        node(
            "WebSite",
            {"@id": f"{home}#situs", **named, "inLanguage": links.kata.bahasa, "potentialAction": _search(links)},
        ),
    )


def _search(links: Links) -> Node | None:
    if not links.has("cari"):
        return None
    target = node("EntryPoint", {"urlTemplate": f"{links.absolute('cari')}?q={{{_TERM}}}"})
    return node("SearchAction", {"target": target, "query-input": f"required name={_TERM}"})
