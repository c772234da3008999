"""YAML events -> plain values in which every value knows its line and column.

Scalars stay text: PyYAML's own constructors read `no` as False, `010` as 8 and `1:30` as 90, so the model
decides what a text means. Only an empty or `null` plain scalar becomes None.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from pohon.problems import Finding, Keys, Places, Problem, Rule, Source
from pohon.reading import rules

MAX_DEPTH = 24
MAX_VALUES = 400_000

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_PLAIN_TAGS = frozenset((None, "!", "tag:yaml.org,2002:str"))
_LOADER = getattr(yaml, "CLoader", yaml.Loader)


@dataclass(frozen=True)
class Document:
    """A YAML file as nested dicts, lists, texts and None, with the place of each value."""

    value: Any
    places: Places
    problems: tuple[Problem, ...]


class _Stop(Exception):  # noqa: N818 - ends the reading of one file, not an error of the program
    """The file cannot be read any further; the reason is among the problems."""


@dataclass
class _Builder:
    """The state of one file while its events are read."""

    path: str
    own_tags_only: bool
    events: Iterator[Any]
    marks: dict[Keys, tuple[int, int, int, int]] = field(default_factory=dict)
    anchors: dict[str, tuple[Any, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    count: int = 0

    def report(self, rule: Rule[Any], finding: Finding) -> None:
        self.problems.append(rule.problem(finding))

    def stop(self, rule: Rule[Any], finding: Finding) -> _Stop:
        self.report(rule, finding)
        return _Stop()

    def place(self, event: yaml.Event) -> Source:
        return Source(self.path, event.start_mark.line + 1, event.start_mark.column + 1)

    def value(self, event: Any, keys: Keys, key_at: tuple[int, int] | None = None) -> Any:  # noqa: ANN401
        """The value that starts with this event; reads on to its end."""
        mark = event.start_mark
        at = (mark.line + 1, mark.column + 1)
        self.marks[keys] = (*at, *(key_at or at))
        self.count += 1
        if self.count > MAX_VALUES:
            raise self.stop(rules.TOO_MANY, rules.too_many_values(self.place(event), MAX_VALUES))
        if len(keys) > MAX_DEPTH:
            raise self.stop(rules.TOO_DEEP, rules.too_deep(self.place(event), MAX_DEPTH))
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event)
        if self.own_tags_only and event.tag not in _PLAIN_TAGS:
            self.report(rules.TAG, rules.unknown_tag(self.place(event), event.tag))
        before = self.count
        built = self.collection(event, keys)
        if event.anchor:
            self.anchors[event.anchor] = (built, self.count - before + 1)
        return built

    def collection(self, event: Any, keys: Keys) -> Any:  # noqa: ANN401
        if isinstance(event, yaml.ScalarEvent):
            return None if event.implicit[0] and event.value in _NULLS else event.value
        return self.sequence(keys) if isinstance(event, yaml.SequenceStartEvent) else self.mapping(keys)

    def alias(self, event: Any) -> Any:  # noqa: ANN401
        """The value an alias stands for; counted in full, so that aliases of aliases cannot explode."""
        built, size = self.anchors.get(event.anchor, (None, 0))
        if not size:
            raise self.stop(rules.SYNTAX, rules.unknown_alias(self.place(event), event.anchor))
        self.count += size
        return built

    def sequence(self, keys: Keys) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.value(event, (*keys, len(items))))
        return items

    def mapping(self, keys: Keys) -> dict[str, Any]:
        items: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self.stop(rules.SYNTAX, rules.key_not_text(self.place(event)))
            key, at = event.value, (event.start_mark.line + 1, event.start_mark.column + 1)
            if key in items:
                first = self.marks[(*keys, key)]
                self.report(rules.TWICE, rules.key_twice(self.place(event), key, first[2]))
            items[key] = self.value(next(self.events), (*keys, key), at)
        return items


def build(text: str, path: str, *, own_tags_only: bool = True) -> Document:
    """Read the first YAML document of a text; trouble becomes problems, never an exception."""
    builder = _Builder(path, own_tags_only, iter(()))
    value = None
    try:
        builder.events = yaml.parse(text, Loader=_LOADER)
        value = _first(builder)
    except _Stop:
        value = None
    except yaml.YAMLError as error:
        value = None
        builder.report(rules.SYNTAX, rules.syntax(path, text, error))
    return Document(value, Places(path, builder.marks), tuple(builder.problems))


def _first(builder: _Builder) -> Any:  # noqa: ANN401
    value: Any = None
    seen = False
    for event in builder.events:
        if isinstance(event, yaml.DocumentStartEvent):
            if seen:
                builder.report(rules.SYNTAX, rules.second_document(builder.place(event)))
                break
            seen = True
            value = builder.value(next(builder.events), ())
    return value
