"""A running `pohon serve` for tests and measurements."""

from __future__ import annotations

import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple
from urllib.parse import urlencode

from pohon.serve import Told, serving
from pohon.serve.handler import NEWS


class Served(NamedTuple):
    """A server in this process: its address (the site's root), its host, and what it has told the terminal."""

    folder: Path
    address: str
    host: str
    told: SimpleQueue[Told]


class Got(NamedTuple):
    """An answer of HTTP."""

    status: int
    heads: dict[str, str]
    data: bytes


class Event(NamedTuple):
    """One of the news, and when it came (seconds of the monotonic clock)."""

    name: str
    data: str
    at: float


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """A folder served on a free port; the first report is taken already."""
    told: SimpleQueue[Told] = SimpleQueue()
    with serving(folder, "127.0.0.1", 0, told.put) as server:
        told.get(timeout=30)
        host = f"http://127.0.0.1:{server.server_address[1]}"
        yield Served(folder, server.address, host, told)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing."""

    def redirect_request(self, *_: object) -> None:
        return None


def get(url: str, method: str = "GET") -> Got:
    """What a server answers, redirections included."""
    opener = urllib.request.build_opener(_Stay)
    try:
        with opener.open(urllib.request.Request(url, method=method), timeout=30) as answer:
            return Got(answer.status, dict(answer.headers), answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return Got(error.code, dict(error.headers), error.read())


@contextmanager
def listening(host: str, route: str, sidik: str) -> Iterator[SimpleQueue[Event]]:
    """The news that a browser would get that shows a page with this fingerprint."""
    heard: SimpleQueue[Event] = SimpleQueue()
    query = urlencode({"halaman": route, "sidik": sidik})
    with urllib.request.urlopen(f"{host}{NEWS}?{query}", timeout=30) as answer:
        line = answer.fp.raw._sock
        reader = threading.Thread(target=_hear, args=(answer, heard), daemon=True)
        reader.start()
        heard.get(timeout=30)  # the greeting
        yield heard
        with suppress(OSError):  # the server may have ended before
            line.shutdown(socket.SHUT_RDWR)  # closing alone waits for the reader
        reader.join(10)


def _hear(lines: Iterator[bytes], heard: SimpleQueue[Event]) -> None:
    name, data = "", list[str]()
    for line in lines:
        key, _, value = line.decode().rstrip("\n").partition(": ")
        if key == "event":
            name, data = value, list[str]()
        elif key == "data":
            data.append(value)
        elif not key:
            heard.put(Event(name, "\n".join(data), time.perf_counter()))
