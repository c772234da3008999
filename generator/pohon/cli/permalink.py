"""`pohon permalink`."""

from __future__ import annotations

from pathlib import Path

import click

from pohon import report
from pohon.cli.options import common
from pohon.cli.told import finish, machine_trouble
from pohon.problems import has_errors
from pohon.usage import Command


@click.command(cls=Command, add_help_option=False)
@common
def permalink(folder: Path, shape: str | None, *, strict: bool) -> None:
    """Catat semua alamat yang baru terbit di permalink.lock.yml, dan tunjukkan yang hilang tanpa keterangan."""
    with machine_trouble():
        from pohon.making.order import as_strict
        from pohon.permalinks import record

        recorded = record(folder)
        for alamat, count in recorded.new.items():
            click.echo(f"{alamat}: {count} alamat baru dicatat", err=shape == report.Format.JSON)
        problems = as_strict(recorded.problems, strict=strict)
        if not has_errors(problems) and not recorded.new:
            click.echo("Semua alamat sudah tercatat.", err=shape == report.Format.JSON)
        finish(problems, shape, folder, None)
