"""Figures as printed, read with an Indonesian decimal comma."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

_FIGURE = re.compile(
    r"^(?P<minus>-)?(?P<whole>[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?\s*(?P<percent>%)?$", re.ASCII
)
_BETWEEN = re.compile(r"^(?P<low>[^-\u2013]+?)\s*(?:-|\u2013|s\.?d\.?|sampai)\s*(?P<high>[^-\u2013]+)$")
_LONGEST = 28  # digits and comma: what Decimal computes with, and more than anybody prints


@dataclass(frozen=True)
class Angka:
    """A figure: the printed text, and its value when the text is a number.

    `nilai` is in the unit of the indikator; a printed `%` never divides it by 100. A predikat such as
    `"B"` has no `nilai`, and neither has `"80-90"`, whose two ends are its `batas`. An empty cell is no Angka at all:
    absent is never zero.
    """

    tercetak: str
    nilai: Decimal | None
    persen: bool = False
    batas: tuple[Decimal, Decimal] | None = None


@lru_cache(maxsize=8192)  # targets and quarters are few numbers, printed again and again
def parse_angka(text: str) -> Angka:
    """`"0,069%"` -> Decimal("0.069"), persen; `"80-90"` -> its two ends; `"B"` -> no value. Never raises."""
    match = _FIGURE.match(text.strip())
    if match is None:
        return _range(text)
    digits = match["whole"].replace(".", "") + ("." + match["part"] if match["part"] else "")
    if len(digits) > _LONGEST:
        return Angka(text, None)
    return Angka(text, Decimal((match["minus"] or "") + digits), match["percent"] is not None)


def _range(text: str) -> Angka:
    """Two figures with a dash or *sampai* between them, the lower one first; anything else is a word."""
    match = _BETWEEN.match(text.strip())
    low, high = (parse_angka(match[end]) for end in ("low", "high")) if match else (None, None)
    if low is None or high is None or low.nilai is None or high.nilai is None or low.nilai > high.nilai:
        return Angka(text, None)
    return Angka(text, None, high.persen, (low.nilai, high.nilai))


def _read(value: object) -> Angka:
    if isinstance(value, Angka):
        return value
    if not isinstance(value, str) or not value.strip():
        raise PydanticCustomError("angka", "not a figure")
    return parse_angka(value)


TeksAngka = Annotated[Angka, BeforeValidator(_read)]
