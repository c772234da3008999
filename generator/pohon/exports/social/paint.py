"""A picture of 1200 x 630 pixels from plain parts: a badge, a title that fills its room, a footer."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from pohon.exports.social.letters import check_installed, cut, letters, width, wrapped

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

WIDTH, HEIGHT = 1200, 630
_EDGE, _BAND = 84, 28
_ROOM = WIDTH - 2 * _EDGE
_TITLE_TOP, _TITLE_BOTTOM = 214, 478
_TITLE_SIZES = (76, 70, 64, 58, 52, 47, 43, 39)
_LEADING = 1.16
_LEGEND_SIZES = (28, 26, 24, 22, 20, 18)
_LEGEND_GAPS = 2.3  # times the size: the square, the gap after it, and the gap after the words
_FOOTER = 506
_COLOURS = 32  # more cannot be told apart: flat grounds and the soft edges of letters
_COMPRESSION = 6  # the highest takes 40 ms longer and saves 2 KB

_PAPER, _INK, _DIM, _LINE, _ACCENT = "#ffffff", "#1d1a16", "#5e574c", "#dcd5c8", "#9e3a1d"
_MARK_BOXES = ((1, 8, 7, 14), (14, 1, 21, 6), (14, 8.5, 21, 13.5), (14, 16, 21, 21))
_MARK_LINES = ((7, 11, 14, 11), (10.5, 3.5, 10.5, 18.5), (10.5, 3.5, 14, 3.5), (10.5, 18.5, 14, 18.5))
_MARK_SIZE = 22


@dataclass(frozen=True)
class Poster:
    """What stands on a picture: `legend` are (colour, words) in a row below the title."""

    situs: str
    colour: str
    badge: str
    beside: str
    title: str
    legend: tuple[tuple[str, str], ...]
    dinas: str
    wilayah: str


def paint(poster: Poster) -> bytes:
    """The PNG of a picture, with a palette: the same poster gives the same bytes.

    PohonError when the libraries for pictures are not installed.
    """
    check_installed()
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, _BAND - 1, HEIGHT), fill=poster.colour)
    _head(draw, poster)
    bottom = _title(draw, poster.title, _TITLE_BOTTOM - (66 if poster.legend else 0))
    _legend(draw, poster.legend, bottom + 24)
    _foot(draw, poster)
    target = BytesIO()
    flat = image.quantize(_COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    flat.save(target, "PNG", compress_level=_COMPRESSION)
    return target.getvalue()


def _head(draw: ImageDraw, poster: Poster) -> None:
    _mark(draw, _EDGE, 52, 44)
    site = cut(poster.situs, 32, _ROOM - 64, bold=True)
    draw.text((_EDGE + 60, 74), site, fill=_INK, font=letters(32, bold=True), anchor="lm")
    end = _EDGE + width(poster.badge, 30, bold=True) + 36
    draw.rounded_rectangle((_EDGE, 132, end, 184), 6, fill=poster.colour)
    draw.text((_EDGE + 18, 158), poster.badge, fill=_PAPER, font=letters(30, bold=True), anchor="lm")
    beside = cut(poster.beside, 30, WIDTH - _EDGE - end - 20)
    draw.text((end + 20, 158), beside, fill=_DIM, font=letters(30), anchor="lm")


def _mark(draw: ImageDraw, left: int, top: int, size: int) -> None:
    """The site's mark, a small tree: its boxes on whole pixels."""
    unit = size / _MARK_SIZE

    def placed(corners: tuple[float, ...]) -> list[float]:
        return [round((left, top)[n % 2] + value * unit) for n, value in enumerate(corners)]

    for line in _MARK_LINES:
        draw.line(placed(line), fill=_ACCENT, width=3)
    for box in _MARK_BOXES:
        draw.rectangle(placed(box), fill=_ACCENT)


def _title(draw: ImageDraw, text: str, bottom: int) -> float:
    """Set the title as large as it fits, the first size in which no line is left over; returns where it ends."""
    size, lines = _fitted(text, bottom - _TITLE_TOP)
    leading = size * _LEADING
    for n, line in enumerate(lines):
        draw.text((_EDGE, _TITLE_TOP + n * leading), line, fill=_INK, font=letters(size, bold=True), anchor="la")
    return _TITLE_TOP + len(lines) * leading


def _fitted(text: str, room: float) -> tuple[int, list[str]]:
    for size in _TITLE_SIZES:
        lines = wrapped(text, size, _ROOM, bold=True)
        if len(lines) * size * _LEADING <= room:
            return size, lines
    size = _TITLE_SIZES[-1]
    most = int(room // (size * _LEADING))
    lines = wrapped(text, size, _ROOM, bold=True)
    return size, [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), size, _ROOM, bold=True)]


def _legend(draw: ImageDraw, legend: tuple[tuple[str, str], ...], top: float) -> None:
    """Squares with words in one row, as large as all of them fit."""
    size = next((size for size in _LEGEND_SIZES if _row(legend, size) <= _ROOM), _LEGEND_SIZES[-1])
    left: float = _EDGE
    for colour, words in legend:
        draw.rectangle((left, top + 15 - size * 0.4, left + size * 0.8, top + 15 + size * 0.4), fill=colour)
        draw.text((left + size * 1.2, top + 15), words, fill=_INK, font=letters(size), anchor="lm")
        left += size * _LEGEND_GAPS + width(words, size)


def _row(legend: tuple[tuple[str, str], ...], size: int) -> float:
    """How wide the legend is, without the gap after its last words."""
    return sum(size * _LEGEND_GAPS + width(words, size) for _, words in legend) - size


def _foot(draw: ImageDraw, poster: Poster) -> None:
    draw.line((_EDGE, _FOOTER, WIDTH - _EDGE, _FOOTER), fill=_LINE, width=2)
    dinas = cut(poster.dinas, 34, _ROOM, bold=True)
    draw.text((_EDGE, _FOOTER + 40), dinas, fill=_INK, font=letters(34, bold=True), anchor="lm")
    draw.text((_EDGE, _FOOTER + 82), cut(poster.wilayah, 30, _ROOM), fill=_DIM, font=letters(30), anchor="lm")
