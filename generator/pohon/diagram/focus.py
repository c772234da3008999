"""Which boxes the diagram of one sasaran shows: ancestors | itself among its siblings | children | grandchildren."""

from __future__ import annotations

from collections.abc import Iterator

from pohon.diagram.boxes import FULL_WIDTH, NARROW_WIDTH, Box, Edge, Graph, lines_for
from pohon.links import Links
from pohon.model import Jenis, Kepastian
from pohon.terms import JENIS
from pohon.understood import Understood

MAX_COLUMNS = 6
WIDE_COLUMNS = 5
MAX_SIBLINGS = 8
MAX_GRANDCHILDREN = 8
MAX_ALL_GRANDCHILDREN = 16


def focus_graph(u: Understood, key: str, links: Links) -> Graph:
    """The boxes and edges around one sasaran, in reading order."""
    ancestors = _ancestors(u, key)
    depth = 1 + bool(u.children[key]) + any(u.children[child] for child in u.children[key])
    if len(ancestors) + depth > MAX_COLUMNS and depth > 2:  # noqa: PLR2004 - grandchildren are listed on the page anyway
        depth = 2
    room = MAX_COLUMNS - depth
    shown = ancestors[-room:] if room < len(ancestors) else ancestors
    narrow = len(shown) + depth > WIDE_COLUMNS
    maker = _Maker(u, links, NARROW_WIDTH if narrow else FULL_WIDTH)
    boxes, edges = maker.ancestors(key, shown)
    siblings = maker.siblings(key, shown)
    below = maker.below(key, grandchildren=depth > 2)  # noqa: PLR2004 - see above
    return Graph((*boxes, *siblings[0], *below[0]), (*edges, *siblings[1], *below[1]), len(ancestors) - len(shown))


def _ancestors(u: Understood, key: str) -> list[tuple[str, ...]]:
    """All ancestors by generation, the oldest first; each stands in its highest generation only."""
    generations: list[tuple[str, ...]] = []
    current: tuple[str, ...] = u.sasaran[key].induk
    while current:
        generations.append(current)
        current = tuple(dict.fromkeys(up for name in current for up in u.sasaran[name].induk))
    seen: set[str] = set()
    kept: list[tuple[str, ...]] = []
    for generation in reversed(generations):
        fresh = tuple(name for name in generation if name not in seen)
        seen.update(fresh)
        kept.append(fresh)
    return [generation for generation in kept if generation]


class _Maker:
    """Makes boxes of one width for one page."""

    def __init__(self, u: Understood, links: Links, width: int) -> None:
        self.u, self.links, self.width = u, links, width

    def box(self, key: str, role: str = "kin") -> Box:
        """The box of one sasaran."""
        return sasaran_box(self.u, key, self.links, self.width, role)

    def edge(self, parent: str, child: str, *, on_path: bool = False) -> Edge:
        """The line between two sasaran, drawn as certain as the document's reading is."""
        return sasaran_edge(self.u, parent, child, on_path=on_path)

    def more(self, key: str, text: str, at: str, jenis: Jenis) -> Box:
        """A box that stands for several others and leads to the page that lists them."""
        lines = lines_for(text, self.width)
        return Box(key, "more", jenis, "", "", lines, text, self.links.to("sasaran", at), self.width)

    def ancestors(self, key: str, generations: list[tuple[str, ...]]) -> tuple[tuple[Box, ...], tuple[Edge, ...]]:
        """The boxes above the focus and the lines among them and down to it."""
        names = [name for generation in generations for name in generation]
        boxes = tuple(self.box(name, "path") for name in names)
        pairs = [(up, name) for name in (*names, key) for up in self.u.sasaran[name].induk if up in names]
        return boxes, tuple(self.edge(up, name, on_path=True) for up, name in pairs)

    def siblings(self, key: str, generations: list[tuple[str, ...]]) -> tuple[tuple[Box, ...], tuple[Edge, ...]]:
        """The focus among the other children of its first parent; a window of them where there are many."""
        induk = self.u.sasaran[key].induk
        if not induk or not generations:
            return (self.box(key, "focus"),), ()
        row = self.u.children[induk[0]]
        start, end = _window(row.index(key), len(row))
        boxes = [self.box(name, "focus" if name == key else "kin") for name in row[start:end]]
        edges = [self.edge(induk[0], name) for name in row[start:end] if name != key]
        for hidden, at, where in ((row[:start], 0, "sebelumnya"), (row[end:], len(boxes), "sesudahnya")):
            if hidden:
                jenis = self.u.sasaran[hidden[0]].jenis
                box = self.more(f"+{where}", f"+{len(hidden)} {JENIS[jenis].lower()} {where}", induk[0], jenis)
                boxes.insert(at if where == "sebelumnya" else len(boxes), box)
                edges.append(Edge(induk[0], box.key))
        order = {box.key: n for n, box in enumerate(boxes)}
        return tuple(boxes), tuple(sorted(edges, key=lambda edge: order[edge.child]))

    def below(self, key: str, *, grandchildren: bool) -> tuple[tuple[Box, ...], tuple[Edge, ...]]:
        """Children and grandchildren; many grandchildren of one child become one box."""
        children = self.u.children[key]
        total = sum(len(self.u.children[child]) for child in children)
        few = MAX_GRANDCHILDREN if total <= MAX_ALL_GRANDCHILDREN else 0
        boxes: list[Box] = []
        edges: list[Edge] = []
        for child in children:
            boxes.append(self.box(child))
            edges.append(self.edge(key, child))
            for box in self._under(child, few) if grandchildren else ():
                boxes.append(box)
                edges.append(Edge(child, box.key) if box.role == "more" else self.edge(child, box.key))
        unique = {box.key: box for box in boxes}
        return tuple(unique.values()), tuple(edges)

    def _under(self, child: str, few: int) -> Iterator[Box]:
        row = self.u.children[child]
        if len(row) <= max(few, 1):
            yield from (self.box(name) for name in row)
        else:
            yield self.more(f"+{child}", f"+{len(row)} turunan", child, self.u.sasaran[row[0]].jenis)


def _window(position: int, length: int) -> tuple[int, int]:
    """The first and one past the last of at most MAX_SIBLINGS around a position."""
    if length <= MAX_SIBLINGS + 1:
        return 0, length
    start = min(max(0, position - MAX_SIBLINGS // 2), length - MAX_SIBLINGS)
    return start, start + MAX_SIBLINGS


def sasaran_box(u: Understood, key: str, links: Links, width: int, role: str) -> Box:
    """The box of one sasaran: its level, how many indikator it has, its name."""
    s = u.sasaran[key]
    via = ()
    if s.melalui_indikator and role != "path":
        via = lines_for(f"lewat IK {u.indikator[s.melalui_indikator][1].nama}", width, limit=2)
    return Box(
        key=key,
        role=role,
        jenis=s.jenis,
        label=JENIS[s.jenis],
        count=f"{len(s.indikator)} IK" if s.indikator else "",
        lines=lines_for(s.nama, width, bold=role == "focus"),
        full=s.nama,
        href=links.to("sasaran", key),
        width=width,
        via=via,
    )


def sasaran_edge(u: Understood, parent: str, child: str, *, on_path: bool = False) -> Edge:
    """The line from a sasaran to one under it."""
    s = u.sasaran[child]
    certainty = s.kepastian.induk
    via = s.melalui_indikator
    if via and certainty is Kepastian.PASTI:
        certainty = s.kepastian.melalui_indikator
    return Edge(parent, child, certainty, on_path, via=bool(via and u.indikator[via][0].id == parent))
