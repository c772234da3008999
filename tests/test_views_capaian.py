"""Achievement in words: states, formulas, steps and bars, as readers see them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest

from pohon.capaian import (
    ALASAN,
    PERMENDAGRI_86_2017,
    Alasan,
    Andaian,
    Kerja,
    Langkah,
    Rekap,
    Turunan,
    average,
    bands,
    compute_capaian,
    rekap,
)
from pohon.kata import INDONESIAN, load_kata
from pohon.model import Hitungan, Indikator, Kelas, Perhitungan, Profil
from pohon.understood import Understood
from pohon.views import capaian as words
from pohon.views.capaian import (
    LangkahRow,
    Status,
    bar,
    derivation,
    group_status,
    in_names,
    mean_extent,
    mean_status,
    percent,
    read,
    short_number,
    status_of,
    steps,
)
from pohon.views.parts import Fact

ENGLISH = load_kata("en")
TIMES_100 = " × 100"


def year(hitungan: Hitungan | None = None, **own: Any) -> Turunan:
    """The achievement of 2025 by these fields; those of the year stand in `p`."""
    p = {"tahun": "2025", **own.pop("p")}
    ik = Indikator.model_validate({"id": "a", "nama": "Koperasi sehat", **own, "pengukuran": [p]})
    (found,) = compute_capaian(ik, hitungan or Hitungan())
    return found.setahun


def quarters(target: Iterable[str | None], realisasi: Iterable[str | None]) -> dict[str, Any]:
    return {"target": list(target), "realisasi": list(realisasi)}


# --- numbers and formulas ---


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("8.5 / 10 * 100", "8,5 ÷ 10 × 100"),
        ("(2 * 10 - 8.5) / 10 * 100", "(2 × 10 − 8,5) ÷ 10 × 100"),
        ("(0.40 + 0.60) / 2", "(0,4 + 0,6) ÷ 2"),
        ("(-8.5) / 10 * 100", "(−8,5) ÷ 10 × 100"),
        ("(2 * 10 - (-8.5)) / 10 * 100", "(2 × 10 − (−8,5)) ÷ 10 × 100"),
        ("1250000 / 1000000 * 100", "1.250.000 ÷ 1.000.000 × 100"),
    ],
)
def test_a_formula_is_read_with_indonesian_numbers_and_true_signs(formula: str, told: str) -> None:
    assert read(formula, INDONESIAN) == told


def test_a_formula_is_read_in_english() -> None:
    assert read("(2 * 1250.5 - (-8.5)) / 1250.5 * 100", ENGLISH) == "(2 × 1,250.5 − (−8.5)) ÷ 1,250.5 × 100"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("120", "120"),
        ("120.00", "120"),
        ("0.50", "0,5"),
        ("1000", "1.000"),
        ("-3.25", "−3,25"),
        ("0.123456", "0,123456"),
        ("0.1234567", "0,123456…"),
        ("33.33333333333333333333333333333333", "33,333333…"),
        ("-66.66666666666666666666666666666667", "−66,666666…"),
        ("0.00000001", "0…"),
    ],
)
def test_a_number_has_six_decimals_and_an_ellipsis_where_more_follow(value: str, told: str) -> None:
    assert short_number(Decimal(value), INDONESIAN) == told


def test_a_percentage_always_has_two_decimals() -> None:
    values = (Decimal("92.5"), Decimal(0), Decimal("-7.25"), Decimal("1234.5"))
    assert [percent(value, INDONESIAN) for value in values] == ["92,50%", "0,00%", "−7,25%", "1.234,50%"]
    assert percent(Decimal("92.5"), ENGLISH) == "92.50%"


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ("realisasi / target * 100", "realisasi ÷ target × 100"),
        ("(2 * target - realisasi) / target * 100", "(2 × target − realisasi) ÷ target × 100"),
        ("realisasi / batas_bawah * 100", "realisasi ÷ batas bawah × 100"),
    ],
)
def test_a_formula_is_read_in_names(formula: str, told: str) -> None:
    assert in_names(formula, INDONESIAN) == told


def test_a_formula_is_read_in_english_names() -> None:
    assert in_names("(2 * target - realisasi) / target * 100", ENGLISH) == "(2 × target − result) ÷ target × 100"


# --- states ---


@pytest.mark.parametrize(
    ("realisasi", "state"),
    [
        ("95", ("t4", "sangat tinggi", "95,00%")),
        ("90,99", ("t3", "tinggi", "90,99%")),
        ("70", ("t2", "sedang", "70,00%")),
        ("51", ("t1", "rendah", "51,00%")),
        ("-5", ("t0", "sangat rendah", "−5,00%")),
    ],
)
def test_a_state_is_a_word_a_shape_and_a_number(realisasi: str, state: tuple[str, str, str]) -> None:
    found = status_of(year(p={"target": "100", "realisasi": realisasi}), INDONESIAN)
    assert (found.kelas, found.kata, found.nilai) == state
    assert (found.alasan, found.lingkup) == ("", "")


def test_a_state_tells_its_formula_and_a_number_for_programs() -> None:
    found = status_of(year(p={"target": "3", "realisasi": "2,5"}), INDONESIAN)
    assert (found.rumus, found.nilai, found.mesin) == (f"2,5 ÷ 3{TIMES_100}", "83,33%", "83.33")


def test_what_is_not_measured_yet_says_why() -> None:
    """It is a state of its own, not the lowest band."""
    assert status_of(None, INDONESIAN) == Status("belum", "belum diukur", alasan="realisasi belum ada")
    assert status_of(year(p={"target": "3"}), INDONESIAN) == status_of(None, INDONESIAN)
    waiting = status_of(year(p={"target": "3", "status_data": "belum_waktunya"}), INDONESIAN)
    assert waiting == Status("belum", "belum diukur", alasan="belum waktunya diukur")


def test_what_no_formula_fits_is_not_unmeasured() -> None:
    assert status_of(year(p={"target": "0", "realisasi": "3"}), INDONESIAN) == Status(
        "tanpa", "tidak dihitung", alasan="target nol tidak dapat menjadi pembagi"
    )


def test_what_is_below_all_bands_of_a_site_has_a_number_but_no_band() -> None:
    high = Hitungan(pita=(Profil(dasar="Rekaan", kelas=(Kelas(nama="baik", mulai=Decimal(90)),)),))
    found = status_of(year(high, p={"target": "100", "realisasi": "50"}), INDONESIAN)
    assert (found.kelas, found.kata, found.nilai) == ("tanpa", "di luar pita", "50,00%")


def test_states_are_told_in_english() -> None:
    good = status_of(year(p={"target": "100", "realisasi": "95"}), ENGLISH)
    assert (good.kata, good.nilai, good.rumus) == ("very high", "95.00%", f"95 ÷ 100{TIMES_100}")
    assert status_of(None, ENGLISH) == Status("belum", "not measured yet", alasan="no result yet")


def test_every_reason_assumption_and_step_has_words() -> None:
    assert set(ALASAN) == set(Alasan)
    assert set(words.ANDAIAN) == set(Andaian)
    assert set(words.KERJA) == set(Kerja)
    assert set(words.CARA) == set(Perhitungan)


def test_every_word_of_achievement_is_translated() -> None:
    for table in (ALASAN, words.ANDAIAN, words.KERJA, words.CARA, words.RUMUS):
        assert {text for text in table.values() if text not in ENGLISH.terjemahan} == set()


# --- several indikator together ---


def test_a_bar_is_a_hundred_wide_and_leaves_out_states_that_nobody_is_in() -> None:
    parts = bar(Rekap((1, 0, 0, 2, 1), 1, 2), PERMENDAGRI_86_2017, INDONESIAN)
    assert [(part.status.kelas, part.jumlah, part.status.kata) for part in parts] == [
        ("t4", "1", "sangat tinggi"),
        ("t3", "2", "tinggi"),
        ("t0", "1", "sangat rendah"),
        ("tanpa", "1", "tidak dihitung"),
        ("belum", "2", "belum diukur"),
    ]
    assert [part.mulai for part in parts] == ["0.00", "14.29", "42.86", "57.14", "71.43"]
    assert sum(Decimal(part.lebar) for part in parts) == 100


def test_a_bar_of_one_state_is_full() -> None:
    (part,) = bar(Rekap(belum_diukur=1250), PERMENDAGRI_86_2017, INDONESIAN)
    assert (part.status.kelas, part.jumlah, part.mulai, part.lebar) == ("belum", "1.250", "0.00", "100.00")


def test_a_bar_bears_the_names_of_the_bands_of_its_site() -> None:
    halves = Profil(dasar="Rekaan", kelas=(Kelas(nama="cukup", mulai=Decimal(50)), Kelas(nama="kurang")))
    site = Hitungan(pita=(halves,))
    found = [year(site, p={"target": "100", "realisasi": each}) for each in ("70", "30", "20")]
    parts = bar(rekap(found), bands("2025", site), INDONESIAN)
    assert [(part.status.kelas, part.status.kata, part.jumlah) for part in parts] == [
        ("t4", "cukup", "1"),
        ("t0", "kurang", "2"),
    ]


def test_two_classes_on_one_degree_are_both_named() -> None:
    names = ("istimewa", "baik", "cukup", "kurang", "buruk")
    above = (Kelas(nama=nama, mulai=Decimal(90 - 10 * n)) for n, nama in enumerate(names))
    site = Hitungan(pita=(Profil(dasar="Rekaan", kelas=(*above, Kelas(nama="gagal"))),))
    found = [year(site, p={"target": "100", "realisasi": each}) for each in ("90", "55", "10", "20")]
    parts = bar(rekap(found), bands("2025", site), INDONESIAN)
    assert [(part.status.kata, part.jumlah) for part in parts] == [("istimewa", "1"), ("buruk / gagal", "3")]


def test_the_state_of_a_mean() -> None:
    found = [year(p={"target": "100", "realisasi": each}) for each in ("300", "60")]
    mean = average(found, Decimal(120), PERMENDAGRI_86_2017)
    assert mean_status(mean, INDONESIAN) == Status("t3", "tinggi", "90,00%", "90.00", rumus="(120 + 60) ÷ 2")
    assert mean_status(average([None], Decimal(120), PERMENDAGRI_86_2017), INDONESIAN) is None


def test_a_mean_says_how_many_of_its_parts_are_of_a_part_of_the_year() -> None:
    half: dict[str, Any] = {"target": "4", "triwulan": quarters(["1"] * 4, ["1", "1", None, None])}
    found = [year(perhitungan="kumulatif", p=half), year(p={"target": "1", "realisasi": "1"}), None]
    told = [mean_extent(average(each, Decimal(120), PERMENDAGRI_86_2017), INDONESIAN) for each in (found, found[1:])]
    assert told == ["2 dari 3 indikator, 1 di antaranya belum setahun penuh", "1 dari 2 indikator"]


def test_several_without_a_number_are_unmeasured_only_if_all_are() -> None:
    waiting, zero = year(p={"target": "3"}), year(p={"target": "0", "realisasi": "1"})
    assert group_status([None, waiting], INDONESIAN).kata == "belum diukur"
    assert group_status([None, zero, waiting], INDONESIAN) == status_of(zero, INDONESIAN)


# --- steps ---


def test_steps_are_told_in_words() -> None:
    ik: dict[str, Any] = {"polaritas": "positif", "perhitungan": "kumulatif"}
    told = quarters(["0,5"] * 4, ["0,40", "0,60", "0,50", "0,35"])
    assert steps(year(**ik, p={"target": "2", "triwulan": told}).langkah, INDONESIAN) == (
        LangkahRow("Realisasi triwulan digabung, kumulatif", "", "0,4 + 0,6 + 0,5 + 0,35", "1,85"),
        LangkahRow("Capaian", "realisasi ÷ target × 100", f"1,85 ÷ 2{TIMES_100}", "92,5"),
        LangkahRow("Pembulatan", "dua angka di belakang koma, setengah ke atas", "", "92,50%"),
    )


def test_steps_with_words_tell_their_scores() -> None:
    told = steps(year(p={"target": "BB", "realisasi": "B"}).langkah, INDONESIAN)
    assert [(row.nama, row.hitungan, row.hasil) for row in told[:3]] == [
        ("Skor target BB", "", "5"),
        ("Skor realisasi B", "", "4"),
        ("Capaian", f"4 ÷ 5{TIMES_100}", "80"),
    ]


def test_a_figure_that_is_joined_of_one_is_not_told_twice() -> None:
    """`310 = 310` says nothing."""
    ik: dict[str, Any] = {"perhitungan": "posisi_akhir"}
    joined, *_ = steps(year(**ik, p={"target": "5", "triwulan": quarters([], [None] * 3 + ["4"])}).langkah, INDONESIAN)
    assert joined == LangkahRow("Realisasi triwulan digabung, posisi akhir", "", "", "4")


def test_a_bound_is_no_equation() -> None:
    cut = Langkah(Kerja.BATAS, "0 <= capaian <= 120", "(-40)", Decimal(0))
    assert steps([cut], INDONESIAN) == (LangkahRow("Dibatasi untuk rata-rata", "(−40)", "", "0"),)


def test_a_word_of_a_document_with_braces_stays_as_it_is() -> None:
    odd = Langkah(Kerja.SKOR_TARGET, "{baik}", "", Decimal(3))
    assert steps([odd], INDONESIAN)[0].nama == "Skor target {baik}"


def test_steps_are_told_in_english() -> None:
    told = steps(year(polaritas="negatif", p={"target": "10", "realisasi": "8,5"}).langkah, ENGLISH)
    assert (told[0].rumus, told[0].hitungan, told[0].hasil) == (
        "(2 × target − result) ÷ target × 100",
        "(2 × 10 − 8.5) ÷ 10 × 100",
        "115",
    )


# --- the whole derivation of a year ---


def told_of(u: Understood, **p: Any) -> words.Ulangan:
    """The derivation of an indikator with the figures of one year, on the small site."""
    own = {"id": "a", "nama": "Koperasi sehat", "polaritas": "positif"}
    ik = Indikator.model_validate({**own, "pengukuran": [{"tahun": "2025", **p}]})
    (found,) = compute_capaian(ik, u.hitungan)
    return derivation(found, u, INDONESIAN)


def test_the_derivation_of_a_complete_year(perikanan: Understood) -> None:
    told = told_of(perikanan, target="80", realisasi="74", triwulan=quarters(["20"] * 4, ["10", "20", "30", "14"]))
    assert (told.tahun, told.status.nilai, told.status.lingkup) == ("2025", "92,50%", "")
    assert [row.nama for row in told.langkah] == ["Capaian", "Pembulatan"]
    assert [(name, state.nilai) for name, state in told.triwulan] == [
        ("TW I", "50,00%"),
        ("TW II", "100,00%"),
        ("TW III", "150,00%"),
        ("TW IV", "70,00%"),
    ]
    assert (told.andaian, told.penjelasan) == ((), ())


def test_a_derivation_shows_the_scale_and_the_band_that_was_reached(perikanan: Understood) -> None:
    told = told_of(perikanan, target="100", realisasi="66")
    assert [(row.status.kata, row.mulai, row.tercapai) for row in told.pita] == [
        ("sangat tinggi", "mulai 91", False),
        ("tinggi", "mulai 76", False),
        ("sedang", "mulai 66", True),
        ("rendah", "mulai 51", False),
        ("sangat rendah", "di bawah 51", False),
    ]
    assert told.dasar == "Permendagri 86/2017"


def test_the_derivation_of_a_year_that_is_not_complete(perikanan: Understood) -> None:
    """Against the targets of the quarters that are filled; how they are joined is assumed, and said."""
    told = told_of(perikanan, target="100", triwulan=quarters(["25"] * 4, ["20", "25", None, None]))
    assert (told.status.nilai, told.status.lingkup) == ("90,00%", "s.d. TW II")
    assert [(row.nama, row.hasil) for row in told.langkah[:2]] == [
        ("Realisasi triwulan digabung, kumulatif", "45"),
        ("Target triwulan digabung, kumulatif", "50"),
    ]
    assert told.andaian == (words.ANDAIAN[Andaian.PERHITUNGAN],)
    assert [state.kata for _, state in told.triwulan[2:]] == ["belum diukur"] * 2


def test_the_derivation_of_a_year_that_is_not_counted(perikanan: Understood) -> None:
    """No step, no band: the reason."""
    told = told_of(perikanan, target="0", realisasi="4")
    assert (told.status.nilai, told.status.alasan) == ("", "target nol tidak dapat menjadi pembagi")
    assert (told.langkah, told.triwulan, [row.tercapai for row in told.pita]) == ((), (), [False] * 5)


def test_a_derivation_carries_what_the_document_says_of_the_year(perikanan: Understood) -> None:
    (found,) = (each for each in perikanan.capaian["produksi"] if each.tahun == "2024")
    facts = (Fact("Faktor pendukung 2024"),)
    assert derivation(found, perikanan, INDONESIAN, facts).penjelasan == facts


def test_within_a_range_the_range_is_the_explanation() -> None:
    found = year(polaritas="rentang", p={"target": "60-85", "realisasi": "77"})
    assert status_of(found, INDONESIAN).rumus == "60 ≤ 77 ≤ 85"
    assert steps(found.langkah, INDONESIAN)[0].rumus == "batas bawah ≤ realisasi ≤ batas atas"
