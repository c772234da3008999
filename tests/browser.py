"""What the browser tests share: page kinds and their samples, and windows that write down what goes wrong."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal, cast

from playwright.sync_api import Browser, BrowserContext, Page, Response, ViewportSize, sync_playwright

from pohon.build import Loaded
from pohon.build.plan import Planned, plan_site, plan_tree
from pohon.outputs import PAGES, SITE_PAGES, Output
from pohon.understood import Understood
from tests.tools import Site, skip_or_fail

Scheme = Literal["light", "dark"]

SMALL: ViewportSize = {"width": 320, "height": 640}
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}
SIZES: Mapping[int, ViewportSize] = {size["width"]: size for size in (SMALL, PHONE, DESK)}
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

CATALOGUE: tuple[Output[Any], ...] = (*PAGES, *SITE_PAGES)
KINDS = tuple(row.name for row in CATALOGUE if row.path.endswith(".html"))


def chromium() -> str:
    """The path of the system's own Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next((found for name in names if (found := shutil.which(name))), None)
    if program is None:
        skip_or_fail("there is no Chromium")
    return cast("str", program)


@contextmanager
def started() -> Iterator[Browser]:
    """A browser that asks nobody but the loopback."""
    program = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()


def planned(loaded: Loaded, trees: Iterable[Understood]) -> Iterator[Planned[Any]]:
    """Every page of the catalogue that the project's own content has."""
    assert loaded.site is not None
    yield from plan_site(loaded.site)
    yield from (item for u in trees for item in plan_tree(u))


def samples(site: Site, items: Iterable[Planned[Any]]) -> dict[str, tuple[str, ...]]:
    """Of each page kind the addresses of the largest page and, where there are several, of the smallest."""
    paths: dict[str, list[str]] = {}
    for item in items:
        paths.setdefault(item.output.name, []).append(item.path)
    ordered = {kind: sorted(found, key=lambda path: (-len(site.files[path]), path)) for kind, found in paths.items()}
    return {
        kind: tuple(path.removesuffix("index.html") for path in dict.fromkeys((found[0], found[-1])))
        for kind, found in ordered.items()
    }


def largest_of_each_tree(site: Site, items: Iterable[Planned[Any]]) -> dict[str, tuple[str, ...]]:
    """Of each page kind of a tree the address of the largest page in every tree."""
    found: dict[tuple[str, str], str] = {}
    for item in items:
        if "{dinas}" in item.output.path:
            place = (item.output.name, "/".join(item.path.split("/")[:2]))
            found[place] = max(found.get(place, item.path), item.path, key=lambda path: (len(site.files[path]), path))
    kinds = dict.fromkeys(kind for kind, _ in found)
    return {
        kind: tuple(path.removesuffix("index.html") for (k, _), path in found.items() if k == kind) for kind in kinds
    }


# --- windows ---

WATCH = """
window.watched = { broken: [], shifts: [] }
addEventListener('securitypolicyviolation', e => watched.broken.push(`${e.effectiveDirective}: ${e.blockedURI}`))
watched.note = list => watched.shifts.push(...list.map(e =>
  `${e.value.toFixed(4)} ${e.sources.map(s => s.node?.className || s.node?.nodeName).join(' ')}`))
watched.eye = new PerformanceObserver(list => watched.note(list.getEntries()))
watched.eye.observe({ type: 'layout-shift', buffered: true })
"""

SETTLED = """async () => {
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame)
  watched.note(watched.eye.takeRecords())
  return { broken: watched.broken, shifts: watched.shifts }
}"""

TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth
  const clipped = node => { for (let up = node.parentElement; up; up = up.parentElement)
    if (up !== document.body && getComputedStyle(up).overflowX !== 'visible') return true; return false }
  const found = [...document.body.querySelectorAll('*')]
    .filter(node => node.getBoundingClientRect().right > room + 1 && !clipped(node))
    .slice(0, 5).map(node => `${node.tagName}.${node.className} ${Math.round(node.getBoundingClientRect().right)}`)
  const wide = document.documentElement.scrollWidth
  return wide > innerWidth ? [`the page is ${wide} wide`, ...found] : []
}"""


@dataclass(frozen=True)
class Seen:
    """What happened while a page was opened: what the console said, who was asked, what moved, what sticks out."""

    said: tuple[str, ...]
    asked: frozenset[str]
    broken: tuple[str, ...]
    shifts: tuple[str, ...]
    wide: Mapping[int, tuple[str, ...]]


class Visit:
    """A browser window that writes down everything that goes wrong."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        context.add_init_script(WATCH)
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

    def seen(self, path: str, widths: Iterable[int]) -> Seen:
        """What happens while a page is opened, and what sticks out of it at each width."""
        page = self.open(path)
        settled = page.evaluate(SETTLED)
        wide = {}
        for width in widths:
            page.set_viewport_size(SIZES[width])
            wide[width] = tuple(page.evaluate(TOO_WIDE))
        away = frozenset(url for url in self.asked if not url.startswith(self.address))
        return Seen(tuple(self.said), away, tuple(settled["broken"]), tuple(settled["shifts"]), wide)


def visit(browser: Browser, address: str, size: ViewportSize, scheme: Scheme = "light", **options: Any) -> Visit:
    """A new window in a context of its own."""
    return Visit(browser.new_context(viewport=size, color_scheme=scheme, locale="id-ID", **options), address)
