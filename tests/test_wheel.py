"""The installed package works without the project's folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.tools import ROOT, Site, copied, files_in


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy so that nothing is written into the project's folder."""
    folder = tmp_path_factory.mktemp("roda")
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return Path(built)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel unpacked by pip, and nothing else."""
    folder = tmp_path_factory.mktemp("terpasang")
    options = (
        "--quiet",
        "--no-deps",
        "--no-index",
        "--no-compile",
        "--disable-pip-version-check",
        "--target",
        str(folder),
    )
    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(wheel)], check=True, capture_output=True)
    return folder


def test_what_is_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    package = {path for path in names if path.startswith("pohon/")}
    kinds = (".py", "py.typed", ".po", ".pot")
    sources = {path for path in files_in(ROOT / "generator") if path.endswith(kinds) or "/serve/static/" in path}
    themes = {f"pohon/themes/{path}" for path in files_in(ROOT / "themes")}
    assert package == sources | themes
    assert {"pohon/py.typed", "pohon/bahasa/en.po"} < package
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"pohon"}


def test_what_the_wheel_says_of_itself(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (metadata,) = (archive.read(name).decode() for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
    (entries,) = (archive.read(name).decode() for name in archive.namelist() if name.endswith("entry_points.txt"))
    assert "pohon = pohon.cli:main" in entries
    assert "Requires-Python: >=3.11" in metadata
    assert "License-Expression: MIT" in metadata
    assert any(name.endswith("licenses/LICENSE") for name in archive.namelist())


def test_the_same_sources_make_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    (again,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    assert Path(again).read_bytes() == wheel.read_bytes()


def test_the_installed_command_builds_the_site(installed: Path, tmp_path: Path, site: Site) -> None:
    """In another folder, with the wheel and its dependencies on the path, but not the project."""
    folder = copied(ROOT, tmp_path / "situs")
    paths = os.pathsep.join((str(installed), sysconfig.get_path("purelib")))
    # -S leaves out the environment's .pth files, one of which names the project's folder.
    command = [sys.executable, "-S", "-P", "-m", "pohon", "build", "--no-memo"]
    env = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert files_in(folder / "site").keys() == site.files.keys()


def test_the_installed_package_is_the_one_that_ran(installed: Path) -> None:
    paths = os.pathsep.join((str(installed), sysconfig.get_path("purelib")))
    code = "import pohon, pohon.theme; print(pohon.__file__, pohon.theme.find_theme('dasar', pohon.theme.Path('/')))"
    env = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run(
        [sys.executable, "-S", "-P", "-c", code], env=env, capture_output=True, encoding="utf-8", check=True
    )
    assert ran.stdout.split() == [
        str(installed / "pohon" / "__init__.py"),
        str(installed / "pohon" / "themes" / "dasar"),
    ]
