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
    command = [git, "-C", str(root), "log", f"--format={_MARK}%cs", "--name-only", "--relative", "--no-renames", "--", "."]
    result = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603 - fixed arguments
    dates: dict[str, str] = {}
    day = ""
    for line in result.stdout.splitlines() if result.returncode == 0 else ():
        if line.startswith(_MARK):
            day = line[1:]
        elif line:
            dates.setdefault(line, day)
    return dates
