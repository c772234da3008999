"""`pohon publish`."""

from __future__ import annotations

import time
from pathlib import Path

import click

from pohon import report
from pohon.cli.build import summary_of
from pohon.cli.options import JOBS, common
from pohon.cli.progress import progress
from pohon.cli.told import UNCHANGED, finish, machine_trouble
from pohon.usage import Command

PUBLISHED = ".pohon/terbit"
"""Where the site is put together for being published, so that the next time only what has changed is made."""


@click.command(cls=Command, add_help_option=False)
@common
@JOBS
@click.argument("target")
@click.option("--keep", default=5, type=click.IntRange(min=1), help="Banyaknya rilis yang disimpan; bawaan: 5.")
@click.option("--gzip/--no-gzip", "packed", default=True, help="Sertakan berkas terkompresi .gz; bawaan: ya.")
@click.option("--rollback", is_flag=True, help="Kembali ke rilis sebelumnya, tanpa membuat situs.")
@click.option("--to", default="", help="Kembali ke rilis dengan nama ini.")
def publish(  # noqa: PLR0913 - each is an option
    folder: Path,
    shape: str | None,
    jobs: int | None,
    target: str,
    to: str,
    *,
    strict: bool,
    keep: int,
    packed: bool,
    rollback: bool,
) -> None:
    """Buat situs, lalu terbitkan sebagai rilis baru di TARGET; bila ada galat, yang lama tetap terbit.

    TARGET adalah folder di komputer ini, di server lewat SSH (pengguna@server:folder atau
    ssh://pengguna@server:22/folder), atau penyimpanan objek (s3://bucket/folder). Pada folder dan SSH, server web
    menyajikan TARGET/current.
    """
    started = time.perf_counter()
    with machine_trouble():
        from pohon.making.order import Order, deliver
        from pohon.making.pieces import files_below
        from pohon.releases import Wish, commit_of
        from pohon.remote import place_of

        place = place_of(target)
        if rollback or to:
            click.echo(place.roll_back(to).told)
            return
        delivery = deliver(Order(folder, folder / PUBLISHED, strict=strict, jobs=jobs), progress)
        if delivery.counts is None:
            finish(delivery.problems, shape, folder, None, closing=UNCHANGED)
        published = place.publish(files_below(delivery.target), Wish(keep, packed, commit_of(folder)))
        finish(delivery.problems, shape, folder, summary_of(delivery.counts, started))
        click.echo(published.told, err=shape == report.Format.JSON)
