"""From a folder of content to the bytes of a site: plan, links, history, problems."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from pohon.build import load
from pohon.build.history import last_changes
from pohon.build.plan import address, collisions, plan_tree, plan_tree_files, routes, tree_routes, up_from
from pohon.links import DeadLinkError, Links
from pohon.memo import fingerprint_of
from pohon.problems import Source
from pohon.understood import Understood
from tests.tools import Page, edit, made, resolved

PERIKANAN = "content/kota-contoh/dinas-perikanan.yml"


# --- paths ---


@pytest.mark.parametrize(("path", "told"), [("a/b/index.html", "a/b/"), ("index.html", ""), ("404.html", "404.html")])
def test_the_address_of_a_file(path: str, told: str) -> None:
    assert address(path) == told


@pytest.mark.parametrize(
    ("path", "up"), [("index.html", ""), ("a/index.html", "../"), ("a/b/c/index.html", "../../../")]
)
def test_the_way_up(path: str, up: str) -> None:
    assert up_from(path) == up


def test_links_are_relative_to_the_page() -> None:
    links = Links({("dinas", ""): "kota-x/dinas-y/", ("beranda", ""): ""}, "../../")
    assert links.to("dinas") == "../../kota-x/dinas-y/"
    assert links.to("beranda") == "../../"
    assert Links({("beranda", ""): ""}, "").to("beranda") == "./"


def test_a_link_to_nothing_is_an_error() -> None:
    links = Links({}, "")
    assert not links.has("sasaran", "s1")
    with pytest.raises(DeadLinkError, match="tidak ada halaman sasaran untuk 's1'"):
        links.to("sasaran", "s1")


def test_every_planned_file_has_its_route(perikanan: Understood) -> None:
    planned = (*plan_tree(perikanan), *plan_tree_files(perikanan))
    assert routes(planned)["sasaran", "s1"] == "kota-contoh/dinas-perikanan/sasaran/s1/"
    assert routes(planned)["bagan", ""] == "kota-contoh/dinas-perikanan/data/pohon.svg"
    assert len(routes(planned)) == len(planned)


def test_a_tree_may_link_to_the_partner_that_it_names(perikanan: Understood) -> None:
    known = tree_routes(perikanan)
    link = "kota-contoh/dinas-perdagangan#p1"
    assert known["tautan", link] == "kota-contoh/dinas-perdagangan/sasaran/p1/"


# --- problems of the plan ---


def test_two_files_at_one_address() -> None:
    paths = [
        ("a/index.html", Source("satu.yml")),
        ("b/index.html", Source("b.yml")),
        ("A/index.html", Source("dua.md")),
    ]
    found = list(collisions(paths))
    assert [(problem.code, problem.where.path) for problem in found] == [("P901", "dua.md")]
    assert "satu.yml" in found[0].message


def test_different_addresses_are_no_problem() -> None:
    paths = ("a/index.html", "a/b/index.html", "index.html")
    assert list(collisions((path, Source("satu.yml")) for path in paths)) == []


def test_a_page_may_not_be_called_like_a_region(mini_folder: Path) -> None:
    (mini_folder / "content" / "kota-contoh.md").write_text("# Kota\n")
    edit(mini_folder / "mkdocs.yml", "  - Tentang: tentang.md", "  - Kota: kota-contoh.md")
    assert "P901" in {problem.code for problem in made(mini_folder).problems}


@pytest.mark.parametrize(
    ("target", "dead"),
    [
        ("tiada.md", True),
        ("/kota-contoh/tiada/", True),
        ("tentang", True),
        ("tentang.md", False),
        ("tentang.md#bagian", False),
        ("/kota-contoh/dinas-perikanan/sasaran/s1/", False),
        ("/kota-contoh/dinas-perikanan/#pohon", False),
        ("https://a.example/", False),
        ("mailto:a@a.example", False),
        ("#bagian", False),
    ],
)
def test_links_of_narrative_pages(mini_folder: Path, target: str, dead: bool) -> None:
    (mini_folder / "content" / "tentang.md").write_text(f"# Judul\n\nSatu.\n\nBaca [ini]({target}).\n")
    found = [(p.code, p.where.path, p.where.line) for p in made(mini_folder).problems]
    assert found == ([("P902", "content/tentang.md", 5)] if dead else [])


@pytest.mark.parametrize("target", ["tiada.md", "/kota-contoh/tiada/", "tentang.md", "/kota-contoh/dinas-perikanan/"])
def test_links_of_notes(mini_folder: Path, target: str) -> None:
    """They are told as dead, or lead somewhere."""
    edit(mini_folder / PERIKANAN, "Kotak ini hanya memuat nama program.", f'"Lihat [ini]({target})."')
    rendered = made(mini_folder)
    if rendered.problems:
        assert [(p.code, p.where.path) for p in rendered.problems] == [("P902", PERIKANAN)]
        return
    path = "kota-contoh/dinas-perikanan/sasaran/p2/index.html"
    href = Page(path, rendered.files[path].decode()).one(".catatan a").attributes["href"] or ""
    assert href.startswith("..")
    assert resolved(path, href)[0] in rendered.files


def test_a_dead_link_of_ours_is_told_with_the_file(mini_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    has = Links.has
    monkeypatch.setattr(Links, "has", lambda self, name, key="": name == "rencana-aksi" or has(self, name, key))
    rendered = made(mini_folder)
    assert rendered.files == {}
    assert [(p.code, p.where.path) for p in rendered.problems] == [
        ("P903", "content/kota-contoh/dinas-perdagangan.yml")
    ]


def test_a_site_with_errors_is_not_rendered(mini_folder: Path) -> None:
    (mini_folder / "mkdocs.yml").unlink()
    rendered = made(mini_folder)
    assert rendered.files == {}
    assert rendered.problems


# --- loading ---


def test_all_problems_of_all_files_at_once(mini_folder: Path) -> None:
    edit(mini_folder / PERIKANAN, "induk: [s1, s2]", "induk: [s1, s9]")
    edit(mini_folder / PERIKANAN, 'nilai: "98,5"', "nilai: ''")
    edit(mini_folder / "content/kota-contoh/dinas-perdagangan.yml", "sumber: perdagangan.txt", "sumber: tiada.txt")
    (mini_folder / "content" / "tentang.md").unlink()
    found = {(problem.where.path.rpartition("/")[2], problem.code) for problem in load(mini_folder).problems}
    assert {path for path, _ in found} == {"dinas-perikanan.yml", "dinas-perdagangan.yml", "mkdocs.yml"}
    assert ("dinas-perikanan.yml", "P202") in found


def test_without_a_nav_every_markdown_file_is_a_page(mini_folder: Path) -> None:
    edit(mini_folder / "mkdocs.yml", "nav:\n  - Tentang: tentang.md\n", "")
    (mini_folder / "content" / "bantuan.md").write_text("Tanpa judul.\n")
    site = load(mini_folder).site
    assert site is not None
    assert [(page.key, page.judul) for page in site.pages] == [
        ("bantuan", "bantuan"),
        ("tentang", "Tentang situs contoh"),
    ]


def test_a_name_in_the_nav_goes_before_the_heading(mini_folder: Path) -> None:
    site = load(mini_folder).site
    assert site is not None
    assert [(page.judul, page.baris_pertama) for page in site.pages] == [("Tentang", 2)]


# --- what is written ---


def test_names_from_the_content_are_escaped(mini_folder: Path) -> None:
    edit(
        mini_folder / PERIKANAN,
        "pernyataan: Dermaga dirawat",
        'pernyataan: "<script>alert(1)</script> & \\"Dermaga\\""',
    )
    edit(mini_folder / PERIKANAN, "sumber: [22]", "sumber: [22]\n    catatan: <img src=x onerror=alert(1)>")
    files = {path: data for path, data in made(mini_folder).files.items() if path.endswith((".html", ".svg"))}
    assert not any(
        b"<script>alert" in data or (b"onerror=alert" in data and b"<img src=x" in data) for data in files.values()
    )
    page = Page("", files["kota-contoh/dinas-perikanan/sasaran/k1/index.html"].decode())
    assert page.h1 == '<script>alert(1)</script> & "Dermaga"'
    assert '<script>alert(1)</script> & "Dermaga"' in str(json.loads(page.one("script[type]:not([src])").text()))


def test_a_site_without_an_address_has_no_canonical_links(mini_folder: Path) -> None:
    """Nor any file or data that only strangers load: they would need the full address."""
    edit(mini_folder / "mkdocs.yml", "site_url: https://contoh.example/pohon/\n", "")
    files = made(mini_folder).files
    assert not any(path.endswith(("oembed.json", "sitemap.xml", ".atom", ".jsonld")) for path in files)
    assert not any(b"application/ld+json" in data for data in files.values())
    assert not any(b"contoh.example/pohon" in data for data in files.values())
    assert not any(b'rel="canonical"' in data for data in files.values())
    assert b'href="/aset/' in files["404.html"]


def test_a_site_without_an_address_may_stand_in_any_folder(mini_folder: Path) -> None:
    edit(mini_folder / "mkdocs.yml", "site_url: https://contoh.example/pohon/\n", "")
    files = made(mini_folder).files
    pages = [Page(path, data.decode()) for path, data in files.items() if path.endswith("index.html")]
    assert {(page.path, target) for page in pages for target in page.targets if target.startswith("/")} == set()


@pytest.mark.parametrize("address", ["https://contoh.example/pohon/", "https://contoh.example/pohon"])
def test_the_address_of_the_site_is_in_canonical_links(mini_folder: Path, address: str) -> None:
    edit(mini_folder / "mkdocs.yml", "https://contoh.example/pohon/", address)
    files = made(mini_folder).files
    page = Page("", files["kota-contoh/dinas-perikanan/sasaran/s1/index.html"].decode())
    canonical = page.one('link[rel="canonical"]').attributes["href"]
    assert canonical == "https://contoh.example/pohon/kota-contoh/dinas-perikanan/sasaran/s1/"
    assert b'href="/pohon/aset/' in files["404.html"]


# --- history ---


def git(folder: Path, *arguments: str, day: str = "2026-01-02") -> None:
    who = {
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@a.example",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@a.example",
    }
    when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    quiet = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "PATH": "/usr/bin:/bin:/usr/local/bin"}
    subprocess.run(["git", *arguments], cwd=folder, env={**who, **when, **quiet}, check=True, capture_output=True)


@pytest.fixture
def history(mini_folder: Path) -> Path:
    """The small site with two commits: the second changed the fisheries' source text."""
    git(mini_folder, "init", "-q")
    git(mini_folder, "add", ".")
    git(mini_folder, "commit", "-qm", "satu", day="2025-08-17")
    edit(mini_folder / "content/kota-contoh/perikanan.txt", "Lihat RPJMD", "Lihat RPJMD\nTambahan")
    git(mini_folder, "commit", "-qam", "dua", day="2026-02-03")
    return mini_folder


def test_when_each_file_last_changed(history: Path) -> None:
    dates = last_changes(history)
    assert dates["content/kota-contoh/perikanan.txt"] == "2026-02-03"
    assert dates["content/kota-contoh/dinas-perikanan.yml"] == "2025-08-17"
    assert dates["mkdocs.yml"] == "2025-08-17"


def test_a_site_below_the_root_of_its_history(history: Path) -> None:
    assert last_changes(history / "content")["kota-contoh/perikanan.txt"] == "2026-02-03"


def test_a_name_that_is_not_ascii(history: Path) -> None:
    (history / "content" / "kota-contoh" / "salinan – é.txt").write_text("x")
    git(history, "add", ".")
    git(history, "commit", "-qm", "tiga", day="2026-03-04")
    assert last_changes(history)["content/kota-contoh/salinan – é.txt"] == "2026-03-04"


def test_a_shallow_clone_knows_no_dates(history: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{history}", "dangkal")
    assert last_changes(tmp_path / "dangkal") == {}


def test_without_a_history_there_are_no_dates(mini_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert last_changes(mini_folder) == {}
    monkeypatch.setenv("PATH", "")
    assert last_changes(mini_folder) == {}


def test_a_page_tells_when_its_own_facts_changed(history: Path) -> None:
    files = made(history).files
    perikanan = files["kota-contoh/dinas-perikanan/sasaran/s1/index.html"].decode()
    perdagangan = files["kota-contoh/dinas-perdagangan/sasaran/p1/index.html"].decode()
    assert "3 Februari 2026" in perikanan
    assert "17 Agustus 2025" in perdagangan
    assert "3 Februari 2026" not in perdagangan


# --- fingerprint ---


def test_any_changed_module_changes_the_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.py").write_text("x = 1\n")
    first = fingerprint_of(tmp_path)
    (tmp_path / "a" / "b.py").write_text("x = 2\n")
    assert fingerprint_of(tmp_path) != first
    (tmp_path / "a" / "b.py").write_text("x = 1\n")
    (tmp_path / "a" / "b.pyc").write_bytes(b"\0")
    assert fingerprint_of(tmp_path) == first


def test_a_changed_translation_changes_the_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "en.po").write_text('msgid "Data"\nmsgstr "Data"\n')
    first = fingerprint_of(tmp_path)
    (tmp_path / "en.po").write_text('msgid "Data"\nmsgstr "Downloads"\n')
    assert fingerprint_of(tmp_path) != first
