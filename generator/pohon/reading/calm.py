"""Plain YAML, line by line: values at once, places only when somebody asks.

Nearly all of a tree is `key: text`, `- item` and `{short: [lists]}`. That much is read here, in two fifths of the
time that libyaml's events take in Python. An entry that is written in another way (folded over lines, with escapes,
with a comment behind it) goes to libyaml by itself. Whatever looks wrong, or as if it might be, ends it: `read_calm`
has no value then, and the whole file is read by `events`, which also words all trouble. So this module never judges,
and what it does read is exactly what libyaml would have read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from pohon.problems import Keys, Mark, Places
from pohon.reading.events import MAX_VALUES, NULLS, Value, build, build_part

_LINE = re.compile(r"^( *)(- +)?(?:([A-Za-z_][A-Za-z0-9_]*):(?: +|$))?(.*)$", re.MULTILINE)
_STRANGE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_STRANGE_WIDE = "\u2028\u2029\ufeff\ufffe\uffff"  # in one pattern with the others they take 6 ms to compile
_QUOTED = re.compile(r"""(?:"[^"\\]*"|'[^']*') *""")
_PLAIN = r"[A-Za-z0-9(~][^][{},:#?]*(?:(?:(?<! )#|:(?=\w|/))[^][{},:#?]*)*"
_LIST, _TEXT = r"\[[^][{}]*\]", rf"""(?:"[^"\\]*"|'[^']*'|{_PLAIN})"""
_LISTED = re.compile(rf"{_TEXT}|[^ ]")
_FLOW = re.compile(rf"[{{,] *[A-Za-z_][A-Za-z0-9_]*: +|{_LIST}|{_TEXT}|[^ ]")
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@` ")
_DEEPEST = 8  # levels of blocks, and of brackets in them; trees have six and two

_Line = tuple[str, str, str, str]
"""Blanks, dash with blanks, key, and the rest of a line."""

_START: _Line = ("", "", "", "---")
_END: _Line = ("", "", "", "end")


class Calm(NamedTuple):
    """What a file holds, and where the parts of it begin."""

    value: dict[str, Value]
    places: Places


class _OtherwiseError(Exception):
    """Something is written in another way than is understood here."""


def read_calm(text: str, path: str) -> Calm | None:
    """The object of a file in which nothing is wrong; None where that cannot be said."""
    most = sum(map(text.count, ",:-["))  # one of these stands before every value
    if most > MAX_VALUES or _STRANGE.search(text) or any(letter in text for letter in _STRANGE_WIDE):
        return None
    raw = text.split("\n")
    reader = _Reader(path, raw, [*_LINE.findall(text), _END])
    try:
        value = reader.whole()
    except _OtherwiseError:
        return None
    return Calm(value, Places(path, _Marks(path, raw, reader.marks, tuple(reader.starts))))


@dataclass
class _Reader:
    """The state of one file while its lines are read; `n` is the index of the next one."""

    path: str
    raw: list[str]
    lines: list[_Line]
    n: int = 0
    marks: dict[Keys, Mark] = field(default_factory=dict)
    starts: list[tuple[Keys, int]] = field(default_factory=list)

    def whole(self) -> dict[str, Value]:
        """The object that the file holds."""
        if self.next_line() == _START:
            self.n += 1
        blanks, dash, key, _ = self.next_line()
        if blanks or dash or not key:
            raise _OtherwiseError
        self.marks[()] = _mark(self.n, 0)
        value = self.mapping(0, ())
        if self.n + 1 != len(self.lines):
            raise _OtherwiseError
        return value

    def next_line(self) -> _Line:
        """The next line that says something."""
        while True:
            line = self.lines[self.n]
            if line[2] or line[1] or (line[3] and line[3][0] != "#"):
                return line
            self.n += 1

    def mapping(self, indent: int, keys: Keys) -> dict[str, Value]:
        """The object whose keys begin in this column."""
        if len(keys) > _DEEPEST:
            raise _OtherwiseError
        found: dict[str, Value] = {}
        start, last = self.n, ""
        while True:
            line = self.lines[self.n]
            blanks, dash, key, rest = line if line[2] else self.next_line()
            if len(blanks) != indent or dash or not key:
                if len(blanks) <= indent or not found:
                    return found
                _only_text(found[last])
                found[last] = self.entry(start, indent, keys, last)
                continue
            if key in found:
                raise _OtherwiseError
            start, last = self.n, key
            if not keys:
                self.starts.append(((key,), start))
            self.n = start + 1
            if not rest:
                found[key] = self.nested(indent, keys, key)
                continue
            try:
                found[key] = _text_or_flow(rest)
            except _OtherwiseError:
                found[key] = self.entry(start, indent, keys, key)

    def nested(self, indent: int, keys: Keys, name: str) -> Value:
        """What stands below a key; None where nothing does."""
        above = self.n
        blanks, dash, key, _ = self.next_line()
        depth = len(blanks)
        if dash and depth >= indent:
            self.marks[(*keys, name)] = (self.n + 1, depth + 1, above, indent + 1)
            return self.sequence(depth, (*keys, name))
        if depth <= indent:
            return None
        return self.mapping(depth, (*keys, name)) if key else self.entry(above - 1, indent, keys, name)

    def sequence(self, indent: int, keys: Keys) -> list[Value]:
        """The list whose dashes stand in this column."""
        found: list[Value] = []
        start, column = self.n, indent
        while True:
            blanks, dash, key, rest = self.next_line()
            if len(blanks) != indent or not dash:
                if len(blanks) <= indent or not found:
                    return found
                _only_text(found[-1])
                found[-1] = self.part(start, indent, column, (*keys, len(found) - 1))
                continue
            start, column = self.n, indent + len(dash)
            way = (*keys, len(found))
            self.marks[way] = _mark(start, column)
            if len(keys) == 1:
                self.starts.append((way, start))
            found.append(self.item(way, indent, key, rest))

    def item(self, way: Keys, indent: int, key: str, rest: str) -> Value:
        """One item of a list, behind its dash."""
        start, column = self.n, self.marks[way][1] - 1
        if key:
            self.lines[start] = (" " * column, "", key, rest)
            return self.mapping(column, way)
        if not rest or rest[0] == "#":  # the item begins on another line
            raise _OtherwiseError
        self.n += 1
        try:
            return _text_or_flow(rest)
        except _OtherwiseError:
            return self.part(start, indent, column, way)

    def entry(self, start: int, indent: int, keys: Keys, key: str) -> Value:
        """The value of a key that libyaml reads."""
        read = self.part(start, indent, indent, keys)
        if not isinstance(read, dict) or read.keys() != {key}:
            raise _OtherwiseError
        return read[key]

    def part(self, start: int, indent: int, column: int, keys: Keys) -> Value:
        """What libyaml reads from this column on and in the lines below that stand further in."""
        end = start + 1
        while not (self.raw[end] if end < len(self.raw) else "end")[: indent + 1].strip(" "):
            end += 1
        if end < self.n:  # a comment further out stands between
            raise _OtherwiseError
        self.n = end
        below = [*self.raw[start + 1 : end], *([""] if end < len(self.raw) else ())]  # the last line has an end too
        text = "\n".join((self.raw[start][column:].rjust(len(self.raw[start])), *below))
        document = build_part(text, self.path, keys)
        if document.problems or ("&" in text and "*" in text):
            raise _OtherwiseError
        return document.value


def _only_text(value: Value) -> None:
    """What stands further in below a text goes on with it; below anything else it is wrong."""
    if isinstance(value, dict | list):
        raise _OtherwiseError


def _text_or_flow(rest: str) -> Value:
    """What stands on one line behind a key or a dash."""
    first = rest[0]
    if first in "[{":
        return _flow(rest)
    if first in "\"'":
        if not _QUOTED.fullmatch(rest):
            raise _OtherwiseError
        return rest.rstrip(" ")[1:-1]
    if first in _INDICATORS or ": " in rest or " #" in rest or rest[-1] in ": ":
        raise _OtherwiseError
    return None if rest in NULLS else rest


def _flow(text: str) -> Value:
    """A list or an object in brackets, on one line."""
    if text[0] == "[":
        return list(_flow_list(text.rstrip(" ")))
    if text.count("{") > _DEEPEST:
        raise _OtherwiseError
    parts = iter(_FLOW.findall(text))
    try:
        value = _flow_object(next(parts), parts)
    except StopIteration:
        raise _OtherwiseError from None
    if next(parts, None) is not None:
        raise _OtherwiseError
    return value


def _flow_object(part: str, parts: Iterator[str]) -> dict[str, Value]:
    """The object that begins with this part: each key comes with what stands before it, `{tahun: `, `, target: `."""
    found: dict[str, Value] = {}
    before = "{"
    while part != "}":
        name = part[1:].strip(" :")
        if part[0] != before or not name or name in found:
            raise _OtherwiseError
        value = next(parts)
        if value[0] == "{":
            found[name] = _flow_object(value, parts)
        else:
            found[name] = list(_flow_list(value)) if value[0] == "[" else _flow_text(value)
        part, before = next(parts), ","
    return found


@lru_cache(maxsize=4096)  # the same line numbers and positions are named again and again
def _flow_list(text: str) -> tuple[str | None, ...]:
    """A list of texts."""
    parts = _LISTED.findall(text[1:-1])
    if text[-1] != "]" or len(parts) % 2 == 0 or any(comma != "," for comma in parts[1::2]):
        raise _OtherwiseError
    return tuple(map(_flow_text, parts[::2]))


@lru_cache(maxsize=4096)  # likewise years and figures
def _flow_text(part: str) -> str | None:
    first = part[0]
    if first in "\"'" and len(part) > 1:
        return part[1:-1]
    if not (first.isalnum() or first in "(~"):
        raise _OtherwiseError
    text = part.rstrip(" ")
    return None if text in NULLS else text


def _mark(line: int, column: int) -> Mark:
    return (line + 1, column + 1, line + 1, column + 1)


class _Part(NamedTuple):
    """A key of the whole, or an item of a list that stands there: the way to it and its lines, from the first on."""

    keys: Keys
    first: int
    lines: list[str]

    def marks(self, path: str) -> Mapping[Keys, Mark]:
        """The place of every value in it."""
        keys = self.keys if isinstance(self.keys[-1], int) else ()
        text = "\n".join(self.lines)
        return build_part("\n" * self.first + (text.replace("-", " ", 1) if keys else text), path, keys).places.marks


@dataclass(frozen=True)
class _Marks(Mapping[Keys, Mark]):
    """The place of every value: those of lists and their items are known, libyaml tells the others, part by part."""

    path: str
    raw: list[str]
    known: Mapping[Keys, Mark]
    starts: tuple[tuple[Keys, int], ...]
    told: dict[Keys, Mapping[Keys, Mark]] = field(default_factory=dict)

    @cached_property
    def parts(self) -> Mapping[Keys, _Part]:
        """All parts by the way to them."""
        ends = (*(start for _, start in self.starts[1:]), len(self.raw))
        return {
            keys: _Part(keys, start, self.raw[start:end]) for (keys, start), end in zip(self.starts, ends, strict=True)
        }

    @cached_property
    def whole(self) -> Mapping[Keys, Mark]:
        """The places of all values, in the order of the file."""
        return build("\n".join(self.raw), self.path).places.marks

    def __getitem__(self, keys: Keys) -> Mark:
        if mark := self.known.get(keys):
            return mark
        part = self.parts.get(keys[:2]) or self.parts[keys[:1]]
        if part.keys not in self.told:
            self.told[part.keys] = part.marks(self.path)
        return self.told[part.keys][keys]

    def __iter__(self) -> Iterator[Keys]:
        return iter(self.whole)

    def __len__(self) -> int:
        return len(self.whole)
