"""Indonesian numbers, dates, lists and periods, as people read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, localcontext
from functools import lru_cache

import markupsafe

LOCALE = "id"  # the language unless another is asked for
ELLIPSIS = "\u2026"
escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner")  # noqa: B009 - private, an eighth of `escape`
"""A plain text as HTML, as a plain text again."""
_LAST_WITHOUT_DOT = 999
_DIGITS = 100
_KILO = 1000


@lru_cache(maxsize=4096)
def number(value: int | Decimal, locale: str = LOCALE) -> str:
    """`1250` -> `"1.250"`, `Decimal("0.5")` -> `"0,5"`; no digit is rounded away."""
    from babel.numbers import format_decimal

    with localcontext(prec=_DIGITS):  # sums of printed figures have more digits than Decimal keeps by itself
        return format_decimal(value, locale=locale, decimal_quantization=False)


@lru_cache(maxsize=4096)
def percent(value: Decimal, locale: str = LOCALE) -> str:
    """`Decimal("92.5")` -> `"92,50%"`."""
    from babel.numbers import format_decimal

    with localcontext(prec=_DIGITS):
        return format_decimal(value, format="#,##0.00", locale=locale) + "%"


@lru_cache(maxsize=4096)
def long_date(day: date, locale: str = LOCALE) -> str:
    """`date(2026, 11, 21)` -> `"21 November 2026"`."""
    from babel.dates import format_date

    return format_date(day, format="long", locale=locale)


@lru_cache(maxsize=4096)
def file_size(amount: int, locale: str = LOCALE) -> str:
    """`845` -> `"845 byte"`, `12400` -> `"12 KB"`, `1240000` -> `"1,2 MB"` (thousands, as phones and shops count)."""
    if amount < _KILO:
        return f"{amount} byte"
    unit, name = (_KILO, "KB") if amount < _KILO * _KILO else (_KILO * _KILO, "MB")
    digits = 1 if amount < 10 * unit else 0
    return f"{number(Decimal(amount).scaleb(-len(str(unit)) + 1).quantize(Decimal(1).scaleb(-digits)), locale)} {name}"


def listed(parts: Sequence[str], last_word: str = "dan") -> str:
    """`("a", "b", "c")` -> `"a, b, dan c"`."""
    if len(parts) <= 1:
        return "".join(parts)
    *others, last = parts
    comma = "," if len(others) > 1 else ""
    return f"{', '.join(others)}{comma} {last_word} {last}"


def counted(amount: int, thing: str) -> str:
    """`(3, "indikator")` -> `"3 indikator"`; Indonesian nouns have no plural form."""
    return f"{number(amount) if amount > _LAST_WITHOUT_DOT else amount} {thing}"


def shortened(text: str, limit: int) -> str:
    """The first whole words of a text, at most `limit` characters, with an ellipsis when cut."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return f"{cut[: cut.rfind(' ')]} {ELLIPSIS}" if " " in cut else cut + ELLIPSIS


QUARTERS = ("TW I", "TW II", "TW III", "TW IV")

_SMALL = frozenset(("dan", "di", "ke", "dari", "pada", "untuk", "dalam", "yang", "atau", "bagi", "serta"))
_ACRONYMS = frozenset((
    "AKIP", "ASN", "ATK", "BMD", "CSF", "IKI", "IKU", "JF", "JP", "JPT", "KSP", "LPPD", "OPD", "PK", "PKL", "SDM",
    "SKP", "SKPD", "SOP", "TU", "UKM", "UMKM", "UPTD", "USP",
))  # fmt: skip
_ROMAN = re.compile(r"^[IVX]+$")
_WORD = re.compile(r"[A-Z]+")


def capitalised(text: str) -> str:
    """The first letter large, the others as they are: `"sub kegiatan"` -> `"Sub kegiatan"`, `"CSF"` -> `"CSF"`."""
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=4096)
def calm(text: str) -> str:
    """Printed capitals in title case (`"KEPALA BIDANG UKM"` -> `"Kepala Bidang UKM"`); other text unchanged."""
    if text != text.upper():
        return text
    return capitalised(_WORD.sub(lambda match: _calm_word(match[0]), text))


def _calm_word(word: str) -> str:
    if word in _ACRONYMS or _ROMAN.match(word):
        return word
    return word.lower() if word.lower() in _SMALL else word.capitalize()
