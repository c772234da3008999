"""The JSON Schema (draft 2020-12) of the published data, made of the annotations of their shapes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints, is_typeddict

from pohon.exports.shapes import DinasData
from pohon.exports.written import as_json
from pohon.links import Links

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_FORMATS = {"url": "uri-reference", "$schema": "uri-reference", "berubah": "date"}
_SIMPLE = {str: "string", int: "integer", bool: "boolean"}


def schema_file(_site: object, _key: str, links: Links) -> str:
    """The schema of every `data/pohon.json`, as a file of the site."""
    return as_json(schema(links.absolute("skema")))


def schema(address: str) -> dict[str, Any]:
    """The schema; `address` is where it is published."""
    parts: dict[str, Any] = {}
    whole = _object(DinasData, parts)
    title = "Pohon kinerja satu dinas"
    return {"$schema": DIALECT, "$id": address, "title": title, **whole, "$defs": dict(sorted(parts.items()))}


@cache
def meanings(shape: type) -> Mapping[str, str]:
    """What the keys of a shape mean, in Indonesian."""
    return {key: get_args(hint)[-1] for key, hint in get_type_hints(shape, include_extras=True).items()}


def _object(shape: type, parts: dict[str, Any]) -> dict[str, Any]:
    """A shape as an object all of whose keys are required; shapes inside it are added to `parts`."""
    hints = get_type_hints(shape, include_extras=True)
    properties = {key: _key(key, hint, parts) for key, hint in hints.items()}
    return {"type": "object", "properties": properties, "required": list(hints), "additionalProperties": False}


def _key(key: str, hint: Any, parts: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a type hint has no type
    kind, *told = get_args(hint)
    made = _type(kind, parts)
    choices = [choice for choice in told if isinstance(choice, type) and issubclass(choice, Enum)]
    if choices:
        _choose(made, [member.value for member in choices[0]])
    if key in _FORMATS:
        made["format"] = _FORMATS[key]
    return {**made, "description": told[-1]}


def _choose(made: dict[str, Any], values: list[str]) -> None:
    """Close the vocabulary of a text, or of the values of an object."""
    if made["type"] == "object":
        made["additionalProperties"] = {"type": "string", "enum": values}
    else:
        made["enum"] = [*values, None] if "null" in made["type"] else values


def _type(kind: Any, parts: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a type hint has no type
    inside = get_args(kind)
    if is_typeddict(kind):
        name = kind.__name__.removesuffix("Data")
        parts.setdefault(name, _object(kind, parts))
        return {"$ref": f"#/$defs/{name}"}
    match get_origin(kind):
        case None:
            made: dict[str, Any] = {"type": _SIMPLE[kind]}
        case origin if origin is Literal:
            made = {"type": "string", "enum": list(inside)}
        case origin if origin is list:
            made = {"type": "array", "items": _type(inside[0], parts)}
        case origin if origin is dict:
            made = {"type": "object", "additionalProperties": _type(inside[1], parts)}
        case _:  # `X | None`
            made = _nullable(_type(inside[0], parts))
    return made


def _nullable(made: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [made, {"type": "null"}]} if "$ref" in made else {**made, "type": [made["type"], "null"]}
