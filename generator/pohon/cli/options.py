"""The options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from pohon import report

HELP = "Tampilkan bantuan ini."

JOBS = click.option(
    "--jobs", type=click.IntRange(min=1), help="Banyaknya proses yang bekerja bersama; bawaan: sebanyak inti prosesor."
)

FOLDER = click.option(
    "--folder",
    "-C",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder situs (yang memuat mkdocs.yml); bawaan: folder ini.",
)


def common(command: Callable[..., None]) -> Callable[..., None]:
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
        FOLDER,
    ):
        command = option(command)
    return command
