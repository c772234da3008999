"""Every page kind on paper: the right sheets, whose page it is and of when, nothing that only a screen can use."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browser import DESK, KINDS, Visit, visit
from tests.tools import Page, Site, dense

pytest_plugins = ["tests.browser_fixtures"]

Samples = Mapping[str, tuple[str, ...]]

A4, A4_LANDSCAPE, A3_LANDSCAPE = (595, 842), (842, 595), (1191, 842)  # points
PAPER = {  # wide tables
    "cascading": A3_LANDSCAPE,
    **dict.fromkeys(("rencana-aksi", "rencana-aksi-lanjut"), A4_LANDSCAPE),
    **dict.fromkeys(("kelengkapan", "kelengkapan-dinas", "kelengkapan-lanjut"), A4_LANDSCAPE),
}
ROOM = {A4: 680, A4_LANDSCAPE: 1009, A3_LANDSCAPE: 1496}  # pixels across, without the margins
START = 25  # letters of a text to look for: its end may be on the next sheet
WORDS_A_SHEET = 100  # a sheet of a sparse table; text has 400
BARE = ("kartu",)  # has no shell: it is a part of somebody else's page

EACH_KIND = pytest.mark.parametrize("kind", KINDS)
EACH_WHOLE_KIND = pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in BARE])


@dataclass(frozen=True)
class Printed:
    """A page on paper: the sizes of its sheets in points, and the text of each without white space."""

    page: Page
    sizes: frozenset[tuple[int, int]]
    sheets: tuple[str, ...]


Print = Callable[[str], Printed]


@pytest.fixture(scope="module")
def window(browser: Browser, address: str) -> Visit:
    """The window that prints; by night, since paper is white at any time."""
    return visit(browser, address, DESK, "dark")


@pytest.fixture(scope="module")
def printed(window: Visit, samples: Samples, site: Site) -> Print:
    """The largest page of a kind on paper; each is printed once."""

    @functools.cache
    def of(kind: str) -> Printed:
        if kind not in samples:
            pytest.skip(f"the content has no {kind}")
        path = samples[kind][0]
        file = path if path.endswith(".html") else f"{path}index.html"
        reader = PdfReader(io.BytesIO(window.open(path).pdf(prefer_css_page_size=True, print_background=False)))
        sizes = frozenset((round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in reader.pages)
        return Printed(site.pages[file], sizes, tuple(dense(sheet.extract_text()) for sheet in reader.pages))

    return of


@EACH_WHOLE_KIND
def test_the_paper_is_a4_and_for_cascading_a3(kind: str, printed: Print) -> None:
    assert printed(kind).sizes == {PAPER.get(kind, A4)}


@EACH_KIND
def test_a_page_takes_no_more_sheets_than_its_words_need(kind: str, printed: Print) -> None:
    words = len(printed(kind).page.text.split())
    assert len(printed(kind).sheets) <= 2 + words / WORDS_A_SHEET


@EACH_WHOLE_KIND
def test_every_sheet_says_whose_it_is_and_of_when(kind: str, printed: Print) -> None:
    page, sheets = printed(kind).page, printed(kind).sheets
    address = page.one("head > link[rel=canonical]").attributes["href"] or ""
    changed = [node.text() for node in page.all("footer .kaki-kolom > div > p:first-child > strong")]
    for number, sheet in enumerate(sheets, 1):
        assert address in sheet, number
        assert all(dense(date) in sheet for date in changed), number


@EACH_WHOLE_KIND
def test_every_sheet_has_something_to_say(kind: str, printed: Print) -> None:
    """More than its footer."""
    foot = min(map(len, printed(kind).sheets)) if len(printed(kind).sheets) > 1 else 0
    address = printed(kind).page.one("head > link[rel=canonical]").attributes["href"] or ""
    assert foot == 0 or foot > len(address) + 40


@EACH_KIND
def test_every_fact_is_printed(kind: str, printed: Print) -> None:
    """What is folded away on the screen too: nobody can open a sheet of paper."""
    text = "".join(printed(kind).sheets)
    nodes = printed(kind).page.all("main a, main td, main dd, main details li p")
    texts = [dense(node.text()) for node in nodes if not node.css("a, p, svg, [data-skrip]")]
    assert [each for each in texts if each[:START] not in text] == []


SCREEN_ONLY = ("body > header", ".lompat", "footer nav", ".tetangga", "form", "button", "summary", "[data-skrip]")
SHOWN = """selectors => selectors.filter(selector =>
  [...document.querySelectorAll(selector)].some(node => node.checkVisibility()))"""


@EACH_KIND
def test_nothing_is_printed_that_only_a_screen_can_use(kind: str, window: Visit, samples: Samples) -> None:
    page = window.page
    for path in samples.get(kind, ())[:1]:
        window.open(path)
        page.emulate_media(media="print")
        shown = page.evaluate(SHOWN, list(SCREEN_ONLY))
        page.emulate_media(media="null")
        assert shown == [], path


@EACH_KIND
def test_nothing_sticks_out_of_the_sheet(kind: str, window: Visit, samples: Samples) -> None:
    page, width = window.page, ROOM[PAPER.get(kind, A4)]
    for path in samples.get(kind, ()):
        window.open(path)
        page.emulate_media(media="print")
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth")
        page.emulate_media(media="null")
        page.set_viewport_size(DESK)
        assert wide <= width, path


@pytest.mark.parametrize("kind", ["cascading", "penyusunan"])
def test_the_head_of_a_long_table_is_on_each_of_its_sheets(kind: str, printed: Print) -> None:
    page, sheets = printed(kind).page, printed(kind).sheets
    everything = dense(page.text)
    spans = []
    for table in page.all("main table"):
        head = "".join(dense(cell.text()) for cell in table.css("thead th"))
        cells = {dense(cell.text()) for cell in table.css("tbody td, tbody a") if not cell.css("p, ul")}
        own = [cell for cell in cells if len(cell) > START and everything.count(cell) == 1]
        of_the_table = [sheet for sheet in sheets if any(cell in sheet for cell in own)]
        spans.append(len(of_the_table))
        assert [sheet[:60] for sheet in of_the_table if head not in sheet] == []
    assert max(spans) >= 2


@EACH_KIND
def test_colours_of_the_night_stay_off_the_paper(kind: str, window: Visit, samples: Samples) -> None:
    page = window.page
    for path in samples.get(kind, ())[:1]:
        window.open(path)
        page.emulate_media(media="print")
        ink = page.evaluate("getComputedStyle(document.body).color")
        page.emulate_media(media="null")
        assert max(map(int, re.findall(r"\d+", ink)[:3])) < 80, path


def test_what_is_cited_has_a_qr_code(site: Site) -> None:
    """So that a reader of paper gets to the page."""
    cited = [page for page in site.pages.values() if page.all(".kutip")]
    assert cited
    assert {page.path for page in cited if not page.all(".kutip svg path")} == set()
