"""Files as web servers may send them without packing them for every reader: with gzip, with Brotli."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator, Mapping, Sequence

SMALLEST = 1024
KINDS = (".html", ".css", ".js", ".json", ".jsonld", ".svg", ".txt", ".xml", ".atom", ".csv", ".md", ".yml")


def gzipped(data: bytes) -> bytes:
    """Packed with gzip, the same bytes each time."""
    return gzip.compress(data, 6, mtime=0)


def brotlied(data: bytes) -> bytes:
    """Packed with Brotli; level 5 takes about as long as gzip and is a tenth smaller, 11 takes fifty times as long."""
    import brotli

    packed: bytes = brotli.compress(data, mode=brotli.MODE_TEXT, quality=5)
    return packed


PACKERS: Mapping[str, Callable[[bytes], bytes]] = {".gz": gzipped, ".br": brotlied}
"""What packs, by what is put behind the name of the packed file."""


def is_packable(path: str, data: bytes) -> bool:
    """Whether packing is worth it: text, and not too short."""
    return len(data) > SMALLEST and path.endswith(KINDS)


def with_packed(files: Mapping[str, bytes], before: Mapping[str, bytes], ways: Sequence[str]) -> Mapping[str, bytes]:
    """The files, each with its packed ones (`ways`: ".gz", ".br") beside it; of unchanged files they are taken over."""
    return dict(_each(files, before, ways)) if ways else files


def _each(files: Mapping[str, bytes], before: Mapping[str, bytes], ways: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    for path, data in files.items():
        yield path, data
        if is_packable(path, data):
            is_same = before.get(path) == data
            for way in ways:
                known = before.get(path + way) if is_same else None
                yield path + way, known if known is not None else PACKERS[way](data)
