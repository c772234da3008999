"""Achievement is told step by step, and what is not known is never a number."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from pohon.capaian import (
    PERMENDAGRI_86_2017,
    Alasan,
    Andaian,
    JenisSatuan,
    Kerja,
    Turunan,
    average,
    band_of,
    bands,
    compute_capaian,
    kind_of,
    rekap,
    year_of,
)
from pohon.capaian.hitung import as_text, evaluate, fill
from pohon.capaian.rumus import FORMULAS
from pohon.model import Hitungan, Indikator, Kelas, Profil, Skala


def _indikator(*years: dict[str, Any], **own: Any) -> Indikator:
    return Indikator.model_validate({"id": "a", "nama": "Koperasi sehat", **own, "pengukuran": years})


def _year(own: dict[str, Any] | None = None, hitungan: Hitungan | None = None, **figures: Any) -> Turunan:
    (found,) = compute_capaian(_indikator({"tahun": "2025", **figures}, **(own or {})), hitungan or Hitungan())
    return found.setahun


def test_every_step_is_told_with_the_numbers_put_in() -> None:
    quarters = {"target": ["0,5"] * 4, "realisasi": ["0,40", "0,60", "0,50", "0,35"]}
    found = _year({"polaritas": "positif", "perhitungan": "kumulatif"}, target="2", triwulan=quarters)
    assert [(step.kerja, step.rumus, step.angka) for step in found.langkah] == [
        (Kerja.REALISASI, "kumulatif", "0.40 + 0.60 + 0.50 + 0.35"),
        (Kerja.CAPAIAN, "realisasi / target * 100", "1.85 / 2 * 100"),
        (Kerja.PEMBULATAN, "", "92.500"),
    ]
    assert (found.nilai, found.pita, found.andaian) == (Decimal("92.50"), PERMENDAGRI_86_2017[0], ())


def test_what_is_assumed_is_said() -> None:
    quarters = {"target": ["0,5"] * 4, "realisasi": ["0,5"] * 4}
    assert _year(target="2", triwulan=quarters).andaian == (Andaian.POLARITAS, Andaian.PERHITUNGAN)


def test_a_rule_that_matters_and_is_not_written_is_not_guessed() -> None:
    """0 + 0 + 0 + 3 is 3, and so is the last quarter: cumulative or not?"""
    quarters = {"target": ["0", "0", "0", "3"], "realisasi": ["0", "1", "1", "1"]}
    assert _year(target="3", triwulan=quarters).alasan is Alasan.PERHITUNGAN_TIDAK_JELAS


def test_a_rule_that_does_not_matter_need_not_be_written() -> None:
    quarters = {"target": ["0", "0", "0", "3"], "realisasi": ["0", "0", "0", "2"]}
    assert _year(target="3", triwulan=quarters).nilai == Decimal("66.67")


@pytest.mark.parametrize("amount", [1, 3, 5])
def test_a_list_of_other_than_four_quarters_is_counted_as_far_as_it_goes(amount: int) -> None:
    """P210 refuses it, but whoever counts before that must not fall over it."""
    found = _year({"perhitungan": "kumulatif"}, target="4", triwulan={"target": ["1"] * amount, "realisasi": ["1"]})
    assert (found.lingkup, found.nilai) == ("s.d. TW1", Decimal(100))


def test_an_absent_realisasi_is_not_zero() -> None:
    assert _year(target="2").alasan is Alasan.REALISASI_TIDAK_ADA
    assert _year(target="2", realisasi="0").nilai == 0


def test_the_formula_that_is_printed_is_the_one_that_is_computed() -> None:
    numbers = {name: Decimal(n) for n, name in enumerate(("target", "realisasi", "batas_bawah", "batas_atas"), 3)}
    for rumus in FORMULAS:
        tokens = fill(rumus, numbers)
        assert evaluate(tokens) == pytest.approx(Decimal(eval(as_text(tokens))))


def test_what_is_no_formula_is_refused() -> None:
    with pytest.raises(ValueError, match="not a formula"):
        evaluate((Decimal(1), Decimal(2)))


@pytest.mark.parametrize(
    ("percent", "band"), [("91", "sangat tinggi"), ("90.99", "tinggi"), ("76", "tinggi"), ("50.99", "sangat rendah")]
)
def test_a_band_begins_at_its_threshold(percent: str, band: str) -> None:
    found = band_of(Decimal(percent), PERMENDAGRI_86_2017)
    assert found
    assert found.nama == band


def test_below_the_lowest_threshold_of_a_profile_there_is_no_band() -> None:
    assert band_of(Decimal(10), PERMENDAGRI_86_2017[:-1]) is None


def test_a_profile_of_the_settings_holds_from_its_year() -> None:
    kelas = (Kelas(nama="kurang"), Kelas(nama="baik", mulai=Decimal(75)), Kelas(nama="istimewa", mulai=Decimal(90)))
    hitungan = Hitungan(pita=(Profil(dasar="Perbup 12/2024", sejak="2024", kelas=kelas),))
    assert bands("2023", hitungan) == PERMENDAGRI_86_2017
    assert [(pita.nama, pita.tingkat) for pita in bands("2024", hitungan)] == [
        ("istimewa", 4), ("baik", 2), ("kurang", 0),
    ]  # fmt: skip


def test_a_scale_of_the_settings_turns_words_into_scores() -> None:
    hitungan = Hitungan(skala=(Skala(nama="kematangan", kata=("rintisan", "terbentuk", "terpadu")),))
    found = _year({"satuan": "Predikat"}, hitungan, target="Terpadu", realisasi="terbentuk")
    assert (found.nilai, found.andaian) == (Decimal("66.67"), (Andaian.POLARITAS, Andaian.SKALA))
    assert [step.rumus for step in found.langkah[:2]] == ["Terpadu", "terbentuk"]


def test_every_word_of_a_quarter_that_counts_has_its_score_told() -> None:
    quarters = {"target": ["C", "CC", "CC", "B"], "realisasi": ["C", "CC", "CC", None]}
    mean = _year({"perhitungan": "rata_rata", "skala": "predikat-sakip"}, target="BB", triwulan=quarters)
    last = _year({"perhitungan": "posisi_akhir", "skala": "predikat-sakip"}, target="BB", triwulan=quarters)
    scores = (Kerja.SKOR_TARGET, Kerja.SKOR_REALISASI)
    assert [[step.angka for step in each.langkah if step.kerja in scores] for each in (mean, last)] == [
        ["2", "3", "2", "3"], ["3", "3"],
    ]  # fmt: skip
    assert [step.angka for step in mean.langkah if step.kerja not in scores][:2] == ["(2 + 3 + 3) / 3"] * 2


def test_the_score_of_an_annual_word_is_told_beside_quarterly_targets_and_the_other_way_round() -> None:
    own = {"perhitungan": "posisi_akhir", "skala": "predikat-sakip"}
    printed = _year(own, realisasi="BB", triwulan={"target": ["C", "CC", "CC", "B"]})
    annual = _year(own, target="B", triwulan={"realisasi": ["C", "CC", "CC", "BB"]})
    for each in (printed, annual):
        assert {(step.rumus, step.angka) for step in each.langkah[:-2]} >= {("B", "4"), ("BB", "5")}


UNITS = {
    "Prosen": JenisSatuan.PERSEN,
    "%": JenisSatuan.PERSEN,
    "Persentase": JenisSatuan.PERSEN,
    "Rp": JenisSatuan.RUPIAH,
    "juta rupiah": JenisSatuan.RUPIAH,
    "Hari kerja": JenisSatuan.WAKTU,
    "Nilai huruf": JenisSatuan.PREDIKAT,
    "Nilai": JenisSatuan.INDEKS,
    "Unit  Usaha": JenisSatuan.ANGKA,
    "Bulanan": JenisSatuan.ANGKA,
}


@pytest.mark.parametrize(("satuan", "kind"), UNITS.items())
def test_a_unit_is_of_a_kind(satuan: str, kind: JenisSatuan) -> None:
    assert kind_of(satuan) is kind


def test_no_unit_is_no_kind() -> None:
    assert kind_of(None) is None


def test_a_mean_bounds_each_achievement_and_says_so() -> None:
    found = average(
        [_year(target="10", realisasi="15"), _year(target="10", realisasi="8"), None],
        Decimal(120),
        bands("2025", Hitungan()),
    )
    assert (found.nilai, found.dihitung, found.semua) == (Decimal("100.00"), 2, 3)
    assert [step.angka for step in found.langkah] == ["150.00", "(120 + 80.00) / 2", "100.00"]


def test_a_mean_takes_what_is_below_nothing_as_nothing() -> None:
    found = average([_year(target="10", realisasi=each) for each in ("-5", "8")], Decimal(120), PERMENDAGRI_86_2017)
    assert [step.angka for step in found.langkah] == ["(-50.00)", "(0 + 80.00) / 2", "40.00"]


def test_without_any_achievement_there_is_no_mean() -> None:
    assert average([None, _year(target="1")], Decimal(120), PERMENDAGRI_86_2017).nilai is None


def test_states_are_counted_apart() -> None:
    found = rekap([_year(target="10", realisasi="10"), _year(target="0", realisasi="1"), _year(target="1"), None])
    assert (found.tingkat, found.tidak_dihitung, found.belum_diukur) == ((0, 0, 0, 0, 1), 1, 2)
    assert (found.dihitung, found.semua) == (1, 4)


def test_a_tree_is_judged_by_its_latest_year_with_a_realisasi() -> None:
    told = _indikator({"tahun": "2024", "target": "1", "realisasi": "1"}, {"tahun": "2025", "target": "1"})
    assert year_of([told], Hitungan()) == "2024"
    assert year_of([_indikator({"tahun": "2025", "target": "1"})], Hitungan()) is None
    quarters = _indikator({"tahun": "2025", "triwulan": {"realisasi": ["1", None, None, None]}})
    assert year_of([told, quarters], Hitungan()) == "2025"
    assert year_of([], Hitungan()) is None


def test_a_mistyped_year_after_the_day_of_the_settings_judges_no_tree() -> None:
    years = [_indikator({"tahun": tahun, "realisasi": "1"}) for tahun in ("2025", "2026", "2062")]
    assert year_of(years, Hitungan()) == "2062"
    assert year_of(years, Hitungan(sampai="2026-09-30")) == "2026"
