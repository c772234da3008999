"""All trees in one SQLite file, made of the data that each tree publishes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing

from pohon.exports import ddl
from pohon.exports.document_records import Record
from pohon.exports.records import records
from pohon.exports.shapes import VERSION, DinasData
from pohon.gathered import Gathered
from pohon.links import Links


def sqlite_file(gathered: Gathered, _key: str, _links: Links) -> bytes:
    """The database of the whole site; opens in Datasette. The same trees give the same bytes."""
    return database(json.loads(each.data) for each in gathered.published("data-json"))


def database(trees: Iterable[DinasData]) -> bytes:
    """The trees as tables, filled in their order, so that row numbers do not change from run to run."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.executescript(ddl.TABLES)
        for table, rows in _by_table(trees).items():
            base.executemany(_insert(table, rows[0]), rows)
        base.commit()
        base.executescript(f"BEGIN; {ddl.INDEXES} {ddl.VIEWS} {ddl.SEARCH} COMMIT;")
        return base.serialize()


def _by_table(trees: Iterable[DinasData]) -> Mapping[str, list[Record]]:
    found: dict[str, list[Record]] = {"meta": [{"nama": "versi_skema", "nilai": VERSION}]}
    for table, row in _all(trees):
        found.setdefault(table, []).append(row)
    return found


def _all(trees: Iterable[DinasData]) -> Iterator[tuple[str, Record]]:
    """The rows of all trees; a region once, with the first name and code that any of its documents gives."""
    regions: dict[str, Record] = {}
    for data in trees:
        own = data["wilayah"]
        known = regions.setdefault(own["id"], {"id": own["id"], "nama": None, "kode": None, "url": own["url"]})
        regions[own["id"]] = {**known, "nama": known["nama"] or own["nama"], "kode": known["kode"] or own["kode"]}
        yield from records(data)
    for region in regions.values():
        yield "wilayah", region


def _insert(table: str, row: Record) -> str:
    """The statement for rows of a table; both names are ours."""
    names = ", ".join(row)
    values = ", ".join(f":{name}" for name in row)
    return f"INSERT INTO {table} ({names}) VALUES ({values})"  # noqa: S608 - no word of a document is in it
