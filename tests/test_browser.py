"""The built site in a browser: every page kind on a phone and at a desk, by day and by night."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Browser

from pohon.understood import Understood
from tests.browser import DESK, KINDS, PHONE, SCHEMES, SMALL, Scheme, Seen, Visit, visit

pytest_plugins = ["tests.browser_fixtures"]

Windows = Mapping[tuple[int, str], Visit]
Samples = Mapping[str, tuple[str, ...]]
Look = Callable[[str, int], Mapping[str, Seen]]

EACH_KIND = pytest.mark.parametrize("kind", KINDS)
EACH_WIDTH = pytest.mark.parametrize("width", [PHONE["width"], DESK["width"]])
EACH_SCHEME = pytest.mark.parametrize("scheme", SCHEMES)


@pytest.fixture(scope="module")
def look(browser: Browser, address: str, samples: Samples) -> Look:
    """What is seen of the samples of a kind at a width; each is opened once, whatever is asked of it."""

    @functools.cache
    def seen(kind: str, width: int) -> Mapping[str, Seen]:
        size, also = (PHONE, SMALL) if width == PHONE["width"] else (DESK, DESK)
        window = visit(browser, address, size)
        found = {}
        for path in samples.get(kind, ()):
            window.page.set_viewport_size(size)
            found[path] = window.seen(path, {width, also["width"]})
        window.page.context.close()
        return found

    return seen


# The content has lost nothing so far (tests/test_permalinks.py makes such pages), and its documents hold no realisasi,
# no budget and no second year of quarters: tests/test_browser_axe.py opens such pages of the invented site.
NOT_YET = {"pindah", "anggaran", "anggaran-lanjut", "kinerja", "kinerja-lanjut", "rencana-aksi-lanjut"}


def test_the_content_has_a_page_of_every_kind(samples: Samples) -> None:
    assert set(KINDS) - set(samples) == NOT_YET


@EACH_KIND
@EACH_WIDTH
def test_the_console_is_quiet(kind: str, width: int, look: Look) -> None:
    assert {path: seen.said for path, seen in look(kind, width).items() if seen.said} == {}


@EACH_KIND
@EACH_WIDTH
def test_nothing_is_asked_of_another_host(kind: str, width: int, look: Look) -> None:
    assert {path: seen.asked for path, seen in look(kind, width).items() if seen.asked} == {}


@EACH_KIND
@EACH_WIDTH
def test_the_content_security_policy_is_kept(kind: str, width: int, look: Look) -> None:
    assert {path: seen.broken for path, seen in look(kind, width).items() if seen.broken} == {}


@EACH_KIND
@EACH_WIDTH
def test_nothing_moves_while_a_page_loads(kind: str, width: int, look: Look) -> None:
    assert {path: seen.shifts for path, seen in look(kind, width).items() if seen.shifts} == {}


@EACH_KIND
@EACH_WIDTH
def test_no_page_scrolls_sideways(kind: str, width: int, look: Look) -> None:
    """On the narrowest phone (320 px) neither."""
    assert {
        (path, at): told for path, seen in look(kind, width).items() for at, told in seen.wide.items() if told
    } == {}


NOISY = """<!doctype html><meta http-equiv="Content-Security-Policy" content="img-src 'none'">
<body><p id=p>x<p style="width:2000px">wide<img src=x.png>"""


def test_what_goes_wrong_is_seen(browser: Browser, address: str) -> None:
    window = visit(browser, address, DESK)
    window.page.route("**/salah/", lambda route: route.fulfill(body=NOISY, content_type="text/html"))
    seen = window.seen("salah/", [DESK["width"]])
    assert seen.broken[0].startswith("img-src")
    assert "Content Security Policy" in seen.said[0]
    assert seen.wide[DESK["width"]]
    window.page.context.close()


def test_an_address_that_is_not_there_gets_a_page_with_style(windows: Windows) -> None:
    page = windows[DESK["width"], "light"].open("tidak/ada/di/sini/")
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"
    assert page.locator("a.merek").evaluate("a => new URL(a.href).pathname") == "/"


# --- colours ---


def luminance(colour: str) -> float:
    """The relative luminance of `rgb(1, 2, 3)` (WCAG)."""
    parts = [int(float(part)) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@EACH_SCHEME
def test_text_stands_out_from_its_ground(scheme: Scheme, windows: Windows, samples: Samples) -> None:
    page = windows[DESK["width"], scheme].open(samples["sasaran"][0])
    ink = luminance(page.evaluate("getComputedStyle(document.querySelector('h1')).color"))
    ground = luminance(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
    ground = ground or luminance(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    light, dark = max(ink, ground), min(ink, ground)
    assert (light + 0.05) / (dark + 0.05) >= 7
    assert (ground > ink) == (scheme == "light")


# --- the diagram ---


def test_a_desk_gets_the_diagram(windows: Windows, samples: Samples) -> None:
    page = windows[DESK["width"], "light"].open(samples["sasaran"][0])
    box = page.locator("svg.bagan")
    assert box.is_visible()
    place = box.bounding_box()
    assert place is not None
    assert 0 <= place["x"] < place["x"] + place["width"] <= DESK["width"]


def test_a_phone_gets_the_outline(windows: Windows, samples: Samples) -> None:
    page = windows[PHONE["width"], "light"].open(samples["sasaran"][0])
    here = page.locator("main [aria-current=page]:not(svg *)")
    assert here.count() == 1
    assert here.is_visible()
    assert not page.locator("svg.bagan").is_visible()


@EACH_WIDTH
def test_diagram_and_outline_are_not_shown_both(width: int, windows: Windows, samples: Samples) -> None:
    page = windows[width, "light"].open(samples["sasaran"][-1])
    outline = page.locator("main [aria-current=page]:not(svg *)")
    assert page.locator("svg.bagan").is_visible() != outline.is_visible()


INSIDE = """() => [...document.querySelectorAll('svg.bagan a')].flatMap(link => {
  const frame = link.querySelector('rect').getBoundingClientRect()
  return [...link.querySelectorAll('text')].map(text => text.getBoundingClientRect())
    .filter(text => text.left < frame.left - 1 || text.right > frame.right + 1
                 || text.top < frame.top - 1 || text.bottom > frame.bottom + 1)
    .map(text => link.textContent)
})"""


def test_no_text_leaves_its_box(trees: Mapping[str, Understood], windows: Windows) -> None:
    """Boxes are sized without knowing the font: here is one."""
    for name, u in trees.items():
        for key in u.order[:: max(1, len(u.order) // 6)]:
            page = windows[DESK["width"], "light"].open(f"{name}/sasaran/{key}/")
            assert page.evaluate(INSIDE) == [], f"{name} {key}"


# --- without anything ---

# Controls hold no facts. What else only script makes, or shows, carries data-skrip: it may be missing without script.
FACTS = """() => {
  const main = document.querySelector('main').cloneNode(true)
  main.querySelectorAll('[data-skrip], form, button, script').forEach(node => node.remove())
  return { words: main.textContent.split(/\\s+/).filter(Boolean),
           links: [...main.querySelectorAll('a[href]')].map(a => a.getAttribute('href')) }
}"""
HIDDEN = """() => [...document.querySelectorAll('main :is([hidden], template):not([data-skrip], [data-skrip] *)')]
  .filter(node => !node.closest('button')).map(node => node.outerHTML.slice(0, 80))"""


@EACH_KIND
def test_without_script_every_word_and_link_is_there(
    kind: str, browser: Browser, address: str, samples: Samples, windows: Windows
) -> None:
    still = visit(browser, address, DESK, java_script_enabled=False)
    for path in samples.get(kind, ()):
        without = still.open(path).evaluate(FACTS)
        assert still.page.evaluate(HIDDEN) == [], path
        assert windows[DESK["width"], "light"].open(path).evaluate(FACTS) == without, path
    still.page.context.close()


def test_a_page_reads_well_without_script_and_style(browser: Browser, address: str, samples: Samples) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.route("**/*.css", lambda route: route.abort())
    page.goto(address + samples["sasaran"][0])
    assert page.locator("h1").is_visible()
    assert page.locator("main [aria-current=page]:not(svg *)").is_visible()
    context.close()
