"""A push publishes: with a real bare repository, real pushes, and the hook that `pohon hook install` writes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pohon.cli import main
from pohon.hook import Hook, install, script, uninstall
from pohon.problems import PohonError
from tests.pushed import TREE, Pushed
from tests.tools import ROOT, edit, made, run, run_pohon


@pytest.fixture
def pushed(tmp_path: Path) -> Pushed:
    return Pushed(tmp_path)


def test_a_push_publishes(pushed: Pushed) -> None:
    told = pushed.push()
    assert "2 pohon, 17 sasaran, 3 indikator, " in told
    assert f"Terbit: rilis {pushed.releases[0]}, " in told
    assert served_pages(pushed) == built_pages(pushed)


def served_pages(pushed: Pushed) -> dict[str, bytes]:
    return {path: data for path, data in pushed.served.items() if path.endswith(".html")}


def built_pages(pushed: Pushed) -> dict[str, bytes]:
    return {path: data for path, data in made(pushed.site).files.items() if path.endswith(".html")}


def test_the_next_push_publishes_the_change_and_what_was_remembered_is_used(pushed: Pushed) -> None:
    pushed.push()
    pushed.write("1.300,5")
    (pushed.site / "content/kota-contoh/baru.md").write_text("x")
    told = pushed.push()
    assert "Terbit" in told
    (counts,) = re.findall(r"(\d+) halaman \((\d+) dibuat ulang\)", told)
    pages, made = map(int, counts)
    assert 0 < made < pages / 4
    assert len(pushed.releases) == 2
    assert any(b"1.300,5" in data for data in served_pages(pushed).values())
    (pushed.site / "content/kota-contoh/baru.md").unlink()
    pushed.push()
    assert not (pushed.bare / "pohon/kerja/content/kota-contoh/baru.md").exists()


def test_pages_are_dated_from_the_history(pushed: Pushed) -> None:
    """The branch that is published need not be the one that HEAD of the repository names."""
    pushed.push(env={"GIT_COMMITTER_DATE": "2021-03-04T12:00:00+0700"})
    pushed.write("1.300,5")
    pushed.push(env={"GIT_COMMITTER_DATE": "2022-05-06T12:00:00+0700"})
    for dinas, date in (("dinas-perikanan", "6 Mei 2022"), ("dinas-perdagangan", "4 Maret 2021")):
        assert date in pushed.served[f"kota-contoh/{dinas}/index.html"].decode()


def test_the_release_tells_the_commit(pushed: Pushed) -> None:
    pushed.push()
    head = pushed.git("rev-parse", "HEAD").out.strip()
    assert f'"commit": "{head}"' in (pushed.www / "releases" / f"{pushed.releases[0]}.json").read_text()


def test_a_push_with_errors_is_told_to_who_pushed_and_changes_nothing(pushed: Pushed) -> None:
    pushed.push()
    before, link = pushed.served, (pushed.www / "current").readlink()
    edit(pushed.site / TREE, "induk: [s1, s2]", "induk: [s1, s9]")
    told = pushed.push()
    assert 'galat P202 Tidak ada sasaran dengan id "s9".' in told
    assert f"{TREE}:" in told
    assert told.endswith("Situs TIDAK diterbitkan; yang lama tetap terbit.")
    assert ((pushed.www / "current").readlink(), pushed.served) == (link, before)
    assert len(pushed.releases) == 1
    edit(pushed.site / TREE, "induk: [s1, s9]", "induk: [s1, s2]")
    assert "Tidak ada yang berubah" in pushed.push()


def test_the_hook_ends_with_an_error_when_the_site_has_one(pushed: Pushed) -> None:
    pushed.push()
    assert by_hand(pushed).returncode == 0
    edit(pushed.site / TREE, "induk: [s1, s2]", "induk: [s1, s9]")
    pushed.push()
    assert by_hand(pushed).returncode == 1


def by_hand(pushed: Pushed) -> subprocess.CompletedProcess[str]:
    """The hook as the manual says to run it without a push."""
    command = 'echo "- - refs/heads/main" | hooks/post-receive'
    assert command in (ROOT / "docs/operasi.md").read_text("utf-8")
    return subprocess.run(["sh", "-c", command], cwd=pushed.bare, capture_output=True, text=True, check=False)


def test_another_branch_publishes_nothing(pushed: Pushed) -> None:
    assert pushed.push("usulan") == ""
    assert not pushed.www.exists()


def test_a_branch_that_goes_leaves_the_site(pushed: Pushed) -> None:
    pushed.push()
    before = pushed.served
    pushed.git("push", "-q", "origin", ":main")
    assert pushed.served == before


def test_a_history_that_was_written_anew_is_published(pushed: Pushed) -> None:
    pushed.push()
    pushed.write("1.300,5")
    pushed.git("commit", "-qa", "--amend", "-m", "Lain")
    pushed.git("push", "-q", "--force", "origin", "HEAD:main")
    assert any(b"1.300,5" in data for data in served_pages(pushed).values())


def test_changed_files_of_the_work_folder_are_put_right(pushed: Pushed) -> None:
    pushed.push()
    (pushed.bare / "pohon/kerja" / TREE).write_text("rusak")
    assert "Tidak ada yang berubah" in pushed.push()


def test_the_work_folder_may_go(pushed: Pushed) -> None:
    pushed.push()
    shutil.rmtree(pushed.bare / "pohon")
    pushed.write("1.300,5")
    assert "Terbit" in pushed.push()


def test_a_site_may_lie_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    pushed = Pushed(tmp_path, site="situs/pohon")
    assert "Terbit" in pushed.push(env={"GIT_COMMITTER_DATE": "2021-03-04T12:00:00+0700"})
    assert "4 Maret 2021" in pushed.served["kota-contoh/dinas-perikanan/index.html"].decode()


def test_options_are_passed_on(tmp_path: Path) -> None:
    pushed = Pushed(tmp_path, options=("--strict", "--no-gzip"))
    edit(pushed.site / TREE, 'null, "650", "1.250,5"]', '"350", "650", "1.250,6"]')
    assert "galat P501" in pushed.push()
    edit(pushed.site / TREE, '"350", "650", "1.250,6"]', 'null, "650", "1.250,5"]')
    pushed.push()
    assert not [path for path in pushed.served if path.endswith(".gz")]


def test_pushes_at_once_end_with_the_last_one(pushed: Pushed) -> None:
    """Each push goes to the branch when it can; the last commit of the branch is what is published in the end."""
    pushed.push()
    pushed.write("1.300,5")
    pushed.git("commit", "-qam", "Satu")
    first = subprocess.Popen(["git", "push", "-q", "origin", "HEAD:main"], cwd=pushed.clone, stderr=subprocess.PIPE)
    limit = 200
    while run("git", "rev-parse", "main", cwd=pushed.bare).out != pushed.git("rev-parse", "HEAD").out and limit:
        limit -= 1
    pushed.write("1.400,5")
    pushed.push()
    first.communicate()
    assert any(b"1.400,5" in data for data in served_pages(pushed).values())


# --- installing ---


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    run("git", "init", "-q", "--bare", tmp_path / "isi.git")
    return tmp_path / "isi.git"


HOOK = Hook("/srv/pohon", "main", sys.executable)


def test_the_hook_can_be_run_and_installed_again(bare: Path) -> None:
    file = install(bare, HOOK)
    assert os.access(file, os.X_OK)
    before = file.read_bytes()
    assert install(bare, HOOK).read_bytes() == before
    assert b"terbit" in install(bare, Hook("/srv/pohon", "terbit", sys.executable)).read_bytes()


def test_a_hook_of_somebody_else_stays(bare: Path) -> None:
    file = bare / "hooks" / "post-receive"
    file.write_text("#!/bin/sh\nmail\n")
    with pytest.raises(PohonError, match="bukan buatan Pohon"):
        install(bare, HOOK)
    with pytest.raises(PohonError, match="bukan buatan Pohon"):
        uninstall(bare)
    assert file.read_text() == "#!/bin/sh\nmail\n"


def test_only_a_bare_repository_will_do(tmp_path: Path) -> None:
    run("git", "init", "-q", tmp_path / "biasa")
    for folder in (tmp_path, tmp_path / "biasa"):
        with pytest.raises(PohonError, match="bare") as caught:
            install(folder, HOOK)
        assert "git init --bare" in caught.value.hint


def test_uninstalled_nothing_is_left_but_the_site(pushed: Pushed) -> None:
    pushed.push()
    uninstall(pushed.bare)
    assert not pushed.hook.exists()
    assert not (pushed.bare / "pohon").exists()
    assert "kerja" not in pushed.git("worktree", "list", cwd=pushed.bare).out
    pushed.write("1.300,5")
    assert pushed.push() == ""
    assert len(pushed.releases) == 1


@pytest.mark.parametrize("shell", [shell for shell in ("sh", "dash", "bash") if shutil.which(shell)])
def test_the_hook_is_plain_sh(shell: str, tmp_path: Path) -> None:
    odd = Hook("git@server:/srv/po hon's", "ca'bang", "/opt/py thon", "si tus", ("--strict",))
    file = tmp_path / "post-receive"
    file.write_text(script(odd, Path("/srv/isi pohon.git")))
    assert run(shell, "-n", file).code == 0


# --- the command ---


def pohon(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments], env={"GITHUB_ACTIONS": "", "NO_COLOR": "1"})


def test_the_command_installs_and_removes(bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = pohon("hook", "install", "isi.git", "--target", "www", "--keep", "9", "--strict", "-C", "situs")
    assert (ran.exit_code, ran.output) == (0, f"Terpasang: {bare}/hooks/post-receive\n")
    written = (bare / "hooks/post-receive").read_text()
    assert f"--keep 9 --strict -- {tmp_path}/www" in written
    assert f"python={sys.executable}" in written
    assert pohon("hook", "install", bare, "--uninstall").exit_code == 0
    assert not (bare / "hooks/post-receive").exists()


def test_a_server_is_a_target_too(bare: Path) -> None:
    assert pohon("hook", "install", bare, "--target", "git@server:/srv/pohon").exit_code == 0
    assert "-- git@server:/srv/pohon " in (bare / "hooks/post-receive").read_text()


def test_wrong_use_is_told(bare: Path, tmp_path: Path) -> None:
    assert pohon("hook", "install", bare).exit_code == 2
    assert pohon("hook", "install", tmp_path / "tiada", "--target", "x").exit_code == 2
    assert pohon("hook", "install", tmp_path, "--target", "x").exit_code == 3
    assert run_pohon("hook").code == 2
    assert "post-receive" in pohon("hook", "install", "--help").output
