"""Sites of MkDocs and ProperDocs for the tests of the adapter: how to make one, and what stands in it."""

from __future__ import annotations

import json
import os
import sys
import tomllib
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from tests.tools import ROOT, Page, Ran, Site, flat, run

THEMES = ("mkdocs", "readthedocs", "material")
TOOLS = ("mkdocs", "properdocs")
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}  # what the two say of each other

HOSTS = tuple(product(TOOLS, THEMES))
OTHERS = {"404.html", "sitemap.xml", "robots.txt", "llms.txt"}  # what the host makes itself, or not at all

# What each theme puts around a page.
SHELLS: Mapping[str, str] = {"mkdocs": ".navbar", "readthedocs": ".wy-nav-side", "material": ".md-header"}


class Host(NamedTuple):
    """A site that MkDocs or ProperDocs made: how it ended, in which theme, what is in it."""

    theme: str
    ran: Ran
    site: Site


class Content(NamedTuple):
    """The words and links of the main part of a page."""

    text: str
    links: tuple[str | None, ...]


def installed(folder: Path) -> dict[str, str]:
    """The environment in which Pohon is installed, with the entry points of `pyproject.toml`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    info = folder / "pohon-0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: pohon\nVersion: 0\n")
    groups = project["entry-points"].items()
    told = "".join(f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in rows.items()) for group, rows in groups)
    (info / "entry_points.txt").write_text(told)
    return {**QUIET, "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT / "generator")))}


def build(folder: Path, environment: Mapping[str, str], *, tool: str = "mkdocs", config: str = "mkdocs.yml") -> Ran:
    """Make a site as its owner does."""
    return run(sys.executable, "-m", tool, "build", "--strict", "-f", config, cwd=folder, environment=environment)


def content(page: Page) -> Content:
    """What Pohon says on a page: in `main` on its own, in our own part inside a host."""
    main = page.tree.css_first(".pohon-isi") or page.tree.css_first("main")
    assert main is not None, page.path
    return Content(flat(main.text(separator=" ")), tuple(a.attributes.get("href") for a in main.css("a")))


def index(site: Site) -> tuple[Mapping[str, Any], ...]:
    """What the host's own search knows."""
    return tuple(json.loads(site.files["search/search_index.json"])["docs"])


def pages_of(files: Mapping[str, bytes]) -> dict[str, Page]:
    """The pages among files."""
    return {path: Page(path, data.decode()) for path, data in files.items() if path.endswith(".html")}


def jsonld(page: Page) -> list[str]:
    """The structured data in the head of a page."""
    found = LexborHTMLParser(page.html).css("head > script[type='application/ld+json']")
    return [node.text() for node in found]


def is_mounted(path: str) -> bool:
    """Whether a file is ours inside a host: narrative pages are the host's own Markdown."""
    narrative = {f"{page}/index.html" for page in ("tentang", "cara-membaca", "glosarium", "sumber-data")}
    return path not in OTHERS | narrative
