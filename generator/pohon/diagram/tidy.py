"""The columns of a pure tree, worked out from its edges alone: what Graphviz would say, in O(n)."""

from __future__ import annotations

from collections.abc import Sequence

from pohon.diagram.boxes import Box, Edge

Columns = Sequence[Sequence[str]]
"""The boxes of each column from top to bottom, columns from left to right."""


def tree_columns(boxes: Sequence[Box], edges: Sequence[Edge]) -> Columns | None:
    """A column per generation, families beside each other in the order of the boxes; None where it is no tree."""
    parent = {edge.child: edge.parent for edge in edges}
    if not len(parent) == len(edges) == len(boxes) - 1:
        return None
    families: dict[str | None, list[str]] = {}
    for box in boxes:
        families.setdefault(parent.get(box.key), []).append(box.key)
    columns: list[list[str]] = []
    column = families[None]
    while column:
        columns.append(column)
        column = [child for key in column if key in families for child in families[key]]
    # Boxes that hang on each other in a circle are never reached from the root.
    return columns if sum(map(len, columns)) == len(boxes) else None
