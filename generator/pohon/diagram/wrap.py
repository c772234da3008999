"""Breaking text into lines without knowing the reader's font.

The tables hold, for each printable ASCII character, the widest advance among Liberation Sans (Arial), Open Sans,
Noto Sans, Roboto and DejaVu Sans (what a bare Linux falls back to), in thousandths of the font size: a line that fits
by the table fits in each.
"""

from __future__ import annotations

from functools import cache

_FIRST = 32
_REGULAR = (
    318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 552, 838, 318, 361, 318, 413,
    637, 637, 637, 637, 637, 637, 637, 637, 637, 637, 337, 337, 838, 838, 838, 557,
    1016, 684, 686, 723, 770, 667, 611, 778, 752, 339, 552, 667, 558, 907, 760, 788,
    667, 788, 723, 667, 611, 732, 684, 989, 685, 667, 685, 391, 411, 391, 838, 557,
    578, 613, 635, 550, 635, 616, 352, 635, 634, 278, 278, 580, 278, 975, 634, 612,
    635, 635, 413, 521, 392, 634, 592, 818, 592, 592, 525, 637, 551, 637, 838,
)  # fmt: skip
_BOLD = (
    349, 456, 521, 838, 696, 1002, 872, 307, 457, 457, 545, 838, 380, 415, 380, 413,
    696, 696, 696, 696, 696, 696, 696, 696, 696, 696, 400, 400, 838, 838, 838, 611,
    1000, 774, 763, 734, 830, 684, 684, 821, 837, 389, 559, 775, 638, 996, 837, 850,
    733, 850, 770, 721, 683, 812, 774, 1103, 771, 725, 725, 457, 423, 457, 838, 557,
    607, 675, 716, 593, 716, 679, 435, 716, 712, 343, 343, 665, 343, 1042, 712, 687,
    716, 716, 494, 596, 478, 712, 652, 924, 645, 652, 582, 712, 551, 712, 838,
)  # fmt: skip
_OTHER = 1050
ELLIPSIS = "\u2026"


@cache
def width(text: str, size: int, *, bold: bool = False) -> float:
    """An upper bound of the width of a text, in pixels at a font size in pixels."""
    table = _BOLD if bold else _REGULAR
    return sum(table[ord(c) - _FIRST] if 0 <= ord(c) - _FIRST < len(table) else _OTHER for c in text) * size / 1000


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
