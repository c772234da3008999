"""Putting a finished site in the place of the old one at once, and what may be in the way of that."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import tempfile
from pathlib import Path

from pohon.problems import PohonError, reason_of

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_OURS = ("404.html", "versi/index.html")


def refuse_foreign(target: Path) -> None:
    """Never replace a folder that Pohon did not make."""
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    if not all((target / name).is_file() for name in _OURS):
        message = f"Folder {target} berisi berkas yang bukan buatan Pohon, jadi tidak ditimpa."
        raise PohonError(message, "Kosongkan folder itu, atau pilih folder lain dengan site_dir di mkdocs.yml.")


def writing_failed(error: OSError, target: Path) -> PohonError:
    """What a system error means to who publishes: nothing has changed, and what to look after."""
    hints = {
        errno.ENOSPC: "Cakram penuh: sediakan ruang, lalu jalankan lagi.",
        errno.EACCES: "Tidak ada izin menulis: periksa pemilik dan izin folder itu.",
        errno.EROFS: "Sistem berkas hanya dapat dibaca: pilih folder lain.",
    }
    message = f"Situs tidak dapat ditulis ke {target}: {reason_of(error)}. Situs yang lama tidak berubah."
    return PohonError(message, hints.get(error.errno or 0, "Periksa cakram dan izin, lalu jalankan lagi."))


def exchange(fresh: Path, target: Path) -> None:
    """Put `fresh` in the place of `target`; afterwards `fresh` names the old one, if there was one."""
    if not target.exists():
        fresh.rename(target)
    elif not _exchange_at_once(fresh, target):
        _exchange_in_two_steps(fresh, target)


def _exchange_at_once(fresh: Path, target: Path) -> bool:
    """Linux' renameat2(RENAME_EXCHANGE): no moment without a site. False where the system has none."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    result: int = rename(_AT_FDCWD, os.fsencode(fresh), _AT_FDCWD, os.fsencode(target), _RENAME_EXCHANGE)
    return result == 0


def _exchange_in_two_steps(fresh: Path, target: Path) -> None:
    """Two renames; the old site is put back when the second fails."""
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-lama-", dir=target.parent)) / target.name
    target.rename(aside)
    try:
        fresh.rename(target)
    except OSError:
        aside.rename(target)
        raise
    finally:
        with contextlib.suppress(OSError):
            if aside.exists():
                aside.rename(fresh)
            aside.parent.rmdir()
