"""Names as documents print them -> names by which they are compared, with everything that was done to them.

No name is like another to some degree: it is the same after these steps, or it is not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from pohon.banding.ejaan import EJAAN, FRASA, KATA_HASIL, KATA_JENJANG
from pohon.capaian import JenisSatuan, kind_of

PERSENTASE, JUMLAH = "persentase", "jumlah"

_WORD = re.compile(r"[a-z0-9]+|[%&]")
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")  # "JumlahKoperasi": documents lose spaces
_ROWS = {tuple(printed.split()): tuple(read.split()) for printed, read in FRASA.items()}
_LONGEST = max(map(len, _ROWS))
_TWICE = frozenset({PERSENTASE, *(read for read in FRASA.values() if " " not in read)})


class Perlakuan(StrEnum):
    """What was done to a printed name before it was compared."""

    EJAAN = "ejaan"
    KATA_AWAL = "kata_awal"
    KATA_HASIL = "kata_hasil"
    SATUAN = "satuan"
    HURUF = "huruf"


class Ubahan(NamedTuple):
    """One step: words as they are printed, and as what they are read; nothing where they do not count."""

    perlakuan: Perlakuan
    dari: str
    menjadi: str


class Bacaan(NamedTuple):
    """A name to compare, words with blanks between them, and what was done to get there."""

    nama: str
    ubahan: tuple[Ubahan, ...] = ()


@lru_cache(maxsize=16384)  # every tree is asked again and again while a site is planned
def read_words(text: str) -> Bacaan:
    """`"Prosentase Koperasi Aktif"` -> `persentase koperasi aktif`; case, marks and spaces never count."""
    changes: dict[Ubahan, None] = {}
    words = [word for each in _words(text) for word in _spelled(each, changes)]
    return Bacaan(" ".join(_without_repeats(_phrased(words, changes))), tuple(changes))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", _JOINED.sub(" ", text)).lower()
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def _spelled(word: str, changes: dict[Ubahan, None]) -> list[str]:
    usual = EJAAN.get(word)
    if usual is None:
        return [word]
    changes[Ubahan(Perlakuan.EJAAN, word, usual)] = None
    return usual.split()


def _phrased(words: list[str], changes: dict[Ubahan, None]) -> Iterator[str]:
    """The words with every phrase that is known read as what it stands for."""
    at = 0
    while at < len(words):
        count = next((n for n in range(_LONGEST, 1, -1) if tuple(words[at : at + n]) in _ROWS), 0)
        printed = tuple(words[at : at + (count or 1)])
        read = _ROWS.get(printed, printed)
        if read != printed:
            changes[Ubahan(Perlakuan.EJAAN, " ".join(printed), " ".join(read))] = None
        yield from read
        at += len(printed)


def _without_repeats(words: Iterator[str]) -> Iterator[str]:
    """An abbreviation after what it stands for, `"usaha mikro, kecil dan menengah (UMKM)"`, is there once."""
    before = ""
    for word in words:
        if word != before or word not in _TWICE:
            yield word
        before = word


def read_nomenklatur(nama: str, jenis: str) -> Bacaan:
    """The name of a program, kegiatan or sub kegiatan, without these words at its beginning."""
    read = read_words(nama)
    kind = " ".join(KATA_JENJANG.get(jenis, ()))
    return _without(read, kind, Perlakuan.KATA_AWAL) if kind else read


def read_statement(pernyataan: str) -> tuple[Bacaan, ...]:
    """As what a sasaran may name its nomenklatur: as it is, then with its first word as a doing, then without it.

    `"Terlaksananya Penilaian"` -> `terlaksananya penilaian`, `pelaksanaan penilaian`, `penilaian`.
    """
    read = read_words(pernyataan)
    first, _, rest = read.nama.partition(" ")
    doing = KATA_HASIL.get(first)
    if not doing or not rest:
        return (read,)
    change = Ubahan(Perlakuan.KATA_HASIL, first, doing)
    return (
        read,
        Bacaan(f"{doing} {rest}", (*read.ubahan, change)),
        Bacaan(rest, (*read.ubahan, change._replace(menjadi=""))),
    )


def read_indikator(nama: str, satuan: str) -> Bacaan:
    """The name of a measure. A share is one by its first word or by its unit; a count may leave its first word out."""
    read = read_words(nama)
    is_share = kind_of(satuan) is JenisSatuan.PERSEN
    first = read.nama.partition(" ")[0]
    if first == JUMLAH and not is_share:
        return _without(read, JUMLAH, Perlakuan.KATA_AWAL)
    if first in {PERSENTASE, JUMLAH} or not is_share:
        return read
    return Bacaan(f"{PERSENTASE} {read.nama}", (*read.ubahan, Ubahan(Perlakuan.SATUAN, satuan, PERSENTASE)))


def _without(read: Bacaan, start: str, perlakuan: Perlakuan) -> Bacaan:
    rest = read.nama.removeprefix(f"{start} ")
    return read if rest == read.nama else Bacaan(rest, (*read.ubahan, Ubahan(perlakuan, start, "")))


def unit_of(satuan: str) -> str:
    """A unit as it is compared: `"Prosen"`, `"%"` and `"persen (%)"` are one."""
    return read_words(satuan).nama


def text_of(teks: str) -> str:
    """A definition or formula as it is compared: spaces and case do not count."""
    return " ".join(teks.casefold().split())
