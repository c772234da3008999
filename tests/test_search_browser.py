"""Finding in a browser: the search page, the search box of every page, and both without script."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import DESK, PHONE, Visit, visit
from tests.fakta import BEKASI, FAKTA, MAKASSAR, Fakta
from tests.tools import Site

pytest_plugins = ["tests.browser_fixtures"]

FIRST = 3
RESULTS = "#hasil li"
SUGGESTIONS = "[role=option]"


@pytest.fixture
def window(browser: Browser, address: str) -> Iterator[Visit]:
    opened = visit(browser, address, DESK)
    yield opened
    opened.page.context.close()


def asked(window: Visit, query: str) -> Page:
    """The search page with its answer to a query string."""
    page = window.open(f"cari/{query}")
    expect(page.locator("#keadaan")).not_to_contain_text("Memuat")
    return page


def addresses(page: Page, window: Visit) -> list[str]:
    links = page.locator(f"{RESULTS} a").evaluate_all("links => links.map(link => link.href)")
    return [link.removeprefix(window.address) for link in links]


# --- the search page ---


@pytest.mark.parametrize("fakta", FAKTA, ids=lambda fakta: fakta.pertanyaan)
def test_a_question_in_the_address_is_answered(fakta: Fakta, window: Visit) -> None:
    question, pages = fakta.pertanyaan, fakta.halaman
    page = asked(window, f"?q={quote_plus(question)}")
    expect(page.locator(RESULTS).first).to_be_visible()
    assert set(addresses(page, window)[:FIRST]) & set(pages)
    assert window.said == []


def test_results_show_level_dinas_and_the_matching_words(window: Visit) -> None:
    first = asked(window, "?q=koperasi+sehat+makassar").locator(RESULTS).first
    expect(first).to_contain_text("Indikator")
    expect(first).to_contain_text("Kota Makassar")
    assert [word.lower() for word in first.locator("a mark").all_inner_texts()] == ["koperasi", "sehat"]


def test_the_number_of_results_is_announced(window: Visit) -> None:
    state = asked(window, "?q=koperasi").locator("[role=status]")
    expect(state).to_contain_text("hasil untuk")


def test_typing_answers_and_keeps_the_address_up_to_date(window: Visit) -> None:
    page = asked(window, "")
    page.locator("#q").press_sequentially("bendahara")
    expect(page.locator(RESULTS).first).to_contain_text("Bendahara")
    page.wait_for_url("**/cari/?q=bendahara")


def test_a_filter_narrows_and_going_back_widens(window: Visit) -> None:
    page = asked(window, "?q=koperasi")
    before = page.locator("#keadaan").inner_text()
    page.locator("[name=wilayah]").select_option("kota-makassar/")
    page.wait_for_url("**wilayah=kota-makassar**")
    expect(page.locator("#keadaan")).not_to_have_text(before)
    assert {found.split("/")[0] for found in addresses(page, window)} == {"kota-makassar"}
    page.go_back()
    expect(page.locator("#keadaan")).to_have_text(before)


def test_filters_can_be_cleared(window: Visit) -> None:
    page = asked(window, f"?q=koperasi&jenis=sasaran_program&dinas={quote_plus(MAKASSAR)}")
    expect(page.locator("[name=jenis]")).to_have_value("sasaran_program")
    page.get_by_role("button", name="Hapus saringan").click()
    page.wait_for_url("**/cari/?q=koperasi")
    expect(page.locator("[name=dinas]")).to_have_value("")


def test_a_region_narrows_the_choice_of_dinas(window: Visit) -> None:
    page = asked(window, "?wilayah=kota-bekasi/")
    values = page.locator("[name=dinas] option").evaluate_all("options => options.map(option => option.value)")
    assert values == ["", BEKASI]


def test_more_results_are_shown_on_demand(window: Visit) -> None:
    page = asked(window, "?q=koperasi")
    before = page.locator(RESULTS).count()
    page.get_by_role("button", name="Tampilkan lebih banyak").click()
    expect(page.locator(RESULTS)).not_to_have_count(before)
    assert page.evaluate("document.activeElement.closest('li') !== null")


def test_nothing_found_says_so_and_what_to_try(window: Visit) -> None:
    page = asked(window, "?q=zzqqxx")
    expect(page.locator("#keadaan")).to_have_text("Tidak ada hasil untuk \u201czzqqxx\u201d.")
    expect(page.locator("[aria-labelledby=saran-judul] a")).to_have_text("Indeks A\u2013Z")


def test_what_is_typed_is_never_taken_for_markup(window: Visit) -> None:
    page = asked(window, f"?q={quote_plus('koperasi <img src=x>')}")
    expect(page.locator("#keadaan")).to_contain_text("<img src=x>")
    assert page.locator("main img").count() == 0


# --- the search box of every page ---


def test_the_index_is_loaded_only_when_somebody_searches(window: Visit) -> None:
    page = window.open(BEKASI)
    assert [url for url in window.asked if "/cari/" in url or "mesin" in url] == []
    page.locator("#cari-q").focus()
    page.wait_for_event("requestfinished", lambda request: request.url.endswith("indeks.json"))


def test_the_box_suggests_and_the_keyboard_chooses(window: Visit) -> None:
    page = window.open(BEKASI)
    box = page.locator("#cari-q")
    box.press_sequentially("bendahara")
    expect(page.locator(SUGGESTIONS).first).to_contain_text("Bendahara")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(page.locator("[aria-selected=true]")).to_have_id(box.get_attribute("aria-activedescendant") or "")
    box.press("Enter")
    page.wait_for_url(f"**/{BEKASI}jabatan/bendahara/")


def test_escape_closes_the_suggestions(window: Visit) -> None:
    page = window.open("")
    box = page.locator("#cari-q")
    box.press_sequentially("koperasi")
    expect(page.locator(SUGGESTIONS).first).to_be_visible()
    box.press("Escape")
    expect(page.locator(SUGGESTIONS).first).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")


def test_enter_without_a_choice_leads_to_the_search_page(window: Visit) -> None:
    page = window.open("")
    page.locator("#cari-q").fill("pkl")
    page.locator("#cari-q").press("Enter")
    page.wait_for_url("**/cari/?q=pkl")
    expect(page.locator(RESULTS).first).to_contain_text("PKL")


# --- without script ---


def test_without_script_the_search_page_leads_to_the_index(browser: Browser, address: str) -> None:
    window = visit(browser, address, PHONE, java_script_enabled=False)
    page = window.open("cari/")
    expect(page.locator("#tanpa-skrip")).to_be_visible()
    expect(page.locator(".saring")).to_be_hidden()
    page.locator("#tanpa-skrip a").click()
    page.locator(".huruf a", has_text="K").click()
    expect(page.locator(".indeks a").first).to_be_visible()
    window.page.context.close()


def test_from_the_disk_the_search_page_says_what_to_do(browser: Browser, site: Site) -> None:
    page = browser.new_page()
    page.goto((site.folder / "cari" / "index.html").as_uri())
    expect(page.locator("#tanpa-skrip a")).to_have_attribute("href", "../indeks/")
    page.context.close()


def test_from_the_disk_the_search_box_says_that_it_cannot(browser: Browser, site: Site) -> None:
    page = browser.new_page()
    page.goto((site.folder / "tentang" / "index.html").as_uri())
    page.locator("#cari-q").press_sequentially("pkl")
    expect(page.locator("form [role=status]")).to_have_text("Saran tidak dapat dimuat.")
    page.context.close()
