"""One publisher at a time, as far as a store allows.

The lock is a file that is only written where there is none. Amazon S3, Google, MinIO and R2 decide that themselves; a
store that knows no condition lets the later one pass. Whoever holds the lock says so again between the files that it
sends, so that the lock of a computer that died is free after a while. The clocks of two publishers may differ by less
than that while.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from pohon.objects.bucket import Bucket, failed
from pohon.objects.record import HOME
from pohon.problems import PohonError

LOCK = f"{HOME}kunci.json"
FREE_AFTER = timedelta(minutes=10)


@contextmanager
def locked(bucket: Bucket) -> Iterator[Callable[[], None]]:
    """Hold the lock; what is given is to be called now and then. PohonError when another one holds it."""
    name = secrets.token_hex(8)
    _take(bucket, name)
    try:
        yield lambda: _renew(bucket, name)
    finally:
        if _holder(bucket) == name:
            bucket.remove(LOCK)


def _take(bucket: Bucket, name: str) -> None:
    try:
        bucket.create(LOCK, _said(name))
    except Exception as error:
        held = bucket.get(LOCK)
        if held is None:
            raise failed(error, bucket.target) from error
        if not _is_left(held):
            raise overtaken(bucket) from error
        bucket.put(LOCK, _said(name))
        _renew(bucket, name)


def _renew(bucket: Bucket, name: str) -> None:
    if _holder(bucket) != name:
        raise overtaken(bucket)
    bucket.put(LOCK, _said(name))


def overtaken(bucket: Bucket) -> PohonError:
    """What to tell who is not the only publisher."""
    minutes = FREE_AFTER // timedelta(minutes=1)
    hint = f"Jalankan lagi sesudah itu selesai; bila yang lain terputus, sesudah {minutes} menit."
    return PohonError(f"Ada yang menerbitkan ke {bucket.target} pada saat yang sama.", hint)


def _said(name: str) -> bytes:
    return json.dumps({"oleh": name, "saat": datetime.now(UTC).isoformat()}).encode()


def _holder(bucket: Bucket) -> str:
    return _read(bucket.get(LOCK)).get("oleh", "")


def _is_left(held: bytes) -> bool:
    """Whether who took the lock has not been heard of for a while."""
    try:
        return datetime.now(UTC) - datetime.fromisoformat(_read(held)["saat"]) > FREE_AFTER
    except (KeyError, ValueError, TypeError):
        return True


def _read(held: bytes | None) -> dict[str, str]:
    try:
        return dict(json.loads(held or b"{}"))
    except (ValueError, TypeError):
        return {}
