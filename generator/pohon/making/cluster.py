"""A Dask cluster does the jobs: its workers have this version of Pohon and see the same folders, as over NFS."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pohon
from pohon.making.crew import Crew, Job, R, over
from pohon.memo import fingerprint_of
from pohon.problems import PohonError


@contextlib.contextmanager
def cluster(address: str, shared: Path) -> Iterator[Crew]:
    """The cluster of a scheduler (`tcp://host:8786`); PohonError when there is none, or a worker is no use.

    `shared` is a folder of the site, which all workers must see.
    """
    try:
        from distributed import Client
    except ImportError as error:
        message = "Untuk --scheduler diperlukan pustaka distributed."
        raise PohonError(message, "Pasang: pip install 'pohon[cluster]', juga di setiap mesin klaster.") from error
    try:
        client: Any = Client(address, timeout=10)  # type: ignore[no-untyped-call]  # the library has no types
    except (OSError, ValueError) as error:
        message = f"Penjadwal Dask di {address} tidak dapat dihubungi."
        raise PohonError(message, "Periksa alamatnya (tcp://host:8786) dan apakah penjadwalnya berjalan.") from error
    with client:
        _try_out(client, shared)
        executor = client.get_executor(pure=False)

        def crew(jobs: Sequence[Job[R]], /) -> Iterator[R]:
            return _told(over(executor, jobs))

        yield crew


def _told(done: Iterator[R]) -> Iterator[R]:
    """The results; PohonError when a job has killed its worker again and again."""
    from distributed import KilledWorker

    try:
        yield from done
    except KilledWorker as error:
        message = f"Pekerja klaster berhenti mendadak: {error.task}. Situs yang lama tidak berubah."
        raise PohonError(message, "Biasanya memori pekerja tidak cukup.") from error


@dataclass(frozen=True)
class Sees:
    """Asks a worker what it reads in a file of ours, and which generator it has."""

    file: Path

    def __call__(self) -> tuple[str, str]:
        """The text of the file, the digest of the generator."""
        text = self.file.read_text("utf-8") if self.file.is_file() else ""
        return text, fingerprint_of(Path(pohon.__file__).parent)


def _try_out(client: Any, shared: Path) -> None:  # noqa: ANN401 - the library has no types
    """PohonError where a worker does not see our folders, or would make other pages than we."""
    shared.mkdir(parents=True, exist_ok=True)
    sign = shared / f".pohon-{secrets.token_hex(8)}"
    sign.write_text(sign.name, "utf-8")
    try:
        expected = (sign.name, fingerprint_of(Path(pohon.__file__).parent))
        answers = client.run(Sees(sign.resolve()))
        for worker, (text, generator) in answers.items():
            if text != expected[0]:
                message = f"Pekerja {worker} tidak melihat folder {shared.resolve()}."
                raise PohonError(
                    message, "Pasang folder situs di jalur yang sama di setiap mesin klaster, misalnya NFS."
                )
            if generator != expected[1]:
                message = f"Pekerja {worker} memakai Pohon versi lain."
                raise PohonError(message, "Pasang versi yang sama di setiap mesin klaster.")
    finally:
        sign.unlink(missing_ok=True)
