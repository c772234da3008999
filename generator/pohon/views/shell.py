"""What every page has around its content: names, menus, footer, where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pohon.format import iso_date
from pohon.links import Links
from pohon.model import Settings
from pohon.views.parts import Head, Link

_MENU_PAGES = 2


@dataclass(frozen=True)
class MenuItem:
    """A link of the main menu; `sekarang` marks the part of the site in which the page lies."""

    teks: str
    href: str
    sekarang: bool


@dataclass(frozen=True)
class At:
    """Where a page stands: all that the shell (`base.html`) prints around `v`.

    `kanonik` is the absolute address, empty without `site_url`; `diubah` is a date in words, or empty. `aset` maps the
    name of each file of the theme's static folder to its address.
    """

    judul: str
    situs: str
    deskripsi: str
    kanonik: str
    beranda: str
    aset: Mapping[str, str]
    repositori: str
    menu: tuple[MenuItem, ...]
    jejak: tuple[Link, ...]
    kaki: tuple[Link, ...]
    versi: str
    diubah: str
    lisensi: Link | None
    kontak: str


@dataclass(frozen=True)
class Frame:
    """What the shells of many pages share.

    `pages` are (key, title) of the narrative pages; `assets` maps a file's name to its path in the site.
    """

    settings: Settings
    pages: tuple[tuple[str, str], ...]
    assets: Mapping[str, str]


def shell(head: Head, links: Links, route: str, frame: Frame) -> At:
    """The shell of one page; `route` is its URL path from the site's root."""
    settings, own = frame.settings, frame.settings.pohon
    is_home = head.bagian == "beranda"
    return At(
        judul=head.judul if is_home else f"{head.judul} \u00b7 {settings.site_name}",
        situs=settings.site_name,
        deskripsi=head.deskripsi,
        kanonik=f"{settings.site_url.rstrip('/')}/{route}" if settings.site_url else "",
        beranda=links.to("beranda"),
        aset={name: links.up + path for name, path in frame.assets.items()},
        repositori=settings.repo_url or "",
        menu=_menu(head, links, frame.pages),
        jejak=head.jejak,
        kaki=_footer(links, frame.pages),
        versi=links.to("versi"),
        diubah=iso_date(head.changed) if head.changed else "",
        lisensi=Link(own.lisensi.nama, own.lisensi.url or "") if own.lisensi else None,
        kontak=own.kontak or "",
    )


def _menu(head: Head, links: Links, pages: Sequence[tuple[str, str]]) -> tuple[MenuItem, ...]:
    items = [MenuItem("Dinas", f"{links.to('beranda')}#dinas", head.bagian == "dinas")]
    if links.has("lintas"):
        items.append(MenuItem("Lintas", links.to("lintas"), head.bagian == "lintas"))
    items += [MenuItem(title, links.to("halaman", key), head.bagian == key) for key, title in pages[:_MENU_PAGES]]
    return tuple(items)


def _footer(links: Links, pages: Sequence[tuple[str, str]]) -> tuple[Link, ...]:
    first = [Link("Semua dinas", f"{links.to('beranda')}#dinas")]
    if links.has("lintas"):
        first.append(Link("Mitra lintas", links.to("lintas")))
    return (*first, *(Link(title, links.to("halaman", key)) for key, title in pages))
