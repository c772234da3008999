"""Makes the pictures of the documentation from the built site: `python -m tests.gambar docs/gambar`.

Pictures are not compared in tests: a browser's rendering differs from machine to machine.
"""

from __future__ import annotations

import functools
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.tools import run_pohon

PICTURES = {
    "sasaran.png": ("kota-makassar/dinas-koperasi-ukm/sasaran/sp5/", 1280, 960),
}
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
BROWSER = "/usr/bin/chromium"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address under which a folder is served on this machine."""
    handler = functools.partial(SimpleHTTPRequestHandler, directory=folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def take(base: str, folder: Path) -> None:
    """Every picture of the list, in light colours."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=list(FLAGS))
        for name, (address, width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="light")
            page.goto(base + address)
            page.screenshot(path=folder / name)
        browser.close()


def main(folder: Path) -> None:
    """Build the site and photograph it."""
    with tempfile.TemporaryDirectory() as scratch:
        run_pohon("build", "--site-dir", f"{scratch}/site")
        with served(Path(scratch) / "site") as base:
            take(base, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
