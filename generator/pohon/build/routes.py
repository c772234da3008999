"""Where pages may link to: the URL paths of everything that is planned, by (output, key)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pohon.build.planned import FIRST, Edition, Planned, address, plan_site, plan_tree, plan_tree_files
from pohon.links import Route
from pohon.outputs import PAGES, PORTAL_PAGES, SITE_FILES, SITE_PAGES, WILAYAH_FILES, WILAYAH_PAGES, S
from pohon.site import Site
from pohon.understood import Understood
from pohon.views.pilih import CHOICES

Routes = Mapping[Route, str]

_PATHS = {
    **{row.name: row.path for row in PAGES},
    **{row.name: row.path for row in (*SITE_PAGES, *PORTAL_PAGES)},
}
_FILE_PATHS = {row.name: row.path for row in SITE_FILES}
_WILAYAH_PATHS = {
    **{row.name: row.path for row in WILAYAH_PAGES},
    **{row.name: row.path for row in WILAYAH_FILES},
}
_SHARED = ("banding", "cari", "data", "kelengkapan", "versi")
_OF_DINAS = ("dinas", "data-dinas")
_OF_WILAYAH = ("wilayah", *CHOICES, "katalog", "llms", "perubahan-atom")


def routes(planned: Iterable[Planned[S]]) -> dict[Route, str]:
    """Where each planned page can be linked."""
    return {(output.name, key): address(path) for output, key, path in planned}


def route_to(name: str, edition: Edition = FIRST, **parts: str) -> str:
    """The URL path of a row of the catalogue, whoever plans it."""
    return edition.prefix + address(_PATHS[name].format(**{"key": "", **parts}))


def partner_route(link: str, edition: Edition = FIRST) -> str:
    """The URL path that a link into another tree (`wilayah/dinas#sasaran`) means."""
    tree, _, key = link.partition("#")
    wilayah, _, dinas = tree.partition("/")
    return route_to("sasaran", edition, wilayah=wilayah, dinas=dinas, key=key)


def wilayah_route(name: str, wilayah: str, edition: Edition = FIRST) -> str:
    """The URL path of what a wilayah of a site *berwilayah* has of a row: a page, or a file, which has no language."""
    path = address(_WILAYAH_PATHS[name].format(wilayah=wilayah, key=wilayah if name == "wilayah" else ""))
    return path if name in _FILE_PATHS else edition.prefix + path


def site_routes(site: Site, edition: Edition = FIRST) -> dict[Route, str]:
    """Where the site's own pages may lead: to each other, and to all that they list.

    Dinas are named `wilayah/dinas`; on the portal of a site *berwilayah*, what a wilayah has is named by its folder.
    """
    own = routes(plan_site(site, edition))
    into = {("ke", each.route): edition.prefix + each.route for gone in site.gone for each in gone.named()}
    if site.is_portal:
        return {**own, **into, **_below(site, edition)}
    return {**own, **into, **_listed(site, edition), **(_above(site.page_keys(), edition) if site.hanya else {})}


def _listed(site: Site, edition: Edition) -> dict[Route, str]:
    """Every dinas, every name of the index A-Z, and the sasaran that pages of the site name."""
    found: dict[Route, str] = {}
    for s in site.summaries:
        dinas = f"{s.wilayah}/{s.dinas}"
        found |= {(name, dinas): route_to(name, edition, wilayah=s.wilayah, dinas=s.dinas) for name in _OF_DINAS}
        if s.indikator:
            found["kelengkapan-dinas", dinas] = route_to("kelengkapan-dinas", edition, wilayah=s.wilayah, dinas=s.dinas)
        found |= {("tautan", link): partner_route(link, edition) for link in s.named()}
        for n in s.daftar:
            route = route_to(n.output, edition, wilayah=s.wilayah, dinas=s.dinas, key=n.key)
            found["nama", f"{dinas}#{n.output}/{n.key}"] = route
    return found


def _above(pages: Iterable[str], edition: Edition) -> dict[Route, str]:
    """What a wilayah links to in the portal above it."""
    choices = {("pilih", key): route_to("pilih", edition, key=key) for key in CHOICES}
    return {("beranda", ""): route_to("beranda", edition), **_reading(pages, edition), **choices}


def _reading(pages: Iterable[str], edition: Edition) -> dict[Route, str]:
    return {("halaman", key): route_to("halaman", edition, key=key) for key in pages}


def _below(site: Site, edition: Edition) -> dict[Route, str]:
    """What the portal links to: pages and files of each wilayah, the sample branch, its own pages to choose one."""
    choices = {(item.key, ""): address(item.path) for item in plan_site(site, edition) if item.output.name == "pilih"}
    there = {
        (name, wilayah): wilayah_route(name, wilayah, edition)
        for wilayah in site.wilayah()
        for name in _OF_WILAYAH
        if name != "lintas" or wilayah in site.with_lintas
    }
    sample = site.sample.named() if site.sample else ()
    return {**choices, **there, **{("tautan", link): partner_route(link, edition) for link in sample}}


def tree_routes(u: Understood, edition: Edition = FIRST) -> dict[Route, str]:
    """What the pages of one tree may link to: their own kind, its downloads, the shell's pages, and named partners."""
    facts, wilayah = u.facts, u.tree.wilayah
    names = (*_SHARED, "lintas") if facts.has_lintas else _SHARED
    shared = {
        (name, ""): wilayah_route(name, wilayah, edition) if facts.berwilayah else route_to(name, edition)
        for name in names
    }
    region = {
        ("beranda", ""): route_to("beranda", edition),
        ("wilayah", wilayah): route_to("wilayah", edition, key=wilayah),
    }
    pages = _reading((key for key, _ in facts.pages), edition)
    partners = {("tautan", link): partner_route(link, edition) for link in facts.targets}
    own = routes((*plan_tree_files(u), *plan_tree(u, edition)))
    return {**shared, **_shared_files(u), **region, **pages, **partners, **own}


def _shared_files(u: Understood) -> dict[Route, str]:
    """The files of the site to which pages of a tree link."""
    index = wilayah_route("cari-indeks", u.tree.wilayah) if u.facts.berwilayah else _FILE_PATHS["cari-indeks"]
    return {("cari-indeks", ""): index, ("skema", ""): _FILE_PATHS["skema"]}


def up_from(path: str) -> str:
    """The way from a file to the site's root."""
    return "../" * path.count("/")
