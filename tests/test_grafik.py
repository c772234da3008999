"""Pictures of figures: where marks end, what is left out, words that equal the printed ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pohon.diagram import pictures_of
from pohon.diagram.bars import BAR, draw_bars
from pohon.diagram.grafik import quarters_of, sums_of, year_with_quarters
from pohon.diagram.plot import PLOT, WIDTH, Area, Label, Point, Told, fitting, scale_of, settled, values_of, written
from pohon.diagram.steps import running
from pohon.diagram.years import MOST, years_of
from pohon.format import QUARTERS
from pohon.kata import INDONESIAN, Kata
from pohon.model import Indikator, Pengukuran, Perhitungan
from pohon.model.angka import parse_angka
from pohon.understood import Understood
from pohon.views import indikator
from tests.tools import Site, links_from

TOLD = Told("grafik", "Judul", INDONESIAN)
EMPTY = "kosong"
Cells = Sequence[str | None]


def measured(tahun: str = "2026", target: Cells = (), realisasi: Cells = (), setahun: str | None = None) -> Pengukuran:
    triwulan = {"target": list(target), "realisasi": list(realisasi)}
    return Pengukuran.model_validate({"tahun": tahun, "target": setahun, "triwulan": triwulan})


def of_years(*rows: tuple[int, str | None, str | None]) -> list[dict[str, str]]:
    found = ({"tahun": str(tahun), "target": t, "realisasi": r} for tahun, t, r in rows)
    return [{key: value for key, value in row.items() if value is not None} for row in found]


def pictures(*figures: object, fiktif: bool = False, **rest: Any) -> list[ET.Element]:
    """The pictures of an indikator with some figures."""
    ik = Indikator.model_validate({"id": "x", "nama": "X", "pengukuran": figures, **rest})
    return [ET.fromstring(picture) for picture in pictures_of(ik, INDONESIAN, fiktif=fiktif)]


def bars(target: Cells = (), realisasi: Cells = (), **rest: Any) -> ET.Element:
    """The picture of four quarters."""
    return pictures(measured(target=target, realisasi=realisasi), **rest)[0]


def texts(svg: ET.Element) -> list[str]:
    """What is written in the plot, without the words above it and the names below."""
    return [node.text or "" for node in svg.findall("text") if not node.findall("tspan")]


def title(svg: ET.Element) -> str:
    return svg.findtext("title") or ""


def described(svg: ET.Element) -> str:
    return svg.findtext("desc") or ""


def rects(svg: ET.Element) -> list[Area]:
    """The bars."""
    found = [node.attrib for node in svg.findall("rect") if node.get("width") == str(BAR)]
    corners = ((int(each["x"]), int(each["y"]), int(each["height"])) for each in found)
    return [Area(x, y, x + BAR, y + height) for x, y, height in corners]


def ticks(svg: ET.Element) -> list[tuple[int, int]]:
    """The middle of each target and its height."""
    lines = [node.get("d") or "" for node in svg.findall("path") if node.get("stroke-width") == "3"]
    found = [re.fullmatch(r"M(\d+) (\d+)H(\d+)", line) for line in lines]
    return [((int(m[1]) + int(m[3])) // 2, int(m[2])) for m in found if m]


def dots(svg: ET.Element) -> list[tuple[int, int]]:
    return [(int(node.get("cx", "")), int(node.get("cy", ""))) for node in svg.findall("g/circle")]


# --- quarters ---


def test_a_bar_is_as_high_as_its_figure() -> None:
    small, large, *_ = rects(bars(realisasi=["1", "4", "2", "3"]))
    assert large.bottom - large.top == PLOT
    assert small.bottom - small.top == PLOT // 4
    assert small.bottom == large.bottom


def test_a_bar_that_reaches_its_target_ends_at_the_tick() -> None:
    svg = bars(target=["2", "2", "4", "4"], realisasi=["2", "1", "4", "2"])
    reached = [bar.top - y for bar, (_, y) in zip(rects(svg), ticks(svg), strict=True)]
    assert reached == [0, PLOT // 4, 0, PLOT // 2]


def test_a_missing_quarter_has_no_bar_and_says_so() -> None:
    svg = bars(target=["1", "1", "1", "1"], realisasi=["1", None, "1", "1"])
    assert len(rects(svg)) == 3
    assert texts(svg).count(EMPTY) == 1
    assert "Realisasi: TW I 1; TW II kosong; TW III 1; TW IV 1." in described(svg)


def test_nought_is_a_thin_line_with_its_figure() -> None:
    svg = bars(realisasi=["1", "0", "1", "1"])
    assert [bar.bottom - bar.top for bar in rects(svg)] == [PLOT, 2, PLOT, PLOT]
    assert texts(svg) == ["1", "0", "1", "1"]


def test_a_small_figure_is_not_nought() -> None:
    tiny, *_ = rects(bars(realisasi=["0,0001", "0,0138", "1", "0"]))
    nothing = rects(bars(realisasi=["0", "0,0138", "1", "0"]))[0]
    assert tiny.top < nothing.top


def test_a_bar_below_nought_hangs_from_the_line() -> None:
    up, down = rects(bars(realisasi=["1", "-1"]))[:2]
    assert down.top == up.bottom
    assert up.bottom - up.top == down.bottom - down.top == PLOT // 2


def test_labels_are_the_printed_figures() -> None:
    assert texts(bars(target=["0,50%", "0,5", "1.250", "B"])) == ["0,50%", "0,5", "1.250", "B"]


def test_all_nought_is_drawn_as_nought() -> None:
    svg = bars(target=["0"] * 4, realisasi=["0"] * 4)
    assert {bar.bottom - bar.top for bar in rects(svg)} == {2}
    assert texts(svg) == ["0"] * 8


def test_a_range_is_a_band_between_its_ends() -> None:
    svg = bars(target=["50-100", "0-100"])
    bands = [int(node.get("height", "")) for node in svg.findall("rect") if node.get("fill") == "var(--garis)"]
    assert bands == [PLOT // 2, PLOT]


def test_the_quarters_are_those_of_the_latest_year_with_realisasi() -> None:
    years = [
        measured("2024", realisasi=["1", "2"]),
        measured("2025", realisasi=["1", "2"]),
        measured("2026", ["1"] * 4),
    ]
    assert year_with_quarters(years) == years[1]
    assert year_with_quarters(years[2:]) == years[2]
    assert year_with_quarters([measured("2025", ["1", None, None, None]), measured("2026", ["A"] * 4)]) is None


def test_lower_is_better_is_said_and_nothing_inverted() -> None:
    svg = bars(realisasi=["1", "2", "3", "4"], polaritas="negatif")
    assert "makin rendah makin baik" in "".join(svg.itertext())
    assert [bar.top for bar in rects(svg)] == sorted([bar.top for bar in rects(svg)], reverse=True)


def test_invented_bars_are_hatched_and_the_words_say_so() -> None:
    invented, real = bars(realisasi=["1", "2"], fiktif=True), bars(realisasi=["1", "2"])
    assert invented.find("pattern") is not None
    assert title(invented) == f"{title(real)} (contoh fiktif)"
    assert real.find("pattern") is None


def test_labels_of_one_quarter_do_not_meet() -> None:
    for realisasi in range(-12, 13):
        svg = bars(target=["10", "-10", "0", None], realisasi=[str(realisasi)] * 4)
        for column in QUARTERS:
            heights = sorted(int(y) for x, y in _written(svg) if x // (WIDTH // 4) == QUARTERS.index(column))
            assert all(b - a >= 14 for a, b in pairwise(heights)), (realisasi, column)


def _written(svg: ET.Element) -> list[tuple[int, int]]:
    return [(int(n.get("x", "")), int(n.get("y", ""))) for n in svg.findall("text") if not n.findall("tspan")]


# --- what quarters add up to ---


def test_running_sums_end_before_the_first_gap() -> None:
    figures = [parse_angka(text) if text else None for text in ("0,5", "0,25", None, "1")]
    assert running(figures) == (Decimal("0.5"), Decimal("0.75"))
    assert running([None, parse_angka("1")]) == ()


@pytest.mark.parametrize(
    ("target", "setahun", "rule", "drawn"),
    [
        (("1", "2", "3", "4"), "4", Perhitungan.KUMULATIF, True),
        (("1", "2", "3", "4"), "10", Perhitungan.RATA_RATA, False),
        (("0,5", "0,5", "0,5", "0,5"), "2", None, True),
        (("0", "0", "0", "3"), "3", None, False),  # also the last one
        (("0", "0,46", "0,46", "0,46"), "0,0138", None, False),
        (("0", "1-2", "1", "0"), "4", None, False),
        (("0", "0", "0", "0"), "0", Perhitungan.KUMULATIF, False),
    ],
)
def test_quarters_are_added_up_where_that_is_the_rule_or_the_only_one_that_fits(
    target: Cells, setahun: str, rule: Perhitungan | None, drawn: bool
) -> None:
    year = measured(target=target, setahun=setahun)
    assert (sums_of(year, quarters_of(year), rule) is not None) == drawn


def test_a_sum_that_is_assumed_says_so() -> None:
    year = measured(target=["1"] * 4, setahun="4")
    assumed, told = pictures(year)[1], pictures(year, perhitungan="kumulatif")[1]
    assert "diandaikan kumulatif" in "".join(assumed.itertext())
    assert "diandaikan" not in "".join(told.itertext())


def test_steps_show_target_and_realisasi_of_the_year() -> None:
    svg = pictures(measured(target=["0,50"] * 4, realisasi=["0,40", "0,60", "0,50", "0,35"], setahun="2"))[1]
    assert texts(svg) == ["1,85", "2", "target tahun 2"]
    assert len([path for path in svg.findall("path") if path.get("stroke-dasharray") == "5 3"]) == 1


def test_steps_end_where_a_quarter_is_missing() -> None:
    svg = pictures(measured(realisasi=["3", "4", None, "5"]), perhitungan="kumulatif")[1]
    (path,) = [path.get("d") or "" for path in svg.findall("path") if path.get("stroke-dasharray") == "5 3"]
    assert path.count("V") == 2
    assert EMPTY in texts(svg)
    assert "garis berhenti sebelum triwulan yang kosong" in "".join(svg.itertext()).lower()


# --- several years ---


def test_one_year_makes_no_line() -> None:
    assert pictures(*of_years((2026, "1", "2"))) == []
    assert years_of([Point("2026", parse_angka("1"))], None, None) is None


def test_a_line_joins_only_years_that_follow_each_other() -> None:
    (svg,) = pictures(*of_years((2020, "1", "1"), (2021, "2", "2"), (2023, "3", "3"), (2024, "4", None)))
    assert len(dots(svg)) == 3
    (line,) = [path.get("d") or "" for path in svg.findall("path") if "L" in (path.get("d") or "")]
    assert line.count("M") == 1
    assert len(ticks(svg)) == 4


def test_years_stand_as_far_apart_as_they_are() -> None:
    (svg,) = pictures(*of_years((2020, None, "1"), (2021, None, "1"), (2024, None, "1")))
    a, b, c = [x for x, _ in dots(svg)]
    assert c - b == 3 * (b - a)


def test_where_targets_begin_and_end_is_told() -> None:
    awal, akhir = {"tahun": "2020", "nilai": "10"}, {"tahun": "2026", "nilai": "90"}
    (svg,) = pictures(*of_years((2023, "40", "35")), baseline=awal, target_akhir_periode=akhir)
    assert {"awal 10", "akhir periode 90", "35", "40"} == set(texts(svg))
    assert "Lingkaran: angka awal 10 (2020); target akhir periode: 90 (2026)." in described(svg)


def test_a_word_is_no_place() -> None:
    awal = {"tahun": "2020", "nilai": "CC"}
    assert pictures(*of_years((2023, "B", "BB"), (2024, "A", "A")), baseline=awal) == []


def test_a_long_history_shows_its_last_years() -> None:
    (svg,) = pictures(*of_years(*((year, None, "1") for year in range(2000, 2026))))
    assert len(dots(svg)) == MOST
    assert "tahun sebelum 2015 tidak digambar" in "".join(svg.itertext())


# --- labels ---


def test_a_figure_that_is_too_wide_is_rounded_and_named() -> None:
    assert fitting(parse_angka("1.250.000.000"), 80, INDONESIAN) == "1,3 miliar"
    assert fitting(parse_angka("-12.500.000.000.000"), 80, INDONESIAN) == "-13 triliun"
    assert written(Decimal("1e30"), WIDTH, INDONESIAN) == "1.000.000.000.000.000.000 triliun"
    assert fitting(parse_angka("999.999"), 80, INDONESIAN) == "999.999"
    assert fitting(parse_angka("0,123456789012345"), 80, INDONESIAN) == "0,12345\u2026"


def test_our_own_figures_have_no_idle_digits() -> None:
    assert [written(Decimal(text), 80, INDONESIAN) for text in ("2.00", "0.50", "0.000", "100")] == [
        "2", "0,5", "0", "100",
    ]  # fmt: skip


def test_a_label_that_finds_no_place_is_left_out() -> None:
    frame, first = Area(0, 0, WIDTH, 100), Label("satu", 50, 50)
    assert settled([[first], [first._replace(teks="dua")]], [], frame) == [first]
    assert settled([[first], [first, first._replace(y=80)]], [], frame) == [first, first._replace(y=80)]
    assert settled([[first._replace(y=5)]], [], frame) == []


# --- any figures ---

FIGURE = st.one_of(
    st.none(),
    st.sampled_from(["0", "B", "-", "80-90", "0,0138", "0,069%", "12.500.000.000", "9" * 28, "0," + "0" * 25 + "1"]),
    st.integers(-(10**6), 10**6).map(str),
    st.decimals(-1000, 1000, places=3).map(lambda value: str(value).replace(".", ",")),
)
FOUR = st.one_of(st.just(()), st.tuples(FIGURE, FIGURE, FIGURE, FIGURE))
ENDS = st.one_of(st.none(), st.tuples(st.integers(2000, 2035), FIGURE))
ROWS = st.lists(
    st.tuples(st.integers(2000, 2035), FIGURE, FIGURE, FOUR, FOUR), max_size=14, unique_by=lambda row: row[0]
)
RULES = st.sampled_from([None, *Perhitungan])


def any_indikator(rows: Sequence[tuple[int, str | None, str | None, Cells, Cells]], **rest: object) -> Indikator:
    figures = [
        {"tahun": str(tahun), "target": t, "realisasi": r, "triwulan": {"target": qt, "realisasi": qr}}
        for tahun, t, r, qt, qr in rows
    ]
    return Indikator.model_validate({"id": "x", "nama": "X", "pengukuran": figures, **rest})


def numbers(svg: ET.Element) -> list[tuple[str, int]]:
    """Every place in a picture: which side it is measured from, and how far."""
    sides = {"x": "x", "cx": "x", "y": "y", "cy": "y"}
    found = []
    for node in svg.iter():
        found += [(sides[name], int(float(value))) for name, value in node.attrib.items() if name in sides]
        if node.tag == "path":
            points = re.findall(r"([MLHV])(\d+)(?:\.5)?(?: (\d+)(?:\.5)?)?", node.get("d") or "")
            assert "".join(re.sub(r"[\d. ]", "", node.get("d") or "")) == "".join(p[0] for p in points)
            found += [("y" if letter == "V" else "x", int(a)) for letter, a, _ in points]
            found += [("y", int(b)) for _, _, b in points if b]
    return found


@given(ROWS, ENDS, ENDS, RULES, st.booleans())
def test_any_figures_make_pictures_that_hold_them(
    rows: list[tuple[int, str | None, str | None, Cells, Cells]],
    awal: tuple[int, str | None] | None,
    akhir: tuple[int, str | None] | None,
    rule: Perhitungan | None,
    fiktif: bool,
) -> None:
    ends = {
        name: {"tahun": str(each[0]), "nilai": each[1]}
        for name, each in (("baseline", awal), ("target_akhir_periode", akhir))
        if each and each[1]
    }
    ik = any_indikator(rows, perhitungan=rule, **ends)
    made = pictures_of(ik, INDONESIAN, fiktif=fiktif)
    assert made == pictures_of(ik, INDONESIAN, fiktif=fiktif)
    for svg in map(ET.fromstring, made):
        far = {"x": int(svg.get("width", "")), "y": int(svg.get("height", ""))}
        assert svg.get("viewBox") == f"0 0 {far['x']} {far['y']}"
        outside = [(side, n) for side, n in numbers(svg) if not 0 <= n <= far[side]]
        assert outside == []
        drawn = [value for node in svg.iter() for name, value in node.attrib.items() if name in {"d", "x", "y", "cy"}]
        assert not re.search(r"e|nan|inf", " ".join(drawn).lower())
    ids = re.findall(r'\bid="([^"]+)"', "".join(made))
    assert len(ids) == len(set(ids))


POSITIONS = st.lists(st.tuples(st.integers(0, WIDTH), st.integers(0, 150)), max_size=20)


@given(POSITIONS)
def test_labels_never_meet(positions: list[tuple[int, int]]) -> None:
    wishes = [[Label("1.234", x, y), Label("1.234", x, y + 20).inside()] for x, y in positions]
    found = [label.area for label in settled(wishes, [], Area(0, 0, WIDTH, 150))]
    assert not any(a.meets(b) for a, b in combinations(found, 2))


@given(st.lists(st.decimals(-(10**9), 10**9, places=4), min_size=1, max_size=8))
def test_a_scale_keeps_the_order_of_figures(values: list[Decimal]) -> None:
    scale = scale_of(values, 20)
    heights = [scale.y(value) for value in sorted(values)]
    assert heights == sorted(heights, reverse=True)
    assert all(scale.top <= y <= scale.bottom for y in (*heights, scale.base))


# --- on pages ---


def test_a_picture_is_an_image_with_a_name_and_a_description() -> None:
    svg = bars(target=["1", "2", "3", "4"])
    assert svg.get("role") == "img"
    assert (svg.get("aria-labelledby") or "").split() == [node.get("id") for node in (svg[0], svg[1])]
    assert [svg[0].tag, svg[1].tag] == ["title", "desc"]


def test_words_are_escaped() -> None:
    told = replace(TOLD, judul="a < b", satuan="<b>", isi='"&"')
    assert "<b>" not in draw_bars([Point("TW I", parse_angka("<i>"), parse_angka("1"))], told)


def test_the_unit_of_a_document_stays_in_its_language() -> None:
    told = replace(TOLD, satuan="orang", kata=Kata("en"))
    assert '<tspan x="0" y="31" lang="id">orang' in draw_bars([Point("TW I", parse_angka("1"))], told)


def test_the_page_of_an_indikator_with_quarters_has_its_pictures(trees: dict[str, Understood]) -> None:
    u = trees["kabupaten-purbalingga/dinkopukm"]
    assert len(indikator(u, "koperasi-sehat", links_from(u)).gambar) == 2


def test_pictures_on_pages_are_well_formed_and_beside_their_table(site: Site) -> None:
    pages = [page for page in site.kind("indikator") if page.all(".grafik")]
    assert len(pages) == 6
    for page in pages:
        assert len(page.all(".grafik > svg")) in {1, 2}
        assert page.all("section[aria-labelledby=angka] table"), page.path
        assert len(set(page.ids)) == len(page.ids)
        for svg in re.findall(r'<svg role="img" aria.*?</svg>', page.html, re.DOTALL):
            ET.fromstring(svg)


def test_numbers_of_ranges_are_their_ends() -> None:
    assert values_of([parse_angka("80-90"), parse_angka("B"), None, parse_angka("1")]) == [1, 80, 90]
