"""Line numbers of the source document."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated, NamedTuple

from pydantic import BeforeValidator, InstanceOf
from pydantic_core import PydanticCustomError

# Planners type en dashes as well as hyphens.
_RANGE = re.compile(r"^\s*(\d{1,6})(?:\s*[-–]\s*(\d{1,6}))?\s*$")


class Rentang(NamedTuple):
    """Lines `awal` to `akhir` of the source text, both included, counted from 1."""

    awal: int
    akhir: int

    def __str__(self) -> str:
        return str(self.awal) if self.awal == self.akhir else f"{self.awal}–{self.akhir}"


def read_range(value: object) -> Rentang:
    """`"74-84"` or `"74"` as a range; pydantic error type `rentang_baris` for anything else."""
    rentang = _range_of(value) if isinstance(value, str) else None
    if rentang is None:
        raise PydanticCustomError("rentang_baris", "not a line range")
    return rentang


@lru_cache(maxsize=8192)  # what is printed in one table has one line
def _range_of(text: str) -> Rentang | None:
    match = _RANGE.match(text)
    awal, akhir = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    return Rentang(awal, akhir) if 1 <= awal <= akhir else None


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


Baris = Annotated[tuple[Annotated[InstanceOf[Rentang], BeforeValidator(read_range)], ...], BeforeValidator(_as_list)]
"""Each range is one complete printing of the text that it belongs to."""
