"""Where boxes stand.

Columns and order of a pure tree follow from its edges alone; of any other graph, where a box has several parents,
Graphviz decides them. Focus diagrams are then settled by our own rule, so that the path from the root to the focus is
one straight line near the top and no height is wasted. A graph without a focus, that of a whole tree, stands as
Graphviz sets it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pohon.diagram.boxes import GAP, ROW_GAP, Box, Edge
from pohon.diagram.dot import Corners, dot_columns, dot_corners
from pohon.diagram.tidy import Columns, tree_columns


@dataclass(frozen=True)
class Layout:
    """The upper left corner of each box, and the size of the whole, in whole pixels."""

    corners: Corners
    width: int
    height: int


def layout(boxes: Sequence[Box], edges: Sequence[Edge]) -> Layout:
    """The place of each box, in columns from left to right."""
    focus = next((box for box in boxes if box.role == "focus"), None)
    if focus is None:
        return _sized(boxes, _heights(boxes), dot_corners(boxes, edges))
    return _of_tree(boxes, edges, focus) or _of_any(boxes, edges, focus)


def _of_tree(boxes: Sequence[Box], edges: Sequence[Edge], focus: Box) -> Layout | None:
    """A focus diagram that is a pure tree; None where it is none."""
    columns = tree_columns(boxes, edges)
    if columns is None:
        return None
    heights = _heights(boxes)
    tops = _tops(columns, heights, edges, focus)
    # Our rule knows two generations below the focus: of anything else, only Graphviz knows how high it stands.
    return _settled(boxes, columns, heights, tops) if len(tops) == len(boxes) else None


def _of_any(boxes: Sequence[Box], edges: Sequence[Edge], focus: Box) -> Layout:
    """A focus diagram of any kind: Graphviz' columns and order, our heights."""
    corners = dot_corners(boxes, edges)
    columns = dot_columns(corners)
    heights = _heights(boxes)
    tops = {key: y for key, (_, y) in corners.items()} | _tops(columns, heights, edges, focus)
    for column in columns:
        tops |= _apart(column, heights, tops)
    return _settled(boxes, columns, heights, tops)


def _heights(boxes: Sequence[Box]) -> dict[str, int]:
    return {box.key: box.height for box in boxes}


def _tops(columns: Columns, heights: Mapping[str, int], edges: Sequence[Edge], focus: Box) -> dict[str, int]:
    """How far down each box stands, from the top of the column of the focus."""
    here = next(n for n, column in enumerate(columns) if focus.key in column)
    tops = _stack(columns[here], heights, 0)
    centre = tops[focus.key] + heights[focus.key] // 2
    for column in columns[:here]:
        tops |= _stack(column, heights, centre - _tall(column, heights) // 2)
    if len(columns) > here + 1:
        tops |= _descend(columns[here + 1], edges, heights, centre)
    return tops


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
    return sum([heights[key] + ROW_GAP for key in column]) - ROW_GAP


def _descend(children: Sequence[str], edges: Sequence[Edge], heights: Mapping[str, int], centre: int) -> dict[str, int]:
    """Children around the line of the focus, each in a slot as tall as its own children, none above the top."""
    groups = _groups(children, edges)
    slots = [max(heights[key], _tall(groups[key], heights)) for key in children]
    top = max(0, centre - (sum(slots) + ROW_GAP * (len(slots) - 1)) // 2)
    tops: dict[str, int] = {}
    for key, slot in zip(children, slots, strict=True):
        # As near to the line of the focus as the slot allows: the shortest way for the eye.
        tops[key] = min(max(top, centre - heights[key] // 2), top + slot - heights[key])
        tops |= _stack(groups[key], heights, top)
        top += slot + ROW_GAP
    return tops


def _groups(children: Sequence[str], edges: Sequence[Edge]) -> dict[str, list[str]]:
    """The grandchildren beside each child; one with two parents stands beside the first."""
    below: dict[str, list[str]] = {key: [] for key in children}
    for edge in edges:
        if edge.parent in below:
            below[edge.parent].append(edge.child)
    taken = set(children)
    for key, names in below.items():
        below[key] = [name for name in names if name not in taken]
        taken.update(names)
    return below


def _settled(boxes: Sequence[Box], columns: Columns, heights: Mapping[str, int], tops: Mapping[str, int]) -> Layout:
    """The places from columns of one width and the heights in them, the highest at the top of the picture."""
    step = max([box.width for box in boxes]) + GAP
    highest = min(tops.values())
    corners = {key: (step * n, tops[key] - highest) for n, column in enumerate(columns) for key in column}
    return _sized(boxes, heights, corners)


def _sized(boxes: Sequence[Box], heights: Mapping[str, int], corners: Corners) -> Layout:
    width = max([corners[box.key][0] + box.width for box in boxes], default=0)
    height = max([corners[box.key][1] + heights[box.key] for box in boxes], default=0)
    return Layout(corners, width, height)
