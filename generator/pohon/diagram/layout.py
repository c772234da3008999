"""Where boxes stand.

Graphviz decides the column and the order of every box, also where a box has several parents; it is given
sizes and edges only, never text. Focus diagrams are then settled by our own rule, so that the path from the
root to the focus is one straight line near the top and no height is wasted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pohon.diagram.boxes import GAP, ROW_GAP, Graph

_INCH = 72
Sizes = tuple[tuple[int, int], ...]
Pairs = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Layout:
    """The upper left corner of each box, and the size of the whole, in whole pixels."""

    corners: Mapping[str, tuple[int, int]]
    width: int
    height: int


def place(sizes: Sizes, edges: Pairs) -> tuple[tuple[int, int], ...]:
    """The upper left corner of boxes of these sizes, left to right, as Graphviz' dot sets them."""
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


def _placed(graph: Graph) -> dict[str, tuple[int, int]]:
    index = {box.key: n for n, box in enumerate(graph.boxes)}
    sizes = tuple((box.width, box.height) for box in graph.boxes)
    # Graphviz keeps the order in which edges are written: that of the boxes, the document's.
    corners = place(sizes, tuple(sorted((index[e.parent], index[e.child]) for e in graph.edges)))
    return {box.key: corner for box, corner in zip(graph.boxes, corners, strict=True)}


def layout_overview(graph: Graph) -> Layout:
    """The whole tree, as Graphviz sets it."""
    return _sized(graph, _placed(graph))


def layout_focus(graph: Graph) -> Layout:
    """The focus diagram: Graphviz' columns and order, our heights."""
    placed = _placed(graph)
    columns = _columns(placed)
    heights = {box.key: box.height for box in graph.boxes}
    focus = next(box.key for box in graph.boxes if box.role == "focus")
    here = next(n for n, column in enumerate(columns) if focus in column)
    tops = {key: y for key, (_, y) in placed.items()} | _stack(columns[here], heights, 0)
    centre = tops[focus] + heights[focus] // 2
    for column in columns[:here]:
        tops |= _stack(column, heights, centre - _tall(column, heights) // 2)
    tops |= _descend(columns[here + 1 :], graph, heights, centre)
    for column in columns:
        tops |= _apart(column, heights, tops)
    highest = min(tops.values())
    step = max(box.width for box in graph.boxes) + GAP
    corners = {key: (step * n, tops[key] - highest) for n, column in enumerate(columns) for key in column}
    return _sized(graph, corners)


def _columns(placed: Mapping[str, tuple[int, int]]) -> list[list[str]]:
    """The boxes of each column from top to bottom, columns from left to right."""
    lefts = sorted({x for x, _ in placed.values()})
    return [sorted((key for key, (x, _) in placed.items() if x == left), key=lambda k: placed[k][1]) for left in lefts]


def _stack(column: Sequence[str], heights: Mapping[str, int], top: int) -> dict[str, int]:
    tops: dict[str, int] = {}
    for key in column:
        tops[key] = top
        top += heights[key] + ROW_GAP
    return tops


def _apart(column: Sequence[str], heights: Mapping[str, int], tops: Mapping[str, int]) -> dict[str, int]:
    """Boxes of one column that would overlap, as those with two parents may, moved down."""
    moved: dict[str, int] = {}
    free = min(tops.values())
    for key in sorted(column, key=lambda key: tops[key]):
        moved[key] = max(tops[key], free)
        free = moved[key] + heights[key] + ROW_GAP
    return moved


def _tall(column: Sequence[str], heights: Mapping[str, int]) -> int:
    return sum(heights[key] + ROW_GAP for key in column) - ROW_GAP


def _descend(columns: Sequence[Sequence[str]], graph: Graph, heights: Mapping[str, int], centre: int) -> dict[str, int]:
    """Children around the line of the focus, each in a slot as tall as its own children, none above the top."""
    if not columns:
        return {}
    groups = _groups(columns[0], graph)
    slots = [max(heights[key], _tall(groups[key], heights)) for key in columns[0]]
    top = max(0, centre - (sum(slots) + ROW_GAP * (len(slots) - 1)) // 2)
    tops: dict[str, int] = {}
    for key, slot in zip(columns[0], slots, strict=True):
        # As near to the line of the focus as the slot allows: the shortest way for the eye.
        tops[key] = min(max(top, centre - heights[key] // 2), top + slot - heights[key])
        tops |= _stack(groups[key], heights, top)
        top += slot + ROW_GAP
    return tops


def _groups(children: Sequence[str], graph: Graph) -> dict[str, list[str]]:
    """The grandchildren beside each child; one with two parents stands beside the first."""
    taken: set[str] = set(children)
    groups: dict[str, list[str]] = {}
    for key in children:
        groups[key] = [e.child for e in graph.edges if e.parent == key and e.child not in taken]
        taken.update(groups[key])
    return groups


def _sized(graph: Graph, corners: Mapping[str, tuple[int, int]]) -> Layout:
    by_key = {box.key: box for box in graph.boxes}
    width = max((x + by_key[key].width for key, (x, _) in corners.items()), default=0)
    height = max((y + by_key[key].height for key, (_, y) in corners.items()), default=0)
    return Layout(corners, width, height)
