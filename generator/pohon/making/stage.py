"""The stage: a folder beside `site/` in which the next site is put together, before the two are exchanged.

After an exchange the former site is kept as the next stage if it has most files in common with the present one (the
same files, by hard link): the next build then touches nothing but what has changed. It is hidden, one, and may be
deleted. A stage is locked while it is used; one that nobody locks is left from a build that was killed, and swept away.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pohon.publish import exchange, refuse_foreign, writing_failed

_FORMER = "lama"
_NEXT = "baru-"


@dataclass
class Stage:
    """The folder of the next site, and that of the present one; `is_spare` says whether to keep the latter then."""

    folder: Path
    present: Path
    is_spare: bool = False


@contextlib.contextmanager
def staged(target: Path) -> Iterator[Stage]:
    """A stage that becomes the site when all goes well; else the site stays as it is. PohonError if disks refuse."""
    target = target.resolve()  # a link stays; the folder that it names is exchanged
    refuse_foreign(target)
    with _told(target), _opened(target) as folder:
        stage = Stage(folder, target)
        try:
            yield stage
            folder.chmod(0o755)
            exchange(folder, target)
        except BaseException:
            stage.is_spare = False
            raise
        finally:
            # Now holds the former site, or the unfinished next one.
            _put_away(folder, _hidden(target, _FORMER), keep=stage.is_spare)


@contextlib.contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise writing_failed(error, target) from error


def _hidden(target: Path, what: str) -> Path:
    return target.with_name(f".{target.name}-{what}")


@contextlib.contextmanager
def _opened(target: Path) -> Iterator[Path]:
    """A locked folder of our own: the former site if there is one, else an empty one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _sweep(target)
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_hidden(target, _NEXT).name, dir=target.parent))
        with contextlib.suppress(OSError):
            _hidden(target, _FORMER).rename(folder)  # onto an empty folder: at once, and for one build only
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            if _is(folder, handle):  # nobody swept it away before it was locked
                yield folder
                return
        finally:
            os.close(handle)


def _is(folder: Path, handle: int) -> bool:
    with contextlib.suppress(OSError):
        return os.path.samestat(folder.stat(), os.fstat(handle))
    return False


def _sweep(target: Path) -> None:
    """Remove the stages of builds that were killed: those that nobody locks."""
    for folder in target.parent.glob(f"{_hidden(target, _NEXT).name}*"):
        with contextlib.suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(handle)


def _put_away(folder: Path, former: Path, *, keep: bool) -> None:
    if keep:
        with contextlib.suppress(OSError):
            folder.rename(former)
            return
    shutil.rmtree(folder, ignore_errors=True)
