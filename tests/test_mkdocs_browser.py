"""Our pages inside the themes of MkDocs, in Chromium: host and pages leave each other as they are, light and dark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import DESK, PHONE, TOO_WIDE
from tests.host import hosted
from tests.mkdocs_host import THEMES, Host
from tests.test_browser_axe import axe
from tests.tools import files_in

__all__ = ["axe"]

pytest_plugins = ["tests.browser_fixtures", "tests.mkdocs_fixtures"]

DINAS = "kota-bekasi/dinas-koperasi-ukm/"
PAGES = (
    DINAS,
    f"{DINAS}sasaran/kop.s3/",
    f"{DINAS}jabatan/kepala-dinas/",
    "kabupaten-purbalingga/dinkopukm/rencana-aksi/",
)
SEARCH = {"mkdocs": f"{DINAS}?q=kesehatan", "readthedocs": "search.html?q=kesehatan", "material": "?q=kesehatan"}
NARROW = 780  # where letters have one size in both
WIDE = f"{DINAS}cascading/"

# What a host must not change in our elements, and we must not change in its: sizes aside, which follow from the room.
LOOKS = """(all) => [...all].filter(e => !e.closest('svg, .tombol')).map(e => { const s = getComputedStyle(e); return [
  e.tagName, s.color, s.fontWeight, s.fontStyle, s.textAlign, s.textTransform, s.letterSpacing,
  s.textDecorationLine, s.listStyleType, s.borderTop, s.borderRight, s.borderBottom, s.borderLeft, s.position,
  s.paddingTop, s.paddingRight, s.paddingBottom, s.paddingLeft, s.marginTop, s.marginBottom, s.display, s.float,
  s.opacity, s.verticalAlign, s.whiteSpace, s.boxShadow ].join(' | ') })"""
# Without the boxes that hosts put around tables, and without ours that only a window of our own lets grow.
OURS = f"""() => ({LOOKS})([...(document.querySelector('.pohon-isi') ?? document.querySelector('main'))
  .querySelectorAll('*')].filter(e => !e.matches('.wy-table-responsive, [class^=md-typeset__], .lebar-penuh')))"""
THEIRS = f"""() => ({LOOKS})(
  [...document.querySelectorAll('body, body *')].filter(e => !e.closest('.pohon') && e.tagName !== 'SCRIPT'))"""
WITHOUT = "() => document.querySelectorAll('link[href*=\"aset/pohon.\"]').forEach(link => { link.disabled = true })"
DARK = {  # how each theme says that it is dark; readthedocs never is
    "mkdocs": "document.documentElement.dataset.bsTheme = 'dark'",
    "material": "document.body.dataset.mdColorScheme = 'slate'",
}
CONTRAST = """async () => {
  const only = { type: 'rule', values: ['color-contrast', 'scrollable-region-focusable', 'link-in-text-block'] }
  const result = await axe.run({ include: '.pohon' }, { runOnly: only, resultTypes: ['violations'] })
  return result.violations.flatMap(v => v.nodes.map(n => `${v.id} ${n.target} ${n.html.slice(0, 120)}`)).slice(0, 5)
}"""


@pytest.fixture(scope="module")
def addresses(hosts: Mapping[tuple[str, str], Host]) -> Iterator[Mapping[str, str]]:
    """The site of each theme on the loopback."""
    with ExitStack() as stack:
        yield {theme: stack.enter_context(hosted(hosts["mkdocs", theme].site.folder)) for theme in THEMES}


@pytest.fixture(scope="module")
def own_address(own: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of `pohon build` on the loopback."""
    folder = tmp_path_factory.mktemp("sendiri")
    for path, data in own.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    assert files_in(folder)
    with hosted(folder) as address:
        yield address


@pytest.fixture(scope="module")
def window(browser: Browser) -> Page:
    """A window on a desk."""
    return browser.new_context(viewport=DESK, color_scheme="light", locale="id-ID").new_page()


def opened(window: Page, address: str, width: int = DESK["width"]) -> Page:
    window.set_viewport_size({"width": width, "height": 900})
    window.goto(address, wait_until="load")
    return window


def looks(page: Page, which: str) -> list[Any]:
    found: list[Any] = page.evaluate(which)
    return found


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("path", PAGES)
def test_our_part_looks_as_on_our_own_site(
    window: Page, addresses: Mapping[str, str], own_address: str, theme: str, path: str
) -> None:
    """At the width that the host leaves to it."""
    inside = opened(window, addresses[theme] + path, NARROW)
    told = looks(inside, OURS)
    room = inside.evaluate("Math.round(document.querySelector('.pohon').getBoundingClientRect().width)")
    assert len(told) > 50
    assert [
        pair
        for pair in zip(told, looks(opened(window, own_address + path, room), OURS), strict=True)
        if pair[0] != pair[1]
    ] == []


@pytest.mark.parametrize("theme", THEMES)
def test_our_stylesheet_changes_nothing_of_the_host(browser: Browser, addresses: Mapping[str, str], theme: str) -> None:
    """Without the scripts of the host, which mark in its menu how far a reader has scrolled."""
    page = opened(browser.new_context(viewport=DESK, java_script_enabled=False).new_page(), addresses[theme] + DINAS)
    before = looks(page, THEIRS)
    page.evaluate(WITHOUT)
    assert len(before) > 50
    assert looks(page, THEIRS) == before


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", [PHONE["width"], DESK["width"]])
@pytest.mark.parametrize("path", [*PAGES, WIDE])
def test_no_page_is_wider_than_its_window(
    window: Page, addresses: Mapping[str, str], theme: str, width: int, path: str
) -> None:
    assert opened(window, addresses[theme] + path, width).evaluate(TOO_WIDE) == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("path", [*PAGES, WIDE])
def test_every_text_can_be_read(window: Page, addresses: Mapping[str, str], axe: str, theme: str, path: str) -> None:
    page = opened(window, addresses[theme] + path)
    page.evaluate(axe)
    assert page.evaluate(CONTRAST) == []
    if theme in DARK:
        page.evaluate(DARK[theme])
        page.wait_for_timeout(400)  # hosts fade from one to the other
        assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_comfort_of_our_pages_works(window: Page, addresses: Mapping[str, str], theme: str) -> None:
    page = opened(window, addresses[theme] + DINAS)
    page.get_by_role("button", name="Buka semua cabang").click()
    assert page.locator(".cabang details:not([open])").count() == 0


@pytest.mark.parametrize("theme", THEMES)
def test_the_search_of_the_host_finds_our_pages(window: Page, addresses: Mapping[str, str], theme: str) -> None:
    page = opened(window, addresses[theme] + SEARCH[theme])
    page.wait_for_selector("#mkdocs-search-results a, .md-search-result__item a", state="attached", timeout=20000)
    found = page.eval_on_selector_all(
        "#mkdocs-search-results a, .md-search-result__item a", "all => all.map(a => a.href)"
    )
    assert [href for href in found if "/sasaran/" in href]
