"""What pictures of figures share: heights, labels that do not overlap, a frame with its words.

All places are whole pixels. Colours are custom properties of the theme, so a picture follows dark mode and print;
what is written or drawn in ink has the colour of the text around it, hence also forced colours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from math import ceil
from typing import NamedTuple

from markupsafe import Markup

from pohon.diagram.wrap import width, wrap
from pohon.format import ELLIPSIS, escaped
from pohon.kata import Kata, msg
from pohon.model import Angka

WIDTH = 330
PLOT = 96
SIZE = 13
LINE = 17
AXIS = 22  # below the plot: the names of quarters or years
HEADROOM = LINE + 4  # above or below a plot: a label of the mark at its edge
NOUGHT = Decimal(0)
EMPTY = msg("kosong")
_TITLE, _TITLE_LINE = 14, 18
_ABOVE, _BELOW = 11, 3  # what letters need above and below their line
_SQUARE = 10
_TOO_WIDE = Decimal(10) ** 12  # for any label
_MAGNITUDES = ((12, msg("triliun")), (9, msg("miliar")), (6, msg("juta")))


@dataclass(frozen=True)
class Point:
    """What is known of one quarter or year."""

    nama: str
    target: Angka | None = None
    realisasi: Angka | None = None


@dataclass(frozen=True)
class Told:
    """What a picture says of itself: `judul` in bold, `satuan` and `catatan` below, `isi` to those who see nothing.

    `id` begins every id of the picture. Where all is invented (`fiktif`), bars are hatched.
    """

    id: str
    judul: str
    kata: Kata
    satuan: str = ""
    catatan: str = ""
    isi: str = ""
    fiktif: bool = False

    @property
    def colour(self) -> str:
        """The colour of realisasi."""
        return "var(--fiksi,currentColor)" if self.fiktif else "var(--tautan)"


@dataclass(frozen=True)
class Scale:
    """How high figures stand: `high` at the pixel `top`, `low` at `bottom`; nought is one of them or between them."""

    low: Decimal
    high: Decimal
    top: int
    bottom: int

    def y(self, value: Decimal) -> int:
        """The pixel at which a figure stands."""
        down = (self.high - value) * self._pixels
        return self.top + int(down.to_integral_value(ROUND_HALF_UP))

    @cached_property
    def _pixels(self) -> Decimal:
        """How many pixels one is high: asked for some fifty times in a picture."""
        return (self.bottom - self.top) / (self.high - self.low)

    @property
    def base(self) -> int:
        """The pixel at which nought stands."""
        return self.y(NOUGHT)


def scale_of(values: Iterable[Decimal], top: int, height: int = PLOT) -> Scale:
    """The scale on which all values and nought have room."""
    known = [NOUGHT, *values]
    low, high = min(known), max(known)
    return Scale(low, high if low < high else Decimal(1), top, top + height)


def values_of(figures: Iterable[Angka | None]) -> list[Decimal]:
    """Every number in some figures, the ends of ranges included; words have none."""
    known = [figure for figure in figures if figure]
    single = [figure.nilai for figure in known if figure.nilai is not None]
    return single + [end for figure in known for end in figure.batas or ()]


def fitting(figure: Angka, room: int, kata: Kata) -> str:
    """A figure as printed; where it is too wide, `"1,2 miliar"`, or its beginning with an ellipsis."""
    return _shortened(figure.tercetak, figure.nilai, room, kata)


def written(value: Decimal, room: int, kata: Kata) -> str:
    """A figure of ours in the language of the page, as wide as there is room."""
    exact = kata.number(value.normalize() if value else NOUGHT) if abs(value) < _TOO_WIDE else ""
    return _shortened(exact, value, room, kata)


def _shortened(text: str, value: Decimal | None, room: int, kata: Kata) -> str:
    if text and width(text, SIZE, bold=True) <= room:
        return text
    rounded = _rounded(value, kata) if value is not None else []
    found = next((way for way in rounded if width(way, SIZE, bold=True) <= room), "")
    return found or _cut(rounded[-1] if rounded else text, room)


def _rounded(value: Decimal, kata: Kata) -> list[str]:
    """A large figure in millions and more, with a digit behind the comma or without."""
    for digits, name in _MAGNITUDES:
        if abs(value) >= Decimal(10) ** digits:
            steps = (Decimal("0.1"), Decimal(1))
            return [f"{kata.number(value.scaleb(-digits).quantize(to, ROUND_HALF_UP))} {kata(name)}" for to in steps]
    return []


def _cut(text: str, room: int) -> str:
    starts = (text[:n] + ELLIPSIS for n in range(len(text) - 1, 0, -1))
    return next((start for start in starts if width(start, SIZE, bold=True) <= room), ELLIPSIS)


# --- labels ---


class Area(NamedTuple):
    """A rectangle that something covers."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: Area) -> bool:
        """Whether two of them overlap."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Area) -> bool:
        """Whether the other lies within this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


class Label(NamedTuple):
    """A text around a point: `anchor` is what of it stands there. `empty` puts the sign for *belum diisi* before it."""

    teks: str
    x: int
    y: int
    anchor: str = "middle"
    bold: bool = False
    empty: bool = False

    @property
    def area(self) -> Area:
        """What it covers at most, in any font."""
        wide = ceil(width(self.teks, SIZE, bold=self.bold)) + (_SQUARE + 4 if self.empty else 0)
        left = self.x - (wide // 2 if self.anchor == "middle" else wide if self.anchor == "end" else 0)
        return Area(left, self.y - _ABOVE, left + wide, self.y + _BELOW)

    def inside(self) -> Label:
        """The label moved sideways as far as the frame asks for."""
        area = self.area
        if area.left >= 0 and area.right <= WIDTH:
            return self
        return self._replace(x=self.x + max(0, -area.left) - max(0, area.right - WIDTH))


def settled(wishes: Iterable[Iterable[Label]], taken: Iterable[Area], frame: Area) -> list[Label]:
    """Of each label the first place that is free; one that finds none is left out. The most important comes first."""
    full, found = list(taken), []
    for places in wishes:
        for label in places:
            area = label.area
            if frame.holds(area) and not any(map(area.meets, full)):
                full.append(area)
                found.append(label)
                break
    return found


def drawn_label(label: Label) -> str:
    """A label as SVG."""
    if label.empty:
        left, top, *_ = label.area
        words = f'<text x="{left + _SQUARE + 4}" y="{label.y}" fill="var(--redup)">{escaped(label.teks)}</text>'
        return square(left, top + 1) + words
    anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
    weight = ' font-weight="bold"' if label.bold else ""
    return f'<text x="{label.x}" y="{label.y}"{anchor}{weight}>{escaped(label.teks)}</text>'


def square(left: int, top: int) -> str:
    """The sign for *belum diisi*."""
    return (
        f'<rect x="{left}.5" y="{top}.5" width="{_SQUARE - 1}" height="{_SQUARE - 1}" fill="none" '
        'stroke="var(--garis-kuat)" stroke-dasharray="2 2"/>'
    )


# --- the frame ---


def axis(places: Iterable[tuple[int, str]], base: int, below: int, right: int = WIDTH) -> str:
    """The line of nought, and the names of quarters or years below the plot."""
    labels = (Label(name, x, below + LINE).inside() for x, name in places)
    names = "".join([f'<text x="{x}" y="{y}">{escaped(name)}</text>' for name, x, y, *_ in labels])
    line = f'<path d="M0 {base}.5H{right}" stroke="var(--garis-kuat)"/>'
    return f'{line}<g fill="var(--redup)" text-anchor="middle">{names}</g>'


def heading(told: Told) -> tuple[str, int]:
    """The words above a picture, and how high they are."""
    title = wrap(told.judul, WIDTH, _TITLE, 3, bold=True)
    spans = [f'<tspan x="0" y="{14 + _TITLE_LINE * n}">{escaped(line)} </tspan>' for n, line in enumerate(title)]
    high = _TITLE_LINE * len(title)
    rest = [f'<tspan x="0" y="{high + 13 + LINE * n}"{line}</tspan>' for n, line in enumerate(_details(told))]
    below = f'<text fill="var(--redup)">{"".join(rest)}</text>' if rest else ""
    text = f'<text font-size="{_TITLE}" font-weight="bold">{"".join(spans)}</text>{below}'
    return text, high + LINE * len(rest) + 10


def _details(told: Told) -> list[str]:
    """The unit, in the words of the document, and the note: attributes and text of each line."""
    both = "; ".join(filter(None, (told.satuan, told.catatan)))
    if not told.kata.asli and width(both, SIZE) <= WIDTH:
        return [f">{escaped(both)}"] if both else []
    unit = wrap(told.satuan, WIDTH, SIZE, 1) if told.satuan else ()
    note = wrap(told.catatan, WIDTH, SIZE, 3) if told.catatan else ()
    return [f"{told.kata.asli}>{escaped(line)} " for line in unit] + [f">{escaped(line)} " for line in note]


def picture(told: Told, height: int, *parts: str) -> Markup:
    """The whole picture: an image with a name and a description, since the table above it says the same."""
    name, desc = f"{told.id}-judul", f"{told.id}-isi"
    head = (
        f'<svg role="img" aria-labelledby="{name} {desc}" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" font-size="{SIZE}" fill="currentColor">'
        f'<title id="{name}">{escaped(told.judul)}</title><desc id="{desc}">{escaped(told.isi)}</desc>'
    )
    return Markup("".join((head, *parts, "</svg>")))  # noqa: S704 - escaped


def target_mark(figure: Angka | None, x: int, wide: int, scale: Scale) -> tuple[str, Area | None]:
    """A target as a tick around `x`, a range as a band between two; nothing for a word. And what it covers."""
    left, right = x - wide // 2, x + wide // 2
    if figure and figure.nilai is not None:
        y = scale.y(figure.nilai)
        halo = f'<path d="M{left} {y}H{right}" stroke="var(--kertas)" stroke-width="5"/>'
        tick = f'<path d="M{left} {y}H{right}" stroke="currentColor" stroke-width="3"/>'
        return halo + tick, Area(left, y - 2, right, y + 2)
    if figure and figure.batas:
        bottom, top = (scale.y(end) for end in figure.batas)
        band = f'<rect x="{left}" y="{top}" width="{right - left}" height="{bottom - top}" fill="var(--garis)"/>'
        ends = f'<path d="M{left} {top}H{right}M{left} {bottom}H{right}" stroke="currentColor" stroke-width="2"/>'
        return band + ends, Area(left, top - 1, right, bottom + 1)
    return "", None
