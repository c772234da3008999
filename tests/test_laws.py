"""The laws of a build: same input, same bytes; whole or not at all; what did not change is not made again."""

from __future__ import annotations

import importlib
import io
import json
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pohon.build.plan import FIRST, plan_tree, plan_tree_files
from pohon.build.press import tree_press
from pohon.format import long_date
from pohon.memo import Store, digest
from pohon.reading import tree_files
from pohon.understood import Understood
from tests.tools import ROOT, Site, basic_theme, copied, edit, files_in, made, run_pohon

PURBALINGGA = "content/kabupaten-purbalingga/dinkopukm.yml"
BEKASI = "content/kota-bekasi/dinas-koperasi-ukm.yml"
TARGET = 'target: "0,0138%"'
DINKOP = "kabupaten-purbalingga/dinkopukm"


def changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    """The paths at which two sites differ."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def sorted_out(paths: set[str]) -> tuple[set[str], set[str]]:
    """The pages among these paths, and all other files but those of the search, whose pieces follow its words."""
    pages = {path for path in paths if path.endswith(".html")}
    return pages, {path for path in paths - pages if not is_search(path)}


def is_search(path: str) -> bool:
    return path.startswith("cari/") or path.rpartition("/")[2].startswith("cari")


# A page of downloads prints sizes, rounded: it may change with any file that it names.
LISTS = {"data/index.html", f"{DINKOP}/data/index.html"}
# What sums up all trees, figures and digests of their files among it.
SUMS = {"data/pohon.sqlite", "data/katalog.jsonld"}


def state(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """All that a careless build would change in the files of a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes()) for path in files}


# --- same input, same bytes ---


def test_two_machines_make_the_same_site(folder: Path, tmp_path: Path) -> None:
    """Another folder, seed, language, user, and a clock 26 hours ahead: no byte differs."""
    other = tmp_path / "mesin lain" / "ü"
    other.parent.mkdir()
    west = {"PYTHONHASHSEED": "1", "TZ": "Etc/GMT+12", "LC_ALL": "C", "USER": "budi"}
    east = {"PYTHONHASHSEED": "2", "TZ": "Etc/GMT-14", "LC_ALL": "C.UTF-8", "USER": "siti"}
    first = run_pohon("build", "--no-memo", "--site-dir", tmp_path / "barat", cwd=folder, environment=west)
    folder.rename(other)
    second = run_pohon("build", "--no-memo", "--site-dir", tmp_path / "timur", "-C", other, environment=east)
    assert (first.code, second.code) == (0, 0), first.err + second.err
    assert changed(files_in(tmp_path / "barat"), files_in(tmp_path / "timur")) == set()


def test_the_order_of_files_does_not_matter(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forward = made(folder)
    # The function of the same name hides the module from a dotted name.
    module = importlib.import_module("pohon.build.load")
    monkeypatch.setattr(module, "tree_files", lambda content: tree_files(content)[::-1])
    assert changed(forward.files, made(folder).files) == set()


def test_no_page_tells_when_or_where_it_was_made(folder: Path) -> None:
    """What changes from build to build would rewrite every page at every push."""
    now = datetime.now(UTC)
    words = [now.date().isoformat(), long_date(now.date()), now.strftime("%Y%m%d"), str(folder), str(Path.home())]
    pages = made(folder).files
    texts = [each for path, data in pages.items() for each in unpacked(path, data)]
    assert len(texts) > len(pages)
    assert {(path, word) for path, data in texts for word in words if word.encode() in data} == set()


def unpacked(path: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """A file, and what is in it if it is a workbook."""
    yield path, data
    if path.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            for member in book.infolist():
                yield f"{path}/{member.filename}", book.read(member)


def test_a_workbook_tells_no_time(folder: Path) -> None:
    data = made(folder).files[f"{DINKOP}/data/pohon.xlsx"]
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert {member.date_time for member in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_version_stands_on_one_page_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = made(folder).files
    monkeypatch.setattr("pohon.views.situs.__version__", "99.88.77")
    assert changed(before, made(folder).files) == {"versi/index.html"}


# --- the memo ---


def test_a_warm_build_is_a_clean_build(folder: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "memo")
    cold = made(folder, store)
    warm = made(folder, store)
    assert changed(cold.files, warm.files) == set()
    assert len(cold.files) > 500
    assert (cold.made > 500, warm.made) == (True, 0)


def test_only_pages_whose_view_has_changed_are_made_again(folder: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "memo")
    cold = made(folder, store)
    edit(folder / PURBALINGGA, TARGET, 'target: "0,0139%"')
    warm = made(folder, store)
    assert changed(made(folder).files, warm.files) == set()
    pages = {path for path in changed(cold.files, warm.files) if path.endswith(".html")}
    assert warm.made == len(pages) < 10


def test_views_are_plain_immutable_data(trees: Mapping[str, Understood]) -> None:
    """Else a page could change without its view, by which it is remembered."""
    for u in trees.values():
        press = tree_press(u, basic_theme(), FIRST, {(item.output.name, item.key): 1 for item in plan_tree_files(u)})
        for item in plan_tree(u):
            digest(item.output.view(u, item.key, press.links(item)))


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 5000], ids=["empty", "cut", "overwritten"])
def test_damage_to_the_memo_does_no_harm(mini_folder: Path, tmp_path: Path, damage: bytes) -> None:
    store = Store(tmp_path / "memo")
    cold = made(mini_folder, store)
    for file in store.folder.iterdir():
        file.write_bytes(damage)
    assert changed(cold.files, made(mini_folder, store).files) == set()


def test_the_memo_keeps_what_the_site_needs_and_no_more(mini_folder: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "memo")
    for word in ("satu", "dua", "tiga"):
        (mini_folder / "content/kota-contoh/perdagangan.txt").write_text(f"Los ikan tertata\n{word}\n")
        made(mini_folder, store)
    assert len(list(store.folder.iterdir())) == 3  # two trees, and what lists them


# --- what changes when something changes ---


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The files of the project's own content, outside any git history."""
    return made(copied(ROOT, tmp_path_factory.mktemp("semula"))).files


@pytest.fixture(scope="module")
def with_figure(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The same with another figure."""
    folder = copied(ROOT, tmp_path_factory.mktemp("angka"))
    edit(folder / PURBALINGGA, TARGET, 'target: "0,0139%"')
    return made(folder).files


@pytest.fixture(scope="module")
def with_sasaran(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The same with a sasaran more, after all others."""
    folder = copied(ROOT, tmp_path_factory.mktemp("sasaran"))
    with (folder / PURBALINGGA).open("a", encoding="utf-8") as file:
        file.write("\n  - {id: baru, jenis: tujuan, pernyataan: Tujuan baru}\n")
    return made(folder).files


@pytest.fixture(scope="module")
def with_comment(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The same with a comment that moves no line."""
    folder = copied(ROOT, tmp_path_factory.mktemp("komentar"))
    edit(folder / PURBALINGGA, TARGET, f"{TARGET}  # periksa lagi")
    return made(folder).files


def test_a_changed_figure_changes_the_pages_that_show_it(
    before: Mapping[str, bytes], with_figure: Mapping[str, bytes]
) -> None:
    """And the downloads that hold it: those of positions, of partners, and the pictures do not."""
    pages, files = sorted_out(changed(before, with_figure))
    assert pages - LISTS == {
        f"{DINKOP}/indikator/umkm-bersertifikat/index.html",
        f"{DINKOP}/indikator/umkm-bersertifikat/kartu/index.html",
        f"{DINKOP}/sasaran/p2/index.html",
        f"{DINKOP}/rencana-aksi/index.html",
        "versi/index.html",
    }
    own = ("banding.json", "datapackage.json", "indikator.csv", "pohon.json", "pohon.xlsx", "pohon.yml")
    assert files == SUMS | {f"{DINKOP}/data/{name}" for name in own}


def test_a_changed_figure_is_searched_for_in_its_tree_alone(
    before: Mapping[str, bytes], with_figure: Mapping[str, bytes]
) -> None:
    after = {path for path in changed(before, with_figure) if is_search(path)}
    assert {path for path in after if not path.startswith("cari/")} == {
        f"{DINKOP}/data/cari.json",
        f"{DINKOP}/data/cari-0.json",
    }
    assert {path for path in after if path.startswith("cari/") and "/kata/" not in path} == {"cari/indeks.json"}


def test_a_new_sasaran_changes_its_tree_and_the_counts(
    before: Mapping[str, bytes], with_sasaran: Mapping[str, bytes]
) -> None:
    after = changed(before, with_sasaran)
    pages, files = sorted_out({path for path in after if not path.startswith(f"{DINKOP}/")})
    index = {path for path in pages if path.startswith("indeks/")}
    assert pages - index - LISTS == {"index.html", "kabupaten-purbalingga/index.html", "versi/index.html"}
    assert {path.split("/")[1][0] for path in index - {"indeks/index.html"}} == {"t"}  # "Tujuan baru"
    assert files == SUMS | {"data/jenjang/tujuan.json", "llms.txt", "sitemap.xml"}


def unsized(page: bytes) -> bytes:
    """A page without the sizes of its downloads."""
    return re.sub(rb'(<span class="meta">\w+), [\d,]+ (byte|KB|MB)<', rb"\1<", page)


def test_a_new_sasaran_leaves_the_others_as_they_are(
    before: Mapping[str, bytes], with_sasaran: Mapping[str, bytes]
) -> None:
    """But for the last one, which leads to the next; positions and source text are what they were, and of indikator
    only the size of a download that they offer may be another.
    """
    after = {path for path in changed(before, with_sasaran) if path.startswith(f"{DINKOP}/")}
    pages, files = sorted_out({path.removeprefix(f"{DINKOP}/") for path in after})
    measures = {path for path in pages if path.startswith("indikator/")}
    for path in measures:
        assert unsized(before[f"{DINKOP}/{path}"]) == unsized(with_sasaran[f"{DINKOP}/{path}"])
    assert pages - measures - {"data/index.html"} == {
        "index.html",
        "cascading/index.html",
        "rencana-aksi/index.html",  # of so many sasaran
        "sasaran/baru/index.html",
        "sasaran/p3/index.html",
    }
    kinds = ("datapackage.json", "sasaran.csv", "pohon.dot", "pohon.json", "pohon.svg", "pohon.xlsx", "pohon.yml")
    assert files == {f"data/{name}" for name in kinds}


def test_a_new_dinas_leaves_the_others_as_they_are(mini_folder: Path) -> None:
    before = made(mini_folder).files
    wilayah = mini_folder / "content/kota-contoh"
    for name in ("dinas-perdagangan.yml", "perdagangan.txt"):
        shutil.copy(wilayah / name, wilayah / name.replace("perdagangan", "pasar"))
    edit(wilayah / "dinas-pasar.yml", "nama: Dinas Perdagangan", "nama: Dinas Pasar")
    edit(wilayah / "dinas-pasar.yml", "perdagangan.txt", "pasar.txt")
    after = changed(before, made(mini_folder).files)
    others = {path for path in after if "dinas-pasar/" not in path}
    pages, files = sorted_out(others)
    assert {path for path in pages if not path.startswith("indeks/")} - LISTS == {
        "banding/index.html",
        "banding/program/los-ikan-tertata/index.html",  # the one dinas was copied from the other
        "index.html",
        "kelengkapan/index.html",
        "kota-contoh/index.html",
        "versi/index.html",
    }
    level = {"data/jenjang/sasaran_program.json"}
    assert files == SUMS | level | {"data/banding.json", "data/openapi.json", "llms.txt", "sitemap.xml"}
    assert {path for path in others if path.startswith("kota-contoh/dinas-")} == set()


def test_a_comment_changes_nothing_but_the_digest(
    before: Mapping[str, bytes], with_comment: Mapping[str, bytes]
) -> None:
    """And the author's file itself, which is a download: no fact of it is another."""
    after = changed(before, with_comment)
    # `pohon.json` and the database name the digest of the file that they were made of.
    assert after - LISTS == SUMS | {f"{DINKOP}/data/pohon.yml", f"{DINKOP}/data/pohon.json", "versi/index.html"}


def test_a_comment_changes_only_the_digest_in_the_json(
    before: Mapping[str, bytes], with_comment: Mapping[str, bytes]
) -> None:
    first, second = (json.loads(files[f"{DINKOP}/data/pohon.json"]) for files in (before, with_comment))
    assert first.pop("berkas") != second.pop("berkas")
    assert first == second


def test_a_comment_changes_only_the_digest_in_the_database(
    before: Mapping[str, bytes], with_comment: Mapping[str, bytes]
) -> None:
    rows = set(dump(before["data/pohon.sqlite"])) ^ set(dump(with_comment["data/pohon.sqlite"]))
    assert len(rows) == 2
    assert all("dinkopukm.yml" in row for row in rows)


def dump(data: bytes) -> Iterator[str]:
    """A database as statements, but for the inner tables of its search."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(data)
        yield from (line for line in base.iterdump() if "_fts" not in line)


def test_a_renamed_narrative_page_changes_the_pages_that_name_it(mini_folder: Path) -> None:
    before = made(mini_folder).files
    edit(mini_folder / "content/tentang.md", "Baca [halaman", "Lihat [halaman")
    pages, files = sorted_out(changed(before, made(mini_folder).files))
    assert (pages, files) == ({"tentang/index.html"}, set())


# --- whole or not at all ---


def test_a_failed_build_leaves_the_old_site_alone(folder: Path) -> None:
    """Two files are broken, one of them twice: all is told at once, and no file is touched."""
    assert run_pohon("build", cwd=folder).code == 0
    before = state(folder / "site")
    edit(
        folder / PURBALINGGA, "pernyataan: Meningkatnya Jumlah Koperasi Sehat", "warna: biru\n    pernyataan: Koperasi"
    )
    edit(folder / PURBALINGGA, TARGET, "target: []")
    edit(folder / BEKASI, "id: sekretaris\n", "id: Sekretaris Dinas\n")
    ran = run_pohon("build", "--format", "json", cwd=folder)
    assert ran.code == 1
    assert state(folder / "site") == before
    assert ran.out.count('"galat"') >= 3
    assert PURBALINGGA in ran.out
    assert BEKASI in ran.out


def test_no_folder_is_left_behind(folder: Path) -> None:
    for _ in range(2):
        assert run_pohon("build", cwd=folder).code == 0
    assert sorted(path.name for path in folder.iterdir()) == [".pohon", "content", "mkdocs.yml", "site"]


# --- the real site ---


def test_the_real_site_has_a_page_for_everything(site: Site) -> None:
    assert len(site.kind("sasaran")) == 232
    assert len(site.kind("indikator")) == 240
    assert len(site.kind("kartu")) == 240
    assert len(site.kind("jabatan")) == 33
    assert len([path for path in site.files if path.endswith("/oembed.json")]) == 240
