from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborNode

from pohon.exports import DOWNLOADS
from pohon.format import file_size
from pohon.outputs import FILES
from tests.tools import Page, Site, flat, resolved

BEKASI = "kota-bekasi/dinas-koperasi-ukm/data/index.html"


def offers(page: Page) -> Iterator[tuple[LexborNode, str]]:
    """Every download that a page offers: its list item and the file."""
    for item in page.all(".unduhan li"):
        link = item.css_first("a")
        assert link is not None
        yield item, resolved(page.path, link.attributes["href"] or "")[0]


def test_every_download_says_its_format_and_size(site: Site) -> None:
    pages = [page for page in site.pages.values() if page.all(".unduhan")]
    assert len(pages) > 240
    for page in pages:
        for item, file in offers(page):
            said = item.css_first(".meta")
            assert said is not None
            form, _, size = flat(said.text()).rpartition(", ")
            assert form
            assert size == file_size(len(site.files[file])), (page.path, file)


def test_a_dinas_offers_all_its_downloads(site: Site) -> None:
    offered = [file for _, file in offers(site.pages[BEKASI])]
    names = {row.name: row.path.format(wilayah="kota-bekasi", dinas="dinas-koperasi-ukm", key="") for row in FILES}
    assert offered == [names[each.name] for each in DOWNLOADS if names[each.name] in site.files]


def test_a_dinas_without_partners_offers_no_list_of_them(site: Site) -> None:
    assert not any(file.endswith("lintas.csv") for _, file in offers(site.pages[BEKASI]))


def test_the_site_offers_what_is_made_of_all_trees(site: Site) -> None:
    page = site.pages["data/index.html"]
    assert {"data/pohon.sqlite", "data/skema/pohon-1.json"} <= {file for _, file in offers(page)}
    linked = {resolved(page.path, node.attributes["href"] or "")[0] for node in page.all("main .butir a")}
    assert linked == {path for path in site.pages if re.fullmatch(r"[^/]+/[^/]+/data/index\.html", path)}


def test_every_indikator_offers_its_figures(site: Site) -> None:
    for page in site.kind("indikator"):
        assert [file.rpartition(".")[2] for _, file in offers(page)] == ["xlsx", "csv", "json"], page.path


@pytest.mark.parametrize(
    ("amount", "said"),
    [(0, "0 byte"), (999, "999 byte"), (1000, "1 KB"), (1240, "1,2 KB"), (12_400, "12 KB"), (1_240_000, "1,2 MB")],
)
def test_sizes_are_said_as_phones_say_them(amount: int, said: str) -> None:
    assert file_size(amount) == said


def test_sizes_have_the_comma_of_the_language() -> None:
    assert file_size(1240, "en") == "1.2 KB"
