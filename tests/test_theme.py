"""Themes: strict templates, assets named by what is in them, one fingerprint for all of it."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from markupsafe import Markup

from pohon.kata import INDONESIAN, Kata
from pohon.outputs import THEME_FILES
from pohon.problems import PohonError
from pohon.theme import find_theme, load_theme, templates
from tests.tools import ROOT, made

DASAR = ROOT / "themes" / "dasar"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A small theme of one's own."""
    folder = tmp_path / "tema-kota"
    (folder / "templates" / "pages").mkdir(parents=True)
    (folder / "static").mkdir()
    (folder / "theme.toml").write_text('nama = "kota"\n')
    (folder / "static" / "pohon.css").write_text("p{}")
    (folder / "templates" / "pages" / "sasaran.html").write_text("<p>{{ v.nama }} di {{ at.situs }}</p>\n")
    return folder


AT = SimpleNamespace(situs="Situs")


class Stack:
    """A value that is another one each time it is asked."""

    def __init__(self, *texts: str) -> None:
        self.texts = list(texts)

    def pop(self) -> str:
        """The last of its texts."""
        return self.texts.pop()


# --- finding ---


def test_the_basic_theme_is_found() -> None:
    assert find_theme("dasar", Path("/nonexistent")) == DASAR


def test_a_theme_of_ones_own_lies_below_the_site(own: Path) -> None:
    assert find_theme("tema-kota", own.parent) == own


def test_a_theme_of_ones_own_goes_before_the_basic_one(own: Path) -> None:
    own.rename(own.parent / "dasar")
    assert find_theme("dasar", own.parent) == own.parent / "dasar"


def test_an_unknown_theme_is_told() -> None:
    with pytest.raises(PohonError, match='Tema "rimba" tidak ditemukan') as caught:
        find_theme("rimba", ROOT)
    assert "theme.toml" in caught.value.hint


# --- templates ---


def test_a_template_gets_the_view_and_where_it_stands(own: Path) -> None:
    assert (
        load_theme(own, THEME_FILES).render("sasaran", SimpleNamespace(nama="A & <b>"), AT)
        == b"<p>A &amp; &lt;b&gt; di Situs</p>"
    )


def test_a_template_sees_nothing_else(own: Path) -> None:
    (own / "templates" / "pages" / "sasaran.html").write_text("{{ site }}")
    with pytest.raises(PohonError, match=r"sasaran\.html.*'site' is undefined"):
        load_theme(own, THEME_FILES).render("sasaran", SimpleNamespace(), AT)


def test_a_misspelt_name_is_told_with_the_template(own: Path) -> None:
    (own / "templates" / "pages" / "sasaran.html").write_text("{{ v.nmaa }}")
    with pytest.raises(PohonError, match=r"pages/sasaran\.html.*nmaa") as caught:
        load_theme(own, THEME_FILES).render("sasaran", SimpleNamespace(nama="x"), AT)
    assert str(own) in caught.value.hint


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("{{ v.nama }}, {{ v.html }}, {{ v.angka }}", "A &amp; B, <b>c</b>, 3"),
        (
            "{% macro m(a, b='-') %}<i>{{ a }}{{ b }}</i>{% endmacro %}{{ m('<') }}{{ m('x', b='y') }}",
            "<i>&lt;-</i><i>xy</i>",
        ),
        ("{% macro m() %}({{ caller() }}){% endmacro %}{% call m() %}{{ v.nama }}{% endcall %}", "(A &amp; B)"),
        ("{% macro m() %}{{ varargs | length }}{{ kwargs.get('a') }}{% endmacro %}{{ m(1, 2, a=3) }}", "23"),
        ("{% macro m(class) %}{{ class }}{% endmacro %}{{ m(class='a') }}{{ m(*('b',)) }}", "ab"),
        ("{% import 'm.html' as m %}{{ m.bahasa() }}", "id"),
        ("{% import 'n.html' as n with context %}{{ n.nama() }}", "A &amp; B"),
        ("{% trans nama=v.nama %}Oleh {{ nama }}, 5%{% endtrans %}", "Oleh A &amp; B, 5%"),
        ("{% trans %}Lima % saja{% endtrans %}", "Lima % saja"),
        ("{% trans n=v.angka %}{{ n }} ikan{% pluralize n %}{{ n }} ikan{% endtrans %}", "3 ikan"),
        ("{% autoescape false %}{{ v.nama }}{% endautoescape %}", "A & B"),
        ("{{ v.html }}{% include 't.html' without context %}{{ v.angka }}", "<b>c</b>teks3"),
        ("{% include 'b.html' %}{% set s %}{{ v.nama }}{% endset %}{{ s }}", "[dasar]A &amp; B"),
        ("{% extends 'b.html' %}{% block isi %}{{ super() }}, {{ v.angka }}{% endblock %}", "[dasar, 3]"),
        ("{% if true %}{% extends 'b.html' %}{% endif %}tiada", "[dasar]"),
        ("{% set n = namespace(jumlah=2) %}{{ n.jumlah }}{{ v.peta['a'] }}{{ v.peta['items'] is defined }}", "21True"),
        ("{{ v.peta['b'] is defined }}{{ v.peta['b'] | default('-') }}{{ (1, 2)[5] is defined }}", "False-False"),
        ("{% for x in ((1, ((2, ()),)),) recursive %}({{ x[0] }}{{ loop(x[1]) }}){% endfor %}", "(1(2))"),
        (
            "{% macro m(kata) %}{{ kata.asli }}{% endmacro %}{{ m(v.lain) }}{{ kata.bahasa }}{{ kata.asli }}",
            "&lt;lain&gt;id",
        ),
        ("{{ v.nama.lower() }}{% for x in (1, 2) %}{{ loop.index }}{% endfor %}", "a &amp; b12"),
    ],
)
def test_templates_are_those_of_jinja(own: Path, text: str, page: str) -> None:
    """They are compiled in a way of our own."""
    templates = own / "templates"
    (templates / "pages" / "sasaran.html").write_text(text)
    (templates / "m.html").write_text("{% macro bahasa() %}{{ kata.bahasa }}{% endmacro %}")
    (templates / "n.html").write_text("{% macro nama() %}{{ v.nama }}{% endmacro %}")
    (templates / "t.html").write_text("teks")
    (templates / "b.html").write_text("[{% block isi %}dasar{% endblock %}]")
    others = {"peta": {"a": 1}, "lain": SimpleNamespace(asli="<lain>")}
    view = SimpleNamespace(nama="A & B", html=Markup("<b>c</b>"), angka=3, **others)
    assert load_theme(own, THEME_FILES).render("sasaran", view, AT).decode() == page


def test_a_macro_says_what_it_does_not_take(own: Path) -> None:
    (own / "templates" / "pages" / "sasaran.html").write_text("{% macro m(a) %}{% endmacro %}{{ m(1, b=2) }}")
    with pytest.raises(TypeError, match="takes no b"):
        load_theme(own, THEME_FILES).render("sasaran", SimpleNamespace(), AT)


def test_what_comes_again_is_made_once(own: Path) -> None:
    """`sekali` remembers what a macro made of the same values."""
    macro, same, other = (
        "{% macro m(a) %}{{ a.pop() }}{% endmacro %}",
        "{{ sekali(m, v.sama) }}",
        "{{ sekali(m, v.lain) }}",
    )
    (own / "templates" / "pages" / "sasaran.html").write_text(macro + same + same + other)
    view = SimpleNamespace(sama=Stack("a", "b"), lain=Stack("c"))
    assert load_theme(own, THEME_FILES).render("sasaran", view, AT) == b"bbc"


@pytest.mark.parametrize(("bahasa", "mark"), [("id", b"<p>-"), ("en", b'<p lang="id">lang')])
def test_the_mark_of_the_words_of_documents_stands_in_the_compiled_template(
    own: Path, bahasa: str, mark: bytes
) -> None:
    text = "<p{{ kata.asli }}>{% if kata.asli %}lang{% else %}-{% endif %}"
    (own / "templates" / "pages" / "sasaran.html").write_text(text)
    assert load_theme(own, THEME_FILES).render("sasaran", SimpleNamespace(), AT, Kata(bahasa)) == mark


# --- compiled templates on disk ---


KATA = Kata("en", {"Oleh %(nama)s": ("By %(nama)s",)})
TEXT = "{% trans nama=v.nama %}Oleh {{ nama }}{% endtrans %}"


def pages(own: Path, kept: Path) -> list[bytes]:
    """A page in two languages, as a new process makes it."""
    templates._environment.cache_clear()
    templates._template.cache_clear()
    theme = replace(load_theme(own, THEME_FILES), cache=kept)
    return [theme.render("sasaran", SimpleNamespace(nama="Ani"), AT, kata) for kata in (INDONESIAN, KATA)]


def test_compiled_templates_are_kept_for_each_language(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own / "templates" / "pages" / "sasaran.html").write_text(TEXT)
    first = pages(own, tmp_path / "kept")
    assert first == [b"Oleh Ani", b"By Ani"]
    assert len(list((tmp_path / "kept").iterdir())) == 2
    monkeypatch.delattr(templates._Placing, "visit_Template")  # whatever is compiled now would be another page
    assert pages(own, tmp_path / "kept") == first


def test_a_damaged_compiled_template_is_made_anew(own: Path, tmp_path: Path) -> None:
    (own / "templates" / "pages" / "sasaran.html").write_text(TEXT)
    first = pages(own, tmp_path / "kept")
    for file in (tmp_path / "kept").iterdir():
        file.write_bytes(file.read_bytes()[:40])
    assert pages(own, tmp_path / "kept") == first


def test_compiled_templates_of_an_older_theme_are_thrown_away(own: Path, tmp_path: Path) -> None:
    (own / "templates" / "pages" / "sasaran.html").write_text(TEXT)
    pages(own, tmp_path / "kept")
    before = set((tmp_path / "kept").iterdir())
    (own / "templates" / "pages" / "sasaran.html").write_text(TEXT + "!")
    assert pages(own, tmp_path / "kept") == [b"Oleh Ani!", b"By Ani!"]
    after = set((tmp_path / "kept").iterdir())
    assert (len(after), after & before) == (2, set())


@pytest.mark.parametrize("text", ["{% if %}", "{{ v.nama", "{% extends 'tiada.html' %}", "{{ v.nama | tiada }}"])
def test_a_broken_template_is_told(own: Path, text: str) -> None:
    (own / "templates" / "pages" / "sasaran.html").write_text(text)
    with pytest.raises(PohonError, match=r"pages/sasaran\.html"):
        load_theme(own, THEME_FILES).render("sasaran", SimpleNamespace(nama="x"), AT)


def test_a_missing_template_is_told(own: Path) -> None:
    with pytest.raises(PohonError, match=r"pages/jabatan\.html"):
        load_theme(own, THEME_FILES).render("jabatan", SimpleNamespace(), AT)


@pytest.mark.parametrize("text", ["", "nama = ", 'judul = "x"'])
def test_a_theme_without_a_name_is_told(own: Path, text: str) -> None:
    (own / "theme.toml").write_text(text)
    with pytest.raises(PohonError, match="tidak lengkap") as caught:
        load_theme(own, THEME_FILES)
    assert "theme.toml" in caught.value.hint


def test_a_theme_without_assets_is_told(own: Path) -> None:
    shutil.rmtree(own / "static")
    with pytest.raises(PohonError, match="tidak lengkap"):
        load_theme(own, THEME_FILES)


@pytest.mark.parametrize("name", ["pohon.css", "ikon.svg"])
def test_a_theme_without_the_assets_of_the_shell_is_told(mini_folder: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(DASAR, tmp_path / "tema")
    (tmp_path / "tema" / "static" / name).unlink()
    with pytest.raises(PohonError):
        made(mini_folder, theme=load_theme(tmp_path / "tema", THEME_FILES))


# --- assets and fingerprint ---


def test_an_asset_is_named_by_what_is_in_it(own: Path) -> None:
    theme = load_theme(own, THEME_FILES)
    name = f"aset/pohon.{hashlib.sha256(b'p{}').hexdigest()[:8]}.css"
    assert theme.assets == {"pohon.css": name}
    assert theme.files == {name: b"p{}"}


@pytest.mark.parametrize("file", ["theme.toml", "static/pohon.css", "templates/pages/sasaran.html"])
def test_any_changed_byte_changes_the_fingerprint(own: Path, file: str) -> None:
    before = load_theme(own, THEME_FILES).fingerprint
    (own / file).write_bytes((own / file).read_bytes() + b"\n")
    assert load_theme(own, THEME_FILES).fingerprint != before


def test_a_renamed_template_changes_the_fingerprint(own: Path) -> None:
    before = load_theme(own, THEME_FILES).fingerprint
    (own / "templates" / "pages" / "sasaran.html").rename(own / "templates" / "pages" / "jabatan.html")
    assert load_theme(own, THEME_FILES).fingerprint != before


def test_the_same_theme_elsewhere_has_the_same_fingerprint(own: Path, tmp_path: Path) -> None:
    shutil.copytree(own, tmp_path / "lain")
    assert load_theme(own, THEME_FILES).fingerprint == load_theme(tmp_path / "lain", THEME_FILES).fingerprint


def test_a_changed_style_is_loaded_under_a_new_name(mini_folder: Path, tmp_path: Path) -> None:
    """A browser may keep an asset for ever."""
    shutil.copytree(DASAR, tmp_path / "tema")
    with (tmp_path / "tema" / "static" / "pohon.css").open("a") as css:
        css.write("p{color:red}")
    before = made(mini_folder).files
    after = made(mini_folder, theme=load_theme(tmp_path / "tema", THEME_FILES)).files
    old, new = ({path for path in files if path.endswith(".css")} for files in (before, after))
    assert [path.rpartition(".")[0].rpartition(".")[0] for path in old ^ new] == ["aset/pohon", "aset/pohon"]
    cards = {path for path in before if path.endswith("/kartu/index.html")}
    assert {path for path in cards if before[path] != after[path]} == set()  # they have a style of their own
    assert {path for path in before if before[path] == after.get(path) and path.endswith(".html")} == cards
