"""What authors write: figures, line numbers, ids and names as the model takes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from pohon.model import Angka, Baris, Indikator, Jabatan, Pengukuran, Rentang, Sasaran, Settings, Triwulan
from pohon.model.angka import parse_angka
from pohon.model.base import DaftarId, DaftarTeks, Id

SASARAN = {"id": "s1", "jenis": "sasaran"}

# --- figures ---

FIGURES: dict[str, tuple[str | None, bool]] = {
    "2": ("2", False),
    "0": ("0", False),
    "007": ("7", False),
    "0,5": ("0.5", False),
    "0,50": ("0.50", False),
    "1.250": ("1250", False),
    "12.345.678,9": ("12345678.9", False),
    "1250": ("1250", False),
    "0,069%": ("0.069", True),
    "100 %": ("100", True),
    "-1": ("-1", False),
    "-0,5%": ("-0.5", True),
    " 2 ": ("2", False),
    "B": (None, False),
    "WTP": (None, False),
    "2 dokumen": (None, False),
    "0.5": (None, False),
    "1.25": (None, False),
    "12.5%": (None, False),
    "1.2500": (None, False),
    "1250.000": (None, False),
    "1,250,000": (None, False),
    ",5": (None, False),
    "5,": (None, False),
    "1 250": (None, False),
    "--1": (None, False),
    "%": (None, False),
    "1e3": (None, False),
    "": (None, False),
}


@pytest.mark.parametrize(("text", "value", "percent"), [(text, *read) for text, read in FIGURES.items()])
def test_a_figure_is_read_with_a_decimal_comma(text: str, value: str | None, percent: bool) -> None:
    assert parse_angka(text) == Angka(text, None if value is None else Decimal(value), percent)


TWO_ENDS: dict[str, tuple[str, str] | None] = {
    "80-90": ("80", "90"),
    "80 \u2013 90%": ("80", "90"),
    "0,5 s.d. 1,5": ("0.5", "1.5"),
    "80 sampai 90": ("80", "90"),
    "90-80": None,
    "80-": None,
    "A-B": None,
    "1-2-3": None,
}


@pytest.mark.parametrize(("text", "ends"), TWO_ENDS.items())
def test_two_figures_with_a_dash_between_them_are_a_range(text: str, ends: tuple[str, str] | None) -> None:
    figure = parse_angka(text)
    assert figure.nilai is None
    assert figure.batas == (None if ends is None else (Decimal(ends[0]), Decimal(ends[1])))


@pytest.mark.parametrize(("digits", "is_figure"), [(27, True), (28, True), (29, False), (10_000, False)])
def test_a_figure_has_no_more_digits_than_can_be_computed_with(digits: int, is_figure: bool) -> None:
    assert (parse_angka("9" * digits).nilai is not None) == is_figure
    assert (parse_angka("0," + "3" * (digits - 2)).nilai is not None) == is_figure


@pytest.mark.parametrize("text", ["0.069", "0.069%", "0.500", "00.500", "-0.125", "000.000"])
def test_a_decimal_point_before_three_digits_is_no_group_of_thousands(text: str) -> None:
    assert parse_angka(text).nilai is None


def test_a_decimal_keeps_the_digits_that_are_printed() -> None:
    assert str(parse_angka("0,50").nilai) == "0.50"


@given(st.text())
def test_any_text_is_a_figure_or_none_and_stays_as_printed(text: str) -> None:
    assert parse_angka(text).tercetak == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_what_is_printed_the_indonesian_way_is_read_back(number: Decimal) -> None:
    whole, _, part = f"{number:,.3f}".partition(".")
    assert parse_angka(f"{whole.replace(',', '.')},{part}").nilai == number


@pytest.mark.parametrize("empty", [None, "", "  ", [], {}, ["1"]])
def test_a_figure_that_must_be_there_cannot_be_empty(empty: object) -> None:
    with pytest.raises(ValidationError, match="angka"):
        Indikator.model_validate({"id": "ik1", "nama": "A", "baseline": {"tahun": "2024", "nilai": empty}})


def test_an_absent_figure_is_none_and_never_zero() -> None:
    pengukuran = Pengukuran.model_validate({"tahun": "2024", "realisasi": "0"})
    assert pengukuran.target is None
    assert pengukuran.realisasi == Angka("0", Decimal(0))


def test_an_empty_quarter_is_none() -> None:
    assert Triwulan.model_validate({"target": ["1", None, "B", "4"]}).target == (
        Angka("1", Decimal(1)),
        None,
        Angka("B", None),
        Angka("4", Decimal(4)),
    )


# --- line numbers ---

RANGES = {
    "142": (142, 142),
    "74-84": (74, 84),
    "74 - 84": (74, 84),
    "74–84": (74, 84),
    " 3 ": (3, 3),
    "5-5": (5, 5),
    "1-999999": (1, 999999),
}
NO_RANGES: list[object] = [
    *("", "0", "0-3", "84-74", "-3", "3-", "1-2-3", "1,2", "hal. 3", "3a", "1.5", "1234567", "1 2"),
    *(None, [], {}),
]
BARIS: TypeAdapter[Baris] = TypeAdapter(Baris)


@pytest.mark.parametrize(("text", "lines"), RANGES.items())
def test_a_range_of_lines(text: str, lines: tuple[int, int]) -> None:
    assert BARIS.validate_python([text]) == (Rentang(*lines),)


@pytest.mark.parametrize("text", NO_RANGES)
def test_no_range_of_lines(text: object) -> None:
    with pytest.raises(ValidationError, match="rentang_baris"):
        BARIS.validate_python([text])


def test_one_range_may_stand_without_a_list() -> None:
    assert BARIS.validate_python("74-84") == BARIS.validate_python(["74-84"]) == (Rentang(74, 84),)


def test_lines_are_told_as_they_are_printed() -> None:
    assert [str(Rentang(3, 3)), str(Rentang(74, 84))] == ["3", "74–84"]


# --- ids and names ---

IDS = ["s1", "koperasi-sehat", "2.17.03", "a.b-c.d", "1", "x" * 80]
NO_IDS = ["", "S1", "s 1", "s_1", "-s1", "s1-", "s--1", "s..1", "s.-1", "é", "s/1", "s1\n", "s#1", "x" * 81]
ID: TypeAdapter[str] = TypeAdapter(Id)


@pytest.mark.parametrize("name", IDS)
def test_an_id(name: str) -> None:
    assert ID.validate_python(name) == name


@pytest.mark.parametrize("name", NO_IDS)
def test_no_id(name: str) -> None:
    with pytest.raises(ValidationError):
        ID.validate_python(name)


def test_one_text_may_stand_for_a_list() -> None:
    ids: TypeAdapter[DaftarId] = TypeAdapter(DaftarId)
    names: TypeAdapter[DaftarTeks] = TypeAdapter(DaftarTeks)
    assert ids.validate_python("s1") == ids.validate_python(["s1"]) == ("s1",)
    assert names.validate_python("DKUKMPP") == ("DKUKMPP",)


@pytest.mark.parametrize("year", ["1999", "2024", "2099"])
def test_a_year(year: str) -> None:
    assert Pengukuran.model_validate({"tahun": year}).tahun == year


@pytest.mark.parametrize("year", ["24", "1899", "2100", "20245", "2024/2025", " 2024", "dua ribu"])
def test_no_year(year: str) -> None:
    with pytest.raises(ValidationError):
        Pengukuran.model_validate({"tahun": year})


NAMES = [
    ({"pernyataan": "Meningkatnya koperasi sehat"}, "Meningkatnya koperasi sehat"),
    ({"pernyataan": "Meningkatnya A", "pernyataan_lain": ["Menurunnya B"]}, "Meningkatnya A; Menurunnya B"),
    ({"pernyataan": "Meningkatnya A", "nomenklatur": {"nama": "PROGRAM A"}}, "Meningkatnya A"),
    ({"nomenklatur": {"nama": "PROGRAM A"}, "label": "SASARAN 1"}, "PROGRAM A"),
    ({"label": "SASARAN 1"}, "SASARAN 1"),
    ({}, "s1"),
]


@pytest.mark.parametrize(("keys", "name"), NAMES)
def test_what_a_sasaran_is_called(keys: dict[str, object], name: str) -> None:
    assert Sasaran.model_validate({**SASARAN, **keys}).nama == name


def test_texts_are_never_changed() -> None:
    printed = "  Meningkat\u00adnya  koperasi\n sehat "
    assert Sasaran.model_validate({**SASARAN, "pernyataan": printed}).pernyataan == printed


def test_what_is_not_written_is_absent() -> None:
    sasaran = Sasaran.model_validate(SASARAN)
    assert (sasaran.induk, sasaran.indikator, sasaran.lintas, sasaran.sumber) == ((), (), (), ())
    assert (sasaran.pernyataan, sasaran.nomenklatur, sasaran.csf) == (None, None, None)


def test_a_model_is_frozen_and_knows_its_keys() -> None:
    jabatan = Jabatan(id="kepala-dinas", nama="KEPALA DINAS")
    with pytest.raises(ValidationError, match="frozen"):
        jabatan.nama = "SEKRETARIS"  # type: ignore[misc]  # that is the point
    with pytest.raises(ValidationError, match="extra_forbidden"):
        Jabatan.model_validate({"id": "a", "nama": "A", "nip": "1"})


# --- settings ---

INSIDE = ["site", "public/kinerja", "./site", "a..b", "..a", "situs kinerja"]
OUTSIDE = ["..", "../site", "a/../../b", "a/..", "/srv/www", "/", "..\\site", "a\\..\\..\\b"]


@pytest.mark.parametrize("path", INSIDE)
def test_a_path_inside_the_folder(path: str) -> None:
    assert Settings.model_validate({"site_dir": path}).site_dir == path


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_path_that_leaves_the_folder(path: str) -> None:
    with pytest.raises(ValidationError, match="jalur_luar"):
        Settings.model_validate({"site_dir": path})


@pytest.mark.parametrize("url", ["https://kinerja.contoh.go.id", "http://localhost:8000/a/b?c=d", "https://é.id/"])
def test_a_web_address(url: str) -> None:
    assert Settings.model_validate({"site_url": url}).site_url == url


@pytest.mark.parametrize("url", ["", "www.contoh.go.id", "//contoh.go.id", "ftp://a.id", "https://", "https://a b.id/"])
def test_no_web_address(url: str) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate({"site_url": url})
