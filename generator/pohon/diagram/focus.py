"""Which boxes the diagram of one sasaran shows: ancestors | itself among its siblings | children | grandchildren."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pohon.diagram.boxes import FULL_WIDTH, NARROW_WIDTH, Box, Edge, Graph, cut_label, heading_fits, lines_for
from pohon.format import capitalised
from pohon.kata import Kata, msg
from pohon.links import Links
from pohon.model import Jenis, Kepastian
from pohon.terms import COUNTED, JENIS
from pohon.understood import Understood

MAX_COLUMNS = 6
WIDE_COLUMNS = 5
MAX_SIBLINGS = 8
MAX_GRANDCHILDREN = 8
MAX_ALL_GRANDCHILDREN = 16
_HIDDEN: Mapping[str, str] = {
    "sebelumnya": msg("+{n} {jenis} sebelumnya"),
    "sesudahnya": msg("+{n} {jenis} sesudahnya"),
}


def focus_graph(u: Understood, key: str, links: Links) -> Graph:
    """The boxes and edges around one sasaran, in reading order."""
    ancestors = _ancestors(u, u.sasaran[key].induk)
    children = u.children[key]
    grandchildren = any(u.children[child] for child in children)
    depth = 1 + bool(children) + grandchildren
    if len(ancestors) + depth > MAX_COLUMNS and grandchildren:
        # The page lists them anyway.
        grandchildren, depth = False, depth - 1
    room = MAX_COLUMNS - depth
    shown = ancestors[-room:] if room < len(ancestors) else ancestors
    narrow = len(shown) + depth > WIDE_COLUMNS
    maker = _Maker(u, links, NARROW_WIDTH if narrow else FULL_WIDTH)
    parts = (maker.ancestors(key, shown), maker.siblings(key, shown), maker.below(key, grandchildren=grandchildren))
    return _joined(parts, omitted=len(ancestors) - len(shown))


def _joined(parts: Iterable[Graph], omitted: int) -> Graph:
    """One graph of several; a sasaran with two parents may stand in more than one, and is drawn once."""
    boxes: dict[str, Box] = {}
    edges: dict[tuple[str, str], Edge] = {}
    for part in parts:
        for box in part.boxes:
            boxes.setdefault(box.key, box)
        for edge in part.edges:
            edges.setdefault((edge.parent, edge.child), edge)
    return Graph(tuple(boxes.values()), tuple(edges.values()), omitted)


@lru_cache(maxsize=256)  # the same for all siblings
def _ancestors(u: Understood, induk: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """All ancestors by generation, the oldest first; each stands in its highest generation only."""
    generations: list[tuple[str, ...]] = []
    current = induk
    while current:
        generations.append(current)
        current = tuple(dict.fromkeys(up for name in current for up in u.sasaran[name].induk))
    seen: set[str] = set()
    kept: list[tuple[str, ...]] = []
    for generation in reversed(generations):
        fresh = tuple(name for name in generation if name not in seen)
        seen.update(fresh)
        kept.append(fresh)
    return tuple([generation for generation in kept if generation])


@dataclass(frozen=True)
class _Maker:
    """Makes boxes of one width for one page."""

    u: Understood
    links: Links
    width: int

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

    def ancestors(self, key: str, generations: Sequence[tuple[str, ...]]) -> Graph:
        """The boxes above the focus and the lines among them and down to it."""
        names = [name for generation in generations for name in generation]
        boxes = tuple(self.box(name, "path") for name in names)
        pairs = [(up, name) for name in (*names, key) for up in self.u.sasaran[name].induk if up in names]
        return Graph(boxes, tuple(self.edge(up, name, on_path=True) for up, name in pairs))

    def siblings(self, key: str, generations: Sequence[tuple[str, ...]]) -> Graph:
        """The focus among the other children of its first parent shown; a window of them where there are many."""
        shown = {name for generation in generations for name in generation}
        parent = next((up for up in self.u.sasaran[key].induk if up in shown), None)
        if parent is None:
            return Graph((self.box(key, "focus"),), ())
        row = self.u.children[parent]
        start, end = _window(row.index(key), len(row))
        boxes = (
            *self._hidden(row[:start], "sebelumnya", parent),
            *(self.box(name, "focus" if name == key else "kin") for name in row[start:end]),
            *self._hidden(row[end:], "sesudahnya", parent),
        )
        return Graph(boxes, tuple(self._down(parent, box) for box in boxes if box.key != key))

    def _hidden(self, names: Sequence[str], where: str, parent: str) -> Iterator[Box]:
        """A box for the siblings outside the window, when there are any."""
        if names:
            jenis, kata = self.u.sasaran[names[0]].jenis, self.links.kata
            text = kata(_HIDDEN[where], n=len(names), jenis=kata(JENIS[jenis]).lower())
            yield self.more(f"+{where}", text, parent, jenis)

    def _down(self, parent: str, box: Box) -> Edge:
        return Edge(parent, box.key) if box.role == "more" else self.edge(parent, box.key)

    def below(self, key: str, *, grandchildren: bool) -> Graph:
        """Children and grandchildren; many grandchildren of one child become one box."""
        children = self.u.children[key]
        total = sum(len(self.u.children[child]) for child in children)
        few = MAX_GRANDCHILDREN if total <= MAX_ALL_GRANDCHILDREN else 0
        boxes: list[Box] = []
        edges: list[Edge] = []
        for child in children:
            boxes.append(self.box(child))
            edges.append(self.edge(key, child))
            under = tuple(self._under(child, few)) if grandchildren else ()
            boxes += under
            edges += (self._down(child, box) for box in under)
        return Graph(tuple(boxes), tuple(edges))

    def _under(self, child: str, few: int) -> Iterator[Box]:
        row = self.u.children[child]
        if len(row) <= max(few, 1):
            yield from (self.box(name) for name in row)
        else:
            text = self.links.kata("+{n} turunan", n=len(row))
            yield self.more(f"+{child}", text, child, self.u.sasaran[row[0]].jenis)


def _window(position: int, length: int) -> tuple[int, int]:
    """The first and one past the last of at most MAX_SIBLINGS around a position."""
    if length <= MAX_SIBLINGS + 1:
        return 0, length
    start = min(max(0, position - MAX_SIBLINGS // 2), length - MAX_SIBLINGS)
    return start, start + MAX_SIBLINGS


def sasaran_box(u: Understood, key: str, links: Links, width: int, role: str) -> Box:
    """The box of one sasaran: its level, how many indikator it has, its name."""
    return _sasaran_box(u, key, links.beside("sasaran", key), width, role)


@lru_cache(maxsize=1024)  # in the pictures of all its relatives it is the same
def _sasaran_box(u: Understood, key: str, links: Links, width: int, role: str) -> Box:
    s, kata = u.sasaran[key], links.kata
    via: tuple[str, ...] = ()
    if s.melalui_indikator and role != "path":
        via = lines_for(kata("lewat IK {nama}", nama=u.indikator[s.melalui_indikator][1].nama), width, limit=2)
    name = kata(JENIS[s.jenis]) if width == FULL_WIDTH else capitalised(kata(COUNTED[s.jenis]))
    label, count = _heading(name, len(s.indikator), width, kata)
    lines = lines_for(s.nama, width, bold=role == "focus")
    return Box(key, role, s.jenis, label, count, lines, s.nama, links.to("sasaran", key), width, via)


def _heading(label: str, amount: int, width: int, kata: Kata) -> tuple[str, str]:
    """The label and how many indikator there are, beside each other: with less words where a language has long ones."""
    count = kata.counted(amount, "IK") if amount else ""
    if heading_fits(label, count, width):
        return label, count
    number = str(amount) if amount else ""
    return cut_label(label, number, width), number


def sasaran_edge(u: Understood, parent: str, child: str, *, on_path: bool = False) -> Edge:
    """The line from a sasaran to one under it."""
    s = u.sasaran[child]
    certainty = s.kepastian.induk
    via = s.melalui_indikator
    if via and certainty is Kepastian.PASTI:
        certainty = s.kepastian.melalui_indikator
    return Edge(parent, child, certainty, on_path, via=bool(via and u.indikator[via][0].id == parent))
