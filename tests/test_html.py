"""The built pages are valid HTML, with a structure that every browser and screen reader understands."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import html5lib
import pytest
from selectolax.lexbor import LexborNode

from tests.tools import NARRATIVE, ROOT, Page, Site, run, skip_or_fail

CHECKER = "vnu-jar@26.9.27"
TOOLS = ROOT / ".pohon" / "alat" / CHECKER  # ignored by git


def problems_of(html: str) -> list[str]:
    """What html5lib finds wrong, by line."""
    parser = html5lib.HTMLParser()
    parser.parse(html)
    return [f"line {line}: {code}" for (line, _), code, _ in parser.errors]


def test_pages_are_strictly_valid(site: Site, contoh: Site) -> None:
    for each in (site, contoh):
        assert {path: found for path, page in each.pages.items() if (found := problems_of(page.html))} == {}


def test_an_invalid_page_is_noticed() -> None:
    assert problems_of("<!DOCTYPE html><title>x</title><p><table></p>")


@pytest.fixture(scope="session")
def checker() -> Path:
    """The Nu Html Checker, installed once."""
    if not (shutil.which("java") and shutil.which("npm")):
        skip_or_fail("java and npm are needed for the Nu Html Checker")
    jar = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not jar.is_file():
        TOOLS.mkdir(parents=True, exist_ok=True)
        flags = ("--no-audit", "--no-fund", "--no-save", "--no-package-lock", "--ignore-scripts")
        ran = run("npm", "install", "--prefix", TOOLS, *flags, CHECKER)
        if ran.code or not jar.is_file():
            skip_or_fail(f"the Nu Html Checker cannot be installed: {ran.err.strip()[-300:]}")
    return jar


def test_the_nu_checker_finds_no_error(site: Site, contoh: Site, checker: Path) -> None:
    told = ("--errors-only", "--format", "json", "--skip-non-html")
    ran = run("java", "-Xss8m", "-jar", checker, *told, site.folder, contoh.folder)
    found = [f"{each['url']}:{each.get('lastLine')}: {each['message']}" for each in json.loads(ran.err)["messages"]]
    assert found == []
    assert ran.code == 0


# --- structure ---


def faults(site: Site) -> Iterator[str]:
    """A sentence for each thing that a page lacks."""
    for page in site.pages.values():
        yield from (f"{page.path}: {fault}" for fault in faults_of(page))


# A card stands in a frame on another site: it has no shell.
CARD = ("h1", "main", "head > title", "head > meta[name=description]")
LANDMARKS = (*CARD, "body > header", "body > footer")


def is_card(page: Page) -> bool:
    return page.path.endswith("/kartu/index.html")


def faults_of(page: Page) -> Iterator[str]:
    if page.one("html").attributes.get("lang") != "id":
        yield "its language is not told"
    for selector in CARD if is_card(page) else LANDMARKS:
        if len(page.all(selector)) != 1:
            yield f"{len(page.all(selector))} {selector}"
    if not page.all("header nav") and not is_card(page):
        yield "no nav in its header"
    if not (page.one("head > title").text() and page.one("head > meta[name=description]").attributes.get("content")):
        yield "empty title or description"
    navs = [node.attributes.get("aria-label") for node in page.all("nav")]
    if None in navs or len(set(navs)) < len(navs):
        yield f"nav without a name of its own: {navs}"
    levels = [int((node.tag or "h0")[1]) for node in page.all("h1, h2, h3, h4, h5, h6")]
    yield from (f"h{b} after h{a}" for a, b in pairwise(levels) if b > a + 1)
    if levels[:1] != [1]:
        yield "its first heading is not h1"


def test_every_page_has_its_landmarks_and_headings(site: Site, contoh: Site) -> None:
    assert [*faults(site), *faults(contoh)] == []


def test_titles_tell_pages_apart(site: Site) -> None:
    """Not each title is unique (a program may stand twice in a document), but titles are no help if all are alike."""
    pages = [page for page in site.pages.values() if not is_card(page)]
    titles = {page.one("head > title").text() for page in pages}
    assert len(titles) > len(pages) * 0.8


def test_the_pages_of_a_source_text_have_titles_of_their_own(site: Site) -> None:
    titles = [page.one("head > title").text() for page in site.kind("sumber")]
    assert len(titles) > 10
    assert len(set(titles)) == len(titles)


def test_a_card_is_bare(site: Site) -> None:
    """No shell, no script, nothing to fill in; its links leave the frame."""
    cards = [page for page in site.pages.values() if is_card(page)]
    assert len(cards) == 240
    for page in cards:
        assert page.all("nav, script, form, iframe, header, footer") == [], page.path
        assert {node.attributes.get("target") for node in page.all("a")} == {"_top"}, page.path


def tables(pages: Iterable[Page]) -> Iterator[tuple[str, LexborNode]]:
    yield from ((page.path, table) for page in pages for table in page.all("table"))


def nameless(pages: Iterable[Page]) -> set[str]:
    """The pages with a table that does not say what it holds."""
    captions = ((path, table.css_first("caption")) for path, table in tables(pages))
    return {path for path, caption in captions if not (caption and caption.text(strip=True))}


def test_every_table_has_a_caption(site: Site, contoh: Site) -> None:
    for each in (site, contoh):
        assert nameless(page for path, page in each.pages.items() if path not in NARRATIVE) == set()


def test_every_table_of_a_narrative_page_has_a_caption(site: Site) -> None:
    assert nameless(site.pages[path] for path in NARRATIVE) == set()


def test_every_heading_of_a_table_tells_its_scope(site: Site, contoh: Site) -> None:
    for path, table in tables((*site.pages.values(), *contoh.pages.values())):
        assert table.css("th"), path
        assert {node.attributes.get("scope") for node in table.css("th")} <= {"col", "row", "colgroup", "rowgroup"}, (
            path
        )


def test_cells_of_a_table_fill_a_rectangle(site: Site, contoh: Site) -> None:
    """Every row of a table body is as wide as the head, merged cells counted."""
    for page in (*site.pages.values(), *contoh.pages.values()):
        assert all(len(widths(table.html or "")) == 1 for table in page.all("table")), page.path


def widths(table: str) -> set[int]:
    """The widths of all rows of a table, in columns."""
    taken: dict[tuple[int, int], bool] = {}
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", table, re.DOTALL)
    found = set()
    for y, row in enumerate(rows):
        x = 0
        for cell in re.findall(r"<t[hd]\b([^>]*)>", row):
            while (x, y) in taken:
                x += 1
            across, down = (span(cell, name) for name in ("colspan", "rowspan"))
            taken |= {(x + i, y + j): True for i in range(across) for j in range(down)}
            x += across
        found.add(sum(1 for _, line in taken if line == y))
    return found


def span(cell: str, name: str) -> int:
    match = re.search(rf'{name}="(\d+)"', cell)
    return int(match[1]) if match else 1


def test_the_width_of_a_table_is_counted() -> None:
    assert widths('<tr><td rowspan="2"><td></tr><tr><td></tr><tr><td colspan="2"></tr>') == {2}
    assert widths("<tr><td><td></tr><tr><td></tr>") == {1, 2}


# --- what the content security policy forbids ---


def test_no_page_carries_style_or_script_in_its_text(site: Site, contoh: Site) -> None:
    for page in (*site.pages.values(), *contoh.pages.values()):
        assert not page.all("[style], style"), page.path
        for script in page.all("script:not([type='application/ld+json'])"):
            assert script.attributes.get("src"), page.path
            assert not script.text(strip=True), page.path
        assert not re.search(r"<[^>]+\son[a-z]+\s*=", page.html), page.path


def test_data_for_search_engines_is_json_that_no_name_can_leave(site: Site) -> None:
    """It is no script, so the policy lets it stand; a `<` in a name must not end it."""
    for page in site.pages.values():
        scripts = page.all("script[type='application/ld+json']")
        assert len(scripts) == (0 if is_card(page) else 1), page.path
        for script in scripts:
            assert json.loads(script.text())["@context"] == "https://schema.org", page.path
            assert "<" not in script.text(), page.path


def test_every_page_has_the_policy(site: Site) -> None:
    for page in site.pages.values():
        policy = page.one('meta[http-equiv="Content-Security-Policy"]').attributes["content"] or ""
        assert policy.startswith("default-src 'none'"), page.path
        assert "unsafe" not in policy, page.path


# --- pictures ---


def test_svg_files_are_well_formed(site: Site) -> None:
    pictures = [data for path, data in site.files.items() if path.endswith(".svg")]
    assert len(pictures) >= 5
    assert {ET.fromstring(data).tag for data in pictures} == {"{http://www.w3.org/2000/svg}svg"}


def test_diagrams_are_well_formed(site: Site) -> None:
    for page in site.kind("sasaran"):
        svg = re.findall(r'<svg class="bagan".*?</svg>', page.html, re.DOTALL)
        assert len(svg) == 1, page.path
        ET.fromstring(svg[0])


def test_a_diagram_is_a_group_with_a_name(site: Site) -> None:
    """`role="img"` would hide its links from screen readers."""
    for page in site.kind("sasaran"):
        svg = page.one("svg.bagan")
        assert svg.attributes["role"] == "group"
        named = (svg.attributes["aria-labelledby"] or "").split()
        assert [page.one(f"#{name}").tag for name in named] == ["title", "desc"]


# --- size ---


def test_styles_and_scripts_are_small(site: Site) -> None:
    limits = {".css": 20 * 1024, ".js": 15 * 1024}
    assert {path for path, data in site.files.items() if len(data) > limits.get(Path(path).suffix, 10**9)} == set()
