"""From which commit a site is published."""

from __future__ import annotations

from pathlib import Path

from pohon import git


def commit_of(root: Path) -> str:
    """The commit of a folder, with `-dirty` when files differ from it; "" without git or history."""
    return git.asked(root, "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*").strip()
