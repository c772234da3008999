"""A web host as a real one is: content types, compression, keep-alive, and the 404 page for what is not there."""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PACKED = ("text/", "image/svg", "application/json", "application/ld+json", "application/xml")


class Host(http.server.SimpleHTTPRequestHandler):
    """Answers with files of a folder and says nothing about it."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - the base class has it so, too
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".xml": "application/xml",
        "": "application/octet-stream",
    }

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if file.is_dir() and not self.path.partition("?")[0].endswith("/"):
            self._say(301, {"Location": f"{self.path}/"}, b"")
            return
        file = file / "index.html" if file.is_dir() else file
        found = file.is_file()
        file = file if found else Path(self.translate_path("/404.html"))
        kind, data = self.guess_type(file), file.read_bytes()
        head = {"Content-Type": kind}
        if kind.startswith(PACKED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            head["Content-Encoding"], data = "gzip", gzip.compress(data)
        self._say(200 if found else 404, head, data)

    def _say(self, code: int, head: dict[str, str], data: bytes) -> None:
        self.send_response(code)
        for name, value in {**head, "Content-Length": str(len(data))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """The address at which a folder is served on the loopback."""
    handler = functools.partial(Host, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
