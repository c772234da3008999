"""The names of the index A-Z, from what each tree publishes for the search."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from pohon.gathered import Gathered
from pohon.search.merge import TREE
from pohon.site import Nama

_WITH_ID = ("sasaran", "indikator", "jabatan")
_ROWS = b'"rekam":'


def with_names(gathered: Gathered) -> Gathered:
    """The same, with the names of every summary that came without (`Summary.slim`); the portal needs none."""
    site = gathered.site
    if site.is_portal or all(each.daftar for each in site.summaries):
        return gathered
    found = {(each.wilayah, each.dinas): tuple(names_in(each.data)) for each in gathered.published(TREE)}
    summaries = tuple(
        each if each.daftar else replace(each, daftar=found.get((each.wilayah, each.dinas), ()))
        for each in site.summaries
    )
    return replace(gathered, site=replace(site, summaries=summaries))


def names_in(data: bytes) -> Iterator[Nama]:
    """Everything that has a name and a page in the `data-cari` of a tree."""
    # Its words and postings are nine tenths of the file. Inside a text, these quotation marks would have a backslash.
    start = data.index(_ROWS) + len(_ROWS)
    rows, _ = json.JSONDecoder().raw_decode(data[start:].decode())
    for jenis, _, judul, alamat in rows:
        output, key = ("", *alamat.rstrip("/").rsplit("/", 2))[-2:]
        if jenis == "dinas":
            yield Nama("dinas", "", jenis, judul)
        elif output in _WITH_ID:
            yield Nama(output, key, jenis, judul)
