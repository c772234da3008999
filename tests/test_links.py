"""Where links lead: from a page, and from all pages beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pohon.links import Links

HERE = "kota-x/dinas-y/sasaran/s1/"
LINKS = Links(
    {
        ("beranda", ""): "",
        ("dinas", ""): "kota-x/dinas-y/",
        ("sasaran", "s1"): HERE,
        ("sasaran", "s2"): "kota-x/dinas-y/sasaran/s2/",
        ("gambar-sasaran", "s1"): f"{HERE}gambar.png",
        ("indikator", "s1-ik1"): "kota-x/dinas-y/indikator/s1-ik1/",
        ("wilayah", "kota-z"): "kota-z/",
    },
    "../../../../",
    here=HERE,
)


@pytest.mark.parametrize(
    ("name", "key", "address"),
    [
        ("sasaran", "s1", "./"),
        ("gambar-sasaran", "s1", "gambar.png"),
        ("sasaran", "s2", "../s2/"),
        ("indikator", "s1-ik1", "../../indikator/s1-ik1/"),
        ("dinas", "", "../../"),
        ("wilayah", "kota-z", "../../../../kota-z/"),
        ("beranda", "", "../../../../"),
    ],
)
def test_the_way_leads_over_the_nearest_folder_that_holds_both(name: str, key: str, address: str) -> None:
    assert LINKS.to(name, key) == address


def test_pages_beside_each_other_share_their_links() -> None:
    beside = replace(LINKS, here="kota-x/dinas-y/sasaran/s2/")
    assert LINKS.beside("dinas") is beside.beside("dinas")
    assert LINKS.beside("dinas") is not replace(LINKS, here="kota-x/dinas-y/indikator/s1-ik1/").beside("dinas")
    assert LINKS.beside("dinas").to("dinas") == LINKS.to("dinas")


@pytest.mark.parametrize("name", ["sasaran", "gambar-sasaran"])
def test_what_lies_at_or_below_a_page_has_only_its_own_links(name: str) -> None:
    assert LINKS.beside(name, "s1") is LINKS


def test_a_page_without_a_place_shares_nothing() -> None:
    anywhere = replace(LINKS, here="", up="/situs/")
    assert anywhere.beside("dinas") is anywhere
    assert anywhere.to("dinas") == "/situs/kota-x/dinas-y/"


def test_links_of_other_sites_are_not_mixed_up() -> None:
    other = replace(LINKS, routes=dict(LINKS.routes))
    assert other.beside("dinas") is not LINKS.beside("dinas")
