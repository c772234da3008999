"""A file of the content folder -> `Checked[Tree]`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from pohon.model import Pohon, Tree
from pohon.problems import Checked, Keys, Places, Problem, Source, has_errors, in_order, is_within
from pohon.reading import rules
from pohon.reading.calm import read_calm
from pohon.reading.events import build
from pohon.reading.files import decode, is_file, is_folder, read_bytes
from pohon.reading.permalinks import LOCK
from pohon.reading.salvage import model_or_salvage
from pohon.reading.settings import FILE

_NAME = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
_PARTS = 2  # <wilayah>/<dinas>.yml


class _Text(NamedTuple):
    """The source text: its lines, and (name, SHA-256) of its file."""

    lines: tuple[str, ...] = ()
    sidik: tuple[tuple[str, str], ...] = ()


def tree_files(content: Path) -> tuple[Path, ...]:
    """The files of all trees, `<wilayah>/<dinas>.yml`, in a fixed order."""
    found = (*content.glob("*/*.yml"), *content.glob("*/*.yaml")) if is_folder(content) else ()
    return tuple(sorted(file for file in found if file.is_file()))


def check_places(content: Path, root: Path) -> Iterator[Problem]:
    """Every YAML file below the content folder that is no tree file because of its place, hidden folders aside."""
    for file in (*content.rglob("*.yml"), *content.rglob("*.yaml")) if is_folder(content) else ():
        inside = file.relative_to(content).parts
        if inside == (LOCK,):
            continue
        if len(inside) != _PARTS and not any(part.startswith(".") for part in inside) and file != root / FILE:
            yield rules.BAD_NAME.problem(rules.misplaced(Source(file.relative_to(root).as_posix())))


def read_tree(file: Path, shown: str) -> Checked[Tree]:
    """Read one tree; `shown` is the file's path as problems name it.

    The value is there also when the shape is broken, as far as it can be had, so that checks can tell
    their problems in the same go. A tree with errors is never published.
    """
    data = read_bytes(file)
    text = decode(data, shown)
    problems = [*text.problems, *_bad_names(file, shown)]
    if text.value is None:
        return Checked(None, in_order(problems))
    read = _read_calm(text.value, shown) or _read_any(text.value, shown)
    problems += read.problems
    if read.isi is None:
        return Checked(None, in_order(problems))
    named = not is_within(("dokumen", "sumber"), read.rusak)
    source = _read_source(file, read.isi, read.places, shown) if named else Checked[_Text](None)
    found = source.value or _Text()
    tree = Tree(
        wilayah=file.parent.name,
        dinas=file.stem,
        isi=read.isi,
        places=read.places,
        teks=found.lines,
        sidik=((file.name, _sha256(data)), *found.sidik),
        rusak=read.rusak,
        yaml=data,
    )
    return Checked(tree, in_order((*problems, *source.problems)))


class _Read(NamedTuple):
    """A YAML text as far as it could be read."""

    isi: Pohon | None
    places: Places
    problems: tuple[Problem, ...] = ()
    rusak: frozenset[Keys] = frozenset()


def _read_calm(text: str, shown: str) -> _Read | None:
    """The quick way, for a text in which nothing is wrong; None for any other."""
    calm = read_calm(text, shown)
    try:
        return _Read(Pohon.model_validate(calm.value), calm.places) if calm else None
    except ValidationError:
        return None


def _read_any(text: str, shown: str) -> _Read:
    """The thorough way, which tells all that is wrong."""
    document = build(text, shown)
    problems = document.problems
    if not isinstance(document.value, dict):
        if not has_errors(problems):
            problems = (*problems, rules.NOT_AN_OBJECT.problem(rules.not_an_object(Source(shown))))
        return _Read(None, document.places, problems)
    salvaged = model_or_salvage(Pohon, document.value, document.places)
    return _Read(salvaged.model, document.places, (*problems, *salvaged.problems), salvaged.rusak)


def _bad_names(file: Path, shown: str) -> list[Problem]:
    return [
        rules.BAD_NAME.problem(rules.bad_name(Source(shown), name))
        for name in (file.parent.name, file.stem)
        if not _NAME.match(name)
    ]


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read_source(file: Path, isi: Pohon, places: Places, shown: str) -> Checked[_Text]:
    """The source text beside the YAML."""
    name = isi.dokumen.sumber
    source = file.parent / name
    if Path(name).name != name or not is_file(source):
        finding = rules.missing_file(places.at("dokumen", "sumber"), name)
        return Checked(None, (rules.MISSING_FILE.problem(finding),))
    data = read_bytes(source)
    text = decode(data, str(Path(shown).parent / name))
    if text.value is None:
        return Checked(None, text.problems)
    lines = tuple(text.value.removesuffix("\n").split("\n"))
    return Checked(_Text(lines, ((name, _sha256(data)),)), text.problems)
