"""Of what a page lists things: of the whole site, or of one wilayah of a site *berwilayah*."""

from __future__ import annotations

from dataclasses import dataclass

from pohon.links import Links
from pohon.site import TREE_WITHOUT_WILAYAH, Site, said_wilayah
from pohon.views.parts import Link


@dataclass(frozen=True)
class WilayahRow:
    """A wilayah to choose, with the number of its dinas."""

    wilayah: Link
    bernama: bool
    jumlah: str


def wilayah_rows(site: Site, name: str, links: Links) -> tuple[WilayahRow, ...]:
    """Every wilayah that has a page of this name, with the way to it."""
    return tuple(
        WilayahRow(
            Link(said_wilayah(site.names[key], links.kata), links.to(name, key)),
            site.names[key] != TREE_WITHOUT_WILAYAH,
            links.kata.counted(len(site.by_wilayah[key]), "dinas"),
        )
        for key in site.wilayah()
        if links.has(name, key)
    )


def trail(site: Site, links: Links) -> tuple[Link, ...]:
    """The way to a page that lists things: from the home page, over the wilayah where it lists those of one."""
    home = Link(links.kata("Beranda"), links.to("beranda"))
    if not site.hanya:
        return (home,)
    return (home, Link(said_wilayah(site.names[site.hanya], links.kata), links.to("wilayah", site.hanya)))


def titled(title: str, site: Site, links: Links) -> str:
    """The title of such a page, with the wilayah where it is of one: `"Data: Kota Contoh"`."""
    return f"{title}: {said_wilayah(site.names[site.hanya], links.kata)}" if site.hanya else title
