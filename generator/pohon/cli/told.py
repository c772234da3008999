"""What a command says at its end, and how it leaves."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from pohon import report
from pohon.problems import PohonError, Problem, has_errors

PROBLEMS = 1
BROKEN_MACHINE = 3
UNCHANGED = "Tidak ada yang ditulis; situs yang lama tidak berubah."


def finish(
    problems: tuple[Problem, ...], shape: str | None, root: Path, summary: report.Summary | None, closing: str = ""
) -> None:
    """Tell problems and result, or how it ended without one, and leave with the right exit code."""
    default = report.Format.GITHUB if os.environ.get("GITHUB_ACTIONS") == "true" else report.Format.TEXT
    failed = has_errors(problems)
    match report.Format(shape) if shape else default:
        case report.Format.JSON:
            click.echo(report.as_json(problems, summary))
        case report.Format.GITHUB:
            tell(report.as_github(problems), summary, failed=failed)
        case report.Format.TEXT:
            tell(report.as_text(problems, root, paint), summary, failed=failed)
    if failed:
        if closing:
            click.echo(closing, err=True)
        sys.exit(PROBLEMS)


def tell(told: str, summary: report.Summary | None, *, failed: bool) -> None:
    """Problems, then the last line; what failed is told as an error."""
    if told:
        click.echo(told, err=failed)
    if summary and not failed:
        click.echo(report.summary_line(summary))


def paint(text: str, colour: str) -> str:
    """A text in a colour of the terminal."""
    return click.style(text, bold=True) if colour == "bold" else click.style(text, fg=colour, bold=True)


@contextmanager
def machine_trouble() -> Iterator[None]:
    """A broken machine is told in two lines; a bug of ours keeps its traceback."""
    try:
        yield
    except PohonError as error:
        click.echo(f"galat mesin: {error.message}", err=True)
        if error.hint:
            click.echo(f"petunjuk: {error.hint}", err=True)
        sys.exit(BROKEN_MACHINE)
