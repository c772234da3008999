"""Several years: realisasi as a line with points, targets as ticks or bands, where it began and where it shall end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from pohon.diagram.plot import (
    AXIS,
    HEADROOM,
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
    settled,
    target_mark,
    values_of,
)
from pohon.model import Angka, AngkaTahun

MOST = 11
DOT, RING = 4, 6
_WIDEST_TICK = 62
_APART = 4  # between ticks of neighbouring years
_NAME = 36  # what the name of a year needs
_ROOM = 90
_PIECES = 8


@dataclass(frozen=True)
class Years:
    """The figures of the years from `first` to `last`, those without figures left out."""

    first: int
    last: int
    points: tuple[Point, ...]
    awal: AngkaTahun | None = None
    akhir: AngkaTahun | None = None

    @property
    def step(self) -> int:
        """The pixels of a year."""
        return WIDTH // (self.last - self.first + 1)

    def x(self, tahun: str) -> int:
        """The middle of a year."""
        return self.step * (int(tahun) - self.first) + self.step // 2


def years_of(points: Sequence[Point], awal: AngkaTahun | None, akhir: AngkaTahun | None) -> Years | None:
    """The last years that have room; None where there are fewer than two with a figure."""
    awal, akhir = (each if each and values_of((each.nilai,)) else None for each in (awal, akhir))
    known = [point for point in points if values_of((point.target, point.realisasi))]
    names = {int(point.nama) for point in known} | {int(each.tahun) for each in (awal, akhir) if each}
    last = max(names, default=0)
    first = min((name for name in names if name > last - MOST), default=0)
    if first == last:
        return None
    shown = tuple(sorted((point for point in known if int(point.nama) >= first), key=lambda point: point.nama))
    awal, akhir = (each if each and int(each.tahun) >= first else None for each in (awal, akhir))
    return Years(first, last, shown, awal, akhir)


def draw_years(years: Years, told: Told) -> Markup:
    """The picture of some years."""
    words, top = heading(told)
    top += HEADROOM
    figures = [point.realisasi for point in years.points] + [figure for _, figure in _targets(years)]
    scale = scale_of(values_of([*figures, years.awal.nilai if years.awal else None]), top)
    under = HEADROOM if scale.low < 0 else 0
    ticks = [target_mark(figure, x, _tick(figure, years.step), scale) for x, figure in _targets(years)]
    dots = _dots(years, scale)
    areas = [area for _, area in ticks if area] + list(_covered(dots, years.step))
    labels = settled(_wishes(years, scale, told), areas, Area(0, top - HEADROOM, WIDTH, scale.bottom + under))
    return picture(
        told,
        scale.bottom + under + AXIS,
        words,
        axis(_names(years), scale.base, scale.bottom + under),
        *(mark for mark, _ in ticks),
        _drawn(dots, years.step, told),
        _start(years, scale, told),
        *map(drawn_label, labels),
    )


def _tick(figure: Angka, step: int) -> int:
    """How wide a target is drawn: the bands of neighbouring years are one."""
    return step if figure.batas else min(step - _APART, _WIDEST_TICK)


def _targets(years: Years) -> Iterator[tuple[int, Angka]]:
    """Every target and where it stands, that of the end of the period last."""
    for point in years.points:
        if point.target and values_of((point.target,)):
            yield years.x(point.nama), point.target
    if years.akhir and not _is_told(years, years.akhir):
        yield years.x(years.akhir.tahun), years.akhir.nilai


def _is_told(years: Years, akhir: AngkaTahun) -> bool:
    """Whether the target of the end of the period is also the one of its year."""
    return any(point.nama == akhir.tahun and point.target == akhir.nilai for point in years.points)


def _dots(years: Years, scale: Scale) -> list[tuple[int, int]]:
    """Where the realisasi stands."""
    found = ((point.nama, point.realisasi.nilai) for point in years.points if point.realisasi)
    return [(years.x(name), scale.y(value)) for name, value in found if value is not None]


def _covered(dots: Sequence[tuple[int, int]], step: int) -> Iterator[Area]:
    """What points and lines cover, the lines in small pieces."""
    yield from (Area(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in dots)
    for (x, y), (to, end) in _joined(dots, step):
        for part in range(_PIECES + 1):
            across, down = x + (to - x) * part // _PIECES, y + (end - y) * part // _PIECES
            yield Area(across - 2, down - 2, across + 2, down + 2)


def _joined(dots: Sequence[tuple[int, int]], step: int) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The points of years that follow each other: nothing is known of a year between."""
    yield from (pair for pair in pairwise(dots) if pair[1][0] - pair[0][0] == step)


def _drawn(dots: Sequence[tuple[int, int]], step: int, told: Told) -> str:
    lines = "".join([f"M{x} {y}L{to} {end}" for (x, y), (to, end) in _joined(dots, step)])
    dash = ' stroke-dasharray="5 3"' if told.fiktif else ""
    path = f'<path d="{lines}" stroke="{told.colour}" stroke-width="2"{dash}/>' if lines else ""
    circles = "".join([f'<circle cx="{x}" cy="{y}" r="{DOT}"/>' for x, y in dots])
    return f'{path}<g fill="{told.colour}">{circles}</g>' if dots else ""


def _start(years: Years, scale: Scale, told: Told) -> str:
    """A ring for the figure from which the targets start."""
    if not (years.awal and years.awal.nilai.nilai is not None):
        return ""
    x, y = years.x(years.awal.tahun), scale.y(years.awal.nilai.nilai)
    return f'<circle cx="{x}" cy="{y}" r="{RING}" fill="none" stroke="{told.colour}" stroke-width="2"/>'


def _names(years: Years) -> list[tuple[int, str]]:
    """The years below the line, every second one where they are many."""
    stride = 1 if years.step >= _NAME else 2
    shown = range(years.last, years.first - 1, -stride)
    return [(years.x(str(tahun)), str(tahun)) for tahun in reversed(shown)]


def _wishes(years: Years, scale: Scale, told: Told) -> Iterator[Iterator[Label]]:
    """Every label with its places, the most important first: where things stand, where they shall end, and began."""
    places = _Places(years, scale, told)
    realised = [(point.nama, point.realisasi) for point in reversed(years.points) if point.realisasi]
    targets = [(point.nama, point.target) for point in reversed(years.points) if point.target]
    yield from (places.of(*each, DOT, bold=True) for each in realised[:1])
    if years.akhir:
        targets = [each for each in targets if each != (years.akhir.tahun, years.akhir.nilai)]
        yield places.of(years.akhir.tahun, years.akhir.nilai, 2, told.kata("akhir periode {angka}"))
    if years.awal:
        yield places.of(years.awal.tahun, years.awal.nilai, RING, told.kata("awal {angka}"))
    yield from (places.of(*each, 2) for each in targets[:1])
    yield from (places.of(*each, DOT, bold=True) for each in realised[1:])
    yield from (places.of(*each, 2) for each in targets[1:])


class _Places(NamedTuple):
    """Finds the places for labels of a picture."""

    years: Years
    scale: Scale
    told: Told

    def of(self, tahun: str, figure: Angka, far: int, words: str = "", *, bold: bool = False) -> Iterator[Label]:
        """Above a mark or below it, with words about it or without."""
        ends = figure.batas if figure.nilai is None else (figure.nilai,)
        if ends:
            text, x = fitting(figure, _ROOM, self.told.kata), self.years.x(tahun)
            heights = self.scale.y(max(ends)) - far - 4, self.scale.y(min(ends)) + far + 13
            for said in (words.format(angka=text), text) if words else (text,):
                yield from (Label(said, x, y, bold=bold).inside() for y in heights)
