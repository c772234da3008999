"""Figures as printed, read with an Indonesian decimal comma."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

_FIGURE = re.compile(r"^(?P<minus>-)?(?P<whole>[1-9]\d{0,2}(?:\.\d{3})+|\d+)(?:,(?P<part>\d+))?\s*(?P<percent>%)?$")
_LONGEST = 28  # digits and comma: what Decimal computes with, and more than anybody prints


@dataclass(frozen=True)
class Angka:
    """A figure: the printed text, and its value when the text is a number.

    `nilai` is in the unit of the indikator; a printed `%` never divides it by 100. A predikat such as
    `"B"` has no `nilai`. An empty cell is no Angka at all: absent is never zero.
    """

    tercetak: str
    nilai: Decimal | None
    persen: bool = False


@lru_cache(maxsize=8192)  # targets and quarters are few numbers, printed again and again
def parse_angka(text: str) -> Angka:
    """`"0,069%"` -> Decimal("0.069") with a percent sign; `"B"` -> no value. Never raises."""
    match = _FIGURE.match(text.strip())
    digits = match["whole"].replace(".", "") + ("." + match["part"] if match["part"] else "") if match else ""
    if match is None or len(digits) > _LONGEST:
        return Angka(text, None)
    return Angka(text, Decimal((match["minus"] or "") + digits), match["percent"] is not None)


def _read(value: object) -> Angka:
    if isinstance(value, Angka):
        return value
    if not isinstance(value, str) or not value.strip():
        raise PydanticCustomError("angka", "not a figure")
    return parse_angka(value)


TeksAngka = Annotated[Angka, BeforeValidator(_read)]
