"""Pohon as its peers are: only the pages of sasaran and indikator, no download, few pages of the site itself.

Takes the folder of a project and that of the output. All is planned as ever, so that views find their links.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from pohon.making.order import Order, Told, deliver

COMPARED = frozenset({"sasaran", "indikator"})
SIGNS = frozenset({"404", "versi", "pilih"})
"""What gives the pages by which the next build knows the folder as ours; `pilih` has that of a site *berwilayah*."""


@contextlib.contextmanager
def silent(_: Path) -> Iterator[Told]:
    """Nobody waits."""
    yield lambda _name: None


def main(project: str, output: str) -> int:
    """0; 1 when the site has problems, which are told."""
    delivery = deliver(Order(Path(project).resolve(), Path(output), only=COMPARED | SIGNS), silent)
    if delivery.counts is None:
        sys.stderr.write("".join(f"{problem}\n" for problem in delivery.problems))
    return 0 if delivery.counts else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
