"""Whether anything has changed since the last build, seen without reading what any of it means.

The next site is a pure function of some files, the history and the generator. Their digest is remembered with how the
site looked when it was written: if both are the same, it is there already.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pohon import git
from pohon.making.head import Head
from pohon.making.pieces import stamp_of, stamp_of_rest
from pohon.memo import Store, digest
from pohon.problems import Problem, Severity, Source

ENTRY = "terakhir"
_SETTINGS = "mkdocs.yml"


@dataclass(frozen=True)
class Seen:
    """What a site is made of: the folders of content and theme, the digest of all that is in them and of the rest."""

    content: str
    theme: str
    sidik: str


class Piece(NamedTuple):
    """A part of the site that has folders of its own: under which name it is remembered, its key, its folders."""

    entry: str
    key: str
    tops: tuple[str, ...]


@dataclass(frozen=True)
class Last:
    """The last build: of what, into which folder; all problems; the trees that are in it.

    `counts` are those of trees, sasaran, indikator and pages.
    """

    seen: Seen
    target: str
    problems: tuple[Problem, ...]
    counts: tuple[int, int, int, int]
    pieces: tuple[Piece, ...]


def digest_of(root: Path, content: Path, theme: Path, generator: str) -> str:
    """The digest of everything that a site is made of: settings, content, theme, the last commit, the generator."""
    files = ((root / _SETTINGS, _SETTINGS), *_below(content), *_below(theme))
    # The last commit, from whose history pages are dated, and whether that history is whole.
    commit = git.asked(root, "rev-parse", "--is-shallow-repository", "HEAD")
    # One file after the other: those of a thousand dinas are half a gigabyte.
    contents = tuple((name, hashlib.sha256(file.read_bytes()).digest()) for file, name in files)
    return digest((contents, commit, generator))


def _below(folder: Path) -> Iterator[tuple[Path, str]]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return ((path, path.relative_to(folder).as_posix()) for path in files)


def remember(store: Store, last: Last) -> None:
    """Keep what was built, with how it looks now."""
    told = [(p.where.path, p.where.line, p.where.column, p.code, p.severity, p.message, p.hint) for p in last.problems]
    known = {"seen": vars(last.seen), "target": last.target, "counts": last.counts, "problems": told}
    store.put(ENTRY, json.dumps({**known, "pieces": last.pieces, "rest": _rest(last)}).encode())


def _rest(last: Last) -> str:
    return stamp_of_rest(Path(last.target), {top for piece in last.pieces for top in piece.tops})


def recall(store: Store, root: Path, target: Path | None, generator: str) -> Last | None:
    """The last build, if another one would write the same; None where it has to be made to know.

    `target` is the folder that is asked for, None for that of the settings; `generator` the digest of what is to build.
    """
    payload = store.get(ENTRY)
    if payload is None:
        return None
    known = json.loads(payload)
    seen = Seen(**known["seen"])
    problems = tuple(_problem(*told) for told in known["problems"])
    pieces = tuple(Piece(entry, key, tuple(tops)) for entry, key, tops in known["pieces"])
    last = Last(seen, known["target"], problems, tuple(known["counts"]), pieces)
    if target is not None and str(target.resolve()) != last.target:
        return None
    try:
        now = digest_of(root, Path(seen.content), Path(seen.theme), generator)
    except OSError:
        return None
    is_same = now == seen.sidik and all(_is_there(piece, last, store) for piece in pieces)
    return last if is_same and _rest(last) == known["rest"] else None


def _is_there(piece: Piece, last: Last, store: Store) -> bool:
    """Whether a tree in the site looks as it did."""
    head = Head.recalled(store, piece.entry)
    return (
        head is not None and head.key == piece.key and stamp_of(Path(last.target), head.paths, piece.tops) == head.stamp
    )


def _problem(*told: str | int) -> Problem:
    path, line, column, code, severity, message, hint = told
    where = Source(str(path), int(line), int(column))
    return Problem(where, str(code), Severity(str(severity)), str(message), str(hint))
