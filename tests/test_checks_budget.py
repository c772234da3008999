"""What the checks of the budget let through; what they tell stands in `tests/problems`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.problems import HEAD, problems_in, put_sources


def box(key: str, induk: str, pagu: str, realisasi: str = "", kode: str = "") -> str:
    """A sasaran with a nomenklatur of its own name and its money of 2024."""
    figures = ", ".join(f'{name}: "{text}"' for name, text in (("pagu", pagu), ("realisasi", realisasi)) if text)
    anggaran = f", anggaran: [{{tahun: 2024, {figures}}}]" if figures else ""
    nomenklatur = f"{{nama: {key.upper()}{f', kode: {kode}' if kode else ''}}}"
    return f"  - {{id: {key}, jenis: sasaran, induk: [{induk}], nomenklatur: {nomenklatur}{anggaran}}}\n"


def codes(folder: Path, *boxes: str) -> list[str]:
    """The codes of what is told of a tree."""
    return [problem.code for problem in problems_in(put_sources(folder / "kota"), HEAD + "sasaran:\n" + "".join(boxes))]


@pytest.mark.parametrize(
    ("parts", "expected"), [(("600", "399"), []), (("600", "401"), []), (("600", "402"), ["P513"])]
)
def test_a_rupiah_may_be_lost_in_rounding(tmp_path: Path, parts: tuple[str, str], expected: list[str]) -> None:
    a, b = parts
    assert codes(tmp_path, box("p", "", "1.000"), box("a", "p", a), box("b", "p", b)) == expected


def test_parts_that_are_not_all_known_may_be_less(tmp_path: Path) -> None:
    assert codes(tmp_path, box("p", "", "1.000"), box("a", "p", "600"), box("b", "p", "")) == []
    assert codes(tmp_path, box("p", "", "1.000", "900"), box("a", "p", "600"), box("b", "p", "400")) == []


def test_a_lone_part_may_be_less_but_not_more(tmp_path: Path) -> None:
    assert codes(tmp_path, box("p", "", "1.000"), box("a", "p", "600")) == []
    assert codes(tmp_path / "more", box("p", "", "1.000"), box("a", "p", "1.600")) == ["P513"]


def test_the_parts_below_a_box_without_figures_count(tmp_path: Path) -> None:
    boxes = (box("p", "", "1.000"), box("a", "p", ""), box("b", "a", "600"), box("c", "a", "300"))
    assert codes(tmp_path, *boxes) == ["P513"]


def test_the_share_of_a_part_of_two_programs_is_not_known(tmp_path: Path) -> None:
    boxes = (box("p", "", "1.000"), box("q", "", "500"), box("a", "p", "800"), box("b", "p, q", "700"))
    assert codes(tmp_path, *boxes) == []


def test_all_that_is_spent_may_be_spent(tmp_path: Path) -> None:
    assert codes(tmp_path, box("p", "", "1.000", "1.000")) == []


def test_the_same_figure_may_be_written_twice(tmp_path: Path) -> None:
    boxes = (box("p", "", "1.000", "900", '"1.01"'), box("q", "", "1.000", "", '"1.01"'))
    assert codes(tmp_path, *boxes) == []


def test_other_years_are_other_figures(tmp_path: Path) -> None:
    later = box("q", "", "2.000", "", '"1.01"').replace("2024", "2025")
    assert codes(tmp_path, box("p", "", "1.000", "", '"1.01"'), later) == []


def test_a_circle_is_told_once_and_harms_nothing(tmp_path: Path) -> None:
    boxes = (box("r", "", ""), box("p", "q", "1.000"), box("q", "p", "600"))
    assert codes(tmp_path, *boxes) == ["P206"]
