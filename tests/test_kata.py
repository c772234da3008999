"""The words of the interface: how they are said in each language, and that no view says one past them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pohon import terms
from pohon.diagram import draw_inline, focus_graph, layout
from pohon.diagram.boxes import heading_fits
from pohon.diagram.draw import describe
from pohon.kata import INDONESIAN, LANGUAGES, SOURCE, Kata, load_kata, msg
from pohon.site import TREE_WITHOUT_WILAYAH, said_wilayah
from pohon.understood import Understood
from tests.tools import PACKAGE, links_from

ENGLISH = Kata(
    "en",
    {
        "Beranda": ("Home",),
        "Tahap {nomor}": ("Stage {nomor}",),
        "indikator": ("indicator", "indicators"),
        "dan": ("and",),
        "Wilayah tidak disebut": ("Region not stated",),
        "{kotak}, dari kiri ke kanan": ("{kotak}, from left to right",),
        "kotak": ("box", "boxes"),
    },
)


# --- texts ---


def test_indonesian_says_a_text_as_it_stands() -> None:
    assert INDONESIAN("Beranda") == "Beranda"
    assert INDONESIAN("Tahap {nomor}", nomor=3) == "Tahap 3"


def test_english_says_it_in_english() -> None:
    assert ENGLISH("Beranda") == "Home"
    assert ENGLISH("Tahap {nomor}", nomor=3) == "Stage 3"


def test_what_has_no_translation_is_said_in_indonesian() -> None:
    assert ENGLISH("Teks sumber") == "Teks sumber"
    assert ENGLISH("Teks sumber {dinas}", dinas="Dinas Perikanan") == "Teks sumber Dinas Perikanan"
    assert ENGLISH.counted(2, "berkas") == "2 berkas"


def test_braces_in_words_of_a_document_stay() -> None:
    assert INDONESIAN("Tahap {nomor}", nomor="{x}") == "Tahap {x}"
    assert INDONESIAN("{tercetak}") == "{tercetak}"


def test_a_marked_text_is_the_text() -> None:
    assert msg("Beranda") == "Beranda"
    assert terms.many("indikator") == "indikator"


# --- amounts, lists, numbers, dates ---


@pytest.mark.parametrize(
    ("amount", "indonesian", "english"),
    [
        (0, "0 indikator", "0 indicators"),
        (1, "1 indikator", "1 indicator"),
        (2, "2 indikator", "2 indicators"),
        (999, "999 indikator", "999 indicators"),
        (1351, "1.351 indikator", "1,351 indicators"),
    ],
)
def test_amounts(amount: int, indonesian: str, english: str) -> None:
    assert INDONESIAN.counted(amount, "indikator") == indonesian
    assert ENGLISH.counted(amount, "indikator") == english
    assert ENGLISH.many("indikator", amount) == english.rpartition(" ")[2]


def test_lists() -> None:
    assert INDONESIAN.listed(("a", "b", "c")) == "a, b, dan c"
    assert ENGLISH.listed(("a", "b", "c")) == "a, b, and c"
    assert ENGLISH.listed(("a", "b")) == "a and b"
    assert ENGLISH.said(("a", "", "b")) == "a and b"
    assert INDONESIAN.said(("", "")) == ""


def test_numbers() -> None:
    assert (INDONESIAN.number(1250), ENGLISH.number(1250)) == ("1.250", "1,250")
    assert (INDONESIAN.number(Decimal("0.5")), ENGLISH.number(Decimal("0.5"))) == ("0,5", "0.5")


def test_dates() -> None:
    assert INDONESIAN.date("2026-08-21") == "21 Agustus 2026"
    assert ENGLISH.date("2026-08-21") == "August 21, 2026"


def test_words_of_documents_are_marked_where_the_page_speaks_another_language() -> None:
    assert (INDONESIAN.asli, ENGLISH.asli) == ("", ' lang="id"')


# --- the catalogues ---


@pytest.mark.parametrize("bahasa", LANGUAGES)
def test_every_language_can_be_loaded(bahasa: str) -> None:
    assert load_kata(bahasa).bahasa == bahasa


def test_the_source_language_needs_no_catalogue() -> None:
    assert load_kata(SOURCE) is INDONESIAN


def test_a_catalogue_is_read_once() -> None:
    assert load_kata("en") is load_kata("en")


TABLES: Mapping[str, Mapping[object, str]] = {
    name: table for name, table in vars(terms).items() if name.isupper() and isinstance(table, dict)
}


@pytest.mark.parametrize("bahasa", [bahasa for bahasa in LANGUAGES if bahasa != SOURCE])
@pytest.mark.parametrize("name", TABLES)
def test_every_term_is_translated(name: str, bahasa: str) -> None:
    known = load_kata(bahasa).terjemahan
    assert [word for word in TABLES[name].values() if word not in known] == []


def test_counted_terms_have_a_form_for_one_and_a_form_for_many() -> None:
    english = load_kata("en")
    assert english.many(terms.COUNTED[next(iter(terms.COUNTED))], 1) != english.many("sasaran daerah", 2)
    assert [word for word in terms.COUNTED.values() if len(english.terjemahan[word]) == 1] == []


# --- a name is never translated ---


def test_that_no_region_is_named_is_said_in_the_language_of_the_page() -> None:
    assert said_wilayah(TREE_WITHOUT_WILAYAH, ENGLISH) == "Region not stated"
    assert said_wilayah("Beranda", ENGLISH) == "Beranda"


def test_a_picture_speaks_the_language_of_its_page(perikanan: Understood) -> None:
    graph = focus_graph(perikanan, "t1", replace(links_from(perikanan), kata=ENGLISH))
    assert describe(graph, ENGLISH).startswith(f"{len(graph.boxes)} boxes, from left to right")
    picture = draw_inline(graph, layout(graph.boxes, graph.edges), "Place", ENGLISH)
    assert '<text class="teks" lang="id">' in picture
    assert 'lang="' not in draw_inline(graph, layout(graph.boxes, graph.edges), "Letak", INDONESIAN)


@pytest.mark.parametrize("bahasa", LANGUAGES)
def test_the_heading_of_a_box_fits_in_every_language(bahasa: str, trees: Mapping[str, Understood]) -> None:
    kata = load_kata(bahasa)
    for u in trees.values():
        links = replace(links_from(u), kata=kata)
        for key in u.order:
            boxes = [box for box in focus_graph(u, key, links).boxes if box.role != "more"]
            assert [box.label for box in boxes if not heading_fits(box.label, box.jumlah, box.width)] == []


def test_a_long_heading_leaves_room_for_the_bare_number_only(perikanan: Understood) -> None:
    long = Kata("en", {"Tujuan": ("Objective of a term",), "IK": ("indicator", "indicators")})
    longer = Kata("en", {"Tujuan": ("Objective of the whole term of office",)})
    goals = [
        next(box for box in focus_graph(perikanan, "t1", replace(links_from(perikanan), kata=kata)).boxes)
        for kata in (long, longer)
    ]
    number = str(len(perikanan.sasaran["t1"].indikator))
    assert [(goal.label, goal.jumlah) for goal in goals] == [
        ("Objective of a term", number),
        ("Objective of the whol\u2026", number),
    ]


# --- no word of the interface past `kata` ---

SAYING = {"kata", "msg", "many", "counted"}
TYPING = {"cast"}
SHOWING = {"Link", "Fact", "Number", "Way"}
"""What takes a text for readers first: there even a single small word is one of the interface."""
_LETTERS = re.compile(r"[A-Za-z]{2}")
_WORDS = re.compile(r"^\W*[A-Z][a-z]|[A-Za-z]{2},? | [A-Za-z]{2}")
_MARKUP = re.compile(r"[<>]|\w=|:\w|\w\{$|\}\.\w|^[.\w-]+\{|,-?sans|font|^px ")
"""Pieces of SVG and CSS, which stand in the same modules as words."""

MODULES = sorted(path for room in ("views", "diagram") for path in (PACKAGE / room).glob("*.py"))
EXCEPTIONS = {
    "Bahasa Indonesia",  # a language is named in itself
    "English",
    "banding.json",  # the name of a file
    "Rp",  # the sign of rupiah, the same in every language
    "koperasi sehat",  # samples of questions, in the language of the documents
    "siapa menjawab PKL",
    "target triwulan 3",
    "izin usaha mikro",
}


def name_of(call: ast.Call) -> str:
    """The last name of what is called: `links.kata.counted(...)` -> `counted`."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def silent(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a node that no reader sees, or that `kata` says."""
    match node:
        case ast.Expr(value=ast.Constant()):  # a docstring
            yield node.value
        case ast.Compare():
            yield from ast.walk(node)
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            yield from ast.walk(node)
        case ast.Call() if name_of(node) in SAYING | TYPING:
            yield from (each for argument in node.args for each in ast.walk(argument))


def literals(node: ast.AST) -> Iterator[ast.AST]:
    """The literals of which a text is made, those inside calls aside."""
    yield node
    if not isinstance(node, ast.Call):
        for part in ast.iter_child_nodes(node):
            yield from literals(part)


def shown(tree: ast.AST) -> set[ast.AST]:
    """The literals in the first argument of what takes a text for readers."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and name_of(node) in SHOWING and node.args)
    return {part for call in calls for part in literals(call.args[0])}


def unsaid(source: str) -> list[str]:
    """The words of the interface that stand in a module without `kata` or `msg`."""
    tree = ast.parse(source)
    quiet = {part for node in ast.walk(tree) for part in silent(node)}
    first = shown(tree)
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [
        str(node.value)
        for node in texts
        if node not in quiet and (_LETTERS if node in first else _WORDS).search(str(node.value))
        if not _MARKUP.search(str(node.value)) and node.value not in EXCEPTIONS
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_word_of_the_interface_is_said_by_kata(path: Path) -> None:
    assert unsaid(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('head = Head("Judul baru", told)', ["Judul baru"]),
        ('head = Head("Judul", told)', ["Judul"]),
        ('text = f"{n} dari {total} baris"', [" dari ", " baris"]),
        ('link = Link("dinas", href)', ["dinas"]),
        ('text = "Dari berkas {nama}."', ["Dari berkas {nama}."]),
        ('text = kata("Nama {nama}", nama="Tidak ada")', ["Tidak ada"]),
        ('text = kata("Judul baru")', []),
        ('text = links.kata.counted(3, "baris berisi")', []),
        ('TABLE = {"a": msg("Judul baru")}', []),
        ('"""Docstring of a module."""', []),
        ('key = "rencana-aksi"', []),
    ],
)
def test_a_word_past_kata_is_noticed(source: str, found: list[str]) -> None:
    assert unsaid(source) == found
