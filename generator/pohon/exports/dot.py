"""The tree in the language of Graphviz, to be drawn again elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap

from pohon.exports.data import data_of
from pohon.exports.shapes import DinasData, SasaranData
from pohon.exports.written import title_of
from pohon.links import Links
from pohon.model import Jenis
from pohon.terms import JENIS
from pohon.understood import Understood

_WIDTH = 36  # characters in a line of a box
_STYLES: Mapping[str, str] = {"pasti": "solid", "mungkin": "dashed", "dugaan": "dotted"}


def dot_file(u: Understood, _key: str, links: Links) -> str:
    """The DOT file of one tree: a box per sasaran, a line per parent; dashed is `mungkin`, dotted is `dugaan`."""
    return dot(data_of(u, links))


def dot(data: DinasData) -> str:
    """A directed graph, top level first."""
    return "\n".join((*_lines(data), ""))


def _lines(data: DinasData) -> Iterator[str]:
    yield f"digraph {_quoted('pohon')} {{"
    yield f"  graph [{_attributes(rankdir='LR', label=title_of(data), labelloc='t', fontname='sans-serif')}];"
    yield f"  node [{_attributes(shape='box', fontname='sans-serif', fontsize='10')}];"
    for s in data["sasaran"]:
        yield f"  {_quoted(s['id'])} [{_node(s)}];"
    for s in data["sasaran"]:
        style = _STYLES[s["kepastian"]["bagian"].get("induk", "pasti")]
        for induk in s["induk"]:
            yield f"  {_quoted(induk)} -> {_quoted(s['id'])} [{_attributes(style=style)}];"
    yield "}"


def _node(s: SasaranData) -> str:
    level = s["label"] or JENIS[Jenis(s["jenis"])]
    style = _STYLES[s["kepastian"]["bagian"].get("jenis", "pasti")]
    label = "\n".join((level, *wrap(s["nama"], _WIDTH)))
    return _attributes(label=label, jenis=s["jenis"], style=style, URL=s["url"])


def _attributes(**values: str) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in values.items())


def _quoted(text: str) -> str:
    """A text that Graphviz reads as it is: neither the end of the quotes nor an escape of a label."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
