"""Small multiples: target and realisasi over the years, one small picture per dinas, all on one scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from markupsafe import Markup

from pohon.format import escaped

WIDTH, HEIGHT = 200, 96
_TOP, _FLOOR, _SIDE = 8, 76, 4
_BAR = 18
# Presentation attributes, so that they take the colour of the text and nothing of the theme's styles.
_SIZE = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" fill="currentColor" text-anchor="middle"'


class Titik(NamedTuple):
    """The figures of one year, in one unit; None where there is none."""

    tahun: str
    target: Decimal | None
    realisasi: Decimal | None


class Sumbu(NamedTuple):
    """The common scale: every year from left to right, the lowest and the highest figure. Zero is always in it."""

    tahun: tuple[str, ...]
    bawah: Decimal
    atas: Decimal


def common_scale(series: Iterable[Sequence[Titik]]) -> Sumbu | None:
    """The scale on which all of them can be drawn; None where there is no figure at all."""
    points = [point for each in series for point in each]
    values = [value for point in points for value in (point.target, point.realisasi) if value is not None]
    if not values:
        return None
    low, high = min(*values, Decimal(0)), max(*values, Decimal(0))
    return Sumbu(tuple(sorted({point.tahun for point in points})), low, high if high > low else low + 1)


def draw_small(points: Sequence[Titik], scale: Sumbu, judul: str) -> Markup:
    """Bars are realisasi, short thick lines targets; `judul` says it in words to those who do not see it."""
    wide = (WIDTH - 2 * _SIDE) // len(scale.tahun)
    parts = [
        f'<svg role="img" aria-label="{escaped(judul)}" {_SIZE}>',
        f'<path stroke="currentColor" opacity=".5" d="M{_SIDE} {_height(Decimal(0), scale)}H{WIDTH - _SIDE}"/>',
    ]
    by_year = {point.tahun: point for point in points}
    for n, tahun in enumerate(scale.tahun):
        middle = _SIDE + n * wide + wide // 2
        parts.append(f'<text x="{middle}" y="{HEIGHT - 4}" font-size="12">{escaped(_label(tahun, wide))}</text>')
        if tahun in by_year:
            parts += _marks(by_year[tahun], middle, min(wide, 2 * _BAR) // 2, scale)
    return Markup("".join((*parts, "</svg>")))  # noqa: S704 - escaped


def _marks(point: Titik, middle: int, half: int, scale: Sumbu) -> Iterable[str]:
    if point.realisasi is not None:
        top, floor = sorted((_height(point.realisasi, scale), _height(Decimal(0), scale)))
        bar = max(half - 3, 1)
        yield f'<path opacity=".4" d="M{middle - bar} {floor}V{top}H{middle + bar}V{floor}z"/>'
    if point.target is not None:
        level = _height(point.target, scale)
        yield f'<path stroke="currentColor" stroke-width="3" d="M{middle - half} {level}h{2 * half}"/>'


def _height(value: Decimal, scale: Sumbu) -> int:
    share = (value - scale.bawah) / (scale.atas - scale.bawah)
    return int((_FLOOR - share * (_FLOOR - _TOP)).quantize(Decimal(1), ROUND_HALF_UP))


def _label(tahun: str, wide: int) -> str:
    """The year, or its last two digits where there is little room."""
    return tahun if wide >= 2 * _BAR else f"\u2019{tahun[-2:]}"
