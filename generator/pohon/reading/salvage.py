"""Model as much of a broken file as can be had, so that all its problems are told in one go.

What does not fit is reported, then left out; a required key that is missing gets a placeholder. The model that
results is only ever looked at by checks, never published: the file has errors.
"""

from __future__ import annotations

import copy
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from pohon.problems import Keys, Places, Problem
from pohon.reading.shape import Misfit, explain, misfits

_ROUNDS = 6
M = TypeVar("M", bound=BaseModel)

_PLACEHOLDERS: dict[str, Any] = {
    "sasaran": [],
    "perangkat_daerah": {"nama": "-"},
    "dokumen": {"judul": "-", "jenis": "iki", "sumber": "-"},
    "nomor": "1",
    "tahun": "1900",
    "nilai": "0",
}
_KINDS = {"sasaran": "sasaran", "dokumen": "iki", "teks_lain": "lain"}


def model_or_salvage(root: type[M], value: Any, places: Places) -> tuple[M | None, tuple[Problem, ...]]:  # noqa: ANN401
    """The model of a value, and what does not fit; the model may hold placeholders when there are problems."""
    try:
        return root.model_validate(value), ()
    except ValidationError as error:
        first = list(misfits(error, places, root))
        return _salvage(root, value, places, first), tuple(explain(misfit) for misfit in first)


def _salvage(root: type[M], value: Any, places: Places, found: list[Misfit]) -> M | None:  # noqa: ANN401
    rest = copy.deepcopy(value)
    for _ in range(_ROUNDS):
        # Deepest and last first, so that leaving out one list item does not move the next.
        for misfit in sorted(found, key=lambda m: tuple((isinstance(k, int), k) for k in m.keys), reverse=True):
            _mend(rest, misfit)
        try:
            return root.model_validate(rest)
        except ValidationError as error:
            found = list(misfits(error, places, root))
    return None


def _mend(rest: Any, misfit: Misfit) -> None:  # noqa: ANN401
    parent, last = _parent(rest, misfit.keys)
    if misfit.kind == "missing" and isinstance(parent, dict):
        parent[str(last)] = _placeholder(misfit.keys)
    elif isinstance(parent, dict):
        parent.pop(str(last), None)
    elif isinstance(parent, list) and isinstance(last, int) and last < len(parent):
        del parent[last]


def _parent(rest: Any, keys: Keys) -> tuple[Any, str | int | None]:  # noqa: ANN401
    """The container of a value and its key there; stops early where the author wrote one text for a list."""
    for key, following in zip(keys, keys[1:], strict=False):
        inner = rest[key]
        if not isinstance(inner, dict | list) or (isinstance(following, str) and isinstance(inner, list)):
            return rest, key
        rest = inner
    return rest, keys[-1] if keys else None


def _placeholder(keys: Keys) -> Any:  # noqa: ANN401
    name = str(keys[-1])
    if name == "id":
        return "tanpa-id-" + "-".join(str(key) for key in keys if isinstance(key, int))
    if name == "jenis":
        return _KINDS.get(next(str(key) for key in reversed(keys[:-1]) if isinstance(key, str)), "lain")
    return copy.deepcopy(_PLACEHOLDERS.get(name, "-"))
