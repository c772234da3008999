"""What the trees publish -> the index of the site: a head, the words in shards, a vocabulary, the filters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic_core import from_json

from pohon.gathered import Gathered
from pohon.links import Links, Route
from pohon.search.index import CHUNK, chunk_of, compact, postings, version_of, vocabulary
from pohon.search.records import KINDS, Record
from pohon.search.synonyms import GENERIC, INTENTS, STOP_WORDS
from pohon.search.words import phrases, related, spellings, tokens
from pohon.site import Site

TREE = "data-cari"
SHARD = 125  # sasaran and indikator for which one more shard is made
_MOST = 4000  # postings of a stem that the browser gets: of a word in more records, those that say most of it
_WORDS = 20_000
_FNV, _PRIME, _MASK = 2166136261, 16777619, 0xFFFFFFFF
_TERM = re.compile(r"^(?P<istilah>[^\s:#*|>-][^\n]{0,80})\n:\s+(?P<arti>(?:[^\n]+\n?(?:    )?)+)", re.MULTILINE)


@dataclass(frozen=True)
class Merged:
    """The whole index: `dinas` and `pola` as its head has them, each shard as `{stem: [tree, count, record, ...]}`."""

    dinas: tuple[object, ...]
    pola: str
    shards: tuple[str, ...]
    vocabulary: str
    filters: str
    own: str


def shard_of(stem: str, shards: int) -> int:
    """In which shard a stem stands (FNV-1a, as in the browser)."""
    value = _FNV
    for byte in stem.encode():
        value = ((value ^ byte) * _PRIME) & _MASK
    return value % shards


def shard_count(site: Site) -> int:
    """How many shards the site has: known before any tree's words are."""
    return 1 + sum(summary.sasaran + summary.indikator for summary in site.summaries) // SHARD


def shard_keys(gathered: Gathered) -> tuple[str, ...]:
    """The numbers of the shards."""
    return tuple(str(n) for n in range(shard_count(gathered.site)))


def site_records(site: Site, addresses: Mapping[Route, str]) -> Iterator[Record]:
    """What can be found of the site itself: regions, narrative pages, terms of the glossary."""
    for key in site.wilayah():
        summaries = site.of(key)
        if name := next((s.nama_wilayah for s in summaries if s.nama_wilayah), None):
            dinas = "; ".join(s.nama_dinas for s in summaries)
            yield Record("wilayah", name, addresses["wilayah", key], bidang=(("isi", dinas),))
    for page in site.pages:
        address = addresses["halaman", page.key]
        meanings = tuple(_TERM.finditer(page.teks))
        rest = _TERM.sub("", page.teks) if meanings else page.teks
        yield Record("halaman", page.judul, address, bidang=(("isi", " ".join(_plain(rest).split())),))
        for match in meanings:
            yield Record("istilah", match["istilah"], address, bidang=(("isi", _plain(match["arti"])),))


def _addresses(site: Site, links: Links) -> Iterator[tuple[Route, str]]:
    """Where the site's own pages are for the browser: it knows the folder above that of the search."""
    up = "../" if site.hanya else ""
    for route in (*(("wilayah", key) for key in site.wilayah()), *(("halaman", page.key) for page in site.pages)):
        there = links.route(*route)
        yield route, below(site, there) if route[0] == "wilayah" else up + there


def below(site: Site, route: str) -> str:
    """A URL path from the folder above that of the search: the site's root, or the folder of the one wilayah."""
    return route.removeprefix(f"{site.hanya}/") if site.hanya else route


def _plain(markdown: str) -> str:
    """The words of a Markdown text, its marks and the targets of its links left out."""
    return " ".join(re.sub(r"\]\([^)]*\)|[#*_`\[\]|>]", " ", markdown).split())


def merged(gathered: Gathered, links: Links) -> Merged:
    """The index of the site, worked out once for all its files."""
    return _merged(gathered, tuple(_addresses(gathered.site, links)))


@lru_cache(maxsize=1)
def _merged(gathered: Gathered, addresses: tuple[tuple[Route, str], ...]) -> Merged:
    site = gathered.site
    own = tuple(site_records(site, dict(addresses)))
    whole = _Whole()
    whole.add(postings(own), vocabulary(own))
    # One tree after the other: all of them together, as Python has them, are ten times the size of their files.
    for each in gathered.published(TREE):
        whole.add_tree(site, from_json(each.data))
    return Merged(
        dinas=tuple(whole.dinas),
        pola=whole.pola,
        shards=tuple(compact(shard) for shard in _shards(whole.letak, shard_count(site))),
        vocabulary=compact(" ".join(_commonest(whole.kata))),
        filters=compact(
            {"tahun": sorted(whole.tahun, reverse=True), "jabatan": sorted(whole.jabatan.items(), key=_by_name)}
        ),
        own=chunk_of(own, ""),
    )


class _Whole:
    """Collects what all trees say: postings by stem, words, the rows of the head, what readers filter by."""

    def __init__(self) -> None:
        self.letak: dict[str, list[int]] = {}
        self.kata: Counter[str] = Counter()
        self.tahun: set[str] = set()
        self.jabatan: dict[str, list[int]] = {}
        self.dinas: list[object] = []
        self.pola = ""
        self.parts = 0

    def add(self, letak: Mapping[str, list[int]], kata: Mapping[str, int]) -> None:
        """The postings and words of the next tree; those of the site itself come first."""
        for stem, flat in letak.items():
            self.letak.setdefault(stem, []).extend((self.parts, len(flat) // 2, *flat))
        self.kata.update(kata)
        self.parts += 1

    def add_tree(self, site: Site, tree: Mapping[str, Any]) -> None:
        """The next tree as it published itself."""
        for name in tree["jabatan"]:
            self.jabatan.setdefault(name, []).append(self.parts)
        self.tahun.update(tree["tahun"])
        self.dinas.append(_tree(site, tree))
        self.pola = self.pola or tree["pola"]
        self.add(tree["letak"], tree["kata"])


def _by_name(item: tuple[str, list[int]]) -> str:
    return item[0].lower()


def _shards(letak: Mapping[str, list[int]], shards: int) -> list[dict[str, list[int]]]:
    found: list[dict[str, list[int]]] = [{} for _ in range(shards)]
    for stem in sorted(letak):
        found[shard_of(stem, shards)][stem] = most_telling(letak[stem], _MOST)
    return found


def most_telling(flat: list[int], most: int) -> list[int]:
    """Of a stem that stands in very many records, those of which it says most; of equals the first."""
    if len(flat) <= 2 * most:
        return flat
    told = Counter(posting % 100 for _, _, own in _by_tree(flat) for posting in own)
    least, room = _least(told, most)
    kept: list[int] = []
    for tree, records, own in _by_tree(flat):
        chosen: list[int] = []
        for n, posting in zip(records, own, strict=True):
            weight = posting % 100
            if weight > least or (weight == least and room):
                room -= weight == least
                chosen += (n, posting)
        if chosen:
            kept += (tree, len(chosen) // 2, *chosen)
    return kept


def _by_tree(flat: list[int]) -> Iterator[tuple[int, list[int], list[int]]]:
    """The number of each tree, those of its records, and the postings of the stem in them."""
    at = 0
    while at < len(flat):
        end = at + 2 + 2 * flat[at + 1]
        yield flat[at], flat[at + 2 : end : 2], flat[at + 3 : end : 2]
        at = end


def _least(weights: Mapping[int, int], room: int) -> tuple[int, int]:
    """The least weight of which there is room for some, and for how many; so counted, nothing need be sorted."""
    for weight in sorted(weights, reverse=True):
        if weights[weight] >= room:
            return weight, room
        room -= weights[weight]
    return -1, 0


def _commonest(words: Mapping[str, int]) -> list[str]:
    """All words, the commonest first."""
    return sorted(words, key=lambda word: (-words[word], word))[:_WORDS]


def site_shard(gathered: Gathered, key: str, links: Links) -> str:
    """One shard of the words."""
    return merged(gathered, links).shards[int(key)]


def site_vocabulary(gathered: Gathered, _key: str, links: Links) -> str:
    """All words as they are written, the commonest first, in one text."""
    return merged(gathered, links).vocabulary


def site_filters(gathered: Gathered, _key: str, links: Links) -> str:
    """The years and positions by which readers filter."""
    return merged(gathered, links).filters


def site_own(gathered: Gathered, _key: str, links: Links) -> str:
    """The records of the site's own pages."""
    return merged(gathered, links).own


def site_head(gathered: Gathered, _key: str, links: Links) -> str:
    """What the browser loads first: the dinas, the versions of all other files, the tables for words."""
    whole = merged(gathered, links)
    return compact(
        {
            "versi": 1,
            "jenis": KINDS,
            "serpih": [version_of(shard) for shard in whole.shards],
            "kosakata": version_of(whole.vocabulary),
            "saring": version_of(whole.filters),
            "situs": version_of(whole.own),
            "potong": CHUNK,
            "pola": whole.pola,
            "dinas": whole.dinas,
            **_tables(),
        }
    )


def _tree(site: Site, tree: Mapping[str, Any]) -> list[object]:
    """Address, name, region, the words by which readers mean this dinas or its region, count, versions."""
    places = [word for word in tokens(tree["nama_wilayah"]) if word not in GENERIC] if tree["bernama"] else []
    short = tokens(tree["singkatan"])
    alamat = below(site, tree["alamat"])
    return [alamat, tree["nama"], tree["nama_wilayah"], places, short, len(tree["rekam"]), tree["versi"]]


def _tables() -> dict[str, object]:
    """The tables of `synonyms.py` as the browser uses them: words as stems."""
    return {
        "henti": " ".join(sorted(STOP_WORDS)),
        "ejaan": spellings(),
        "singkatan": [[short, list(phrase)] for phrase, short in phrases().items()],
        "dekat": {word: list(others) for word, others in related().items()},
        "umum": sorted(GENERIC),
        "niat": [
            [list(words), {str(KINDS.index(kind)): factor for kind, factor in kinds.items()}, only]
            for words, kinds, only in INTENTS
        ],
    }
