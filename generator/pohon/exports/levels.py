"""One small JSON file per level, for apps: every sasaran of that level, from all trees."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from pohon.exports.columns import BETWEEN
from pohon.exports.shapes import VERSION
from pohon.exports.written import as_cell, as_json
from pohon.gathered import Gathered, Published
from pohon.links import Links
from pohon.model import Jenis

Names = Mapping[tuple[str, str], tuple[str | None, str]]


def levels(_gathered: Gathered) -> tuple[str, ...]:
    """Every level from the top down, also one that no tree has: an address that an app asks for does not vanish."""
    return tuple(jenis.value for jenis in Jenis)


def level_file(gathered: Gathered, key: str, _links: Links) -> str:
    """`data/jenjang/<jenis>.json`: the sasaran of a level in the order of the trees.

    It is made of the CSV of each tree, a twentieth of its JSON.
    """
    return as_json({"versi_skema": VERSION, "jenis": key, "sasaran": _by_level(gathered).get(key, [])})


@lru_cache(maxsize=1)
def _by_level(gathered: Gathered) -> Mapping[str, list[dict[str, Any]]]:
    """The rows of all levels: every tree is read once for all of them."""
    names = {(each.wilayah, each.dinas): (each.nama_wilayah, each.nama_dinas) for each in gathered.site.summaries}
    found: dict[str, list[dict[str, Any]]] = {}
    for each in gathered.published("sasaran-csv"):
        for jenis, row in _rows(each, names):
            found.setdefault(jenis, []).append(row)
    return found


def _rows(published: Published, names: Names) -> Iterator[tuple[str, dict[str, Any]]]:
    nama_wilayah, nama_dinas = names[published.wilayah, published.dinas]
    for row in csv.DictReader(io.StringIO(published.data.decode(), newline="")):
        yield (
            row["jenis"],
            {
                "id": row["id"],
                "wilayah": published.wilayah,
                "nama_wilayah": nama_wilayah,
                "dinas": published.dinas,
                "nama_dinas": nama_dinas,
                "nama": row["nama"],
                "penanggung_jawab": _items(row["penanggung_jawab_nama"]),
                "indikator": len(_items(row["indikator"])),
                "url": row["url"],
                "fiktif": row["fiktif"] == as_cell(value=True),
            },
        )


def _items(cell: str) -> list[str]:
    return cell.split(BETWEEN) if cell else []
