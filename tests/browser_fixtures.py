"""A browser and a host for the browser tests: a pytest plugin that each of them names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Browser

from pohon.build import Loaded
from pohon.understood import Understood
from tests import browser as helpers
from tests.browser import DESK, PHONE, SCHEMES, Visit, visit
from tests.host import hosted
from tests.tools import Site


@pytest.fixture(scope="session")
def address(site: Site) -> Iterator[str]:
    """The built site on the loopback."""
    with hosted(site.folder) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's own Chromium."""
    with helpers.started() as browser:
        yield browser


@pytest.fixture(scope="session")
def samples(site: Site, loaded: Loaded, trees: Mapping[str, Understood]) -> Mapping[str, tuple[str, ...]]:
    """The largest and the smallest page of each kind."""
    return helpers.samples(site, helpers.planned(loaded, trees.values()))


@pytest.fixture(scope="session")
def largest(site: Site, loaded: Loaded, trees: Mapping[str, Understood]) -> Mapping[str, tuple[str, ...]]:
    """The largest page of each kind in every tree."""
    return helpers.largest_of_each_tree(site, helpers.planned(loaded, trees.values()))


@pytest.fixture(scope="module")
def windows(browser: Browser, address: str) -> Mapping[tuple[int, str], Visit]:
    """A window for each width and colour scheme."""
    return {
        (size["width"], scheme): visit(browser, address, size, scheme) for size in (PHONE, DESK) for scheme in SCHEMES
    }
