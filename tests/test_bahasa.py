"""Interface words in two languages: one catalogue, complete, and editions that differ in nothing else."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from pohon.kata import CATALOGUES, LANGUAGES, SOURCE, load_kata
from tests import katalog
from tests.tools import MINI, Page, edit, flat, is_outside, made, resolved

if TYPE_CHECKING:
    from babel.messages.catalog import Message

OTHERS = tuple(bahasa for bahasa in LANGUAGES if bahasa != SOURCE)
REFRESH = "python -m tests.katalog, then write the empty translations in generator/pohon/bahasa/*.po"
PLACE = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")
LONG = 9


def messages(bahasa: str) -> list[Message]:
    return [message for message in katalog.read(bahasa) if message.id]


# --- the catalogue ---


def wordings(catalogue: Iterable[Message]) -> set[object]:
    """The texts of a catalogue with their forms; where they stand is told for translators only, so it may be old."""
    return {message.id for message in catalogue if message.id}


def test_the_template_holds_every_text_of_code_and_theme() -> None:
    assert wordings(katalog.template()) == wordings(katalog.extracted()), REFRESH


@pytest.mark.parametrize("bahasa", OTHERS)
def test_a_language_has_the_texts_of_the_template(bahasa: str) -> None:
    assert wordings(katalog.read(bahasa)) == wordings(katalog.template()), REFRESH


@pytest.mark.parametrize("bahasa", OTHERS)
def test_a_refresh_changes_nothing_when_no_text_has_changed(bahasa: str) -> None:
    fresh = katalog.as_text(katalog.refreshed(bahasa, katalog.template()), bahasa)
    assert (CATALOGUES / f"{bahasa}.po").read_text("utf-8") == fresh, REFRESH


@pytest.mark.parametrize("bahasa", OTHERS)
def test_every_text_is_translated(bahasa: str) -> None:
    assert [katalog.key(m) for m in messages(bahasa) if not all(katalog.forms_of(m)) or m.fuzzy] == [], REFRESH


@pytest.mark.parametrize("bahasa", OTHERS)
def test_a_translation_keeps_the_places_of_values_and_the_elements(bahasa: str) -> None:
    for message in messages(bahasa):
        for form in filter(None, katalog.forms_of(message)):
            for part in (PLACE, re.compile(r"<[^>]+>")):
                assert sorted(part.findall(form)) == sorted(part.findall(katalog.key(message))), form


@pytest.mark.parametrize("bahasa", OTHERS)
def test_a_translation_begins_and_ends_as_its_text_does(bahasa: str) -> None:
    def edges(text: str) -> tuple[bool, ...]:
        return text[0].isspace(), text[-1].isspace(), text[-1] in ".?:"

    for message in messages(bahasa):
        for form in filter(None, katalog.forms_of(message)):
            assert edges(form) == edges(katalog.key(message)), form


def test_there_is_a_catalogue_for_every_language_but_the_first() -> None:
    assert {file.stem for file in CATALOGUES.glob("*.po")} == set(OTHERS)


def test_what_marks_a_text_finds_it_in_code_and_templates() -> None:
    found = {katalog.key(message) for message in katalog.extracted() if message.id}
    in_code, in_a_table, counted = "{n} di atas sasaran ini", "Kondisi antara utama", "sub kegiatan"
    in_a_template, in_an_attribute = "Siapa menjawab", "Menu utama"
    assert {in_code, in_a_table, counted, in_a_template, in_an_attribute} <= found


TEMPLATES = sorted(katalog.THEME.rglob("*.html"))
NAMES = {"SHA-256", "TW", "I", "II", "III", "IV", "RSS"}


def bare_words(template: str) -> set[str]:
    """The words that stand in a template as they are, in texts and in attributes that are read."""
    code = r"{% block kelas %}.*?{% endblock %}|<(?:pre|code)\b.*?</(?:pre|code)>"
    said = re.sub(rf"(?s){code}|{{#.*?#}}|{{%-? *trans\b.*?{{%-? *endtrans *-?%}}|{{%.*?%}}|{{{{.*?}}}}", " ", template)
    attributes = re.findall(r'(?:aria-label|alt|title|placeholder|data-label)="([^"]*)"', said)
    texts = re.sub(r"(?s)<[^>]*>|&\w+;", " ", said)
    return {word for text in (texts, *attributes) for word in re.findall(r"[^\W\d_][\w-]*", text)}


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.stem)
def test_every_word_of_a_template_is_in_the_catalogue(file: Path) -> None:
    assert bare_words(file.read_text("utf-8")) - NAMES == set()


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>Baris {{ n }}</p>", {"Baris"}),
        ('<p>{{ _("Baris") }} {% if v.a %}dan{% endif %}</p>', {"dan"}),
        ('<a title="Buka">{% trans %}Baris{% endtrans %}</a>', {"Buka"}),
        ('<a title="{{ _("Buka") }}" class="buka">{# kosong #}</a>', set()),
    ],
)
def test_a_word_past_the_catalogue_is_noticed(template: str, found: set[str]) -> None:
    assert bare_words(template) == found


def test_a_refresh_keeps_translations_and_leaves_new_texts_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(CATALOGUES, tmp_path / "bahasa")
    file = tmp_path / "bahasa" / "en.po"
    file.write_text(re.sub(r'msgid "Menu utama"\nmsgstr ".+"\n', "", file.read_text("utf-8")), "utf-8")
    monkeypatch.setattr(katalog, "CATALOGUES", tmp_path / "bahasa")
    strings = {katalog.key(m): m.string for m in katalog.refreshed("en", katalog.extracted()) if m.id}
    assert (strings["Menu utama"], strings["Langsung ke isi"]) == ("", "Skip to content")


# --- two editions of one site ---

ENGLISH_PAGE = """# About this site

Read [the agency](/kota-contoh/dinas-perikanan/), [its picture](/kota-contoh/dinas-perikanan/data/pohon.svg),
[home](/), [this page](tentang.en.md) or [this page](tentang.md#about).
"""


def site_in(folder: Path, bahasa: str, pages: Mapping[str, str] | None = None) -> Path:
    """The small site with a choice of languages and some more Markdown."""
    shutil.copytree(MINI, folder)
    edit(folder / "mkdocs.yml", "kontak: surat@contoh.example", f"kontak: surat@contoh.example\n      bahasa: {bahasa}")
    for name, text in (pages or {}).items():
        (folder / "content" / name).write_text(text, "utf-8")
    return folder


Made = Mapping[str, bytes]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Made:
    rendered = made(site_in(tmp_path_factory.mktemp("bahasa") / "situs", "[id, en]", {"tentang.en.md": ENGLISH_PAGE}))
    assert rendered.problems == ()
    return rendered.files


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return made(site_in(tmp_path_factory.mktemp("bahasa") / "situs", "id", {"tentang.en.md": ENGLISH_PAGE})).files


def pages_of(files: Made, prefix: str = "") -> dict[str, Page]:
    """The pages of one edition by their paths in it; bare cards aside, which have no shell."""
    return {
        path.removeprefix(prefix): Page(path, data.decode())
        for path, data in sorted(files.items())
        if path.endswith(".html") and path.startswith(prefix) and (prefix or not path.startswith("en/"))
    }


def shelled(files: Made, prefix: str = "") -> dict[str, Page]:
    return {path: page for path, page in pages_of(files, prefix).items() if "/kartu/" not in path}


def test_both_editions_have_the_same_pages(both: Made, alone: Made) -> None:
    assert set(pages_of(both)) == set(pages_of(both, "en/")) == set(pages_of(alone))
    assert {path for path in both if not path.endswith(".html")} == {p for p in alone if not p.endswith(".html")}


def without_languages(html: str) -> str:
    """A page without what names its other editions."""
    return re.sub(r'<li><a [^>]*hreflang=.*?</li>\n|<link rel="alternate" hreflang=.*?>\n', "", html)


def test_indonesian_pages_are_those_of_a_site_in_one_language(both: Made, alone: Made) -> None:
    for path, page in pages_of(both).items():
        assert without_languages(page.html) == alone[path].decode(), path


def test_a_site_in_one_language_says_nothing_of_others(alone: Made) -> None:
    for page in pages_of(alone).values():
        assert page.all("[hreflang]") == [], page.path
        assert {node.attributes["lang"] for node in page.all("[lang]")} == {"id"}, page.path


def test_every_page_says_its_language(both: Made) -> None:
    assert {page.one("html").attributes["lang"] for page in pages_of(both).values()} == {"id"}
    assert {page.one("html").attributes["lang"] for page in pages_of(both, "en/").values()} == {"en"}


def inside(page: Page) -> Iterator[str]:
    """The links of a page to other pages of the site, those to its other editions aside."""
    for node in page.all("a[href]"):
        target = node.attributes["href"] or ""
        if not is_outside(target) and "hreflang" not in node.attributes and not target.startswith("#"):
            yield target


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_links_stay_in_the_edition(both: Made, prefix: str) -> None:
    own = pages_of(both, prefix)
    for page in own.values():
        for target in inside(page):
            path, _ = resolved("" if target.startswith("/") else page.path, target.replace("/pohon/", "./", 1))
            assert path in both, f"{page.path}: {target}"
            assert not path.endswith(".html") or path.removeprefix(prefix) in own, f"{page.path}: {target}"


@pytest.mark.parametrize(
    ("prefix", "there", "bahasa", "nama"), [("", "en/", "en", "English"), ("en/", "", "id", "Bahasa Indonesia")]
)
def test_the_switch_leads_to_the_same_page(both: Made, prefix: str, there: str, bahasa: str, nama: str) -> None:
    for path, page in shelled(both, prefix).items():
        switches = page.all("a[hreflang]")
        assert {(a.attributes["hreflang"], a.attributes["lang"], a.text()) for a in switches} == {
            (bahasa, bahasa, nama)
        }
        for switch in switches if path != "404.html" else ():
            assert resolved(page.path, switch.attributes["href"] or "")[0] == there + path, page.path


def alternates(page: Page) -> dict[str, str]:
    return {n.attributes["hreflang"] or "": n.attributes["href"] or "" for n in page.all("head > link[hreflang]")}


def test_both_editions_name_each_other_to_search_engines(both: Made) -> None:
    english = shelled(both, "en/")
    for path, page in shelled(both).items():
        home = f"https://contoh.example/pohon/{path.removesuffix('index.html')}"
        there = f"https://contoh.example/pohon/en/{path.removesuffix('index.html')}"
        assert alternates(page) == alternates(english[path]) == {"id": home, "en": there, "x-default": home}
        assert page.one("link[rel=canonical]").attributes["href"] == home
        assert english[path].one("link[rel=canonical]").attributes["href"] == there


def test_without_an_address_of_the_site_nothing_absolute_is_said(tmp_path: Path) -> None:
    folder = site_in(tmp_path / "situs", "[id, en]")
    edit(folder / "mkdocs.yml", "site_url: https://contoh.example/pohon/\n", "")
    for page in pages_of(made(folder).files, "en/").values():
        assert page.all("head > link[hreflang]") == [], page.path


# --- an English page ---


def own_words(page: Page) -> str:
    """What a page says in its own language, in texts and attributes; code and addresses aside."""
    tree = LexborHTMLParser(page.html)
    for node in tree.css("[lang=id], script, style, code, pre"):
        if node.tag != "html":
            node.decompose()
    names = ("aria-label", "alt", "title", "data-label")
    attributes = [node.attributes[name] or "" for name in names for node in tree.css(f"body [{name}]")]
    body = tree.body
    assert body is not None
    return re.sub(r"https?://\S+", "", flat(" ".join((body.text(separator=" "), *attributes))))


def indonesian() -> set[str]:
    """Every run of interface words between the places of values that reads differently in English."""
    kata = load_kata("en")
    runs = set()
    for message in messages("en"):
        text = katalog.key(message)
        theirs = " ".join(kata.terjemahan[text])
        for run in PLACE.split(re.sub(r"<[^>]+>", "%(x)s", text)):
            if len(run.strip()) >= LONG and run.strip() not in theirs:
                runs.add(flat(run))
    return runs


def test_no_interface_word_is_left_in_indonesian(both: Made) -> None:
    runs = indonesian()
    assert len(runs) > 200
    for page in pages_of(both, "en/").values():
        text = own_words(page)
        assert [run for run in runs if re.search(rf"\b{re.escape(run)}(?!\w|\.\w)", text)] == [], page.path


def test_words_of_documents_are_marked_as_indonesian(both: Made) -> None:
    page = pages_of(both, "en/")["kota-contoh/dinas-perikanan/sasaran/s1/index.html"]
    assert (page.h1, page.one("h1").attributes["lang"]) == ("Hasil tangkapan nelayan meningkat", "id")
    assert sum("tangkapan nelayan" in node.text() for node in page.all("main [lang=id]")) >= 3
    assert "Nelayan hidup sejahtera" in page.text
    assert "Nelayan hidup sejahtera" not in own_words(page)


def test_words_are_english_and_printed_ones_are_not(both: Made) -> None:
    text = pages_of(both, "en/")["kota-contoh/dinas-perikanan/sasaran/s1/index.html"].text
    assert "Objective printed “ SASARAN 1 ”" in text
    assert "2 indicators . Achievement 2024: very high 103.33%" in text


def test_classes_are_the_same_in_both_editions(both: Made) -> None:
    english = shelled(both, "en/")
    for path, page in shelled(both).items():
        classes = [node.attributes["class"] for node in page.all("main [class]")]
        assert classes == [node.attributes["class"] for node in english[path].all("main [class]")], path


# --- narrative pages ---


def test_a_page_that_is_written_in_english_is_shown_in_english(both: Made) -> None:
    page = Page("", both["en/tentang/index.html"].decode())
    assert page.h1 == "About this site"
    assert page.all("main [lang]") == []
    assert [flat(a.text()) for a in page.all(".menu a")] == [
        "Agencies",
        "Compare",
        "Partners",
        "About this site",
        "Bahasa Indonesia",
    ]


def test_links_of_such_a_page_lead_to_english_pages_and_to_the_one_file(both: Made) -> None:
    page = Page("en/tentang/index.html", both["en/tentang/index.html"].decode())
    assert [node.attributes["href"] for node in page.all("article a")] == [
        "../kota-contoh/dinas-perikanan/",
        "../../kota-contoh/dinas-perikanan/data/pohon.svg",
        "../",
        "./",
        "./#about",
    ]


def test_a_translation_is_no_page_of_its_own(both: Made, alone: Made) -> None:
    assert not any("tentang.en" in path for path in (*both, *alone))


@pytest.mark.parametrize("nav", ["nav:\n  - Tentang: tentang.md\n", ""])
def test_a_page_that_nobody_has_translated_says_so(tmp_path: Path, nav: str) -> None:
    folder = site_in(tmp_path / "situs", "[id, en]", {"bantuan.en.md": "# Help\n"})
    edit(folder / "mkdocs.yml", "nav:\n  - Tentang: tentang.md\n", nav)
    files = made(folder).files
    page = Page("", files["en/tentang/index.html"].decode())
    assert page.one("main article").attributes["lang"] == "id"
    assert "This page has not been translated yet." in page.text
    assert "belum diterjemahkan" not in files["tentang/index.html"].decode()
    assert not any("bantuan" in path for path in files)


def test_a_dead_link_of_a_translation_is_told_in_its_own_file(tmp_path: Path) -> None:
    text = "# About\n\nRead [this](tidak-ada.md).\n"
    (problem,) = made(site_in(tmp_path / "situs", "[id, en]", {"tentang.en.md": text})).problems
    assert (problem.code, problem.where.path, problem.where.line) == ("P902", "content/tentang.en.md", 3)


def test_an_english_site_stands_at_the_root(tmp_path: Path) -> None:
    files = made(site_in(tmp_path / "situs", "en", {"tentang.en.md": ENGLISH_PAGE})).files
    page = Page("", files["index.html"].decode())
    assert page.one("html").attributes["lang"] == "en"
    assert page.h1 == "What agencies promise, and who answers for it"
    assert page.all("[hreflang]") == []
    assert not any(path.startswith("en/") for path in files)
    assert Page("", files["tentang/index.html"].decode()).h1 == "About this site"
