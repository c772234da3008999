"""JSON-LD: nodes as plain dicts, and the one text with all nodes of a page."""

from __future__ import annotations

import json
from collections.abc import Mapping

from markupsafe import Markup

from pohon.model import Settings

Node = Mapping[str, object]

CONTEXT = "https://schema.org"

# A script element ends at "</script", and old parsers take two separators of lines for line breaks.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def node(kind: str, values: Mapping[str, object]) -> Node:
    """A node of a type with those values that are not empty: what is not known is left out, never guessed."""
    return {"@type": kind, **{name: value for name, value in values.items() if value not in (None, "", [], ())}}


def has_address(settings: Settings) -> bool:
    """Whether the site knows its own address: without it nothing has a permanent name to speak of."""
    return settings.site_url is not None


def as_text(data: Node) -> str:
    """A node as JSON in which nothing can end the script element around it."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def script_text(*nodes: str) -> Markup:
    """The text of `<script type="application/ld+json">`: one graph of all nodes (`as_text`) of a page."""
    text = f'{{"@context":"{CONTEXT}","@graph":[{",".join(nodes)}]}}'
    return Markup(text)  # noqa: S704 - every sign that HTML knows is escaped
