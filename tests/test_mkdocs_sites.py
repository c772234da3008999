"""The five trees inside sites of MkDocs and ProperDocs, in three themes: the same pages at the same addresses."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.mkdocs_host import SHELLS, TOOLS, Content, Host, build, content, index, is_mounted, jsonld
from tests.tools import Page, Site, edit, flat, is_outside, resolved

pytest_plugins = ["tests.mkdocs_fixtures"]

# --- the same site ---


def test_nothing_is_to_be_complained_about(host: Host) -> None:
    assert host.ran.code == 0, host.ran.err
    assert not re.findall(r"(?m)^(?:WARNING|ERROR).*", host.ran.err)


def test_advice_of_pohon_is_information(host: Host) -> None:
    assert re.search(r"INFO +-  pohon: .*P501", host.ran.err, re.DOTALL)


def test_every_page_stands_at_the_same_address(host: Host, own: Mapping[str, bytes]) -> None:
    ours = {path for path in own if path.endswith(".html")}
    assert ours - set(host.site.pages) == set()
    assert set(host.site.pages) - ours <= {"search.html"}


def test_every_page_says_the_same(host: Host, contents: Mapping[str, Content]) -> None:
    assert len(contents) > 800
    assert {path for path, told in contents.items() if content(host.site.pages[path]) != told} == set()


def test_every_download_is_the_same(host: Host, own: Mapping[str, bytes]) -> None:
    files = {path for path in own if not path.endswith((".html", ".css")) and is_mounted(path)}
    assert len(files) > 200
    assert {path for path in files if host.site.files.get(path) != own[path]} == set()


def test_no_source_of_a_tree_is_copied(host: Host) -> None:
    yaml = [path for path in host.site.files if path.endswith((".yml", ".txt"))]
    assert {path.split("/")[-2] for path in yaml} == {"data"}


# --- inside the host ---


def hosted_pages(host: Host) -> Iterator[Page]:
    """Our pages in the host's theme: all but the cards, which other sites frame."""
    yield from (page for path, page in host.site.pages.items() if is_mounted(path) and "/kartu/" not in path)


def test_every_page_has_the_shell_of_the_host(host: Host) -> None:
    ours = [page for page in hosted_pages(host) if page.all(".pohon-isi")]
    assert len(ours) > 500
    assert {page.path for page in ours if len(page.all(SHELLS[host.theme])) != 1} == set()
    assert {page.path for page in ours if len(page.all("h1")) != 1 or page.all("header.kepala")} == set()


def test_no_id_stands_twice_on_a_page(host: Host) -> None:
    assert {page.path for page in hosted_pages(host) if len(set(page.ids)) != len(page.ids)} == set()


def test_the_navigation_leads_to_every_dinas_and_not_further(host: Host) -> None:
    page = host.site.pages["tentang/index.html"]
    links = {resolved(page.path, target)[0] for target in page.targets if not is_outside(target)}
    dinas = {path for path in host.site.pages if path.count("/") == 2 and path.startswith(("ko", "ka", "wi"))}
    assert len(dinas) == 5
    assert dinas <= links
    assert not [path for path in links if "/sasaran/" in path or "/indikator/" in path]


def test_the_search_of_the_host_knows_every_sasaran_and_indikator(host: Host) -> None:
    known = {entry["location"] for entry in index(host.site)}
    pages = {
        path.removesuffix("index.html")
        for path in host.site.pages
        if re.search(r"(?<!banding)/(sasaran|indikator)/[^/]+/index", path)
    }
    assert len(pages) == 472
    assert pages <= known


def test_the_search_of_the_host_does_not_find_citations(host: Host) -> None:
    assert not [entry["location"] for entry in index(host.site) if "@misc" in entry["text"]]


def test_heads_hold_title_description_address_and_data(host: Host, own: Mapping[str, bytes]) -> None:
    path = "kota-bekasi/dinas-koperasi-ukm/index.html"
    page, ours = host.site.pages[path], Page(path, own[path].decode())
    assert flat(page.one("head > title").text()) == f"{ours.h1} - Pohon Kinerja"
    for selector, name in (("meta[name=description]", "content"), ("link[rel=canonical]", "href")):
        assert page.one(f"head > {selector}").attributes[name] == ours.one(f"head > {selector}").attributes[name]
    assert jsonld(page) == jsonld(ours)
    assert len(jsonld(page)) == 1


def test_sections_stand_in_the_table_of_contents(host: Host) -> None:
    page = host.site.pages["kota-bekasi/dinas-koperasi-ukm/index.html"]
    shell = [a for a in page.all("nav a, .bs-sidebar a") if not _within(a, "pohon")]
    told = {flat(a.text()) for a in shell if "#" in (a.attributes.get("href") or "")}
    assert {"Pohon kinerja", "Fakta", "Kutip halaman ini"} <= told


def _within(node: object, name: str) -> bool:
    while node is not None:
        if name in (node.attributes.get("class") or "").split():  # type: ignore[attr-defined]  # a node of selectolax
            return True
        node = node.parent  # type: ignore[attr-defined]  # as above
    return False


def test_every_link_leads_somewhere(host: Host) -> None:
    assert set(_dead(host.site)) == set()


def _dead(site: Site) -> Iterator[tuple[str, str]]:
    """(page, target) of each link that leads to no file, or to no place on its page."""
    for page in (page for path, page in site.pages.items() if path != "404.html"):
        for target in page.targets:
            if is_outside(target) or target.startswith(("javascript:", "mailto:")):
                continue
            path, fragment = resolved(page.path, target)
            if path not in site.files or (fragment and fragment not in site.pages[path].ids):
                yield page.path, target


# --- other sites ---


@pytest.fixture
def small(mini_folder: Path) -> Path:
    """The small site, with the search of MkDocs."""
    edit(mini_folder / "mkdocs.yml", "plugins:\n", "plugins:\n  - search\n")
    return mini_folder


def test_below_a_path_the_site_keeps_its_own_home(small: Path, environment: Mapping[str, str]) -> None:
    edit(small / "mkdocs.yml", "  - pohon:\n", "  - pohon:\n      jalur: kinerja\n")
    edit(small / "mkdocs.yml", "  - Tentang: tentang.md\n", "  - Beranda: index.md\n  - Tentang: tentang.md\n")
    (small / "content" / "index.md").write_text(
        "# Kota Contoh\n\n[Perikanan](/kinerja/kota-contoh/dinas-perikanan/#pohon) [semua](kinerja/index.md)\n"
    )
    ran = build(small, environment)
    assert ran.code == 0, ran.err
    site = Site(small / "site")
    home = site.pages["index.html"]
    assert home.h1 == "Kota Contoh"
    hrefs = [a.attributes["href"] for a in home.all("[role=main] a")]
    assert hrefs == ["kinerja/kota-contoh/dinas-perikanan/#pohon", "kinerja/"]
    assert site.pages["kinerja/index.html"].all(".pohon-isi.beranda")
    below = site.pages["kinerja/kota-contoh/dinas-perikanan/index.html"]
    assert "Pohon kinerja" in below.one(".navbar").text()
    assert below.one(".pohon .jejak li:first-child a").attributes["href"] == "../../"


def test_a_site_with_a_home_of_its_own_keeps_it(small: Path, environment: Mapping[str, str]) -> None:
    edit(small / "mkdocs.yml", "  - Tentang: tentang.md\n", "  - Beranda: index.md\n  - Tentang: tentang.md\n")
    (small / "content" / "index.md").write_text("# Kota Contoh\n\n[Perikanan](/kota-contoh/dinas-perikanan/)\n")
    ran = build(small, environment)
    assert ran.code == 0, ran.err
    site = Site(small / "site")
    assert site.pages["index.html"].h1 == "Kota Contoh"
    assert 'href="kota-contoh/dinas-perikanan/"' in site.pages["index.html"].html


def test_a_site_with_docs_beside_the_trees(small: Path, environment: Mapping[str, str]) -> None:
    """The default folder of MkDocs is `docs`, that of Pohon `content`: they need not be told of each other."""
    (small / "docs").mkdir()
    (small / "docs" / "index.md").write_text("# Kota Contoh\n")
    text = (small / "mkdocs.yml").read_text("utf-8").replace("nav:\n  - Tentang: tentang.md\n", "")
    (small / "mkdocs.yml").write_text(text.replace("docs_dir: content\n", ""), "utf-8")
    ran = build(small, environment)
    assert ran.code == 0, ran.err
    site = Site(small / "site")
    assert site.pages["index.html"].h1 == "Kota Contoh"
    assert "kota-contoh/dinas-perikanan/index.html" in site.pages
    assert "tentang/index.html" not in site.pages


def test_a_navigation_that_names_our_pages_is_left_alone(small: Path, environment: Mapping[str, str]) -> None:
    named = "  - Tentang: tentang.md\n  - Perikanan: kota-contoh/dinas-perikanan/index.md\n"
    edit(small / "mkdocs.yml", "  - Tentang: tentang.md\n", named)
    ran = build(small, environment)
    assert ran.code == 0, ran.err
    menu = flat(Site(small / "site").pages["tentang/index.html"].one(".navbar").text(separator=" "))
    assert "Perikanan" in menu
    assert "Pohon kinerja" not in menu


def test_pages_in_a_second_language_are_there_too(small: Path, environment: Mapping[str, str]) -> None:
    edit(small / "mkdocs.yml", "  - pohon:\n", "  - pohon:\n      bahasa: [id, en]\n")
    ran = build(small, environment)
    assert ran.code == 0, ran.err
    page = Site(small / "site").pages["en/kota-contoh/dinas-perikanan/index.html"]
    assert page.one(".pohon").attributes["lang"] == "en"
    assert page.one(".pohon .jejak .bahasa a").attributes["href"] == "../../../kota-contoh/dinas-perikanan/"


def test_errors_stop_the_build_and_the_old_site_stays(small: Path, environment: Mapping[str, str]) -> None:
    assert build(small, environment).code == 0
    before = Site(small / "site").files
    file = small / "content" / "kota-contoh" / "dinas-perikanan.yml"
    file.write_text(file.read_text("utf-8").replace("jenis: tujuan", "jenis: tujan", 1), "utf-8")
    ran = build(small, environment)
    assert ran.code != 0
    assert re.search(r"content/kota-contoh/dinas-perikanan\.yml:\d+:\d+: galat P\d+", ran.err)
    assert "Traceback" not in ran.err
    assert Site(small / "site").files == before


def test_a_broken_machine_stops_the_build(small: Path, environment: Mapping[str, str]) -> None:
    edit(small / "mkdocs.yml", "  - pohon:\n", "  - pohon:\n      tema: rimba\n")
    ran = build(small, environment)
    assert ran.code != 0
    assert 'Tema "rimba" tidak ditemukan.' in ran.err
    assert "Traceback" not in ran.err


# --- serve ---


@pytest.mark.parametrize("tool", TOOLS)
def test_what_is_saved_is_served(small: Path, environment: Mapping[str, str], tool: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    command = (sys.executable, "-m", tool, "serve", "-f", "mkdocs.yml", "-a", place)
    file = small / "content" / "kota-contoh" / "dinas-perikanan.yml"
    page = f"http://{place}/pohon/kota-contoh/dinas-perikanan/"
    with (small / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=small, env={**os.environ, **environment}, stdout=log, stderr=log)
        try:
            wait_for(page, "Dinas Perikanan", small / "log")
            file.write_text(file.read_text("utf-8").replace("nama: Dinas Perikanan", "nama: Dinas Kelautan"), "utf-8")
            wait_for(page, "Dinas Kelautan", small / "log")
        finally:
            server.terminate()
            server.wait(30)


def wait_for(address: str, text: str, log: Path) -> None:
    """Ask for a page until it says this."""
    for _ in range(300):
        try:
            with urlopen(address, timeout=10) as answer:
                if text in answer.read().decode():
                    return
        except URLError:
            pass
        time.sleep(0.1)
    pytest.fail(f"{address} never said {text!r}:\n{log.read_text()[-2000:]}")
