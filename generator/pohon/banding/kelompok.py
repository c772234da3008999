"""Things of several dinas -> groups of those that are the same, each with the reason why it is in there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from pohon.anggaran import plain_kode
from pohon.banding.isi import Dari, Sebanding
from pohon.banding.nama import Bacaan, Perlakuan, Ubahan, read_indikator, read_nomenklatur, read_statement

SEVERAL = 2
"""How many dinas there must be to compare."""

_LONGEST = 72


class Cocok(StrEnum):
    """Why something is the same as what another dinas has."""

    KODE = "kode"
    NAMA = "nama"
    DINORMALKAN = "dinormalkan"


class Milik(NamedTuple):
    """Something with the dinas (`wilayah/dinas`) whose it is."""

    dinas: str
    isi: Sebanding


class Anggota(NamedTuple):
    """A member of a group: why it is in there, and what was done to its name before it was compared."""

    dinas: str
    isi: Sebanding
    cocok: Cocok
    ubahan: tuple[Ubahan, ...]


@dataclass(frozen=True)
class Kelompok:
    """The same thing in several dinas. `kunci` is its permanent key, `nama` the wording that most of them print.

    `jenis` is the level of the nomenklatur, or `indikator`; `kode` is empty where they are the same by name.
    """

    kunci: str
    jenis: str
    nama: str
    kode: str
    anggota: tuple[Anggota, ...]

    @property
    def dinas(self) -> tuple[str, ...]:
        """Every dinas once, in order."""
        return tuple(dict.fromkeys(each.dinas for each in self.anggota))


class _Placed(NamedTuple):
    milik: Milik
    bacaan: Bacaan


_Places = dict[tuple[str, str, str], list[_Placed]]
"""By level (or `indikator`), code, and name to compare; one of the last two is empty."""


def groups_of(things: Iterable[Milik]) -> tuple[Kelompok, ...]:
    """Everything that is the same in several dinas: programs first, indikator last, each by name.

    Things with one code are the same whatever they are called, things without by their name on one level. Two that
    have different codes never are, whatever they are called.
    """
    every = tuple(things)
    rank = {dinas: n for n, dinas in enumerate(dict.fromkeys(each.dinas for each in every))}
    places: _Places = {}
    _place_nomenklatur(tuple(each for each in every if each.isi.dari is Dari.NOMENKLATUR), places)
    _place_statements(tuple(each for each in every if each.isi.dari is Dari.PERNYATAAN), places)
    for each in every:
        if each.isi.dari is Dari.INDIKATOR:
            read = read_indikator(each.isi.nama, each.isi.satuan)
            places.setdefault((Dari.INDIKATOR.value, "", read.nama), []).append(_Placed(each, read))
    groups = (
        _group(*place, sorted(found, key=lambda one: rank[one.milik.dinas]))
        for place, found in places.items()
        if _in_several(found)
    )
    return tuple(sorted(groups, key=_order))


def _in_several(found: Iterable[_Placed]) -> bool:
    return len({each.milik.dinas for each in found}) >= SEVERAL


def _place_nomenklatur(things: tuple[Milik, ...], places: _Places) -> None:
    codes = _codes(things)
    uncoded: list[_Placed] = []
    by_name: dict[tuple[str, str], set[str]] = {}
    for each in things:
        read = read_nomenklatur(each.isi.nama, each.isi.jenis)
        if (kode := plain_kode(each.isi.kode)) in codes:
            places.setdefault((each.isi.jenis, kode, ""), []).append(_Placed(each, read))
            by_name.setdefault((each.isi.jenis, read.nama), set()).add(kode)
        else:
            uncoded.append(_Placed(each, read))
    for one in uncoded:
        jenis, nama = one.milik.isi.jenis, one.bacaan.nama
        known = by_name.get((jenis, nama), set())
        place = (jenis, next(iter(known)), "") if len(known) == 1 else (jenis, "", nama)
        places.setdefault(place, []).append(one)


def _codes(things: Iterable[Milik]) -> frozenset[str]:
    """Every code that says what it means: one that is printed with two editions may be two programs."""
    editions: dict[str, set[str]] = {}
    for each in things:
        if kode := plain_kode(each.isi.kode):
            editions.setdefault(kode, set()).update({each.isi.edisi} - {""})
    return frozenset(kode for kode, found in editions.items() if len(found) < SEVERAL)


def _place_statements(things: Iterable[Milik], places: _Places) -> None:
    """Where the document names no nomenklatur: with one that the statement says to be done, else by its own words."""
    known: dict[tuple[str, str], tuple[str, str, str]] = {}
    for place, found in places.items():
        for one in found:
            known.setdefault((place[0], one.bacaan.nama), place)
    for each in things:
        ways = read_statement(each.isi.nama)
        jenis = each.isi.jenis
        meant = next((read for read in ways if (jenis, read.nama) in known), None)
        read = meant or ways[0]
        place = known[jenis, read.nama] if meant else (jenis, "", read.nama)
        places.setdefault(place, []).append(_Placed(each, read))


def _group(jenis: str, kode: str, nama: str, found: list[_Placed]) -> Kelompok:
    printed = Counter(_printed(one) for one in found)
    usual = max(printed, key=lambda text: (printed[text], -list(printed).index(text)))
    alike = {text for text in printed if len({one.milik.dinas for one in found if _printed(one) == text}) >= SEVERAL}
    return Kelompok(
        kunci=_key(jenis, kode, nama),
        jenis=jenis,
        nama=usual,
        kode=kode,
        anggota=tuple(_members(found, kode, alike)),
    )


def _members(found: Sequence[_Placed], kode: str, alike: set[str]) -> Iterator[Anggota]:
    """What was done to all names of a group says nothing of why they are the same."""
    shared = frozenset[Ubahan].intersection(*(frozenset(one.bacaan.ubahan) for one in found))
    own = [tuple(change for change in one.bacaan.ubahan if change not in shared) for one in found]
    plain = {_printed(one) for one, changes in zip(found, own, strict=True) if not changes}
    unworded = (Ubahan(Perlakuan.HURUF, "", ""),) if len(plain) > 1 else ()
    for one, changes in zip(found, own, strict=True):
        if kode and plain_kode(one.milik.isi.kode) == kode:
            yield Anggota(*one.milik, Cocok.KODE, ())
        elif _printed(one) in alike:
            yield Anggota(*one.milik, Cocok.NAMA, ())
        else:
            yield Anggota(*one.milik, Cocok.DINORMALKAN, changes or unworded)


def _printed(one: _Placed) -> str:
    return " ".join(one.milik.isi.nama.split())


def _key(jenis: str, kode: str, nama: str) -> str:
    """`indikator/persentase-koperasi-aktif`, `program/kode-2-17-03`; cut, and told apart by a digest, where long."""
    slug = _slug(f"kode {kode}" if kode else nama)
    if len(slug) > _LONGEST:
        slug = f"{slug[:_LONGEST].rpartition('-')[0]}-{sha256(slug.encode()).hexdigest()[:8]}"
    return f"{_slug(jenis.removeprefix('sasaran_'))}/{slug}"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


_LEVELS = ("sasaran_program", "sasaran_kegiatan", "sasaran_sub_kegiatan", Dari.INDIKATOR.value)


def _order(group: Kelompok) -> tuple[int, str]:
    return _LEVELS.index(group.jenis), group.kunci
