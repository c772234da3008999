"""Plain data as text: JSON, CSV by RFC 4180, and the title that all files of a dinas share."""

from __future__ import annotations

import re
from functools import lru_cache

from pydantic_core import to_json

from pohon.exports.shapes import DinasData
from pohon.terms import said_fiktif

Cell = str | int | bool | None

_QUOTED = re.compile(r'[",\r\n]')


def as_json(value: object) -> str:
    """Indented JSON, keys in the order of the data, letters as they are, ended by a line break."""
    # json.dumps(indent=2) writes the same; its C encoder knows no indent, so that it takes fifteen times as long.
    return to_json(value, indent=2).decode() + "\n"


# Of the periods of many indikator, most have the years, names and figures of others.
@lru_cache(maxsize=4096, typed=True)
def as_cell(value: Cell) -> str:
    """A cell of CSV: quotes where needed, nothing where there is nothing, `true` and `false`."""
    if value is None:
        return ""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def title_of(data: DinasData) -> str:
    """`"Pohon kinerja Dinas Perikanan, Kota Contoh"`; it says so where it is invented."""
    title = ", ".join(filter(None, (f"Pohon kinerja {data['dinas']['nama']}", data["wilayah"]["nama"])))
    return said_fiktif(title, fiktif=data["dokumen"]["fiktif"])
