"""Worked cases of capaian, computed by hand or printed by a regulation or a report (tests/kasus/capaian.csv)."""

from __future__ import annotations

import csv
from itertools import product
from typing import TYPE_CHECKING

import pytest

from pohon.capaian import Alasan, compute_capaian
from pohon.model.hitungan import Hitungan
from pohon.model.indikator import Indikator
from pohon.model.istilah import Metode, Perhitungan, Polaritas, StatusData
from tests.tools import ROOT

if TYPE_CHECKING:
    from decimal import Decimal

    from pohon.capaian import Turunan

Kasus = dict[str, str]

ENOUGH = 120
SCALE = {"nama": "tingkat-kematangan", "kata": ["rintisan", "terbentuk", "terkelola", "terpadu"]}


def read_cases() -> list[Kasus]:
    """The rows of the table; an empty cell is not given."""
    with (ROOT / "tests" / "kasus" / "capaian.csv").open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


CASES = read_cases()


def given(row: Kasus, *columns: str) -> dict[str, object]:
    return {column: row[column] for column in columns if row[column]}


def quarters(printed: str) -> list[str | None]:
    return [figure or None for figure in printed.split("|")]


def measurement(row: Kasus) -> dict[str, object]:
    columns = {"target": row["tw_target"], "realisasi": row["tw_realisasi"]}
    filled = {name: quarters(printed) for name, printed in columns.items() if printed}
    known = given(row, "target", "realisasi", "status_data")
    return {"tahun": row["tahun"], **known} | ({"triwulan": filled} if filled else {})


def indikator(row: Kasus) -> Indikator:
    known = given(row, "satuan", "polaritas", "metode", "perhitungan", "skala")
    return Indikator.model_validate({"id": "i", "nama": "Indikator", **known, "pengukuran": [measurement(row)]})


def hitungan(row: Kasus) -> Hitungan:
    return Hitungan.model_validate({**given(row, "triwulan", "sampai"), "skala": [SCALE]})


def derive(row: Kasus) -> Turunan:
    """The derivation that the row is about: of one quarter, or of the year as far as it is known."""
    (year,) = compute_capaian(indikator(row), hitungan(row))
    own = [turunan for turunan in year.triwulan if turunan.lingkup == row["lingkup"]]
    return own[0] if own else year.setahun


def printed(value: Decimal | None) -> str:
    return "" if value is None else str(value).replace(".", ",")


@pytest.mark.parametrize("row", CASES, ids=[row["kode"] for row in CASES])
def test_a_worked_case_comes_out_as_computed_by_hand(row: Kasus) -> None:
    turunan = derive(row)
    assert {
        "lingkup": turunan.lingkup,
        "capaian": printed(turunan.nilai),
        "pita": turunan.pita.nama if turunan.pita else "",
        "alasan": turunan.alasan or "",
        "andaian": set(turunan.andaian),
    } == {
        **{column: row[column] for column in ("lingkup", "capaian", "pita", "alasan")},
        "andaian": set(row["andaian"].split("|")) - {""},
    }


# --- the table itself ---


def test_the_table_is_long_enough_and_each_case_has_its_own_code() -> None:
    codes = [row["kode"] for row in CASES]
    assert len(codes) >= ENOUGH
    assert len(set(codes)) == len(codes)


def test_each_case_names_its_source_and_has_a_value_or_a_reason() -> None:
    assert [row["kode"] for row in CASES if not row["sumber"] or bool(row["capaian"]) == bool(row["alasan"])] == []
    assert [row["kode"] for row in CASES if bool(row["capaian"]) != bool(row["pita"])] == []


def test_every_reason_is_met_by_a_case() -> None:
    assert set(Alasan) - {row["alasan"] for row in CASES} == set()


@pytest.mark.parametrize(("column", "words"), [("metode", Metode), ("status_data", StatusData)])
def test_every_word_of_the_model_is_met_by_a_case(column: str, words: type[Metode | StatusData]) -> None:
    assert set(words) - {row[column] for row in CASES} == set()


def test_every_polaritas_is_met_with_every_perhitungan() -> None:
    met = {(row["polaritas"], row["perhitungan"]) for row in CASES if row["tw_realisasi"]}
    assert set(product(Polaritas, Perhitungan)) - met == set()
