"""A site of many wilayah in the browser: from the portal to a sasaran and back, by name and by question."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from pohon.site import TOGETHER
from tests.browser import DESK, PHONE, SIZES, SMALL, Scheme, Visit, visit
from tests.host import hosted
from tests.test_browser_axe import axe, faults
from tests.tools import MINI, copied, edit, run_pohon

__all__ = ["axe"]
pytest_plugins = ["tests.browser_fixtures"]

OWN = "kota-contoh"
PORTAL = ("", "cari/", "cari/?q=ikan", "indeks/", "lintas/", "kelengkapan/", "data/", "versi/", "404.html")
LISTS = tuple(
    f"{OWN}/{page}" for page in ("", "cari/", "indeks/", "indeks/i/", "lintas/", "kelengkapan/", "data/", "versi/")
)
TREE = tuple(f"{OWN}/dinas-perikanan/{page}" for page in ("", "sasaran/s1/"))
ROWS = "#wilayah-semua li:visible"
NAMES = (
    "Kabupaten Aren", "Kabupaten Bakau", "Kabupaten Cendana", "Kabupaten Duku", "Kabupaten Enau", "Kabupaten Gaharu",
    "Kabupaten Jati Kepulauan Seberang Selatan", "Kota Aren", "Kota Kenari", "Kota Lontar", "Kota Meranti",
    "Kota Nipah", "Kota Ramin",
)  # fmt: skip
EACH = -(-TOGETHER // len(NAMES))


def with_sisters(folder: Path) -> Path:
    """The small site with so many wilayah more that it has a portal, under a name that is long on a phone."""
    edit(folder / "mkdocs.yml", "https://contoh.example/pohon/", "https://contoh.example/")  # where the host has it
    edit(folder / "mkdocs.yml", "Pohon Contoh", "Pohon Kinerja Seluruh Kabupaten dan Kota")
    model = (folder / "content" / OWN / "dinas-perdagangan.yml").read_text("utf-8")
    source = (folder / "content" / OWN / "perdagangan.txt").read_bytes()
    for name in NAMES:
        wilayah = folder / "content" / name.lower().replace(" ", "-")
        wilayah.mkdir()
        (wilayah / "perdagangan.txt").write_bytes(source)
        for n in range(EACH):
            told = model.replace("Kota Contoh", name).replace("Dinas Perdagangan", f"Dinas Perdagangan {n}")
            (wilayah / f"dinas-{n}.yml").write_text(told, "utf-8")
    return folder


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of many wilayah on the loopback."""
    folder = with_sisters(copied(MINI, tmp_path_factory.mktemp("negeri")))
    ran = run_pohon("build", "--no-memo", cwd=folder)
    assert ran.code == 0, ran.err
    with hosted(folder / "site") as address:
        yield address


def quiet(browser: Browser, address: str, size: ViewportSize) -> Iterator[Visit]:
    """A window in which nothing may be said on the console."""
    window = visit(browser, address, size)
    yield window
    assert window.said == []
    window.page.context.close()


@pytest.fixture
def desk(browser: Browser, nation: str) -> Iterator[Visit]:
    """A window at a desk."""
    yield from quiet(browser, nation, DESK)


@pytest.fixture
def phone(browser: Browser, nation: str) -> Iterator[Visit]:
    """A window on a phone."""
    yield from quiet(browser, nation, PHONE)


def at(page: Page, path: str) -> None:
    """The page now shown stands at this address of the site."""
    page.wait_for_url(lambda url: url.split("/", 3)[3] == path)


# --- how the pages look ---


@pytest.mark.parametrize("width", [PHONE["width"], DESK["width"]])
def test_pages_are_quiet_and_no_wider_than_the_window(browser: Browser, nation: str, width: int) -> None:
    window = visit(browser, nation, SIZES[width])
    for path in (*PORTAL, *LISTS, *TREE):
        window.page.set_viewport_size(SIZES[width])
        seen = window.seen(path, (width, SMALL["width"]))
        assert (seen.said, seen.asked, seen.broken) == ((), frozenset(), ()), path
        assert not any(seen.wide.values()), (path, seen.wide)
    window.page.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(PHONE["width"], "light"), (DESK["width"], "dark")])
def test_axe_finds_nothing_on_the_portal_and_in_a_wilayah(
    browser: Browser, nation: str, axe: str, width: int, scheme: Scheme
) -> None:
    window = visit(browser, nation, SIZES[width], scheme)
    for path in ("", "cari/?q=aren", "data/", f"{OWN}/", f"{OWN}/cari/?q=ikan"):
        found = faults(window.open(path), axe)
        assert found == [], "\n".join([path, *found])
    window.page.context.close()


# --- from the portal to a sasaran and back ---


def test_a_reader_goes_from_the_portal_to_a_sasaran_and_back(phone: Visit) -> None:
    page = phone.open("")
    page.get_by_role("link", name="Kota Contoh", exact=True).click()
    at(page, "kota-contoh/")
    page.get_by_role("link", name="Dinas Perikanan", exact=True).click()
    at(page, "kota-contoh/dinas-perikanan/")
    page.locator("main .cabang a").first.click()
    page.wait_for_url("**/kota-contoh/dinas-perikanan/sasaran/*/")
    trail = page.locator(".jejak")
    trail.get_by_role("link", name="Kota Contoh").click()
    at(page, "kota-contoh/")
    trail.get_by_role("link", name="Beranda").click()
    at(page, "")


def test_a_wilayah_leads_to_its_own_lists(desk: Visit) -> None:
    page = desk.open(f"{OWN}/")
    for name, folder in (("Cari", "cari"), ("Indeks A\u2013Z", "indeks"), ("Mitra lintas", "lintas"), ("Data", "data")):
        link = page.locator(".pembuka").get_by_role("link", name=name, exact=True)
        assert link.evaluate("a => new URL(a.href).pathname") == f"/{OWN}/{folder}/"


@pytest.mark.parametrize("path", [f"{OWN}/indeks/", f"{OWN}/indeks/i/", f"{OWN}/lintas/", f"{OWN}/data/"])
def test_a_list_says_of_which_wilayah_it_is(desk: Visit, path: str) -> None:
    expect(desk.open(path).locator("h1")).to_contain_text(": Kota Contoh")


# --- by name ---


def test_a_name_narrows_the_list(desk: Visit) -> None:
    page = desk.open("")
    expect(page.locator(ROWS)).to_have_count(len(NAMES) + 1)
    page.get_by_label("Nama wilayah").fill("aren")
    expect(page.locator(ROWS)).to_contain_text(["Kabupaten Aren", "Kota Aren"])
    expect(page.locator(".saring [role=status]")).to_have_text("2 wilayah")
    page.get_by_label("Nama wilayah").fill("kab are")
    expect(page.locator(ROWS)).to_contain_text(["Kabupaten Aren"])


def test_the_enter_key_opens_the_only_wilayah_of_a_name(desk: Visit) -> None:
    page = desk.open("data/")
    page.get_by_label("Nama wilayah").fill("contoh")
    page.get_by_label("Nama wilayah").press("Enter")
    at(page, "kota-contoh/data/")


def test_a_name_that_no_wilayah_has_is_told(desk: Visit) -> None:
    page = desk.open("")
    page.get_by_label("Nama wilayah").fill("atlantis")
    expect(page.locator(ROWS)).to_have_count(0)
    expect(page.locator(".saring [role=status]")).to_have_text("Tidak ada wilayah dengan nama itu.")


def test_without_script_all_wilayah_are_there_and_nothing_that_would_not_work(browser: Browser, nation: str) -> None:
    window = visit(browser, nation, DESK, java_script_enabled=False)
    page = window.open("")
    assert page.locator(ROWS).count() == len(NAMES) + 1
    assert not page.get_by_label("Nama wilayah").is_visible()
    window.page.context.close()


# --- by question ---


def test_a_question_goes_on_to_the_wilayah_that_is_chosen(phone: Visit) -> None:
    page = phone.open("")
    page.locator(".cari-muka input").fill("nelayan")
    page.locator(".cari-muka button").click()
    at(page, "cari/?q=nelayan")
    expect(page.locator("main input[name=q]")).to_have_value("nelayan")
    page.get_by_role("link", name="Kota Contoh").click()
    at(page, "kota-contoh/cari/?q=nelayan")
    page.locator("#hasil li", has=page.locator(".lencana", has_text="Sasaran")).first.get_by_role("link").click()
    page.wait_for_url("**/kota-contoh/dinas-perikanan/sasaran/*/")
    expect(page.locator("h1")).to_contain_text("elayan")


def test_a_question_goes_on_to_another_wilayah(desk: Visit) -> None:
    page = desk.open(f"{OWN}/cari/?q=los+ikan")
    expect(page.locator("#keadaan")).to_contain_text("hasil untuk")
    page.get_by_role("link", name="Cari di wilayah lain").click()
    at(page, "cari/?q=los+ikan")


def test_a_question_that_is_the_name_of_a_wilayah_narrows_the_list(desk: Visit) -> None:
    expect(desk.open("cari/?q=kota+aren").locator(ROWS)).to_contain_text(["Kota Aren"])


def test_the_search_box_of_a_page_suggests_from_its_wilayah(desk: Visit) -> None:
    page = desk.open(f"{OWN}/dinas-perikanan/sasaran/s1/")
    page.locator("#cari-q").press_sequentially("los ikan tert")
    page.get_by_role("option").first.click()
    at(page, "kota-contoh/dinas-perdagangan/sasaran/p1/")
