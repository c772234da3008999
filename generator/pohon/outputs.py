"""The catalogue: every file that the site can contain, one row each. Paths live here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pohon import has, views
from pohon.gathered import Gathered
from pohon.links import Links
from pohon.site import Site
from pohon.understood import Understood
from pohon.views.parts import Page

S = TypeVar("S", Understood, Site, Gathered)


@dataclass(frozen=True)
class Output(Generic[S]):
    """One kind of file: its name (also its template's), its path, for which keys, and what is in it.

    `keys` yields nothing where a page has no data: it is then neither planned nor linked. A view that is a text or
    bytes is the file itself; any other is rendered by the template `pages/<name>.html`. A page that is not `listed`
    stands in no sitemap.
    """

    name: str
    path: str
    keys: Callable[[S], Iterable[str]]
    view: Callable[[S, str, Links], Page | str | bytes]
    listed: bool = True


def once(_: object) -> tuple[str, ...]:
    """One file for the whole subject."""
    return ("",)


def when(there: Callable[[S], bool]) -> Callable[[S], tuple[str, ...]]:
    """One file where there is something to show, else none."""
    return lambda subject: ("",) if there(subject) else ()


# fmt: off
# The pages of a tree; there is one of each in every language of the site.
PAGES: tuple[Output[Understood], ...] = (
    Output("dinas",        "{wilayah}/{dinas}/index.html",                 once,                    views.dinas),
    Output("sasaran",      "{wilayah}/{dinas}/sasaran/{key}/index.html",   lambda u: u.sasaran,     views.sasaran),
    Output("indikator",    "{wilayah}/{dinas}/indikator/{key}/index.html", lambda u: u.indikator,   views.indikator),
    Output("jabatan",      "{wilayah}/{dinas}/jabatan/{key}/index.html",   lambda u: u.jabatan,     views.jabatan),
    Output("cascading",    "{wilayah}/{dinas}/cascading/index.html",       once,                    views.cascading),
    Output("rencana-aksi", "{wilayah}/{dinas}/rencana-aksi/index.html",    when(has.quarters),      views.rencana_aksi),
    Output("penyusunan",   "{wilayah}/{dinas}/penyusunan/index.html",      when(has.stages),        views.penyusunan),
    Output("lintas-dinas", "{wilayah}/{dinas}/lintas/index.html",          when(has.partners),      views.lintas),
    Output("sumber",       "{wilayah}/{dinas}/sumber/index.html",          when(has.source),        views.sumber),
)

# The downloads of a tree: made before any page, in this order, so that every link to them can tell their size.
FILES: tuple[Output[Understood], ...] = (
    Output("bagan",        "{wilayah}/{dinas}/data/pohon.svg",             once,                    views.bagan),
)

SITE_PAGES: tuple[Output[Site], ...] = (
    Output("beranda",      "index.html",                                   once,                    views.beranda),
    Output("wilayah",      "{key}/index.html",                             Site.wilayah,            views.wilayah),
    Output("lintas",       "lintas/index.html",                            when(has.any_partners),  views.lintas_situs),
    Output("halaman",      "{key}/index.html",                             Site.page_keys,          views.halaman),
    Output("versi",        "versi/index.html",                             once,                    views.versi),
    Output("404",          "404.html",                                     once,                    views.not_found),
)

# Made of what the trees have published themselves, before the pages of the site.
SITE_FILES: tuple[Output[Gathered], ...] = (
)

THEME_FILES = "aset/{name}.{digest}{suffix}"  # each file of the theme's static/ folder: styles, scripts and icons
# fmt: on
