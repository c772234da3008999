"""What is served is what would be built; a save makes anew only what it touches; only open pages are compared."""

from __future__ import annotations

import gc
import os
import shutil
import time
import weakref
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import pytest

from pohon.build.history import last_changes
from pohon.model import Hitungan
from pohon.problems import PohonError
from pohon.serve.desk import Answer, Desk, Listener, answer, is_new
from pohon.serve.lazy import Lazy
from pohon.serve.readings import Readings
from pohon.serve.shelves import Shown
from pohon.serve.watching import Watch
from tests.tools import MINI, ROOT, edit, made

PERIKANAN = "content/kota-contoh/dinas-perikanan.yml"
PERDAGANGAN = "content/kota-contoh/dinas-perdagangan.yml"
P1 = "/pohon/kota-contoh/dinas-perdagangan/sasaran/p1/"
T1 = "/pohon/kota-contoh/dinas-perikanan/sasaran/t1/"


@pytest.fixture
def desk(mini_folder: Path) -> Desk:
    """The small site, served to nobody yet."""
    desk = Desk(mini_folder, {})
    desk.put(desk.read(()))
    assert desk.shown
    return desk


class Window:
    """A browser that shows a page and writes down what it is told."""

    def __init__(self, desk: Desk, route: str) -> None:
        self.told: list[tuple[str, str]] = []
        self.listener = Listener(route, desk.answer(route).sidik, lambda name, text: self.told.append((name, text)))

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.told]


@pytest.fixture
def window(desk: Desk) -> Iterator[Window]:
    """A browser with the only sasaran of Dinas Perdagangan."""
    opened = Window(desk, P1)
    with desk.listening(opened.listener):
        yield opened


def save(desk: Desk, file: str, old: str, new: str) -> int:
    """Save a file and have it read; how many browsers load their page again."""
    edit(desk.root / file, old, new)
    return desk.put(desk.read({desk.root / file}))


def text(desk: Desk, route: str) -> str:
    return desk.answer(route).data.decode()


# --- lazy ---


def test_a_value_is_made_on_the_first_look_and_only_once() -> None:
    looked: list[str] = []

    def make() -> int:
        looked.append("a")
        return 1

    lazy = Lazy({"a": make})
    assert "a" in lazy
    assert list(lazy) == ["a"]
    assert len(lazy) == 1
    assert looked == []
    assert (lazy["a"], lazy["a"]) == (1, 1)
    assert looked == ["a"]


def test_what_cannot_be_made_is_tried_again() -> None:
    answers = iter((0, 1))

    def make() -> int:
        return 7 // next(answers)

    lazy = Lazy({"a": make})
    with pytest.raises(ZeroDivisionError):
        lazy["a"]
    assert lazy["a"] == 7


# --- what is served is what would be built ---


def every_file(shown: Shown) -> dict[str, bytes]:
    """All files, those first that are made last in a build: none may need another one to be made before it."""
    paths = [path for files in shown.files for path in files]
    return {path: shown.read(path) for path in reversed(paths)}


@pytest.mark.parametrize("root", [MINI, ROOT], ids=["mini", "lima pohon"])
def test_every_served_file_has_the_bytes_of_a_build(root: Path) -> None:
    desk = Desk(root, last_changes(root))
    desk.put(desk.read(()))
    assert desk.shown
    assert every_file(desk.shown) == made(root).files


def test_nothing_is_made_before_it_is_asked_for(desk: Desk) -> None:
    assert desk.shown
    lazy = [files for files in desk.shown.files if isinstance(files, Lazy)]
    made = [[path for path in files._made if not path.endswith("data/banding.json")] for files in lazy]
    assert made == [[], [], []]  # but what the comparison across dinas is made of, some milliseconds
    desk.answer(T1)
    made = [[path for path in files._made if not path.endswith("data/banding.json")] for files in lazy]
    assert made == [[], ["kota-contoh/dinas-perikanan/sasaran/t1/index.html"], []]


@pytest.mark.parametrize("root", [MINI, ROOT], ids=["mini", "lima pohon"])
def test_old_files_are_let_go_at_once(root: Path) -> None:
    desk = Desk(root, {})
    desk.put(desk.read(()))
    assert desk.shown
    desk.answer(f"{desk.shown.base}data/")
    old = weakref.ref(desk.shown.own)
    gc.disable()
    try:
        desk.readings.forget({*root.glob("content/*/*.yml")})
        desk.put(desk.read(()))
        assert old() is None
    finally:
        gc.enable()


# --- reading again ---


def test_a_file_that_did_not_change_is_not_read_again(mini_folder: Path) -> None:
    readings, file = Readings(), mini_folder / PERDAGANGAN
    first = readings.tree(file, PERDAGANGAN, Hitungan())
    assert readings.tree(file, PERDAGANGAN, Hitungan()) is first
    edit(file, "Los ikan tertata", "Los ikan bersih")
    assert readings.tree(file, PERDAGANGAN, Hitungan()) is not first


def test_another_way_to_count_is_another_check(mini_folder: Path) -> None:
    readings, file = Readings(), mini_folder / PERDAGANGAN
    first = readings.tree(file, PERDAGANGAN, Hitungan())
    assert readings.tree(file, PERDAGANGAN, Hitungan(sampai="2026-09-30")) is not first


def test_a_source_text_belongs_to_its_tree(mini_folder: Path) -> None:
    readings, file = Readings(), mini_folder / PERDAGANGAN
    first = readings.tree(file, PERDAGANGAN, Hitungan())
    source = file.with_name("perdagangan.txt")
    source.write_text(source.read_text("utf-8") + "lagi\n", "utf-8")
    assert readings.tree(file, PERDAGANGAN, Hitungan()) is not first


def test_a_source_text_that_comes_later_is_seen(mini_folder: Path) -> None:
    readings, file = Readings(), mini_folder / PERDAGANGAN
    source = file.with_name("perdagangan.txt")
    words = source.read_text("utf-8")
    source.unlink()
    assert [problem.code for problem in readings.tree(file, PERDAGANGAN, Hitungan()).problems] == ["P010"]
    source.write_text(words, "utf-8")
    assert readings.tree(file, PERDAGANGAN, Hitungan()).problems == ()


def test_a_change_that_the_clock_of_the_disk_did_not_see_is_read(mini_folder: Path) -> None:
    readings, file = Readings(), mini_folder / PERDAGANGAN
    first, seen = readings.tree(file, PERDAGANGAN, Hitungan()), file.stat()
    edit(file, "Los ikan tertata", "Los ikan tertatb")
    os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert readings.tree(file, PERDAGANGAN, Hitungan()) is first
    readings.forget({file})
    assert readings.tree(file, PERDAGANGAN, Hitungan()) is not first


# --- which pages reload ---


def test_a_page_whose_bytes_change_is_loaded_again(desk: Desk, window: Window) -> None:
    assert save(desk, PERDAGANGAN, "Los ikan tertata", "Los ikan bersih") == 1
    assert window.names == ["masalah", "muat"]
    assert "Los ikan bersih" in text(desk, P1)


def test_a_save_in_another_dinas_leaves_a_page_alone(desk: Desk, window: Window) -> None:
    assert save(desk, PERIKANAN, "cukup untuk hidup layak", "cukup untuk hidup makmur") == 0
    assert window.names == ["masalah"]
    assert "cukup untuk hidup makmur" in text(desk, T1)


def test_a_comment_in_the_file_changes_no_page_of_the_tree(desk: Desk, window: Window) -> None:
    assert save(desk, PERDAGANGAN, "sasaran:\n", "# catatan penulis\nsasaran:\n") == 0
    assert window.names == ["masalah"]


def test_each_window_is_told_of_its_own_page(desk: Desk, window: Window) -> None:
    home, other = Window(desk, "/pohon/"), Window(desk, T1)
    with desk.listening(home.listener), desk.listening(other.listener):
        assert save(desk, PERDAGANGAN, "nama: Dinas Perdagangan", "nama: Dinas Pasar") == 2
    assert (window.names[-1], home.names[-1], other.names[-1]) == ("muat", "muat", "masalah")


def test_who_comes_with_an_old_page_is_told_at_once(desk: Desk) -> None:
    late = Window(desk, P1)
    save(desk, PERDAGANGAN, "Los ikan tertata", "Los ikan bersih")
    with desk.listening(late.listener):
        assert late.names == ["muat"]


def test_who_has_gone_is_told_nothing(desk: Desk) -> None:
    gone = Window(desk, P1)
    with desk.listening(gone.listener):
        pass
    assert save(desk, PERDAGANGAN, "Los ikan tertata", "Los ikan bersih") == 0
    assert gone.names == ["masalah"]


def test_a_page_that_is_no_more_shows_what_a_dead_address_shows(desk: Desk) -> None:
    file = (desk.root / PERDAGANGAN).with_name("dinas-pasar.yml")
    shutil.copy(desk.root / PERDAGANGAN, file)
    desk.put(desk.read(()))
    gone = Window(desk, P1.replace("perdagangan", "pasar"))
    with desk.listening(gone.listener):
        file.unlink()
        assert desk.put(desk.read(())) == 1
    assert desk.answer(gone.listener.route).status == 404


def test_a_new_dinas_is_served(desk: Desk) -> None:
    route = "/pohon/kota-contoh/dinas-pasar/"
    assert desk.answer(route).status == 404
    words = (desk.root / PERDAGANGAN).read_text("utf-8")
    (desk.root / PERDAGANGAN).with_name("dinas-pasar.yml").write_text(words, "utf-8")
    desk.put(desk.read(()))
    assert desk.answer(route).status == 200


def test_settings_reach_every_page(desk: Desk, window: Window) -> None:
    assert save(desk, "mkdocs.yml", "site_name: Pohon Contoh", "site_name: Pohon Kami") == 1
    assert window.names[-1] == "muat"
    assert "Pohon Kami" in text(desk, P1)


def test_the_same_again_is_no_news(desk: Desk, window: Window) -> None:
    before = desk.last
    desk.put(desk.read({desk.root / PERDAGANGAN}))
    assert not is_new(desk.last, before)
    assert window.names == ["masalah"]


# --- problems ---

SPOILT = ("jenis: sasaran_program", "jenis: sasaran_programa")


def test_a_new_warning_is_told_to_every_window(desk: Desk, window: Window) -> None:
    assert save(desk, PERIKANAN, "Nelayan hidup sejahtera", "Nelayan hidup makmur") == 0
    assert window.names == ["masalah", "masalah"]
    assert '"tingkat": "peringatan"' in window.told[-1][1]


def test_with_errors_the_old_pages_stay_and_everybody_is_told(desk: Desk, window: Window) -> None:
    before = desk.answer(P1)
    assert save(desk, PERDAGANGAN, *SPOILT) == 0
    assert desk.answer(P1) == before
    assert window.names == ["masalah", "masalah"]
    assert '"kode": "P1' in window.told[-1][1]
    assert f'"berkas": "{PERDAGANGAN}"' in window.told[-1][1]


def test_a_mended_file_takes_the_problems_back(desk: Desk, window: Window) -> None:
    save(desk, PERDAGANGAN, *SPOILT)
    assert save(desk, PERDAGANGAN, *reversed(SPOILT)) == 0
    assert '"masalah": []' in window.told[-1][1]


def test_a_mended_file_with_other_words_loads_the_page(desk: Desk, window: Window) -> None:
    save(desk, PERDAGANGAN, *SPOILT)
    edit(desk.root / PERDAGANGAN, *reversed(SPOILT))
    assert save(desk, PERDAGANGAN, "Los ikan tertata", "Los ikan bersih") == 1
    assert window.names[-1] == "muat"


def test_a_site_that_starts_with_errors_waits(mini_folder: Path) -> None:
    edit(mini_folder / PERDAGANGAN, *SPOILT)
    desk = Desk(mini_folder, {})
    desk.put(desk.read(()))
    assert desk.answer(P1).status == 503
    assert b"belum dapat ditampilkan" in desk.answer(P1).data
    waiting = Window(desk, P1)
    with desk.listening(waiting.listener):
        assert save(desk, PERDAGANGAN, *reversed(SPOILT)) == 1
    assert desk.answer(P1).status == 200


def test_a_folder_without_settings_waits(tmp_path: Path) -> None:
    desk = Desk(tmp_path, {})
    desk.put(desk.read(()))
    assert answer(desk.shown, "/").status == 503
    assert desk.last.failed


# --- the theme ---


@pytest.fixture
def own_theme(mini_folder: Path) -> Path:
    """A theme of the site's own: a copy of the one that comes with Pohon."""
    shutil.copytree(ROOT / "themes" / "dasar", mini_folder / "tema")
    edit(mini_folder / "mkdocs.yml", "      kontak:", "      tema: tema\n      kontak:")
    return mini_folder / "tema"


@pytest.fixture
def styled(own_theme: Path) -> Desk:
    desk = Desk(own_theme.parent, {})
    desk.put(desk.read(()))
    assert desk.shown
    return desk


def test_a_style_that_changes_reaches_the_open_page(styled: Desk) -> None:
    opened = Window(styled, P1)
    style = styled.root / "tema" / "static" / "pohon.css"
    with styled.listening(opened.listener):
        style.write_text(style.read_text("utf-8") + "main { color: red }\n", "utf-8")
        assert styled.put(styled.read({style})) == 1


def test_a_theme_that_changed_while_there_were_errors_is_read_afterwards(styled: Desk) -> None:
    style = styled.root / "tema" / "static" / "pohon.css"
    old = styled.answer(P1)
    save(styled, PERDAGANGAN, *SPOILT)
    style.write_text("main { color: red }\n", "utf-8")
    styled.put(styled.read({style}))
    assert styled.answer(P1) == old
    save(styled, PERDAGANGAN, *reversed(SPOILT))
    assert styled.answer(P1) != old


def test_a_broken_template_is_told_and_the_open_page_stays(styled: Desk) -> None:
    opened = Window(styled, P1)
    before = styled.answer(P1)
    template = "tema/templates/pages/sasaran.html"
    with styled.listening(opened.listener):
        (styled.root / template).write_text("{% if %}", "utf-8")
        assert styled.put(styled.read({styled.root / template})) == 0
    assert styled.answer(P1) == before
    assert "Templat pages/sasaran.html tema ini salah" in opened.told[-1][1]


def test_a_page_that_cannot_be_made_says_so(styled: Desk) -> None:
    template = styled.root / "tema" / "templates" / "pages" / "cascading.html"
    template.write_text("{{ 1 + 'a' }}", "utf-8")
    styled.put(styled.read({template}))
    got = styled.answer("/pohon/kota-contoh/dinas-perikanan/cascading/")
    assert (got.status, got.path) == (500, "index.html")
    assert ["TypeError" in problem.message for problem in styled.last.problems] == [True]
    assert styled.answer(P1).status == 200


# --- answers ---


@pytest.mark.parametrize(
    ("route", "path"),
    [
        ("/pohon/", "index.html"),
        (P1, P1.removeprefix("/pohon/") + "index.html"),
        ("/pohon/robots.txt", "robots.txt"),
        ("/pohon/tidak/ada/", "404.html"),
        ("/", "404.html"),
        ("/pohon/../mkdocs.yml", "404.html"),
    ],
)
def test_an_address_names_a_file(desk: Desk, route: str, path: str) -> None:
    assert desk.answer(route).path == path


def test_the_fingerprint_is_that_of_the_bytes() -> None:
    assert Answer(200, "a", b"x").sidik == Answer(404, "b", b"x").sidik
    assert Answer(200, "a", b"x").sidik != Answer(200, "a", b"y").sidik


def test_a_machine_that_fails_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PohonError("Cakram rusak.", "Ganti.")

    monkeypatch.setattr("pohon.serve.desk.read_all", fail)
    reading = desk.read(())
    assert [(problem.message, problem.hint) for problem in reading.problems] == [("Cakram rusak.", "Ganti.")]
    assert reading.failed


# --- watching ---


def watched(folder: Path, *, deep: bool = True) -> tuple[Watch, SimpleQueue[set[Path]]]:
    told: SimpleQueue[set[Path]] = SimpleQueue()
    watch = Watch((folder, folder / "tidak-ada"), told.put, deep).start()
    time.sleep(0.1)
    return watch, told


def test_a_saved_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "dalam").mkdir()
    watch, told = watched(tmp_path)
    (tmp_path / "dalam" / "a.yml").write_text("x", "utf-8")
    assert told.get(timeout=10) == {tmp_path / "dalam" / "a.yml"}
    watch.stop.set()


def test_many_saves_at_once_are_told_together(tmp_path: Path) -> None:
    watch, told = watched(tmp_path)
    files = {tmp_path / f"{n}.yml" for n in range(20)}
    for file in files:
        file.write_text("x", "utf-8")
    heard = told.get(timeout=10)
    while heard < files:
        heard |= told.get(timeout=10)
    assert heard == files
    watch.stop.set()
