"""Boxes and edges -> positions -> our SVG."""

from pohon.diagram.boxes import Box, Edge, Graph
from pohon.diagram.draw import draw_inline, draw_standalone
from pohon.diagram.focus import focus_graph
from pohon.diagram.grafik import pictures_of
from pohon.diagram.layout import Layout, layout
from pohon.diagram.overview import overview_graph

__all__ = [
    "Box", "Edge", "Graph", "Layout", "draw_inline", "draw_standalone", "focus_graph", "layout", "overview_graph",
    "pictures_of",
]  # fmt: skip
