"""Our part of the host's navigation: one section, and in it the dinas of each wilayah."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from pohon.kata import Kata, msg
from pohon.site import Site, nama_wilayah, said_wilayah

OURS = "pohon"
"""How MkDocs marks the files that we made: the name of the plugin."""

_TITLE = msg("Pohon kinerja")


def add_to(nav: Navigation, pages: Files, site: Site, jalur: str, kata: Kata) -> None:
    """Put our section at the end of the navigation, unless the site's own `nav` names pages of ours already."""
    home = _page(pages, f"{jalur}index.md")
    if nav.homepage is None and not jalur:
        nav.homepage = home
    regions = {wilayah: _region(pages, site, jalur, wilayah, kata) for wilayah in site.wilayah()}
    names = ("banding", "lintas", "kelengkapan", "indeks", "data")
    others = (_page(pages, f"{jalur}{name}/index.md") for name in names)
    first = [home] if home and jalur else []
    section = Section(kata(_TITLE), [*first, *regions.values(), *(page for page in others if page)])
    if any(page in nav.pages for page in _within(section)):
        return
    _adopt(section)
    nav.items.append(section)
    nav.pages.extend(_within(section))
    _settle(pages, section, regions, jalur)


def _page(pages: Files, source: str) -> Page | None:
    """The page of one of our files."""
    file = pages.get_file_from_path(source)
    return file.page if file and file.generated_by == OURS else None


def _region(pages: Files, site: Site, jalur: str, wilayah: str, kata: Kata) -> Section:
    found = (_page(pages, f"{jalur}{wilayah}/{summary.dinas}/index.md") for summary in site.of(wilayah))
    return Section(said_wilayah(nama_wilayah(site, wilayah), kata), [page for page in found if page])


def _adopt(section: Section) -> None:
    for child in section.children:
        child.parent = section
        if isinstance(child, Section):
            _adopt(child)


def _within(section: Section) -> Iterator[Page]:
    for child in section.children:
        if isinstance(child, Section):
            yield from _within(child)
        elif isinstance(child, Page):
            yield child


def _settle(pages: Files, section: Section, regions: dict[str, Section], jalur: str) -> None:
    """Tell each page that the navigation does not name in which part of it it stands."""
    for file in pages:
        if file.generated_by == OURS and file.page and file.page.parent is None and file.src_uri != "index.md":
            file.page.parent = regions.get(file.src_uri.removeprefix(jalur).partition("/")[0], section)
