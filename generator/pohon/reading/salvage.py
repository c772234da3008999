"""Model as much of a broken file as can be had, so that all its problems are told in one go.

What does not fit is reported, then left out; what cannot be left out, a required key or an item of a list, gets a
placeholder. The model that results is only ever looked at by checks, never published: the file has errors. The ways
to what was left out or replaced are kept, so that no check speaks about them.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from pohon.problems import Keys, Places, Problem, is_within
from pohon.reading.events import Value, item
from pohon.reading.shape import Misfit, explain, meant, misfits, misspelt

_ROUNDS = 6
M = TypeVar("M", bound=BaseModel)

_KEYS: Mapping[str, Value] = {
    "sasaran": [],
    "perangkat_daerah": {"nama": "-"},
    "dokumen": {"judul": "-", "jenis": "iki", "sumber": "-"},
    "nomor": "1",
    "tahun": "1900",
    "nilai": "0",
    "lama": "0",
    "baru": "0",
    "tanggal": "1900-01-01",
}
_ITEMS: Mapping[str, Value] = {"model_type": {}, "angka": None, "rentang_baris": "1"}
_BY_OWNER: Mapping[tuple[str, str], Value] = {
    ("sasaran", "jenis"): "sasaran",
    ("dokumen", "jenis"): "iki",
    ("jenjang", "id"): "sasaran",
    ("teks_lain", "jenis"): "lain",
    ("teks_lain", "sumber"): [],
    ("dinas", "alamat"): "tanpa/alamat",
}


@dataclass(frozen=True)
class Salvaged(Generic[M]):
    """What could be had of a value: the model, what did not fit, and the ways to it."""

    model: M | None
    problems: tuple[Problem, ...] = ()
    rusak: frozenset[Keys] = frozenset()


def model_or_salvage(root: type[M], value: Value, places: Places) -> Salvaged[M]:
    """The model of a value; when there are problems it may hold placeholders, or not be had at all."""
    try:
        return Salvaged(root.model_validate(value))
    except ValidationError as error:
        found = tuple(misfits(error, places, root))
    there = frozenset[Keys]().union(*map(misspelt, found))
    told = tuple(explain(misfit) for misfit in found if misfit.kind != "missing" or misfit.keys not in there)
    model, rusak = _salvage(root, value, places, found)
    return Salvaged(model, told, rusak.union(*map(meant, found)))


def _salvage(
    root: type[M], value: Value, places: Places, found: tuple[Misfit, ...]
) -> tuple[M | None, frozenset[Keys]]:
    """The model of what is left of a value, and the ways to what is not."""
    rest, rusak = copy.deepcopy(value), frozenset[Keys]()
    for _ in range(_ROUNDS):
        rusak = _joined(rusak, (_mend(rest, misfit) for misfit in found))
        try:
            return root.model_validate(rest), rusak
        except ValidationError as error:
            found = tuple(misfits(error, places, root))
    return None, rusak


def _joined(known: frozenset[Keys], ways: Iterable[Keys]) -> frozenset[Keys]:
    """The known ways and others, but for those inside of what is known already."""
    return known | {way for way in ways if not is_within(way, known)}


def _mend(rest: Value, misfit: Misfit) -> Keys:
    """Leave out what does not fit, or put a placeholder in its place; the way to it."""
    *above, last = way = _written(rest, misfit.keys)
    parent = reduce(item, above, rest)
    if misfit.kind == "missing" and isinstance(parent, dict):
        parent[str(last)] = _placeholder(misfit.keys)
    elif isinstance(parent, dict):
        parent.pop(str(last), None)
    elif isinstance(parent, list) and isinstance(last, int) and last < len(parent):
        parent[last] = copy.deepcopy(_ITEMS.get(misfit.kind, _no_id(way)))
    return way


def _written(rest: Value, keys: Keys) -> Keys:
    """The way to a value as far as it is written: it ends early where the author wrote one text for a list."""
    for end, (key, following) in enumerate(pairwise(keys), 1):
        rest = item(rest, key)
        if not isinstance(rest, dict | list) or (isinstance(following, str) and isinstance(rest, list)):
            return keys[:end]
    return keys


def _placeholder(keys: Keys) -> Value:
    """What may stand for a required key."""
    *above, name = keys
    owner = next((key for key in reversed(above) if isinstance(key, str)), "")
    if (owner, name) in _BY_OWNER:
        return copy.deepcopy(_BY_OWNER[owner, str(name)])
    return _no_id(keys) if name == "id" else copy.deepcopy(_KEYS.get(str(name), "-"))


def _no_id(keys: Keys) -> str:
    """An id, or any text, that stands nowhere else."""
    return "tanpa-id-" + "-".join(str(key) for key in keys if isinstance(key, int))
