"""What git says of a folder, where there is git and a history."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path


def asked(root: Path, *arguments: str) -> str:
    """What git prints when it is asked about a folder; "" where there is no git, or where it refuses."""
    git = shutil.which("git")
    if git is None:
        return ""
    command = (git, "-C", str(root), *arguments)
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603 - fixed arguments
    return done.stdout if done.returncode == 0 else ""
