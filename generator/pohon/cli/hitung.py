"""`pohon hitung`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from pohon.cli.options import FOLDER, HELP
from pohon.cli.told import PROBLEMS, finish, machine_trouble
from pohon.usage import Command


@click.command(cls=Command, add_help_option=False)
@click.argument("alamat")
@FOLDER
@click.option("--json", "as_json", is_flag=True, help="Tulis sebagai JSON, dengan bentuk yang sama seperti unduhannya.")
@click.help_option("-h", "--help", help=HELP)
def hitung(alamat: str, folder: Path, *, as_json: bool) -> None:
    """Tunjukkan langkah demi langkah bagaimana sebuah capaian, atau jumlah anggaran sebuah sasaran, dihitung.

    ALAMAT adalah alamat halaman indikator atau sasaran, wilayah/dinas#id, atau id saja.
    """
    with machine_trouble():
        from pohon import recount
        from pohon.build import load

        loaded = load(folder)
        if loaded.site is None:
            finish(loaded.problems, None, folder, None)
            return
        wanted = recount.asked(alamat)
        found = recount.find(wanted, loaded.trees, loaded.site.settings)
        if not found:
            _unknown(alamat, recount.near(wanted, loaded.trees))
        if as_json:
            click.echo(json.dumps([recount.as_data(each) for each in found], ensure_ascii=False, indent=2))
        else:
            click.echo("\n\n".join(recount.as_text(each) for each in found))


def _unknown(alamat: str, near: tuple[str, ...]) -> None:
    """What is not there is told with what may be meant."""
    click.echo(f"galat: tidak ada sasaran atau indikator {alamat!r} di situs ini.", err=True)
    hint = f"mungkin maksud Anda {', '.join(near)}?" if near else "tulis alamat halamannya, atau wilayah/dinas#id."
    click.echo(f"petunjuk: {hint}", err=True)
    sys.exit(PROBLEMS)
