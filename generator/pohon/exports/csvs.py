"""The CSV files of one dinas, what CSVW says of them, and the Frictionless data package around them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from pohon.exports.columns import BETWEEN, Column, Kind
from pohon.exports.data import data_of
from pohon.exports.shapes import VERSION, DinasData
from pohon.exports.tables import ANGGARAN, INDIKATOR, JABATAN, LINTAS, SASARAN, TABLES, Table, written
from pohon.exports.written import Cell, as_cell, as_json, title_of
from pohon.links import Links
from pohon.memo import Same
from pohon.understood import Understood

Json = dict[str, Any]

_CSVW_TYPES: Mapping[Kind, str] = {
    "text": "string",
    "texts": "string",
    "whole": "integer",
    "decimal": "decimal",
    "yes": "boolean",
    "year": "gYear",
    "address": "anyURI",
}
_PACKAGE_TYPES: Mapping[Kind, str] = {
    "text": "string",
    "texts": "string",
    "whole": "integer",
    "decimal": "number",
    "yes": "boolean",
    "year": "year",
    "address": "string",
}


def csv_text(table: Table, data: DinasData) -> str:
    """One table of a dinas as CSV: the file itself, and what the data package measures."""
    return _csv_text(Same((table, data)))


@lru_cache(maxsize=len(TABLES))
def _csv_text(of: Same[tuple[Table, DinasData]]) -> str:
    table, data = of.things
    head = table.head()
    rows = (row for group in table.groups(data) for row in written(group, head, as_column, ","))
    return "".join([row + "\r\n" for row in (",".join(head), *rows)])


def as_column(_column: int, value: Cell) -> str:
    """A cell of CSV, which is the same in every column."""
    return as_cell(value)


def indikator_csv(u: Understood, _key: str, links: Links) -> str:
    """`indikator.csv`: one row per indikator and period."""
    return csv_text(INDIKATOR, data_of(u, links))


def sasaran_csv(u: Understood, _key: str, links: Links) -> str:
    """`sasaran.csv`: one row per sasaran."""
    return csv_text(SASARAN, data_of(u, links))


def jabatan_csv(u: Understood, _key: str, links: Links) -> str:
    """`jabatan.csv`: one row per position."""
    return csv_text(JABATAN, data_of(u, links))


def lintas_csv(u: Understood, _key: str, links: Links) -> str:
    """`lintas.csv`: one row per partner of a sasaran."""
    return csv_text(LINTAS, data_of(u, links))


def anggaran_csv(u: Understood, _key: str, links: Links) -> str:
    """`anggaran.csv`: one row per sasaran and year that have a budget."""
    return csv_text(ANGGARAN, data_of(u, links))


def tables_of(data: DinasData) -> tuple[Table, ...]:
    """The tables that are published: partners and budgets only where the document names any."""
    empty = [table for table in (LINTAS, ANGGARAN) if not any(table.groups(data))]
    return tuple(table for table in TABLES if table not in empty)


def csvw_file(u: Understood, _key: str, links: Links) -> str:
    """CSV on the Web: what the columns of the CSV files beside it mean (W3C, tabular metadata)."""
    return as_json(csvw(data_of(u, links)))


def csvw(data: DinasData) -> Json:
    """A TableGroup of the CSV files of one dinas."""
    lisensi = data["lisensi"]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "id"}],
        "dc:title": title_of(data),
        "dc:source": data["dokumen"]["judul"],
        **({"dc:modified": {"@value": data["berubah"], "@type": "xsd:date"}} if data["berubah"] else {}),
        **({"dc:license": {"@id": lisensi["url"]}} if lisensi and lisensi["url"] else {}),
        "dialect": {"header": True, "encoding": "utf-8", "lineTerminators": ["\r\n"]},
        "notes": [{"hitungan": data["hitungan"]}],
        "tables": [_csvw_table(table) for table in tables_of(data)],
    }


def _csvw_table(table: Table) -> Json:
    filled = {column.name for column in table.columns if column.required}  # CSVW knows no reference that may be empty
    return {
        "url": f"{table.name}.csv",
        "dc:title": table.title,
        "tableSchema": {
            "columns": [_csvw_column(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "columnReference": each.column,
                    "reference": {"resource": f"{each.table}.csv", "columnReference": each.target},
                }
                for each in table.references
                if each.column in filled
            ],
        },
    }


def _csvw_column(column: Column) -> Json:
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.meaning,
        "datatype": _CSVW_TYPES[column.kind],
        **({"separator": BETWEEN} if column.kind == "texts" else {}),
        **({"required": True} if column.required else {}),
    }


def datapackage_file(u: Understood, _key: str, links: Links) -> str:
    """The CSV files of one dinas as a Frictionless data package."""
    return as_json(datapackage(data_of(u, links)))


def datapackage(data: DinasData) -> Json:
    """The descriptor: what the files are, how large, with which digest, and what their fields mean."""
    lisensi = data["lisensi"]
    return {
        "profile": "tabular-data-package",
        "name": f"pohon-kinerja.{data['wilayah']['id']}.{data['dinas']['id']}",
        "title": title_of(data),
        "description": f"Salinan kata demi kata dari dokumen: {data['dokumen']['judul']}.",
        "version": VERSION,
        "homepage": data["dinas"]["url"],
        "keywords": ["pohon kinerja", "SAKIP", "indikator kinerja"],
        **({"licenses": [_licence(lisensi["nama"], lisensi["url"])]} if lisensi else {}),
        "sources": [{"title": data["dokumen"]["judul"]}],
        "hitungan": data["hitungan"],
        "resources": [_resource(table, csv_text(table, data).encode()) for table in tables_of(data)],
    }


def _licence(nama: str, url: str | None) -> Json:
    short = nama.replace(" ", "-")
    return {"name": short, "title": nama, **({"path": url} if url else {})}


def _resource(table: Table, content: bytes) -> Json:
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "header": True},
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": [each.column],
                    "reference": {"resource": _other(table, each.table), "fields": [each.target]},
                }
                for each in table.references
            ],
            "missingValues": [""],
        },
    }


def _other(table: Table, name: str) -> str:
    """A data package writes nothing for the table itself."""
    return "" if name == table.name else name


def _field(column: Column) -> Json:
    return {
        "name": column.name,
        "type": _PACKAGE_TYPES[column.kind],
        "description": column.meaning,
        **({"constraints": {"required": True}} if column.required else {}),
    }
