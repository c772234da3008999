"""Real words of the project's content, cut up so that they can be put together anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml

PLAIN = re.compile(r"[A-Z][A-Za-z /.,()-]*[a-z)]")  # what YAML takes without quotes, whatever stands beside it
OPENING = re.compile(r"(\w+nya) (.+)")
MEASURE = re.compile(r"Jumlah ([A-Z].{8,80}?) yang (.{6,60})")


@dataclass(frozen=True)
class Words:
    """Halves of sentences: of statements by level, of names of indikator for all levels together."""

    openings: Mapping[str, tuple[str, ...]]
    objects: Mapping[str, tuple[str, ...]]
    things: tuple[str, ...]
    states: tuple[str, ...]

    def statement(self, jenis: str, chance: Random) -> str:
        """Such as `Meningkatnya daya saing koperasi`."""
        return f"{chance.choice(self.openings[jenis])} {chance.choice(self.objects[jenis])}"

    def thing(self, chance: Random) -> str:
        """What can be counted, such as `Koperasi` or `Usaha Mikro`."""
        return chance.choice(self.things)

    def state(self, chance: Random) -> str:
        """What is said of a thing: `mengikuti pelatihan`."""
        return chance.choice(self.states)


def words_of(content: Path) -> Words:
    """The words of every tree of a content folder."""
    sasaran = [each for file in sorted(content.glob("*/*.yml")) for each in _sasaran_in(file)]
    statements = [(each["jenis"], each["pernyataan"]) for each in sasaran if "pernyataan" in each]
    halves = [(jenis, *match.groups()) for jenis, text in statements if (match := _halves(OPENING, text))]
    names = [indikator["nama"] for each in sasaran for indikator in each.get("indikator", ())]
    measures = [match.groups() for name in names if (match := _halves(MEASURE, name))]
    return Words(
        _by_level((jenis, opening) for jenis, opening, _ in halves),
        _by_level((jenis, rest) for jenis, _, rest in halves),
        _each_once(thing for thing, _ in measures),
        _each_once(state for _, state in measures),
    )


def _halves(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return pattern.fullmatch(text) if PLAIN.fullmatch(text) else None


def _sasaran_in(file: Path) -> list[dict[str, Any]]:
    tree: dict[str, list[dict[str, Any]]] = yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    return tree["sasaran"]


def _by_level(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for jenis, text in pairs:
        found.setdefault(jenis, []).append(text)
    return {jenis: _each_once(texts) for jenis, texts in found.items()}


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
