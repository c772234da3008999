"""What readers get from a web server with the configuration of the manual, while fifty pushes go through.

Nginx and Caddy are the real ones; the configuration is the block in `docs/operasi.md`.
"""

from __future__ import annotations

import gzip
import http.client
import posixpath
import re
import shutil
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing
from email.message import Message
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from pohon.outputs import THEME_FILES
from pohon.releases.record import ASSETS
from tests.pushed import Pushed
from tests.servers import caddy, nginx
from tests.tools import MINI, ROOT, copied, edit, files_in, run_pohon

PUSHES = 50
DINAS = "kota-contoh/dinas-perikanan/"
FIGURE_PAGE = f"{DINAS}indikator/produksi/"


class Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes
    sent: bytes


class Reader:
    """A browser's connection to a server; the body is unpacked when it came packed."""

    def __init__(self, address: str) -> None:
        self.connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)

    def get(self, path: str, **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.connection.request("GET", f"/{path}", headers=named)
        answer = self.connection.getresponse()
        sent = answer.read()
        packed = answer.headers.get("Content-Encoding") == "gzip"
        return Answer(answer.status, answer.headers, gzip.decompress(sent) if packed else sent, sent)

    def close(self) -> None:
        self.connection.close()


def file_of(path: str) -> str:
    return f"{path}index.html" if not path or path.endswith("/") else path


def styles_of(path: str, page: bytes) -> set[str]:
    """The paths of the styles and scripts that a page names."""
    named = re.findall(rb'(?:href|src|data-mesin)="([^"]*aset/[^"]+)"', page)
    return {posixpath.normpath(posixpath.join(path, each.decode())) for each in named}


# --- fifty pushes ---


class Polling(threading.Thread):
    """A reader who asks for pages and what they name, over and over; what was seen is judged afterwards."""

    PAGES = ("", DINAS, FIGURE_PAGE, f"{FIGURE_PAGE}kartu/", f"{DINAS}sasaran/s1/", "tentang/")

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.done = threading.Event()
        self.rounds = 0
        self.seen: dict[str, set[bytes]] = defaultdict(set)
        self.named: set[str] = set()
        self.wrong: list[str] = []

    def run(self) -> None:
        with closing(Reader(self.address)) as reader:
            while not self.done.wait(0.05):
                self.rounds += 1
                self.round(reader)

    def round(self, reader: Reader) -> None:
        packed = {"Accept_Encoding": "gzip"} if self.rounds % 2 else {}
        for path in self.PAGES:
            page = self.ask(reader, path, **packed)
            self.seen[path].add(page)
            self.named |= styles_of(path, page)
        for path in sorted(self.named):  # also those that only a page of an earlier release names
            self.seen[path].add(self.ask(reader, path, **packed))

    def ask(self, reader: Reader, path: str, **headers: str) -> bytes:
        try:
            answer = reader.get(path, **headers)
        except (OSError, http.client.HTTPException, EOFError) as error:
            self.wrong.append(f"/{path}: {error!r}")
            return b""
        if answer.status != 200:
            self.wrong.append(f"/{path}: {answer.status}")
        return answer.body


@pytest.fixture
def pushed(tmp_path: Path) -> Pushed:
    """A repository with a theme of its own, so that a push can change the style, too."""
    pushed = Pushed(tmp_path)
    shutil.copytree(ROOT / "themes/dasar", pushed.site / "tema")
    edit(pushed.site / "mkdocs.yml", "  - pohon:\n", "  - pohon:\n      tema: tema\n")
    return pushed


def test_fifty_pushes_while_a_reader_reads(pushed: Pushed, tmp_path: Path) -> None:
    """No 404, no half page, no page that is not wholly of one release; a style outlives the page that names it."""
    pushed.push()
    with nginx(pushed.www / "current", tmp_path / "nginx") as address, closing(Reader(address)) as author:
        polling = Polling(address)
        polling.start()
        try:
            released = published(pushed, author)
        finally:
            polling.done.set()
            polling.join()
    assert polling.wrong == []
    odd = {path for path, bodies in polling.seen.items() if bodies - released[file_of(path)]}
    assert odd == set()
    assert polling.rounds > PUSHES
    assert len(polling.seen[FIGURE_PAGE]) > PUSHES / 2, "the reader has seen most releases"
    assert sum(path.endswith(".css") for path in polling.named) > 2 * 3, "pohon.css and kartu.css, three times"
    assert len(pushed.releases) == 5


def published(pushed: Pushed, author: Reader) -> dict[str, set[bytes]]:
    """Push again and again; every file of every release by its path."""
    released: dict[str, set[bytes]] = defaultdict(set)
    collect(released, pushed)
    etag = str(author.get(FIGURE_PAGE).headers["ETag"])
    for number in range(PUSHES):
        figure = f"1.{300 + number},5"
        pushed.write(figure)
        if number % 15 == 7:
            with (pushed.site / "tema/static/pohon.css").open("a") as css:
                css.write(f".gaya-{number} {{ color: red }}\n")
            with (pushed.site / "tema/static/kartu.css").open("a") as css:
                css.write(f".gaya-{number} {{ color: red }}\n")
        told = pushed.push()
        assert "Terbit: rilis " in told, told
        collect(released, pushed)
        answer = author.get(FIGURE_PAGE, If_None_Match=etag)  # the pages differ in nothing but a digit
        assert (answer.status, figure in answer.body.decode()) == (200, True), f"push {number} is not to be seen"
        etag = str(answer.headers["ETag"])
    return released


def collect(released: dict[str, set[bytes]], pushed: Pushed) -> None:
    for path, data in pushed.served.items():
        released[path].add(data)


def test_carried_assets_are_those_of_the_theme() -> None:
    assert THEME_FILES.startswith(ASSETS)


# --- the configurations of the manual ---

Served = Callable[[Path, Path], AbstractContextManager[str]]


@pytest.fixture(scope="module", params=[nginx, caddy], ids=["nginx", "caddy"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Reader, Path]]:
    """A reader of a published site, and its folder."""
    serve: Served = request.param
    folder = tmp_path_factory.mktemp("server")
    ran = run_pohon("publish", folder / "www", cwd=copied(MINI, folder / "situs"))
    assert ran.code == 0, ran.err
    current = folder / "www" / "current"
    with serve(current, folder / "server") as address, closing(Reader(address)) as reader:
        yield reader, current


KINDS = {
    "": "text/html; charset=utf-8",
    f"{DINAS}data/indikator.csv": "text/csv; charset=utf-8",
    f"{DINAS}data/pohon.json": "application/json",
    f"{DINAS}data/pohon.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "data/katalog.jsonld": "application/ld+json",
    "data/pohon.sqlite": "application/vnd.sqlite3",
    "perubahan.atom": "application/atom+xml; charset=utf-8",
    "robots.txt": "text/plain; charset=utf-8",
    "sitemap.xml": "text/xml; charset=utf-8",
}


@pytest.mark.parametrize("path", KINDS)
def test_every_file_has_its_kind(site: tuple[Reader, Path], path: str) -> None:
    reader, current = site
    answer = reader.get(path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, KINDS[path])
    assert answer.body == (current / file_of(path)).read_bytes()


def test_styles_and_scripts_are_kept_for_a_year(site: tuple[Reader, Path]) -> None:
    reader, current = site
    for name in files_in(current / "aset"):
        if not name.endswith(".gz"):
            answer = reader.get(f"aset/{name}")
            assert answer.status == 200
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert re.match(r"(text|image|application)/(css|javascript|svg\+xml)", answer.headers["Content-Type"])


@pytest.mark.parametrize("path", ["", "tentang/", "cari/indeks.json", "cari/kata/0.json?v=1", "data/pohon.sqlite"])
def test_everything_else_is_asked_for_each_time(site: tuple[Reader, Path], path: str) -> None:
    reader, _ = site
    first = reader.get(path)
    assert (first.status, first.headers["Cache-Control"]) == (200, "no-cache")
    assert reader.get(path, If_None_Match=str(first.headers["ETag"])).status == 304


@pytest.mark.parametrize("path", ["tiada/", "aset/tiada.12345678.css", "kota-contoh/dinas-perikanan/tiada.json"])
def test_what_is_not_there_gets_the_page_for_it(site: tuple[Reader, Path], path: str) -> None:
    reader, current = site
    answer = reader.get(path)
    assert (answer.status, answer.headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert answer.body == (current / "404.html").read_bytes()
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["", f"{DINAS}data/indikator.csv", "aset", "tiada/"])
def test_every_answer_is_guarded(site: tuple[Reader, Path], path: str) -> None:
    reader, current = site
    named = f"aset/{min(each.name for each in (current / 'aset').glob('*.css'))}" if path == "aset" else path
    headers = reader.get(named).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Strict-Transport-Security"] == "max-age=31536000"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert not re.search(r"\d", headers["Server"] or "")


def test_only_cards_may_stand_in_frames(site: tuple[Reader, Path]) -> None:
    reader, _ = site
    for path in (f"{FIGURE_PAGE}kartu/", f"{FIGURE_PAGE}kartu/index.html"):
        assert reader.get(path).headers["Content-Security-Policy"] == "frame-ancestors *"
    assert reader.get(FIGURE_PAGE).headers["Content-Security-Policy"] == "frame-ancestors 'none'"


def test_data_may_be_read_by_scripts_of_other_sites(site: tuple[Reader, Path]) -> None:
    reader, _ = site
    assert reader.get(f"{DINAS}data/pohon.json").headers["Access-Control-Allow-Origin"] == "*"
    assert reader.get(f"{DINAS}data/indikator.csv").headers["Access-Control-Allow-Origin"] == "*"
    assert reader.get("").headers["Access-Control-Allow-Origin"] is None


@pytest.mark.parametrize("path", ["", "tentang/", f"{DINAS}data/pohon.json"])
def test_packed_files_are_sent_as_they_are(site: tuple[Reader, Path], path: str) -> None:
    reader, current = site
    answer = reader.get(path, Accept_Encoding="gzip")
    packed = (current / f"{file_of(path)}.gz").read_bytes()
    assert (answer.headers["Content-Encoding"], answer.sent) == ("gzip", packed)
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.body == (current / file_of(path)).read_bytes()


def test_a_folder_without_a_slash_leads_to_the_page(site: tuple[Reader, Path]) -> None:
    reader, _ = site
    answer = reader.get("tentang")
    assert answer.status in (301, 308)
    assert urlsplit(answer.headers["Location"]).path == "/tentang/"
    assert not urlsplit(answer.headers["Location"]).netloc, "behind a proxy the server does not know its own name"


def test_the_way_back_is_seen_at_once(site: tuple[Reader, Path], tmp_path: Path) -> None:
    """Last, since it publishes: the server follows `current` at every request."""
    reader, current = site
    before = reader.get("tentang/").body
    edit(copied(MINI, tmp_path / "situs") / "content/tentang.md", "Baca [", "Bacalah [")
    assert run_pohon("publish", current.parent, "-C", tmp_path / "situs").code == 0
    assert b"Bacalah" in reader.get("tentang/").body
    assert run_pohon("publish", current.parent, "--rollback").code == 0
    assert reader.get("tentang/").body == before
