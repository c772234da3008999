"""All commands."""

from __future__ import annotations

import click

from pohon import __version__
from pohon.cli.build import build, check
from pohon.cli.hitung import hitung
from pohon.cli.hook import hook
from pohon.cli.options import HELP
from pohon.cli.permalink import permalink
from pohon.cli.publish import publish
from pohon.cli.serve import serve
from pohon.usage import Group


@click.group(cls=Group, add_help_option=False)
@click.help_option("-h", "--help", help=HELP)
@click.version_option(__version__, "-V", "--version", message="Pohon %(version)s", help="Tampilkan versi Pohon.")
def main() -> None:
    """Pohon menerbitkan pohon kinerja perangkat daerah sebagai situs web.

    Setiap dinas ditulis dalam satu berkas YAML di content/<wilayah>/<dinas>.yml; pengaturan situs di mkdocs.yml.
    """


for command in (check, build, publish, hook, permalink, hitung, serve):
    main.add_command(command)
