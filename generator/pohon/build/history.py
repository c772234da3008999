"""When each file of a folder last changed, from git where there is a history."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

_MARK = "\x01"


def last_changes(root: Path) -> Mapping[str, str]:
    """Path below `root` -> ISO date of the last commit that touched it; empty without git or history."""
    git = shutil.which("git")
    if git is None:
        return {}
    # In a shallow clone every file seems to have changed on the day of the oldest commit that is there.
    if _asked(git, root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    options = (f"--format={_MARK}%cs", "--name-only", "--relative", "--no-renames", "-z")
    dates: dict[str, str] = {}
    day = ""
    for word in _asked(git, root, "log", *options, "--", ".").split("\0"):
        name = word.lstrip("\n")
        if name.startswith(_MARK):
            day = name[1:]
        elif name:
            dates.setdefault(name, day)
    return dates


def _asked(git: str, root: Path, *arguments: str) -> str:
    """What git answers about a folder; nothing where it has no answer."""
    command = (git, "-C", str(root), *arguments)
    result = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603 - fixed arguments
    return result.stdout if result.returncode == 0 else ""
