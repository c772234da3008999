"""YAML events -> plain values in which every value knows its line and column.

Scalars stay text: PyYAML's own constructors read `no` as False, `010` as 8 and `1:30` as 90, so the model
decides what a text means. Only an empty or `null` plain scalar becomes None.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias, cast

import yaml

from pohon.problems import Finding, Keys, Mark, Places, Problem, Rule, Source
from pohon.reading import rules

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What a YAML file holds, before the model decides what its texts mean."""

MAX_DEPTH = 24
MAX_VALUES = 400_000

_Written: TypeAlias = yaml.ScalarEvent | yaml.CollectionStartEvent
_SEPARATORS = "\x85\u2028\u2029"  # line breaks to YAML 1.1, to no editor
NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_PLAIN_TAGS = frozenset((None, "!", "tag:yaml.org,2002:str"))
_LOADER = getattr(yaml, "CLoader", yaml.Loader)


def items(value: Value) -> Iterator[tuple[str | int, Value]]:
    """What a list or an object holds, by place or key; nothing for a text."""
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


def item(value: Value, key: str | int) -> Value:
    """What stands under a key of an object or at a place of a list; None where nothing does."""
    if isinstance(value, dict):
        return value.get(str(key))
    return value[key] if isinstance(value, list) and isinstance(key, int) and key < len(value) else None


@dataclass(frozen=True)
class Document:
    """A YAML file as nested dicts, lists, texts and None, with the place of each value."""

    value: Value
    places: Places
    problems: tuple[Problem, ...]


class _UnreadableError(Exception):
    """The file cannot be read any further; the reason is among the problems."""


def _at(event: yaml.Event) -> tuple[int, int]:
    """Line and column of an event, from 1; the parser marks every event."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


@dataclass
class _Builder:
    """The state of one file while its events are read."""

    path: str
    own_tags_only: bool
    events: Iterator[yaml.Event]
    marks: dict[Keys, Mark] = field(default_factory=dict)
    anchors: dict[str, tuple[Value, int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    count: int = 0
    deepest: int = 0

    def report(self, rule: Rule[rules.Words], finding: Finding) -> None:
        self.problems.append(rule.problem(finding))

    def stop(self, rule: Rule[rules.Words], finding: Finding) -> _UnreadableError:
        self.report(rule, finding)
        return _UnreadableError()

    def place(self, event: yaml.Event) -> Source:
        return Source(self.path, *_at(event))

    def document(self, keys: Keys = ()) -> Value:
        """The value of the first document, which stands at the end of this way; a second one is a problem."""
        value: Value = None
        seen = False
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if seen:
                    self.report(rules.SYNTAX, rules.second_document(self.place(event)))
                    break
                seen = True
                value = self.value(next(self.events), keys)
        return value

    def value(self, event: yaml.Event, keys: Keys, key_at: tuple[int, int] | None = None) -> Value:
        """The value that starts with this event; reads on to its end."""
        at = _at(event)
        self.marks[keys] = (*at, *(key_at or at))
        self.count += 1
        if self.count > MAX_VALUES:
            raise self.stop(rules.TOO_MANY, rules.too_many_values(self.place(event), MAX_VALUES))
        if len(keys) > self.deepest:
            self.deepen(event, len(keys))
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event, keys)
        return self.node(cast("_Written", event), keys)

    def deepen(self, event: yaml.Event, depth: int) -> None:
        """Note how deep the file goes; too deep ends the reading."""
        if depth > MAX_DEPTH:
            raise self.stop(rules.TOO_DEEP, rules.too_deep(self.place(event), MAX_DEPTH))
        self.deepest = max(self.deepest, depth)

    def node(self, event: _Written, keys: Keys) -> Value:
        """A value that is written out."""
        if self.own_tags_only and event.tag is not None and event.tag not in _PLAIN_TAGS:
            self.report(rules.TAG, rules.unknown_tag(self.place(event), event.tag))
        return self.anchored(event, keys) if event.anchor else self.content(event, keys)

    def anchored(self, event: _Written, keys: Keys) -> Value:
        """A value with an anchor: remembered with its size and its depth, for aliases."""
        before, outside, self.deepest = self.count, self.deepest, len(keys)
        built = self.content(event, keys)
        self.anchors[event.anchor or ""] = (built, self.count - before + 1, self.deepest - len(keys))
        self.deepest = max(outside, self.deepest)
        return built

    def content(self, event: _Written, keys: Keys) -> Value:
        if isinstance(event, yaml.ScalarEvent):
            return None if event.implicit[0] and event.value in NULLS else event.value
        return self.sequence(keys) if isinstance(event, yaml.SequenceStartEvent) else self.mapping(keys)

    def alias(self, event: yaml.AliasEvent, keys: Keys) -> Value:
        """The value an alias stands for; counted in full, so that aliases of aliases cannot explode."""
        anchor = event.anchor or ""
        built, size, levels = self.anchors.get(anchor, (None, 0, 0))
        if not size:
            raise self.stop(rules.SYNTAX, rules.unknown_alias(self.place(event), anchor))
        self.count += size
        self.deepen(event, len(keys) + levels)
        return built

    def sequence(self, keys: Keys) -> list[Value]:
        items: list[Value] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, (*keys, len(items))))
        return items

    def mapping(self, keys: Keys) -> dict[str, Value]:
        items: dict[str, Value] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self.stop(rules.SYNTAX, rules.key_not_text(self.place(event)))
            key = event.value
            if key in items:
                _, _, first, _ = self.marks[(*keys, key)]
                self.report(rules.TWICE, rules.key_twice(self.place(event), key, first))
            items[key] = self.value(next(self.events), (*keys, key), _at(event))
        return items


def build(text: str, path: str, *, own_tags_only: bool = True) -> Document:
    """Read the first YAML document of a text; trouble becomes problems, never an exception."""
    for separator in _SEPARATORS:
        text = text.replace(separator, " ")
    return build_part(text, path, own_tags_only=own_tags_only)


def build_part(text: str, path: str, keys: Keys = (), *, own_tags_only: bool = True) -> Document:
    """The same of a text that stands at the end of this way, with the lines above it empty."""
    builder = _Builder(path, own_tags_only, yaml.parse(text, Loader=_LOADER))
    value: Value = None
    try:
        value = builder.document(keys)
    except _UnreadableError:
        pass
    except yaml.YAMLError as error:
        builder.report(rules.SYNTAX, rules.syntax(path, text, error))
    return Document(value, Places(path, builder.marks), tuple(builder.problems))
