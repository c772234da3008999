"""Remembering what pure functions made: a digest of plain data, and a store on disk addressed by it."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Generic, TypeVar

from pohon import __version__

_SHA_SIZE = 32

T = TypeVar("T", bound=tuple[object, ...])


def digest(value: object) -> str:
    """The SHA-256 of plain immutable data; TypeError for anything else, so that purity is enforced.

    Plain are: None, bool, int, str, bytes, Decimal, date, enums, and tuples, frozensets and frozen dataclasses of
    plain data. Equal data of the same types have equal digests, in any process.
    """
    seen = hashlib.sha256()
    for part in _parts(value):
        seen.update(part)
    return seen.hexdigest()


def quick_digest(salt: str, view: object) -> str:
    """The SHA-256 of a view written as JSON: a twentieth of the time of `digest`, a fifth of that of a page.

    `salt` is what else its page depends on. That views are plain and immutable is not looked after here: a test asks
    `digest` of every one.
    """
    import orjson  # noqa: PLC0415 - only those who make pages need it

    return hashlib.sha256(salt.encode() + orjson.dumps(view, default=tuple)).hexdigest()


def fingerprint_of(package: Path) -> str:
    """The digest of the generator itself: any change of its code makes everything anew."""
    code = sorted((*package.rglob("*.py"), *package.rglob("*.po")))
    sources = tuple((file.relative_to(package).as_posix(), file.read_bytes()) for file in code)
    return digest((__version__, sources))


def _parts(value: object) -> Iterator[bytes]:
    """A prefix-free encoding: type, length, content."""
    if isinstance(value, Enum):
        yield from _sequence(f"enum {type(value).__name__}", (value.value,))
    elif value is None or isinstance(value, bool | int | Decimal | date):
        yield _framed(type(value).__name__, str(value).encode())
    elif isinstance(value, str):
        yield _framed("str", value.encode())
    elif isinstance(value, bytes):
        yield _framed("bytes", value)
    elif isinstance(value, tuple):
        yield from _sequence("tuple", value)
    elif isinstance(value, frozenset):
        yield from _sequence("frozenset", tuple(sorted(digest(item) for item in value)))
    elif dataclasses.is_dataclass(value) and not isinstance(value, type) and _is_frozen(value):
        fields = tuple(getattr(value, field.name) for field in dataclasses.fields(value))
        yield from _sequence(type(value).__qualname__, fields)
    else:
        message = f"{type(value).__qualname__} is not plain immutable data"
        raise TypeError(message)


def _is_frozen(value: object) -> bool:
    params = getattr(type(value), "__dataclass_params__", None)
    return params is not None and bool(params.frozen)


def _framed(name: str, content: bytes) -> bytes:
    return b"%s:%d:%s" % (name.encode(), len(content), content)


def _sequence(name: str, items: tuple[object, ...]) -> Iterator[bytes]:
    yield b"%s[%d]" % (name.encode(), len(items))
    for item in items:
        yield from _parts(item)


@dataclasses.dataclass(frozen=True)
class Store:
    """A folder of remembered values, one file each, named by the digest of what made it.

    Every file starts with the SHA-256 of the rest: a damaged or half-written file is as good as none. So is one that
    was written with another `salt`, the digest of the generator: another version may write in another way. The
    folder may be deleted at any time; two builds may use it at once, since files appear by rename only.
    """

    folder: Path
    salt: str = ""

    def get(self, key: str) -> bytes | None:
        """What was remembered, or None when nothing was, or nothing whole."""
        try:
            data = self._file(key).read_bytes()
        except OSError:
            return None
        checksum, payload = data[:_SHA_SIZE], data[_SHA_SIZE:]
        return payload if self._checksum(payload) == checksum else None

    def put(self, key: str, payload: bytes) -> None:
        """Remember a value; a disk that is full or read-only only means that nothing is remembered."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(self._checksum(payload) + payload)
                Path(name).replace(self._file(key))
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise

    def prune(self, keep: frozenset[str]) -> None:
        """Forget everything but these keys, so that the store never grows beyond one site."""
        with contextlib.suppress(OSError):
            for file in self.folder.iterdir():
                if file.name not in keep:
                    file.unlink(missing_ok=True)

    def _checksum(self, payload: bytes) -> bytes:
        seen = hashlib.sha256(self.salt.encode())
        seen.update(payload)
        return seen.digest()

    def _file(self, key: str) -> Path:
        return self.folder / key


@dataclasses.dataclass(frozen=True)
class Bundle:
    """The files of one part of a site by path. `key` names all that they were made of, `pages` what each page was.

    `made` counts the pages that were rendered for it; nobody remembers that.
    """

    key: str
    files: Mapping[str, bytes]
    pages: Mapping[str, str] = dataclasses.field(default_factory=dict)
    made: int = 0


def pack(bundle: Bundle) -> bytes:
    """A bundle as one block: its key, a line for each file (size, digest or "-", path), an empty line, all contents."""
    pages = bundle.pages
    index = "".join(f"{len(data)} {pages.get(path, '-')} {path}\n" for path, data in bundle.files.items())
    return b"".join((f"{bundle.key}\n{index}\n".encode(), *bundle.files.values()))


def unpack(payload: bytes) -> Bundle:
    """The reverse of `pack`."""
    head, _, _ = payload.partition(b"\n\n")
    start = len(head) + 2
    key, *index = head.decode().splitlines()
    files: dict[str, bytes] = {}
    pages: dict[str, str] = {}
    for line in index:
        size, page, path = line.split(" ", 2)
        files[path] = payload[start : start + int(size)]
        start += int(size)
        if page != "-":
            pages[path] = page
    return Bundle(key, files, pages)


def recalled(store: Store | None, name: str) -> Bundle | None:
    """What a part of the site was made into at the last time, None where nobody knows."""
    payload = store.get(name) if store else None
    return unpack(payload) if payload is not None else None


@dataclasses.dataclass(frozen=True, eq=False)
class Same(Generic[T]):
    """Things that are the same only if they are the same objects: comparing two trees takes longer than most downloads.

    It holds them, so that no other object gets their place in memory while somebody remembers by them.
    """

    things: T

    def __eq__(self, other: object) -> bool:
        """Whether the other holds the same objects."""
        return isinstance(other, Same) and self._ids() == other._ids()

    def __hash__(self) -> int:
        """The same for the same objects."""
        return hash(self._ids())

    def _ids(self) -> tuple[int, ...]:
        return tuple(map(id, self.things))
