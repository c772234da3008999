"""What a command costs, with all processes that it starts. Linux only: it reads `/proc`."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile

PAUSE = 0.05  # seconds between two looks at the memory
PAGE = os.sysconf("SC_PAGE_SIZE")
ADOPT_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, seconds of CPU, and the most bytes of memory at once."""

    wall: float
    cpu: float
    memory: int


class CommandError(Exception):
    """A measured command failed; the text holds its last words."""


def measured(command: Sequence[str | Path], cwd: Path) -> Cost:
    """Run a command to its end; what it prints is thrown away. CommandError when it fails."""
    # In a process of its own, so that no other children of this one are taken for the command's.
    watcher = (sys.executable, "-P", __file__, *command)
    done = subprocess.run(watcher, cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise CommandError(f"{command[0]}: {done.stderr}")
    return Cost(**json.loads(done.stdout))


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(
        median(each.wall for each in costs),
        median(each.cpu for each in costs),
        round(median(each.memory for each in costs)),
    )


def watched(command: Sequence[str]) -> Cost:
    """The cost of a command; ends this process where the command fails, with its last words."""
    # Helpers of a program may outlive it for a moment; as ours, their time is counted as well.
    ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1)
    started = time.perf_counter()
    with TemporaryFile() as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        watch = _Watch(process.pid)
        code = process.wait()
        wall = time.perf_counter() - started
        peak = watch.stopped()
        if code:
            log.seek(0)
            sys.exit(f"ended with {code}\n{log.read().decode()[-1500:]}")
    _reap_orphans()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(wall, used.ru_utime + used.ru_stime, peak)


def _reap_orphans() -> None:
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


class _Watch:
    """Looks at the memory of a process and all below it, beside the main thread, until it is stopped."""

    def __init__(self, pid: int) -> None:
        self._pid, self._peak, self._end = pid, 0, threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def _look(self) -> None:
        while not self._end.wait(PAUSE):
            self._peak = max(self._peak, sum(map(_memory, family(self._pid))))

    def stopped(self) -> int:
        """The most bytes that were seen."""
        self._end.set()
        self._thread.join()
        return self._peak


def family(pid: int) -> Iterator[int]:
    """A process and all that it has started; those that have ended meanwhile are left out."""
    yield pid
    try:
        started = [file.read_text().split() for file in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return
    for child in (int(word) for words in started for word in words):
        yield from family(child)


def _memory(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(watched(sys.argv[1:]))))
