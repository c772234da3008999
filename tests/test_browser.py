"""The built site in a browser: on a phone and at a desk, by day and by night."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator, Mapping
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, ViewportSize, sync_playwright

from pohon.understood import Understood
from tests.tools import Site, skip_or_fail

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

EXAMPLES: Mapping[str, str] = {
    "beranda": "",
    "wilayah": "wilayah-tidak-disebut/",
    "dinas": "kota-bekasi/dinas-koperasi-ukm/",
    "cascading": "kota-bekasi/dinas-koperasi-ukm/cascading/",
    "sumber": "kota-bekasi/dinas-koperasi-ukm/sumber/",
    "rencana-aksi": "kabupaten-purbalingga/dinkopukm/rencana-aksi/",
    "penyusunan": "wilayah-tidak-disebut/dkukmpp/penyusunan/",
    "lintas-dinas": "wilayah-tidak-disebut/dkukmpp/lintas/",
    "lintas": "lintas/",
    "halaman": "cara-membaca/",
    "versi": "versi/",
    "404": "404.html",
}


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(site: Site) -> Iterator[str]:
    """The built site on the loopback."""
    handler = functools.partial(Quiet, directory=str(site.folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's own Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next((found for name in names if (found := shutil.which(name))), None)
    if program is None:
        skip_or_fail("there is no Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def examples(site: Site) -> Mapping[str, str]:
    """One page of each kind, and the longest of those that are many."""
    longest = {
        f"{kind}, terpanjang": max(site.kind(kind), key=lambda page: len(page.html)).path.removesuffix("index.html")
        for kind in ("sasaran", "indikator", "jabatan")
    }
    shortest = {
        kind: min(site.kind(kind), key=lambda page: len(page.html)).path.removesuffix("index.html")
        for kind in ("sasaran", "indikator", "jabatan")
    }
    return {**EXAMPLES, **shortest, **longest}


class Visit:
    """A browser window that writes down everything that goes wrong."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.page: Page = context.new_page()
        self.address = address
        self.said: list[str] = []
        self.asked: set[str] = set()
        self.page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        self.page.on("response", self.note)
        self.page.on("request", lambda request: self.asked.add(request.url))

    def note(self, answer: Response) -> None:
        if answer.status >= 400:
            self.said.append(f"{answer.status}: {answer.url}")

    def open(self, path: str) -> Page:
        """Open a page of the site; what was said before is forgotten."""
        self.said.clear()
        self.asked.clear()
        self.page.goto(self.address + path, wait_until="load")
        return self.page


def visit(browser: Browser, address: str, size: ViewportSize, scheme: Literal["light", "dark"]) -> Visit:
    return Visit(browser.new_context(viewport=size, color_scheme=scheme, locale="id-ID"), address)


@pytest.fixture(scope="module")
def windows(browser: Browser, address: str) -> Mapping[tuple[int, str], Visit]:
    """A window for each width and colour scheme."""
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    return {
        (size["width"], scheme): visit(browser, address, size, scheme) for size in (PHONE, DESK) for scheme in schemes
    }


KINDS = (*EXAMPLES, *(kind + more for kind in ("sasaran", "indikator", "jabatan") for more in ("", ", terpanjang")))
EACH_KIND = pytest.mark.parametrize("kind", KINDS)
EACH_WIDTH = pytest.mark.parametrize("width", [PHONE["width"], DESK["width"]])
EACH_SCHEME = pytest.mark.parametrize("scheme", ["light", "dark"])

TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth
  const clipped = node => { for (let up = node.parentElement; up; up = up.parentElement)
    if (up !== document.body && getComputedStyle(up).overflowX !== 'visible') return true; return false }
  return [...document.body.querySelectorAll('*')]
    .filter(node => node.getBoundingClientRect().right > room + 1 && !clipped(node))
    .slice(0, 5).map(node => `${node.tagName}.${node.className} ${Math.round(node.getBoundingClientRect().right)}`)
}"""


@EACH_KIND
@EACH_WIDTH
@EACH_SCHEME
def test_a_page_is_quiet_and_fits(
    kind: str, width: int, scheme: str, windows: Mapping[tuple[int, str], Visit], examples: Mapping[str, str]
) -> None:
    """Nothing is said on the console, nothing is asked of another host, nothing sticks out sideways."""
    window = windows[width, scheme]
    page = window.open(examples[kind])
    assert window.said == []
    assert {url for url in window.asked if not url.startswith(window.address)} == set()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.evaluate("window.innerWidth"), page.evaluate(TOO_WIDE)


def luminance(colour: str) -> float:
    """The relative luminance of `rgb(1, 2, 3)` (WCAG)."""
    parts = [int(float(part)) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@EACH_SCHEME
def test_text_stands_out_from_its_ground(
    scheme: str, windows: Mapping[tuple[int, str], Visit], examples: Mapping[str, str]
) -> None:
    page = windows[DESK["width"], scheme].open(examples["sasaran"])
    ink = luminance(page.evaluate("getComputedStyle(document.querySelector('h1')).color"))
    ground = luminance(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
    ground = ground or luminance(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    light, dark = max(ink, ground), min(ink, ground)
    assert (light + 0.05) / (dark + 0.05) >= 7
    assert (ground > ink) == (scheme == "light")


# --- the diagram ---


def test_a_desk_gets_the_diagram(windows: Mapping[tuple[int, str], Visit], examples: Mapping[str, str]) -> None:
    page = windows[DESK["width"], "light"].open(examples["sasaran, terpanjang"])
    box = page.locator("svg.bagan")
    assert box.is_visible()
    place = box.bounding_box()
    assert place is not None
    assert 0 <= place["x"] < place["x"] + place["width"] <= DESK["width"]


def test_a_phone_gets_the_outline(windows: Mapping[tuple[int, str], Visit], examples: Mapping[str, str]) -> None:
    page = windows[PHONE["width"], "light"].open(examples["sasaran, terpanjang"])
    here = page.locator("main [aria-current=page]:not(svg *)")
    assert here.count() == 1
    assert here.is_visible()
    assert not page.locator("svg.bagan").is_visible()


@EACH_WIDTH
def test_diagram_and_outline_are_not_shown_both(
    width: int, windows: Mapping[tuple[int, str], Visit], examples: Mapping[str, str]
) -> None:
    page = windows[width, "light"].open(examples["sasaran"])
    outline = page.locator("main [aria-current=page]:not(svg *)")
    assert page.locator("svg.bagan").is_visible() != outline.is_visible()


INSIDE = """() => [...document.querySelectorAll('svg.bagan a')].flatMap(link => {
  const frame = link.querySelector('rect').getBoundingClientRect()
  return [...link.querySelectorAll('text')].map(text => text.getBoundingClientRect())
    .filter(text => text.left < frame.left - 1 || text.right > frame.right + 1
                 || text.top < frame.top - 1 || text.bottom > frame.bottom + 1)
    .map(text => link.textContent)
})"""


def test_no_text_leaves_its_box(trees: Mapping[str, Understood], windows: Mapping[tuple[int, str], Visit]) -> None:
    """Boxes are sized without knowing the font: here is one."""
    for name, u in trees.items():
        for key in u.order[:: max(1, len(u.order) // 6)]:
            page = windows[DESK["width"], "light"].open(f"{name}/sasaran/{key}/")
            assert page.evaluate(INSIDE) == [], f"{name} {key}"


# --- keyboard ---

SHOWN = """() => {
  const node = document.activeElement, style = getComputedStyle(node), box = node.getBoundingClientRect()
  return { name: node.textContent.trim().slice(0, 30), tag: node.tagName.toLowerCase(),
           ring: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none',
           seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0
                 && box.top < innerHeight && box.left < innerWidth && style.visibility === 'visible' }
}"""


@EACH_WIDTH
@EACH_SCHEME
def test_one_sees_where_the_keyboard_is(
    width: int, scheme: str, windows: Mapping[tuple[int, str], Visit], examples: Mapping[str, str]
) -> None:
    page = windows[width, scheme].open(examples["sasaran"])
    stops = []
    for _ in range(8):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(SHOWN))
    assert [stop for stop in stops if not (stop["ring"] and stop["seen"])] == []
    assert stops[0]["tag"] == "a"


def test_the_first_link_leads_past_the_menu(
    windows: Mapping[tuple[int, str], Visit], examples: Mapping[str, str]
) -> None:
    page = windows[DESK["width"], "light"].open(examples["sasaran"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash && !!document.querySelector(location.hash).closest('main')")


def test_boxes_of_the_diagram_can_be_reached(
    windows: Mapping[tuple[int, str], Visit], examples: Mapping[str, str]
) -> None:
    page = windows[DESK["width"], "light"].open(examples["sasaran, terpanjang"])
    target = page.locator("svg.bagan a:not([aria-current])").first
    target.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("svg.bagan [aria-current=page]").count() == 1


# --- without anything ---


def test_a_page_reads_well_without_script_and_style(
    browser: Browser, address: str, examples: Mapping[str, str]
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.route("**/*.css", lambda route: route.abort())
    page.goto(address + examples["sasaran"])
    assert page.locator("h1").is_visible()
    assert page.locator("main [aria-current=page]:not(svg *)").is_visible()
    context.close()


def test_forced_colours_keep_the_page_whole(browser: Browser, address: str, examples: Mapping[str, str]) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address + examples["sasaran, terpanjang"])
    assert page.locator("svg.bagan").is_visible()
    context.close()


def test_a_printed_page_is_no_wider_than_the_paper(
    windows: Mapping[tuple[int, str], Visit], examples: Mapping[str, str]
) -> None:
    page = windows[DESK["width"], "light"].open(examples["indikator"])
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1040})  # A4 without its margins, at 96 dpi
    try:
        assert page.evaluate("document.documentElement.scrollWidth") <= 718
    finally:
        page.emulate_media(media="null")
        page.set_viewport_size(DESK)
