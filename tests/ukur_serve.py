"""`python -m tests.ukur_serve`: how long it takes from saving a file until the browser shows it, with `pohon serve`.

Writes a figure into the largest tree (100 sasaran) of a copy of the content, 20 times, with the page of that sasaran
open in Chromium. Prints a table in Markdown, as it stands in docs/serve.md.
"""

from __future__ import annotations

import gc
import os
import platform
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Page

from pohon.build import load
from pohon.model import Tree
from tests.browser import started
from tests.serving import Served, listening, served
from tests.tools import ROOT, copied

TIMES = 20
BUDGET = 150
FILE = "content/kota-bekasi/dinas-koperasi-ukm.yml"


class Span(NamedTuple):
    """Milliseconds from the save: until the file is read and the page made, told, and loaded again."""

    read: float
    told: float
    ready: float
    loaded: float


def with_figure(text: str, tree: Tree, key: str, figure: int) -> str:
    """The file with a target for the first indikator of a sasaran, as its author would write it."""
    n = next(n for n, s in enumerate(tree.isi.sasaran) if s.id == key)
    where = tree.places.at("sasaran", n, "indikator", 0)
    lines = text.split("\n")
    blanks = " " * (where.column - 1)
    lines.insert(where.line, f'{blanks}pengukuran: [{{tahun: 2024, target: "{figure}"}}]')
    return "\n".join(lines)


def measured(page: Page, place: Served, route: str, text: str) -> Span:
    """One save."""
    with listening(place.host, route, page.evaluate("document.querySelector('[data-sidik]').dataset.sidik")) as news:
        assert news.get(timeout=10).name == "masalah"
        ready: list[float] = []
        page.once("domcontentloaded", lambda _: ready.append(time.perf_counter()))
        with page.expect_event("load"):
            saved = time.perf_counter()
            (place.folder / FILE).write_text(text, "utf-8")
        loaded = time.perf_counter()
        assert (told := news.get(timeout=10)).name == "muat"
    report = place.told.get(timeout=10)
    return Span(*(1000 * (at - saved) for at in (saved + report.detik, told.at, ready[0], loaded)))


def spans(folder: Path) -> list[Span]:
    """Every save, one after the other, as an author makes them."""
    text = (folder / FILE).read_text("utf-8")
    tree = next(tree for tree in load(folder).trees if tree.places.path == FILE)
    s = next(s for s in tree.isi.sasaran if s.indikator and s.induk)
    route = f"/{tree.wilayah}/{tree.dinas}/sasaran/{s.id}/"
    found = []
    with served(folder) as place, started() as browser:
        page = browser.new_page()
        page.goto(place.host + route)
        for n in range(TIMES + 1):
            found.append(measured(page, place, route, with_figure(text, tree, s.id, 10 + n)))
            assert page.locator("main").inner_text().count(str(10 + n))
            time.sleep(0.3)
    return found[1:]  # the first also loads what every later one has


def main() -> int:
    """Measure and print; 1 when the median is over the budget."""
    gc.set_threshold(50_000, 20, 50)
    with tempfile.TemporaryDirectory() as name:
        found = spans(copied(ROOT, Path(name) / "situs"))
    print(f"{TIMES} kali, {os.cpu_count()} inti {platform.machine()}, Python {platform.python_version()}\n")
    print("| Sejak disimpan sampai | Median | Terlama |\n|---|---|---|")
    names = ("berkas dibaca, diperiksa, halaman dibuat", "peramban diberi tahu", "halaman siap", "halaman selesai dimuat")
    for words, column in zip(names, zip(*found, strict=True), strict=True):
        print(f"| {words} | {median(column):.0f} ms | {max(column):.0f} ms |")
    return int(median(span.loaded for span in found) > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
