"""What the trees publish -> the index of the site: a head, the words in shards, a vocabulary, the filters."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pohon.gathered import Gathered
from pohon.links import Links
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
    """The whole index: each shard as `{stem: [tree, count, record, posting, ..., tree, count, ...]}`."""

    trees: tuple[Mapping[str, object], ...]
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


def site_records(site: Site, links: Links) -> Iterator[Record]:
    """What can be found of the site itself: regions, narrative pages, terms of the glossary."""
    for key in site.wilayah():
        summaries = site.of(key)
        if name := next((s.nama_wilayah for s in summaries if s.nama_wilayah), None):
            dinas = "; ".join(s.nama_dinas for s in summaries)
            yield Record("wilayah", name, links.route("wilayah", key), bidang=(("isi", dinas),))
    for page in site.pages:
        route = links.route("halaman", page.key)
        meanings = tuple(_TERM.finditer(page.teks))
        rest = _TERM.sub("", page.teks) if meanings else page.teks
        yield Record("halaman", page.judul, route, bidang=(("isi", " ".join(_plain(rest).split())),))
        for match in meanings:
            yield Record("istilah", match["istilah"], route, bidang=(("isi", _plain(match["arti"])),))


def _plain(markdown: str) -> str:
    """The words of a Markdown text, its marks and the targets of its links left out."""
    return " ".join(re.sub(r"\]\([^)]*\)|[#*_`\[\]|>]", " ", markdown).split())


def merged(gathered: Gathered, links: Links) -> Merged:
    """The index of the site, worked out once for all its files."""
    published = tuple(each.data for each in gathered.published(TREE))
    return _merged(published, tuple(site_records(gathered.site, links)), shard_count(gathered.site))


@lru_cache(maxsize=1)
def _merged(published: tuple[bytes, ...], own: tuple[Record, ...], shards: int) -> Merged:
    trees = tuple(json.loads(data) for data in published)
    parts = (postings(own), *(tree["letak"] for tree in trees))
    return Merged(
        trees=trees,
        shards=tuple(compact(shard) for shard in _shards(parts, shards)),
        vocabulary=compact(" ".join(_vocabulary((vocabulary(own), *(tree["kata"] for tree in trees))))),
        filters=compact(_filters(trees)),
        own=chunk_of(own, ""),
    )


def _shards(parts: Iterable[Mapping[str, list[int]]], shards: int) -> list[dict[str, list[int]]]:
    found: list[dict[str, list[int]]] = [{} for _ in range(shards)]
    for n, part in enumerate(parts):
        for stem, flat in part.items():
            found[shard_of(stem, shards)].setdefault(stem, []).extend((n, len(flat) // 2, *flat))
    return [{stem: _most_telling(flat) for stem, flat in sorted(shard.items())} for shard in found]


def _most_telling(flat: list[int]) -> list[int]:
    """Of a stem that stands in very many records, those of which it says most."""
    if len(flat) <= 2 * _MOST:
        return flat
    rows = sorted(_rows(flat), key=lambda row: -(row[2] % 100))[:_MOST]
    kept: list[int] = []
    by_tree: dict[int, list[int]] = {}
    for tree, n, posting in sorted(rows):
        by_tree.setdefault(tree, []).extend((n, posting))
    for tree, own in by_tree.items():
        kept.extend((tree, len(own) // 2, *own))
    return kept


def _rows(flat: list[int]) -> Iterator[tuple[int, int, int]]:
    at = 0
    while at < len(flat):
        tree, count = flat[at], flat[at + 1]
        for n in range(at + 2, at + 2 + 2 * count, 2):
            yield tree, flat[n], flat[n + 1]
        at += 2 + 2 * count


def _vocabulary(parts: Iterable[Mapping[str, int]]) -> list[str]:
    """All words, the commonest first."""
    found: Counter[str] = Counter()
    for part in parts:
        found.update(part)
    return sorted(found, key=lambda word: (-found[word], word))[:_WORDS]


def _filters(trees: tuple[Mapping[str, list[str]], ...]) -> dict[str, object]:
    jabatan: dict[str, list[int]] = {}
    for n, tree in enumerate(trees, start=1):
        for name in tree["jabatan"]:
            jabatan.setdefault(name, []).append(n)
    return {
        "tahun": sorted({year for tree in trees for year in tree["tahun"]}, reverse=True),
        "jabatan": sorted(jabatan.items(), key=lambda item: item[0].lower()),
    }


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
            "pola": next((tree["pola"] for tree in whole.trees), ""),
            "dinas": [_tree(tree) for tree in whole.trees],
            **_tables(),
        }
    )


def _tree(tree: Mapping[str, object]) -> list[object]:
    """Address, name, region, the words by which readers mean this dinas or its region, count, versions."""
    places = [word for word in tokens(str(tree["nama_wilayah"])) if word not in GENERIC] if tree["bernama"] else []
    rows = tree["rekam"]
    count = len(rows) if isinstance(rows, list) else 0
    short = tokens(str(tree["singkatan"]))
    return [tree["alamat"], tree["nama"], tree["nama_wilayah"], places, short, count, tree["versi"]]


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
