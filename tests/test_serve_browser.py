"""`pohon serve` in a browser: a page loads again only when its bytes change; problems are shown over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import DESK, Visit, visit
from tests.serving import Served, served
from tests.test_serve import P1, PERDAGANGAN, PERIKANAN, SPOILT
from tests.tools import edit

pytest_plugins = ["tests.browser_fixtures"]

LONG_AGO = "window.lama = true"
IS_SAME = "window.lama === true"
WARNED = ("Nelayan hidup sejahtera", "Nelayan hidup makmur")
TOLD = 30


@pytest.fixture
def place(mini_folder: Path) -> Iterator[Served]:
    """The small site, served; it has no problems at first."""
    with served(mini_folder) as place:
        yield place


@pytest.fixture
def window(browser: Browser, place: Served) -> Iterator[Visit]:
    """A window with the only sasaran of Dinas Perdagangan."""
    opened = visit(browser, place.host, DESK)
    open_page(opened, P1)
    yield opened
    opened.page.context.close()


def open_page(window: Visit, route: str) -> Page:
    """Open a page and have it listen; a page that is loaded again forgets the mark."""
    with window.page.expect_request(lambda request: "/_pohon/kabar" in request.url):
        window.open(route)
    window.page.evaluate(LONG_AGO)
    return window.page


def save(place: Served, file: str, old: str, new: str) -> None:
    """Save a file and wait until the server has told everybody."""
    edit(place.folder / file, old, new)
    place.told.get(timeout=TOLD)


def test_the_page_shows_what_was_saved(window: Visit, place: Served) -> None:
    save(place, PERDAGANGAN, "Los ikan tertata", "Los ikan bersih")
    expect(window.page.locator("h1")).to_contain_text("Los ikan bersih")
    assert not window.page.evaluate(IS_SAME)
    assert window.said == []


def test_a_save_in_another_dinas_does_not_load_the_page(window: Visit, place: Served) -> None:
    save(place, PERIKANAN, "cukup untuk hidup layak", "cukup untuk hidup makmur")
    save(place, PERDAGANGAN, "sasaran:\n", "# catatan penulis\nsasaran:\n")
    window.page.wait_for_timeout(300)
    assert window.page.evaluate(IS_SAME)


def test_the_place_on_the_page_is_kept(window: Visit, place: Served) -> None:
    page = open_page(window, "/pohon/kota-contoh/dinas-perikanan/")
    page.evaluate("scrollTo(0, 400)")
    assert page.evaluate("scrollY") == 400
    save(place, PERIKANAN, "singkatan: DISKAN", "singkatan: DISPER")
    page.wait_for_function(f"!({IS_SAME})")
    page.wait_for_function("scrollY === 400")


def test_an_error_is_shown_over_the_page_and_goes_when_it_is_mended(window: Visit, place: Served) -> None:
    dialog = window.page.get_by_role("alertdialog")
    expect(dialog).to_have_count(0)
    save(place, PERDAGANGAN, *SPOILT)
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("heading")).to_have_text("1 galat")
    expect(dialog).to_contain_text(f"{PERDAGANGAN}:11:")
    expect(dialog).to_contain_text('Mungkin maksud Anda "sasaran_program"?')
    expect(window.page.locator("h1")).to_contain_text("Los ikan tertata")
    save(place, PERDAGANGAN, *reversed(SPOILT))
    expect(dialog).to_have_count(0)
    assert window.page.evaluate(IS_SAME)
    assert window.said == []


def test_a_mended_page_with_other_words_is_loaded(window: Visit, place: Served) -> None:
    save(place, PERDAGANGAN, *SPOILT)
    expect(window.page.get_by_role("alertdialog")).to_be_visible()
    text = (place.folder / PERDAGANGAN).read_text("utf-8")
    (place.folder / PERDAGANGAN).write_text(text.replace(SPOILT[1], SPOILT[0]).replace("tertata", "bersih"), "utf-8")
    expect(window.page.locator("h1")).to_contain_text("Los ikan bersih")
    expect(window.page.get_by_role("alertdialog")).to_have_count(0)


@pytest.mark.parametrize("way", ["Escape", "Tutup"])
def test_the_list_is_closed_and_opened_again(window: Visit, place: Served, way: str) -> None:
    page = window.page
    save(place, PERDAGANGAN, *SPOILT)
    dialog, close = page.get_by_role("alertdialog"), page.get_by_role("button", name="Tutup")
    expect(close).to_be_focused()
    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        close.click()
    expect(dialog).to_have_count(0)
    page.get_by_role("button", name="1 galat").click()
    expect(dialog).to_be_visible()


def test_warnings_are_counted_in_the_corner_and_listed_on_demand(window: Visit, place: Served) -> None:
    page = window.page
    save(place, PERIKANAN, *WARNED)
    count = page.get_by_role("status").get_by_role("button")
    expect(count).to_have_text("1 peringatan")
    expect(page.get_by_role("dialog")).to_have_count(0)
    count.click()
    expect(page.get_by_role("dialog")).to_contain_text("peringatan P503")
    assert page.evaluate(IS_SAME)
    save(place, PERIKANAN, *reversed(WARNED))
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(count).to_have_count(0)


def test_a_page_that_is_opened_later_shows_the_error_as_well(window: Visit, place: Served) -> None:
    save(place, PERDAGANGAN, *SPOILT)
    page = open_page(window, "/pohon/")
    expect(page.get_by_role("alertdialog")).to_contain_text("1 galat")


def test_words_of_a_file_are_never_markup(window: Visit, place: Served) -> None:
    save(place, PERDAGANGAN, "jenis: sasaran_program", "jenis: <img src=x onerror=alert(1)>")
    dialog = window.page.get_by_role("alertdialog")
    expect(dialog).to_contain_text("<img src=x")
    expect(dialog.locator("img")).to_have_count(0)


def test_a_site_that_starts_with_errors_appears_when_they_are_mended(browser: Browser, mini_folder: Path) -> None:
    edit(mini_folder / PERDAGANGAN, *SPOILT)
    with served(mini_folder) as place:
        window = visit(browser, place.host, DESK)
        page = open_page(window, P1)
        expect(page.get_by_role("heading", level=1)).to_have_text("Halaman belum dapat ditampilkan")
        expect(page.get_by_role("alertdialog")).to_contain_text(PERDAGANGAN)
        edit(place.folder / PERDAGANGAN, *reversed(SPOILT))
        expect(page.locator("h1")).to_contain_text("Los ikan tertata")
        page.context.close()


def test_a_card_for_other_sites_is_loaded_too(window: Visit, place: Served) -> None:
    page = open_page(window, "/pohon/kota-contoh/dinas-perikanan/indikator/ntn/kartu/")
    save(place, PERIKANAN, 'target: "101"', 'target: "102"')
    expect(page.get_by_text("102")).to_be_visible()
    assert window.said == []


def test_the_list_does_not_print(window: Visit, place: Served) -> None:
    save(place, PERDAGANGAN, *SPOILT)
    dialog = window.page.get_by_role("alertdialog")
    expect(dialog).to_be_visible()
    window.page.emulate_media(media="print")
    expect(dialog).to_have_count(0)
