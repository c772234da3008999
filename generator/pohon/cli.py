"""The command line: `pohon build`, `pohon check`. Exit codes: 0 done, 1 problems, 2 usage, 3 broken machine."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pohon import __version__, report
from pohon.problems import PohonError, Problem, Severity, has_errors

if TYPE_CHECKING:
    from pohon.build import Loaded, Rendered

PROBLEMS = 1
BROKEN_MACHINE = 3
STORE = ".pohon/memo"

FORMATS = click.Choice([each.value for each in report.Format])


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, add_help_option=True)
@click.version_option(__version__, "-V", "--version", message="Pohon %(version)s")
def main() -> None:
    """Pohon menerbitkan pohon kinerja perangkat daerah sebagai situs web.

    Setiap dinas ditulis dalam satu berkas YAML di content/<wilayah>/<dinas>.yml; pengaturan situs di mkdocs.yml.
    """


def _common(command: Callable[..., None]) -> Callable[..., None]:
    """The options that every command has."""
    for option in (
        click.option("--strict", is_flag=True, help="Perlakukan peringatan sebagai galat."),
        click.option("--format", "shape", type=FORMATS, help="Bentuk laporan; bawaan: text, di GitHub Actions: github."),
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


@main.command()
@_common
def check(folder: Path, shape: str | None, *, strict: bool) -> None:
    """Baca dan periksa semua isi, tanpa membuat situs."""
    started = time.perf_counter()
    with _machine_trouble():
        from pohon.build import load  # noqa: PLC0415 - `pohon --help` need not load the generator

        loaded = load(folder)
        problems = _strict(loaded.problems) if strict else loaded.problems
        _finish(problems, shape, folder, _summary(loaded, None, started))


@main.command()
@_common
@click.option("--site-dir", type=click.Path(path_type=Path), help="Folder hasil; bawaan: site_dir di mkdocs.yml.")
@click.option("--no-memo", is_flag=True, help="Buat semua halaman dari awal.")
def build(folder: Path, shape: str | None, site_dir: Path | None, *, strict: bool, no_memo: bool) -> None:
    """Buat seluruh situs, lalu ganti yang lama sekaligus; bila ada galat, yang lama tetap utuh."""
    started = time.perf_counter()
    with _machine_trouble():
        from pohon.build import load, render_site  # noqa: PLC0415 - see check

        loaded = load(folder)
        problems = _strict(loaded.problems) if strict else loaded.problems
        if loaded.site is None or has_errors(problems):
            _finish(problems, shape, folder, None)
        else:
            rendered = _render(render_site, loaded, memo=not no_memo)
            problems = (*problems, *rendered.problems)
            if has_errors(problems):
                _finish(problems, shape, folder, None)
            else:
                from pohon.publish import swap_into  # noqa: PLC0415 - see check

                swap_into(rendered.files, site_dir or folder / loaded.site.settings.site_dir)
                _finish(problems, shape, folder, _summary(loaded, _pages(rendered.files), started))


def _render(render_site: Callable[..., Rendered], loaded: Loaded, *, memo: bool) -> Rendered:
    """All files of the site, with a progress bar while a person is waiting."""
    import pohon  # noqa: PLC0415 - its place on the disk
    from pohon.build.render import fingerprint_of  # noqa: PLC0415 - see check
    from pohon.memo import Store  # noqa: PLC0415 - see check
    from pohon.theme import find_theme, load_theme  # noqa: PLC0415 - see check

    site = loaded.site
    theme = load_theme(find_theme(site.settings.pohon.tema if site else "dasar", loaded.root))
    store = Store(loaded.root / STORE) if memo else None
    fingerprint = fingerprint_of(Path(pohon.__file__).parent)
    with _progress(len(loaded.trees)) as tell:
        return render_site(loaded, theme, store, fingerprint, tell)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _name: None
        return
    from rich.console import Console  # noqa: PLC0415 - 60 ms that only a terminal pays
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415 - as above

    columns = (TextColumn("Membuat halaman"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[nama]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("pohon", total=total, nama="")
        yield lambda name: progress.update(task, advance=1, nama=name)


def _pages(files: object) -> int:
    return sum(path.endswith(".html") for path in files)  # type: ignore[attr-defined]


def _summary(loaded: Loaded, pages: int | None, started: float) -> report.Summary:
    summaries = loaded.site.summaries if loaded.site else ()
    return report.Summary(
        pohon=len(loaded.trees),
        sasaran=sum(s.sasaran for s in summaries),
        indikator=sum(s.indikator for s in summaries),
        halaman=pages,
        detik=time.perf_counter() - started,
    )


def _strict(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(replace(problem, severity=Severity.GALAT) for problem in problems)


def _finish(problems: tuple[Problem, ...], shape: str | None, root: Path, summary: report.Summary | None) -> None:
    """Tell problems and result, and leave with the right exit code."""
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
        sys.exit(PROBLEMS)


def _tell(told: str, summary: report.Summary | None, *, failed: bool) -> None:
    if told:
        click.echo(told, err=failed)
    if summary and not failed:
        click.echo(report.summary_line(summary))
    elif failed:
        click.echo("Tidak ada yang ditulis; situs yang lama tidak berubah.", err=True)


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


if __name__ == "__main__":
    main()
