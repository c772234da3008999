"""A guide to the site for language models (llmstxt.org): Markdown, short, with the way to every tree and its data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pohon.exports.feeds.places import full_name, scope_name, tree_key
from pohon.gathered import Gathered
from pohon.links import Links
from pohon.site import Site, Summary
from pohon.terms import JENIS_DOKUMEN

_BRACKETS = re.compile(r"[\[\]]")
_TREE_FILES = (("data-json", "JSON"), ("indikator-csv", "CSV"))
_SITE_FILES = (
    ("data", "Semua unduhan"),
    ("sqlite", "Semua data dalam satu berkas SQLite"),
    ("katalog", "Katalog DCAT (JSON-LD)"),
    ("openapi", "Uraian berkas data (OpenAPI 3.1)"),
    ("perubahan-atom", "Perubahan terakhir (Atom)"),
)


def llms(gathered: Gathered, _key: str, links: Links) -> str:
    """The guide: what this is, the pages to read, each dinas with its data, the files of the whole site."""
    site, kata = gathered.site, links.kata
    dinas = (_dinas(summary, links) for summary in site.summaries)
    return guide(site, section(kata("Perangkat daerah"), dinas), links)


def guide(site: Site, places: tuple[str, ...], links: Links) -> str:
    """The guide with its list of places to go to."""
    kata = links.kata
    about = site.settings.site_description or kata("Pohon kinerja perangkat daerah Indonesia.")
    rules = kata(
        "Setiap pernyataan disalin apa adanya dari dokumen perangkat daerah, termasuk salah ketiknya, dengan nomor "
        "baris sumber. Yang kosong dalam dokumen disebut belum diisi dan tidak pernah berarti nol."
    )
    parts = (
        (f"# {scope_name(site)}", f"> {about}", rules),
        section(kata("Halaman bacaan"), _reading(site, links)),
        places,
        section(kata("Data"), _files(links)),
    )
    return "\n\n".join(block for part in parts for block in part) + "\n"


def section(title: str, items: Iterable[str]) -> tuple[str, ...]:
    """A heading and its list; nothing where there is nothing to list."""
    found = "\n".join(f"- {item}" for item in items)
    return (f"## {title}", found) if found else ()


def _reading(site: Site, links: Links) -> Iterator[str]:
    for page in site.pages:
        yield link(page.judul, links.absolute("halaman", page.key))


def _dinas(summary: Summary, links: Links) -> str:
    kata, key = links.kata, tree_key(summary)
    counts = (kata.counted(summary.sasaran, "sasaran"), kata.counted(summary.indikator, "indikator"))
    kind = " ".join(part for part in (kata(_kind(summary)), summary.tahun) if part)
    files = [link(text, links.absolute(name, key)) for name, text in _TREE_FILES if links.has(name, key)]
    data = f". {kata('Data')}: {', '.join(files)}" if files else ""
    return f"{link(full_name(summary), links.absolute('dinas', key))}: {kind}, {kata.listed(counts)}{data}"


def _kind(summary: Summary) -> str:
    return next((words for jenis, words in JENIS_DOKUMEN.items() if jenis.value == summary.jenis_dokumen), "")


def _files(links: Links) -> Iterator[str]:
    for name, words in _SITE_FILES:
        if links.has(name):
            yield link(links.kata(words), links.absolute(name))


def link(text: str, url: str) -> str:
    """A link in Markdown."""
    label = _BRACKETS.sub(r"\\\g<0>", " ".join(text.split()))
    return f"[{label}]({url})"
