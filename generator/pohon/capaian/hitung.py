"""Arithmetic that shows its work: a formula is a text, and what is printed is what is computed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

PLACES = Decimal("0.01")
_TRACE = Decimal("1E-30")  # thirds that cancel out leave a trace in the 80th digit, which must not decide a tie
_EXACT = Context(prec=80, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])  # sums of any printed figures, nothing rounded away
_ROUND = Context(prec=80, rounding=ROUND_HALF_UP, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])
_FURTHEST = 40  # digits before the comma: no achievement is that far, and no page has room for it

Token = str | Decimal


@lru_cache(maxsize=64)  # few formulas, used for every figure
def _parsed(rumus: str) -> tuple[str, ...]:
    return tuple(rumus.replace("(", "( ").replace(")", " )").split())


def fill(rumus: str, angka: Mapping[str, Decimal]) -> tuple[Token, ...]:
    """`("realisasi / target * 100", {...})` -> its parts with the numbers in the place of the names."""
    return tuple(angka[word] if word in angka else Decimal(word) if word.isdigit() else word for word in _parsed(rumus))


def as_text(tokens: Sequence[Token]) -> str:
    """The parts as any calculator takes them: `"(2 * 10 - 8) / 10 * 100"`."""
    words = [each if isinstance(each, str) else plain(each) for each in tokens]
    return " ".join(words).replace("( ", "(").replace(" )", ")")


def plain(value: Decimal) -> str:
    """A number without exponent; a negative one in brackets, as it stands inside a formula."""
    text = f"{value:f}" if abs(value.adjusted()) <= _FURTHEST else str(value)
    return f"({text})" if value < 0 else text


def evaluate(tokens: Sequence[Token]) -> Decimal:
    """What the parts give, to 80 digits; NaN or infinite where that is not possible."""
    value, rest = _sum(tuple(tokens))
    if rest:
        message = f"not a formula: {as_text(tokens)}"
        raise ValueError(message)
    return value


def _sum(tokens: tuple[Token, ...]) -> tuple[Decimal, tuple[Token, ...]]:
    value, rest = _product(tokens)
    while rest and rest[0] in {"+", "-"}:
        other, after = _product(rest[1:])
        value = _EXACT.add(value, other) if rest[0] == "+" else _EXACT.subtract(value, other)
        rest = after
    return value, rest


def _product(tokens: tuple[Token, ...]) -> tuple[Decimal, tuple[Token, ...]]:
    value, rest = _single(tokens)
    while rest and rest[0] in {"*", "/"}:
        other, after = _single(rest[1:])
        value = _EXACT.multiply(value, other) if rest[0] == "*" else _EXACT.divide(value, other)
        rest = after
    return value, rest


def _single(tokens: tuple[Token, ...]) -> tuple[Decimal, tuple[Token, ...]]:
    first, rest = tokens[0], tokens[1:]
    if isinstance(first, Decimal):
        return first, rest
    value, after = _sum(rest)  # behind an opening bracket
    return value, after[1:]


def settled(value: Decimal) -> Decimal:
    """A result without the traces of divisions that cancel out: 90,99...9 in the 80th digit is 91."""
    kept = value.quantize(_TRACE, context=_ROUND)
    return kept.normalize(_EXACT) if kept == kept.to_integral() else kept if kept != value else value


def is_countable(value: Decimal) -> bool:
    """Whether a result is a number that can be printed."""
    return value.is_finite() and (not value or value.adjusted() <= _FURTHEST)


def rounded(value: Decimal) -> Decimal:
    """To two decimals, half up: how reports round, unlike the computer's half to even."""
    return _ROUND.add(value.quantize(PLACES, context=_ROUND), Decimal(0))  # and no minus before a zero
