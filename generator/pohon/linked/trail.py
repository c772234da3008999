"""The way from the home page to a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from urllib.parse import urljoin

from pohon.linked.node import Node, node, said

_HOST = 2  # the slashes in front of a host: upwards there are no more folders


class Step(Protocol):
    """A step of a breadcrumb: its text, and its address relative to the page."""

    @property
    def teks(self) -> str:
        """What the step is called."""

    @property
    def href(self) -> str:
        """Where it leads."""


def breadcrumb(trail: Sequence[Step], judul: str, here: str) -> Node:
    """The BreadcrumbList of a page: `trail` leads to it, `judul` is its own name, `here` its absolute address.

    The last step has no address: it is the page itself.
    """
    steps = ((step.teks, _joined(here, step.href)) for step in trail)
    items = [
        said("ListItem", ("position", n), ("name", name), ("item", url))
        for n, (name, url) in enumerate((*steps, (judul, "")), start=1)
    ]
    return node("BreadcrumbList", {"itemListElement": items})


def _joined(here: str, href: str) -> str:
    """The absolute address of a link on a page: `urljoin`, whose many rules links upwards do not need."""
    folder, way = here[: here.rfind("/") + 1], href
    while way.startswith("../"):
        folder, way = folder[: folder.rfind("/", 0, -1) + 1], way[3:]
    return folder + way if way != href and folder.count("/") > _HOST else urljoin(here, href)
