"""How far a build is, for a person who waits."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def progress(content: Path) -> Iterator[Callable[[str], None]]:
    """A bar on a terminal, silence elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from pohon.reading import tree_files

    columns = (TextColumn("Membuat halaman"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[nama]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task("pohon", total=len(tree_files(content)), nama="")

        def tell(name: str) -> None:
            bar.update(task, advance=1, nama=name)
            bar.refresh()  # by ourselves: a thread for it would be in the way of the processes that are begun

        yield tell
