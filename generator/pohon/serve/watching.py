"""Telling that files have changed, within a few milliseconds."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

Tell = Callable[[set[Path]], None]
STEP = 5
"""Milliseconds without a further change after which changes are told."""
SLOW_STEP = 30
"""The same where little happens: every step takes the interpreter away from what else is done."""
LONGEST = 40
"""Milliseconds after which changes are told in any case."""


@dataclass
class Watch:
    """Watches some folders until it is stopped, and tells which files in them have changed."""

    folders: Collection[Path]
    tell: Tell
    deep: bool
    stop: threading.Event = field(default_factory=threading.Event)

    def start(self) -> Watch:
        """Watch in a thread of its own; folders that are not there are left out."""
        if there := [folder for folder in self.folders if folder.is_dir()]:
            threading.Thread(target=self._run, args=(there,), daemon=True).start()
        return self

    def _run(self, folders: Collection[Path]) -> None:
        from watchfiles import watch

        # A folder that goes away while it is begun to be watched: whoever watches the one above tells it.
        with suppress(FileNotFoundError):
            for changes in watch(
                *folders,
                debounce=LONGEST,
                step=STEP if self.deep else SLOW_STEP,
                stop_event=self.stop,
                rust_timeout=0,
                raise_interrupt=False,
                recursive=self.deep,
                ignore_permission_denied=True,
            ):
                self.tell({Path(name) for _, name in changes})
