"""What a store holds, as its records and listings tell."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from pohon.objects.bucket import Bucket
from pohon.objects.record import HOME, NOTHING, RECORDS, Known, Names, Record, folder_of, from_json, names_in
from pohon.problems import PohonError

LAST = f"{HOME}terbit.json"
_OURS = "404.html"
_LEVELS = 2


def look(bucket: Bucket) -> dict[str, Names]:
    """The records in a store by folder: one listing, however many files there are."""
    return names_in(path for path in bucket.listed(HOME.rstrip("/")) if path.startswith(f"{RECORDS}/"))


def last_name(bucket: Bucket) -> str:
    """The name of the last publication; "" before the first."""
    try:
        return str(json.loads(bucket.get(LAST) or b"{}").get("rilis", ""))
    except (ValueError, AttributeError):
        return ""


def is_empty(bucket: Bucket) -> bool:
    """Whether nothing lies in a store; PohonError when it is somebody else's."""
    top = bucket.listed("", 1)
    if top and _OURS not in top:
        message = f"{bucket.target} berisi berkas yang bukan buatan Pohon, jadi tidak ditimpa."
        raise PohonError(message, "Pilih bucket atau folder yang kosong.")
    return not top


def known(bucket: Bucket, folder: str, names: Mapping[str, Names], *, fresh: bool) -> Known:
    """What is known of one folder; of a fresh store nothing need be asked."""
    done, begun = names.get(folder, Names())
    live = _together(from_json(bucket.get(path)) for path in done)
    if len(done) == 1 and not begun and live != NOTHING:
        return Known(live)
    marks = _together(from_json(bucket.get(path)) for path in begun)
    return Known(live, frozenset({*marks.files, *marks.carried}), {} if fresh else _lying(bucket, folder))


def _together(records: Iterable[Record]) -> Record:
    every = tuple(records)
    files = {path: sha for each in every for path, sha in each.files.items()}
    return Record(files, {path: until for each in every for path, until in each.carried.items()})


def _lying(bucket: Bucket, folder: str) -> dict[str, str]:
    """What lies where the record of a folder tells of it."""
    depth = None if folder.count("/") == _LEVELS - 1 else _LEVELS
    return {path: md5 for path, md5 in bucket.listed(folder, depth).items() if folder_of(path) == folder}
