"""What git says of a folder: its answer, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from pohon import git
from tests.tools import run


def test_git_answers_about_a_folder(tmp_path: Path) -> None:
    run("git", "init", "--quiet", tmp_path)
    assert git.asked(tmp_path, "rev-parse", "--is-bare-repository") == "false\n"


def test_what_git_refuses_has_no_answer(tmp_path: Path) -> None:
    run("git", "init", "--quiet", tmp_path)
    assert not git.asked(tmp_path, "rev-parse", "--is-bare-repository", "HEAD")


def test_without_git_nothing_has_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not git.asked(tmp_path, "version")
