"""An indikator on other sites: its card and the oEmbed answer that shows it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from pohon.build.plan import tree_routes
from pohon.exports import feeds
from pohon.exports.feeds.oembed import HEIGHT, WIDTH
from pohon.links import Links
from pohon.theme import Theme
from pohon.understood import Understood
from pohon.views.kartu import KartuView, kartu
from pohon.views.shell import Frame, shell
from tests.tools import basic_theme

ADDRESS = "https://contoh.example/pohon/"
MOST = 10 * 1024


def links_of(u: Understood, key: str) -> Links:
    """The links of a card."""
    own = f"{u.tree.wilayah}/{u.tree.dinas}/indikator/{key}/kartu/"
    return Links({("kartu", key): own, **tree_routes(u)}, "../../../../../", here=own, site_url=ADDRESS)


@pytest.fixture(scope="module")
def theme() -> Theme:
    return basic_theme()


def card(u: Understood, key: str, theme: Theme) -> bytes:
    """The card as a file."""
    links, settings = links_of(u, key), u.facts.settings
    view = kartu(u, key, links)
    at = shell(view.head, links, links.route("kartu", key), Frame(settings, u.facts.pages, theme.assets))
    return theme.render("kartu", view, at)


@pytest.fixture(scope="module")
def ntn(perikanan: Understood, theme: Theme) -> LexborHTMLParser:
    """The card of the first indikator of the small site."""
    return LexborHTMLParser(card(perikanan, "ntn", theme).decode())


def view_of(u: Understood, key: str) -> KartuView:
    return kartu(u, key, links_of(u, key))


# --- the card ---


def test_a_card_tells_dinas_indikator_sasaran_and_target(perikanan: Understood) -> None:
    view = view_of(perikanan, "ntn")
    assert (view.dinas, view.indikator.teks) == ("Dinas Perikanan Kota Contoh", "Nilai tukar nelayan")
    assert view.mengukur == "Nelayan hidup sejahtera"
    assert (view.target, view.tahun_target, view.satuan) == ("101", "2024", "Indeks")


def test_a_card_without_a_target_says_so(perikanan: Understood, theme: Theme) -> None:
    text = LexborHTMLParser(card(perikanan, "keluhan", theme).decode()).css_first("dd")
    assert text is not None
    assert text.text(strip=True) == "belum diisi"


def test_a_long_name_is_cut_so_that_the_card_stays_small(trees: Mapping[str, Understood]) -> None:
    views = [view_of(u, key) for u in trees.values() for key in u.indikator]
    assert max(len(view.indikator.teks) for view in views) <= 130
    assert max(len(view.mengukur) for view in views) <= 100


def test_every_link_of_a_card_leaves_the_frame(ntn: LexborHTMLParser) -> None:
    assert len(ntn.css("a")) == 3
    assert {(a.attributes["target"], a.attributes["rel"]) for a in ntn.css("a")} == {("_top", "noopener")}
    assert ntn.css("a")[0].attributes["href"] == "../"


def test_a_card_stands_in_no_index_and_names_the_full_page(ntn: LexborHTMLParser) -> None:
    (robots,) = ntn.css('meta[name="robots"]')
    (canonical,) = ntn.css('link[rel="canonical"]')
    assert robots.attributes["content"] == "noindex"
    assert canonical.attributes["href"] == f"{ADDRESS}kota-contoh/dinas-perikanan/indikator/ntn/"


def test_a_card_names_no_full_page_where_the_site_has_no_address(perikanan: Understood) -> None:
    settings = perikanan.facts.settings.model_copy(update={"site_url": None})
    bare = replace(perikanan, facts=replace(perikanan.facts, settings=settings))
    assert view_of(bare, "ntn").alamat == ""


def test_a_card_has_a_strict_policy_and_no_header(ntn: LexborHTMLParser) -> None:
    (policy,) = ntn.css('meta[http-equiv="Content-Security-Policy"]')
    assert (policy.attributes["content"] or "").startswith("default-src 'none'; style-src 'self'")
    assert ntn.css("header, footer, nav, script, style, [style]") == []


def test_a_card_with_its_style_is_small(trees: Mapping[str, Understood], theme: Theme) -> None:
    style = len(theme.files[theme.assets["kartu.css"]])
    sizes = [len(card(u, key, theme)) for u in trees.values() for key in tuple(u.indikator)]
    assert max(sizes) + style <= MOST


def test_the_card_has_the_colours_of_the_other_pages(theme: Theme) -> None:
    """The style of a card repeats tokens of `pohon.css`, since loading that would cost more than the card."""
    tokens = re.compile(r"(--[\w-]+):(#[0-9a-f]+)")
    whole, small = (theme.files[theme.assets[name]].decode() for name in ("pohon.css", "kartu.css"))
    assert len(tokens.findall(small)) > 20
    assert set(tokens.findall(small)) - set(tokens.findall(whole)) == set()


# --- oEmbed ---


def answer(u: Understood, key: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(feeds.oembed(u, key, links_of(u, key)))
    return found


def test_the_answer_is_a_rich_one_of_oembed(perikanan: Understood) -> None:
    found = answer(perikanan, "ntn")
    assert (found["version"], found["type"], found["title"]) == ("1.0", "rich", "Nilai tukar nelayan")
    assert (found["width"], found["height"]) == (WIDTH, HEIGHT)
    assert (found["provider_name"], found["provider_url"]) == ("Pohon Contoh", ADDRESS)
    assert (found["author_name"], found["author_url"]) == (
        "Dinas Perikanan",
        f"{ADDRESS}kota-contoh/dinas-perikanan/",
    )


def test_the_answer_shows_the_card_in_a_frame(perikanan: Understood) -> None:
    (frame,) = LexborHTMLParser(answer(perikanan, "ntn")["html"]).css("iframe")
    assert frame.attributes["src"] == f"{ADDRESS}kota-contoh/dinas-perikanan/indikator/ntn/kartu/"
    assert frame.attributes["title"] == "Nilai tukar nelayan"
    assert (frame.attributes["width"], frame.attributes["height"]) == (str(WIDTH), str(HEIGHT))


def test_no_name_can_end_the_frame(perikanan: Understood) -> None:
    s, ik = perikanan.indikator["ntn"]
    odd = ik.model_copy(update={"nama": '"><script>alert(1)</script>'})
    sasaran = {**perikanan.sasaran, s.id: s.model_copy(update={"indikator": (odd,)})}
    found = LexborHTMLParser(answer(replace(perikanan, sasaran=sasaran), "ntn")["html"])
    assert found.css("script") == []
    assert found.css("iframe")[0].attributes["title"] == '"><script>alert(1)</script>'
