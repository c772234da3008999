"""The money of a tree by nomenklatur and year, and which nomenklatur is part of which."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from pohon.model import Sasaran

_NO_WORD = re.compile(r"[\W_]+")


class Pos(NamedTuple):
    """The money of a nomenklatur in one year, in rupiah; absent is None.

    `kunci` tells nomenklatur apart. `sasaran` are the ids of the sasaran at which the figures are written. `berbeda`:
    they are written there in different ways, of which this is the fullest, then the largest.
    """

    kunci: str
    nama: str
    kode: str
    pagu: Decimal | None
    realisasi: Decimal | None
    sasaran: tuple[str, ...]
    berbeda: bool = False


@dataclass(frozen=True, eq=False)
class Belanja:
    """The money of a tree and what is part of what.

    `pos` is by year, then by nomenklatur; `kunci` the nomenklatur of each sasaran that has one; `bagian_dari` all
    nomenklatur of which one is a part; `induk` and `anak` the parents and children of every sasaran.
    """

    pos: Mapping[str, Mapping[str, Pos]]
    kunci: Mapping[str, str]
    bagian_dari: Mapping[str, AbstractSet[str]]
    induk: Mapping[str, tuple[str, ...]]
    anak: Mapping[str, tuple[str, ...]]

    @property
    def tahun(self) -> tuple[str, ...]:
        """The years that have figures."""
        return tuple(sorted(self.pos))

    def of(self, key: str, tahun: str) -> Pos | None:
        """The money of the nomenklatur of a sasaran."""
        return self.pos.get(tahun, {}).get(self.kunci.get(key, ""))

    @property
    def semua(self) -> Iterator[str]:
        """Every sasaran, depth first from the roots on, each once."""
        return walk(self.anak, (key for key, above in self.induk.items() if not above))

    def below(self, *keys: str) -> Iterator[str]:
        """Everything under some sasaran, depth first, each once."""
        return walk(self.anak, (child for key in keys for child in self.anak.get(key, ())), frozenset(keys))


def walk(
    ways: Mapping[str, tuple[str, ...]], start: Iterable[str], seen: AbstractSet[str] = frozenset()
) -> Iterator[str]:
    """Everything on the ways from some keys on, these first, depth first, each once; also where ways go in a circle."""
    found = set(seen)
    waiting = list(start)[::-1]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            yield key
            waiting.extend(reversed(ways.get(key, ())))


def normalised(nama: str) -> str:
    """A name as it is compared: small letters, one blank for all that is no letter and no digit."""
    return _NO_WORD.sub(" ", nama.casefold()).strip()


def plain_kode(kode: str) -> str:
    """A kode as it is compared: `"2.17. 03."` -> `"2.17.03"`."""
    return "".join(kode.split()).strip(".")


def _kode(s: Sasaran) -> str:
    return plain_kode(s.nomenklatur.kode or "") if s.nomenklatur else ""


def nomenklatur_keys(sasaran: Iterable[Sasaran]) -> dict[str, str]:
    """By which key each sasaran's nomenklatur is known: its kode, else its name, which may stand for one kode only.

    A sasaran that has money and no nomenklatur is known by itself.
    """
    boxes = tuple(sasaran)
    kode: dict[str, set[str]] = defaultdict(set)
    for s in boxes:
        if s.nomenklatur and _kode(s):
            kode[normalised(s.nomenklatur.nama)].add(_kode(s))
    return {s.id: _key(s, kode) for s in boxes if s.nomenklatur or s.anggaran}


def _key(s: Sasaran, kode: Mapping[str, AbstractSet[str]]) -> str:
    if s.nomenklatur is None:
        return f"sasaran {s.id}"
    nama = normalised(s.nomenklatur.nama)
    own = {_kode(s)} if _kode(s) else kode.get(nama, set())
    return f"kode {next(iter(own))}" if len(own) == 1 else f"nama {nama}"


def compute_belanja(sasaran: Iterable[Sasaran]) -> Belanja:
    """The money of a tree, empty where nothing of it is told.

    Also of a tree with errors: unknown parents are no parents, circles end.
    """
    boxes = tuple(sasaran)
    if not any(s.anggaran for s in boxes):
        return Belanja({}, {}, {}, {}, {})
    kunci = nomenklatur_keys(boxes)
    known = {s.id for s in boxes}
    induk = {s.id: tuple(up for up in dict.fromkeys(s.induk) if up in known) for s in boxes}
    anak: dict[str, list[str]] = {s.id: [] for s in boxes}
    for key, above in induk.items():
        for up in above:
            anak[up].append(key)
    return Belanja(
        pos=_all_pos(boxes, kunci),
        kunci=kunci,
        bagian_dari=_wholes(induk, kunci),
        induk=induk,
        anak={key: tuple(below) for key, below in anak.items()},
    )


def _all_pos(boxes: Iterable[Sasaran], kunci: Mapping[str, str]) -> dict[str, dict[str, Pos]]:
    written: dict[tuple[str, str], list[Pos]] = {}
    for s in boxes:
        nama = s.nomenklatur.nama if s.nomenklatur else s.nama
        for each in s.anggaran:
            pagu, realisasi = (figure.nilai if figure else None for figure in (each.pagu, each.realisasi))
            if pagu is not None or realisasi is not None:
                pos = Pos(kunci[s.id], nama, _kode(s), pagu, realisasi, (s.id,))
                written.setdefault((each.tahun, pos.kunci), []).append(pos)
    found: dict[str, dict[str, Pos]] = {}
    for (tahun, key), several in written.items():
        found.setdefault(tahun, {})[key] = _one(several)
    return found


def _fullness(pos: Pos) -> tuple[bool, bool, Decimal, Decimal]:
    zero = Decimal(0)
    return None not in (pos.pagu, pos.realisasi), pos.pagu is not None, pos.pagu or zero, pos.realisasi or zero


def _one(several: list[Pos]) -> Pos:
    """One nomenklatur of what is written of it at several sasaran, in whichever order these stand."""
    if len(several) == 1:
        return several[0]
    best, *_ = ordered = sorted(sorted(several, key=lambda pos: pos.sasaran), key=_fullness, reverse=True)
    pagu = [pos.pagu for pos in ordered if pos.pagu is not None]
    realisasi = [pos.realisasi for pos in ordered if pos.realisasi is not None]
    return best._replace(
        kode=best.kode or next((pos.kode for pos in ordered if pos.kode), ""),
        pagu=pagu[0] if pagu else None,
        realisasi=realisasi[0] if realisasi else None,
        sasaran=tuple(dict.fromkeys(key for pos in ordered for key in pos.sasaran)),
        berbeda=len(set(pagu)) > 1 or len(set(realisasi)) > 1,
    )


def _wholes(induk: Mapping[str, tuple[str, ...]], kunci: Mapping[str, str]) -> dict[str, AbstractSet[str]]:
    """Of which nomenklatur each one is a part: those that stand above it, and those with which its kode begins."""
    direct: dict[str, set[str]] = defaultdict(set)
    known = frozenset(kunci.values())
    for key, own in kunci.items():
        direct[own] |= {kunci[up] for up in walk(induk, induk[key]) if up in kunci}
        direct[own] |= {start for start in _shorter(own) if start in known}
    ways = {own: tuple(sorted(ups)) for own, ups in direct.items()}
    return {own: frozenset(walk(ways, ways[own], {own})) for own in ways}


def _shorter(kunci: str) -> Iterator[str]:
    """The kode of the wholes of a kode: of "kode 2.17.06.2.01" these are "kode 2.17.06.2", "kode 2.17.06", ..."""
    while kunci.startswith("kode ") and "." in kunci:
        kunci = kunci.rpartition(".")[0]
        yield kunci
