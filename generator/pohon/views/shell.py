"""What every page has around its content: names, menus, footer, where it stands."""

from __future__ import annotations

from collections.abc import Sequence
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

    `kanonik` is the absolute address, empty without `site_url`; `diubah` is a date in words, or empty.
    """

    judul: str
    situs: str
    deskripsi: str
    kanonik: str
    beranda: str
    gaya: str
    skrip: str
    menu: tuple[MenuItem, ...]
    jejak: tuple[Link, ...]
    kaki: tuple[Link, ...]
    versi: str
    diubah: str
    lisensi: Link | None
    kontak: str


def shell(  # noqa: PLR0913 - the one place where everything around a page meets
    head: Head, links: Links, route: str, settings: Settings, pages: Sequence[tuple[str, str]], assets: dict[str, str]
) -> At:
    """The shell of one page; `pages` are (key, title) of the narrative pages, `assets` name -> path."""
    own = settings.pohon
    is_home = head.bagian == "beranda"
    return At(
        judul=head.judul if is_home else f"{head.judul} \u00b7 {settings.site_name}",
        situs=settings.site_name,
        deskripsi=head.deskripsi,
        kanonik=f"{settings.site_url.rstrip('/')}/{route}" if settings.site_url else "",
        beranda=links.to("beranda"),
        gaya=links.up + assets["pohon.css"],
        skrip=links.up + assets["pohon.js"] if "pohon.js" in assets else "",
        menu=_menu(head, links, pages),
        jejak=head.jejak,
        kaki=_footer(links, pages),
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
