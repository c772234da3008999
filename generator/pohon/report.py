"""Problems and results as people and machines read them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pohon.format import counted
from pohon.problems import Problem, Severity, in_order

Paint = Callable[[str, str], str]
"""Colours a text: (text, colour) -> text; plain output returns the text alone."""


class Format(StrEnum):
    """How problems are written: for a terminal, as JSON, or as annotations of GitHub Actions."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


@dataclass(frozen=True)
class Summary:
    """What a command did: `halaman` is None when it only checked; `detik` is wall time.

    `dibuat` counts the pages that were rendered, since something on them had changed; None where nobody counts.
    """

    pohon: int
    sasaran: int
    indikator: int
    halaman: int | None
    detik: float
    dibuat: int | None = None


_COLOURS = {Severity.GALAT: "red", Severity.PERINGATAN: "yellow"}


def plain(text: str, _colour: str) -> str:
    """No colour."""
    return text


def as_text(problems: Iterable[Problem], root: Path, paint: Paint = plain) -> str:
    """Each problem with its line and a caret under the place, then how many there are."""
    ordered = in_order(problems)
    sources = {path: _lines(root / path) for path in {problem.where.path for problem in ordered}}
    told = [_one(problem, sources[problem.where.path], paint) for problem in ordered]
    return "\n".join([*told, totals(ordered)]) if told else ""


def totals(problems: Iterable[Problem]) -> str:
    """How many problems there are in how many files: "2 galat, 1 peringatan dalam 2 berkas."."""
    ordered = in_order(problems)
    counts = [
        counted(amount, severity.value)
        for severity in Severity
        if (amount := sum(problem.severity is severity for problem in ordered))
    ]
    files = len({problem.where.path for problem in ordered})
    return f"{', '.join(counts)} dalam {counted(files, 'berkas')}." if counts else ""


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8", errors="replace").removeprefix("\ufeff").split("\n")
    except OSError:
        return []


_SHOWN = 100


def _one(problem: Problem, lines: list[str], paint: Paint) -> str:
    where = problem.where
    colour = _COLOURS[problem.severity]
    place = paint(f"{where.path}:{where.line}:{where.column}:", "bold")
    told = [f"{place} {paint(f'{problem.severity.value} {problem.code}', colour)} {problem.message}"]
    if 1 <= where.line <= len(lines):
        told += _shown(lines[where.line - 1], where.line, where.column, paint, colour)
    if problem.hint:
        told.append(f"       petunjuk: {problem.hint}")
    return "\n".join(told) + "\n"


def _shown(line: str, number: int, column: int, paint: Paint, colour: str) -> list[str]:
    """The offending line, cut to a window around the place, and a caret under it."""
    start = max(0, column - _SHOWN // 2) if len(line) > _SHOWN else 0
    window = line[start : start + _SHOWN].replace("\t", " ")
    before = "\u2026" if start else ""
    after = "\u2026" if start + _SHOWN < len(line) else ""
    caret = " " * (len(before) + column - 1 - start) + paint("^", colour)
    return [f"  {number:>4} \u2502 {before}{window}{after}", f"       \u2502 {caret}"]


def as_json(problems: Iterable[Problem], summary: Summary | None = None) -> str:
    """One object: `masalah` (a list) and, when the command came to its end, `ringkasan`."""
    listed = [
        {
            "berkas": problem.where.path,
            "baris": problem.where.line,
            "kolom": problem.where.column,
            "kode": problem.code,
            "tingkat": problem.severity.value,
            "pesan": problem.message,
            "petunjuk": problem.hint,
        }
        for problem in in_order(problems)
    ]
    done = {**vars(summary), "detik": round(summary.detik, 3)} if summary else None
    return json.dumps({"masalah": listed, "ringkasan": done}, ensure_ascii=False, indent=2)


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands that GitHub shows beside the line."""
    levels = {Severity.GALAT: "error", Severity.PERINGATAN: "warning"}
    return "\n".join(
        f"::{levels[p.severity]} file={_property(p.where.path)},line={p.where.line},col={p.where.column},"
        f"title={_property(p.code)}::{_message(f'{p.message} {p.hint}'.strip())}"
        for p in in_order(problems)
    )


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def summary_line(summary: Summary) -> str:
    """The last line of a command: trees, sasaran, indikator, pages, seconds."""
    parts = [
        counted(summary.pohon, "pohon"),
        counted(summary.sasaran, "sasaran"),
        counted(summary.indikator, "indikator"),
    ]
    if summary.halaman is not None:
        remembered = summary.dibuat is not None and summary.dibuat < summary.halaman
        parts.append(counted(summary.halaman, "halaman") + (f" ({summary.dibuat} dibuat ulang)" if remembered else ""))
    seconds = f"{summary.detik:.2f}".replace(".", ",")
    return f"{', '.join(parts)} \u00b7 {seconds} detik"
