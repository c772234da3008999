"""HTTP: files from memory, a script put into every page, and the news for browsers as Server-Sent Events."""

from __future__ import annotations

import contextlib
import errno
import re
import socket
import threading
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path, PurePosixPath
from socketserver import TCPServer, ThreadingMixIn
from types import MappingProxyType
from typing import cast
from urllib.parse import parse_qs, unquote, urlsplit

from pohon.media import media_type
from pohon.outputs import THEME_FILES
from pohon.problems import PohonError, reason_of
from pohon.serve.desk import Answer, Desk, Listener

OURS = "/_pohon/"
NEWS = f"{OURS}kabar"
STATIC = Path(__file__).parent / "static"
SCRIPT = '<script src="{ours}serve.js" data-sidik="{sidik}" async></script>'
_ASSETS = THEME_FILES.partition("{")[0]
_FOR_EVER = MappingProxyType({"Cache-Control": "max-age=31536000, immutable"})

_NONE: Mapping[str, str] = MappingProxyType({})
_POLICY = re.compile(rb'(<meta http-equiv="Content-Security-Policy" content=")(?![^"]*script-src)')


def with_script(data: bytes, sidik: str) -> bytes:
    """A page as a browser gets it, with the script that listens for news; a page that forbids scripts allows ours."""
    head, end, rest = data.partition(b"</head>")
    if not end:
        return data
    head = _POLICY.sub(rb"\1script-src 'self'; connect-src 'self'; ", head)
    return head + SCRIPT.format(ours=OURS, sidik=sidik).encode() + end + rest


class Handler(BaseHTTPRequestHandler):
    """Answers one browser."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else the end of each answer waits for the browser's receipt of its beginning

    @property
    def desk(self) -> Desk:
        """What is served."""
        return cast("Server", self.server).desk

    def do_GET(self) -> None:
        """Send a file, a redirection or the news."""
        route = unquote(urlsplit(self.path).path)
        if route == NEWS:
            self._news()
        elif route.startswith(OURS):
            self._own(route.removeprefix(OURS))
        elif there := self._elsewhere(route):
            self._send(HTTPStatus.MOVED_PERMANENTLY, "text/plain", b"", {"Location": there})
        else:
            self._file(self.desk.answer(route))

    do_HEAD = do_GET  # noqa: N815 - as above

    def _elsewhere(self, route: str) -> str | None:
        """Where a page is that was asked for without the slash at its end, or outside of the folder of the site."""
        shown = self.desk.shown
        if shown is None:
            return None
        if route == "/" != shown.base:
            return shown.base
        inside = f"{route}/".startswith(shown.base) and not route.endswith("/")
        slashed = f"{route}/"
        is_page = inside and shown.find(route.removeprefix(shown.base)) is None
        is_page = is_page and shown.find(slashed.removeprefix(shown.base)) is not None
        return urlsplit(self.path).path + "/" if is_page else None

    def _file(self, answer: Answer) -> None:
        suffix = PurePosixPath(answer.path).suffix
        data = with_script(answer.data, answer.sidik) if suffix == ".html" else answer.data
        # The address of an asset changes with its bytes: a page that is loaded again need not ask for it.
        kept = _FOR_EVER if answer.status == HTTPStatus.OK and answer.path.startswith(_ASSETS) else _NONE
        self._send(HTTPStatus(answer.status), media_type(answer.path), data, kept)

    def _own(self, name: str) -> None:
        """A file of the server itself."""
        file = STATIC / name
        found = file.parent == STATIC and file.suffix in (".js", ".css") and file.is_file()
        data = file.read_bytes() if found else b""
        kind = media_type(name) if found else "text/plain"
        self._send(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, kind, data)

    def _send(self, status: HTTPStatus, kind: str, data: bytes, more: Mapping[str, str] = _NONE) -> None:
        """A whole answer, kept by nobody unless `more` says so."""
        self.send_response(status)
        heads = {"Content-Type": kind, "Content-Length": str(len(data)), "Cache-Control": "no-store", **more}
        for name, value in heads.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _news(self) -> None:
        """News for one browser, until it goes."""
        asked = parse_qs(urlsplit(self.path).query)
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD":
            return
        self._tell("mulai", "ya")
        page, sidik = (asked.get(name, [""])[0] for name in ("halaman", "sidik"))
        with self.desk.listening(Listener(page, sidik, self._tell)), contextlib.suppress(OSError):
            # A browser says nothing more: the read ends when it has gone.
            self.rfile.read(1)

    def _tell(self, name: str, text: str) -> None:
        """One event; whoever has gone is told nothing."""
        lines = "".join(f"data: {line}\n" for line in text.split("\n"))
        with contextlib.suppress(OSError):
            self.wfile.write(f"event: {name}\nretry: 300\n{lines}\n".encode())

    def log_message(self, *_: object) -> None:
        """Say nothing of single requests: the terminal is for what is wrong with the content."""


class Server(ThreadingMixIn, TCPServer):
    """A host that serves a desk at an address of this machine."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, host: str, port: int, desk: Desk) -> None:
        self.desk = desk
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), Handler)

    @property
    def address(self) -> str:
        """Where a browser finds the site."""
        host, port = self.server_address[:2]
        name = str(host)
        base = self.desk.shown.base if self.desk.shown else "/"
        return f"http://{f'[{name}]' if ':' in name else name}:{port}{base}"

    def handle_error(self, *_: object) -> None:
        """A browser that went away in the middle of an answer is no news."""


@contextlib.contextmanager
def hosted(host: str, port: int, desk: Desk) -> Iterator[Server]:
    """A server that answers in threads of its own; PohonError when the address cannot be had."""
    try:
        server = Server(host, port, desk)
    except OSError as error:
        reason = "sedang dipakai program lain" if error.errno == errno.EADDRINUSE else reason_of(error)
        message = f"Alamat {host} port {port} tidak dapat dipakai: {reason}."
        raise PohonError(message, "Pilih yang lain dengan --port (misalnya --port 8001) atau --host.") from error
    with server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
