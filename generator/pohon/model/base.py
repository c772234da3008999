"""The base of every model object, and the few kinds of text that they share."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

ID_PATTERN = r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$"


class Bagian(BaseModel):
    """A frozen part of a tree that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Teks = Annotated[str, StringConstraints(min_length=1)]
"""Text as printed: never empty, never changed."""

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
"""A permanent name: lower-case letters and digits, parts joined by `-` or `.`."""

SatuAtauBanyak = BeforeValidator(_as_tuple)
"""Lets an author write one text where a list is expected."""

DaftarId = Annotated[tuple[Id, ...], SatuAtauBanyak]
DaftarTeks = Annotated[tuple[Teks, ...], SatuAtauBanyak]


def _on_the_calendar(day: str) -> str:
    try:
        date.fromisoformat(day)
    except ValueError:
        raise PydanticCustomError("string_pattern_mismatch", "no such day") from None
    return day


Tanggal = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$"), AfterValidator(_on_the_calendar)]
"""A day: `"2026-11-21"`."""

AlamatWeb = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/]+(/\S*)?$")]
"""An address on the web."""
