"""Problems and results, as a terminal, a machine and GitHub read them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pohon.problems import Problem, Severity, Source
from pohon.report import Summary, as_github, as_json, as_text, summary_line, totals

ERROR = Problem(Source("content/a/b.yml", 2, 9), "P208", Severity.GALAT, 'Angka "x" salah.', "Tulis 0,5.")
ADVICE = Problem(Source("content/a/b.yml", 1, 1), "P501", Severity.PERINGATAN, "Jumlahnya lain.")
ELSEWHERE = Problem(Source("content/a/c.yml", 1, 1), "P208", Severity.GALAT, "Rusak.")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content" / "a").mkdir(parents=True)
    (tmp_path / "content" / "a" / "b.yml").write_text("sasaran:\n  nilai: x\n")
    return tmp_path


# --- text ---


def test_a_problem_is_told_with_its_line_and_a_caret(root: Path) -> None:
    assert as_text([ERROR], root) == (
        'content/a/b.yml:2:9: galat P208 Angka "x" salah.\n'
        "     2 \u2502   nilai: x\n"
        "       \u2502         ^\n"
        "       petunjuk: Tulis 0,5.\n"
        "\n"
        "1 galat dalam 1 berkas."
    )


def test_problems_come_in_the_order_of_the_file(root: Path) -> None:
    told = as_text([ELSEWHERE, ERROR, ADVICE, ERROR], root)
    assert [line for line in told.splitlines() if line.startswith("content")] == [
        "content/a/b.yml:1:1: peringatan P501 Jumlahnya lain.",
        'content/a/b.yml:2:9: galat P208 Angka "x" salah.',
        "content/a/c.yml:1:1: galat P208 Rusak.",
    ]


def test_a_file_that_is_gone_has_no_line_to_show(root: Path) -> None:
    assert "\u2502" not in as_text([ELSEWHERE], root)


def test_a_long_line_is_cut_around_the_place(root: Path) -> None:
    (root / "content" / "a" / "c.yml").write_text("a" * 300 + "X" + "b" * 300)
    problem = Problem(Source("content/a/c.yml", 1, 301), "P001", Severity.GALAT, "Salah.")
    shown, caret = as_text([problem], root).splitlines()[1:3]
    assert len(shown) < 120
    assert shown[caret.index("^")] == "X"
    assert shown.count("\u2026") == 2


def test_tabs_do_not_move_the_caret(root: Path) -> None:
    (root / "content" / "a" / "c.yml").write_text("\tX\n")
    problem = Problem(Source("content/a/c.yml", 1, 2), "P001", Severity.GALAT, "Salah.")
    shown, caret = as_text([problem], root).splitlines()[1:3]
    assert shown[caret.index("^")] == "X"


def test_no_problems_no_text(root: Path) -> None:
    assert as_text([], root) == ""


def test_colours_are_put_by_the_caller(root: Path) -> None:
    told = as_text([ERROR, ADVICE], root, lambda text, colour: f"<{colour}>{text}</>")
    assert "<red>galat P208</>" in told
    assert "<yellow>peringatan P501</>" in told
    assert "<bold>content/a/b.yml:2:9:</>" in told


@pytest.mark.parametrize(
    ("problems", "told"),
    [
        ([], ""),
        ([ERROR], "1 galat dalam 1 berkas."),
        ([ERROR, ERROR], "1 galat dalam 1 berkas."),
        ([ERROR, ADVICE], "1 galat, 1 peringatan dalam 1 berkas."),
        ([ERROR, ADVICE, ELSEWHERE], "2 galat, 1 peringatan dalam 2 berkas."),
        ([ADVICE], "1 peringatan dalam 1 berkas."),
    ],
)
def test_totals(problems: list[Problem], told: str) -> None:
    assert totals(problems) == told


# --- JSON ---


def test_json_has_every_part_of_a_problem() -> None:
    told = json.loads(as_json([ERROR], Summary(5, 232, 240, None, 0.12345)))
    assert told == {
        "masalah": [
            {
                "berkas": "content/a/b.yml",
                "baris": 2,
                "kolom": 9,
                "kode": "P208",
                "tingkat": "galat",
                "pesan": 'Angka "x" salah.',
                "petunjuk": "Tulis 0,5.",
            }
        ],
        "ringkasan": {"pohon": 5, "sasaran": 232, "indikator": 240, "halaman": None, "detik": 0.123, "dibuat": None},
    }


def test_json_without_a_result() -> None:
    assert json.loads(as_json([])) == {"masalah": [], "ringkasan": None}


# --- GitHub ---


def test_github_shows_a_problem_beside_its_line() -> None:
    assert as_github([ADVICE, ERROR]) == (
        "::warning file=content/a/b.yml,line=1,col=1,title=P501::Jumlahnya lain.\n"
        '::error file=content/a/b.yml,line=2,col=9,title=P208::Angka "x" salah. Tulis 0,5.'
    )


def test_signs_that_mean_something_to_github_are_escaped() -> None:
    problem = Problem(Source("a,b:c%.yml", 1, 1), "P1", Severity.GALAT, "100%\nbaris dua, tiga: empat")
    assert as_github([problem]) == (
        "::error file=a%2Cb%3Ac%25.yml,line=1,col=1,title=P1::100%25%0Abaris dua, tiga: empat"
    )


# --- the last line ---


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        (Summary(5, 232, 240, 535, 0.987), "5 pohon, 232 sasaran, 240 indikator, 535 halaman \u00b7 0,99 detik"),
        (Summary(1, 1351, 0, None, 12.0), "1 pohon, 1.351 sasaran, 0 indikator \u00b7 12,00 detik"),
    ],
)
def test_the_last_line(summary: Summary, told: str) -> None:
    assert summary_line(summary) == told
