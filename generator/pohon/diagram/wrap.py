"""Breaking text into lines without knowing the reader's font.

The table holds, for each printable ASCII character, the widest advance among Liberation Sans (Arial), Open
Sans, Noto Sans and Roboto, in thousandths of the font size: a line that fits by the table fits in each.
"""

from __future__ import annotations

from functools import cache

_FIRST = 32
_WIDTHS = (
    278, 278, 408, 646, 572, 889, 732, 225, 342, 348, 552, 584, 278, 333, 278, 413,
    572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 730, 667, 611, 778, 741, 339, 552, 667, 556, 907, 760, 781,
    667, 781, 722, 667, 611, 731, 667, 944, 667, 667, 611, 329, 411, 329, 572, 556,
    577, 561, 615, 523, 615, 564, 348, 615, 618, 258, 258, 534, 258, 935, 618, 605,
    615, 615, 413, 516, 361, 618, 508, 786, 529, 510, 500, 380, 551, 380, 680,
)  # fmt: skip
_OTHER = 1000
_BOLD = 1.08
ELLIPSIS = "\u2026"


@cache
def width(text: str, size: int, *, bold: bool = False) -> float:
    """An upper bound of the width of a text, in pixels at a font size in pixels."""
    total = sum(_WIDTHS[ord(c) - _FIRST] if 0 <= ord(c) - _FIRST < len(_WIDTHS) else _OTHER for c in text)
    return total * size / 1000 * (_BOLD if bold else 1)


def _pieces(word: str, room: float, size: int, *, bold: bool) -> list[str]:
    """A word that is wider than the room, cut after `/` or `-` where it can, else anywhere."""
    pieces, rest = [], word
    while width(rest, size, bold=bold) > room and len(rest) > 1:
        fitting = next(n for n in range(len(rest), 0, -1) if n == 1 or width(rest[:n], size, bold=bold) <= room)
        soft = max(rest.rfind("/", 0, fitting), rest.rfind("-", 0, fitting), rest.rfind(",", 0, fitting))
        cut = soft + 1 if soft > 0 else fitting
        pieces.append(rest[:cut])
        rest = rest[cut:]
    return [*pieces, rest]


def wrap(text: str, room: float, size: int, limit: int, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of a text in a room of so many pixels; at most `limit` lines, the last ends with `…` if cut."""
    lines = [""]
    for word in text.split():
        for n, piece in enumerate(_pieces(word, room, size, bold=bold)):
            longer = f"{lines[-1]} {piece}" if lines[-1] and n == 0 else lines[-1] + piece
            if lines[-1] and width(longer, size, bold=bold) > room:
                lines.append(piece)
            else:
                lines[-1] = longer
    if len(lines) <= limit:
        return tuple(lines)
    last = lines[limit - 1]
    while last and (width(last + ELLIPSIS, size, bold=bold) > room or not last[-1].isalnum()):
        last = last[:-1]
    return (*lines[: limit - 1], last + ELLIPSIS)
