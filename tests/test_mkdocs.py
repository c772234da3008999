"""The parts of the adapter to MkDocs: what is mounted where, a stylesheet that touches nothing else, links."""

from __future__ import annotations

import ast
import re
import shutil
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from markdown import Markdown

from pohon.mkdocs_plugin import PohonPlugin, bare
from pohon.mkdocs_plugin.mount import Mounted, bare_theme, mount
from pohon.mkdocs_plugin.prose import SiteLinks
from pohon.mkdocs_plugin.style import SCOPE, rules, scoped, selectors
from pohon.model.settings import OwnSettings
from pohon.theme import find_theme
from tests.test_layers import MODULES, parsed, room_of
from tests.tools import ROOT, basic_theme, copied, edit, run

DASAR = find_theme("dasar", ROOT)


def mounted(folder: Path, docs: str = "content") -> Mounted:
    return mount(folder / "mkdocs.yml", folder / docs)


def files(given: Mounted) -> dict[str, bytes]:
    assert given.files is not None, given.problems
    return dict(given.files)


# --- the core knows nothing of MkDocs ---


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_only_the_adapter_knows_of_mkdocs(module: Path) -> None:
    named = [
        name
        for node in ast.walk(parsed(module))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    ]
    assert room_of(module) == "mkdocs_plugin" or not [n for n in named if re.match(r"(mk|proper)docs\b", n)]


def test_pohon_builds_where_mkdocs_is_not_installed(mini_folder: Path) -> None:
    program = (
        "import sys; from importlib.abc import MetaPathFinder\n"
        "class Missing(MetaPathFinder):\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.partition('.')[0] in ('mkdocs', 'properdocs', 'material'): raise ModuleNotFoundError(name)\n"
        "sys.meta_path.insert(0, Missing())\n"
        "from pohon.cli import main; main(['build'])\n"
    )
    ran = run(sys.executable, "-c", program, cwd=mini_folder)
    assert (ran.code, ran.err) == (0, "")
    assert (mini_folder / "site" / "index.html").is_file()


def test_mkdocs_finds_the_plugin_under_its_name() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    module, _, name = project["entry-points"]["mkdocs.plugins"]["pohon"].partition(":")
    assert getattr(import_module(module), name) is PohonPlugin


def test_mkdocs_takes_every_setting_of_ours() -> None:
    plugin = PohonPlugin()
    given = {"jalur": "kinerja", "lisensi": {"nama": "CC0"}, "bahasa": ["id", "en"]}
    assert plugin.load_config(given) == ([], [])
    assert {name for name, _ in plugin.config_scheme} == set(OwnSettings.model_fields)


# --- what is mounted ---


def test_a_site_of_the_same_folder_gets_everything_but_what_the_host_makes_itself(mini_folder: Path) -> None:
    given = files(mounted(mini_folder))
    own = {"index.html", "cari/index.html", "data/pohon.sqlite", "kota-contoh/dinas-perikanan/sasaran/s1/index.html"}
    assert own <= set(given)
    assert {"404.html", "sitemap.xml", "robots.txt", "llms.txt"} & set(given) == set()


def test_a_path_is_put_before_every_file(mini_folder: Path) -> None:
    edit(mini_folder / "mkdocs.yml", "  - pohon:\n", "  - pohon:\n      jalur: data/kinerja/\n")
    given = mounted(mini_folder)
    assert given.jalur == "data/kinerja/"
    assert {path for path in files(given) if not path.startswith("data/kinerja/")} == set()


def test_permanent_addresses_know_the_path(mini_folder: Path) -> None:
    edit(mini_folder / "mkdocs.yml", "  - pohon:\n", "  - pohon:\n      jalur: kinerja\n")
    page = files(mounted(mini_folder))["kinerja/kota-contoh/dinas-perikanan/sasaran/s1/index.html"].decode()
    assert "https://contoh.example/pohon/kinerja/kota-contoh/dinas-perikanan/sasaran/s1/" in page
    assert "https://contoh.example/pohon/kota-contoh/" not in page


def test_below_a_path_the_markdown_files_are_the_hosts_alone(mini_folder: Path) -> None:
    edit(mini_folder / "mkdocs.yml", "  - pohon:\n", "  - pohon:\n      jalur: kinerja\n")
    assert "kinerja/tentang/index.html" not in files(mounted(mini_folder))


def test_trees_may_lie_beside_the_folder_of_the_pages(mini_folder: Path) -> None:
    (mini_folder / "docs").mkdir()
    given = mounted(mini_folder, "docs")
    assert "kota-contoh/dinas-perikanan/index.html" in files(given)
    assert "tentang/index.html" not in files(given)
    assert given.sources == frozenset()


def test_sources_of_trees_are_no_pages_of_the_host(mini_folder: Path) -> None:
    sources = mounted(mini_folder).sources
    assert {"kota-contoh/dinas-perikanan.yml", "permalink.lock.yml"} <= sources
    assert not [name for name in sources if name.endswith(".md")]


@pytest.mark.parametrize("name", ["index.md", "README.md", "panduan/tentang.md"])
def test_pages_with_another_address_in_mkdocs_are_not_ours_to_name(mini_folder: Path, name: str) -> None:
    (mini_folder / "content" / name).parent.mkdir(exist_ok=True)
    (mini_folder / "content" / name).write_text("# Lain\n")
    edit(mini_folder / "mkdocs.yml", "  - Tentang: tentang.md\n", f"  - Tentang: tentang.md\n  - Lain: {name}\n")
    site = mounted(mini_folder).site
    assert site
    assert site.page_keys() == ("tentang",)


def test_errors_forbid_everything(mini_folder: Path) -> None:
    edit(mini_folder / "mkdocs.yml", "site_url: https://contoh.example/pohon/", "site_url: contoh")
    given = mounted(mini_folder)
    assert given.files is None
    assert [problem.where.path for problem in given.problems] == ["mkdocs.yml"]


def test_the_settings_may_have_another_name(mini_folder: Path) -> None:
    (mini_folder / "mkdocs.yml").rename(mini_folder / "properdocs.yml")
    assert files(mount(mini_folder / "properdocs.yml", mini_folder / "content"))


def test_a_theme_that_knows_no_bare_pages_keeps_its_shell(mini_folder: Path) -> None:
    """Then its pages stand in the host's site as files of their own."""
    theme = mini_folder / "tema"
    shutil.copytree(DASAR, theme)
    edit(theme / "templates" / "pages" / "versi.html", "{% extends rangka %}", '{% extends "base.html" %}')
    edit(mini_folder / "mkdocs.yml", "  - pohon:\n", "  - pohon:\n      tema: tema\n")
    given = files(mounted(mini_folder))
    assert given["versi/index.html"].startswith(b"<!DOCTYPE html>")
    assert given["index.html"].startswith(bare.START.encode())


def test_both_programs_remember_for_themselves(mini_folder: Path) -> None:
    """Each forgets what it did not use: in one store they would forget each other's pages."""
    first = files(mounted(mini_folder))
    ran = run(sys.executable, "-m", "pohon", "build", cwd=mini_folder)
    assert ran.code == 0
    assert sorted(path.name for path in (mini_folder / ".pohon").iterdir()) == ["memo", "memo-mkdocs", "templat"]
    assert files(mounted(mini_folder)) == first


# --- bare pages ---

BARE = (
    '<script src="a.js"></script>\n<div class="pohon" lang="id">\n<nav class="jejak"><a href="../">Beranda</a></nav>\n'
    '<div class="pohon-isi " id="isi"><h1>Armada &amp; <em>dermaga</em></h1>\n<svg class="bagan"><text>x</text></svg>'
    '<h2>Tanpa id</h2><h2 id="fakta">Fakta</h2><section class="kutip"><h2 id="kutip">Kutip</h2></section></div></div>'
)


def test_a_bare_page_is_a_head_and_a_body() -> None:
    head, body = bare.split(BARE)
    assert head == '<script src="a.js"></script>\n'
    assert body.startswith('<div class="pohon"')


def test_sections_with_an_address_make_the_table_of_contents() -> None:
    told = [(h.level, h.id, h.text) for h in bare.headings(BARE)]
    assert told == [(1, "isi", "Armada &amp; dermaga"), (2, "fakta", "Fakta"), (2, "kutip", "Kutip")]


def test_links_of_the_host_may_lead_to_every_id() -> None:
    assert bare.ids(BARE) == {"isi", "fakta", "kutip"}


def test_a_search_finds_neither_pictures_nor_citations_nor_ways_elsewhere() -> None:
    found = bare.searched(BARE)
    assert "Fakta" in found
    assert not [word for word in ("<svg", "Kutip", "Beranda") if word in found]


def test_the_head_of_the_host_gets_our_lines() -> None:
    page = bare.with_head("<head><title>x</title></head><p></head>", "<link>", 'A "b"')
    assert page == '<head><title>x</title><link><meta name="description" content="A &quot;b&quot;">\n</head><p></head>'


def test_a_host_that_tells_a_description_is_left_to_it() -> None:
    page = '<head><meta name="description" content="x"></head>'
    assert bare.with_head(page, "", "y") == page


# --- the stylesheet ---


@pytest.mark.parametrize(
    ("css", "told"),
    [
        ("h1{color:red}", f"{SCOPE} h1{{color:red}}"),
        ("a,.b:is(c,d){x:y}", f"{SCOPE} a,{SCOPE} .b:is(c,d){{x:y}}"),
        ("main>p{x:y}", f"{SCOPE} .pohon-isi>p{{x:y}}"),
        (".main,.a-main,#main{x:y}", f"{SCOPE} .main,{SCOPE} .a-main,{SCOPE} #main{{x:y}}"),
        ("body{x:y}", f"{SCOPE}{{x:y}}"),
        (":root{--a:b}", ".pohon{--a:b}"),
        ("html{x:y}", ""),
        ("@page{margin:1cm}", ""),
        ("@page lebar{size:A3;@bottom-right{content:'}'}}h1{x:y}", f"{SCOPE} h1{{x:y}}"),
        ("@media (min-width:9px){a{x:y}}", f"@container pohon (min-width:9px){{{SCOPE} a{{x:y}}}}"),
        (
            "@media screen and (max-width:9px){a{x:y}}",
            f"@media screen{{@container pohon (max-width:9px){{{SCOPE} a{{x:y}}}}}}",
        ),
        ("@media print{a{x:y}}", f"@media print{{{SCOPE} a{{x:y}}}}"),
        (
            "@media screen and (prefers-color-scheme:dark){:root{--a:b}}",
            ":is([data-md-color-scheme=slate],[data-bs-theme=dark]) .pohon{--a:b}",
        ),
        ("p::before{content:'{,}'}", f"{SCOPE} p::before{{content:'{{,}}'}}"),
        (
            "td{border:0;color:red;border-top:1px}",
            f"{SCOPE} td{{border:0!important;color:red;border-top:1px!important}}",
        ),
    ],
)
def test_a_rule_holds_below_pohon_only(css: str, told: str) -> None:
    assert scoped(css) == scoped("") + told


def test_selectors_are_parted_where_they_end() -> None:
    assert selectors("a:is(b,c[d=','])>e , f") == ["a:is(b,c[d=','])>e", "f"]


def all_selectors(css: str) -> list[str]:
    found = []
    for before, inside in rules(css):
        found += all_selectors(inside) if before.startswith("@") else selectors(before)
    return found


def test_nothing_of_the_whole_stylesheet_reaches_the_host() -> None:
    theme = bare_theme(DASAR)
    found = all_selectors(theme.files[theme.assets["pohon.css"]].decode())
    assert len(found) > 400
    assert [each for each in found if not re.match(r"(:is\(\[[^)]*\) )?(:is\(\.pohon,#_\)|\.pohon)( |$)", each)] == []


def test_a_bare_theme_is_another_one_to_the_memory() -> None:
    whole, without = basic_theme(), bare_theme(DASAR)
    assert whole.fingerprint != without.fingerprint
    assert whole.assets["pohon.css"] != without.assets["pohon.css"]
    assert whole.assets["pohon.js"] == without.assets["pohon.js"]


# --- links of the host's own pages ---


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("/kota-x/dinas/", "../kota-x/dinas/index.md"),
        ("/kota-x/dinas/#pohon", "../kota-x/dinas/index.md#pohon"),
        ("/data/pohon.sqlite", "../data/pohon.sqlite"),
        ("/tiada/", "/tiada/"),
        ("lain.md", "lain.md"),
        ("https://contoh.example/kota-x/dinas/", "https://contoh.example/kota-x/dinas/"),
        ("#di-sini", "#di-sini"),
    ],
)
def test_a_link_from_the_root_becomes_one_between_sources(target: str, told: str) -> None:
    links = SiteLinks()
    links.sources = {"/kota-x/dinas/": "kota-x/dinas/index.md", "/data/pohon.sqlite": "data/pohon.sqlite"}
    links.here = "panduan/tentang.md"
    assert Markdown(extensions=[links]).convert(f"[x]({target})") == f'<p><a href="{told}">x</a></p>'


def test_code_is_no_link() -> None:
    links = SiteLinks()
    links.sources = {"/kota-x/": "kota-x/index.md"}
    assert "/kota-x/)" in Markdown(extensions=[links]).convert("`[x](/kota-x/)`")


def test_a_copy_of_the_content_is_left_as_it_was(tmp_path: Path) -> None:
    folder = copied(ROOT, tmp_path / "situs")
    before = sorted(path.name for path in (folder / "content").rglob("*"))
    mounted(folder)
    assert sorted(path.name for path in (folder / "content").rglob("*")) == before


def test_names_may_hold_any_letter(mini_folder: Path) -> None:
    """Also those beyond the first 65536, which JSON writes in pairs that YAML cannot read."""
    edit(mini_folder / "mkdocs.yml", "site_name: Pohon Contoh", 'site_name: "Pohon 🌳: \\"contoh\\" <1>"')
    page = files(mounted(mini_folder))["index.html"].decode()
    assert yaml.safe_load(page.split("---\n")[1])["title"] == 'Pohon 🌳: "contoh" <1>'
