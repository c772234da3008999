"""Problems are values: what an author got wrong, where, and what to write instead."""

from __future__ import annotations

import errno
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")

Keys = tuple[str | int, ...]
"""The way to a value inside a YAML file: `("sasaran", 3, "induk")`."""

Mark = tuple[int, int, int, int]
"""Line and column of a value, line and column of its key."""


def is_within(keys: Keys, ways: Collection[Keys]) -> bool:
    """Whether a way leads to where one of these leads, or further on."""
    return bool(ways) and any(keys[:length] in ways for length in range(len(keys) + 1))


class Severity(StrEnum):
    """GALAT (error) stops the build; PERINGATAN (warning) does not, unless `--strict`."""

    GALAT = "galat"
    PERINGATAN = "peringatan"


class PohonError(Exception):
    """The machine, not the author, is at fault (disk full, no permission); says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


_REASONS = {
    errno.ENOENT: "berkas atau folder itu tidak ada",
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.EISDIR: "itu folder, bukan berkas",
    errno.ENOTDIR: "ada berkas di tempat folder",
    errno.ENOSPC: "cakram penuh",
    errno.EROFS: "sistem berkas hanya dapat dibaca",
    errno.ENAMETOOLONG: "namanya terlalu panjang",
}


def reason_of(error: OSError) -> str:
    """What the system says is wrong, in Indonesian."""
    return _REASONS.get(error.errno or 0, f"galat sistem nomor {error.errno}")


@dataclass(frozen=True, order=True)
class Source:
    """A place in a file; line and column count from 1, in characters."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that an author got wrong: place, stable code, Indonesian message and hint."""

    where: Source
    code: str
    severity: Severity
    message: str
    hint: str = ""


@dataclass(frozen=True)
class Checked(Generic[T]):
    """A value AND everything that is wrong with it; the value is None when it cannot be had."""

    value: T | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Places:
    """Where each value of one YAML file stands, by the way to it."""

    path: str
    marks: Mapping[Keys, Mark]

    def at(self, *keys: str | int) -> Source:
        """The place of a value, or of the nearest ancestor that is written in the file."""
        line, column, _, _ = self._nearest(keys)
        return Source(self.path, line, column)

    def key(self, *keys: str | int) -> Source:
        """The place of the key that introduces a value."""
        _, _, line, column = self._nearest(keys)
        return Source(self.path, line, column)

    def _nearest(self, keys: Keys) -> Mark:
        for length in range(len(keys), -1, -1):
            if mark := self.marks.get(keys[:length]):
                return mark
        return (1, 1, 1, 1)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """All problems, each once, by file, line, column and code."""
    return tuple(sorted(set(problems)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether anything among the problems forbids publishing."""
    return any(problem.severity is Severity.GALAT for problem in problems)


_LONGEST = 60


def shown(value: object) -> str:
    """What an author wrote, as a message shows it: on one line, not too long, never as Python writes it."""
    if not isinstance(value, str):
        return "Isi kosong" if value is None else "Daftar" if isinstance(value, list) else "Objek"
    text = value if len(value) <= _LONGEST else value[:_LONGEST] + "…"
    return f'"{"".join(letter if letter.isprintable() else " " for letter in text)}"'


@dataclass(frozen=True)
class Finding:
    """What a rule has found, before its code and severity are put to it."""

    where: Source
    message: str
    hint: str = ""


@dataclass(frozen=True)
class Rule(Generic[T]):
    """A stable code and the function that finds or words the trouble.

    The function's docstring is the rule's manual page (`docs/masalah/<code>.md`): a title line, then
    what is wrong, an example, and what to write instead, in Indonesian.
    """

    code: str
    apply: T
    severity: Severity = Severity.GALAT

    def problem(self, finding: Finding) -> Problem:
        """The finding as a problem of this rule."""
        return Problem(finding.where, self.code, self.severity, finding.message, finding.hint)
