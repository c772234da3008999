"""Numbers, dates and names as Indonesian readers write them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pohon.format import calm, counted, listed, long_date, number, percent, shortened


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0, "0"),
        (1250, "1.250"),
        (1_000_000, "1.000.000"),
        (-7, "-7"),
        (Decimal("0.5"), "0,5"),
        (Decimal("0.0138"), "0,0138"),
        (Decimal("1234.5678"), "1.234,5678"),
    ],
)
def test_numbers(value: int | Decimal, told: str) -> None:
    assert number(value) == told


@given(st.decimals(min_value=0, max_value=10**9, places=4))
def test_no_digit_is_rounded_away(value: Decimal) -> None:
    assert Decimal(number(value).replace(".", "").replace(",", ".")) == value


def test_dates() -> None:
    assert long_date(date(2026, 11, 21)) == "21 November 2026"
    assert long_date(date(2025, 8, 17)) == "17 Agustus 2025"


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ((), ""),
        (("a",), "a"),
        (("a", "b"), "a dan b"),
        (("a", "b", "c"), "a, b, dan c"),
        (("a", "b", "c", "d"), "a, b, c, dan d"),
    ],
)
def test_lists(parts: tuple[str, ...], told: str) -> None:
    assert listed(parts) == told


@pytest.mark.parametrize(
    ("amount", "told"), [(0, "0 sasaran"), (1, "1 sasaran"), (999, "999 sasaran"), (1351, "1.351 sasaran")]
)
def test_counts(amount: int, told: str) -> None:
    assert counted(amount, "sasaran") == told


# --- shortened ---


@pytest.mark.parametrize(
    ("text", "limit", "told"),
    [
        ("Nelayan hidup sejahtera", 60, "Nelayan hidup sejahtera"),
        ("Nelayan hidup sejahtera", 23, "Nelayan hidup sejahtera"),
        ("Nelayan hidup sejahtera", 22, "Nelayan hidup \u2026"),
        ("Nelayan hidup sejahtera", 15, "Nelayan hidup \u2026"),
    ],
)
def test_long_texts_are_cut_between_words(text: str, limit: int, told: str) -> None:
    assert shortened(text, limit) == told


WORDS = st.lists(st.text("abcde", min_size=1, max_size=9), min_size=1, max_size=12).map(" ".join)


@given(WORDS, st.integers(3, 60))
def test_a_shortened_text_is_the_beginning(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert text.startswith(short.removesuffix("\u2026").rstrip())
    assert (short == text) == (len(text) <= limit)


@given(WORDS, st.integers(3, 60))
def test_a_shortened_text_is_not_longer_than_the_limit(text: str, limit: int) -> None:
    assert len(shortened(text, limit)) <= limit


# --- calm ---


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("KEPALA BIDANG UKM", "Kepala Bidang UKM"),
        ("KEPALA SUB BAGIAN TATA USAHA", "Kepala Sub Bagian Tata Usaha"),
        ("ANALIS PERENCANAAN, EVALUASI DAN PELAPORAN", "Analis Perencanaan, Evaluasi dan Pelaporan"),
        ("ANALIS SDM APARATUR", "Analis SDM Aparatur"),
        ("UPTD WILAYAH II", "UPTD Wilayah II"),
        ("DAN LAIN-LAIN", "Dan Lain-Lain"),
        ("Kepala Dinas", "Kepala Dinas"),
        ("Kepala Bidang UKM dan PKL", "Kepala Bidang UKM dan PKL"),
        ("", ""),
        ("2018", "2018"),
    ],
)
def test_printed_capitals_are_calmed(printed: str, told: str) -> None:
    assert calm(printed) == told


@given(st.text("ABC DAN UKM-/,.", max_size=30))
def test_calming_changes_capitals_only(printed: str) -> None:
    assert calm(printed).upper() == printed.upper()


@given(st.text(max_size=30))
def test_calming_twice_changes_nothing_more(printed: str) -> None:
    assert calm(calm(printed)).upper() == calm(printed).upper()


def test_more_digits_than_decimal_keeps_by_itself_are_printed() -> None:
    assert number(Decimal("1234567890123456789012345678901234.5")).endswith("901.234,5")
    assert percent(Decimal("123456789012345678901234567890123.456")).endswith("890.123,46%")
