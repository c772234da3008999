"""The index A-Z: every name once, for readers without script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pytest

from pohon.understood import Understood
from pohon.views.indeks import MOST, _key, _letter, _place, _split
from tests.tools import Page, Site, resolved

LIMIT = 40_000


@pytest.fixture(scope="module")
def pages(site: Site) -> Mapping[str, Page]:
    return {path: page for path, page in site.pages.items() if path.startswith("indeks/")}


def linked(pages: Mapping[str, Page]) -> list[str]:
    return [
        resolved(page.path, node.attributes["href"] or "")[0]
        for page in pages.values()
        for node in page.all(".indeks a")
    ]


def test_everything_with_a_name_stands_in_the_index_once(
    pages: Mapping[str, Page], trees: Mapping[str, Understood]
) -> None:
    wanted = sum(1 + len(u.sasaran) + len(u.indikator) + len(u.jabatan) for u in trees.values())
    found = Counter(linked(pages))
    assert (len(found), set(found.values())) == (wanted, {1})


def test_every_name_leads_to_its_page(pages: Mapping[str, Page], site: Site) -> None:
    assert [path for path in linked(pages) if path not in site.pages] == []


def test_no_page_of_the_index_is_heavy(pages: Mapping[str, Page], site: Site) -> None:
    assert {path: len(site.files[path]) for path in pages if len(site.files[path]) > LIMIT} == {}


def test_names_stand_in_the_order_of_the_alphabet(pages: Mapping[str, Page]) -> None:
    names = [_place(node.text()) for node in pages["indeks/k/index.html"].all(".indeks li > a")]
    assert names == sorted(names)


def test_a_letter_with_many_names_has_several_pages(pages: Mapping[str, Page]) -> None:
    first, second = pages["indeks/j/index.html"], pages["indeks/j-2/index.html"]
    assert len(first.all(".indeks li")) == MOST
    assert resolved(first.path, first.one("a[rel=next]").attributes["href"] or "")[0] == second.path
    assert resolved(second.path, second.one("a[rel=prev]").attributes["href"] or "")[0] == first.path


@pytest.mark.parametrize(
    ("letter", "page", "key"), [("a", 1, "a/"), ("j", 2, "j-2/"), ("0-9", 1, "0-9/"), ("0-9", 3, "0-9-3/")]
)
def test_keys_tell_letter_and_page(letter: str, page: int, key: str) -> None:
    assert _key(letter, page) == key
    assert _split(key) == (letter, page)


def test_quotation_marks_do_not_count_and_digits_stand_together() -> None:
    assert (_letter(_place("\u201cKoperasi\u201d")), _letter("5 Tahap"), _letter("\u00e9")) == ("k", "0-9", "0-9")
