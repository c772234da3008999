"""Reads JSON-LD as others would, without network: expanded by a vendored context, held against vendored shapes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pyld import jsonld
from pyshacl import validate
from rdflib import Graph

FOLDER = Path(__file__).parent
SCHEMA_ORG = "https://schema.org"


def _load(url: str, _options: object) -> Mapping[str, object]:
    """The one context that pages name; anything else would need the network."""
    assert url.rstrip("/") == SCHEMA_ORG, f"no copy of {url}"
    document = json.loads((FOLDER / "schemaorg.jsonld").read_text("utf-8"))
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": document}


def expanded(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The nodes of a JSON-LD document under their full names."""
    found: list[dict[str, Any]] = jsonld.expand(data, {"documentLoader": _load})
    return found


def triples(data: Mapping[str, Any]) -> Graph:
    """The same as a graph of triples."""
    text: str = jsonld.to_rdf(data, {"documentLoader": _load, "format": "application/n-quads"})
    return Graph().parse(data=text, format="nt")


@cache
def _shapes(name: str) -> Graph:
    return Graph().parse(FOLDER / name, format="turtle")


def complaints(data: Mapping[str, Any], shapes: str) -> str:
    """What the shapes find wrong with a document, or nothing."""
    fits, _, text = validate(triples(data), shacl_graph=_shapes(shapes), inference="none")
    return "" if fits else text


def terms(value: object) -> Iterator[str]:
    """Every property and type that a JSON-LD document of one vocabulary uses."""
    if isinstance(value, list):
        for item in value:
            yield from terms(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name == "@type":
                yield item
            elif not name.startswith("@"):
                yield name
            if name != "@context":
                yield from terms(item)
