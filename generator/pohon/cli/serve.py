"""`pohon serve`."""

from __future__ import annotations

import gc
import os
import threading
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pohon import report
from pohon.cli.build import read_summary
from pohon.cli.options import FOLDER, HELP
from pohon.cli.told import machine_trouble, paint, tell
from pohon.problems import has_errors
from pohon.usage import Command

if TYPE_CHECKING:
    from pohon.serve import Told


@click.command(cls=Command, add_help_option=False)
@click.help_option("-h", "--help", help=HELP)
@click.option("--port", default=8000, type=click.IntRange(0, 65535), help="Nomor port; bawaan: 8000.")
@click.option("--host", default="127.0.0.1", help="Alamat yang didengarkan; bawaan: 127.0.0.1, hanya komputer ini.")
@click.option("--open", "opened", is_flag=True, help="Buka di peramban.")
@FOLDER
def serve(folder: Path, host: str, port: int, *, opened: bool) -> None:
    """Tampilkan situs di peramban sambil menulis; halaman dimuat ulang sendiri begitu isinya disimpan."""
    from contextlib import suppress

    gc.set_threshold(50_000, 20, 50)
    with machine_trouble(), suppress(KeyboardInterrupt):
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
        click.echo(paint(f"{time.strftime('%H:%M:%S')} {names}", "bold"))
    problems, loaded = told.reading.problems, told.reading.loaded
    summary = read_summary(loaded, told.detik) if loaded else None
    for problem in problems:
        if not problem.where.path:
            click.echo(f"{paint('galat:', 'red')} {problem.message}\npetunjuk: {problem.hint}", err=True)
    placed = tuple(problem for problem in problems if problem.where.path)
    tell(report.as_text(placed, root, paint), summary, failed=has_errors(problems))
    if has_errors(problems):
        click.echo("Halaman yang sudah tampil tetap seperti semula.", err=True)
