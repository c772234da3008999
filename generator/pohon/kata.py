"""The words of the interface in one language: texts, counts, lists, numbers and dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from markupsafe import Markup

from pohon import format as words

CATALOGUES = Path(__file__).resolve().parent / "bahasa"
SOURCE = "id"
LANGUAGES = (SOURCE, "en")
_LAST_WITHOUT_MARK = 999
_MARK = Markup(f' lang="{SOURCE}"')  # noqa: S704 - our own words
_NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def msg(teks: str) -> str:
    """Mark a text of a table for the catalogue; where the table is used, a `Kata` translates it."""
    return teks


_AND = msg("dan")


@dataclass(frozen=True)
class Kata:
    """The words of one language. A text is named by its Indonesian wording, which is what Indonesian readers see.

    `terjemahan` maps that wording to its forms in the language: one, or one for a single thing and one for many.
    """

    bahasa: str = SOURCE
    terjemahan: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NOTHING, repr=False, compare=False)

    def __call__(self, teks: str, /, **isi: object) -> str:
        """`kata("Tahap {nomor}", nomor=3)` -> `"Tahap 3"`; the values stand where the braces are."""
        forms = self.terjemahan.get(teks)
        found = forms[0] if forms else teks
        return found.format(**isi) if isi else found

    @property
    def asli(self) -> Markup:
        """The attribute of elements that hold words of a document: ` lang="id"`, or nothing in their own language."""
        return Markup() if self.bahasa == SOURCE else _MARK

    def many(self, teks: str, amount: int) -> str:
        """The form of a word that goes with an amount, without the amount."""
        forms = self.terjemahan.get(teks)
        if not forms:
            return teks
        return forms[0] if amount == 1 else forms[-1]

    def counted(self, amount: int, teks: str) -> str:
        """`(3, "indikator")` -> `"3 indikator"`, in English `"3 indicators"`."""
        return f"{self.number(amount) if amount > _LAST_WITHOUT_MARK else amount} {self.many(teks, amount)}"

    def listed(self, parts: Sequence[str]) -> str:
        """`("a", "b", "c")` -> `"a, b, dan c"`."""
        return words.listed(parts, self(_AND))

    def said(self, parts: Sequence[str]) -> str:
        """The parts that are not empty, as a list in words."""
        return self.listed([part for part in parts if part])

    def number(self, value: int | Decimal) -> str:
        """`1250` -> `"1.250"`, in English `"1,250"`."""
        return words.number(value, self.bahasa)

    def percent(self, value: Decimal) -> str:
        """`Decimal("92.5")` -> `"92,50%"`, in English `"92.50%"`: with two decimals."""
        return words.percent(value, self.bahasa)

    def size(self, amount: int) -> str:
        """`12400` -> `"12 KB"`."""
        return words.file_size(amount, self.bahasa)

    def date(self, day: str) -> str:
        """`"2026-11-21"` -> `"21 November 2026"`."""
        return words.long_date(date.fromisoformat(day), self.bahasa)


INDONESIAN = Kata()


# Every tree asks some ten times, and reading takes 17 ms: two thirds of a site of small trees in two languages.
@lru_cache(maxsize=len(LANGUAGES))
def load_kata(bahasa: str) -> Kata:
    """The words of one of `LANGUAGES`, from its catalogue in `bahasa/`."""
    if bahasa == SOURCE:
        return INDONESIAN
    from babel.messages.pofile import read_po

    with (CATALOGUES / f"{bahasa}.po").open("rb") as file:
        catalogue = read_po(file, locale=bahasa)
    return Kata(
        bahasa, MappingProxyType(dict(_forms(message.id, message.string or "") for message in catalogue if message.id))
    )


def _forms(wording: str | Sequence[str], string: str | Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """A message as we look it up: its singular wording, and its forms."""
    key = wording if isinstance(wording, str) else wording[0]
    forms = (string,) if isinstance(string, str) else tuple(string)
    return key, forms if all(forms) else (key,)
