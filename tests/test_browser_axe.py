"""No page kind has a fault that axe-core can find: WCAG 2.2 A and AA, and what axe calls best practice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from pohon.outputs import PAGES
from tests.browser import DESK, KINDS, PHONE, SCHEMES, Scheme, Visit, visit
from tests.host import hosted
from tests.npm import NoToolError, fetched
from tests.tools import Site, skip_or_fail

pytest_plugins = ["tests.browser_fixtures"]

AXE = "axe-core@4.14.1"
ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
TARGETS = {"type": "rule", "values": ["target-size"]}
RUN = """async only => {
  const result = await axe.run(document, { runOnly: only, resultTypes: ['violations'] })
  return result.violations.map(v => [v.id, `(${v.nodes.length})`,
    ...v.nodes.slice(0, 3).map(n => `${n.target} ${n.html.slice(0, 120)}`)].join('\\n    '))
}"""

Samples = Mapping[str, tuple[str, ...]]
EACH_KIND = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core; evaluated, not added to a page, whose policy forbids that."""
    try:
        return (fetched(AXE) / "axe.min.js").read_text("utf-8")
    except NoToolError as error:
        skip_or_fail(str(error))
        raise


def faults(page: Page, axe: str, only: Mapping[str, object] = ALL) -> list[str]:
    """What axe finds on an open page: rule, how often, and the first places."""
    page.evaluate(axe)
    found: list[str] = page.evaluate(RUN, only)
    return found


@EACH_KIND
@pytest.mark.parametrize("window", [(size["width"], scheme) for size in (PHONE, DESK) for scheme in SCHEMES], ids=str)
def test_axe_finds_nothing(
    kind: str, window: tuple[int, str], windows: Mapping[tuple[int, str], Visit], samples: Samples, axe: str
) -> None:
    for path in samples.get(kind, ())[:1]:
        found = faults(windows[window].open(path), axe)
        assert found == [], "\n".join([path, *found])


MEASURED = ("kinerja", "anggaran", "rencana-aksi", "kelengkapan", "indikator", "sasaran", "")


@pytest.fixture(scope="module")
def measured(contoh: Site) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The invented site on the loopback, and its heaviest pages that show achievement: no real one does yet."""
    of_dinas = re.compile(
        r"[^/]+/dinas-[^/]+/(?P<kind>kinerja/|anggaran/|rencana-aksi/(?:\d+/)?|"
        r"kelengkapan/|indikator/[^/]+/|sasaran/[^/]+/|)index\.html"
    )
    heaviest: dict[str, str] = {}
    for path in sorted(contoh.pages, key=lambda path: len(contoh.files[path])):
        if found := of_dinas.fullmatch(path):
            heaviest[found["kind"].partition("/")[0]] = path.removesuffix("index.html")
    with hosted(contoh.folder) as address:
        yield address, ("", *(heaviest[kind] for kind in MEASURED))


@pytest.mark.parametrize(("size", "scheme"), list(product((PHONE, DESK), SCHEMES)), ids=str)
def test_axe_finds_nothing_where_achievement_is_shown(
    size: ViewportSize, scheme: Scheme, browser: Browser, measured: tuple[str, tuple[str, ...]], axe: str
) -> None:
    address, paths = measured
    window = visit(browser, address, size, scheme)
    for path in paths:
        found = faults(window.open(path), axe)
        assert found == [], "\n".join([path, *found])


@pytest.fixture(scope="module")
def forced(browser: Browser, address: str) -> Visit:
    """A window in which the reader's own colours rule."""
    return visit(browser, address, DESK, forced_colors="active")


@EACH_KIND
def test_axe_finds_nothing_in_forced_colours(kind: str, forced: Visit, samples: Samples, axe: str) -> None:
    for path in samples.get(kind, ())[:1]:
        found = faults(forced.open(path), axe)
        assert found == [], "\n".join([path, *found])


@pytest.mark.parametrize("kind", [row.name for row in PAGES])
def test_a_finger_hits_one_target(
    kind: str, windows: Mapping[tuple[int, str], Visit], largest: Samples, axe: str
) -> None:
    """In every tree, since short lines lie closer together than long ones: targets of 24 px, or as much room."""
    window = windows[PHONE["width"], "light"]
    for path in largest.get(kind, ()):
        page = window.open(path)
        for size in (DESK, PHONE):
            page.set_viewport_size(size)
            found = faults(page, axe, TARGETS)
            assert found == [], "\n".join([path, *found])


def test_axe_would_find_a_fault(windows: Mapping[tuple[int, str], Visit], axe: str) -> None:
    page = windows[DESK["width"], "light"].open("")
    page.evaluate("document.querySelector('h1').style.color = '#ddd'")
    assert [fault.split()[0] for fault in faults(page, axe)] == ["color-contrast"]
