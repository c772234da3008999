"""The JSON Schema of a content file, for editors: `python -m pohon.schema skema/pohon.schema.json`.

It tells what authors may write, not what the model holds. Its words are those of `docs/format-isi.md`, so that the
help in an editor and the manual never differ.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from pohon.model import Pohon
from pohon.model.baris import read_range
from pohon.model.dinas import Tahun
from pohon.reading.shape import model_at

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "format-isi.md"

_YEAR: str = get_args(Tahun)[1].pattern
_DIALECT = "http://json-schema.org/draft-07/schema#"  # the newest that YAML editors know well
_WRITTEN = ["string", "number"]  # the reader takes every scalar as text, quoted or not
_FIGURE = {"type": _WRITTEN, "minLength": 1}
_LINES = {"type": ["string", "integer"], "pattern": r"^\s*\d{1,6}(\s*[-\u2013]\s*\d{1,6})?\s*$", "minimum": 1}


class _Authored(GenerateJsonSchema):
    """The model as authors write it: figures and line numbers as printed, one text where a list is expected."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        bounds = {"minimum": 1900, "maximum": 2099} if schema.get("pattern") == _YEAR else {}
        return {**super().str_schema(schema), "type": _WRITTEN, **bounds}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        inner = self.generate_inner(schema["schema"])
        if "type" not in inner:
            return super().nullable_schema(schema)
        types = inner["type"] if isinstance(inner["type"], list) else [inner["type"]]
        return {**inner, "type": [*types, "null"]}

    def dataclass_schema(self, _schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        """Angka, the only dataclass of the model."""
        return dict(_FIGURE)

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """A validator in front of a list lets one item stand for it; `read_range` reads line numbers."""
        if schema["function"]["function"] is read_range:
            return dict(_LINES)
        inner = super().function_before_schema(schema)
        return {"anyOf": [inner["items"], inner]} if inner.get("type") == "array" else inner

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Without the default: an editor would write it into the file."""
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, _schema: Any) -> bool:  # noqa: ANN401 - as in pydantic
        return False


def schema(manual: str = "") -> dict[str, Any]:
    """The schema of one content file, with the meaning of each key as the manual tells it."""
    made = Pohon.model_json_schema(ref_template="#/definitions/{model}", schema_generator=_Authored)
    definitions: dict[str, Any] = made.pop("$defs")
    for each in (made, *definitions.values()):
        for own in ("title", "description"):  # names of classes, and docstrings for programmers
            each.pop(own, None)
    for row in manual_rows(manual):
        model = model_at(Pohon, row.path) if row.kind == "Kunci" else None
        if model is not None:
            properties = (made if model is Pohon else definitions[model.__name__])["properties"]
            properties[row.name]["description"] = row.cells[2]
    return {"$schema": _DIALECT, "title": "Pohon kinerja satu dinas", **made, "definitions": definitions}


def as_text(manual: str) -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(manual), ensure_ascii=False, indent=2) + "\n"


@dataclass(frozen=True)
class ManualRow:
    """One table row of a manual: the name in its heading, the head of its first column, its cells."""

    path: tuple[str, ...]
    kind: str
    cells: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the row is about: its first cell without the backticks."""
        return self.cells[0].strip("`")


_CODE = re.compile(r"`([^`]+)`")
_BAR = re.compile(r"(?<!\\)\|")


def manual_rows(text: str) -> Iterator[ManualRow]:
    """Every table row of a Markdown text below a heading such as "Pengukuran: `sasaran.indikator.pengukuran`"."""
    path: tuple[str, ...] = ()
    kind, fenced = "", False
    for line in text.splitlines():
        fenced ^= line.startswith("```")
        if fenced or not line.startswith("|"):
            kind = ""
            if line.startswith("#") and not fenced:
                named = _CODE.search(line)
                path = tuple(named[1].split(".")) if named else ()
            continue
        cells = tuple(cell.strip().replace("\\|", "|") for cell in _BAR.split(line)[1:-1])
        if not kind:
            kind = cells[0]
        elif cells[0].strip("-: "):
            yield ManualRow(path, kind, cells)


def main(arguments: Sequence[str]) -> int:
    """Write the schema to the file that is named."""
    if len(arguments) != 1:
        sys.stderr.write("python -m pohon.schema skema/pohon.schema.json\n")
        return 2
    manual = MANUAL.read_text("utf-8") if MANUAL.is_file() else ""
    Path(arguments[0]).write_text(as_text(manual), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
