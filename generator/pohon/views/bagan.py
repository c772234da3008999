"""The whole tree as a picture that stands alone."""

from __future__ import annotations

from pohon.diagram import draw_standalone, layout, overview_graph
from pohon.links import Links
from pohon.terms import FIKTIF_POHON, said_fiktif
from pohon.understood import Understood


def bagan(u: Understood, _key: str, links: Links) -> str:
    """The SVG file of the whole tree, with literal colours and links to the pages."""
    graph = overview_graph(u, links)
    title = links.kata("Pohon kinerja {dinas}", dinas=said_fiktif(u.tree.isi.perangkat_daerah.nama, fiktif=u.fiktif))
    mark = links.kata(FIKTIF_POHON) if u.fiktif else ""
    return draw_standalone(graph, layout(graph.boxes, graph.edges), title, mark)
