"""What every page has around its content: names, menus, footer, where it stands, in which languages it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from pohon.kata import Kata
from pohon.linked import as_text, breadcrumb, script_text
from pohon.links import Links, Route
from pohon.model import Settings
from pohon.site import Titles
from pohon.views.cari import SearchBox, search_box
from pohon.views.parts import Head, Link

_OWN_PAGES: tuple[Route, ...] = tuple(
    (name, "")
    for name in (
        "beranda",
        "banding",
        "lintas",
        "kelengkapan",
        "data",
        "versi",
        "cari",
        "cari-indeks",
        "perubahan-atom",
    )
)
_MENU_PAGES = 1
_SEVERAL = 2
_OWN_NAMES: Mapping[str, str] = {"id": "Bahasa Indonesia", "en": "English"}
ANY = "x-default"
_LOCALES = {"id": "id_ID", "en": "en_GB"}


@dataclass(frozen=True)
class MenuItem:
    """A link of the main menu; `sekarang` marks the part of the site in which the page lies."""

    teks: str
    href: str
    sekarang: bool


@dataclass(frozen=True)
class Other:
    """The same page in another language: its code, its name in itself, where the page is."""

    bahasa: str
    nama: str
    href: str


@dataclass(frozen=True, eq=False)  # one and the same for many pages: to compare its parts would take long
class Around:
    """What pages with the same way to the site's own pages have in common: all the links of the shell to them."""

    beranda: str
    aset: Mapping[str, str]
    versi: str
    umpan: str
    menu: tuple[MenuItem, ...]
    kaki: tuple[Link, ...]
    kotak: SearchBox


class At(NamedTuple):
    """Where a page stands: all that the shell (`base.html`) prints around `v`.

    `kanonik` is the absolute address, empty without `site_url`; `diubah` is a date in words, or empty. `aset` maps the
    name of each file of the theme's static folder to its address.

    `asli` is the attribute for elements that hold words of a document, which no page translates: empty where the page
    is in their language. `bahasa_lain` is the page in each other language of the site; `alternatif` are the absolute
    addresses of all of them, with this one, for machines. `og_*` are for previews of the page elsewhere, `data` is its
    JSON-LD, `umpan` the feed of changes. `sekitar` is what many pages have in common, the very same object for all of
    them: what templates make of it can be remembered. `fiktif` says that all of the page is invented,
    empty where it is not.
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
    bahasa: str
    asli: Markup
    bahasa_lain: tuple[Other, ...]
    alternatif: tuple[Other, ...]
    og_judul: str
    og_jenis: str
    og_lokal: str
    og_gambar: str
    data: Markup
    umpan: str
    kotak: SearchBox
    sekitar: Around
    fiktif: str = ""


@dataclass(frozen=True)
class Translation:
    """A language of the site and the folder in which its pages stand, empty for the site's root."""

    bahasa: str
    prefix: str


@dataclass(frozen=True)
class Frame:
    """What the shells of many pages share.

    `pages` are (key, title) of the narrative pages; `assets` maps a file's name to its path in the site. `prefix` is
    the folder of the pages' own language, `translations` are all languages of the site. `fiktif` says that all
    of these pages is invented, empty where it is not.
    """

    settings: Settings
    pages: Titles
    assets: Mapping[str, str]
    prefix: str = ""
    translations: tuple[Translation, ...] = ()
    fiktif: str = ""


def shell(head: Head, links: Links, route: str, frame: Frame) -> At:
    """The shell of one page; `route` is its URL path from the site's root."""
    settings, own = frame.settings, frame.settings.pohon
    bahasa = links.kata.bahasa
    is_home = head.bagian == "beranda"
    mark = f"[{links.kata('Fiktif')}] " if frame.fiktif else ""
    around = _around_page(head.bagian, links, frame)
    return At(
        judul=mark + (head.judul if is_home else f"{head.judul} \u00b7 {settings.site_name}"),
        situs=settings.site_name,
        deskripsi=mark + head.deskripsi,
        kanonik=_absolute(settings, head.penerus or route),
        beranda=around.beranda,
        aset=around.aset,
        repositori=settings.repo_url or "",
        menu=around.menu,
        jejak=head.jejak,
        kaki=around.kaki,
        versi=around.versi,
        diubah=links.kata.date(head.changed) if head.changed else "",
        lisensi=Link(own.lisensi.nama, own.lisensi.url or "") if own.lisensi else None,
        kontak=own.kontak or "",
        kotak=around.kotak,
        bahasa=bahasa,
        asli=links.kata.asli,
        bahasa_lain=_others(links, route, frame),
        alternatif=() if head.penerus else _alternatives(route, frame),
        og_judul=mark + head.judul,
        og_jenis="website" if is_home else "article",
        og_lokal=_LOCALES[bahasa],
        og_gambar=head.gambar,
        data=_data(head, _absolute(settings, route)),
        umpan=around.umpan,
        sekitar=around,
        fiktif=links.kata(frame.fiktif) if frame.fiktif else "",
    )


def _around_page(bagian: str, links: Links, frame: Frame) -> Around:
    """The links of one shell to the site's own pages."""
    keys = (*_OWN_PAGES, *[("halaman", key) for key, _ in frame.pages])
    routes = tuple([(key, links.routes[key]) for key in keys if key in links.routes])
    way = links.up, _way(links.here, routes), links.source
    return _around(bagian, routes, way, links.kata, frame.pages, tuple(frame.assets.items()))


def _way(here: str, routes: Sequence[tuple[Route, str]]) -> str:
    """The folders of a page, nameless from where none of the routes leads into them: only their number matters then."""
    named, end = 0, here.find("/") + 1
    while end and any(route.startswith(here[:end]) for _, route in routes):
        named, end = end, here.find("/", end) + 1
    return here[:named] + "?/" * here.count("/", named)


@lru_cache(maxsize=256)
def _around(  # noqa: PLR0913, PLR0917 - plain values
    bagian: str,
    routes: tuple[tuple[Route, str], ...],
    way: tuple[str, str, str],
    kata: Kata,
    pages: Titles,
    assets: tuple[tuple[str, str], ...],
) -> Around:
    """Of plain values only, so that what thousands of pages share is made once."""
    up, here, source = way
    links = Links(dict(routes), up, source, here, kata=kata)
    return Around(
        beranda=links.to("beranda"),
        aset={name: up + path for name, path in assets},
        versi=links.to("versi"),
        umpan=links.to("perubahan-atom") if links.has("perubahan-atom") else "",
        menu=_menu(bagian, links, pages),
        kaki=_footer(links, pages),
        kotak=search_box(links),
    )


def _data(head: Head, kanonik: str) -> Markup:
    """What the page says to machines: its own nodes, and where it stands; nothing without a permanent address."""
    if not kanonik or not (head.jejak or head.data):
        return Markup()
    trail = (as_text(breadcrumb(head.jejak, head.judul, kanonik)),) if head.jejak else ()
    return script_text(*head.data, *trail)


def _absolute(settings: Settings, route: str) -> str:
    return f"{settings.site_url.rstrip('/')}/{route}" if settings.site_url else ""


def _translated(route: str, frame: Frame) -> tuple[tuple[str, str], ...]:
    """The page in every language of the site: (language, URL path)."""
    bare = route.removeprefix(frame.prefix)
    return tuple((each.bahasa, each.prefix + bare) for each in frame.translations)


def _others(links: Links, route: str, frame: Frame) -> tuple[Other, ...]:
    """The page in the other languages, as people choose it."""
    if len(frame.translations) < _SEVERAL:
        return ()
    return tuple(
        Other(bahasa, _OWN_NAMES[bahasa], links.relative(there))
        for bahasa, there in _translated(route, frame)
        if bahasa != links.kata.bahasa
    )


def _alternatives(route: str, frame: Frame) -> tuple[Other, ...]:
    """The page in all languages, as search engines want it: each names every one, and the one for any other reader."""
    if not frame.settings.site_url or len(frame.translations) < _SEVERAL:
        return ()
    pages = _translated(route, frame)
    return tuple(
        Other(bahasa, _OWN_NAMES.get(bahasa, ""), _absolute(frame.settings, there))
        for bahasa, there in (*pages, (ANY, pages[0][1]))
    )


def _menu(bagian: str, links: Links, pages: Titles) -> tuple[MenuItem, ...]:
    items = [MenuItem(links.kata("Dinas"), f"{links.to('beranda')}#dinas", bagian == "dinas")]
    if links.has("banding"):
        items.append(MenuItem(links.kata("Banding"), links.to("banding"), bagian == "banding"))
    if links.has("lintas"):
        items.append(MenuItem(links.kata("Lintas"), links.to("lintas"), bagian == "lintas"))
    items += [MenuItem(title, links.to("halaman", key), bagian == key) for key, title in pages[:_MENU_PAGES]]
    return tuple(items)


def _footer(links: Links, pages: Titles) -> tuple[Link, ...]:
    first = [Link(links.kata("Semua dinas"), f"{links.to('beranda')}#dinas")]
    if links.has("banding"):
        first.append(Link(links.kata("Banding antardinas"), links.to("banding")))
    if links.has("lintas"):
        first.append(Link(links.kata("Mitra lintas"), links.to("lintas")))
    first.append(Link(links.kata("Kelengkapan indikator"), links.to("kelengkapan")))
    first.append(Link(links.kata("Data untuk diunduh"), links.to("data")))
    return (*first, *(Link(title, links.to("halaman", key)) for key, title in pages))
