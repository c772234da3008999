"""The project's habits: lint, types, and nothing in a file that belongs to one machine."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools import ROOT, run, skip_or_fail

CODE = ("generator", "tests")


def tracked() -> Iterator[Path]:
    """Every file of the project, committed or about to be."""
    ran = run("git", "ls-files", "-co", "--exclude-standard", "-z")
    if ran.code:
        skip_or_fail("not a git repository")
    yield from (path for name in ran.out.split("\0") if name and (path := ROOT / name).is_file())


def text_of(path: Path) -> str:
    """The text of a file, or nothing for a picture."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


# --- tools ---


def tool(*arguments: str) -> None:
    ran = run(sys.executable, "-m", *arguments)
    assert ran.code == 0, ran.out + ran.err


def test_ruff_finds_nothing() -> None:
    tool("ruff", "check", "--quiet", *CODE)


def test_ruff_would_format_nothing() -> None:
    tool("ruff", "format", "--check", "--quiet", *CODE)


def test_mypy_finds_nothing() -> None:
    tool("mypy", "generator/pohon", "tests")


def test_the_tools_are_strict() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    assert settings["mypy"]["strict"] is True
    assert settings["ruff"]["lint"]["select"] == ["ALL"]
    assert settings["pytest"]["ini_options"]["xfail_strict"] is True


# --- exceptions have reasons ---

EXCEPTION = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma)\b(?P<rest>.*)")
REASONED = re.compile(r"(?:: ?[A-Z]+\d+(?:, ?[A-Z]+\d+)*|\[[\w-]+(?:, ?[\w-]+)*\])\s*(?:-|#)\s*\S.*")
PYTHON = sorted(path for folder in CODE for path in (ROOT / folder).rglob("*.py"))


def without_reason(text: str) -> list[str]:
    """The comments that switch a check off without saying which and why."""
    found = (match for line in text.splitlines() if (match := EXCEPTION.search(line)))
    return [match[0] for match in found if not REASONED.fullmatch(match["rest"].strip())]


def test_a_check_is_switched_off_with_a_reason() -> None:
    texts = {path: path.read_text("utf-8") for path in PYTHON if path != Path(__file__)}
    assert {str(path.relative_to(ROOT)): found for path, text in texts.items() if (found := without_reason(text))} == {}


def test_a_missing_reason_is_noticed() -> None:
    assert without_reason("x = 1  # noqa") == ["# noqa"]
    assert without_reason("x = 1  # noqa: S603") == ["# noqa: S603"]
    assert without_reason("x = 1  # type: ignore[misc]") == ["# type: ignore[misc]"]
    assert without_reason("x = 1  # type: ignore  # because") != []
    assert (
        without_reason("x = 1  # noqa: S603, S607 - our own arguments\nx = 2  # type: ignore[misc]  # no stubs") == []
    )


# --- no machine, no registry ---

HOSTS = ("py" + "pi.org", "python" + "hosted.org", "registry." + "npmjs", "registry." + "yarnpkg", "proxy." + "golang")
PLACES = (
    "/wo" + "rk/",
    "shar" + "ed/design",
    "shar" + "ed/sources",
    "/opt/" + "wheels",
    "/opt/" + "pyp" + "i",
    "/ro" + "ot/",
    "/ho" + "me/",
)


@pytest.mark.parametrize("word", HOSTS + PLACES)
def test_no_file_names_a_registry_or_a_machine(word: str) -> None:
    assert [str(path.relative_to(ROOT)) for path in tracked() if word in text_of(path)] == []


def test_no_file_holds_a_secret() -> None:
    secret = re.compile("-----BEGIN [A-Z ]*PRIVATE " + "KEY|gh" + r"[pousr]_\w{30}|AKI" + r"A[0-9A-Z]{16}")
    assert [str(path.relative_to(ROOT)) for path in tracked() if secret.search(text_of(path))] == []


def test_no_big_file_is_kept() -> None:
    assert [str(path.relative_to(ROOT)) for path in tracked() if path.stat().st_size > 500_000] == []


def test_texts_end_with_one_line_break() -> None:
    ends = {".py", ".html", ".css", ".js", ".md", ".toml", ".yml", ".svg"}
    texts = {path: text_of(path) for path in tracked() if path.suffix in ends}
    assert [str(p.relative_to(ROOT)) for p, text in texts.items() if text and text != text.rstrip("\n") + "\n"] == []
    assert [str(p.relative_to(ROOT)) for p, text in texts.items() if "\r" in text] == []
