"""Structured data: what a page says to machines, in the words of schema.org, as JSON-LD."""

from pohon.linked.catalog import catalog
from pohon.linked.dataset import dinas_dataset, indikator_dataset
from pohon.linked.node import Node, as_text, has_address, script_text
from pohon.linked.trail import breadcrumb

__all__ = [
    "Node",
    "as_text",
    "breadcrumb",
    "catalog",
    "dinas_dataset",
    "has_address",
    "indikator_dataset",
    "script_text",
]
