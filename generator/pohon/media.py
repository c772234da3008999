"""What a file is for a browser: its media type by the end of its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

UNKNOWN = "application/octet-stream"
_UTF8 = "; charset=utf-8"
KINDS: Mapping[str, str] = {
    ".atom": f"application/atom+xml{_UTF8}",
    ".css": f"text/css{_UTF8}",
    ".csv": f"text/csv{_UTF8}",
    ".dot": f"text/vnd.graphviz{_UTF8}",
    ".gz": "application/gzip",
    ".html": f"text/html{_UTF8}",
    ".ico": "image/vnd.microsoft.icon",
    ".jpg": "image/jpeg",
    ".js": f"text/javascript{_UTF8}",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": f"text/markdown{_UTF8}",
    ".png": "image/png",
    ".sqlite": "application/vnd.sqlite3",
    ".svg": "image/svg+xml",
    ".txt": f"text/plain{_UTF8}",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".yml": f"application/yaml{_UTF8}",
}


def media_type(path: str) -> str:
    """The media type of a file, with the character set of a text; that of bytes when its name says nothing."""
    return KINDS.get(PurePosixPath(path).suffix, UNKNOWN)
