"""What a page may weigh, the pages of the largest tree (100 sasaran) included: a slow line is the normal case."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Mapping
from posixpath import basename

import pytest

from tests.tools import Page, Site, pages_in, resolved

KB = 1024
PAGE, PACKED, SCRIPTS, CARD = 40 * KB, 12 * KB, 15 * KB, 10 * KB
STYLE, STATES, MARK = 20 * KB, 6 * KB, 1 * KB
ASSETS = "aset/"  # what the theme brings; downloads lie elsewhere


def packed(data: bytes) -> int:
    """The size as a web host sends it."""
    return len(gzip.compress(data, 9))


def too_big(site: Site, size: Callable[[bytes], int], most: int) -> dict[str, int]:
    """The pages above a limit, heaviest first, with their sizes."""
    sizes = {path: size(site.files[path]) for path in site.pages}
    return dict(sorted(((path, n) for path, n in sizes.items() if n > most), key=lambda each: -each[1]))


def test_the_content_holds_a_large_tree(site: Site) -> None:
    """Budgets say little about small trees."""
    dinas = [path.rsplit("/sasaran/", 1)[0] for path in site.pages if "/sasaran/" in path]
    assert max(dinas.count(each) for each in set(dinas)) >= 100


def test_every_page_is_light(site: Site) -> None:
    assert too_big(site, len, PAGE) == {}


def test_every_page_is_light_on_the_line(site: Site) -> None:
    assert too_big(site, packed, PACKED) == {}


@pytest.mark.parametrize(("size", "most"), [(len, PAGE), (packed, PACKED)])
def test_every_page_of_a_site_with_achievement_is_light(contoh: Site, size: Callable[[bytes], int], most: int) -> None:
    """No real dinas has a realisasi yet, so the invented ones are weighed: quarters and money of several years."""
    assert sum(1 for page in contoh.pages.values() if page.all("data.capaian")) > 40
    assert too_big(contoh, size, most) == {}


def assets(site: Site, suffix: str) -> dict[str, int]:
    """The theme's files of a kind with their sizes."""
    return {path: len(data) for path, data in site.files.items() if path.startswith(ASSETS) and path.endswith(suffix)}


def test_stylesheets_are_light(site: Site) -> None:
    """As they are served. States, and the mark of what is invented, have sheets of their own: few pages need them."""
    limits = {"pohon": STYLE, "angka": STATES, "fiktif": MARK, "kartu": CARD}
    sizes = {basename(path).partition(".")[0]: size for path, size in assets(site, ".css").items()}
    assert sizes.keys() == limits.keys()
    assert {name: size for name, size in sizes.items() if size > limits[name]} == {}


def own(page: Page, selector: str, name: str) -> Iterator[str]:
    """The files of the site that a page loads through some elements."""
    targets = (node.attributes[name] or "" for node in page.all(selector))
    yield from (resolved(page.path, target)[0].lstrip("/") for target in targets)


def test_the_scripts_of_every_page_are_light(site: Site) -> None:
    """Those that it loads, and the engine that the search box or the search page fetches."""
    sizes = assets(site, ".js")
    for page in site.pages.values():
        named = {*own(page, "script[src]", "src"), *own(page, "[data-mesin]", "data-mesin")}
        engine = {*own(page, "[data-halaman]", "data-halaman")}
        assert named | engine <= set(sizes), page.path
        assert sum(sizes[file] for file in named | engine) <= SCRIPTS, page.path


def test_every_script_is_on_some_page(site: Site) -> None:
    loaded = {
        file
        for page in site.pages.values()
        for selector, name in (("script[src]", "src"), ("[data-mesin]", "data-mesin"))
        for file in own(page, selector, name)
    }
    assert set(assets(site, ".js")) - loaded == {path for path in site.files if "cari-wilayah" in path}  # of the portal


@pytest.mark.parametrize(("selector", "name"), [("link[rel=stylesheet]", "href"), ("script[src]", "src")])
def test_pages_load_styles_and_scripts_of_the_theme_only(site: Site, selector: str, name: str) -> None:
    for page in site.pages.values():
        assert {file for file in own(page, selector, name) if not file.startswith(ASSETS)} == set(), page.path
        assert set(own(page, selector, name)) <= set(site.files), page.path


def sheets(page: Page) -> list[str]:
    """The stylesheets of a page by their names in the theme, in order."""
    return [basename(file).partition(".")[0] for file in own(page, "link[rel=stylesheet]", "href")]


def needed(page: Page) -> list[str]:
    """The stylesheets that a page should load."""
    if page.path.endswith("/kartu/index.html"):
        return ["kartu"]
    return ["pohon", "angka"] if page.all(".st, .lengkap") else ["pohon"]


def test_a_page_loads_the_stylesheet_and_that_of_figures_where_it_shows_any(
    site: Site, mini_made: Mapping[str, bytes]
) -> None:
    """Most pages show neither a state nor what is filled of an indikator: `angka.css` would be a fifth more for
    nothing. It comes after `pohon.css`, whose properties it uses. The page of an indikator always shows a state, be it
    *belum diukur*.
    """
    for pages in (site.pages, pages_in(mini_made)):
        kinds = {tuple(needed(page)) for page in pages.values()}
        assert kinds == {("pohon",), ("pohon", "angka"), ("kartu",)}
        assert {path: sheets(page) for path, page in pages.items() if sheets(page) != needed(page)} == {}


def test_no_script_holds_a_page_up(site: Site) -> None:
    """A classic script waits for the page (`defer`); a module does so anyway."""
    for page in site.pages.values():
        for script in page.all("script[src]"):
            assert "defer" in script.attributes or script.attributes.get("type") == "module", page.path


def test_a_card_is_tiny(site: Site) -> None:
    """A frame in somebody else's page: with its style at most 10 KB."""
    for page in site.kind("kartu"):
        style = sum(len(site.files[file]) for file in own(page, "link[rel=stylesheet]", "href"))
        assert len(site.files[page.path]) + style <= CARD, page.path
