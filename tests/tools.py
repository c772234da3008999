"""What the tests share: where things are, how to run Pohon, how to read a built site."""

from __future__ import annotations

import os
import posixpath
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pohon.build import Rendered, load, render_site
from pohon.build.plan import plan_tree_files, tree_routes
from pohon.links import Links
from pohon.memo import Store
from pohon.outputs import THEME_FILES
from pohon.theme import Theme, find_theme, load_theme
from pohon.understood import Understood

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
CONTOH = ROOT / "docs" / "contoh"
PACKAGE = ROOT / "generator" / "pohon"
MINI = Path(__file__).parent / "sites" / "mini"
TERUKUR = MINI.with_name("terukur")

ADDRESS = "https://pohon-kinerja.example/"
"""Where the project's own site stands: the `site_url` of its settings."""

NARRATIVE = ("tentang/index.html", "cara-membaca/index.html", "glosarium/index.html", "sumber-data/index.html")


class Ran(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def run(*command: str | Path, cwd: Path = ROOT, environment: Mapping[str, str] | None = None) -> Ran:
    """Run a command, with these variables added to the environment."""
    env = {**os.environ, "NO_COLOR": "1", "GITHUB_ACTIONS": "", **(environment or {})}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)
    return Ran(done.returncode, done.stdout, done.stderr)


def run_pohon(*arguments: str | Path, cwd: Path = ROOT, environment: Mapping[str, str] | None = None) -> Ran:
    """Run `pohon` as a process of its own."""
    return run(sys.executable, "-m", "pohon", *arguments, cwd=cwd, environment=environment)


def copied(source: Path, folder: Path) -> Path:
    """A copy of a site's settings and content, which a test may change."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(source / "mkdocs.yml", folder)
    shutil.copytree(source / "content", folder / "content")
    return folder


def edit(file: Path, old: str, new: str) -> None:
    """Replace the one place where a text stands in a file."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    file.write_text(text.replace(old, new), "utf-8")


def basic_theme() -> Theme:
    """The theme that comes with Pohon."""
    return load_theme(find_theme("dasar", ROOT), THEME_FILES)


def made(folder: Path, store: Store | None = None, theme: Theme | None = None) -> Rendered:
    """The files of a site, made in this process."""
    return render_site(load(folder), theme or basic_theme(), store, "sidik-generator", lambda _name: None)


def links_from(u: Understood, up: str = "../../../../") -> Links:
    """The links that a page of a tree is given."""
    sizes = {(item.output.name, item.key): 1234 for item in plan_tree_files(u)}
    return Links(tree_routes(u), up, sizes=sizes, site_url=u.facts.settings.site_url or "")


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def flat(text: str) -> str:
    """A text with every run of white space as one space."""
    return " ".join(text.split())


def dense(text: str) -> str:
    """A text without any white space: for texts that were broken into lines."""
    return "".join(text.split())


def skip_or_fail(reason: str) -> None:
    """Skip a test for which the machine lacks something; on CI nothing may be lacking."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@dataclass(frozen=True)
class Page:
    """One built page."""

    path: str
    html: str

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The parsed page."""
        return LexborHTMLParser(self.html)

    def all(self, selector: str) -> list[LexborNode]:
        """All elements for a CSS selector."""
        return self.tree.css(selector)

    def one(self, selector: str) -> LexborNode:
        """The only element for a CSS selector."""
        found = self.all(selector)
        assert len(found) == 1, f"{self.path}: {len(found)} elements for {selector}"
        return found[0]

    @cached_property
    def h1(self) -> str:
        """The heading of the page."""
        return flat(self.one("h1").text())

    @cached_property
    def text(self) -> str:
        """The words of the page's own part, diagram and menus aside."""
        main = LexborHTMLParser(self.html).css_first("main")
        assert main is not None, f"{self.path}: no main"
        for picture in main.css("svg"):
            picture.decompose()
        return flat(main.text(separator=" "))

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every id, in order."""
        return tuple(node.attributes["id"] or "" for node in self.all("[id]"))

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """Everything that the page links to, loads, or gives to its scripts to load."""
        return tuple(_targets(self.tree))


_FOR_SCRIPTS = ("data-halaman", "data-mesin", "data-indeks")


def _targets(tree: LexborHTMLParser) -> Iterator[str]:
    for name in ("href", "src", "action", *_FOR_SCRIPTS):
        for node in tree.css(f"[{name}]"):
            if node.attributes.get("rel") != "canonical":
                yield node.attributes[name] or ""


def pages_in(files: Mapping[str, bytes]) -> dict[str, Page]:
    """The HTML pages among some files, by path."""
    return {path: Page(path, data.decode()) for path, data in sorted(files.items()) if path.endswith(".html")}


def is_outside(target: str) -> bool:
    """Whether a link leaves the site; its own full address does not."""
    return bool(urlsplit(target).scheme or urlsplit(target).netloc) and not target.startswith(ADDRESS)


def resolved(path: str, target: str) -> tuple[str, str]:
    """The file and the fragment that a link on the page at `path` means: relative, from the root, or in full."""
    if target.startswith(ADDRESS):
        path, target = "", f"./{target.removeprefix(ADDRESS)}"
    parts = urlsplit(target)
    if not parts.path:
        return path, parts.fragment
    joined = posixpath.join("/", posixpath.dirname(path), unquote(parts.path))
    file = posixpath.normpath(joined).lstrip("/")
    if parts.path.endswith(("/", "..", ".")):
        file = posixpath.join(file, "index.html").lstrip("/")
    return file, unquote(parts.fragment)


@dataclass(frozen=True)
class Site:
    """A built site on the disk."""

    folder: Path

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Every file by path."""
        return files_in(self.folder)

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Every HTML page by path."""
        return pages_in(self.files)

    def kind(self, name: str) -> tuple[Page, ...]:
        """All pages of trees of a kind, by the name of their folder or the one above it: `kind("sasaran")`."""
        return tuple(page for path, page in self.pages.items() if name in path.split("/")[2:-1][-2:])

    def follow(self, page: Page, target: str) -> tuple[Page, str]:
        """The page that a link leads to, and the fragment."""
        path, fragment = resolved(page.path, target)
        assert path in self.pages, f"{page.path}: {target} leads to no page"
        return self.pages[path], fragment
