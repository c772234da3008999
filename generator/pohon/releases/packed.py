"""Files as they lie in a release: the plain one, and beside it a packed one that a web server sends as it is."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator

SUFFIX = ".gz"
_SMALLEST = 1024
_KINDS = (".html", ".css", ".js", ".json", ".jsonld", ".svg", ".txt", ".xml", ".atom", ".csv", ".md", ".yml")


def packed(data: bytes) -> bytes:
    """Packed with gzip, the same bytes each time."""
    return gzip.compress(data, 6, mtime=0)


def is_packable(path: str, data: bytes) -> bool:
    """Whether packing is worth it: text, and not too short."""
    return len(data) > _SMALLEST and path.endswith(_KINDS)


def versions(path: str, data: bytes, *, pack: bool) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """A file and, where it is worth it, its packed version; the bytes are made when they are asked for."""
    yield path, lambda: data
    if pack and is_packable(path, data):
        yield path + SUFFIX, lambda: packed(data)
