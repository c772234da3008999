"""Laws of capaian that hold for every figure, not only for the worked cases."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from pohon.capaian import compute_capaian
from pohon.model.angka import Angka
from pohon.model.hitungan import Hitungan
from pohon.model.indikator import Indikator
from pohon.model.istilah import Metode, Perhitungan, Polaritas, StatusData

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pohon.capaian import CapaianTahun, Turunan

Figure = Decimal | tuple[Decimal, Decimal] | None
Four = tuple[Figure, ...]
Outcome = tuple[str, Decimal | None, str | None, str | None]

quick = settings(derandomize=True, deadline=None, max_examples=60)

YEAR = 2026
CENTS = -2
DEFAULT = Hitungan()
EMPTY = (None, None, None, None)
LEVELS = (Perhitungan.NON_KUMULATIF, Perhitungan.POSISI_AKHIR)
TOTALS = (Perhitungan.KUMULATIF, Perhitungan.RATA_RATA)
SINGLE = (Polaritas.POSITIF, Polaritas.NEGATIF, Polaritas.STABIL)

positives = st.decimals("0.01", "99999", places=2)
factors = st.decimals("0.001", "999", places=3)
smalls = st.integers(1, 20).map(Decimal)
fours = st.tuples(positives, positives, positives, positives)
ranges = st.tuples(positives, positives).map(lambda ends: (min(ends), max(ends)))
methods = st.sampled_from([None, *Metode])


def angka(figure: Figure) -> Angka | None:
    if figure is None:
        return None
    return Angka("-", None, batas=figure) if isinstance(figure, tuple) else Angka("-", figure)


def year_of(
    target: Figure,
    realisasi: Figure,
    rules: Mapping[str, object],
    quarters: tuple[Four, Four] | None = None,
    hitungan: Hitungan = DEFAULT,
) -> CapaianTahun:
    """The achievement of one year with these figures (and its quarters: targets, realisasi), by these rules."""
    four = zip(("target", "realisasi"), quarters or (), strict=quarters is not None)
    triwulan = {name: [angka(figure) for figure in figures] for name, figures in four}
    measured = {
        "tahun": str(YEAR),
        "target": angka(target),
        "realisasi": angka(realisasi),
        "triwulan": triwulan or None,
    }
    of_indikator = {name: rule for name, rule in rules.items() if name != "status_data"}
    pengukuran = [measured | {"status_data": rules.get("status_data")}]
    row = {"id": "i", "nama": "Indikator", **of_indikator, "pengukuran": pengukuran}
    return compute_capaian(Indikator.model_validate(row), hitungan)[0]


def outcome(turunan: Turunan) -> Outcome:
    return turunan.lingkup, turunan.nilai, turunan.pita.nama if turunan.pita else None, turunan.alasan


def outcomes(year: CapaianTahun) -> list[Outcome]:
    return [outcome(turunan) for turunan in (year.setahun, *year.triwulan)]


def nilai(target: Figure, realisasi: Decimal, polaritas: Polaritas, metode: Metode | None = None) -> Decimal:
    """The percentage of a year that has one."""
    found = year_of(target, realisasi, {"polaritas": polaritas, "metode": metode}).setahun.nilai
    assert found is not None
    return found


def scaled(figure: Figure, factor: Decimal) -> Figure:
    if isinstance(figure, tuple):
        return figure[0] * factor, figure[1] * factor
    return None if figure is None else figure * factor


# --- scaling ---


@quick
@given(target=positives, realisasi=positives, factor=factors, polaritas=st.sampled_from(SINGLE), metode=methods)
def test_one_factor_on_target_and_realisasi_changes_nothing(
    target: Decimal, realisasi: Decimal, factor: Decimal, polaritas: Polaritas, metode: Metode | None
) -> None:
    plain = year_of(target, realisasi, {"polaritas": polaritas, "metode": metode})
    larger = year_of(target * factor, realisasi * factor, {"polaritas": polaritas, "metode": metode})
    assert outcomes(larger) == outcomes(plain)


@quick
@given(target=ranges, realisasi=positives, factor=factors, metode=methods)
def test_one_factor_on_a_range_and_its_realisasi_changes_nothing(
    target: tuple[Decimal, Decimal], realisasi: Decimal, factor: Decimal, metode: Metode | None
) -> None:
    rules = {"polaritas": Polaritas.RENTANG, "metode": metode}
    plain = year_of(target, realisasi, rules)
    larger = year_of(scaled(target, factor), realisasi * factor, rules)
    assert outcomes(larger) == outcomes(plain)


@quick
@given(
    target=st.none() | positives,
    targets=fours,
    filled=st.tuples(*[st.none() | positives] * 4),
    factor=factors,
    perhitungan=st.sampled_from([None, *Perhitungan]),
    polaritas=st.sampled_from(SINGLE),
)
def test_one_factor_on_all_quarters_changes_nothing(  # noqa: PLR0913, PLR0917 - a law over as many figures
    target: Decimal | None,
    targets: tuple[Decimal, ...],
    filled: tuple[Decimal | None, ...],
    factor: Decimal,
    perhitungan: Perhitungan | None,
    polaritas: Polaritas,
) -> None:
    def year(by: Decimal) -> CapaianTahun:
        fours = tuple(scaled(one, by) for one in targets), tuple(scaled(one, by) for one in filled)
        return year_of(scaled(target, by), None, {"perhitungan": perhitungan, "polaritas": polaritas}, fours)

    assert outcomes(year(factor)) == outcomes(year(Decimal(1)))


# --- methods and direction ---


@quick
@given(target=positives)
def test_both_methods_give_100_where_realisasi_meets_the_target(target: Decimal) -> None:
    assert {nilai(target, target, Polaritas.NEGATIF, metode) for metode in Metode} == {Decimal(100)}


@quick
@given(target=positives, pair=st.tuples(positives, positives).map(sorted))
def test_more_is_never_worse_where_more_is_better(target: Decimal, pair: list[Decimal]) -> None:
    low, high = (nilai(target, one, Polaritas.POSITIF) for one in pair)
    assert low <= high


@quick
@given(target=positives, pair=st.tuples(positives, positives).map(sorted), metode=methods)
def test_more_is_never_better_where_less_is_better(target: Decimal, pair: list[Decimal], metode: Metode | None) -> None:
    low, high = (nilai(target, one, Polaritas.NEGATIF, metode) for one in pair)
    assert low >= high


@quick
@given(target=positives, pair=st.tuples(factors, factors).map(sorted), metode=methods)
def test_a_stable_figure_rises_to_the_target_and_falls_after_it(
    target: Decimal, pair: list[Decimal], metode: Metode | None
) -> None:
    below = [nilai(target, target - step, Polaritas.STABIL, metode) for step in pair]
    above = [nilai(target, target + step, Polaritas.STABIL, metode) for step in pair]
    assert [Decimal(100), *below] == sorted([*below, Decimal(100)], reverse=True)
    assert [Decimal(100), *above] == sorted([*above, Decimal(100)], reverse=True)


@quick
@given(target=ranges, pair=st.tuples(factors, factors).map(sorted), metode=methods)
def test_a_range_rises_to_its_lower_end_and_falls_after_its_upper_end(
    target: tuple[Decimal, Decimal], pair: list[Decimal], metode: Metode | None
) -> None:
    below = [nilai(target, target[0] - step, Polaritas.RENTANG, metode) for step in pair]
    above = [nilai(target, target[1] + step, Polaritas.RENTANG, metode) for step in pair]
    inside = {nilai(target, one, Polaritas.RENTANG, metode) for one in (*target, (target[0] + target[1]) / 2)}
    assert inside == {Decimal(100)}
    assert [Decimal(100), *below] == sorted([*below, Decimal(100)], reverse=True)
    assert [Decimal(100), *above] == sorted([*above, Decimal(100)], reverse=True)


# --- quarters ---


@quick
@given(
    target=st.none() | positives,
    pairs=st.tuples(*[st.tuples(positives, positives)] * 4),
    order=st.permutations(range(4)),
    perhitungan=st.sampled_from(TOTALS),
)
def test_the_order_of_four_quarters_is_irrelevant_to_a_sum_and_a_mean(
    target: Decimal | None, pairs: tuple[tuple[Decimal, Decimal], ...], order: list[int], perhitungan: Perhitungan
) -> None:
    def setahun(places: list[int]) -> Outcome:
        fours = tuple(pairs[place][0] for place in places), tuple(pairs[place][1] for place in places)
        rules = {"perhitungan": perhitungan, "polaritas": Polaritas.POSITIF}
        return outcome(year_of(target, None, rules, fours).setahun)

    assert setahun(order) == setahun(list(range(4)))


@quick
@given(
    targets=st.tuples(*[st.integers(1, 9_999)] * 2),
    filled=st.tuples(*[st.integers(0, 9_999)] * 3),
    perhitungan=st.sampled_from(TOTALS),
)
def test_thirds_are_rounded_once_at_the_end(
    targets: tuple[int, int], filled: tuple[int, int, int], perhitungan: Perhitungan
) -> None:
    three = (*targets, 20_000 - sum(targets))  # each achievement is then a whole number of half hundredths
    rules = {"perhitungan": perhitungan, "polaritas": Polaritas.POSITIF}
    found = year_of(None, None, rules, ((*map(Decimal, three), None), (*map(Decimal, filled), None))).setahun.nilai
    assert found == (Decimal(sum(filled)) / 200).quantize(Decimal("0.01"), ROUND_HALF_UP)


# --- absent is never zero ---


@quick
@given(target=positives, realisasi=positives, polaritas=st.sampled_from(SINGLE), metode=methods)
def test_an_absent_figure_of_the_year_is_not_a_zero(
    target: Decimal, realisasi: Decimal, polaritas: Polaritas, metode: Metode | None
) -> None:
    def setahun(target: Figure, realisasi: Figure) -> Outcome:
        return outcome(year_of(target, realisasi, {"polaritas": polaritas, "metode": metode}).setahun)

    assert setahun(target, None) != setahun(target, Decimal(0))
    assert setahun(None, realisasi) != setahun(Decimal(0), realisasi)
    assert setahun(target, None)[3] == "realisasi_tidak_ada"
    assert setahun(None, realisasi)[3] == "target_tidak_ada"


@quick
@given(
    target=smalls,
    targets=st.tuples(smalls, smalls, smalls, smalls),
    filled=st.lists(smalls, min_size=2, max_size=4),
    place=st.integers(0, 3),
    perhitungan=st.sampled_from(Perhitungan),
)
def test_an_absent_quarter_is_not_a_quarter_of_zero(
    target: Decimal, targets: tuple[Decimal, ...], filled: list[Decimal], place: int, perhitungan: Perhitungan
) -> None:
    last = len(filled) - 1
    at = last if perhitungan in LEVELS else min(place, last)

    def year(figure: Decimal | None) -> CapaianTahun:
        four = (*filled[:at], figure, *filled[at + 1 :], *EMPTY)[:4]
        return year_of(target, None, {"perhitungan": perhitungan, "polaritas": Polaritas.POSITIF}, (targets, four))

    absent, zero = year(None), year(Decimal(0))
    assert outcome(absent.setahun) != outcome(zero.setahun)
    assert outcome(absent.triwulan[at])[1:] == (None, None, "realisasi_tidak_ada")
    assert zero.triwulan[at].nilai == 0


@quick
@given(
    target=st.none() | positives | ranges,
    targets=st.tuples(*[st.none() | positives] * 4),
    perhitungan=st.sampled_from([None, *Perhitungan]),
    polaritas=st.sampled_from([None, *Polaritas]),
    status=st.sampled_from([None, *StatusData]),
)
def test_without_any_realisasi_there_is_no_percentage(
    target: Figure,
    targets: tuple[Decimal | None, ...],
    perhitungan: Perhitungan | None,
    polaritas: Polaritas | None,
    status: StatusData | None,
) -> None:
    rules = {"perhitungan": perhitungan, "polaritas": polaritas, "status_data": status}
    year = year_of(target, None, rules, (targets, EMPTY))
    assert [one.nilai for one in (year.setahun, *year.triwulan)] == [None] * (1 + len(year.triwulan))


# --- no figure is too odd ---

FAR = [Decimal(text) for text in ("0", "-0", "0E+999", "9E+9999", "-9E+9999", "1E-9999", "1E+40", "1E-40")]
odd = st.decimals(allow_nan=False, allow_infinity=False) | st.sampled_from(FAR)
oddities = st.none() | odd | st.tuples(odd, odd).map(lambda ends: (min(ends), max(ends)))
days = st.none() | st.integers(-400, 800).map(lambda gap: (date(YEAR, 1, 1) + timedelta(days=gap)).isoformat())


@settings(quick, max_examples=200)
@given(
    figures=st.tuples(oddities, oddities),
    quarters=st.none() | st.tuples(st.tuples(*[oddities] * 4), st.tuples(*[oddities] * 4)),
    rules=st.fixed_dictionaries(
        {
            "polaritas": st.sampled_from([None, *Polaritas]),
            "metode": methods,
            "perhitungan": st.sampled_from([None, *Perhitungan]),
            "skala": st.sampled_from([None, "predikat-sakip", "tidak-dikenal"]),
            "status_data": st.sampled_from([None, *StatusData]),
        }
    ),
    hitungan=st.builds(Hitungan, triwulan=st.sampled_from(["terisi", "berjalan"]), sampai=days),
)
def test_any_figures_give_either_a_percentage_in_a_band_or_a_reason(
    figures: tuple[Figure, Figure],
    quarters: tuple[Four, Four] | None,
    rules: dict[str, object],
    hitungan: Hitungan,
) -> None:
    year = year_of(*figures, rules, quarters, hitungan)
    for turunan in (year.setahun, *year.triwulan):
        assert (turunan.nilai is None) != (turunan.alasan is None)
        assert (turunan.nilai is None) == (turunan.pita is None)
        assert turunan.nilai is None or turunan.nilai.as_tuple().exponent == CENTS
