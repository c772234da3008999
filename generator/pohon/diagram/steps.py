"""What four quarters add up to: steps of targets and of realisasi below the target of the year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise, takewhile

from markupsafe import Markup

from pohon.diagram.plot import (
    AXIS,
    EMPTY,
    HEADROOM,
    WIDTH,
    Area,
    Label,
    Scale,
    Told,
    axis,
    drawn_label,
    fitting,
    heading,
    picture,
    scale_of,
    settled,
    values_of,
    written,
)
from pohon.format import QUARTERS
from pohon.model import Angka

STEP = 60
RIGHT = STEP * len(QUARTERS)  # beyond it stand the last figures
_ROOM = WIDTH - RIGHT - 6


def running(figures: Iterable[Angka | None]) -> tuple[Decimal, ...]:
    """The sums from the first quarter on; they end before the first that is no number."""
    filled = takewhile(lambda figure: figure and figure.nilai is not None, figures)
    return tuple(accumulate(values_of(filled)))


@dataclass(frozen=True)
class Sums:
    """What the quarters add up to, from the first on; `setahun` is the target of the year.

    `kosong` are the quarters, counted from nought, of which there is nothing to be added.
    """

    target: tuple[Decimal, ...] = ()
    realisasi: tuple[Decimal, ...] = ()
    setahun: Angka | None = None
    kosong: tuple[int, ...] = ()


def draw_steps(sums: Sums, told: Told) -> Markup:
    """The picture of two rows of running sums."""
    words, top = heading(told)
    top += HEADROOM
    scale = scale_of([*sums.target, *sums.realisasi, *values_of((sums.setahun,))], top)
    covered = [*_covered(sums.target, scale), *_covered(sums.realisasi, scale)]
    labels = settled(_wishes(sums, scale, told), covered, Area(0, top - HEADROOM, WIDTH, scale.bottom))
    return picture(
        told,
        scale.bottom + AXIS,
        words,
        axis([(_middle(n), name) for n, name in enumerate(QUARTERS)], scale.base, scale.bottom, RIGHT),
        _year_line(sums.setahun, scale),
        _path(sums.target, scale, 'stroke="currentColor"'),
        _path(sums.realisasi, scale, f'stroke="{told.colour}" stroke-dasharray="5 3"'),
        *map(drawn_label, labels),
    )


def _middle(quarter: int) -> int:
    return STEP * quarter + STEP // 2


def _year_line(setahun: Angka | None, scale: Scale) -> str:
    if setahun is None or setahun.nilai is None:
        return ""
    return f'<path d="M0 {scale.y(setahun.nilai)}H{RIGHT}" stroke="var(--redup)" stroke-dasharray="2 3"/>'


def _path(sums: Sequence[Decimal], scale: Scale, how: str) -> str:
    """From nought upwards, each sum as wide as its quarter."""
    if not sums:
        return ""
    steps = "".join([f"V{scale.y(value)}H{STEP * (n + 1)}" for n, value in enumerate(sums)])
    return f'<path d="M1 {scale.base}{steps}" fill="none" stroke-width="2" {how}/>'


def _covered(sums: Sequence[Decimal], scale: Scale) -> Iterator[Area]:
    """What the steps cover."""
    heights = [scale.y(value) for value in sums]
    yield from (Area(STEP * n, y - 1, STEP * (n + 1), y + 1) for n, y in enumerate(heights))
    rises = enumerate(pairwise([scale.base, *heights]))
    yield from (Area(STEP * n - 1, min(pair), STEP * n + 1, max(pair)) for n, pair in rises)


def _wishes(sums: Sums, scale: Scale, told: Told) -> Iterator[list[Label]]:
    """Every label with its places, the most important first."""
    target, realisasi = sums.target, sums.realisasi
    if realisasi:
        yield _last(realisasi, target, scale, told, bold=True)
    if target:
        yield _last(target, realisasi, scale, told, bold=False)
    if sums.setahun and sums.setahun.nilai is not None:
        yield _of_year(sums.setahun, scale.y(sums.setahun.nilai), told)
    for n in sums.kosong:
        yield [Label(told.kata(EMPTY), _middle(n), scale.base - up, empty=True) for up in (5, 22, 39)]
    if not (target and realisasi):
        for n, value in enumerate((target or realisasi)[:-1]):
            text, x, y = written(value, STEP - 4, told.kata), _middle(n), scale.y(value)
            yield [Label(text, x, y - 5), Label(text, x, y + 14)]


def _of_year(setahun: Angka, y: int, told: Told) -> list[Label]:
    text = told.kata("target tahun {angka}", angka=fitting(setahun, _ROOM, told.kata))
    ends = (("start", 4), ("end", RIGHT))
    return [Label(text, x, y + down, anchor) for down in (-5, 14) for anchor, x in ends]


def _last(sums: Sequence[Decimal], other: Sequence[Decimal], scale: Scale, told: Told, *, bold: bool) -> list[Label]:
    """The places of the last sum: beside the end of its line or, where the other one goes on, below or above both."""
    x, y = STEP * len(sums), scale.y(sums[-1])
    if len(sums) >= len(other):
        text = written(sums[-1], _ROOM, told.kata)
        return [Label(text, x + 6, y + down, "start", bold) for down in (4, 12, -4, 19, -11)]
    text, beside = written(sums[-1], STEP - 6, told.kata), scale.y(other[len(sums) - 1])
    return [Label(text, x - 4, at, "end", bold) for at in (y + 14, min(y, beside) - 5, max(y, beside) + 14)]
