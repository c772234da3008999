"""Words that stand for scores: predikat, opini."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from pohon.model import Hitungan


class Tangga(NamedTuple):
    """A scale: its words from the worst (score 1) up, small letters, and the rule that it follows."""

    nama: str
    dasar: str
    kata: tuple[str, ...]


BUILT_IN = (
    Tangga("predikat-sakip", "PermenPANRB 88/2021", ("d", "c", "cc", "b", "bb", "a", "aa")),
    Tangga("opini-bpk", "UU 15/2004", ("tmp", "tw", "wdp", "wtp")),
)


def scales(hitungan: Hitungan) -> tuple[Tangga, ...]:
    """All known scales, those of the settings first."""
    own = (Tangga(s.nama, s.dasar or "", tuple(kata.casefold() for kata in s.kata)) for s in hitungan.skala)
    return (*own, *BUILT_IN)


def scale_for(nama: str | None, words: Iterable[str], hitungan: Hitungan) -> Tangga | None:
    """The scale of that name; without a name the first one that knows all the words."""
    if nama is not None:
        return next((tangga for tangga in scales(hitungan) if tangga.nama == nama), None)
    used = {word.strip().casefold() for word in words}
    return next((tangga for tangga in scales(hitungan) if used <= set(tangga.kata)), None)


def score(word: str, tangga: Tangga | None) -> Decimal | None:
    """The place of a word on its scale, counted from 1; None where it has none."""
    name = word.strip().casefold()
    return Decimal(tangga.kata.index(name) + 1) if tangga and name in tangga.kata else None
