"""The whole tree as one graph."""

from __future__ import annotations

from pohon.diagram.boxes import FULL_WIDTH, Graph
from pohon.diagram.focus import sasaran_box, sasaran_edge
from pohon.links import Links
from pohon.understood import Understood


def overview_graph(u: Understood, links: Links) -> Graph:
    """Every sasaran of a tree and every line between them, in document order."""
    boxes = tuple(sasaran_box(u, key, links, FULL_WIDTH, "kin") for key in u.order)
    edges = tuple(sasaran_edge(u, up, key) for key in u.order for up in u.sasaran[key].induk)
    return Graph(boxes, edges)
