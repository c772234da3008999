"""Who does the jobs of a build: this process alone, several processes of this machine, or a cluster."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

from pohon.problems import PohonError

SELDOM = 1_000_000
"""At how many new objects to look for garbage. Nearly all that a job makes is gone with it, without anybody looking: to
look after each tree took up to a fifth of a job and found next to nothing."""

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Job(Protocol[R_co]):
    """Something to be done: it can be sent to another process, and has a name by which its failure is told."""

    @property
    def name(self) -> str:
        """What a person calls it: a tree, a wilayah."""

    def __call__(self) -> R_co:
        """Do it."""


class Crew(Protocol):
    """Does all jobs, in any order, and gives each result as soon as it is there."""

    def __call__(self, jobs: Sequence[Job[R]], /) -> Iterator[R]:
        """Do them."""


def alone(jobs: Sequence[Job[R]], /) -> Iterator[R]:
    """One after the other, in this process."""
    for job in jobs:
        yield job()


@contextlib.contextmanager
def crew_of(count: int | None) -> Iterator[Crew]:
    """As many processes as are asked for, or as this machine has cores; this one alone where there is only one."""
    many = count or _cores()
    if many == 1:
        yield alone
        return
    with contextlib.ExitStack() as stack:
        yield Several(many, stack)


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Several:
    """Processes of this machine, begun when there is work for more than one.

    PohonError names the job of one that dies.
    """

    def __init__(self, count: int, stack: contextlib.ExitStack) -> None:
        self.count = count
        self.stack = stack
        self.begun: tuple[Executor, str] | None = None

    def __call__(self, jobs: Sequence[Job[R]], /) -> Iterator[R]:
        """Do all jobs."""
        if len(jobs) <= 1:
            return alone(jobs)
        if self.begun is None:
            self.begun = self._begin()
        return _together(*self.begun, jobs)

    def _begin(self) -> tuple[Executor, str]:
        busy = self.stack.enter_context(tempfile.TemporaryDirectory(prefix="pohon-"))
        # A fork has all modules loaded and templates compiled; where there is none, each process begins from nothing.
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else None
        pool = ProcessPoolExecutor(self.count, multiprocessing.get_context(method), _begin, (busy,))
        self.stack.callback(pool.shutdown, wait=True, cancel_futures=True)
        return pool, busy


def _together(pool: Executor, busy: str, jobs: Sequence[Job[R]]) -> Iterator[R]:
    try:
        yield from over(pool, [partial(_marked, busy, job) for job in jobs])
    except BrokenProcessPool as error:
        pool.shutdown(wait=True)
        names = ", ".join(sorted(file.read_text("utf-8") for file in Path(busy).iterdir())) or "sebuah pohon"
        message = f"Proses yang mengerjakan {names} berhenti mendadak. Situs yang lama tidak berubah."
        raise PohonError(message, "Biasanya memori tidak cukup: coba lagi dengan --jobs 1.") from error


def over(executor: Executor, jobs: Sequence[Callable[[], R]]) -> Iterator[R]:
    """All jobs over an executor; when one fails, those that have not begun are not begun any more."""
    futures = [executor.submit(job) for job in jobs]
    try:
        for future in as_completed(futures):
            yield future.result()
    finally:
        for future in futures:
            future.cancel()


def _begin(busy: str) -> None:
    """A worker begins: Ctrl-C is the parent's; stopped by the parent, it takes its mark away, unlike one that dies."""
    gc.freeze()  # what the parent has made stays: nobody looks through it, which would also copy it
    gc.set_threshold(SELDOM)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, partial(_stop, busy))
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for ever: its own end of the pipe keeps it open."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _stop(busy: str, *_: object) -> None:
    _mark(busy).unlink(missing_ok=True)
    os._exit(1)


def _marked(busy: str, job: Job[R]) -> R:
    """Do a job with its name left in a file for as long as it takes."""
    mark = _mark(busy)
    mark.write_text(job.name, "utf-8")
    try:
        return job()
    finally:
        mark.unlink(missing_ok=True)


def _mark(busy: str) -> Path:
    return Path(busy, str(os.getpid()))
