"""Addresses whose things are gone, in the browser: the content has none, so the small site loses some."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from pohon.permalinks import record
from tests.browser import DESK, PHONE, SCHEMES, visit
from tests.host import hosted
from tests.test_browser_axe import axe, faults
from tests.test_permalinks import BARU, DINAS, drop, move, say, say_of_dinas
from tests.tools import made

__all__ = ["axe"]
pytest_plugins = ["tests.browser_fixtures"]

WITHDRAWN = '{dicabut: {tanggal: 2026-11-21, alasan: "Programnya dihentikan", dokumen: "Perwal 12/2026"}}'


@pytest.fixture
def lost(mini_folder: Path) -> Iterator[str]:
    """The small site after a sasaran was withdrawn and its dinas renamed, on the loopback."""
    record(mini_folder)
    drop(mini_folder)
    say(mini_folder, "i10", WITHDRAWN)
    move(mini_folder, DINAS, BARU)
    say_of_dinas(mini_folder, DINAS, f"diganti_oleh: {BARU}\n  tanggal: 2026-11-21")
    folder = mini_folder / "jadi"
    for path, data in made(mini_folder).files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    with hosted(folder) as address:
        yield address


def test_axe_finds_nothing_on_the_page_of_an_old_address(browser: Browser, lost: str, axe: str) -> None:
    for size in (PHONE, DESK):
        for scheme in SCHEMES:
            window = visit(browser, lost, size, scheme)
            for path in (f"{DINAS}/", f"{DINAS}/sasaran/i9/", f"{DINAS}/sasaran/i10/"):
                found = faults(window.open(path), axe)
                assert found == [], "\n".join([path, *found])
                assert window.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
