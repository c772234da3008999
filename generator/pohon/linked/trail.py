"""The way from the home page to a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol
from urllib.parse import urljoin

from pohon.linked.node import Json, Node, node, quoted

_HOST = 3  # "https:", "" and the host: upwards there are no more folders


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
    folders = here.split("/")[:-1]
    items = [_item(n, step.teks, _joined(here, folders, step.href)) for n, step in enumerate(trail, start=1)]
    return node("BreadcrumbList", {"itemListElement": Json(f"[{','.join((*items, _item(len(items) + 1, judul)))}]")})


def _item(position: int, name: str, url: str = "") -> str:
    """A step as JSON, written at once: every page has some that no other page has."""
    rest = f',"item":{quoted(url)}' if url else ""
    return f'{{"@type":"ListItem","position":{position},"name":{quoted(name)}{rest}}}'


def _joined(here: str, folders: Sequence[str], href: str) -> str:
    """The absolute address of a link on a page: `urljoin`, whose many rules links upwards do not need."""
    up = href.count("../")
    left = len(folders) - up
    if up and left >= _HOST and href.startswith("../" * up):
        return f"{'/'.join(folders[:left])}/{href[3 * up :]}"
    return urljoin(here, href)
