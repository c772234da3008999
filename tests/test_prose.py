"""Markdown of authors becomes clean HTML, whatever they write."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from pohon.prose import links_in, render, title_and_body
from tests.tools import flat


def words(html: str) -> str:
    return flat(LexborHTMLParser(html).text())


def test_markdown_becomes_html() -> None:
    assert render("Ini **tebal** dan *miring*.") == "<p>Ini <strong>tebal</strong> dan <em>miring</em>.</p>"
    assert "<li>satu</li>" in render("- satu\n- dua")
    assert '<h2 id="siapa">Siapa</h2>' in render("## Siapa")


def test_tables_tell_what_their_heads_are_for() -> None:
    html = render("| Kata | Arti |\n|---|---|\n| IKU | indikator kinerja utama |")
    assert html.count('<th scope="col">') == 2


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<a href="https://a.example" onclick="alert(1)">x</a>',
        '<p style="color:red">x</p>',
        "<iframe src=https://a.example></iframe>",
        "<style>p{}</style>",
        "<svg onload=alert(1)></svg>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](vbscript:msgbox)",
        "![gambar](https://a.example/lacak.png)",
        '<form action="https://a.example"><input></form>',
        "[x]: javascript:alert(1)\n\n[x]",
    ],
)
def test_nothing_dangerous_gets_through(text: str) -> None:
    html = LexborHTMLParser(render(f"Baca ini.\n\n{text}\n\nSelesai."))
    assert not html.css("script, img, iframe, style, svg, form, input, [onclick], [onerror], [onload], [style]")
    assert not [
        a for a in html.css("a") if ":" in (a.attributes.get("href") or "").split("//")[0].replace("https:", "")
    ]
    assert words(html.html or "").startswith("Baca ini.")


def test_a_heading_cannot_add_attributes_to_a_table() -> None:
    html = LexborHTMLParser(render('## Kata "IKU" onfocus=alert(1) x="\n\n| a |\n|---|\n| 1 |\n'))
    assert not html.css("[onfocus]")
    assert [node.attributes["aria-label"] for node in html.css("[aria-label]")] == ['Kata "IKU" onfocus=alert(1) x="']


def test_a_table_bears_the_name_of_its_heading() -> None:
    html = LexborHTMLParser(render("## Satuan & angka\n\n| a |\n|---|\n| 1 |\n\nTanpa judul."))
    assert [node.text() for node in html.css("caption")] == ["Satuan & angka"]


PIECES = st.sampled_from(
    ["<", ">", "script", "javascript:", "](", "[", ")", "&lt;", "\\", "`", "\n", "on=", '"', "x", "&#106;", "a href="]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_no_mix_of_signs_makes_a_script(text: str) -> None:
    html = LexborHTMLParser(render(text))
    assert not html.css("script, img, [onclick]")
    assert not [
        a for a in html.css("a[href]") if (a.attributes["href"] or "").strip().lower().startswith("javascript:")
    ]


def test_signs_of_html_are_shown_as_they_are() -> None:
    assert words(render("Target < 5 & realisasi > 3")) == "Target < 5 & realisasi > 3"


# --- links ---


def test_links_are_resolved() -> None:
    resolve = {"glosarium.md": "../glosarium/"}.get
    assert render("[kata](glosarium.md)", resolve) == '<p><a href="../glosarium/">kata</a></p>'


def test_links_that_lead_elsewhere_stay() -> None:
    html = render("[luar](https://a.example/?a=1&b=2)", lambda _: None)
    assert html == '<p><a href="https://a.example/?a=1&amp;b=2">luar</a></p>'


def test_links_in_order() -> None:
    assert links_in("[a](satu.md) <b>[b](/dua/)</b>\n\n[c](https://c.example)") == (
        "satu.md",
        "/dua/",
        "https://c.example",
    )


def test_a_link_in_code_is_no_link() -> None:
    assert links_in("`[a](satu.md)`") == ()


# --- title ---


def test_the_first_heading_is_the_title() -> None:
    assert title_and_body("# Tentang situs\n\nIsi.\n", "x") == ("Tentang situs", "\nIsi.\n")
    assert title_and_body("\n#   Tentang \nIsi.", "x") == ("Tentang", "Isi.")


def test_a_page_without_a_heading_is_called_by_its_file() -> None:
    assert title_and_body("Isi saja.\n## Bagian", "berkas") == ("berkas", "Isi saja.\n## Bagian")
