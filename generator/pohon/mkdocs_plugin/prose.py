"""Links of the host's own Markdown pages into ours: `/kota-bekasi/dinas-ukm/` is a page that the host knows."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

from markdown.extensions import Extension  # noqa: TID253 - only MkDocs loads this module, after Markdown
from markdown.treeprocessors import Treeprocessor  # noqa: TID253 - as above

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from markdown import Markdown

_BEFORE_HOST = 1  # the host's own look at links has priority 0


class SiteLinks(Extension):
    """Turns links from the site's root into links between sources, which the host then checks and makes relative.

    `sources` maps an address (`/kota-bekasi/`) to the source file that it is made from; `here` is the source of the
    page that is being made. Both are set by the plugin, before each page.
    """

    def __init__(self) -> None:
        super().__init__()
        self.sources: Mapping[str, str] = {}
        self.here = ""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Markdown calls
        """Have the links of every page looked at."""
        md.treeprocessors.register(_Links(self), "pohon_links", _BEFORE_HOST)

    def resolved(self, target: str) -> str:
        """A link as it should stand in the source; any that leads to no page of the site is left as it is."""
        path, mark, anchor = target.partition("#")
        source = self.sources.get(unquote(path))
        return posixpath.relpath(source, posixpath.dirname(self.here)) + mark + anchor if source else target


class _Links(Treeprocessor):
    """Looks at every link of a page."""

    def __init__(self, links: SiteLinks) -> None:
        super().__init__()
        self.links = links

    def run(self, root: Element) -> None:
        """Change the links in place."""
        for element in root.iter("a"):
            element.set("href", self.links.resolved(cast("str", element.get("href", ""))))
