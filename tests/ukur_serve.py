"""`python -m tests.ukur_serve`: how long it takes from saving a file until the browser shows it, with `pohon serve`.

Writes a figure into the largest tree (100 sasaran) of a copy of the content, 20 times, with the page of that sasaran
open in Chromium. Prints two tables in Markdown, as they stand in docs/serve.md; fails when the median is over 150 ms.
"""

from __future__ import annotations

import gc
import os
import platform
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from playwright.sync_api import Page

from pohon.build import load
from pohon.model import Hitungan, Tree
from pohon.serve.desk import Desk
from pohon.serve.shelves import show
from tests.browser import started
from tests.serving import listening
from tests.tools import ROOT, copied

TIMES = 20
BUDGET = 150
FILE = "content/kota-bekasi/dinas-koperasi-ukm.yml"

TIMES_OF_PAGE = """() => {
  const seen = performance.getEntriesByType('navigation')[0]
  return [seen.domContentLoadedEventStart, seen.loadEventStart].map(each => performance.timeOrigin + each)
}"""


class Span(NamedTuple):
    """Milliseconds from the save until the browser is told, the page is ready, and it is loaded again."""

    told: float
    ready: float
    loaded: float


class Author(NamedTuple):
    """Someone who fills in the target of a sasaran: its page, and the file with a figure in it."""

    root: Path
    route: str
    text: Callable[[int], str]

    def save(self, figure: int) -> None:
        """Write the figure."""
        (self.root / FILE).write_text(self.text(figure), "utf-8")


def author(root: Path) -> Author:
    """The author of the first sasaran that has both a parent and an indikator."""
    before = (root / FILE).read_text("utf-8")
    tree = next(tree for tree in load(root).trees if tree.places.path == FILE)
    s = next(s for s in tree.isi.sasaran if s.indikator and s.induk)
    route = f"/{tree.wilayah}/{tree.dinas}/sasaran/{s.id}/"
    return Author(root, route, lambda figure: with_figure(before, tree, s.id, figure))


def with_figure(text: str, tree: Tree, key: str, figure: int) -> str:
    """The file with a target for the first indikator of a sasaran, as its author would write it."""
    n = next(n for n, s in enumerate(tree.isi.sasaran) if s.id == key)
    where = tree.places.at("sasaran", n, "indikator", 0)
    lines = text.split("\n")
    blanks = " " * (where.column - 1)
    lines.insert(where.line, f'{blanks}pengukuran: [{{tahun: 2024, target: "{figure}"}}]')
    return "\n".join(lines)


# --- with a browser ---


@contextmanager
def command(root: Path) -> Iterator[str]:
    """`pohon serve` in a process of its own; the host at which it answers."""
    line = (sys.executable, "-m", "pohon", "serve", "-C", str(root), "--port", "0")
    options: Mapping[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "encoding": "utf-8"}
    with subprocess.Popen(line, **options) as process:
        assert process.stdout
        ready = next(line for line in process.stdout if "http://" in line)
        yield "http://" + ready.partition("http://")[2].partition("/")[0]
        process.send_signal(signal.SIGINT)
        process.communicate()


def measured(page: Page, host: str, someone: Author, figure: int) -> Span:
    """One save."""
    sidik = page.evaluate("document.querySelector('[data-sidik]').dataset.sidik")
    with listening(host, someone.route, sidik) as news:
        assert news.get(timeout=10).name == "masalah"
        with page.expect_event("load"):
            saved, wall = time.perf_counter(), 1000 * time.time()
            someone.save(figure)
        told = news.get(timeout=10)
        assert told.name == "muat"
    assert str(figure) in page.locator("main").inner_text()
    # The page's own clock: asking the browser from here takes tens of milliseconds.
    ready, loaded = page.evaluate(TIMES_OF_PAGE)
    return Span(1000 * (told.at - saved), ready - wall, loaded - wall)


def spans(root: Path) -> Iterator[Span]:
    """Every save, one after the other, as an author makes them."""
    someone = author(root)
    with command(root) as host, started() as browser:
        page = browser.new_page()
        page.goto(host + someone.route)
        measured(page, host, someone, 1000)  # the first also loads what every later one has
        for n in range(TIMES):
            time.sleep(0.5)
            yield measured(page, host, someone, 2000 + n)


# --- without one ---


def timed(take: Callable[[], object]) -> float:
    """Milliseconds that something takes."""
    before = time.perf_counter()
    take()
    return 1000 * (time.perf_counter() - before)


def phases(root: Path) -> Iterator[tuple[float, ...]]:
    """Of every save: reading and checking the file, the rest of the site, planning, making the page."""
    someone, desk = author(root), Desk(root, {})
    desk.put(desk.read(()))
    file = root / FILE
    for n in range(TIMES):
        someone.save(3000 + n)
        desk.readings.forget({file})
        took = [
            timed(lambda: desk.readings.tree(file, FILE, Hitungan())),
            timed(lambda: load(root, desk.readings.reads)),
        ]
        loaded = load(root, desk.readings.reads)
        assert loaded.site
        assert desk.last.theme
        site, theme = loaded.site, desk.last.theme
        took.append(timed(lambda: show(site, loaded.trees, theme, {}, desk.shown)))  # noqa: B023 - called at once
        desk.put(desk.read(()))
        took.append(timed(lambda: desk.answer(someone.route)))
        yield tuple(took)


def rows(names: tuple[str, ...], columns: Iterator[tuple[float, ...]]) -> list[str]:
    """A table: of each step the median and the longest."""
    cells = [(name, median(column), max(column)) for name, column in zip(names, columns, strict=True)]
    lines = [f"| {name} | {middle:.0f} ms | {longest:.0f} ms |" for name, middle, longest in cells]
    return ["| Langkah | Median | Terlama |", "|---|---|---|", *lines, ""]


STEPS = (
    "membaca dan memeriksa berkas yang disimpan",
    "pengaturan, halaman bacaan, pemeriksaan antarpohon, alamat",
    "merencanakan halaman",
    "membuat halaman yang terbuka",
)
WAITS = (
    "sampai peramban diberi tahu",
    "sampai halaman siap (`DOMContentLoaded`)",
    "sampai halaman selesai dimuat (`load`)",
)


def main() -> int:
    """Measure and print; 1 when the median is over the budget."""
    gc.set_threshold(50_000, 20, 50)
    with tempfile.TemporaryDirectory() as name:
        steps = list(phases(copied(ROOT, Path(name) / "langkah")))
        found = list(spans(copied(ROOT, Path(name) / "situs")))
    machine = f"{TIMES} kali, {os.cpu_count()} inti {platform.machine()}, Python {platform.python_version()}"
    lines = (machine, "", *rows(STEPS, zip(*steps, strict=True)), *rows(WAITS, zip(*found, strict=True)))
    sys.stdout.write("\n".join(lines))
    return int(median(span.loaded for span in found) > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
