"""The catalogue: every file that the site can contain, one row each. Paths live here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pohon import views
from pohon.diagram import draw_standalone, layout_overview, overview_graph
from pohon.links import Links
from pohon.site import Site
from pohon.understood import Understood

S = TypeVar("S", Understood, Site)


@dataclass(frozen=True)
class Output(Generic[S]):
    """One kind of file: its name (also its template's), its path, for which keys, and what is in it.

    `keys` yields nothing where a page has no data: it is then neither planned nor linked. A `raw` output is text
    already; any other view is rendered by the template `pages/<name>.html`.
    """

    name: str
    path: str
    keys: Callable[[S], Iterable[str]]
    view: Callable[[S, str, Links], object]
    raw: bool = False


def once(_: object) -> tuple[str, ...]:
    """One file for the whole subject."""
    return ("",)


def when(there: Callable[[S], bool]) -> Callable[[S], tuple[str, ...]]:
    """One file where there is something to show, else none."""
    return lambda subject: ("",) if there(subject) else ()


def has_stages(u: Understood) -> bool:
    """Whether the document tells how the tree was made."""
    return u.tree.isi.penyusunan is not None


def has_partners(u: Understood) -> bool:
    """Whether any sasaran names a partner outside the dinas."""
    return any(s.lintas for s in u.sasaran.values())


def site_has_partners(site: Site) -> bool:
    """Whether any tree names a partner."""
    return any(summary.lintas for summary in site.summaries)


def bagan(u: Understood, _key: str, links: Links) -> str:
    """The whole tree as a picture that stands alone."""
    graph = overview_graph(u, links)
    return draw_standalone(graph, layout_overview(graph), f"Pohon kinerja {u.tree.isi.perangkat_daerah.nama}")


# fmt: off
OUTPUTS: tuple[Output[Understood], ...] = (
    Output("dinas",        "{wilayah}/{dinas}/index.html",                 once,                    views.dinas),
    Output("sasaran",      "{wilayah}/{dinas}/sasaran/{key}/index.html",   lambda u: u.sasaran,     views.sasaran),
    Output("indikator",    "{wilayah}/{dinas}/indikator/{key}/index.html", lambda u: u.indikator,   views.indikator),
    Output("jabatan",      "{wilayah}/{dinas}/jabatan/{key}/index.html",   lambda u: u.jabatan,     views.jabatan),
    Output("cascading",    "{wilayah}/{dinas}/cascading/index.html",       once,                    views.cascading),
    Output("rencana-aksi", "{wilayah}/{dinas}/rencana-aksi/index.html",    when(views.has_quarters), views.rencana_aksi),
    Output("penyusunan",   "{wilayah}/{dinas}/penyusunan/index.html",      when(has_stages),        views.penyusunan),
    Output("lintas-dinas", "{wilayah}/{dinas}/lintas/index.html",          when(has_partners),      views.lintas),
    Output("sumber",       "{wilayah}/{dinas}/sumber/index.html",          when(views.has_source),  views.sumber),
    Output("bagan",        "{wilayah}/{dinas}/data/pohon.svg",             once,                    bagan, raw=True),
)

SITE_OUTPUTS: tuple[Output[Site], ...] = (
    Output("beranda",      "index.html",        once,                               views.beranda),
    Output("wilayah",      "{key}/index.html",  Site.wilayah,                       views.wilayah),
    Output("lintas",       "lintas/index.html", when(site_has_partners),            views.lintas_situs),
    Output("halaman",      "{key}/index.html",  lambda s: [p.key for p in s.pages], views.halaman),
    Output("versi",        "versi/index.html",  once,                               views.versi),
    Output("404",          "404.html",          once,                               views.not_found),
)
# fmt: on
