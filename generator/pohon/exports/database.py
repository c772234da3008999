"""All trees in one SQLite file, made of the data that each tree publishes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from operator import itemgetter
from typing import NamedTuple

from pydantic_core import from_json

from pohon.exports import ddl
from pohon.exports.document_records import Record
from pohon.exports.records import records
from pohon.exports.shapes import VERSION, DinasData
from pohon.exports.written import as_json
from pohon.gathered import Gathered
from pohon.links import Links


def sqlite_file(gathered: Gathered, _key: str, _links: Links) -> bytes:
    """The database of the whole site; opens in Datasette. The same trees give the same bytes."""
    return database(from_json(each.data) for each in gathered.published("data-json"))


def database(trees: Iterable[DinasData]) -> bytes:
    """The trees as tables, filled in their order, so that row numbers do not change from run to run."""
    with closing(sqlite3.connect(":memory:")) as base:
        # Nobody goes back to what was before: a journal would take as long as the rows.
        base.execute("PRAGMA journal_mode = OFF")
        base.executescript(ddl.TABLES)
        for table, found in _by_table(trees).items():
            base.executemany(_insert(table, found.names), found.rows)
        base.commit()
        base.executescript(f"BEGIN; {ddl.INDEXES} {ddl.VIEWS} {ddl.SEARCH} COMMIT;")
        return base.serialize()


class _Found(NamedTuple):
    """The rows of a table: the names of its columns, and the values of each row in their order."""

    names: tuple[str, ...]
    values: Callable[[Record], tuple[object, ...]]
    rows: list[tuple[object, ...]]


def _by_table(trees: Iterable[DinasData]) -> Mapping[str, _Found]:
    found: dict[str, _Found] = {}
    for table, row in _all(trees):
        if table not in found:
            found[table] = _Found(tuple(row), itemgetter(*row), [])
        found[table].rows.append(found[table].values(row))
    return found


def _all(trees: Iterable[DinasData]) -> Iterator[tuple[str, Record]]:
    """The rows of all trees; a region once, with the first name and code that any of its documents gives."""
    yield "meta", {"nama": "versi_skema", "nilai": VERSION}
    regions: dict[str, Record] = {}
    for data in trees:
        if not regions:
            yield "meta", {"nama": "hitungan", "nilai": as_json(data["hitungan"])}
        own = data["wilayah"]
        known = regions.setdefault(own["id"], {"id": own["id"], "nama": None, "kode": None, "url": own["url"]})
        regions[own["id"]] = {**known, "nama": known["nama"] or own["nama"], "kode": known["kode"] or own["kode"]}
        yield from records(data)
    for region in regions.values():
        yield "wilayah", region


def _insert(table: str, names: Sequence[str]) -> str:
    """The statement for rows of a table; all names are ours."""
    values = ", ".join("?" * len(names))
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({values})"  # noqa: S608 - no word of a document is in it
