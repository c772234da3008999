"""When each file of a folder last changed, from git where there is a history."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pohon import git

_MARK = "\x01"


def last_changes(root: Path) -> Mapping[str, str]:
    """Path below `root` -> ISO date of the last commit that touched it; empty without git or history."""
    # In a shallow clone every file seems to have changed on the day of the oldest commit that is there.
    if git.asked(root, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    options = (f"--format={_MARK}%cs", "--name-only", "--relative", "--no-renames", "-z")
    dates: dict[str, str] = {}
    day = ""
    for word in git.asked(root, "log", *options, "--", ".").split("\0"):
        name = word.lstrip("\n")
        if name.startswith(_MARK):
            day = name[1:]
        elif name:
            dates.setdefault(name, day)
    return dates
