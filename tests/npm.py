"""Tools that come from npm: each pinned, fetched once into a folder that git ignores."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.tools import ROOT, run

FLAGS = ("--no-audit", "--no-fund", "--no-save", "--no-package-lock", "--ignore-scripts")


class NoToolError(Exception):
    """A tool cannot be had on this machine; the text says why."""


def fetched(package: str) -> Path:
    """The folder of a package such as `axe-core@4.11.0`; fetched if it is not there yet."""
    folder = ROOT / ".pohon" / "alat" / package
    found = folder / "node_modules" / package.rpartition("@")[0]
    if (found / "package.json").is_file():
        return found
    if not shutil.which("npm"):
        raise NoToolError(f"npm is needed for {package}")
    folder.mkdir(parents=True, exist_ok=True)
    ran = run("npm", "install", "--prefix", folder, *FLAGS, package)
    if ran.code:
        raise NoToolError(f"{package} cannot be installed: {ran.err.strip()[-300:]}")
    return found
