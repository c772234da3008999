"""Pohon as its peers are: only the pages of sasaran and indikator, no download and no page of the site itself.

Takes the words of `pohon build`. All is planned as ever, so that views find their links; only these pages are made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pohon.build import plan, render
from pohon.cli import main
from pohon.links import Links

COMPARED = ("sasaran", "indikator")
SIZE = 400_000  # bytes of a download that is not made


def only_compared(planned: Callable[..., Iterable[Any]]) -> Callable[..., tuple[Any, ...]]:
    """A plan without the pages that peers do not make."""
    return lambda *args: tuple(item for item in planned(*args) if item.output.name in COMPARED)


def nothing(*_: object) -> tuple[()]:
    """A plan of no file at all."""
    return ()


# The one place that knows how the engine asks for its plans; a parameter of the build would be better.
vars(render).update(
    plan_tree=only_compared(plan.plan_tree),
    plan_tree_files=nothing,
    plan_site=nothing,
    plan_site_files=nothing,
)
Links.size = lambda *_: SIZE  # type: ignore[method-assign]  # pages name the size of downloads that are not made

if __name__ == "__main__":
    main()
