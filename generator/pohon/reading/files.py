"""Bytes -> text, with the problems that any file of an author may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pohon.problems import Checked, PohonError, Problem, Source
from pohon.reading import rules

MAX_BYTES = 8 * 2**20

_GAP = r"[\s.#\u00ad-]{0,4}"  # the blanks, dots, hyphens and line breaks of extracted text
_YEAR, _MONTH, _DAY = "(?:1~9|2~0)~D~D", "(?:0~[1-9]|1~[0-2])", "(?:0~[1-9]|[12]~D|3~[01])"
_BORN_APPOINTED_SEX_SERIAL = f"{_YEAR}~{_MONTH}~{_DAY}~{_YEAR}~{_MONTH}~[12]~D~D~D"
_PRINTED = _BORN_APPOINTED_SEX_SERIAL.replace("~", _GAP).replace("D", r"\d")
_NIP = re.compile(rf"(?<!\d)(?:\d{{18}}|{_PRINTED})(?!\d)")


def read_bytes(file: Path) -> bytes:
    """The bytes of a file; PohonError when the machine will not give them."""
    try:
        return file.read_bytes()
    except OSError as error:
        reason = error.strerror or "galat"
        raise PohonError(f"Berkas {file} tidak dapat dibaca: {reason}.", "Periksa izin baca berkas itu.") from error


def decode(data: bytes, path: str) -> Checked[str]:
    """The text of a file, a byte order mark aside, and whether it may be published."""
    if len(data) > MAX_BYTES:
        finding = rules.too_large(Source(path), len(data), MAX_BYTES)
        return Checked(None, (rules.TOO_LARGE.problem(finding),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        finding = rules.not_utf8(Source(path, before.count(b"\n") + 1, column))
        return Checked(None, (rules.ENCODING.problem(finding),))
    return Checked(text.replace("\r\n", "\n"), tuple(personal_numbers(text, path)))


def personal_numbers(text: str, path: str) -> Iterator[Problem]:
    """Every NIP in a text: 18 digits in a row, or in its printed groups (8 6 1 3)."""
    for match in _NIP.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        yield rules.PERSONAL_NUMBER.problem(rules.personal_number(Source(path, line, column)))
