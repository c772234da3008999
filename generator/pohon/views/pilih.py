"""The portal of a site *berwilayah*: pages to choose the wilayah whose search, index or data one wants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pohon.exports import SITE_DOWNLOADS
from pohon.kata import msg
from pohon.links import Links
from pohon.site import Site
from pohon.views.data import FileLink, file_links
from pohon.views.lingkup import WilayahRow, trail, wilayah_rows
from pohon.views.parts import Head


class Choice(NamedTuple):
    """What there is one of in every wilayah: its title, and what readers choose a wilayah for."""

    judul: str
    untuk: str


CHOICES: Mapping[str, Choice] = {
    "cari": Choice(msg("Cari"), msg("Setiap wilayah punya pencariannya sendiri. Pilih wilayah yang hendak dicari.")),
    "indeks": Choice(msg("Indeks A\u2013Z"), msg("Setiap wilayah punya indeksnya sendiri. Pilih wilayahnya.")),
    "banding": Choice(
        msg("Banding"), msg("Program dan indikator yang sama di beberapa dinas dibandingkan dalam satu wilayah.")
    ),
    "lintas": Choice(msg("Mitra lintas"), msg("Pihak di luar dinas yang ikut menentukan hasil, menurut wilayah.")),
    "kelengkapan": Choice(
        msg("Kelengkapan indikator"), msg("Keterangan mana yang sudah ada untuk tiap indikator, menurut wilayah.")
    ),
    "data": Choice(msg("Data"), msg("Semua pohon kinerja satu wilayah sebagai data: SQLite, JSON, CSV, XLSX.")),
    "versi": Choice(msg("Versi"), msg("Dari berkas apa halaman tiap wilayah dibuat dan bagaimana memeriksanya.")),
}
"""The pages of the portal by the name of what they lead to."""


@dataclass(frozen=True)
class PilihView:
    """Everything on a page of the portal. `bawa`: the question in the address goes on to the page that is chosen."""

    head: Head
    judul: str
    untuk: str
    baris: tuple[WilayahRow, ...]
    berkas: tuple[FileLink, ...]
    bawa: bool


def pilih_keys(site: Site) -> tuple[str, ...]:
    """What there is to choose a wilayah for."""
    return tuple(key for key in CHOICES if key != "lintas" or site.with_lintas)


def pilih(site: Site, key: str, links: Links) -> PilihView:
    """The view of one page of the portal."""
    kata, choice = links.kata, CHOICES[key]
    judul, untuk = kata(choice.judul), kata(choice.untuk)
    return PilihView(
        head=Head(judul, untuk, trail(site, links), None, key),
        judul=judul,
        untuk=untuk,
        baris=wilayah_rows(site, key, links),
        berkas=tuple(row for each in SITE_DOWNLOADS for row in file_links(each, links)) if key == "data" else (),
        bawa=key == "cari",
    )
