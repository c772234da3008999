"""Files for programs that visit the site: catalogue, description, news, list of pages, rules, a guide, embedding."""

from pohon.exports.feeds.atom import atom
from pohon.exports.feeds.dcat import dcat
from pohon.exports.feeds.llms import llms
from pohon.exports.feeds.oembed import oembed
from pohon.exports.feeds.openapi import openapi
from pohon.exports.feeds.places import has_address
from pohon.exports.feeds.portal import portal_atom, portal_dcat, portal_llms, portal_sitemap, portal_sitemap_keys
from pohon.exports.feeds.sitemap import robots, sitemap, sitemap_keys

__all__ = [
    "atom", "dcat", "has_address", "llms", "oembed", "openapi", "portal_atom", "portal_dcat", "portal_llms",
    "portal_sitemap", "portal_sitemap_keys", "robots", "sitemap", "sitemap_keys",
]  # fmt: skip
