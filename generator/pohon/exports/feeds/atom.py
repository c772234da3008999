"""News of the site: which trees changed, and when (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from pohon.exports.feeds.places import Known, full_name, home, scope_name, tree_key, trees
from pohon.gathered import Gathered
from pohon.links import Links
from pohon.site import Site

NAMESPACE = "http://www.w3.org/2005/Atom"
_NEVER = "1970-01-01"  # the standard asks for a date also where nothing ever changed
_SINCE = "2026"  # a tag names a year in which its owner had the address; it must stay the same for ever


class Entry(NamedTuple):
    """A piece of news: the address of the page, what it is called, the ISO date, what is told of it."""

    page: str
    title: str
    changed: str
    told: str


def atom(gathered: Gathered, _key: str, links: Links) -> str:
    """The feed: an entry for each tree that has a date, the newest first."""
    dated = [each for each in trees(gathered) if each.changed]
    entries = sorted(dated, key=lambda each: (each.changed or "", tree_key(each.summary)), reverse=True)
    return feed(gathered.site, [_entry(each, links) for each in entries], links)


def _entry(each: Known, links: Links) -> Entry:
    summary = each.summary
    counts = (links.kata.counted(summary.sasaran, "sasaran"), links.kata.counted(summary.indikator, "indikator"))
    told = f"{summary.judul_dokumen}: {links.kata.listed(counts)}."
    return Entry(links.absolute("dinas", tree_key(summary)), full_name(summary), each.changed or _NEVER, told)


def feed(site: Site, entries: Sequence[Entry], links: Links) -> str:
    """The feed of these entries, the newest first."""
    root = Element("feed", {"xmlns": NAMESPACE, "xml:lang": links.kata.bahasa})
    _text(root, "id", _tag(home(site, links)))
    _text(root, "title", f"{scope_name(site)}: {links.kata('perubahan')}")
    _text(root, "updated", _moment(entries[0].changed if entries else _NEVER))
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": home(site, links)})
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": links.absolute("perubahan-atom")})
    _text(SubElement(root, "author"), "name", site.settings.site_name)
    for each in entries:
        _add(root, each)
    indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, "unicode") + "\n"


def _add(root: Element, each: Entry) -> None:
    entry = SubElement(root, "entry")
    _text(entry, "id", _tag(each.page))
    _text(entry, "title", each.title)
    _text(entry, "updated", _moment(each.changed))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": each.page})
    _text(entry, "summary", each.told)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _tag(address: str) -> str:
    """A name that lasts (RFC 4151), also if the site moves from http to https."""
    parts = urlsplit(address)
    return f"tag:{parts.hostname},{_SINCE}:{parts.path or '/'}"


def _moment(day: str) -> str:
    """Noon of Greenwich: on that day in every time zone of Indonesia."""
    return f"{day}T12:00:00Z"
