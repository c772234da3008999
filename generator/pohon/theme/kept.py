"""Compiled templates on disk: compiling those of a page takes longer than a thousand pages."""

from __future__ import annotations

import contextlib
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import BytecodeCache

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

_SHA_SIZE = 32


class Kept(BytecodeCache):
    """Compiled templates on disk, each after its digest, under names that begin with a prefix."""

    def __init__(self, folder: Path, prefix: str) -> None:
        self.folder, self.prefix = folder, prefix

    def load_bytecode(self, bucket: Bucket) -> None:
        """What was kept, unless it is damaged or of another source."""
        with contextlib.suppress(FileNotFoundError):
            kept = self._file(bucket).read_bytes()
            if sha256(kept[_SHA_SIZE:]).digest() == kept[:_SHA_SIZE]:
                bucket.bytecode_from_string(kept[_SHA_SIZE:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Written beside its place first: another build may read it at any time, or throw the folder away."""
        code = bucket.bytecode_to_string()
        with contextlib.suppress(OSError):
            with tempfile.NamedTemporaryFile(dir=self.folder, prefix=self.prefix, delete=False) as file:
                file.write(sha256(code).digest() + code)
            Path(file.name).replace(self._file(bucket))

    def _file(self, bucket: Bucket) -> Path:
        return self.folder / f"{self.prefix}{bucket.key}"


def kept_in(folder: Path, fingerprint: str, bahasa: str) -> Kept:
    """The compiled templates of a theme in one language; those of older themes are thrown away."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.iterdir():
        if not file.name.startswith(fingerprint):
            file.unlink(missing_ok=True)  # another build may have been quicker
    return Kept(folder, f"{fingerprint}-{bahasa}-")
