"""The workbook of one dinas for spreadsheet programs: numbers are numbers, the printed text stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from types import MappingProxyType
from typing import NamedTuple

from pohon.exports.columns import BETWEEN, Column
from pohon.exports.data import data_of
from pohon.exports.shapes import DinasData
from pohon.exports.tables import ANGGARAN, INDIKATOR, JABATAN, LINTAS, SASARAN, Group, Table, written
from pohon.exports.workbook import (
    DEEPEST,
    HEAD,
    NAME,
    TEXT,
    Sheet,
    Texts,
    number_cell,
    text_cell,
    workbook,
    yes_cell,
)
from pohon.exports.written import Cell, title_of
from pohon.links import Links
from pohon.model import Jenis
from pohon.terms import JENIS
from pohon.understood import Understood

_MARGIN = 0.7109375  # that programs add to a width of so many digits
_EXACT = 15  # digits that a spreadsheet's number holds
_NUMBERS = {"whole", "decimal", "year"}

# fmt: off
_WIDTHS = {
    "jenis": 18, "sasaran_jenis": 18, "nama": 60, "sasaran_nama": 45, "nomenklatur": 40, "penanggung_jawab_nama": 30,
    "penanggung_jawab_sasaran": 30, "definisi": 45, "formula": 45, "strategi": 40, "arah_kebijakan": 40,
    "permasalahan": 40, "catatan": 50, "catatan_angka": 40, "alasan": 50, "url": 40, "mitra": 40, "keterangan": 40,
    "pernyataan_lain": 40, "csf": 30, "target_tercetak": 16, "realisasi_tercetak": 18, "id": 18,
    "komponen_rumus": 40, "faktor_pendukung": 40, "faktor_penghambat": 40, "tindak_lanjut": 40, "bukti": 40,
    "revisi_target": 40, "capaian_alasan": 20, "pagu": 18, "pagu_tercetak": 18,
}
_USUAL = 13
_LEFT_OUT = {
    "pohon": {"fiktif", "wilayah", "dinas", "urutan", "pernyataan", "bagian", "nomenklatur_edisi", "penanggung_jawab",
              "indikator"},
    "indikator": {"fiktif", "wilayah", "dinas", "urutan", "penanggung_jawab"},
    "jabatan": {"fiktif", "wilayah", "dinas"},
    "lintas": {"fiktif", "wilayah", "dinas"},
    "anggaran": {"fiktif", "wilayah", "dinas"},
}
_SPELLED = {"fiktif": "Contoh fiktif", "url": "URL", "iku": "IKU", "csf": "CSF", "id": "ID"}
# fmt: on


class Page(NamedTuple):
    """What stands on a sheet: its name, its table, the rows of each thing, how deep in the tree each thing stands.

    `fiktif`: all of it is invented, which the first column says in each row.
    """

    name: str
    table: Table
    groups: Iterable[Group]
    depths: Mapping[str, int] = MappingProxyType({})
    fiktif: bool = False

    def columns(self) -> tuple[Column, ...]:
        """The columns in the order of the table."""
        mark = tuple(column for column in self.table.columns if column.name == "fiktif" and self.fiktif)
        return (*mark, *(column for column in self.table.columns if column.name not in _LEFT_OUT[self.name]))

    def depth(self, group: Group) -> int:
        """How far the name of a thing is indented."""
        return min(self.depths.get(str(group.shared.get("id")), 0), DEEPEST)


def xlsx_file(u: Understood, _key: str, links: Links) -> bytes:
    """The workbook: the tree, its indikator with one row per period, positions and partners."""
    return xlsx(data_of(u, links))


def xlsx(data: DinasData) -> bytes:
    """A workbook of four sheets, and one of budgets where there are any; the same bytes for the same data."""
    depths = dict(_outline(data))
    by_id = {str(group.shared["id"]): group for group in SASARAN.groups(data)}
    tree = Page("pohon", SASARAN, [by_id[key] for key in depths], depths)
    told = (INDIKATOR, JABATAN, LINTAS, *((ANGGARAN,) if any(s["anggaran"] for s in data["sasaran"]) else ()))
    others = (Page(table.name, table, table.groups(data)) for table in told)
    pages = (page._replace(fiktif=data["dokumen"]["fiktif"]) for page in (tree, *others))
    texts = Texts()
    return workbook((_sheet(page, texts) for page in pages), texts, title_of(data), data["dokumen"]["judul"])


def _outline(data: DinasData) -> Iterator[tuple[str, int]]:
    """Every sasaran with its depth, each below the first of its parents."""
    below: dict[str, list[str]] = {}
    for s in data["sasaran"]:
        below.setdefault(s["induk"][0] if s["induk"] else "", []).append(s["id"])
    waiting = [(key, 0) for key in reversed(below.get("", []))]
    while waiting:
        key, depth = waiting.pop()
        yield key, depth
        waiting.extend((child, depth + 1) for child in reversed(below.get(key, [])))


def _sheet(page: Page, texts: Texts) -> Sheet:
    """A sheet with its head; what several rows share is written once."""
    columns = page.columns()
    names = tuple(column.name for column in columns)
    head = "".join(text_cell(x, HEAD, heading(name), texts) for x, name in enumerate(names))

    # Of the periods of many indikator, most have the years, names and figures of others.
    @cache
    def cell(depth: int, x: int, value: Cell) -> str:
        return _cell(x, columns[x], value, NAME + depth if names[x] == "nama" else TEXT, texts)

    rows = (row for group in page.groups for row in written(group, names, partial(cell, page.depth(group))))
    widths = tuple(_WIDTHS.get(name, _USUAL) + _MARGIN for name in names)
    return Sheet(page.name, widths, (head, *rows))


def _cell(x: int, column: Column, value: Cell, style: int, texts: Texts) -> str:
    """A number as a number while a spreadsheet holds all its digits; text always as text; no cell for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return yes_cell(x, style, value=value)
    if column.kind in _NUMBERS and len(str(value)) <= _EXACT:
        return number_cell(x, style, float(value or 0))
    return text_cell(x, style, _shown(column, str(value)), texts)


def _shown(column: Column, value: str) -> str:
    """Levels in words; the items of a cell each on a line of its own."""
    if column.name in {"jenis", "sasaran_jenis"}:
        return JENIS[Jenis(value)]
    return value.replace(BETWEEN, "\n") if column.kind == "texts" else value


def heading(name: str) -> str:
    """`"penanggung_jawab_nama"` -> `"Penanggung jawab nama"`, `"url"` -> `"URL"`."""
    return _SPELLED.get(name) or name.replace("_", " ").capitalize()
