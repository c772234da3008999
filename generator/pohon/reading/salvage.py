"""Model as much of a broken file as can be had, so that all its problems are told in one go.

What does not fit is reported, then left out; a required key that is missing gets a placeholder. The model that
results is only ever looked at by checks, never published: the file has errors.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import pairwise
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from pohon.problems import Keys, Places, Problem
from pohon.reading.events import Value, item
from pohon.reading.shape import Misfit, explain, misfits

_ROUNDS = 6
M = TypeVar("M", bound=BaseModel)

_PLACEHOLDERS: Mapping[str, Value] = {
    "sasaran": [],
    "perangkat_daerah": {"nama": "-"},
    "dokumen": {"judul": "-", "jenis": "iki", "sumber": "-"},
    "nomor": "1",
    "tahun": "1900",
    "nilai": "0",
}
_KINDS = {"sasaran": "sasaran", "dokumen": "iki", "teks_lain": "lain"}


def model_or_salvage(root: type[M], value: Value, places: Places) -> tuple[M | None, Places, tuple[Problem, ...]]:
    """The model of a value, the places of its parts, and what does not fit.

    When there are problems, the model may hold placeholders, and the places are those of what is left.
    """
    try:
        return root.model_validate(value), places, ()
    except ValidationError as error:
        found = list(misfits(error, places, root))
        return *_salvage(root, value, places, found), tuple(explain(misfit) for misfit in found)


def _salvage(root: type[M], value: Value, places: Places, found: list[Misfit]) -> tuple[M | None, Places]:
    rest = copy.deepcopy(value)
    for _ in range(_ROUNDS):
        # Deepest and last first, so that leaving out one list item does not move the next.
        found.sort(key=lambda m: tuple((isinstance(k, int), k) for k in m.keys), reverse=True)
        places = _closed_up(places, [way for misfit in found if (way := _mend(rest, misfit))])
        try:
            return root.model_validate(rest), places
        except ValidationError as error:
            found = list(misfits(error, places, root))
    return None, places


def _mend(rest: Value, misfit: Misfit) -> Keys | None:
    """Put a placeholder, or leave out what does not fit; the way to it when it was an item of a list."""
    *above, last = way = _written(rest, misfit.keys)
    parent = reduce(item, above, rest)
    if misfit.kind == "missing" and isinstance(parent, dict):
        parent[str(last)] = _placeholder(misfit.keys)
    elif isinstance(parent, dict):
        parent.pop(str(last), None)
    elif isinstance(parent, list) and isinstance(last, int) and last < len(parent):
        del parent[last]
        return way
    return None


def _written(rest: Value, keys: Keys) -> Keys:
    """The way to a value as far as it is written: it ends early where the author wrote one text for a list."""
    for end, (key, following) in enumerate(pairwise(keys), 1):
        rest = item(rest, key)
        if not isinstance(rest, dict | list) or (isinstance(following, str) and isinstance(rest, list)):
            return keys[:end]
    return keys


def _closed_up(places: Places, gone: Iterable[Keys]) -> Places:
    """The places after items were left out of lists: those behind them move up."""
    gaps: dict[Keys, list[int]] = {}
    for *above, last in gone:
        gaps.setdefault(tuple(above), []).append(int(last))
    if not gaps:
        return places
    moved = ((_moved(keys, gaps), mark) for keys, mark in places.marks.items())
    return Places(places.path, {keys: mark for keys, mark in moved if keys is not None})


def _moved(keys: Keys, gaps: Mapping[Keys, Sequence[int]]) -> Keys | None:
    """The way to a value among what is left; None where the value is left out."""
    moved: list[str | int] = []
    for n, key in enumerate(keys):
        gone = gaps.get(keys[:n], ())
        if key in gone:
            return None
        moved.append(key - sum(each < key for each in gone) if isinstance(key, int) else key)
    return tuple(moved)


def _placeholder(keys: Keys) -> Value:
    name = str(keys[-1])
    if name == "id":
        return "tanpa-id-" + "-".join(str(key) for key in keys if isinstance(key, int))
    if name == "jenis":
        return _KINDS.get(next(str(key) for key in reversed(keys[:-1]) if isinstance(key, str)), "lain")
    return copy.deepcopy(_PLACEHOLDERS.get(name, "-"))
