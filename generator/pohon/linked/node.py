"""JSON-LD: nodes as plain dicts, and the one text with all nodes of a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from json.encoder import encode_basestring

from markupsafe import Markup

from pohon.model import Settings

Node = Mapping[str, object]

CONTEXT = "https://schema.org"

# A script element ends at "</script", and old parsers take two separators of lines for line breaks.
_ESCAPES = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")


class Json(str):
    """A value that is JSON already: what many pages say is put into words once."""

    __slots__ = ()


def node(kind: str, values: Mapping[str, object]) -> Node:
    """A node of a type with those values that are not empty: what is not known is left out, never guessed."""
    return {"@type": kind, **{name: value for name, value in values.items() if value or value == 0}}


@lru_cache(maxsize=1024)
def said(kind: str, *values: tuple[str, object]) -> Json:
    """A node of plain values as JSON, as pages share it: the dinas, its files, the steps that lead to it."""
    return Json(_json(node(kind, dict(values))))


def ready(value: object) -> Json:
    """A value as JSON, to be a part of many nodes."""
    return Json(_json(value))


def has_address(settings: Settings) -> bool:
    """Whether the site knows its own address: without it nothing has a permanent name to speak of."""
    return settings.site_url is not None


def as_text(data: Node) -> str:
    """A node as JSON in which nothing can end the script element around it."""
    return _json(data)


@lru_cache(maxsize=512)  # names and addresses stand on a page, and on those around it, several times
def quoted(text: str) -> str:
    """A text as JSON, in which nothing can end the script element around it."""
    said = encode_basestring(text)
    for sign, escape in _ESCAPES:  # str.translate looks up every letter: 50 times as long
        said = said.replace(sign, escape)
    return said


def _json(value: object) -> str:
    """`json.dumps`, in which parts may be JSON already; names of members are our own words."""
    if isinstance(value, Json):
        return value
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, dict):
        members = ",".join([f'"{name}":{_json(each)}' for name, each in value.items()])
        return f"{{{members}}}"
    if isinstance(value, list | tuple):
        return f"[{','.join([_json(each) for each in value])}]"
    return json.dumps(value)


def script_text(*nodes: str) -> Markup:
    """The text of `<script type="application/ld+json">`: one graph of all nodes (`as_text`) of a page."""
    text = f'{{"@context":"{CONTEXT}","@graph":[{",".join(nodes)}]}}'
    return Markup(text)  # noqa: S704 - every sign that HTML knows is escaped
