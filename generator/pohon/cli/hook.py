"""`pohon hook`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pohon.cli.options import HELP
from pohon.cli.told import machine_trouble
from pohon.usage import Command, Group


@click.group(cls=Group, add_help_option=False)
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
    with machine_trouble():
        from pohon import hook as hooks

        if uninstall:
            click.echo(f"Dicabut: {hooks.uninstall(repository)}")
            return
        if not target:
            raise click.MissingParameter(param_type="option")
        options = ("--keep", str(keep), *(["--strict"] if strict else []))
        made = hooks.Hook(hooks.lasting(target), branch, sys.executable, folder, options)
        click.echo(f"Terpasang: {hooks.install(repository, made)}")
