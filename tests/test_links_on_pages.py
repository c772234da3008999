"""Every link of the built site leads somewhere, and to what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pohon.model import Baris
from pohon.understood import Understood
from pohon.views.source_pages import LINES
from tests.tools import ADDRESS, NARRATIVE, Page, Site, dense, flat, is_outside, resolved

NAMES = (
    "kabupaten-purbalingga/dinkopukm",
    "kota-bekasi/dinas-koperasi-ukm",
    "kota-makassar/dinas-koperasi-ukm",
    "wilayah-tidak-disebut/dinas-koperasi-ukm",
    "wilayah-tidak-disebut/dkukmpp",
)
EACH_TREE = pytest.mark.parametrize("name", NAMES)


def inside(page: Page) -> Iterator[str]:
    """The links of a page that stay on the site."""
    yield from (target for target in dict.fromkeys(page.targets) if not is_outside(target))


def test_how_many_pages_there_are(site: Site) -> None:
    sasaran = [path for path in site.files if re.fullmatch(r"[^/]+/[^/]+/sasaran/[^/]+/index\.html", path)]
    indikator = [path for path in site.files if re.fullmatch(r"[^/]+/[^/]+/indikator/[^/]+/index\.html", path)]
    assert (len(sasaran), len(indikator)) == (232, 240)


# --- every link ---


def test_every_link_leads_to_a_file_and_a_place_in_it(site: Site) -> None:
    dead = []
    for page in site.pages.values():
        for target in inside(page):
            path, fragment = resolved(page.path, target)
            if path not in site.files or (fragment and fragment not in site.pages[path].ids):
                dead.append(f"{page.path}: {target}")
    assert dead == []


def absolute(pages: Iterable[Page]) -> set[tuple[str, str]]:
    return {(page.path, target) for page in pages for target in inside(page) if target.startswith("/") or not target}


def test_links_are_relative_so_that_the_site_may_stand_anywhere(site: Site) -> None:
    assert absolute(page for path, page in site.pages.items() if path not in {"404.html", *NARRATIVE}) == set()


def test_only_what_is_to_be_copied_bears_the_full_address(site: Site) -> None:
    """The permanent address of a page, of its card, and what other sites load: all else moves with the site."""
    found = {
        (node.tag, node.attributes.get("rel"), node.attributes.get("type"), node.parent.attributes.get("class"))
        for page in site.pages.values()
        for node in page.all(f'[href^="{ADDRESS}"], [src^="{ADDRESS}"], [action^="{ADDRESS}"]')
        if node.parent
    }
    assert found == {
        ("link", "canonical", None, None),
        ("link", "alternate", "application/json+oembed", None),
        ("a", None, None, "alamat salinan"),  # "kutip halaman ini"
        ("a", None, None, None),  # "kartu indikator ini"
    }


def test_a_page_is_cited_by_its_own_address(site: Site) -> None:
    cited = {path: page.all(".kutip .alamat a") for path, page in site.pages.items() if page.all(".kutip")}
    assert len(cited) > len(site.pages) / 2
    for path, links in cited.items():
        (link,) = links
        assert link.attributes["href"] == flat(link.text()) == ADDRESS + path.removesuffix("index.html")


def test_links_of_narrative_pages_are_relative(site: Site) -> None:
    assert absolute(site.pages[path] for path in NARRATIVE) == set()


def test_the_error_page_links_from_the_root(site: Site) -> None:
    """It is shown at any depth, so that a relative link would lead anywhere."""
    page = site.pages["404.html"]
    assert {target[:1] for target in inside(page)} == {"/", "#"}


def test_the_error_page_knows_the_folder_of_the_site(mini_made: Mapping[str, bytes]) -> None:
    page = Page("404.html", mini_made["404.html"].decode())
    assert {target for target in inside(page) if not target.startswith(("/pohon/", "#"))} == set()
    assert "/pohon/" in page.targets


def silent(pages: Iterable[Page]) -> set[tuple[str, str]]:
    """Links that a screen reader can only read out as an address."""
    return {
        (page.path, node.attributes.get("href") or "")
        for page in pages
        for node in page.all("a")
        if not (node.text(strip=True) or node.attributes.get("aria-label"))
    }


def test_every_link_says_something(site: Site) -> None:
    assert silent(page for page in site.pages.values() if "/sumber/" not in page.path) == set()


def test_every_link_of_a_source_line_says_something(site: Site) -> None:
    assert silent(site.kind("sumber")) == set()


def test_outside_links_are_https(site: Site) -> None:
    outside = {target for page in site.pages.values() for target in page.targets if is_outside(target)}
    assert {urlsplit(target).scheme for target in outside} <= {"https", "mailto"}


LOADED = "link:not([rel=canonical], [rel=alternate])"  # these two only name another address


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    for page in site.pages.values():
        for selector in ("img", "script", LOADED, "iframe", "object", "video", "source", "image", "use"):
            for node in page.all(selector):
                target = node.attributes.get("src") or node.attributes.get("href") or ""
                assert urlsplit(target)[:2] == ("", ""), page.path


def test_the_canonical_address_is_the_page_itself(site: Site) -> None:
    for path, page in site.pages.items():
        canonical = page.one('link[rel="canonical"]').attributes["href"] or ""
        # A card shows a part of its indikator's page, which is the one to be found.
        assert canonical == ADDRESS + path.removesuffix("index.html").removesuffix("kartu/")


def test_every_page_names_its_address_to_those_who_share_it(site: Site) -> None:
    for page in site.pages.values():
        if page not in site.kind("kartu"):
            canonical = page.one('link[rel="canonical"]').attributes["href"]
            assert page.one('meta[property="og:url"]').attributes["content"] == canonical


def test_every_indikator_offers_its_card_to_other_sites(site: Site) -> None:
    pages = [page for page in site.kind("indikator") if page not in site.kind("kartu")]
    assert len(pages) == 240
    for page in pages:
        folder = ADDRESS + page.path.removesuffix("index.html")
        oembed = page.one('link[type="application/json+oembed"]').attributes["href"]
        assert oembed == f"{folder}oembed.json"
        assert any(f'<iframe src="{folder}kartu/"' in node.text() for node in page.all("pre.salinan"))


def test_every_page_of_the_site_offers_the_feed(site: Site) -> None:
    """Pages of a tree do not: what they know of their site is little, so that they need not be made again."""
    own = [page for path, page in site.pages.items() if path.count("/") <= 1]
    assert len(own) > 10
    for page in own:
        feed = page.one('link[type="application/atom+xml"]').attributes["href"] or ""
        assert feed.endswith("perubahan.atom")
        assert resolved(page.path, feed)[0].removeprefix("/") == "perubahan.atom", page.path


def test_ids_are_unique_on_each_page(site: Site) -> None:
    assert {path: page.ids for path, page in site.pages.items() if len(set(page.ids)) < len(page.ids)} == {}


def test_what_is_named_by_a_label_is_there(site: Site) -> None:
    for page in site.pages.values():
        for name in ("aria-labelledby", "aria-describedby", "aria-controls"):
            for node in page.all(f"[{name}]"):
                assert set((node.attributes[name] or "").split()) <= set(page.ids), f"{page.path}: {name}"


def test_every_page_can_be_reached_from_the_home_page(site: Site) -> None:
    seen = {"index.html", "404.html"}
    waiting = ["index.html"]
    while waiting:
        page = site.pages[waiting.pop()]
        for target in inside(page):
            path, _ = resolved(page.path, target)
            if path in site.pages and path not in seen:
                seen.add(path)
                waiting.append(path)
    assert seen == set(site.pages)


def test_every_page_can_be_reached_without_the_index(site: Site) -> None:
    """The index A-Z is for finding; who reads from the home page downwards misses nothing."""
    seen = {"index.html"}
    waiting = ["index.html"]
    while waiting:
        page = site.pages[waiting.pop()]
        for target in inside(page):
            path, _ = resolved(page.path, target)
            if path in site.pages and path not in seen and not path.startswith("indeks/"):
                seen.add(path)
                waiting.append(path)
    missed = set(site.pages) - seen - {"404.html"}
    assert {path for path in missed if not path.startswith("indeks/")} == set()


WELL_KNOWN = {"404.html", "robots.txt", "sitemap.xml", "llms.txt"}


def searched(site: Site) -> Iterator[str]:
    """What the search loads, beginning with the head of its index."""
    head = json.loads(site.files["cari/indeks.json"])
    yield from (f"cari/{name}.json" for name in ("kosakata", "saring", "situs"))
    yield from (f"cari/kata/{n}.json" for n in range(len(head["serpih"])))
    for folder, *_, versions in head["dinas"]:
        yield from (folder + head["pola"].replace("{n}", str(n)) for n in range(len(versions)))


def test_the_search_finds_its_files(site: Site) -> None:
    assert {path for path in searched(site) if path not in site.files} == set()


def test_every_file_is_used(site: Site) -> None:
    used = {resolved(page.path, target)[0] for page in site.pages.values() for target in inside(page)}
    styles = [(path, data.decode()) for path, data in site.files.items() if path.endswith(".css")]
    used |= {resolved(path, match)[0] for path, css in styles for match in re.findall(r"url\(['\"]?([^'\")]+)", css)}
    used |= {"cari/indeks.json", *searched(site)}  # by the script of the search
    material = {f"{name}/data/{what}.json" for name in NAMES for what in ("cari", "banding")}  # of pages of the site
    elsewhere = ("aset/cari-wilayah.", "aset/fiktif.")  # for more dinas than these, and for invented ones
    others = {path for path in site.files if path.startswith(elsewhere)}
    assert set(site.files) - used - WELL_KNOWN - others == material


# --- the diagram ---


def boxes(page: Page) -> list[LexborNode]:
    return page.one("svg.bagan").css("a.kotak")


@EACH_TREE
def test_boxes_lead_to_what_they_say(name: str, site: Site, trees: Mapping[str, Understood]) -> None:
    for key in trees[name].order:
        page = site.pages[f"{name}/sasaran/{key}/index.html"]
        for box in boxes(page):
            target, fragment = site.follow(page, box.attributes["href"] or "")
            stated = dense(" ".join(node.text() for node in box.css("text.teks"))).removesuffix("\u2026")
            if "more" in (box.attributes["class"] or "").split():
                assert re.match(r"\+\d+", stated)
                continue
            head = dense(target.h1)
            assert head.startswith(stated) or stated.startswith(head), f"{page.path}: {stated} -> {target.h1}"
            assert not fragment


@EACH_TREE
def test_the_diagram_marks_the_page_that_one_is_on(name: str, site: Site, trees: Mapping[str, Understood]) -> None:
    for key in trees[name].order:
        page = site.pages[f"{name}/sasaran/{key}/index.html"]
        here = page.one("svg.bagan").css("[aria-current=page]")
        assert len(here) == 1
        assert site.follow(page, here[0].attributes["href"] or "")[0] is page


@EACH_TREE
def test_the_diagram_shows_parents_and_children(name: str, site: Site, trees: Mapping[str, Understood]) -> None:
    """All parents and all children of the sasaran, as boxes with a link."""
    u = trees[name]
    for key, s in u.sasaran.items():
        page = site.pages[f"{name}/sasaran/{key}/index.html"]
        shown = {site.follow(page, box.attributes["href"] or "")[0].path.split("/")[-2] for box in boxes(page)}
        assert shown >= {key, *s.induk, *u.children[key]}, page.path


@EACH_TREE
def test_the_outline_says_the_same_as_the_diagram(name: str, site: Site, trees: Mapping[str, Understood]) -> None:
    """Who sees no picture gets ancestors and children as links all the same."""
    u = trees[name]
    for key in u.order:
        page = site.pages[f"{name}/sasaran/{key}/index.html"]
        html = LexborHTMLParser(page.html)
        html.css_first("svg.bagan").decompose()  # type: ignore[union-attr]  # another test saw it
        linked = {resolved(page.path, node.attributes["href"] or "")[0] for node in html.css("main a[href]")}
        near = {*u.sasaran[key].induk, *u.chain(key), *u.children[key]}
        assert {f"{name}/sasaran/{other}/index.html" for other in near} <= linked, page.path


@EACH_TREE
def test_the_whole_tree_is_a_picture_with_links(name: str, site: Site, trees: Mapping[str, Understood]) -> None:
    path = f"{name}/data/pohon.svg"
    svg = LexborHTMLParser(site.files[path].decode())
    linked = [resolved(path, node.attributes["href"] or "")[0] for node in svg.css("a")]
    assert linked == [f"{name}/sasaran/{key}/index.html" for key in trees[name].order]


# --- the source ---


@EACH_TREE
def test_every_source_line_has_its_place(name: str, site: Site, trees: Mapping[str, Understood]) -> None:
    for number, line in enumerate(trees[name].tree.teks, 1):
        page = site.pages[source_path(name, number)]
        assert flat(line) in flat(page.one(f"#b{number}").text(separator=" "))
    numbers = [each for page in source_pages(site, name) for each in page.ids if re.fullmatch(r"b\d+", each)]
    assert numbers == [f"b{number}" for number in range(1, len(trees[name].tree.teks) + 1)]


def source_path(name: str, number: int) -> str:
    """The page with a source line: the first page has no number, each later one that of its first line."""
    first = (number - 1) // LINES * LINES + 1
    return f"{name}/sumber/{'' if first == 1 else f'{first}/'}index.html"


def source_pages(site: Site, name: str) -> list[Page]:
    """The pages of a source text, in the order of its lines."""
    found = [page for page in site.kind("sumber") if page.path.startswith(f"{name}/")]
    return sorted(found, key=lambda page: int("0" + re.sub(r"\D", "", page.path.removeprefix(name))))


@EACH_TREE
def test_the_pages_of_a_source_text_lead_to_each_other(name: str, site: Site) -> None:
    pages = source_pages(site, name)
    assert len(pages) > 1
    for page in pages:
        linked = {resolved(page.path, node.attributes["href"] or "")[0] for node in page.all("main a[href]")}
        assert {other.path for other in pages} - {page.path} <= linked, page.path


def lines_of(sumber: Baris) -> set[int]:
    return {n for rentang in sumber for n in range(rentang.awal, rentang.akhir + 1)}


def repeats(u: Understood) -> set[int]:
    """The lines on which the document prints a sasaran once more, such as a merged cell on its next page."""
    return {n for lain in u.tree.isi.dokumen.teks_lain if lain.dari for n in lines_of(lain.sumber)}


def table_heads(u: Understood) -> set[int]:
    """The lines of the printed heads of tables about the making of the tree."""
    made = u.tree.isi.penyusunan
    heads = [made.judul_csf] if made and made.judul_csf else []
    heads += [kop for tahap in (made.tahap if made else ()) for kop in tahap.kop_tabel]
    return {n for head in heads for n in lines_of(head.sumber)}


def one_way(site: Site, name: str) -> Iterator[int]:
    """The lines that link to a page which does not link back to them."""
    back: dict[str, set[tuple[int, int]]] = {}
    for page in source_pages(site, name):
        for item in page.all("main li[id^=b]"):
            number = int((item.attributes["id"] or "")[1:])
            for link in item.css("a"):
                target, _ = site.follow(page, link.attributes["href"] or "")
                ranges = back.setdefault(target.path, lines_named(target, name))
                if not any(first <= number <= last for first, last in ranges):
                    yield number


@EACH_TREE
def test_a_used_line_and_what_came_from_it_link_to_each_other(
    name: str, site: Site, trees: Mapping[str, Understood]
) -> None:
    u = trees[name]
    linked = [link for page in source_pages(site, name) for link in page.all("main li[id^=b] a")]
    assert len(linked) > 20
    assert set(one_way(site, name)) <= repeats(u) | table_heads(u)


def test_a_repeated_printing_is_linked_from_its_sasaran(site: Site, trees: Mapping[str, Understood]) -> None:
    assert {(name, n) for name, u in trees.items() for n in one_way(site, name) if n in repeats(u)} == set()


def test_the_head_of_a_table_links_to_its_line(site: Site, trees: Mapping[str, Understood]) -> None:
    assert {(name, n) for name, u in trees.items() for n in one_way(site, name) if n in table_heads(u)} == set()


def lines_named(page: Page, name: str) -> set[tuple[int, int]]:
    """The ranges of source lines of a tree that a page links to: "baris 74-84"."""
    found = set()
    for node in page.all("main a"):
        path, fragment = resolved(page.path, node.attributes["href"] or "")
        match = re.fullmatch(r"baris (\d+)(?:\u2013(\d+))?", flat(node.text()))
        if match and path.startswith(f"{name}/sumber/"):
            assert path == source_path(name, int(match[1])), f"{page.path}: {path}"
            assert fragment == f"b{match[1]}", f"{page.path}: {fragment}"
            found.add((int(match[1]), int(match[2] or match[1])))
    return found
