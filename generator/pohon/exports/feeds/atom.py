"""News of the site: which trees changed, and when (RFC 4287)."""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from pohon.exports.feeds.places import Known, full_name, tree_key, trees
from pohon.gathered import Gathered
from pohon.links import Links

NAMESPACE = "http://www.w3.org/2005/Atom"
_NEVER = "1970-01-01"  # the standard asks for a date also where nothing ever changed
_SINCE = "2026"  # a tag names a year in which its owner had the address; it must stay the same for ever


def atom(gathered: Gathered, _key: str, links: Links) -> str:
    """The feed: an entry for each tree that has a date, the newest first."""
    dated = [each for each in trees(gathered) if each.changed]
    entries = sorted(dated, key=lambda each: (each.changed or "", tree_key(each.summary)), reverse=True)
    settings = gathered.site.settings
    feed = Element("feed", {"xmlns": NAMESPACE, "xml:lang": links.kata.bahasa})
    _text(feed, "id", _tag(links.absolute("beranda")))
    _text(feed, "title", f"{settings.site_name}: {links.kata('perubahan')}")
    _text(feed, "updated", _moment(entries[0].changed or _NEVER if entries else _NEVER))
    SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": links.absolute("beranda")})
    SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": links.absolute("perubahan-atom")})
    _text(SubElement(feed, "author"), "name", settings.site_name)
    for each in entries:
        _entry(feed, each, links)
    indent(feed, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(feed, "unicode") + "\n"


def _entry(feed: Element, each: Known, links: Links) -> None:
    summary, page = each.summary, links.absolute("dinas", tree_key(each.summary))
    entry = SubElement(feed, "entry")
    _text(entry, "id", _tag(page))
    _text(entry, "title", full_name(summary))
    _text(entry, "updated", _moment(each.changed or _NEVER))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": page})
    counts = (links.kata.counted(summary.sasaran, "sasaran"), links.kata.counted(summary.indikator, "indikator"))
    _text(entry, "summary", f"{summary.judul_dokumen}: {links.kata.listed(counts)}.")


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _tag(address: str) -> str:
    """A name that lasts (RFC 4151), also if the site moves from http to https."""
    parts = urlsplit(address)
    return f"tag:{parts.hostname},{_SINCE}:{parts.path or '/'}"


def _moment(day: str) -> str:
    """Noon of Greenwich: on that day in every time zone of Indonesia."""
    return f"{day}T12:00:00Z"
