"""The command line: what it does, what it says, and with which code it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pohon import __version__
from pohon.cli import main
from pohon.problems import PohonError
from tests.tools import MINI, edit, files_in, run_pohon

PERIKANAN = "content/kota-contoh/dinas-perikanan.yml"


def pohon(*arguments: str | Path, github: bool = False) -> Result:
    """Run a command in this process."""
    env = {"GITHUB_ACTIONS": "true" if github else "", "NO_COLOR": "1"}
    return CliRunner().invoke(main, [str(each) for each in arguments], env=env)


@pytest.fixture
def here(mini_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small site as the current folder."""
    monkeypatch.chdir(mini_folder)
    return mini_folder


@pytest.fixture
def advised(here: Path) -> Path:
    """A site with one warning: the quarters do not add up."""
    edit(here / PERIKANAN, 'null, "650", "1.250,5"]', '"350", "650", "1.250,6"]')
    return here


@pytest.fixture
def broken(here: Path) -> Path:
    """A site with an error."""
    edit(here / PERIKANAN, "induk: [s1, s2]", "induk: [s1, s9]")
    return here


def line_of(file: Path, text: str) -> int:
    """The number of the line on which a text stands."""
    return file.read_text("utf-8").split(text)[0].count("\n") + 1


# --- done: 0 ---


def test_a_good_site_is_checked(here: Path) -> None:
    ran = pohon("check")
    assert ran.exit_code == 0
    assert re.fullmatch(r"2 pohon, 17 sasaran, 3 indikator · \d+,\d\d detik\n", ran.output)
    assert not (here / "site").exists()


def test_a_good_site_is_built(here: Path) -> None:
    ran = pohon("build")
    assert ran.exit_code == 0
    assert re.fullmatch(r"2 pohon, 17 sasaran, 3 indikator, \d+ halaman · \d+,\d\d detik\n", ran.output)
    assert (here / "site" / "kota-contoh" / "dinas-perikanan" / "sasaran" / "s1" / "index.html").is_file()
    assert (here / ".pohon" / "memo").is_dir()


def test_the_pages_are_counted(here: Path) -> None:
    told = json.loads(pohon("build", "--format", "json").output)["ringkasan"]["halaman"]
    assert told == sum(path.endswith(".html") for path in files_in(here / "site"))


def test_a_site_may_lie_elsewhere(mini_folder: Path, tmp_path: Path) -> None:
    ran = pohon("build", "-C", mini_folder, "--site-dir", tmp_path / "hasil", "--no-memo")
    assert ran.exit_code == 0
    assert (tmp_path / "hasil" / "index.html").is_file()
    assert not (mini_folder / "site").exists()
    assert not (mini_folder / ".pohon").exists()


def test_the_settings_say_where_the_site_goes(here: Path) -> None:
    (here / "mkdocs.yml").write_text((here / "mkdocs.yml").read_text() + "site_dir: hasil/situs\n")
    assert pohon("build").exit_code == 0
    assert (here / "hasil" / "situs" / "index.html").is_file()


def test_the_real_process_does_the_same(mini_folder: Path) -> None:
    ran = run_pohon("build", cwd=mini_folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("2 pohon, 17 sasaran, 3 indikator, ")


# --- problems: 1 ---


def test_an_error_ends_with_1(broken: Path) -> None:
    line = line_of(broken / PERIKANAN, "s9")
    for command in ("check", "build"):
        ran = pohon(command)
        assert ran.exit_code == 1
        assert f'{PERIKANAN}:{line}:17: galat P202 Tidak ada sasaran dengan id "s9".' in ran.stderr
        assert ("Tidak ada yang ditulis; situs yang lama tidak berubah." in ran.stderr) == (command == "build")
        assert ran.stdout == ""
    assert not (broken / "site").exists()


def test_a_warning_does_not_stop(advised: Path) -> None:
    ran = pohon("build")
    assert ran.exit_code == 0
    assert "peringatan P501" in ran.stdout
    assert (advised / "site").is_dir()


def test_a_warning_stops_the_strict(advised: Path) -> None:
    for command in ("check", "build"):
        ran = pohon(command, "--strict")
        assert ran.exit_code == 1
        assert "galat P501" in ran.stderr
    assert not (advised / "site").exists()


def test_a_dead_link_of_a_narrative_page_stops(here: Path) -> None:
    edit(here / "content/tentang.md", "(/kota-contoh/dinas-perikanan/)", "(/kota-contoh/dinas-perikan/)")
    ran = pohon("build")
    assert ran.exit_code == 1
    assert "content/tentang.md:3:" in ran.stderr
    assert "P902" in ran.stderr


def test_check_finds_what_build_finds(here: Path) -> None:
    edit(here / "content/tentang.md", "(/kota-contoh/dinas-perikanan/)", "(/kota-contoh/dinas-perikan/)")
    assert pohon("check").exit_code == 1


def test_a_folder_without_settings(tmp_path: Path) -> None:
    ran = pohon("build", "-C", tmp_path)
    assert ran.exit_code == 1
    assert "Tidak ada mkdocs.yml di folder ini." in ran.stderr


def test_a_folder_without_trees(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Kosong\n")
    (tmp_path / "content").mkdir()
    ran = pohon("build", "-C", tmp_path)
    assert ran.exit_code == 1
    assert "petunjuk:" in ran.stderr
    assert not (tmp_path / "site").exists()


# --- usage: 2 ---


@pytest.mark.parametrize(
    "arguments",
    [("terbit",), ("build", "--cepat"), ("check", "--format", "xml"), ("build", "-C", "/tiada"), ("check", "content")],
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert pohon(*arguments).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (("build", "--jobs", "0"), "Tulis bilangan bulat mulai dari 1."),
        (("build", "--jobs", "banyak"), "Tulis bilangan bulat mulai dari 1."),
        (("serve", "--port", "70000"), "Tulis bilangan bulat dari 0 sampai 65535."),
    ],
)
def test_a_wrong_number_is_told_with_those_that_are_allowed(arguments: tuple[str, ...], allowed: str) -> None:
    ran = pohon(*arguments)
    assert ran.exit_code == 2
    assert ran.stderr.startswith(f"galat pemakaian: isi pilihan {arguments[1]} tidak sah. {allowed}\n")


def test_no_command_shows_the_help() -> None:
    ran = pohon()
    assert ran.exit_code in (0, 2)
    assert "build" in ran.output


# --- broken machine: 3 ---


@pytest.mark.usefixtures("here")
def test_a_broken_machine_ends_with_3(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise PohonError("Cakram penuh.", "Sediakan ruang.")

    monkeypatch.setattr("pohon.making.stage.exchange", full)
    ran = pohon("build")
    assert ran.exit_code == 3
    assert ran.stderr == "galat mesin: Cakram penuh.\npetunjuk: Sediakan ruang.\n"


def test_a_foreign_folder_ends_with_3(here: Path) -> None:
    (here / "site").mkdir()
    (here / "site" / "skripsi.docx").write_text("x")
    ran = pohon("build")
    assert ran.exit_code == 3
    assert "bukan buatan Pohon" in ran.stderr
    assert files_in(here / "site") == {"skripsi.docx": b"x"}


def test_an_unknown_theme_ends_with_3(here: Path) -> None:
    edit(here / "mkdocs.yml", "  - pohon:\n", "  - pohon:\n      tema: rimba\n")
    ran = pohon("build")
    assert ran.exit_code == 3
    assert 'Tema "rimba" tidak ditemukan.' in ran.stderr


@pytest.mark.usefixtures("here")
def test_a_bug_of_ours_keeps_its_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pohon.making.stage.exchange", lambda *_: 1 // 0)
    assert isinstance(pohon("build").exception, ZeroDivisionError)


# --- forms of the report ---


@pytest.mark.usefixtures("broken")
def test_json_is_one_object() -> None:
    ran = pohon("check", "--format", "json")
    told = json.loads(ran.stdout)
    assert [(each["kode"], each["berkas"], each["kolom"]) for each in told["masalah"]] == [("P202", PERIKANAN, 17)]
    assert ran.exit_code == 1
    assert ran.stderr == ""


@pytest.mark.usefixtures("broken")
def test_github_gets_annotations_without_being_asked() -> None:
    assert f"::error file={PERIKANAN},line=" in pohon("check", github=True).stderr
    assert "::error" not in pohon("check", "--format", "text", github=True).output


# --- help ---


def test_the_version() -> None:
    assert pohon("--version").output == f"Pohon {__version__}\n"


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("build", "--help"), ("check", "-h")])
def test_the_help_is_in_indonesian(arguments: tuple[str, ...]) -> None:
    ran = pohon(*arguments)
    assert ran.exit_code == 0
    assert re.search(r"situs|isi|pohon kinerja", ran.output)


@pytest.mark.parametrize("arguments", [("--help",), ("build", "--help"), ("check", "--help"), ("terbit",)])
def test_no_word_of_help_is_english(arguments: tuple[str, ...]) -> None:
    assert not re.search(r"\b(Usage|Options|Commands|Show|exit|Error|Try|No such)\b", pohon(*arguments).output)


def test_every_option_says_what_it_does() -> None:
    for name, command in main.commands.items():
        assert command.help, name
        for parameter in command.params:
            # Click has no help for an argument: the command's own text names it.
            told = getattr(parameter, "help", "") or str(parameter.name).upper() in command.help
            assert told, f"{name} {parameter.name}"


def test_the_small_site_is_left_alone() -> None:
    """Every test works on a copy."""
    assert sorted(path.name for path in MINI.iterdir()) == ["content", "mkdocs.yml"]
