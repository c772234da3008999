"""Texts -> the words that are searched for: stems, with spellings and abbreviations made one.

The browser does the same to what readers type (`cari-mesin.js`), with the same tables.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pohon.search.synonyms import ABBREVIATIONS, RELATED, SPELLINGS, STOP_WORDS

if TYPE_CHECKING:
    from snowballstemmer.indonesian_stemmer import IndonesianStemmer

_WORD = re.compile(r"[a-z0-9]+")
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")  # "JumlahKoperasi": documents lose spaces


def tokens(text: str) -> list[str]:
    """The words of a text in small letters, without marks: `"Ijin Koperasi"` -> `["ijin", "koperasi"]`."""
    apart = _JOINED.sub(" ", text)
    if apart.isascii():  # most texts: letter by letter takes fifty times as long
        return _WORD.findall(apart.lower())
    plain = unicodedata.normalize("NFKD", apart).lower()
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


@cache
def _stemmer() -> IndonesianStemmer:
    from snowballstemmer.indonesian_stemmer import IndonesianStemmer

    return IndonesianStemmer()


@cache
def stem(word: str) -> str:
    """The stem of a word: `"pengawasan"` -> `"awas"`."""
    stemmed: str = _stemmer().stemWord(word)
    return stemmed


@cache
def spellings() -> Mapping[str, str]:
    """Words and stems that are written otherwise -> the stems that stand for them, joined by spaces."""
    found: dict[str, str] = {}
    for odd, usual in SPELLINGS.items():
        standard = " ".join(stem(word) for word in usual.split())
        found[odd] = standard
        found.setdefault(stem(odd), standard)
    return {odd: standard for odd, standard in found.items() if odd != standard}


@cache
def canonical(word: str) -> tuple[str, ...]:
    """The stems under which a word is searched: `"perijinan"` -> `("izin",)`; none for a stop word."""
    if word in STOP_WORDS:
        return ()
    odd = spellings()
    found = odd.get(word) or stem(word)
    return tuple((odd.get(found) or found).split())


@cache
def phrases() -> Mapping[tuple[str, ...], str]:
    """What abbreviations stand for, as stems, the longest first."""
    found = {
        tuple(stemmed(tokens(phrase))): canonical(short)[0] for short, long in ABBREVIATIONS.items() for phrase in long
    }
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


@cache
def related() -> Mapping[str, tuple[str, ...]]:
    """Stems -> other stems that a reader may mean."""
    return {
        canonical(word)[0]: tuple(dict.fromkeys(part for other in others for part in stemmed(tokens(other))))
        for word, others in RELATED.items()
    }


_NASAL = re.compile(r"^[mp]e(?P<nasal>m|ng?)(?=[aeiou])")
_LOST = {"m": "m", "n": "t", "ng": "k"}


@cache
def restored(word: str) -> str:
    """The stem with the consonant that a nasal prefix may have taken: `"mengelola"` -> `"kelola"`, else nothing.

    The stemmer restores p alone: `"memakai"` becomes `"pakai"`, but `"pemusnahan"` `"pusnah"`.
    """
    match = _NASAL.match(word)
    found = canonical(word) if match else ()
    if match is None or len(found) != 1 or found[0] in spellings().values():
        return ""
    nasal = match["nasal"]
    return _LOST[nasal] + found[0][nasal == "m" :]


def stemmed(words: Sequence[str]) -> list[str]:
    """The stems of words in order, stop words left out."""
    return [part for word in words for part in canonical(word)]


def terms(words: Sequence[str]) -> list[str]:
    """The stems of words, and the abbreviations and other stems that stand for some of them."""
    stems = stemmed(words)
    return [*stems, *_abbreviated(stems), *filter(None, map(restored, words))]


class Counted(NamedTuple):
    """How many terms a text has, and each with how often it stands there."""

    length: int
    terms: tuple[tuple[str, int], ...]


@lru_cache(maxsize=4096)
def counted_in(text: str) -> Counted:
    """The terms of a text. A tree says the same in many records: a sasaran on its own, and with each indikator."""
    found = terms(tokens(text))
    return Counted(len(found), tuple(Counter(found).items()))


@cache
def _openings() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases by their first stem, so that most words are looked up once."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, short in phrases().items():
        found.setdefault(phrase[0], []).append((phrase, short))
    return {first: tuple(rows) for first, rows in found.items()}


def _abbreviated(stems: list[str]) -> Iterator[str]:
    openings = _openings()
    for n, first in enumerate(stems):
        for phrase, short in openings.get(first, ()):
            if tuple(stems[n : n + len(phrase)]) == phrase:
                yield short
