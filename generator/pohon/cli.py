"""The command line: `pohon build`, `pohon check`. Exit codes: 0 done, 1 problems, 2 usage, 3 broken machine."""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pohon import __version__, report
from pohon.problems import PohonError, Problem, Severity, has_errors
from pohon.usage import Command, Group

if TYPE_CHECKING:
    from pohon.build import Loaded, Rendered

PROBLEMS = 1
BROKEN_MACHINE = 3
STORE = ".pohon/memo"
HELP = "Tampilkan bantuan ini."


@click.group(cls=Group, add_help_option=False)
@click.help_option("-h", "--help", help=HELP)
@click.version_option(__version__, "-V", "--version", message="Pohon %(version)s", help="Tampilkan versi Pohon.")
def main() -> None:
    """Pohon menerbitkan pohon kinerja perangkat daerah sebagai situs web.

    Setiap dinas ditulis dalam satu berkas YAML di content/<wilayah>/<dinas>.yml; pengaturan situs di mkdocs.yml.
    """


def _common(command: Callable[..., None]) -> Callable[..., None]:
    """The options that every command has."""
    for option in (
        click.help_option("-h", "--help", help=HELP),
        click.option("--strict", is_flag=True, help="Perlakukan peringatan sebagai galat."),
        click.option(
            "--format",
            "shape",
            type=click.Choice([each.value for each in report.Format]),
            help="Bentuk laporan; bawaan: text, di GitHub Actions: github.",
        ),
        click.option(
            "--folder",
            "-C",
            default=".",
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            help="Folder situs (yang memuat mkdocs.yml); bawaan: folder ini.",
        ),
    ):
        command = option(command)
    return command


@main.command(cls=Command, add_help_option=False)
@_common
def check(folder: Path, shape: str | None, *, strict: bool) -> None:
    """Baca dan periksa semua isi, tanpa membuat situs."""
    started = time.perf_counter()
    with _machine_trouble():
        from pohon.build import load

        loaded = load(folder)
        _finish(_strict(loaded.problems, strict=strict), shape, folder, _summary(loaded, None, started))


@main.command(cls=Command, add_help_option=False)
@_common
@click.option("--site-dir", type=click.Path(path_type=Path), help="Folder hasil; bawaan: site_dir di mkdocs.yml.")
@click.option("--no-memo", is_flag=True, help="Buat semua halaman dari awal.")
def build(folder: Path, shape: str | None, site_dir: Path | None, *, strict: bool, no_memo: bool) -> None:
    """Buat seluruh situs, lalu ganti yang lama sekaligus; bila ada galat, yang lama tetap utuh."""
    started = time.perf_counter()
    # A build makes millions of small objects and keeps most of them: looking for garbage often costs a tenth of it.
    gc.set_threshold(50_000, 20, 50)
    with _machine_trouble():
        from pohon.build import load
        from pohon.publish import swap_into

        loaded = load(folder)
        problems = _strict(loaded.problems, strict=strict)
        summary = None
        if loaded.site and not has_errors(problems):
            rendered = _render(loaded, loaded.site.settings.pohon.tema, memo=not no_memo)
            problems = (*problems, *rendered.problems)
            if not has_errors(problems):
                swap_into(rendered.files, site_dir or folder / loaded.site.settings.site_dir)
                summary = _summary(loaded, _pages(rendered.files), started)
        _finish(problems, shape, folder, summary, closing="Tidak ada yang ditulis; situs yang lama tidak berubah.")


def _render(loaded: Loaded, tema: str, *, memo: bool) -> Rendered:
    """All files of the site, with a progress bar while a person is waiting."""
    from pohon.build import render_site
    from pohon.build.render import fingerprint_of
    from pohon.memo import Store
    from pohon.outputs import THEME_FILES
    from pohon.theme import find_theme, load_theme

    theme = load_theme(find_theme(tema, loaded.root), THEME_FILES)
    store = Store(loaded.root / STORE) if memo else None
    with _progress(len(loaded.trees)) as tell:
        return render_site(loaded, theme, store, fingerprint_of(Path(__file__).parent), tell)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("Membuat halaman"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[nama]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("pohon", total=total, nama="")
        yield lambda name: progress.update(task, advance=1, nama=name)


def _pages(files: Iterable[str]) -> int:
    return sum(path.endswith(".html") for path in files)


def _summary(loaded: Loaded, pages: int | None, started: float) -> report.Summary:
    sasaran = [s for tree in loaded.trees for s in tree.isi.sasaran]
    return report.Summary(
        pohon=len(loaded.trees),
        sasaran=len(sasaran),
        indikator=sum(len(s.indikator) for s in sasaran),
        halaman=pages,
        detik=time.perf_counter() - started,
    )


def _strict(problems: tuple[Problem, ...], *, strict: bool) -> tuple[Problem, ...]:
    """The problems, all of them errors when `--strict` is given."""
    return tuple(replace(problem, severity=Severity.GALAT) for problem in problems) if strict else problems


def _finish(
    problems: tuple[Problem, ...], shape: str | None, root: Path, summary: report.Summary | None, closing: str = ""
) -> None:
    """Tell problems and result, or how it ended without one, and leave with the right exit code."""
    default = report.Format.GITHUB if os.environ.get("GITHUB_ACTIONS") == "true" else report.Format.TEXT
    failed = has_errors(problems)
    match report.Format(shape) if shape else default:
        case report.Format.JSON:
            click.echo(report.as_json(problems, summary))
        case report.Format.GITHUB:
            _tell(report.as_github(problems), summary, failed=failed)
        case report.Format.TEXT:
            _tell(report.as_text(problems, root, _paint), summary, failed=failed)
    if failed:
        if closing:
            click.echo(closing, err=True)
        sys.exit(PROBLEMS)


def _tell(told: str, summary: report.Summary | None, *, failed: bool) -> None:
    if told:
        click.echo(told, err=failed)
    if summary and not failed:
        click.echo(report.summary_line(summary))


def _paint(text: str, colour: str) -> str:
    return click.style(text, bold=True) if colour == "bold" else click.style(text, fg=colour, bold=True)


@contextmanager
def _machine_trouble() -> Iterator[None]:
    """A broken machine is told in two lines; a bug of ours keeps its traceback."""
    try:
        yield
    except PohonError as error:
        click.echo(f"galat mesin: {error.message}", err=True)
        if error.hint:
            click.echo(f"petunjuk: {error.hint}", err=True)
        sys.exit(BROKEN_MACHINE)
