"""Four quarters beside each other: targets as ticks, realisasi as bars, their figures above."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from markupsafe import Markup

from pohon.diagram.plot import (
    AXIS,
    EMPTY,
    HEADROOM,
    LINE,
    WIDTH,
    Area,
    Label,
    Point,
    Scale,
    Told,
    axis,
    drawn_label,
    fitting,
    heading,
    picture,
    scale_of,
    target_mark,
    values_of,
)
from pohon.model import Angka

ROWS = ("realisasi", "target")
BAR, TICK = 34, 62
_ABOVE, _BELOW = 5, 14  # from a mark to the line of its label
_FLAT = 2  # what nought itself reaches below the line
_LEAST = 2  # a small figure is not drawn as nought


def draw_bars(points: Sequence[Point], told: Told) -> Markup:
    """The picture of some quarters (or of other things, as long as they are few)."""
    words, top = heading(told)
    rows = tuple(name for name in ROWS if any(getattr(point, name) for point in points))
    room = LINE * (len(rows) - 1) + HEADROOM
    scale = scale_of(values_of(figure for point in points for figure in (point.target, point.realisasi)), top + room)
    below = scale.bottom + (room if scale.low < 0 else 0)
    step = WIDTH // len(points)
    centres = [step // 2 + step * n for n in range(len(points))]
    columns = [_column(_Column(p, x, step - 2, rows), scale, told) for p, x in zip(points, centres, strict=True)]
    names = axis(zip(centres, [p.nama for p in points], strict=True), scale.base, below)
    return picture(told, below + AXIS, hatching(told), words, names, *columns)


def hatching(told: Told) -> str:
    """The pattern of invented bars."""
    if not told.fiktif:
        return ""
    return (
        f'<pattern id="{told.id}-arsir" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><path d="M1 0V6" stroke="{told.colour}" stroke-width="2"/></pattern>'
    )


class _Column(NamedTuple):
    """One quarter, and where it stands; `rows` are the figures that are told of each, from above."""

    point: Point
    x: int
    room: int
    rows: Sequence[str]


def _column(column: _Column, scale: Scale, told: Told) -> str:
    bar, covered = _bar(column.point.realisasi, column.x, scale, told)
    tick, ticked = target_mark(column.point.target, column.x, TICK, scale)
    marks = {"realisasi": covered, "target": ticked}
    rows = column.rows if any(getattr(column.point, name) for name in column.rows) else column.rows[:1]
    heights = _heights([marks[name] for name in rows], scale)
    labels = [_label(name, y, column, told) for name, y in zip(rows, heights, strict=True)]
    return "".join(chain((bar, tick), map(drawn_label, labels)))


def _heights(marks: Sequence[Area | None], scale: Scale) -> list[int]:
    """The lines on which the figures of some marks stand: each at its own mark where there is room, else as a pile."""
    nothing = Area(0, scale.base, 0, scale.base)
    own = [mark or nothing for mark in marks]
    sunk = [mark is not None and mark.bottom > scale.base + _FLAT for mark in marks]
    if len(own) > 1 and all(marks[n] or not n for n in range(len(own))):
        bar, tick = own
        if sunk[0] != sunk[1] or bar.top - tick.bottom >= LINE:
            return [mark.bottom + _BELOW if down else mark.top - _ABOVE for mark, down in zip(own, sunk, strict=True)]
    if any(sunk):
        first = max(mark.bottom for mark in own) + _BELOW
    else:
        first = min(mark.top for mark in own) - _ABOVE - LINE * (len(own) - 1)
    return [first + LINE * n for n in range(len(own))]


def _bar(figure: Angka | None, x: int, scale: Scale, told: Told) -> tuple[str, Area | None]:
    """From nought to the figure; nought itself is a thin line."""
    if figure is None or figure.nilai is None:
        return "", None
    top, bottom = _ends(figure.nilai, scale)
    area = Area(x - BAR // 2, top, x + BAR // 2, bottom)
    fill = f'url(#{told.id}-arsir)" stroke="{told.colour}' if told.fiktif else told.colour
    return f'<rect x="{area.left}" y="{top}" width="{BAR}" height="{bottom - top}" fill="{fill}"/>', area


def _ends(value: Decimal, scale: Scale) -> tuple[int, int]:
    base, end = scale.base, scale.y(value)
    if not value:
        return base - 1, base + 1
    return (min(end, base - _LEAST), base) if value > 0 else (base, max(end, base + _LEAST))


def _label(name: str, y: int, column: _Column, told: Told) -> Label:
    figure: Angka | None = getattr(column.point, name)
    if figure is None:
        return Label(told.kata(EMPTY), column.x, y, empty=True)
    return Label(fitting(figure, column.room, told.kata), column.x, y, bold=name == "realisasi")
