"""Boxes of any graph, placed by Graphviz' dot, which is given sizes and edges only, never text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pohon.diagram.boxes import GAP, ROW_GAP, Box, Edge
from pohon.diagram.tidy import Columns

_INCH = 72
Sizes = tuple[tuple[int, int], ...]
Pairs = tuple[tuple[int, int], ...]
Corners = Mapping[str, tuple[int, int]]


def dot_corners(boxes: Sequence[Box], edges: Sequence[Edge]) -> Corners:
    """The upper left corner of each box, left to right, in whole pixels."""
    index = {box.key: n for n, box in enumerate(boxes)}
    sizes = tuple((box.width, box.height) for box in boxes)
    # Graphviz keeps the order in which edges are written: that of the boxes, the document's.
    corners = place(sizes, tuple(sorted((index[e.parent], index[e.child]) for e in edges)))
    return {box.key: corner for box, corner in zip(boxes, corners, strict=True)}


def dot_columns(corners: Corners) -> Columns:
    """The columns in which placed boxes stand."""
    lefts = sorted({x for x, _ in corners.values()})
    return [
        sorted((key for key, (x, _) in corners.items() if x == left), key=lambda key: corners[key][1]) for left in lefts
    ]


def place(sizes: Sizes, edges: Pairs) -> tuple[tuple[int, int], ...]:
    """The upper left corner of boxes of these sizes."""
    from pygraphviz import AGraph

    graph = AGraph(string=_dot(sizes, edges))
    plain = graph.draw(format="plain", prog="dot").decode("ascii")
    graph.close()
    centres: dict[int, tuple[float, float]] = {}
    height = 0.0
    for line in plain.splitlines():
        word = line.split(" ")
        if word[0] == "graph":
            height = float(word[3]) * _INCH
        elif word[0] == "node":
            centres[int(word[1][1:])] = (float(word[2]) * _INCH, float(word[3]) * _INCH)
    return tuple(
        (round(centres[n][0] - w / 2), round(height - centres[n][1] - h / 2)) for n, (w, h) in enumerate(sizes)
    )


def _dot(sizes: Sizes, edges: Pairs) -> str:
    nodes = "".join(f"n{n}[width={w / _INCH:.4f},height={h / _INCH:.4f}];" for n, (w, h) in enumerate(sizes))
    arrows = "".join(f"n{parent}->n{child};" for parent, child in edges)
    return (
        f"digraph{{rankdir=LR;splines=none;ordering=out;ranksep={GAP / _INCH};nodesep={ROW_GAP / _INCH:.4f};"
        f'node[shape=box,label="",fixedsize=true];{nodes}{arrows}}}'
    )
