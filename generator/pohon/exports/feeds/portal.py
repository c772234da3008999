"""The same files for the portal of a site *berwilayah*: each lists wilayah, and leads to the file that they have."""

from __future__ import annotations

from pohon.exports.feeds.atom import Entry, feed
from pohon.exports.feeds.dcat import Node, catalog, dated, filled, said
from pohon.exports.feeds.llms import guide, link, section
from pohon.exports.feeds.places import json_text
from pohon.exports.feeds.sitemap import index, page_list
from pohon.gathered import Gathered, Region, newest
from pohon.linked.dataset import CATALOG
from pohon.links import Links
from pohon.site import Site, nama_wilayah

OWN = "-situs"
MOST_NEWS = 100
"""How many wilayah the feed names: those that changed last."""


def portal_dcat(gathered: Gathered, _key: str, links: Links) -> str:
    """The catalogue of the catalogues of all wilayah."""
    site = gathered.site
    below = [_catalog(site, region, links) for region in gathered.regions]
    return json_text({**catalog(site, _changed(gathered), links), "dcat:catalog": below})


def _catalog(site: Site, region: Region, links: Links) -> Node:
    return filled(
        {
            "@id": links.absolute("wilayah", region.wilayah) + CATALOG,
            "@type": "dcat:Catalog",
            "dct:title": said(f"{site.settings.site_name}: {nama_wilayah(site, region.wilayah)}"),
            "dct:modified": dated(region.changed),
            "dct:source": {"@id": links.absolute("katalog", region.wilayah)},
            "foaf:homepage": {"@id": links.absolute("wilayah", region.wilayah)},
        }
    )


def portal_atom(gathered: Gathered, _key: str, links: Links) -> str:
    """The feed: an entry for each wilayah that changed, the newest first; their own feeds name the dinas."""
    changed = [region for region in gathered.regions if region.changed]
    newest = sorted(changed, key=lambda region: (region.changed or "", region.wilayah), reverse=True)[:MOST_NEWS]
    return feed(gathered.site, [_entry(gathered.site, region, links) for region in newest], links)


def _entry(site: Site, region: Region, links: Links) -> Entry:
    page = links.absolute("wilayah", region.wilayah)
    told = links.kata.counted(len(site.by_wilayah[region.wilayah]), "dinas")
    return Entry(page, nama_wilayah(site, region.wilayah), region.changed or "", f"{told}.")


def portal_sitemap_keys(gathered: Gathered) -> tuple[str, ...]:
    """The list of all lists, and the list of the portal's own pages; none where all is invented."""
    return () if gathered.site.fiktif else ("", OWN)


def portal_sitemap(gathered: Gathered, key: str, links: Links) -> str:
    """The list of the lists of all wilayah, or that of the portal's own pages."""
    if key:
        return page_list(gathered, gathered.pages, links)
    root = f"{links.site_url.rstrip('/')}/"
    below = ((root + path, region.changed) for region in gathered.regions for path in region.sitemaps)
    return index(((links.absolute("sitemap", OWN), None), *below))


def portal_llms(gathered: Gathered, _key: str, links: Links) -> str:
    """The guide: what this is, the pages to read, the guide of each wilayah."""
    site, kata = gathered.site, links.kata
    regions = (
        f"{link(nama_wilayah(site, key), links.absolute('llms', key))}: {kata.counted(len(own), 'dinas')}"
        for key, own in site.by_wilayah.items()
    )
    return guide(site, section(kata("Wilayah"), regions), links)


def _changed(gathered: Gathered) -> str | None:
    return newest(region.changed for region in gathered.regions)
