"""Plain data as text: JSON, CSV by RFC 4180, and the title that all files of a dinas share."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence

from pohon.exports.shapes import DinasData

Cell = str | int | bool | None


def as_json(value: object) -> str:
    """Indented JSON, keys in the order of the data, letters as they are, ended by a line break."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_csv(head: Sequence[str], rows: Iterable[Iterable[Cell]]) -> str:
    """Commas, quotes where needed, CRLF; an empty cell where there is nothing, `true` and `false`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: Cell) -> Cell:
    return str(value).lower() if isinstance(value, bool) else value


def title_of(data: DinasData) -> str:
    """`"Pohon kinerja Dinas Perikanan, Kota Contoh"`."""
    return ", ".join(filter(None, (f"Pohon kinerja {data['dinas']['nama']}", data["wilayah"]["nama"])))
