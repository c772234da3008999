"""The command line: `pohon build`, `pohon check`. Exit codes: 0 done, 1 problems, 2 usage, 3 broken machine."""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pohon import __version__, report
from pohon.problems import PohonError, Problem, Severity, has_errors
from pohon.usage import Command, Group

if TYPE_CHECKING:
    from pohon.build import Loaded, Rendered
    from pohon.serve import Told

PROBLEMS = 1
BROKEN_MACHINE = 3
STORE = ".pohon/memo"
HELP = "Tampilkan bantuan ini."
UNCHANGED = "Tidak ada yang ditulis; situs yang lama tidak berubah."


@click.group(cls=Group, add_help_option=False)
@click.help_option("-h", "--help", help=HELP)
@click.version_option(__version__, "-V", "--version", message="Pohon %(version)s", help="Tampilkan versi Pohon.")
def main() -> None:
    """Pohon menerbitkan pohon kinerja perangkat daerah sebagai situs web.

    Setiap dinas ditulis dalam satu berkas YAML di content/<wilayah>/<dinas>.yml; pengaturan situs di mkdocs.yml.
    """


_FOLDER = click.option(
    "--folder",
    "-C",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder situs (yang memuat mkdocs.yml); bawaan: folder ini.",
)


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
        _FOLDER,
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
    with _machine_trouble():
        from pohon.publish import swap_into

        loaded, rendered = _made(folder, strict=strict, memo=not no_memo)
        summary = None
        if loaded.site and not has_errors(rendered.problems):
            swap_into(rendered.files, site_dir or folder / loaded.site.settings.site_dir)
            summary = _summary(loaded, _pages(rendered.files), started)
        _finish(rendered.problems, shape, folder, summary, closing=UNCHANGED)


def _made(folder: Path, *, strict: bool, memo: bool) -> tuple[Loaded, Rendered]:
    """A folder as it was read, and its files with all problems; no files where there are errors."""
    # A build makes millions of small objects and keeps most of them: looking for garbage often costs a tenth of it.
    gc.set_threshold(50_000, 20, 50)
    from pohon.build import Rendered, load

    loaded = load(folder)
    problems = _strict(loaded.problems, strict=strict)
    if loaded.site is None or has_errors(problems):
        return loaded, Rendered({}, problems)
    rendered = _render(loaded, loaded.site.settings.pohon.tema, memo=memo)
    return loaded, replace(rendered, problems=(*problems, *rendered.problems))


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


@main.command(cls=Command, add_help_option=False)
@_common
@click.argument("target")
@click.option("--keep", default=5, type=click.IntRange(min=1), help="Banyaknya rilis yang disimpan; bawaan: 5.")
@click.option("--gzip/--no-gzip", "packed", default=True, help="Sertakan berkas terkompresi .gz; bawaan: ya.")
@click.option("--rollback", is_flag=True, help="Kembali ke rilis sebelumnya, tanpa membuat situs.")
@click.option("--to", default="", help="Kembali ke rilis dengan nama ini.")
def publish(  # noqa: PLR0913 - each is an option
    folder: Path, shape: str | None, target: str, to: str, *, strict: bool, keep: int, packed: bool, rollback: bool
) -> None:
    """Buat situs, lalu terbitkan sebagai rilis baru di TARGET; bila ada galat, yang lama tetap terbit.

    TARGET adalah folder di komputer ini, atau di server lewat SSH: pengguna@server:folder atau
    ssh://pengguna@server:22/folder. Server web menyajikan TARGET/current.
    """
    started = time.perf_counter()
    with _machine_trouble():
        from pohon.releases import Wish, commit_of
        from pohon.remote import place_of

        place = place_of(target)
        if rollback or to:
            click.echo(place.roll_back(to).told)
            return
        loaded, rendered = _made(folder, strict=strict, memo=True)
        if has_errors(rendered.problems):
            _finish(rendered.problems, shape, folder, None, closing=UNCHANGED)
        published = place.publish(rendered.files, Wish(keep, packed, commit_of(folder)))
        _finish(rendered.problems, shape, folder, _summary(loaded, _pages(rendered.files), started))
        click.echo(published.told, err=shape == report.Format.JSON)


@main.group(cls=Group, add_help_option=False)
@click.help_option("-h", "--help", help=HELP)
def hook() -> None:
    """Terbitkan situs setiap kali isi dikirim dengan git push ke server sendiri."""


@hook.command(cls=Command, add_help_option=False)
@click.help_option("-h", "--help", help=HELP)
@click.argument("repository", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--target", help="Folder atau server tempat terbit, seperti pada pohon publish.")
@click.option("--branch", default="main", help="Cabang yang diterbitkan; bawaan: main.")
@click.option("--folder", "-C", default=".", help="Folder situs di dalam repositori; bawaan: akarnya.")
@click.option("--keep", default=5, type=click.IntRange(min=1), help="Banyaknya rilis yang disimpan; bawaan: 5.")
@click.option("--strict", is_flag=True, help="Perlakukan peringatan sebagai galat.")
@click.option("--uninstall", is_flag=True, help="Cabut kembali; yang sudah terbit tetap ada.")
def install(  # noqa: PLR0913 - each is an option
    repository: Path, target: str | None, branch: str, folder: str, *, keep: int, strict: bool, uninstall: bool
) -> None:
    """Pasang post-receive di REPOSITORY (git, bare): setiap push diperiksa, dibuat, dan diterbitkan."""
    with _machine_trouble():
        from pohon import hook as hooks

        if uninstall:
            click.echo(f"Dicabut: {hooks.uninstall(repository)}")
            return
        if not target:
            raise click.MissingParameter(param_type="option")
        options = ("--keep", str(keep), *(["--strict"] if strict else []))
        made = hooks.Hook(hooks.lasting(target), branch, sys.executable, folder, options)
        click.echo(f"Terpasang: {hooks.install(repository, made)}")


@main.command(cls=Command, add_help_option=False)
@_common
def permalink(folder: Path, shape: str | None, *, strict: bool) -> None:
    """Catat semua alamat yang baru terbit di permalink.lock.yml, dan tunjukkan yang hilang tanpa keterangan."""
    with _machine_trouble():
        from pohon.permalinks import record

        recorded = record(folder)
        for alamat, count in recorded.new.items():
            click.echo(f"{alamat}: {count} alamat baru dicatat", err=shape == report.Format.JSON)
        problems = _strict(recorded.problems, strict=strict)
        if not has_errors(problems) and not recorded.new:
            click.echo("Semua alamat sudah tercatat.", err=shape == report.Format.JSON)
        _finish(problems, shape, folder, None)


@main.command(cls=Command, add_help_option=False)
@click.help_option("-h", "--help", help=HELP)
@click.option("--port", default=8000, type=click.IntRange(0, 65535), help="Nomor port; bawaan: 8000.")
@click.option("--host", default="127.0.0.1", help="Alamat yang didengarkan; bawaan: 127.0.0.1, hanya komputer ini.")
@click.option("--open", "opened", is_flag=True, help="Buka di peramban.")
@_FOLDER
def serve(folder: Path, host: str, port: int, *, opened: bool) -> None:
    """Tampilkan situs di peramban sambil menulis; halaman dimuat ulang sendiri begitu isinya disimpan."""
    from contextlib import suppress

    gc.set_threshold(50_000, 20, 50)
    with _machine_trouble(), suppress(KeyboardInterrupt):
        from pohon.serve import serving

        with serving(folder, host, port, partial(_tell_reading, folder)) as server:
            click.echo(f"Situs ada di {server.address} · hentikan dengan Ctrl-C")
            if opened:
                click.launch(server.address)
            threading.Event().wait()
    click.echo("Selesai.")


def _tell_reading(root: Path, told: Told) -> None:
    """What a save has changed: the files, all problems as `pohon check` tells them, and what was done."""
    if told.changed:
        names = ", ".join(sorted(os.path.relpath(path, root.resolve()) for path in told.changed))
        click.echo(_paint(f"{time.strftime('%H:%M:%S')} {names}", "bold"))
    problems, loaded = told.reading.problems, told.reading.loaded
    summary = replace(_summary(loaded, None, 0), detik=told.detik) if loaded else None
    for problem in problems:
        if not problem.where.path:
            click.echo(f"{_paint('galat:', 'red')} {problem.message}\npetunjuk: {problem.hint}", err=True)
    placed = tuple(problem for problem in problems if problem.where.path)
    _tell(report.as_text(placed, root, _paint), summary, failed=has_errors(problems))
    if has_errors(problems):
        click.echo("Halaman yang sudah tampil tetap seperti semula.", err=True)
