"""The laws of a build: same input, same bytes; whole or not at all; what did not change is not made again."""

from __future__ import annotations

import importlib
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pohon.format import long_date
from pohon.memo import Store
from pohon.model import Tree
from pohon.reading import tree_files
from tests.tools import Site, edit, files_in, made, run_pohon

PURBALINGGA = "content/kabupaten-purbalingga/dinkopukm.yml"
BEKASI = "content/kota-bekasi/dinas-koperasi-ukm.yml"
TARGET = 'target: "0,0138%"'


def changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> set[str]:
    """The paths at which two sites differ."""
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


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
    found = {(path, word) for path, data in pages.items() for word in words if word.encode() in data}
    assert found == set()


def test_the_version_stands_on_one_page_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = made(folder).files
    monkeypatch.setattr("pohon.views.situs.__version__", "99.88.77")
    assert changed(before, made(folder).files) == {"versi/index.html"}


# --- the memo ---


def test_a_warm_build_is_a_clean_build(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "memo")
    cold = made(folder, store)
    module = importlib.import_module("pohon.build.render")
    monkeypatch.setattr(module, "_render_tree", lambda *_: pytest.fail("made again"))
    warm = made(folder, store)
    assert changed(cold.files, warm.files) == set()
    assert len(cold.files) > 500


def test_a_changed_tree_alone_is_made_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "memo")
    made(folder, store)
    edit(folder / PURBALINGGA, TARGET, 'target: "0,0139%"')
    module = importlib.import_module("pohon.build.render")
    again: list[str] = []
    render_tree = module._render_tree

    def watched(tree: Tree, *rest: object) -> object:
        again.append(tree.dinas)
        return render_tree(tree, *rest)

    monkeypatch.setattr(module, "_render_tree", watched)
    warm = made(folder, store)
    monkeypatch.undo()
    assert again == ["dinkopukm"]
    assert changed(made(folder).files, warm.files) == set()


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
    assert len(list(store.folder.iterdir())) == 2


# --- what changes when something changes ---


def test_a_changed_figure_changes_the_pages_that_show_it(folder: Path) -> None:
    before = made(folder).files
    edit(folder / PURBALINGGA, TARGET, 'target: "0,0139%"')
    assert changed(before, made(folder).files) == {
        "kabupaten-purbalingga/dinkopukm/indikator/umkm-bersertifikat/index.html",
        "kabupaten-purbalingga/dinkopukm/sasaran/p2/index.html",
        "kabupaten-purbalingga/dinkopukm/rencana-aksi/index.html",
        "versi/index.html",
    }


def test_a_new_sasaran_changes_its_tree_and_the_counts(folder: Path) -> None:
    before = made(folder).files
    file = folder / PURBALINGGA
    file.write_text(file.read_text("utf-8") + "\n  - {id: baru, jenis: tujuan, pernyataan: Tujuan baru}\n", "utf-8")
    after = changed(before, made(folder).files)
    outside = {path for path in after if not path.startswith("kabupaten-purbalingga/dinkopukm/")}
    assert outside == {"index.html", "kabupaten-purbalingga/index.html", "versi/index.html"}
    assert "kabupaten-purbalingga/dinkopukm/sasaran/baru/index.html" in after


def test_a_new_dinas_leaves_the_others_as_they_are(mini_folder: Path) -> None:
    before = made(mini_folder).files
    wilayah = mini_folder / "content/kota-contoh"
    for name in ("dinas-perdagangan.yml", "perdagangan.txt"):
        shutil.copy(wilayah / name, wilayah / name.replace("perdagangan", "pasar"))
    edit(wilayah / "dinas-pasar.yml", "nama: Dinas Perdagangan", "nama: Dinas Pasar")
    edit(wilayah / "dinas-pasar.yml", "perdagangan.txt", "pasar.txt")
    after = changed(before, made(mini_folder).files)
    assert {path for path in after if "dinas-pasar/" not in path} == {
        "index.html",
        "kota-contoh/index.html",
        "versi/index.html",
    }


def test_a_comment_changes_nothing_but_the_digest(folder: Path) -> None:
    before = made(folder).files
    edit(folder / PURBALINGGA, TARGET, f"{TARGET}  # periksa lagi")
    assert changed(before, made(folder).files) == {"versi/index.html"}


def test_a_renamed_narrative_page_changes_the_pages_that_name_it(mini_folder: Path) -> None:
    before = made(mini_folder).files
    edit(mini_folder / "content/tentang.md", "Baca [halaman", "Lihat [halaman")
    assert changed(before, made(mini_folder).files) == {"tentang/index.html"}


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
