"""Where pages link to: all paths are planned first, then handed to the views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


class DeadLinkError(LookupError):
    """A view asked for a page that is not planned: a bug of the generator or of a theme."""

    def __init__(self, name: str, key: str) -> None:
        super().__init__(f"tidak ada halaman {name} untuk {key!r}")


@dataclass(frozen=True)
class Links:
    """The planned pages as seen from one page.

    `routes` maps (output name, key) to a URL path from the site's root; `up` leads from the page to the
    root (`"../../"`), so that links hold on any host, below any folder.
    """

    routes: Mapping[tuple[str, str], str]
    up: str

    def to(self, name: str, key: str = "") -> str:
        """The relative address of a page; DeadLinkError when it is not planned."""
        route = self.routes.get((name, key))
        if route is None:
            raise DeadLinkError(name, key)
        return self.up + route or "./"

    def has(self, name: str, key: str = "") -> bool:
        """Whether a page is planned."""
        return (name, key) in self.routes
