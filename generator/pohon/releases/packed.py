"""Files as they lie in a release: the plain one, and beside it a packed one that a web server sends as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pohon.packed import gzipped, is_packable

SUFFIX = ".gz"


def versions(path: str, data: bytes, *, pack: bool) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """A file and, where it is worth it, its packed version; the bytes are made when they are asked for."""
    yield path, lambda: data
    if pack and is_packable(path, data):
        yield path + SUFFIX, lambda: gzipped(data)
