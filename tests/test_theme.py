"""Themes: strict templates, assets named by what is in them, one fingerprint for all of it."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from pohon.outputs import THEME_FILES
from pohon.problems import PohonError
from pohon.theme import find_theme, load_theme
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
