"""Sending what has changed: compare with the records in the store, send in order, remove, record.

A folder that differs is marked as begun before its first file is sent, with all that is wanted there; its record is
written when every file of the site is in its place. A publication that broke off thus leaves marks: the next one looks
at what lies in these folders, sends what is missing and removes what nobody wants.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from pohon.objects.bucket import WORKERS, Bucket, opened
from pohon.objects.lock import locked, overtaken
from pohon.objects.order import stages
from pohon.objects.record import (
    Names,
    Work,
    as_json,
    begun_name,
    by_folder,
    digest_of,
    done_name,
    is_settled,
    work,
)
from pohon.objects.standing import LAST, is_empty, known, last_name, look
from pohon.problems import PohonError
from pohon.releases.record import Published, RolledBack, Wish

BATCH = 512
_SHOWN = 12

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Wanted:
    """The files of the folders that differ, by folder and path, with their SHA-256; the digest of the whole site."""

    folders: Mapping[str, Mapping[str, str]]
    digest: str


@dataclass(frozen=True)
class Crew:
    """Many at work at a time; `still` says now and then that the lock is held."""

    pool: ThreadPoolExecutor
    still: Callable[[], None]

    def each(self, do: Callable[[T], R], items: Iterable[T]) -> list[R]:
        """Do something with each, a batch at a time: a million waiting calls would fill the memory."""
        every, done = tuple(items), list[R]()
        for start in range(0, len(every), BATCH):
            if start:
                self.still()
            done += self.pool.map(do, every[start : start + BATCH])
        return done


def publish(files: Mapping[str, bytes], target: str, wish: Wish, now: datetime) -> Published:
    """Make a folder of a store hold these files; each is read when it is needed. PohonError when it cannot be done."""
    return publish_to(opened(target), files, wish, now)


def roll_back(target: str) -> RolledBack:
    """Refused: a store holds one site, and nothing but a publication brings another one there in order."""
    hint = "Terbitkan lagi commit yang lama: git switch --detach <commit>, lalu pohon publish dengan target ini."
    raise PohonError(f"Di {target} tidak disimpan rilis lama, jadi --rollback dan --to tidak dapat dipakai.", hint)


def publish_to(bucket: Bucket, files: Mapping[str, bytes], wish: Wish, now: datetime) -> Published:
    """The same for a place that has been opened."""
    names, last = look(bucket), last_name(bucket)
    wanted = _wanted(files, names)
    if not wanted.folders and last.endswith(f"-{wanted.digest[:_SHOWN]}"):
        return Published(last, len(files), None)
    fresh = not names and is_empty(bucket)

    def work_on(folder: str) -> Work:
        standing = known(bucket, folder, names, fresh=fresh)
        return work(folder, wanted.folders[folder], standing, now, lambda path, md5: md5 == _md5(files[path]))

    with ThreadPoolExecutor(WORKERS) as pool, locked(bucket) as still:
        if look(bucket) != names:
            raise overtaken(bucket)
        crew = Crew(pool, still)
        works = crew.each(work_on, wanted.folders)
        _send(bucket, files, works, crew)
        crew.each(lambda each: _settle(bucket, each, names.get(each.folder, Names())), works)
        name = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{wanted.digest[:_SHOWN]}"
        bucket.put(LAST, _told(name, len(files), wish))
    return Published(name, len(files), sum(len(each.send) for each in works))


def _wanted(files: Mapping[str, bytes], names: Mapping[str, Names]) -> Wanted:
    """What differs from the records; the digests of a folder that does not are not kept in memory."""
    folders = by_folder(files)
    differing: dict[str, Mapping[str, str]] = {folder: {} for folder in names if folder not in folders}
    digests = {}
    for folder, paths in folders.items():
        hashed = {path: hashlib.sha256(files[path]).hexdigest() for path in paths}
        digests[folder] = digest_of(hashed)
        if not is_settled(names.get(folder, Names()), folder, digests[folder]):
            differing[folder] = hashed
    return Wanted(differing, digest_of(digests))


def _md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


def _send(bucket: Bucket, files: Mapping[str, bytes], works: Sequence[Work], crew: Crew) -> None:
    """Every mark, then every file in its stage, then away with what nobody wants."""
    crew.each(lambda each: _begin(bucket, each), works)
    for stage in stages(each.send for each in works):
        crew.each(lambda path: bucket.put(path, files[path]), stage)
    crew.still()
    crew.each(bucket.remove, [path for each in works for path in each.remove])


def _begin(bucket: Bucket, each: Work) -> None:
    if each.record.files:
        bucket.put(begun_name(each.folder, digest_of(each.record.files)), as_json(each.record))


def _settle(bucket: Bucket, each: Work, names: Names) -> None:
    """The new record first, the marks last: where it breaks off between them, the next one looks again."""
    digest = digest_of(each.record.files)
    keeps = done_name(each.folder, digest) if each.record.files else ""
    if keeps:
        bucket.put(keeps, as_json(each.record))
    old = (*names.done, *names.begun, *((begun_name(each.folder, digest),) if keeps else ()))
    for path in dict.fromkeys(old):
        if path != keeps:
            bucket.remove(path)


def _told(name: str, count: int, wish: Wish) -> bytes:
    return json.dumps({"rilis": name, "commit": wish.commit, "berkas": count}).encode()
