"""Workbooks for spreadsheet programs (Office Open XML): sheets of rows with a frozen, filtered head.

As little of the format as these sheets need, written as text: a library that has an object for every cell takes ten
times as long, longer than all pages of a tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from string import ascii_uppercase
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

HEAD, TEXT, NAME = 1, 2, 3  # styles of cells; NAME + depth is indented
DEEPEST = 15  # as far as spreadsheet programs indent
LONGEST = 32_767  # letters that a cell holds
ROW = "\0"  # stands for the number of the row in a cell that several rows share
_MADE = "2000-01-01T00:00:00Z"  # the same for all: the same data give the same bytes
_LEVEL = 2  # of compression: twice as fast as the usual one, a tenth larger
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# Letters that XML cannot hold, and what looks like the way in which this format writes them.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


@dataclass
class Texts:
    """The texts of all cells, each once: cells name them by their number."""

    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, text: str) -> int:
        """The number of a text."""
        return self.numbers.setdefault(text, len(self.numbers))


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, the widths of its columns, its rows as the cells of each, which name their row as `ROW`."""

    name: str
    widths: tuple[float, ...]
    rows: Iterable[str]


def text_cell(column: int, style: int, text: str, texts: Texts) -> str:
    """A cell with a text, never a formula or a link."""
    return f'{_opening(column, style)} t="s"><v>{texts.number(text[:LONGEST])}</v></c>'


def number_cell(column: int, style: int, value: float) -> str:
    """A cell with a number."""
    return f"{_opening(column, style)}><v>{value:.16G}</v></c>"


def yes_cell(column: int, style: int, *, value: bool) -> str:
    """A cell with yes or no."""
    return f'{_opening(column, style)} t="b"><v>{int(value)}</v></c>'


@lru_cache(maxsize=1024)
def _opening(column: int, style: int) -> str:
    return f'<c r="{letters(column)}{ROW}" s="{style}"'


def letters(column: int) -> str:
    """The name of a column: 0 is `"A"`, 26 is `"AA"`."""
    before, last = divmod(column, len(ascii_uppercase))
    return (letters(before - 1) if before else "") + ascii_uppercase[last]


def workbook(sheets: Iterable[Sheet], texts: Texts, title: str, subject: str) -> bytes:
    """The file; `texts` are full when the last sheet is made."""
    made = [(sheet.name, *_sheet(sheet, is_first=n == 0)) for n, sheet in enumerate(sheets)]
    names = [name for name, _, _ in made]
    return _packed(
        {
            "[Content_Types].xml": _content_types(len(made)),
            "_rels/.rels": _relations(_ROOT),
            "docProps/core.xml": _properties(title, subject),
            "xl/workbook.xml": _book(names, [ref for _, ref, _ in made]),
            "xl/_rels/workbook.xml.rels": _relations(dict(_parts(len(made)))),
            "xl/styles.xml": _styles(),
            **{f"xl/worksheets/sheet{n}.xml": xml for n, (_, _, xml) in enumerate(made, 1)},
            "xl/sharedStrings.xml": _strings(texts),
        }
    )


def _packed(parts: Mapping[str, str]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as book:
        for path, text in parts.items():
            about = ZipInfo(path)
            about.compress_type = ZIP_DEFLATED
            about.create_system = 0  # else the same data give other bytes on Windows
            book.writestr(about, _XML + text, ZIP_DEFLATED, _LEVEL)
    return out.getvalue()


def _sheet(sheet: Sheet, *, is_first: bool) -> tuple[str, str]:
    """The range of its cells and its XML."""
    rows = [f'<row r="{y}">{cells.replace(ROW, str(y))}</row>' for y, cells in enumerate(sheet.rows, 1)]
    ref = f"A1:{letters(len(sheet.widths) - 1)}{len(rows)}"
    shown = ' tabSelected="1"' if is_first else ""
    columns = "".join(
        f'<col min="{x}" max="{x}" width="{width}" style="{TEXT}" customWidth="1"/>'
        for x, width in enumerate(sheet.widths, 1)
    )
    return ref, (
        f'<worksheet xmlns="{_MAIN}"><dimension ref="{ref}"/><sheetViews><sheetView{shown} workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>'
        f'</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols>'
        f'<sheetData>{"".join(rows)}</sheetData><autoFilter ref="{ref}"/></worksheet>'
    )


def _strings(texts: Texts) -> str:
    count = len(texts.numbers)
    return f'<sst xmlns="{_MAIN}" uniqueCount="{count}">{"".join(map(_string, texts.numbers))}</sst>'


def _string(text: str) -> str:
    plain = _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    kept = ' xml:space="preserve"' if plain != plain.strip() else ""
    return f"<si><t{kept}>{escape(plain)}</t></si>"


def _styles() -> str:
    """The look of the head, of texts, and of names by their depth."""
    looks = [_look(f'indent="{depth}" ' if depth else "") for depth in (0, *range(DEEPEST + 1))]
    head = _look("", 'fontId="1" fillId="2"')
    formats = "".join(('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', head, *looks))
    font, white = '<name val="Calibri"/><family val="2"/>', '<color rgb="FFFFFFFF"/>'
    return (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/>{font}</font>'
        f'<font><b/><sz val="11"/>{white}{font}</font></fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill><fill><patternFill patternType="solid"><fgColor rgb="FF1F3A5F"/></patternFill></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(looks) + 2}">{formats}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _look(indent: str, font: str = 'fontId="0" fillId="0"') -> str:
    side = f'horizontal="left" {indent}' if indent else ""
    return (
        f'<xf numFmtId="0" {font} borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">'
        f'<alignment {side}vertical="top" wrapText="1"/></xf>'
    )


def _properties(title: str, subject: str) -> str:
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{_MADE}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:subject>{escape(subject)}</dc:subject>{dates}</cp:coreProperties>"
    )


def _book(names: list[str], refs: list[str]) -> str:
    sheets = "".join(f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1))
    filters = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{n}" hidden="1">{_fixed(name, ref)}</definedName>'
        for n, (name, ref) in enumerate(zip(names, refs, strict=True))
    )
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{sheets}</sheets><definedNames>{filters}</definedNames></workbook>"
    )


def _fixed(name: str, ref: str) -> str:
    """`("pohon", "A1:C9")` -> `"pohon!$A$1:$C$9"`."""
    return f"{name}!" + re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", ref)


_ROOT = {"rId1": ("officeDocument", "xl/workbook.xml"), "rId2": ("", "docProps/core.xml")}


def _parts(sheets: int) -> Iterator[tuple[str, tuple[str, str]]]:
    yield from ((f"rId{n}", ("worksheet", f"worksheets/sheet{n}.xml")) for n in range(1, sheets + 1))
    yield f"rId{sheets + 1}", ("styles", "styles.xml")
    yield f"rId{sheets + 2}", ("sharedStrings", "sharedStrings.xml")


def _relations(to: Mapping[str, tuple[str, str]]) -> str:
    found = "".join(
        f'<Relationship Id="{key}" Type="{_type(kind)}" Target="{target}"/>' for key, (kind, target) in to.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _type(kind: str) -> str:
    return f"{_OFFICE}/{kind}" if kind else f"{_PACKAGE}/relationships/metadata/core-properties"


def _content_types(sheets: int) -> str:
    parts = {
        "/xl/workbook.xml": f"{_SHEETML}.sheet.main+xml",
        **{f"/xl/worksheets/sheet{n}.xml": f"{_SHEETML}.worksheet+xml" for n in range(1, sheets + 1)},
        "/xl/styles.xml": f"{_SHEETML}.styles+xml",
        "/xl/sharedStrings.xml": f"{_SHEETML}.sharedStrings+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    found = "".join(f'<Override PartName="{path}" ContentType="{kind}"/>' for path, kind in parts.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{found}</Types>'
    )
