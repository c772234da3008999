"""Letters that come with a library, so that a picture has the same bytes on every machine."""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pohon.format import ELLIPSIS
from pohon.problems import PohonError

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_PACKAGE = "font_source_sans_pro"
_FILES = {False: "SourceSansPro-Regular.ttf", True: "SourceSansPro-Semibold.ttf"}


@cache
def letters(size: int, *, bold: bool = False) -> FreeTypeFont:
    """The font at a size in pixels."""
    from PIL import ImageFont

    file = Path(_origin(_PACKAGE)).parent / "files" / _FILES[bold]
    # The other layout engine is not in every build of the library, and sets letters differently.
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)


def check_installed() -> None:
    """PohonError when a library for pictures is not there: they are not needed by sites without pictures."""
    for package in ("PIL", _PACKAGE):
        _origin(package)


def _origin(package: str) -> str:
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise PohonError(
            "Pustaka untuk gambar sosial tidak terpasang.",
            "Pasang ulang Pohon, atau hapus gambar_sosial dari mkdocs.yml.",
        )
    return found.origin


def width(text: str, size: int, *, bold: bool = False) -> float:
    """The width of a text in pixels."""
    return letters(size, bold=bold).getlength(text)


def wrapped(text: str, size: int, room: float, *, bold: bool = False) -> list[str]:
    """The lines of a text, each at most `room` pixels wide; words that are too wide alone are broken."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".lstrip()
        if width(longer, size, bold=bold) <= room:
            line = longer
            continue
        *full, line = [*([line] if line else []), *_pieces(word, size, room, bold=bold)]
        lines += full
    return [*lines, line] if line else lines


def _pieces(word: str, size: int, room: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if width(pieces[-1] + letter, size, bold=bold) <= room or not pieces[-1]:
            pieces[-1] += letter
        else:
            pieces.append(letter)
    return pieces


def cut(text: str, size: int, room: float, *, bold: bool = False) -> str:
    """The text on one line, its end left out where it is too wide."""
    if width(text, size, bold=bold) <= room:
        return text
    words = text.split()
    while words and width(" ".join((*words, ELLIPSIS)), size, bold=bold) > room:
        words.pop()
    return " ".join((*words, ELLIPSIS))
