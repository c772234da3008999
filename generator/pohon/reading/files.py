"""Bytes -> text, with the problems that any file of an author may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pohon.problems import Checked, PohonError, Problem, Source, reason_of
from pohon.reading import rules

MAX_BYTES = 8 * 2**20

# Blanks, dots, hyphens, dashes or slashes of extracted text, or a line break with its indentation or comment mark.
_GAP = r"(?:[^\S\n]{0,3}(?:[./\u00ad\u200b\u2010-\u2015-][^\S\n]{0,3}|\n[ \t>#*-]*)?)"
_YEAR, _MONTH, _DAY = r"(?:19|20)\d\d", "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])"
_GROUPS = (_YEAR, _MONTH, _DAY, _YEAR, f"(?:{_MONTH}|21)", "[12]", r"\d{3}")  # born, appointed (PPPK: 21), sex, serial
_APART = rf"(?:1{_GAP}(?<!\d)9|2{_GAP}(?<!\d)0)(?:{_GAP}(?<!\d)\d){{16}}"
_NIP = re.compile(rf"(?<!\d)(?:\d{{18}}|{_GAP.join(_GROUPS)}|{_APART})(?!\d)")
_RUN = re.compile(r"\d[\d\s./\u00ad\u200b\u2010-\u2015>#*-]{17,}")  # digits and what may stand between those of a NIP
_DIGITS = re.compile("".join(_GROUPS))
_YOUNGEST = 15  # years at the appointment: two dates in a row are no NIP


def read_bytes(file: Path) -> bytes:
    """The bytes of a file; PohonError when the machine will not give them."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise PohonError(
            f"Berkas {file} tidak dapat dibaca: {reason_of(error)}.", "Periksa izin baca berkas itu."
        ) from error


def is_file(path: Path) -> bool:
    """Whether there is such a file; a name that is too long for the machine names none."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; a name that is too long for the machine names none."""
    try:
        return path.is_dir()
    except OSError:
        return False


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
    text = text.replace("\r\n", "\n")
    return Checked(text, tuple(personal_numbers(text, path)))


def personal_numbers(text: str, path: str) -> Iterator[Problem]:
    """Every NIP in a text: 18 digits in a row, in the groups in which they are printed (8 6 1 3), or each apart."""
    # Few places are worth the long pattern: looking for these first takes a quarter of the time.
    for run in _RUN.finditer(text):
        for match in _NIP.finditer(text, run.start(), run.end()):
            if _is_personal(match[0]):
                line = text.count("\n", 0, match.start()) + 1
                column = match.start() - text.rfind("\n", 0, match.start())
                yield rules.PERSONAL_NUMBER.problem(rules.personal_number(Source(path, line, column)))


def _is_personal(found: str) -> bool:
    """Whether 18 digits are a NIP: always when nothing parts them, else when their dates can be."""
    digits = re.sub(r"\D", "", found)
    if digits == found:
        return True
    return bool(_DIGITS.fullmatch(digits)) and int(digits[8:12]) - int(digits[:4]) >= _YOUNGEST
