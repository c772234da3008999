"""The budget: what a branch adds up to, what is not counted twice, how much of it is spent."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pohon.anggaran import (
    Jumlah,
    KerjaUang,
    Sebab,
    TanpaSerapan,
    beside,
    compute_belanja,
    compute_efisiensi,
    normalised,
    parts_of,
    roll_up,
    steps_of,
)
from pohon.model import Kelas, Profil, Sasaran

Y = "2024"
Money = tuple[int | None, int | None]


def box(key: str, *induk: str, nama: str = "", kode: str = "", uang: Money | None = None, tahun: str = Y) -> Sasaran:
    """A sasaran; `uang` is its pagu and its realisasi."""
    given: dict[str, object] = {"id": key, "jenis": "sasaran", "pernyataan": f"Sasaran {key}", "induk": list(induk)}
    if nama or kode:
        given["nomenklatur"] = {"nama": nama or f"NAMA {kode}", **({"kode": kode} if kode else {})}
    if uang:
        figures = {name: str(n) for name, n in zip(("pagu", "realisasi"), uang, strict=True) if n is not None}
        given["anggaran"] = [{"tahun": tahun, **figures}]
    return Sasaran.model_validate(given)


def rolled(*boxes: Sasaran, key: str | None = None, tahun: str = Y) -> Jumlah:
    """What a tree or one of its branches adds up to."""
    return roll_up(compute_belanja(boxes), tahun, key)


def whole(*figures: Decimal | None) -> tuple[int | None, ...]:
    """Figures without decimals."""
    return tuple(None if figure is None else int(figure) for figure in figures)


def entered(jumlah: Jumlah) -> list[str]:
    """Where the figures that are added are written."""
    return [key for pos in jumlah.masuk for key in pos.sasaran]


def left_out(jumlah: Jumlah) -> dict[str, tuple[Sebab, str]]:
    """Which sasaran are not added, why, and where what holds them is written."""
    return {each.sasaran: (each.sebab, each.di) for each in jumlah.terlewat}


# --- what is added ---

TREE = (
    box("t"),
    box("s1", "t"),
    box("s2", "t"),
    box("p1", "s1", kode="2.17.03", uang=(1000, 900)),
    box("p2", "s2", kode="2.17.04", uang=(500, 480)),
    box("k1", "p1", kode="2.17.03.2.01", uang=(600, 550)),
)


def test_without_its_own_figure_a_sasaran_has_what_stands_below_it() -> None:
    found = rolled(*TREE, key="t")
    assert (found.sendiri, entered(found)) == (False, ["p1", "p2"])
    assert whole(found.pagu, found.realisasi) == (1500, 1380)
    assert left_out(found) == {"k1": (Sebab.BAGIAN, "p1")}


def test_its_own_figure_stands_for_all_below() -> None:
    found = rolled(*TREE, key="p1")
    assert (found.sendiri, whole(found.pagu, found.realisasi)) == (True, (1000, 900))
    assert left_out(found) == {"k1": (Sebab.BAGIAN, "p1")}


def test_the_whole_tree_is_what_its_root_has() -> None:
    assert rolled(*TREE) == rolled(*TREE, key="t")


def test_there_is_nothing_below_the_last_and_nothing_in_other_years() -> None:
    assert entered(rolled(*TREE, key="k1")) == ["k1"]
    assert rolled(*TREE, tahun="2025").masuk == ()
    assert rolled(box("t"), box("s", "t")).pagu is None


# --- what is counted once ---


def test_a_program_that_serves_two_sasaran_counts_once() -> None:
    found = rolled(
        box("t"), box("s1", "t"), box("s2", "t"), box("p", "s1", "s2", kode="2.17.03", uang=(1000, 900)), key="t"
    )
    assert found.pagu == 1000
    assert left_out(found) == {"p": (Sebab.BEBERAPA_INDUK, "p")}


def test_each_of_the_two_sasaran_has_the_whole_program() -> None:
    boxes = (box("s1"), box("s2"), box("p", "s1", "s2", kode="2.17.03", uang=(1000, 900)))
    assert [rolled(*boxes, key=key).pagu for key in ("s1", "s2")] == [1000, 1000]
    assert rolled(*boxes).pagu == 1000
    assert left_out(rolled(*boxes, key="s1")) == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"kode": "2.17.03", "nama": "PROGRAM A"}, {"kode": "2.17.03", "nama": "PROGRAM YANG LAIN EJAANNYA"}),
        ({"kode": "2.17.03"}, {"kode": " 2.17. 03."}),
        ({"nama": "PROGRAM PENILAIAN KSP/USP"}, {"nama": "Program penilaian  KSP / USP"}),
        ({"kode": "2.17.03", "nama": "PROGRAM A"}, {"nama": "Program A"}),
    ],
    ids=["kode", "blanks", "name", "one without kode"],
)
def test_a_nomenklatur_in_two_boxes_counts_once(one: Mapping[str, str], other: Mapping[str, str]) -> None:
    a, b = box("a", **one, uang=(1000, 900)), box("b", **other, uang=(1000, 900))
    found = rolled(a, b)
    assert whole(found.pagu, found.realisasi) == (1000, 900)
    assert left_out(found) == {"b": (Sebab.SAMA, "a")}
    assert found.masuk[0].berbeda is False


def test_names_alike_with_two_kode_are_two_nomenklatur() -> None:
    boxes = [box(key, kode=kode, nama="KOORDINASI", uang=(10, 5)) for key, kode in (("a", "1.01"), ("b", "1.02"))]
    assert rolled(*boxes).pagu == 20


def test_a_box_without_figures_has_those_of_its_nomenklatur() -> None:
    boxes = (box("s1"), box("s2"), box("a", "s1", kode="1.01", uang=(10, 5)), box("b", "s2", kode="1.01"))
    found = rolled(*boxes, key="s2")
    assert (whole(found.pagu), entered(found)) == ((10,), ["a"])


def test_figures_of_one_nomenklatur_may_stand_in_two_boxes() -> None:
    (pos,) = rolled(box("a", kode="1.01", uang=(10, None)), box("b", kode="1.01", uang=(None, 5))).masuk
    assert (whole(pos.pagu, pos.realisasi), pos.sasaran, pos.berbeda) == ((10, 5), ("a", "b"), False)


def test_of_two_different_figures_the_fullest_then_the_largest_counts() -> None:
    boxes = (
        box("a", kode="1.01", uang=(30, None)),
        box("b", kode="1.01", uang=(10, 5)),
        box("c", kode="1.01", uang=(20, 4)),
    )
    for order in permutations(boxes):
        (pos,) = rolled(*order).masuk
        assert (whole(pos.pagu, pos.realisasi), pos.berbeda) == ((20, 4), True)


def test_what_is_part_of_a_program_is_no_more_beside_it() -> None:
    """A kegiatan under two sasaran, one of them without its program: the program holds it already."""
    found = rolled(
        box("t"),
        box("s1", "t"),
        box("s2", "t"),
        box("p", "s1", nama="PROGRAM", uang=(1000, 900)),
        box("k", "s2", "p", nama="KEGIATAN", uang=(600, 550)),
    )
    assert found.pagu == 1000
    assert left_out(found) == {"k": (Sebab.BAGIAN, "p")}


def test_a_kode_tells_of_what_it_is_a_part() -> None:
    found = rolled(box("p", kode="2.17.03", uang=(1000, 900)), box("k", kode="2.17.03.2.01", uang=(600, 550)))
    assert (entered(found), left_out(found)) == (["p"], {"k": (Sebab.BAGIAN, "p")})


def test_a_kode_that_only_looks_alike_is_no_part() -> None:
    assert rolled(box("a", kode="2.17.03", uang=(10, 5)), box("b", kode="2.17.031", uang=(20, 5))).pagu == 30


def test_two_nomenklatur_below_each_other_count_as_one() -> None:
    found = rolled(
        box("a", nama="A", uang=(10, 5)),
        box("b", "a", nama="B", uang=(7, 5)),
        box("c", nama="B"),
        box("d", "c", nama="A"),
    )
    assert (whole(found.pagu), len(found.masuk)) == ((10,), 1)


def test_money_without_nomenklatur_counts_by_itself() -> None:
    assert rolled(box("a", uang=(10, 5)), box("b", uang=(10, 5))).pagu == 20


def test_a_nomenklatur_counts_where_its_figures_are_written() -> None:
    a, b = box("a", nama="A"), box("b", nama="A", uang=(10, 5))
    assert left_out(rolled(a, b)) == {"a": (Sebab.SAMA, "b")}


# --- parts of a whole ---


def test_parts_are_all_there_or_not() -> None:
    kegiatan = box("k2", "p1", kode="2.17.03.2.02")
    assert parts_of(compute_belanja(TREE), Y, "kode 2.17.03")[1] is True
    parts, is_all = parts_of(compute_belanja((*TREE, kegiatan)), Y, "kode 2.17.03")
    assert ([pos.sasaran for pos in parts], is_all) == ([("k1",)], False)


def test_parts_below_several_boxes_of_a_nomenklatur_are_together() -> None:
    boxes = (
        box("p1", nama="P", uang=(10, 5)),
        box("p2", nama="P"),
        box("k1", "p1", nama="K1", uang=(6, 3)),
        box("k2", "p2", nama="K2", uang=(4, 2)),
    )
    assert sum(pos.pagu or 0 for pos in parts_of(compute_belanja(boxes), Y, "nama p")[0]) == 10


# --- serapan ---


def test_serapan_is_rounded_half_up() -> None:
    assert rolled(box("a", nama="A", uang=(1250000000, 1180500000))).serapan.nilai == Decimal("94.44")
    assert rolled(box("a", nama="A", uang=(80000, 4))).serapan.nilai == Decimal("0.01")
    assert rolled(box("a", nama="A", uang=(80000, 3))).serapan.nilai == Decimal("0.00")
    assert rolled(box("a", nama="A", uang=(3, 4))).serapan.nilai == Decimal("133.33")


def test_serapan_is_taken_over_those_that_have_both_figures() -> None:
    found = rolled(box("a", nama="A", uang=(100, 50)), box("b", nama="B", uang=(900, None)))
    assert whole(found.pagu, found.realisasi) == (1000, 50)
    assert (whole(found.serapan.nilai), found.serapan.dari, found.serapan.semua) == ((50,), 1, 2)
    assert whole(found.serapan.pagu, found.serapan.realisasi) == (100, 50)


@pytest.mark.parametrize(
    ("uang", "alasan"),
    [
        ((None, 5), TanpaSerapan.PAGU_TIDAK_ADA),
        ((5, None), TanpaSerapan.REALISASI_TIDAK_ADA),
        ((0, 5), TanpaSerapan.PAGU_NOL),
        ((0, 0), TanpaSerapan.PAGU_NOL),
        ((-10, -5), TanpaSerapan.PAGU_NOL),
    ],
)
def test_there_is_no_serapan_for_a_reason(uang: Money, alasan: TanpaSerapan) -> None:
    serapan = rolled(box("a", nama="A", uang=uang)).serapan
    assert (serapan.nilai, serapan.alasan) == (None, alasan)


def test_nothing_spent_is_a_serapan_of_zero() -> None:
    assert rolled(box("a", nama="A", uang=(5, 0))).serapan.nilai == 0


# --- efficiency ---

PROFIL = Profil.model_validate(
    {
        "dasar": "Perbup Contoh 1/2024",
        "sejak": "2024",
        "kelas": [{"nama": "efisien", "mulai": "5"}, {"nama": "kurang"}, {"nama": "wajar", "mulai": "-5"}],
    }
)


@pytest.mark.parametrize(
    ("capaian", "kelas"), [("100", "efisien"), ("95", "efisien"), ("94.99", "wajar"), ("85", "wajar"), ("84", "kurang")]
)
def test_the_class_of_efficiency(capaian: str, kelas: str) -> None:
    found = compute_efisiensi(Decimal(capaian), Decimal(90), Y, PROFIL)
    assert (found.selisih, found.kelas, found.dasar) == (Decimal(capaian) - 90, kelas, "Perbup Contoh 1/2024")


def test_there_is_no_class_where_some_of_the_money_is_not_known() -> None:
    known, unknown = box("a", nama="A", uang=(100, 50)), box("b", nama="B", uang=(900, None))
    assert [
        found and (found.selisih, found.kelas)
        for found in (
            beside(rolled(known), Decimal(60), PROFIL),
            beside(rolled(known, unknown), Decimal(60), PROFIL),
            beside(rolled(unknown), Decimal(60), PROFIL),
            beside(rolled(known), None, PROFIL),
        )
    ] == [(Decimal(10), "efisien"), (Decimal(10), ""), None, None]


def test_without_classes_there_is_only_the_difference() -> None:
    above = Profil(dasar="x", kelas=(Kelas(nama="efisien", mulai=Decimal(50)),))
    for tahun, profil in ((Y, None), ("2023", PROFIL), (Y, above)):
        found = compute_efisiensi(Decimal(100), Decimal(90), tahun, profil)
        assert (whole(found.selisih), found.kelas, found.dasar) == ((10,), "", "")


# --- laws ---

figures = st.one_of(st.none(), st.integers(0, 10**15))
names = st.sampled_from(["", "A", "B", "C", "D"])
codes = st.sampled_from(["", "", "1", "1.01", "1.01.02", "1.02", "2.01"])


@st.composite
def any_trees(draw: st.DrawFn) -> list[Sasaran]:
    """Trees of a few sasaran, some with several parents, some with the same nomenklatur."""
    made: list[Sasaran] = []
    for n in range(draw(st.integers(1, 9))):
        above = draw(st.lists(st.sampled_from([each.id for each in made]), max_size=3, unique=True)) if made else []
        uang = draw(st.one_of(st.none(), st.tuples(figures, figures)))
        made.append(box(f"s{n}", *above, nama=draw(names), kode=draw(codes), uang=uang))
    return made


def most(boxes: list[Sasaran], kind: str) -> Decimal:
    """The sum over distinct nomenklatur of the largest figure of each; a box without one is by itself."""
    belanja = compute_belanja(boxes)
    largest: dict[str, Decimal] = {}
    for s in boxes:
        for each in s.anggaran:
            figure = getattr(each, kind)
            if figure:
                kunci = belanja.kunci[s.id]
                largest[kunci] = max(largest.get(kunci, Decimal(0)), figure.nilai)
    return sum(largest.values(), Decimal(0))


@given(any_trees())
def test_no_total_exceeds_the_sum_over_distinct_nomenklatur(boxes: list[Sasaran]) -> None:
    for key in (None, *(s.id for s in boxes)):
        found = rolled(*boxes, key=key)
        assert (found.pagu or 0) <= most(boxes, "pagu")
        assert (found.realisasi or 0) <= most(boxes, "realisasi")


@given(any_trees().flatmap(lambda boxes: st.tuples(st.just(boxes), st.permutations(boxes))))
def test_the_order_of_sasaran_does_not_matter(orders: tuple[list[Sasaran], list[Sasaran]]) -> None:
    def sums(order: list[Sasaran], key: str | None) -> object:
        found = rolled(*order, key=key)
        return found.pagu, found.realisasi, found.serapan, {pos.kunci for pos in found.masuk}

    boxes, other = orders
    for key in (None, *(s.id for s in boxes)):
        assert sums(boxes, key) == sums(other, key)


@given(any_trees())
def test_every_figure_is_added_or_left_out_for_a_reason(boxes: list[Sasaran]) -> None:
    belanja = compute_belanja(boxes)
    found = roll_up(belanja, Y)
    there = {pos.kunci for pos in found.masuk} | {each.pos.kunci for each in found.terlewat}
    assert there == set(belanja.pos.get(Y, {}))
    assert all(each.oleh in found.masuk for each in found.terlewat)


@given(any_trees())
def test_no_entry_is_part_of_another(boxes: list[Sasaran]) -> None:
    belanja = compute_belanja(boxes)
    masuk = [pos.kunci for pos in roll_up(belanja, Y).masuk]
    assert not any(a in belanja.bagian_dari[b] for a in masuk for b in masuk if a != b)


def test_circles_and_unknown_parents_do_no_harm() -> None:
    """Checks ask before anybody has said that the tree is right."""
    boxes = (box("a", "b", nama="A", uang=(10, 5)), box("b", "a", nama="B", uang=(7, 5)), box("c", "none"))
    assert rolled(*boxes, key="a").pagu == 10
    assert rolled(*boxes, key="c").pagu is None


def test_names_are_compared_without_marks_and_capitals() -> None:
    assert normalised(" PROGRAM  Penilaian KSP/USP_") == "program penilaian ksp usp"


def test_where_no_money_is_told_nothing_is_worked_out() -> None:
    belanja = compute_belanja((box("a", nama="A"), box("b", "a", kode="1.2")))
    assert (belanja.tahun, dict(belanja.kunci), dict(belanja.bagian_dari)) == ((), {}, {})


# --- the steps ---


def told(*boxes: Sasaran) -> list[tuple[str, str, str]]:
    """What each step of a sum does, its formula with the numbers put in, and what it gives."""
    return [(step.kerja.value, step.angka, str(step.hasil)) for step in steps_of(rolled(*boxes))]


def test_the_steps_are_formulas_for_any_calculator() -> None:
    assert told(box("a", nama="A", uang=(1250000000, 1180500000)), box("b", nama="B", uang=(350000000, 349500000))) == [
        ("pagu", "1250000000 + 350000000", "1600000000"),
        ("realisasi", "1180500000 + 349500000", "1530000000"),
        ("serapan", "1530000000 / 1600000000 * 100", "95.62500"),
        ("pembulatan", "95.62500", "95.63"),
    ]


def test_where_a_figure_is_absent_serapan_has_sums_of_its_own() -> None:
    steps = told(
        box("a", nama="A", uang=(100, 50)), box("b", nama="B", uang=(900, None)), box("c", nama="C", uang=(300, 150))
    )
    assert [step[:2] for step in steps] == [
        ("pagu", "100 + 900 + 300"),
        ("realisasi", "50 + 150"),
        ("pagu_serapan", "100 + 300"),
        ("realisasi_serapan", "50 + 150"),
        ("serapan", "200 / 400 * 100"),
        ("pembulatan", "50"),
    ]


def test_one_figure_is_no_sum() -> None:
    assert [kerja for kerja, *_ in told(box("a", nama="A", uang=(4, 2)))] == ["serapan", "pembulatan"]


def test_without_serapan_there_are_only_sums() -> None:
    figures = box("a", nama="A", uang=(0, 5)), box("b", nama="B", uang=(0, 7))
    assert told(*figures) == [("pagu", "0 + 0", "0"), ("realisasi", "5 + 7", "12")]


@given(any_trees())
def test_the_steps_give_the_sums(boxes: list[Sasaran]) -> None:
    found = roll_up(compute_belanja(boxes), Y)
    given = {step.kerja: step.hasil for step in steps_of(found)}
    assert given.get(KerjaUang.PAGU, found.pagu) == found.pagu
    assert given.get(KerjaUang.REALISASI, found.realisasi) == found.realisasi
    assert given.get(KerjaUang.PEMBULATAN) == found.serapan.nilai
