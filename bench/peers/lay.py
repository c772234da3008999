"""The same pages as a project of each generator: one Markdown file a page, its figures as front matter."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.peers.figures import Params
from bench.peers.pages import Page

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Peer:
    """A generator: how its front matter is fenced, and what it wants to be told beside the content.

    JSON is the form that all of them read fastest; each takes it in its own fence.
    """

    name: str
    content: str
    fence: tuple[str, str]
    kind: Callable[[str], Params]


# fmt: off
PEERS: Mapping[str, Peer] = {
    peer.name: peer
    for peer in (
        Peer("hugo",     "content", ("", "\n\n"),             lambda kind: {"type": kind}),
        Peer("eleventy", "content", ("---json\n", "\n---\n"), lambda kind: {"layout": f"{kind}.11ty.cjs"}),
        Peer("mkdocs",   "docs",    ("---\n", "\n---\n"),     lambda kind: {"template": f"{kind}.html"}),
    )
}
# fmt: on


def lay(projects: Mapping[Path, Peer], pages: Iterable[Page]) -> None:
    """Write whole projects into fresh folders; each page is asked for only once."""
    for folder, peer in projects.items():
        shutil.copytree(HERE / peer.name, folder)
    for page in pages:
        for folder, peer in projects.items():
            file = source_file(peer, folder, page.path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(source(peer, page), encoding="utf-8")


def source_file(peer: Peer, folder: Path, path: str) -> Path:
    """Where the Markdown of a page stands; ids have dots, so no suffix is cut off."""
    return folder / peer.content / f"{path}.md"


def source(peer: Peer, page: Page) -> str:
    """One Markdown file."""
    kind = page.path.rsplit("/", 2)[1]
    before, after = peer.fence
    front = json.dumps(peer.kind(kind) | page.params, ensure_ascii=False, indent=1)
    return f"{before}{front}{after}{page.body}\n"
