"""The workbook of one dinas for spreadsheet programs: numbers are numbers, the printed text stands beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from pohon.exports.columns import BETWEEN, Column
from pohon.exports.data import data_of
from pohon.exports.shapes import DinasData
from pohon.exports.tables import INDIKATOR, JABATAN, LINTAS, SASARAN, Row, Table
from pohon.exports.written import Cell, title_of
from pohon.links import Links
from pohon.model import Jenis
from pohon.terms import JENIS
from pohon.understood import Understood

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same for all: the same tree gives the same bytes
_DEEPEST = 15  # as far as Excel indents
_EXACT = 15  # digits that a spreadsheet's number holds
_NUMBERS = {"whole", "decimal", "year"}

# fmt: off
_WIDTHS = {
    "jenis": 18, "sasaran_jenis": 18, "nama": 60, "sasaran_nama": 45, "nomenklatur": 40, "penanggung_jawab_nama": 30,
    "penanggung_jawab_sasaran": 30, "definisi": 45, "formula": 45, "strategi": 40, "arah_kebijakan": 40,
    "permasalahan": 40, "catatan": 50, "catatan_angka": 40, "alasan": 50, "url": 40, "mitra": 40, "keterangan": 40,
    "pernyataan_lain": 40, "csf": 30, "target_tercetak": 16, "realisasi_tercetak": 18, "id": 18,
}
_USUAL = 13
_LEFT_OUT = {
    "pohon": {"wilayah", "dinas", "urutan", "pernyataan", "bagian", "nomenklatur_edisi", "penanggung_jawab",
              "indikator"},
    "indikator": {"wilayah", "dinas", "urutan", "penanggung_jawab"},
    "jabatan": {"wilayah", "dinas"},
    "lintas": {"wilayah", "dinas"},
}
_SPELLED = {"url": "URL", "iku": "IKU", "csf": "CSF", "id": "ID"}
# fmt: on


class Looks(NamedTuple):
    """The formats of a workbook; `names` by depth in the tree."""

    head: Format
    text: Format
    names: tuple[Format, ...]


class Sheet(NamedTuple):
    """A sheet: its name, the table and the rows on it, and how deep in the tree each row stands."""

    name: str
    table: Table
    rows: tuple[Row, ...]
    depths: Mapping[str, int] = MappingProxyType({})


def xlsx_file(u: Understood, _key: str, links: Links) -> bytes:
    """The workbook: the tree, its indikator with one row per period, positions and partners."""
    return xlsx(data_of(u, links))


def xlsx(data: DinasData) -> bytes:
    """A workbook of four sheets, always the same bytes for the same data."""
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title_of(data), "subject": data["dokumen"]["judul"], "created": _MADE})
    looks = _looks(book)
    depths = dict(_outline(data))
    by_id = {str(row["id"]): row for row in SASARAN.rows(data)}
    _write_sheet(book, looks, Sheet("pohon", SASARAN, tuple(by_id[key] for key in depths), depths))
    for table in (INDIKATOR, JABATAN, LINTAS):
        _write_sheet(book, looks, Sheet(table.name, table, tuple(table.rows(data))))
    book.close()
    return out.getvalue()


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


def _looks(book: Workbook) -> Looks:
    plain = {"valign": "top", "text_wrap": True}
    return Looks(
        book.add_format({**plain, "bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3A5F"}),
        book.add_format(plain),
        tuple(book.add_format({**plain, "indent": depth}) for depth in range(_DEEPEST + 1)),
    )


def _write_sheet(book: Workbook, looks: Looks, page: Sheet) -> None:
    """A sheet with a frozen, filtered head; the columns in the order of the table."""
    sheet = book.add_worksheet(page.name)
    columns = [column for column in page.table.columns if column.name not in _LEFT_OUT[page.name]]
    for x, column in enumerate(columns):
        sheet.set_column(x, x, _WIDTHS.get(column.name, _USUAL), looks.text)
        sheet.write_string(0, x, heading(column.name), looks.head)
    for y, row in enumerate(page.rows, 1):
        for x, column in enumerate(columns):
            value = row[column.name]
            if value is not None:
                depth = page.depths.get(str(row["id"]), 0) if column.name == "nama" else 0
                _write_cell(sheet, (y, x), column, value, looks.names[min(depth, _DEEPEST)])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(page.rows), len(columns) - 1)


def _write_cell(sheet: Worksheet, place: tuple[int, int], column: Column, value: Cell, look: Format) -> None:
    """A number as a number while a spreadsheet holds all its digits; text always as text, never as a formula."""
    if isinstance(value, bool):
        sheet.write_boolean(*place, value, look)
    elif column.kind in _NUMBERS and len(str(value)) <= _EXACT:
        sheet.write_number(*place, float(value or 0), look)
    else:
        sheet.write_string(*place, _shown(column, str(value)), look)


def _shown(column: Column, value: str) -> str:
    """Levels in words; the items of a cell each on a line of its own."""
    if column.name in {"jenis", "sasaran_jenis"}:
        return JENIS[Jenis(value)]
    return value.replace(BETWEEN, "\n") if column.kind == "texts" else value


def heading(name: str) -> str:
    """`"penanggung_jawab_nama"` -> `"Penanggung jawab nama"`, `"url"` -> `"URL"`."""
    return _SPELLED.get(name) or name.replace("_", " ").capitalize()
