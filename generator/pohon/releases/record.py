"""What is known of a release, and what follows from it: pure, for a folder here as for one on a server."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

ASSETS = "aset/"
"""Files below it carry a digest in their name: what stands at an address there never changes."""

CARRIED_FOR = timedelta(days=7)
"""So long an asset that no page names any more is still there for pages that are open in a browser."""

NAME = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{12}")
_MOMENT = "%Y%m%dT%H%M%SZ"


class Entry(NamedTuple):
    """The SHA-256 of a file, and the moment of the release that first had these bytes: its time of change."""

    digest: str
    since: str


@dataclass(frozen=True)
class Wish:
    """How to publish: how many releases to keep, whether with packed files, from which commit ("" if unknown)."""

    keep: int = 5
    packed: bool = True
    commit: str = ""


@dataclass(frozen=True)
class Release:
    """One published site, as told by `releases/<name>.json`.

    `before` is the release that was live before it. `carried` are assets of earlier releases that lie in its folder,
    with the moment until which pages named them.
    """

    name: str
    moment: str
    digest: str
    packed: bool = True
    commit: str = ""
    before: str = ""
    files: Mapping[str, Entry] = field(default_factory=dict)
    carried: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Standing:
    """What a target holds: the name of the live release ("" at first), its record if whole, all names in order."""

    live: str = ""
    release: Release | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """A release to be made, and the names of those that are no longer kept."""

    release: Release
    surplus: tuple[str, ...]


@dataclass(frozen=True)
class Published:
    """What a publication did: nothing new when `written` is None, else how many files differ from the last release."""

    name: str
    files: int
    written: int | None

    @property
    def told(self) -> str:
        """What it did, in a sentence."""
        if self.written is None:
            return f"Tidak ada yang berubah sejak rilis {self.name}; tidak ada yang ditulis."
        return f"Terbit: rilis {self.name}, {self.files} berkas, {self.written} di antaranya baru atau berubah."


@dataclass(frozen=True)
class RolledBack:
    """Which release is live again, and which one was left."""

    name: str
    left: str

    @property
    def told(self) -> str:
        """What it did, in a sentence."""
        return f"Kembali ke rilis {self.name}; yang ditinggalkan: {self.left or 'tidak ada'}."


def plan(files: Mapping[str, bytes], standing: Standing, wish: Wish, now: datetime) -> Plan | None:
    """The release of these files; None when the live release is the same."""
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    digest = _digest_of(digests)
    old = standing.release
    if old and (old.digest, old.packed) == (digest, wish.packed):
        return None
    moment = _moment(now, standing.names)
    name = f"{moment}-{digest[:12]}"
    release = Release(
        name=name,
        moment=moment,
        digest=digest,
        packed=wish.packed,
        commit=wish.commit,
        before=standing.live,
        files={path: _entry(path, sha, moment, old) for path, sha in digests.items()},
        carried=carried(old, digests, moment) if old else {},
    )
    return Plan(release, _surplus((*standing.names, name), wish.keep, {name, standing.live}))


def returned(chosen: Release, left: Release | None, now: datetime) -> Release:
    """A release that becomes live again: it takes over the assets of the pages that readers have open."""
    if left is None:
        return chosen
    return replace(chosen, carried={**chosen.carried, **carried(left, chosen.files, now.strftime(_MOMENT))})


def carried(old: Release, own: Iterable[str], moment: str) -> dict[str, str]:
    """The assets of an older release, own and carried, that a new one lacks, until when they were in use."""
    latest = (_time(moment) - CARRIED_FOR).strftime(_MOMENT)
    used = {path: moment for path in old.files if path.startswith(ASSETS)}
    known = {**old.carried, **used}
    mine = set(own)
    return {path: until for path, until in sorted(known.items()) if path not in mine and until >= latest}


def changed(release: Release) -> int:
    """How many files have other bytes than in the release before."""
    return sum(entry.since == release.moment for entry in release.files.values())


def seconds(moment: str) -> int:
    """A moment as seconds since 1970."""
    return int(_time(moment).timestamp())


def as_json(release: Release) -> str:
    """The record of a release, one line per file."""
    head = {key: value for key, value in vars(release).items() if key not in {"files", "carried"}}
    files = {path: list(entry) for path, entry in sorted(release.files.items())}
    record = {**head, "count": len(files), "carried": dict(release.carried), "files": files}
    return json.dumps(record, ensure_ascii=False, indent=0) + "\n"


def from_json(text: str) -> Release | None:
    """The reverse of `as_json`; None for anything else."""
    try:
        record = json.loads(text)
        files = {str(path): Entry(*map(str, entry)) for path, entry in record["files"].items()}
        words = {key: str(record[key]) for key in ("name", "moment", "digest", "commit", "before")}
        seconds(words["moment"])
        return Release(**words, packed=bool(record["packed"]), files=files, carried=dict(record["carried"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _digest_of(digests: Mapping[str, str]) -> str:
    lines = "".join(f"{sha} {path}\n" for path, sha in sorted(digests.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def _entry(path: str, sha: str, moment: str, old: Release | None) -> Entry:
    before = old.files.get(path) if old else None
    return before if before and before.digest == sha else Entry(sha, moment)


def _moment(now: datetime, names: Sequence[str]) -> str:
    """Now, but later than every release: names are in order, and two releases never share a time of change.

    A web server tells browsers whether a file is new by its second of change and its size.
    """
    latest = max((name.partition("-")[0] for name in names), default="")
    told = now.astimezone(UTC).strftime(_MOMENT)
    return told if told > latest else (_time(latest) + timedelta(seconds=1)).strftime(_MOMENT)


def _time(moment: str) -> datetime:
    return datetime.strptime(moment, _MOMENT).replace(tzinfo=UTC)


def _surplus(names: Sequence[str], keep: int, needed: set[str]) -> tuple[str, ...]:
    """The oldest releases beyond `keep`; never the live one nor the one before it."""
    return tuple(name for name in sorted(names)[:-keep] if name not in needed)
