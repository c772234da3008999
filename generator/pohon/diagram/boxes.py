"""What a diagram shows, before anything is placed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pohon.diagram.wrap import width as wide
from pohon.diagram.wrap import wrap
from pohon.model import Jenis, Kepastian

FULL_WIDTH = 200
NARROW_WIDTH = 160
GAP = 35
ROW_GAP = 10
TEXT_SIZE = 13
LABEL_SIZE = 12
LINE = 17
PADDING = 12
HEADER = 24
FOOTER = 8
MAX_LINES = 9
LABEL_GAP = 4


class Box(NamedTuple):
    """One box: `lines` is the wrapped statement, `via` the indikator through which it hangs.

    `role` is "focus", "path" (an ancestor), "kin" (any other) or "more" (stands for several); `jumlah` says how many
    indikator there are. A named tuple, since every page makes some ten: a frozen dataclass takes three times as long.
    """

    key: str
    role: str
    jenis: Jenis
    label: str
    jumlah: str
    lines: tuple[str, ...]
    full: str
    href: str
    width: int = FULL_WIDTH
    via: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        """Pixels from the top of the band to the bottom edge."""
        return HEADER + LINE * (len(self.lines) + len(self.via)) + FOOTER

    @property
    def cut(self) -> bool:
        """Whether the box does not show the whole statement."""
        return bool(self.lines) and self.lines[-1].endswith("\u2026") and not self.full.endswith("\u2026")


class Edge(NamedTuple):
    """A line from parent to child; `certainty` tells how it is drawn, `on_path` that it leads to the focus."""

    parent: str
    child: str
    certainty: Kepastian = Kepastian.PASTI
    on_path: bool = False
    via: bool = False


@dataclass(frozen=True)
class Graph:
    """All boxes, in reading order, and all edges; `omitted` counts ancestors that are not drawn."""

    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]
    omitted: int = 0


# What is fitted into boxes is remembered: a sasaran stands in the pictures of all its relatives.
@lru_cache(maxsize=1024)
def heading_fits(label: str, count: str, box_width: int) -> bool:
    """Whether the label and the count of a box of a width stand beside each other."""
    return wide(label, LABEL_SIZE, bold=True) <= _label_room(count, box_width)


@lru_cache(maxsize=1024)
def cut_label(label: str, count: str, box_width: int) -> str:
    """As much of a label as stands beside the count."""
    return wrap(label, _label_room(count, box_width), LABEL_SIZE, 1, bold=True)[0]


def _label_room(count: str, box_width: int) -> float:
    return box_width - 2 * PADDING - (wide(count, LABEL_SIZE) + LABEL_GAP if count else 0)


@lru_cache(maxsize=4096)
def lines_for(text: str, box_width: int, *, bold: bool = False, limit: int = MAX_LINES) -> tuple[str, ...]:
    """A statement wrapped for a box of a width."""
    return wrap(text, box_width - 2 * PADDING, TEXT_SIZE, limit, bold=bold)
