"""From which commit a site is published."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def commit_of(root: Path) -> str:
    """The commit of a folder, with `-dirty` when files differ from it; "" without git or history."""
    git = shutil.which("git")
    if git is None:
        return ""
    options = ("describe", "--always", "--dirty", "--abbrev=40", "--exclude=*")
    command = (git, "-C", str(root), *options)
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603 - fixed arguments
    return done.stdout.strip() if done.returncode == 0 else ""
