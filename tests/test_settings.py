"""`mkdocs.yml`: MkDocs' keys where we use them, our own under `plugins: pohon`, the rest let be."""

from __future__ import annotations

from pathlib import Path

import pytest

from pohon.build import load
from pohon.model import Settings
from pohon.model.settings import Halaman, Lisensi, OwnSettings
from pohon.problems import Checked, Source
from pohon.reading.settings import Located, check_settings, read_settings
from tests.problems import Told, marked, told
from tests.tools import ROOT


def read(folder: Path, text: str) -> Checked[Located]:
    (folder / "mkdocs.yml").write_text(text, "utf-8")
    return read_settings(folder)


def settings(folder: Path, text: str) -> Settings:
    """The settings of a text without problems."""
    checked = read(folder, text)
    assert checked.problems == ()
    assert checked.value is not None
    return checked.value.settings


def test_one_key_is_enough(tmp_path: Path) -> None:
    assert settings(tmp_path, "site_name: Kinerja Kota\n") == Settings(site_name="Kinerja Kota")


def test_the_defaults_are_those_of_mkdocs_but_for_the_folder_of_the_content() -> None:
    defaults = Settings()
    assert (defaults.docs_dir, defaults.site_dir, defaults.nav) == ("content", "site", ())
    assert defaults.pohon == OwnSettings(tema="dasar", lisensi=None, kontak=None, bahasa=("id",), gambar_sosial=False)


def test_all_keys_that_we_use(tmp_path: Path) -> None:
    text = """site_name: Kinerja
site_url: https://kinerja.contoh.go.id/pohon/
site_description: Pohon kinerja
repo_url: https://git.contoh.go.id/pohon
edit_uri: blob/main/content/
docs_dir: isi
site_dir: hasil/situs
nav: [tentang.md]
plugins:
  - pohon: {tema: tema/kota, kontak: dinkop@contoh.go.id, lisensi: {nama: CC BY 4.0, url: https://contoh.id/l}}
"""
    assert settings(tmp_path, text) == Settings(
        site_name="Kinerja",
        site_url="https://kinerja.contoh.go.id/pohon/",
        site_description="Pohon kinerja",
        repo_url="https://git.contoh.go.id/pohon",
        edit_uri="blob/main/content/",
        docs_dir="isi",
        site_dir="hasil/situs",
        nav=(Halaman(berkas="tentang.md"),),
        pohon=OwnSettings(
            tema="tema/kota",
            kontak="dinkop@contoh.go.id",
            lisensi=Lisensi(nama="CC BY 4.0", url="https://contoh.id/l"),
        ),
    )


@pytest.mark.parametrize(
    ("written", "bahasa"),
    [
        ("en", ("en",)),
        ("[id]", ("id",)),
        ("[id, en]", ("id", "en")),
        ("[en, id]", ("en", "id")),
        ("[id, en, id]", ("id", "en")),
    ],
)
def test_one_language_or_several_the_first_at_the_root(tmp_path: Path, written: str, bahasa: tuple[str, ...]) -> None:
    assert settings(tmp_path, f"plugins:\n  - pohon: {{bahasa: {written}}}\n").pohon.bahasa == bahasa


@pytest.mark.parametrize("wanted", [True, False])
def test_pictures_for_social_media_are_wanted_or_not(tmp_path: Path, *, wanted: bool) -> None:
    text = f"plugins:\n  - pohon: {{gambar_sosial: {str(wanted).lower()}}}\n"
    assert settings(tmp_path, text).pohon.gambar_sosial is wanted


def test_what_only_mkdocs_knows_is_none_of_our_business(tmp_path: Path) -> None:
    text = """site_name: Kinerja
theme: {name: material, palette: [{scheme: default}], custom_dir: ../tema}
strict: yes
extra: {site_dir: ../x, versi: !ENV [VERSI, "1"]}
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
  - toc: {permalink: true}
hooks: [kait.py]
validation: {nav: {omitted_files: warn}}
"""
    assert settings(tmp_path, text) == Settings(site_name="Kinerja")


def test_an_empty_key_counts_as_not_written(tmp_path: Path) -> None:
    text = "site_name:\nsite_url: null\nnav:\nplugins:\n"
    assert settings(tmp_path, text) == Settings()


PLUGINS = {
    "a list with our options": "plugins:\n  - search\n  - pohon: {kontak: dinkop}\n",
    "a list, ours first": "plugins:\n  - pohon: {kontak: dinkop}\n  - search: {lang: id}\n",
    "a dict": "plugins:\n  search: {lang: id}\n  pohon:\n    kontak: dinkop\n",
    "a dict in braces": "plugins: {pohon: {kontak: dinkop}}\n",
}


@pytest.mark.parametrize("text", PLUGINS.values(), ids=PLUGINS)
def test_our_own_settings_stand_under_plugins(tmp_path: Path, text: str) -> None:
    assert settings(tmp_path, text).pohon == OwnSettings(kontak="dinkop")


NO_OPTIONS = [
    *("a: 1", "plugins: []", "plugins: {}", "plugins: [search]", "plugins: [pohon]", "plugins:\n  - pohon:\n"),
    *("plugins: pohon", "plugins: {pohon: }", "plugins: {search: {}}", "plugins: [[pohon]]", "plugins: [{}, null]"),
]


@pytest.mark.parametrize("text", NO_OPTIONS)
def test_without_options_ours_are_the_defaults(tmp_path: Path, text: str) -> None:
    assert settings(tmp_path, text).pohon == OwnSettings()


NAV = """nav:
  - index.md
  - Tentang: tentang.md
  - Panduan:
      - Membaca: panduan/membaca.md
      - panduan/menulis.md
      - Lanjut: [{Istilah: istilah.md}]
  - Situs kabupaten: https://contoh.go.id/
  - Unduhan: unduhan.pdf
  - Kosong:
"""


def test_the_pages_of_a_nested_nav_in_order(tmp_path: Path) -> None:
    assert [(page.judul, page.berkas) for page in settings(tmp_path, NAV).nav] == [
        (None, "index.md"),
        ("Tentang", "tentang.md"),
        ("Membaca", "panduan/membaca.md"),
        (None, "panduan/menulis.md"),
        ("Istilah", "istilah.md"),
    ]


@pytest.mark.parametrize("nav", ["[]", "tentang.md", "{}", "[[], {}]", "[https://contoh.go.id/]"])
def test_a_nav_without_pages(tmp_path: Path, nav: str) -> None:
    assert settings(tmp_path, f"nav: {nav}\n").nav == ()


def test_a_nav_of_keys(tmp_path: Path) -> None:
    assert settings(tmp_path, "nav: {Tentang: tentang.md}\n").nav == (Halaman(judul="Tentang", berkas="tentang.md"),)


WRONG = {
    "a key that we use": "site_name: A\nsite_url: «P107»contoh.go.id\n",
    "a list for a text": "site_name: «P103»[A, B]\n",
    "an object for a text": "site_description:\n  «P103»id: Kinerja\n",
    "an empty text": 'site_name: «P108»""\n',
    "an unknown own key": "plugins:\n  - pohon:\n      «P101»lisens: CC BY\n",
    "an unknown own key in a dict": "plugins:\n  search:\n  pohon: {«P101»warna: biru}\n",
    "own settings that are a text": "plugins:\n  - pohon: «P104»dasar\n",
    "own settings that are a list": "plugins:\n  - pohon: «P104»[dasar]\n",
    "a licence without a name": "plugins:\n  - search\n  - pohon:\n      lisensi: «P102»{url: https://contoh.id/}\n",
    "a licence with a bad address": "plugins: [pohon: {lisensi: {nama: CC, url: «P107»cc}}]\n",
    "an unknown language": "plugins:\n  - pohon: {bahasa: «P106»jv}\n",
    "an unknown language among others": "plugins:\n  - pohon: {bahasa: [id, «P106»su]}\n",
    "no language at all": "plugins:\n  - pohon: {bahasa: «P108»[]}\n",
    "languages as an object": "plugins:\n  - pohon:\n      bahasa: «P105»{id: true}\n",
    "neither yes nor no": "plugins:\n  - pohon: {gambar_sosial: «P112»kadang}\n",
    "a profile without classes": "plugins: [pohon: {hitungan: {pita: [{dasar: A, kelas: «P108»[]}]}}]\n",
    "twice a class": "plugins: [pohon: {hitungan: {efisiensi: {dasar: A, kelas: «P119»[{nama: B}, {nama: B}]}}}]\n",
    "nothing to bound by": "plugins: [pohon: {hitungan: {batas: «P119»0}}]\n",
    "a theme outside": "plugins:\n  - pohon: {tema: «P113»../tema}\n",
    "a key twice": "site_name: A\n«P007»site_name: B\n",
    "broken YAML": "site_name: A«P002»: B\n",
    "a personal number": "site_name: A\n# «P011»199901012099121001\n",
    "a list": "«P008»- site_name: A\n",
    "nothing": "«P008»",
    "several at once": "site_url: «P107»x\nnav: [«P113»../a.md]\nplugins: [pohon: {«P101»a: b}]\nsite_dir: «P113»/\n",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_at_its_place(tmp_path: Path, text: str) -> None:
    plain, expected = marked(text, "mkdocs.yml")
    assert told(read(tmp_path, plain).problems) == expected


HINTS = {
    "sampai": ("plugins: [pohon: {hitungan: {sampai: September}}]\n", "tahun-bulan-hari, misalnya 2026-09-30."),
    "sejak": ("plugins: [pohon: {hitungan: {pita: [{dasar: A, sejak: dulu, kelas: [{nama: B}]}]}}]\n", "empat angka"),
}


@pytest.mark.parametrize(("text", "shape"), HINTS.values(), ids=HINTS)
def test_a_hint_tells_the_shape_of_what_was_meant(tmp_path: Path, text: str, shape: str) -> None:
    (problem,) = read(tmp_path, text).problems
    assert problem.code == "P107"
    assert shape in problem.hint


def test_a_name_that_is_too_long_names_nothing(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    long = "x" * 300
    text, expected = marked(f"nav:\n  - A: «P010»{long}.md\n", "mkdocs.yml")
    assert checked(tmp_path, text) == told(load(tmp_path).problems) == expected
    text, expected = marked(f"docs_dir: «P010»{long}\n", "mkdocs.yml")
    assert checked(tmp_path, text) == told(load(tmp_path).problems) == expected


@pytest.mark.parametrize("key", ["docs_dir", "site_dir"])
@pytest.mark.parametrize("path", ["..", "../publik", "/srv/www", "a/../../b", "..\\publik"])
def test_no_folder_outside_the_site(tmp_path: Path, key: str, path: str) -> None:
    checked = read(tmp_path, f"{key}: {path}\n")
    assert [(p.code, p.where) for p in checked.problems] == [("P113", Source("mkdocs.yml", 1, 11))]
    assert checked.value is not None
    assert checked.value.settings == Settings()


def test_a_hint_for_a_misspelt_own_key(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "plugins: [pohon: {kontk: dinkop}]\n").problems
    assert (problem.message, problem.hint) == ('Kunci "kontk" tidak dikenal.', 'Mungkin maksud Anda "kontak"?')


def test_the_languages_to_choose_from_are_told(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "plugins: [pohon: {bahasa: inggris}]\n").problems
    assert (problem.message, problem.hint) == ('"inggris" bukan pilihan untuk "bahasa".', "Pilih salah satu: id, en.")


def test_a_folder_without_settings(tmp_path: Path) -> None:
    checked = read_settings(tmp_path)
    assert checked.value is None
    (problem,) = checked.problems
    assert (problem.code, problem.where) == ("P010", Source("mkdocs.yml", 1, 1))
    assert "site_name:" in problem.hint


def test_the_hint_for_empty_settings_is_about_settings(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, "").problems
    assert "perangkat_daerah" not in problem.hint


# --- what the settings name must be there ---


def checked(folder: Path, text: str) -> set[Told]:
    located = read(folder, text).value
    assert located is not None
    return told(check_settings(located))


def test_folders_and_pages_that_are_there(tmp_path: Path) -> None:
    (tmp_path / "content" / "panduan").mkdir(parents=True)
    (tmp_path / "content" / "panduan" / "a.md").touch()
    assert checked(tmp_path, "nav:\n  - Panduan:\n      - A: panduan/a.md\n") == set()


def test_each_missing_page_is_told_where_the_nav_names_it(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").touch()
    text, expected = marked("nav:\n  - «P010»b.md\n  - a.md\n  - Lain:\n      - C: «P010»c/c.md\n", "mkdocs.yml")
    assert checked(tmp_path, text) == expected


def test_of_a_missing_folder_no_page_is_missed(tmp_path: Path) -> None:
    text, expected = marked("docs_dir: «P010»isi\nnav: [a.md]\n", "mkdocs.yml")
    assert checked(tmp_path, text) == expected


def test_what_is_wrong_in_itself_is_not_missed_as_well(tmp_path: Path) -> None:
    assert checked(tmp_path, "docs_dir: ../isi\nnav: [a.md]\n") == set()
    (tmp_path / "content").mkdir()
    text, expected = marked("nav: [../a.md, «P010»b.md]\n", "mkdocs.yml")
    assert checked(tmp_path, text) == expected


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "isi").touch()
    text, expected = marked("docs_dir: «P010»isi\n", "mkdocs.yml")
    assert checked(tmp_path, text) == expected


def test_the_default_folder_is_missed_where_nothing_names_it(tmp_path: Path) -> None:
    assert {(each.code, each.line) for each in checked(tmp_path, "site_name: A\n")} == {("P010", 1)}


def test_the_settings_of_this_project_are_in_order() -> None:
    read_here = read_settings(ROOT)
    assert read_here.problems == ()
    assert read_here.value is not None
    assert tuple(check_settings(read_here.value)) == ()
