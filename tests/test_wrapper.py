"""`./pohon` in a small copy of the project, with a made-up Python: no network, nothing is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

ROOT = Path(__file__).parent.parent
SHELLS = [shell for shell in ("sh", "dash", "bash") if shutil.which(shell)]
SYSTEM = ["bash", "cat", "chmod", "cksum", "cp", "dirname", "find", "grep", "id"]
SYSTEM += ["mkdir", "mktemp", "mv", "readlink", "rm", "rmdir", "sed", "sh", "tail", "touch"]

FOR_TESTS = ("caddy", "chromium", "git", "nginx", "rsync", "soffice", "ssh", "sshd")

FAKE_PYTHON = """#!/bin/sh
# Stands for a Python: answers what the wrapper asks, and writes down what it is told to do.
case "$*" in
  "-c import os, sys"*) echo "VERSION $0" ;;
  -c*) ;;
  "-m venv "*)
    echo venv >>"LOG"
    mkdir -p "$3/bin" "$3/lib/python3.11/site-packages"
    cp "$0" "$3/bin/python" ;;
  "-m pip "*)
    for file; do :; done
    echo "pip ${file##*/}" >>"LOG"
    if [ -e "LOG.offline" ]; then echo "tidak ada jaringan"; exit 1; fi ;;
  *) echo "$PWD: $*"; case "$*" in *gagal*) exit 7 ;; esac ;;
esac
"""


class Ran(NamedTuple):
    code: int
    out: str
    err: str


class Project:
    """A copy of what the wrapper needs, in a folder whose name has a space; only `bin` is on the PATH."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "bin"
        self.root = folder / "pohon kinerja"
        self.log = folder / "log"
        for sub in (self.bin, self.root / "constraints", self.root / "generator", self.root / "content"):
            sub.mkdir(parents=True)
        for tool in SYSTEM:
            (self.bin / tool).symlink_to(shutil.which(tool) or pytest.fail(f"no {tool}"))
        self.program("sleep", "#!/bin/sh\n")
        self.python("3.11")
        shutil.copy(ROOT / "pohon", self.root)
        for name in ("pyproject.toml", "constraints/run.txt", "constraints/dev.txt"):
            (self.root / name).write_text("# kosong\n")

    def program(self, name: str, text: str) -> None:
        (self.bin / name).write_text(text)
        (self.bin / name).chmod(0o755)

    def python(self, version: str) -> None:
        self.program("python3", FAKE_PYTHON.replace("VERSION", version).replace("LOG", str(self.log)))

    def run(self, *args: str, start: str = "pohon", cwd: Path | None = None, **env: str) -> Ran:
        done = self.start(*args, start=start, cwd=cwd, **env)
        out, err = done.communicate(timeout=20)
        return Ran(done.returncode, out, err)

    def start(self, *args: str, start: str = "pohon", cwd: Path | None = None, **env: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [self.root / start, *args],
            cwd=cwd or self.root,
            env={"PATH": str(self.bin)} | env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def leave_dead_lock(self) -> None:
        (self.root / ".venv.lock").mkdir()
        (self.root / ".venv.lock/pid").write_text("999999999\n")  # no such process

    def log_since(self) -> list[str]:
        """What the made-up Python was told to do since the last call."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return lines


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_syntax_is_plain_sh(shell: str) -> None:
    subprocess.run([shell, "-n", ROOT / "pohon"], check=True)


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_runs_it(project: Project, shell: str) -> None:
    done = subprocess.run(
        [str(shutil.which(shell)), "pohon", "build"],
        cwd=project.root,
        env={"PATH": str(project.bin)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "-m pohon build" in done.stdout


def test_the_first_start_prepares_and_the_second_does_not(project: Project) -> None:
    first = project.run("build")
    assert (first.code, project.log_since()) == (0, ["venv", "pip run.txt"])
    assert "sekali saja" in first.err
    assert project.run("build") == Ran(0, first.out, "")
    assert project.log_since() == []
    pth = project.root / ".venv/lib/python3.11/site-packages/pohon.pth"
    assert pth.read_text() == f"{project.root}/generator\n"


def test_arguments_folder_and_exit_code_pass_through(project: Project, tmp_path: Path) -> None:
    ran = project.run("build", "gagal", "dua kata", cwd=tmp_path)
    assert (ran.code, ran.out) == (7, f"{tmp_path}: -P -m pohon build gagal dua kata\n")


def test_a_symlink_leads_to_the_project(project: Project, tmp_path: Path) -> None:
    (tmp_path / "satu").symlink_to(project.root / "pohon")
    (tmp_path / "dua").symlink_to("satu")
    assert project.run("build", start=str(tmp_path / "dua"), cwd=tmp_path).code == 0
    assert (project.root / ".venv").is_dir()


@pytest.mark.parametrize("args", [(), ("--help",)])
def test_help_tells_all_commands(project: Project, args: tuple[str, ...]) -> None:
    ran = project.run(*args)
    assert (ran.code, ran.out.splitlines()[0]) == (0, f"{project.root}: -P -m pohon --help")
    assert re.findall(r"^  (\w+) ", ran.out, re.MULTILINE) == ["test", "lint", "lighthouse", "bench", "clean"]


@pytest.mark.parametrize("version", ["2.7", "3.9", "3.10"])
def test_an_old_python_is_refused(project: Project, version: str) -> None:
    project.python(version)
    ran = project.run("build")
    assert (ran.code, ran.out, project.log_since()) == (3, "", [])
    assert f"Python 3.11 atau lebih baru; yang ditemukan: python3 (versi {version})" in ran.err


def test_a_newer_python_beside_an_old_one_is_found(project: Project) -> None:
    (project.bin / "python3.12").write_bytes((project.bin / "python3").read_bytes())
    (project.bin / "python3.12").chmod(0o755)
    project.python("3.9")
    assert project.run("build").code == 0


def test_the_python_of_ones_choice(project: Project) -> None:
    assert "POHON_PYTHON=tidak-ada" in project.run("build", POHON_PYTHON="tidak-ada").err
    assert project.run("build").code == 0
    assert project.log_since() == ["venv", "pip run.txt"]
    for _ in range(2):
        assert project.run("build", POHON_PYTHON=str(project.bin / "python3")).code == 0
    assert project.log_since() == ["venv", "pip run.txt"]


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints/run.txt", "constraints/dev.txt"])
def test_a_change_updates_the_environment(project: Project, name: str) -> None:
    project.run("build")
    project.log_since()
    (project.root / name).write_text("# berubah\n")
    assert "Memperbarui" in project.run("build").err
    assert project.log_since() == ["pip run.txt"]
    assert project.run("build").err == ""


def test_a_moved_project_is_prepared_anew(project: Project) -> None:
    project.run("build")
    project.log_since()
    project.root = project.root.rename(project.root.with_name("pindah"))
    assert project.run("build").code == 0
    assert project.log_since() == ["venv", "pip run.txt"]


def test_tests_add_to_the_environment(project: Project, tmp_path: Path) -> None:
    for name in FOR_TESTS:
        project.program(name, "#!/bin/sh\n")
    project.run("build")
    ran = project.run("test", "-k", "x", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, f"{project.root}: -m pytest -k x\n")
    assert project.log_since() == ["venv", "pip run.txt", "pip dev.txt"]
    (project.root / "pyproject.toml").write_text("# berubah\n")
    project.run("build")
    assert project.log_since() == ["pip dev.txt"]


def test_lighthouse_runs_in_the_environment_of_the_tests(project: Project, tmp_path: Path) -> None:
    for name in (*FOR_TESTS, "npm"):
        project.program(name, "#!/bin/sh\n")
    ran = project.run("lighthouse", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, f"{project.root}: -m tests.lighthouse\n")
    assert project.log_since() == ["venv", "pip dev.txt"]


def test_the_benchmark_takes_words_of_its_own(project: Project, tmp_path: Path) -> None:
    assert project.run("bench").code == 3  # no npm
    project.program("npm", "#!/bin/sh\n")
    ran = project.run("bench", "--dinas", "2", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, f"{project.root}: -m bench.run --dinas 2\n")
    assert project.log_since() == ["venv", "pip dev.txt"]


def test_lighthouse_names_what_the_system_lacks(project: Project) -> None:
    ran = project.run("lighthouse")
    assert ran.code == 3
    assert re.search(r"chromium(-browser)? git .*npm", ran.err)


def test_tests_name_what_the_system_lacks(project: Project) -> None:
    ran = project.run("test")
    assert ran.code == 3
    assert re.search(r"chromium(-browser)? git .*libreoffice-calc-nogui", ran.err)
    assert re.search(r"git (nginx )?(openssh-server )?openssh-client rsync (caddy )?libre", ran.err)


@pytest.mark.parametrize("before", [True, False], ids=["update", "first"])
def test_a_failure_shows_why_and_is_tried_again(project: Project, before: bool) -> None:
    if before:
        project.run("build")
        (project.root / "pyproject.toml").write_text("# berubah\n")
    offline = project.log.with_name("log.offline")
    offline.touch()
    for _ in range(2):
        ran = project.run("build")
        assert (ran.code, ran.out) == (3, "")
        assert "  | tidak ada jaringan\n" in ran.err
        assert "Periksa sambungan internet" in ran.err
    offline.unlink()
    assert project.run("build").code == 0


def test_an_interrupted_set_up_is_done_anew(project: Project) -> None:
    project.run("build")
    project.log_since()
    (project.root / ".venv/pohon.stamp").unlink()
    project.leave_dead_lock()
    assert project.run("build").code == 0
    assert project.log_since() == ["venv", "pip run.txt"]
    assert not list(project.root.glob(".venv.lock*"))


@pytest.mark.parametrize("dead", [False, True], ids=["free", "dead lock"])
def test_parallel_starts_prepare_once(project: Project, dead: bool) -> None:
    if dead:
        project.leave_dead_lock()
    project.program("sleep", f"#!/bin/sh\nexec {shutil.which('sleep')} 0.05\n")
    started = [project.start("build", str(n)) for n in range(4)]
    errors = [process.communicate(timeout=20)[1] for process in started]
    assert [process.returncode for process in started] == [0] * 4, errors
    assert project.log_since() == ["venv", "pip run.txt"]


def test_clean_keeps_the_content(project: Project) -> None:
    project.run("build")
    kept = {"constraints", "content", "generator", "pohon", "pyproject.toml"}
    for name in ("site/index.html", ".pohon/memo", "generator/__pycache__/a.pyc", "content/__pycache__/a"):
        (project.root / name).parent.mkdir(exist_ok=True)
        (project.root / name).touch()
    assert project.run("clean") == Ran(0, "", "")
    assert {path.name for path in project.root.iterdir()} == kept
    assert list(project.root.rglob("__pycache__")) == [project.root / "content/__pycache__"]


def test_ci_passes_the_exit_code_of_the_tests(project: Project) -> None:
    (project.root / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/run", project.root / ".ci")
    (project.root / "pohon").write_text('#!/bin/sh\necho "$PWD $*"\nexit 5\n')
    env = {"PATH": f"{project.bin}:/usr/bin:/bin"}
    command = [project.root / ".ci/run"]
    done = subprocess.run(command, cwd="/", env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (5, f"{project.root} test\n")


def _pins(name: str) -> set[str]:
    """Every requirement with its hashes, as one text each."""
    text = (ROOT / "constraints" / name).read_text().replace("\\\n", " ")
    return {" ".join(line.split()) for line in text.splitlines()}


def test_constraints_are_hashed_and_agree() -> None:
    assert all(re.match(r"[\w.-]+==\S+( ; .+?)?( --hash=sha256:\w{64})+$", pin) for pin in _pins("dev.txt"))
    assert _pins("run.txt") <= _pins("dev.txt")


def test_the_workflow_is_pinned_and_may_only_read() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text())
    assert workflow["permissions"] == {"contents": "read"}
    steps = workflow["jobs"]["test"]["steps"]
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step["uses"]) for step in steps if "uses" in step)
    assert [step["run"] for step in steps if "run" in step] == ["./pohon test"]
