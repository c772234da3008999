"""The built site with a keyboard only: every stop is in order, in view, and looks different from the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import DESK, KINDS, PHONE, SCHEMES, Scheme, Visit, visit

pytest_plugins = ["tests.browser_fixtures"]

Windows = Mapping[tuple[int, str], Visit]
Samples = Mapping[str, tuple[str, ...]]
EACH_WIDTH = pytest.mark.parametrize("width", [PHONE["width"], DESK["width"]])

# `stops`: everything that can be reached, in the order of the document, with its looks before anything is focused.
PREPARE = """() => {
  const looks = node => [node, ...node.querySelectorAll('rect, path, circle, text')].map(part => {
    const s = getComputedStyle(part)
    return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.fill, s.stroke, s.strokeWidth].join() })
  const nodes = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter(node => node.checkVisibility({ visibilityProperty: true }) && !node.disabled)
  window.stops = nodes.map(node => ({ node, before: looks(node).join(';') }))
  window.looks = looks
  return stops.length
}"""

HERE = """() => {
  const node = document.activeElement, at = stops.findIndex(stop => stop.node === node)
  if (at < 0) return null
  const style = getComputedStyle(node), box = node.getBoundingClientRect()
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
  return { at, name: (node.getAttribute('aria-label') || node.textContent).trim().slice(0, 40),
           ring: node instanceof SVGElement ? looks(node).join(';') !== stops[at].before : ring,
           seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0
                 && box.top < innerHeight && box.left < innerWidth }
}"""


def walk(page: Page, most: int) -> tuple[int, list[dict[str, Any]]]:
    """How many stops a page has, and what Tab finds, up to so many."""
    count: int = page.evaluate(PREPARE)
    found = []
    for _ in range(min(count, most)):
        page.keyboard.press("Tab")
        found.append(page.evaluate(HERE) or {"at": -1, "ring": False, "seen": False})
    return count, found


def check(page: Page, most: int) -> None:
    """Tab leads through everything in the order of the document, and one always sees where one is."""
    count, found = walk(page, most)
    assert [stop["at"] for stop in found] == list(range(min(count, most))), page.url
    assert [stop for stop in found if not (stop["ring"] and stop["seen"])] == [], page.url


@pytest.mark.parametrize("scheme", SCHEMES)
@EACH_WIDTH
def test_the_keyboard_leads_through_a_whole_sasaran(
    width: int, scheme: Scheme, windows: Windows, samples: Samples
) -> None:
    """Through the diagram at a desk, through the outline on a phone."""
    page = windows[width, scheme].open(samples["sasaran"][0])
    check(page, 400)
    reached = page.locator("svg.bagan a" if width == DESK["width"] else ".sekitar a")
    assert reached.first.is_visible()


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_finds_its_way(kind: str, windows: Windows, samples: Samples) -> None:
    for path in samples.get(kind, ())[:1]:
        check(windows[PHONE["width"], "light"].open(path), 40)


def test_one_sees_the_focus_in_forced_colours(browser: Browser, address: str, samples: Samples) -> None:
    window = visit(browser, address, DESK, forced_colors="active")
    check(window.open(samples["sasaran"][0]), 400)
    window.page.context.close()


def test_a_stop_without_a_ring_is_noticed(windows: Windows) -> None:
    page = windows[DESK["width"], "light"].open("")
    page.locator("a.merek").evaluate("a => { a.style.outline = 'none' }")
    _, found = walk(page, 3)
    assert [stop["ring"] for stop in found] == [True, False, True]


@EACH_WIDTH
def test_the_first_link_leads_past_the_menu(width: int, windows: Windows, samples: Samples) -> None:
    page = windows[width, "light"].open(samples["sasaran"][0])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash && !!document.querySelector(location.hash).closest('main')")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_boxes_of_the_diagram_can_be_followed(windows: Windows, samples: Samples) -> None:
    page = windows[DESK["width"], "light"].open(samples["sasaran"][0])
    page.locator("svg.bagan a:not([aria-current])").first.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("svg.bagan [aria-current=page]").count() == 1


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_what_is_folded_opens_with_a_key(key: str, windows: Windows, samples: Samples) -> None:
    page = windows[PHONE["width"], "light"].open(samples["dinas"][0])
    folded = page.locator("main details:not([open])").first
    handle = folded.element_handle()
    folded.locator("summary").first.focus()
    page.keyboard.press(key)
    assert handle.evaluate("node => node.open")


SCROLLS = """() => [...document.querySelectorAll('body *')]
  .filter(node => /auto|scroll/.test(getComputedStyle(node).overflowX) && node.scrollWidth > node.clientWidth + 1)
  .map(node => ({ place: `${node.tagName}.${node.className}`, stop: node.tabIndex === 0,
                  name: node.getAttribute('aria-label') || node.getAttribute('aria-labelledby') || '' }))"""


@pytest.mark.parametrize("kind", KINDS)
def test_what_scrolls_can_be_scrolled_with_keys(kind: str, windows: Windows, samples: Samples) -> None:
    for path in samples.get(kind, ()):
        boxes = windows[PHONE["width"], "light"].open(path).evaluate(SCROLLS)
        assert [box for box in boxes if not (box["stop"] and box["name"])] == [], path


SCROLLED = "node => node.scrollLeft || new Promise(done => node.addEventListener('scrollend', done, { once: true }))"


def test_a_wide_table_scrolls_with_the_arrows(windows: Windows, samples: Samples) -> None:
    page = windows[PHONE["width"], "light"].open(samples["cascading"][0])
    box = page.locator(".gulir").first
    box.focus()
    page.keyboard.press("ArrowRight")
    box.evaluate(SCROLLED)
    assert box.evaluate("node => node.scrollLeft") > 0
