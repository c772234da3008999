"""What is known of the files in a store, folder by folder, and what follows from it: pure.

Each folder has a record of its own, so that a record stays small however many dinas a site has, and a changed dinas
changes one of them. The digest of what it tells is in its name: one listing of the names tells which folders differ.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from itertools import groupby
from typing import NamedTuple

from pohon.releases.record import ASSETS, CARRIED_FOR

HOME = ".pohon/"
"""Below it lies what Pohon itself keeps in a store; no page has such an address."""

RECORDS = f"{HOME}berkas"
_DONE, _BEGUN = ".json", ".mulai"


@dataclass(frozen=True)
class Record:
    """The files of one folder by path, with their SHA-256.

    `carried` are assets that no page names any more, with the moment (ISO 8601, UTC) until which one did.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    carried: Mapping[str, str] = field(default_factory=dict)


NOTHING = Record()


class Names(NamedTuple):
    """The records of one folder, by name: of finished publications (one, unless one broke off), and of begun ones."""

    done: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """What is known of one folder in a store.

    `live` is what has been published, `begun` what a publication that broke off wanted there. When there was one,
    `listed` tells what lies there, with the MD5 where the store knows it, else ""; None when the record can be trusted.
    """

    live: Record = NOTHING
    begun: frozenset[str] = frozenset()
    listed: Mapping[str, str] | None = None


class State(IntEnum):
    """What lies at the address of a file that is to be sent."""

    NEW = 0  # nothing: no page of a reader links there
    HALF = 1  # what a publication that broke off has put there
    LIVE = 2  # what readers see


@dataclass(frozen=True)
class Work:
    """What is to be done for one folder: files to send, paths to remove, the record to keep."""

    folder: str
    send: Mapping[str, State]
    remove: tuple[str, ...]
    record: Record


def folder_of(path: str) -> str:
    """The folder whose record tells of a file: two levels at most, without the last one, which is the page's own.

    `kota/dinas/sasaran/x/index.html` -> `kota/dinas`; `kota/dinas/index.html` -> `kota`; `kota/index.html` -> "".
    """
    return "/".join(path.split("/")[:-2][:2])


def by_folder(paths: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The paths of a site by the folder whose record tells of them."""
    ordered = sorted(paths, key=lambda path: (folder_of(path), path))
    return {folder: tuple(group) for folder, group in groupby(ordered, folder_of)}


def digest_of(files: Mapping[str, str]) -> str:
    """One digest for paths and their digests."""
    lines = "".join(f"{sha} {path}\n" for path, sha in sorted(files.items()))
    return hashlib.sha256(lines.encode()).hexdigest()[:32]


def done_name(folder: str, digest: str) -> str:
    """Where the record of a finished publication lies."""
    return _name(folder, digest + _DONE)


def begun_name(folder: str, digest: str) -> str:
    """Where the record of a publication lies while it is at work."""
    return _name(folder, digest + _BEGUN)


def _name(folder: str, file: str) -> str:
    return "/".join(part for part in (RECORDS, folder, file) if part)


def names_in(paths: Iterable[str]) -> dict[str, Names]:
    """The records of a store by folder."""
    found: dict[str, Names] = {}
    for path in sorted(paths):
        folder = path.rpartition("/")[0].removeprefix(RECORDS).removeprefix("/")
        done, begun = found.get(folder, Names())
        if path.endswith(_DONE):
            found[folder] = Names((*done, path), begun)
        elif path.endswith(_BEGUN):
            found[folder] = Names(done, (*begun, path))
    return found


def is_settled(names: Names, folder: str, digest: str) -> bool:
    """Whether a store holds a folder with these files and nothing broke off there."""
    return names == Names((done_name(folder, digest),))


def as_json(record: Record) -> bytes:
    """A record as it is kept, one line per file."""
    kept = {"berkas": dict(sorted(record.files.items())), "lama": dict(sorted(record.carried.items()))}
    return (json.dumps(kept, ensure_ascii=False, indent=0) + "\n").encode()


def from_json(data: bytes | None) -> Record:
    """The reverse of `as_json`; an empty record for anything else."""
    try:
        kept = json.loads(data or b"{}")
        return Record(dict(kept["berkas"]), dict(kept["lama"]))
    except (ValueError, KeyError, TypeError):
        return NOTHING


def work(
    folder: str, wanted: Mapping[str, str], known: Known, now: datetime, is_same: Callable[[str, str], bool]
) -> Work:
    """What makes a folder hold what is wanted. `is_same` tells whether a wanted file has this MD5."""
    moment = now.isoformat(timespec="seconds")
    ours = {*known.live.files, *known.live.carried, *known.begun}
    there = ours if known.listed is None else known.listed

    def is_there(path: str, sha: str) -> bool:
        if known.listed is None:
            return known.live.files.get(path) == sha
        found = known.listed.get(path) if path in ours else None
        return bool(found) and is_same(path, str(found))

    def state(path: str) -> State:
        if path not in there:
            return State.NEW
        # What Pohon knows nothing of may be linked from anywhere, like what is live.
        return State.HALF if path in known.begun and path not in known.live.files else State.LIVE

    carried = _carried(known, wanted, now)
    return Work(
        folder,
        {path: state(path) for path, sha in sorted(wanted.items()) if not is_there(path, sha)},
        tuple(sorted(path for path in ours if path in there and path not in wanted and path not in carried)),
        Record(wanted, {path: until or moment for path, until in carried.items()}),
    )


def _carried(known: Known, wanted: Mapping[str, str], now: datetime) -> dict[str, str]:
    """The assets to keep although no new page names them: "" when one did until now."""
    latest = (now - CARRIED_FOR).isoformat(timespec="seconds")
    used = {path: "" for path in (*known.live.files, *known.begun) if path.startswith(ASSETS)}
    old = {path: until for path, until in known.live.carried.items() if until >= latest}
    return {path: until for path, until in {**old, **used}.items() if path not in wanted}
