"""`pohon check` and `pohon build`."""

from __future__ import annotations

import gc
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pohon import report
from pohon.cli.options import JOBS, common
from pohon.cli.progress import progress
from pohon.cli.told import UNCHANGED, finish, machine_trouble
from pohon.usage import Command

if TYPE_CHECKING:
    from pohon.build import Loaded
    from pohon.making.order import Counts


@click.command(cls=Command, add_help_option=False)
@common
def check(folder: Path, shape: str | None, *, strict: bool) -> None:
    """Baca dan periksa semua isi, tanpa membuat situs."""
    started = time.perf_counter()
    with machine_trouble():
        from pohon.build import load
        from pohon.making.order import as_strict

        loaded = load(folder)
        read = read_summary(loaded, time.perf_counter() - started)
        finish(as_strict(loaded.problems, strict=strict), shape, folder, read)


def read_summary(loaded: Loaded, detik: float) -> report.Summary:
    """What was read, for the last line of a command that makes no pages."""
    sasaran = [s for tree in loaded.trees for s in tree.isi.sasaran]
    return report.Summary(len(loaded.trees), len(sasaran), sum(len(s.indikator) for s in sasaran), None, detik)


@click.command(cls=Command, add_help_option=False)
@common
@JOBS
@click.option("--site-dir", type=click.Path(path_type=Path), help="Folder hasil; bawaan: site_dir di mkdocs.yml.")
@click.option("--no-memo", is_flag=True, help="Buat semua halaman dari awal.")
@click.option("--scheduler", default="", help="Kerjakan di klaster Dask dengan penjadwal ini: tcp://host:8786.")
@click.option(
    "--precompress",
    "packed",
    multiple=True,
    type=click.Choice(["gz", "br"]),
    help="Sertakan juga berkas terkompresi; boleh ditulis dua kali.",
)
def build(  # noqa: PLR0913, PLR0917 - each is an option
    folder: Path,
    shape: str | None,
    jobs: int | None,
    site_dir: Path | None,
    packed: tuple[str, ...],
    scheduler: str,
    *,
    strict: bool,
    no_memo: bool,
) -> None:
    """Buat seluruh situs, lalu ganti yang lama sekaligus; bila ada galat, yang lama tetap utuh."""
    started = time.perf_counter()
    with machine_trouble():
        from pohon.making.order import Order, deliver

        ways = tuple(sorted(f".{each}" for each in set(packed)))
        delivery = deliver(Order(folder.resolve(), site_dir, not no_memo, strict, jobs, ways, scheduler), progress)
        gc.freeze()  # the process ends soon: to look through all that it has made takes a tenth of a second
        finish(delivery.problems, shape, folder, summary_of(delivery.counts, started), closing=UNCHANGED)


def summary_of(counts: Counts | None, started: float) -> report.Summary | None:
    """What a command has done, for its last line."""
    if counts is None:
        return None
    return report.Summary(
        counts.pohon,
        counts.sasaran,
        counts.indikator,
        counts.halaman,
        time.perf_counter() - started,
        counts.dibuat,
    )
