"""Records -> what each tree publishes for the search: its records in small files, and one file of all its words."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pohon.format import shortened
from pohon.kata import Kata
from pohon.links import Links, Route
from pohon.memo import Same
from pohon.search.records import FIELDS, KINDS, Record, records_of, subjects
from pohon.search.words import counted_in, tokens
from pohon.understood import Understood

CHUNK = 24  # records in a file: a query shows records of many dinas, so that each file should be small
_SHORTEST = 3  # letters of a word that is worth completing
_LONGEST = 320  # letters of a part that a result may quote

WEIGHTS = {
    "judul": 6.0, "singkatan": 9.0, "nama_lain": 3.0, "nomenklatur": 3.0, "kondisi": 3.0, "csf": 3.0, "lintas": 3.0,
    "penandatangan": 3.0, "label": 2.0, "dokumen": 2.0, "wilayah": 2.0, "definisi": 1.5, "strategi": 1.5,
    "permasalahan": 1.5, "indikator": 1.2, "sasaran": 1.2, "penanggung_jawab": 1.2, "target": 1.2, "induk": 0.5,
}  # fmt: skip
_USUAL_LENGTH = {"judul": 9, "isi": 60}
_OTHER_LENGTH = 14
_SATURATION = 2.5
_SPREAD = 0.5  # how much a long text counts less than a short one
SCALE = 100  # weights are whole numbers below it; a posting is kind * SCALE + weight
_NAMED = ("definisi", "formula", "strategi", "permasalahan", "csf", "nomenklatur", "kondisi", "target", "lintas")


def compact(value: object) -> str:
    """JSON without needless white space, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def version_of(text: str) -> str:
    """A short digest: addresses of data bear it, so that browsers may keep them."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def weights(each: Record) -> dict[str, int]:
    """How much each stem says of a record, 1 to 99: often, in short parts, in parts that weigh more."""
    total: dict[str, float] = {}
    for name, text in (("judul", each.judul), *each.bidang):
        stems, counted = counted_in(text)
        length = stems / _USUAL_LENGTH.get(name, _OTHER_LENGTH)
        share = WEIGHTS.get(name, 1.0) / (1 - _SPREAD + _SPREAD * length)
        for stem, times in counted:
            total[stem] = total.get(stem, 0.0) + share * (1 + (times - 1) / 4)
    for name, _ in each.bidang:
        if name in _NAMED:  # "definisi koperasi sehat": the name of a part is a word of it
            for stem, _ in counted_in(name).terms:
                total[stem] = total.get(stem, 0.0) + 1.0
    return {
        stem: max(1, min(SCALE - 1, round(SCALE * each.bobot * w / (w + _SATURATION)))) for stem, w in total.items()
    }


def postings(records: Sequence[Record]) -> dict[str, list[int]]:
    """For each stem `[record, posting, record, posting, ...]`; kinds, years and positions are stems with `=`."""
    found: dict[str, list[int]] = {}
    for n, each in enumerate(records):
        kind = KINDS.index(each.jenis) * SCALE
        for stem, weight in weights(each).items():
            found.setdefault(stem, []).extend((n, kind + weight))
        for key in (
            f"={each.jenis}",
            *(f"={year}" for year in each.tahun),
            *(f"={name.lower()}" for name in each.jabatan),
        ):
            found.setdefault(key, []).extend((n, kind))
    return dict(sorted(found.items()))


def vocabulary(records: Iterable[Record]) -> dict[str, int]:
    """In how many records each word stands, as it is written there: for completing and correcting what is typed."""
    found: Counter[str] = Counter()
    for each in records:
        found.update(_words(" ".join((each.judul, *(text for _, text in each.bidang)))))
    return dict(sorted(found.items()))


def _words(text: str) -> set[str]:
    return {word for word in tokens(text) if len(word) >= _SHORTEST and not word.isdigit()}


def chunk_of(records: Iterable[Record], address: str) -> str:
    """A file of records as the browser shows them; addresses are those below `address`."""
    return compact([_shown(each, address) for each in records])


def _shown(each: Record, address: str) -> list[object]:
    level = KINDS.index(each.jenjang) if each.jenjang else -1
    parts = [[FIELDS.index(name), shortened(text, _LONGEST)] for name, text in each.bidang]
    return [KINDS.index(each.jenis), level, each.judul, each.alamat.removeprefix(address), parts]


class _Found(NamedTuple):
    """The records of a tree, and its files of them."""

    records: tuple[Record, ...]
    chunks: tuple[str, ...]


@lru_cache(maxsize=1)
def _found(of: Same[tuple[Understood, Mapping[Route, str]]], kata: Kata) -> _Found:
    u, routes = of.things
    links = Links(routes, "", kata=kata)
    records, address = records_of(u, links), links.route("dinas")
    chunks = (chunk_of(records[n : n + CHUNK], address) for n in range(0, len(records), CHUNK))
    return _Found(records, tuple(chunks))


def chunk_keys(u: Understood) -> tuple[str, ...]:
    """The numbers of a tree's files of records: `"0"`, `"1"`, ..."""
    return tuple(str(n) for n in range(-(-len(subjects(u)) // CHUNK)))


def tree_records(u: Understood, key: str, links: Links) -> str:
    """One file of records of a tree."""
    return _found(Same((u, links.routes)), links.kata).chunks[int(key)]


def tree_index(u: Understood, _key: str, links: Links) -> str:
    """The file of all words of a tree: from these alone, the index of the site is made."""
    (records, chunks), address = _found(Same((u, links.routes)), links.kata), links.route("dinas")
    return compact(
        {
            "alamat": address,
            "nama": u.tree.isi.perangkat_daerah.nama,
            "singkatan": u.tree.isi.perangkat_daerah.singkatan or "",
            "nama_wilayah": u.facts.nama_wilayah,
            "bernama": u.tree.isi.perangkat_daerah.wilayah is not None,
            "pola": links.route("cari-rekam", "0").removeprefix(address).replace("0", "{n}"),
            "versi": [version_of(chunk) for chunk in chunks],
            "tahun": sorted({year for each in records for year in each.tahun}),
            "jabatan": sorted({name for each in records for name in each.jabatan}),
            "rekam": [[each.jenis, each.jenjang, each.judul, each.alamat] for each in records],
            "kata": vocabulary(records),
            "letak": postings(records),
        }
    )
