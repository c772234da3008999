"""A place in object storage, through fsspec: the only module that talks to a store.

Credentials and further settings are those of fsspec and of the store's own library: variables of the environment
(`AWS_ACCESS_KEY_ID`, `AWS_ENDPOINT_URL`, ...) and the files in which they keep profiles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Protocol

from pohon.media import media_type
from pohon.objects.record import HOME
from pohon.problems import PohonError
from pohon.releases.record import ASSETS

WORKERS = 16
"""So many requests at a time: a store answers each within some 30 ms, whatever else it does."""

_FOR_EVER = "public, max-age=31536000, immutable"
_ASKED_EACH_TIME = "no-cache"
_KEPT_BY_NOBODY = "no-store"


class Storage(Protocol):
    """What is used of a file system of fsspec."""

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **kwargs: object) -> object:
        """Write a whole file."""

    def cat_file(self, path: str) -> bytes:
        """Read a whole file."""

    def rm_file(self, path: str) -> object:
        """Remove a file."""

    def find(self, path: str, maxdepth: int | None = None, *, detail: bool = False) -> Mapping[str, Mapping[str, Any]]:
        """List all files below a folder."""


@dataclass(frozen=True)
class Bucket:
    """A folder in a store: `root` without a slash at its end, `target` as somebody has written it."""

    storage: Storage
    root: str
    target: str

    def put(self, path: str, data: bytes) -> None:
        """Write a file, with what browsers are told of it."""
        with _asking(self.target):
            self.storage.pipe_file(self._at(path), data, **heads(self.target, path))

    def create(self, path: str, data: bytes) -> None:
        """Write a file where there is none; FileExistsError or another OSError where there is one.

        Only as safe as the store: Amazon S3 and Google decide it themselves, others may look first and write then.
        """
        self.storage.pipe_file(self._at(path), data, mode="create", **heads(self.target, path))

    def get(self, path: str) -> bytes | None:
        """Read a file; None when there is none."""
        with _asking(self.target), suppress(FileNotFoundError):
            return self.storage.cat_file(self._at(path))
        return None

    def remove(self, path: str) -> None:
        """Remove a file, if it is there."""
        with _asking(self.target), suppress(FileNotFoundError):
            self.storage.rm_file(self._at(path))

    def listed(self, folder: str = "", depth: int | None = None) -> dict[str, str]:
        """The files below a folder by path, with their MD5 where the store knows it, else ""; `depth` in levels."""
        start = len(self.root) + 1
        with _asking(self.target):
            found = self.storage.find(self._at(folder), maxdepth=depth, detail=True)
        return {name[start:]: _md5(about) for name, about in found.items() if about.get("type") != "directory"}

    def _at(self, path: str) -> str:
        return f"{self.root}/{path}" if path else self.root


def opened(target: str) -> Bucket:
    """The place that an address means; nothing is asked of it yet."""
    protocol, _, path = target.partition("://")
    if not path.strip("/"):
        raise PohonError(f"Alamat {target} tidak lengkap.", f"Tulis {protocol}://nama-bucket/folder.")
    try:
        from fsspec.core import url_to_fs

        storage, root = url_to_fs(target, **_options(protocol))
    except ImportError as error:
        hint = "Pasang: pip install 'pohon[s3]'; untuk penyimpanan lain, pustaka fsspec-nya (misalnya gcsfs)."
        raise PohonError(f"Pustaka untuk {protocol}:// belum terpasang: {error}.", hint) from error
    except ValueError as error:
        message = f"Alamat {target} tidak dikenal: {error}."
        raise PohonError(message, "Contoh yang benar: s3://nama-bucket/folder.") from error
    return Bucket(storage, root.rstrip("/"), target)


def _options(protocol: str) -> dict[str, Any]:
    """Nothing is remembered of what a store holds: another publisher may change it."""
    own: Mapping[str, dict[str, Any]] = {
        "s3": {"config_kwargs": {"max_pool_connections": WORKERS}},
        "file": {"auto_mkdir": True},
    }
    return {"use_listings_cache": False, "skip_instance_cache": True, **own.get(protocol, {})}


def heads(target: str, path: str) -> dict[str, Any]:
    """What a store is to tell browsers of a file, in the words of its library; nothing where we know no words."""
    kind, kept = media_type(path), caching(path)
    match target.partition("://")[0]:
        case "s3" | "s3a":
            return {"ContentType": kind, "CacheControl": kept}
        case "gs" | "gcs":
            return {"content_type": kind, "fixed_key_metadata": {"cache_control": kept}}
        case _:
            return {}


def caching(path: str) -> str:
    """How long browsers may keep a file without asking: what a release says by the configuration of its web server."""
    if path.startswith(HOME):
        return _KEPT_BY_NOBODY
    return _FOR_EVER if path.startswith(ASSETS) else _ASKED_EACH_TIME


def _md5(about: Mapping[str, Any]) -> str:
    """The ETag of S3 is the MD5 of a file that was sent in one piece; else it equals none, and the file is sent."""
    return str(about.get("ETag", "")).strip('"')


@contextmanager
def _asking(target: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # every store's library has errors of its own
        raise failed(error, target) from error


def failed(error: Exception, target: str) -> PohonError:
    """What an error of a store's library means to who publishes."""
    name = type(error).__name__
    if isinstance(error, PermissionError) or "Credential" in name:
        message, hint = "tidak memberi izin", "Periksa kuncinya (misalnya AWS_ACCESS_KEY_ID) dan hak tulis atas bucket."
    elif isinstance(error, FileNotFoundError):
        message, hint = "tidak ada", "Periksa nama bucket; Pohon tidak membuatnya."
    else:
        message, hint = (
            "tidak dapat dipakai",
            "Periksa alamat dan jaringan, lalu jalankan lagi: yang belum terkirim menyusul.",
        )
    said = str(error).strip() or name
    return PohonError(f"{target} {message}: {said}", hint)
