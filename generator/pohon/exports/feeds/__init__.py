"""Files for programs that visit the site: catalogue, description, news, list of pages, rules, a guide, embedding."""

from pohon.exports.feeds.atom import atom
from pohon.exports.feeds.dcat import dcat
from pohon.exports.feeds.llms import llms
from pohon.exports.feeds.oembed import oembed
from pohon.exports.feeds.openapi import openapi
from pohon.exports.feeds.places import has_address
from pohon.exports.feeds.sitemap import robots, sitemap

__all__ = ["atom", "dcat", "has_address", "llms", "oembed", "openapi", "robots", "sitemap"]
