from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from pohon.understood import Understood
from pohon.views.kutip import _latex, cite, edit_address
from pohon.views.qr import QUIET, qr_picture
from tests.tools import Page, Site, links_from, made

ROW = re.compile(r"M(\d+) (\d+)\.5((?:m\d+ 0|h\d+)*)")
STROKE = re.compile(r"([mh])(\d+)")


def modules(svg: str) -> Image.Image:
    """The picture that the strokes of a code draw, one pixel each: 0 where it is dark."""
    tree = LexborHTMLParser(svg)
    frame, ink = tree.css_first("svg.qr"), tree.css_first(".qr-tinta")
    assert frame is not None
    assert ink is not None
    side = int((frame.attributes["viewBox"] or "").split()[2])
    drawn = Image.new("L", (side, side), 255)
    for start, y, strokes in ROW.findall(ink.attributes["d"] or ""):
        x = int(start)
        for kind, length in STROKE.findall(strokes):
            if kind == "h":
                drawn.paste(0, (x, int(y), x + int(length), int(y) + 1))
            x += int(length)
    return drawn


def read(svg: str) -> str:
    """What a phone reads from a code."""
    small = modules(svg)
    (found,) = zxingcpp.read_barcodes(small.resize((small.width * 8, small.height * 8), Image.Resampling.NEAREST))
    return str(found.text)


ADDRESS = "https://contoh.example/" + "kota/dinas/sasaran/naik-1.2_3~4/" * 92


@pytest.mark.parametrize("length", [1, 17, 18, 53, 78, 79, 106, 107, 134, 135, 154, 192, 230, 231, 271, 272, 700, 2953])
def test_a_code_says_its_text(length: int) -> None:
    """Full and hardly begun symbols: of one block and of many, of even and uneven ones, with a version and without."""
    assert read(qr_picture(ADDRESS[:length], "Kode QR")) == ADDRESS[:length]


@pytest.mark.parametrize("key", range(40))
def test_a_code_says_any_address(key: int) -> None:
    address = f"https://contoh.example/kota/dinas/sasaran/{'naik-' * (key // 4)}{key}/"
    assert read(qr_picture(address, "Kode QR")) == address


def test_a_code_has_the_letters_of_all_languages() -> None:
    assert read(qr_picture("https://contoh.example/caf\u00e9/", "Kode QR")) == "https://contoh.example/caf\u00e9/"


def test_what_no_code_holds_is_told() -> None:
    with pytest.raises(ValueError, match="2954"):
        qr_picture("x" * 2954, "Kode QR")


def test_a_code_has_white_around_it() -> None:
    drawn = modules(qr_picture("https://contoh.example/", "Kode QR"))
    inner = drawn.crop((QUIET, QUIET, drawn.width - QUIET, drawn.height - QUIET))
    assert drawn.point(lambda value: 255 - value).getbbox() == (QUIET, QUIET, drawn.width - QUIET, drawn.height - QUIET)
    assert inner.getpixel((0, 0)) == 0


def test_the_label_of_a_code_is_text() -> None:
    assert 'aria-label="a &#34;b&#34; &lt;c&gt;"' in qr_picture("x", 'a "b" <c>')


def test_every_code_leads_to_its_own_page(site: Site) -> None:
    """One page of each kind would not show a mistake of addresses; every tenth does."""
    cited = [page for page in site.pages.values() if page.all(".kutip .qr")]
    assert len(cited) > 400
    for page in cited[::10]:
        canonical = page.one("link[rel=canonical]").attributes["href"]
        assert read(page.one(".kutip .qr").html or "") == canonical
        assert page.one(".kutip .alamat a").attributes["href"] == canonical


def test_a_citation_says_who_what_where_and_of_which_version(perikanan: Understood) -> None:
    u = replace(perikanan, facts=replace(perikanan.facts, changed="2026-11-21"))
    made = cite(u, "Ikan & jala", links_from(u), "sasaran", "s1")
    assert made.kalimat == "Dinas Perikanan Kota Contoh, “Ikan & jala”, Pohon Contoh, versi 21 November 2026."
    assert made.alamat == "https://contoh.example/pohon/kota-contoh/dinas-perikanan/sasaran/s1/"
    assert made.bagikan == f"Ikan & jala – Dinas Perikanan Kota Contoh. {made.alamat}"
    assert made.bibtex == (
        "@misc{kota-contoh-dinas-perikanan-sasaran-s1,\n"
        "  author = {{Dinas Perikanan Kota Contoh}},\n"
        "  title = {{Ikan \\& jala}},\n"
        "  howpublished = {Pohon Contoh},\n"
        "  year = {2026},\n"
        "  note = {versi 21 November 2026},\n"
        f"  url = {{{made.alamat}}}\n"
        "}"
    )


def test_a_citation_without_a_history_has_no_date(perikanan: Understood) -> None:
    made = cite(perikanan, "Ikan", links_from(perikanan), "dinas")
    assert made.kalimat.endswith("Pohon Contoh.")
    assert "year" not in made.bibtex
    assert "note" not in made.bibtex


def test_a_site_without_an_address_has_no_code(perikanan: Understood) -> None:
    settings = perikanan.facts.settings.model_copy(update={"site_url": None})
    u = replace(perikanan, facts=replace(perikanan.facts, settings=settings))
    made = cite(u, "Ikan", links_from(u), "dinas")
    assert (made.qr, made.alamat) == ("", "/kota-contoh/dinas-perikanan/")


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("50% & lebih", r"50\% \& lebih"),
        ("a_b#c$d", r"a\_b\#c\$d"),
        ("{x}", r"\{x\}"),
        ("C:\\~^", r"C:\textbackslash{}\~{}\^{}"),
    ],
)
def test_nothing_in_a_title_means_anything_to_latex(text: str, latex: str) -> None:
    assert _latex(text) == latex


def with_editing(u: Understood, repo_url: str | None, edit_uri: str | None) -> Understood:
    settings = u.facts.settings.model_copy(update={"repo_url": repo_url, "edit_uri": edit_uri})
    return replace(u, facts=replace(u.facts, settings=settings))


@pytest.mark.parametrize(
    ("repo_url", "edit_uri", "base"),
    [
        ("https://git.example/a/b", "blob/main/content/", "https://git.example/a/b/blob/main/content/"),
        ("https://git.example/a/b/", "/edit/main/content", "https://git.example/a/b/edit/main/content/"),
        (None, "https://lain.example/isi/", "https://lain.example/isi/"),
    ],
)
def test_data_can_be_mended_where_they_are_kept(
    perikanan: Understood, repo_url: str | None, edit_uri: str, base: str
) -> None:
    address = edit_address(with_editing(perikanan, repo_url, edit_uri))
    assert address.startswith(f"{base}kota-contoh/dinas-perikanan.yml#L")


@pytest.mark.parametrize(("repo_url", "edit_uri"), [(None, "blob/main/"), ("https://git.example/a", None)])
def test_no_way_to_mend_is_offered_where_none_is_known(
    perikanan: Understood, repo_url: str | None, edit_uri: str | None
) -> None:
    assert edit_address(with_editing(perikanan, repo_url, edit_uri)) == ""


def test_the_way_to_mend_ends_at_the_line_of_what_is_shown(trees: Mapping[str, Understood]) -> None:
    for u in trees.values():
        editable = with_editing(u, "https://git.example/a", "blob/main/")
        lines = u.tree.yaml.decode().splitlines()
        for key in (*u.sasaran, *u.indikator, *u.jabatan):
            line = int(edit_address(editable, key).rpartition("#L")[2])
            assert re.search(rf"\bid: [\"']?{re.escape(key)}[\"']?(\s|,|$)", lines[line - 1]), (key, lines[line - 1])


def test_every_id_of_a_tree_has_one_way(trees: Mapping[str, Understood]) -> None:
    for u in trees.values():
        assert len(u.ways) == len(u.sasaran) + len(u.indikator) + len(u.jabatan)


def test_pages_offer_to_mend_them(mini_folder: Path) -> None:
    settings = mini_folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "repo_url: https://git.example/a\nedit_uri: blob/main/content/\n")
    page = Page("x", made(mini_folder).files["kota-contoh/dinas-perikanan/sasaran/s1/index.html"].decode())
    hrefs = [node.attributes["href"] or "" for node in page.all(".kutip a")]
    assert any(
        re.fullmatch(r"https://git\.example/a/blob/main/content/kota-contoh/dinas-perikanan\.yml#L\d+", h)
        for h in hrefs
    )
