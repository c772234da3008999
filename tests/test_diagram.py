"""Diagrams: text that fits, boxes that do not overlap, lines that mean something."""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from unittest.mock import patch
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pohon import diagram
from pohon.diagram import (
    Box,
    Edge,
    Graph,
    Layout,
    draw_inline,
    draw_standalone,
    focus_graph,
    overview_graph,
)
from pohon.diagram.boxes import lines_for
from pohon.diagram.dot import dot_columns, dot_corners
from pohon.diagram.draw import LEVEL_COLOURS, describe
from pohon.diagram.layout import _of_any, _of_tree
from pohon.diagram.tidy import tree_columns
from pohon.diagram.wrap import ELLIPSIS, width, wrap
from pohon.kata import INDONESIAN
from pohon.links import Links
from pohon.model import Jenis, Kepastian
from pohon.understood import Understood, understand
from tests.tools import dense, links_from

SIZE = 13
ROOM = 176
SCREEN = 1144  # the width of the page's content

# --- wrap ---

TEXT = st.text(st.sampled_from("abcMWil /-,.\u00e9\u4e2d"), max_size=120)
WORDS = st.lists(st.text("abcdeMW/-", min_size=1, max_size=30), min_size=1, max_size=30).map(" ".join)


@given(TEXT, st.integers(40, 200), st.booleans())
def test_no_line_is_wider_than_the_room(text: str, room: int, bold: bool) -> None:
    assert all(width(line, SIZE, bold=bold) <= room for line in wrap(text, room, SIZE, 999, bold=bold))


@given(TEXT, st.integers(40, 200))
def test_wrapping_loses_nothing(text: str, room: int) -> None:
    lines = wrap(text, room, SIZE, 999)
    assert dense("".join(lines)) == dense(text)
    assert sum(line.count(" ") for line in lines) <= text.count(" ")


@given(WORDS, st.integers(40, 200), st.integers(1, 7))
def test_a_cut_text_ends_with_an_ellipsis(text: str, room: int, limit: int) -> None:
    whole, cut = wrap(text, room, SIZE, 999), wrap(text, room, SIZE, limit)
    assert len(cut) <= limit
    if len(whole) <= limit:
        assert cut == whole
    else:
        assert cut[-1].endswith(ELLIPSIS)
        assert cut[:-1] == whole[: limit - 1]
        assert whole[limit - 1].startswith(cut[-1].removesuffix(ELLIPSIS))
        assert all(width(line, SIZE) <= room for line in cut)


def test_a_last_line_of_signs_comes_to_an_end() -> None:
    assert wrap("satu ----- dua", 40, SIZE, 2) == ("satu", ELLIPSIS)


def test_words_are_broken_where_they_can_be() -> None:
    assert wrap("KEUANGAN/RETAIL MODERN", 80, SIZE, 9) == ("KEUANGAN/", "RETAIL", "MODERN")


def test_a_text_that_fits_is_one_line() -> None:
    assert wrap("  Nelayan   hidup ", ROOM, SIZE, 7) == ("Nelayan hidup",)
    assert wrap("", ROOM, SIZE, 7) == ("",)


# --- which boxes ---


def graph_of(u: Understood, key: str) -> Graph:
    return focus_graph(u, key, links_from(u))


def keys(graph: Graph, role: str) -> list[str]:
    return [box.key for box in graph.boxes if box.role == role]


def edge(graph: Graph, parent: str, child: str) -> Edge:
    found = [each for each in graph.edges if (each.parent, each.child) == (parent, child)]
    assert len(found) == 1
    return found[0]


def test_the_diagram_of_the_root(perikanan: Understood) -> None:
    graph = graph_of(perikanan, "t1")
    assert keys(graph, "focus") == ["t1"]
    assert keys(graph, "path") == []
    assert keys(graph, "kin") == ["s1", "p1", "s2", "p2"]


def test_the_diagram_of_a_leaf(perdagangan: Understood) -> None:
    graph = graph_of(perdagangan, "p1")
    assert ([box.key for box in graph.boxes], graph.edges) == (["p1"], ())


def test_both_parents_lead_to_the_focus(perikanan: Understood) -> None:
    graph = graph_of(perikanan, "p1")
    assert keys(graph, "path") == ["t1", "s1", "s2"]
    assert edge(graph, "s1", "p1").on_path
    assert edge(graph, "s2", "p1").on_path


def test_a_sasaran_that_hangs_on_an_indikator_says_so(perikanan: Understood) -> None:
    graph = graph_of(perikanan, "p2")
    box = next(box for box in graph.boxes if box.key == "p2")
    assert " ".join(box.via) == "lewat IK Nilai tukar nelayan"
    assert edge(graph, "t1", "p2").via
    assert not edge(graph, "t1", "s1").via


def test_certainty_goes_with_the_line(perikanan: Understood) -> None:
    graph = graph_of(perikanan, "p1")
    assert edge(graph, "p1", "k1").certainty is Kepastian.MUNGKIN
    assert edge(graph, "s1", "p1").certainty is Kepastian.PASTI


def test_many_grandchildren_become_one_box(perikanan: Understood) -> None:
    graph = graph_of(perikanan, "p1")
    more = next(box for box in graph.boxes if box.role == "more")
    assert more.full == "+10 turunan"
    assert more.href.endswith("/sasaran/k1/")


def test_children_are_never_left_out(perikanan: Understood) -> None:
    assert keys(graph_of(perikanan, "k1"), "kin") == [f"i{n}" for n in range(1, 11)]


@pytest.mark.parametrize(
    ("key", "shown", "told"),
    [
        ("i1", range(1, 9), ["+2 sasaran individu sesudahnya"]),
        ("i6", range(2, 10), ["+1 sasaran individu sebelumnya", "+1 sasaran individu sesudahnya"]),
        ("i10", range(3, 11), ["+2 sasaran individu sebelumnya"]),
    ],
)
def test_many_siblings_are_seen_through_a_window(
    perikanan: Understood, key: str, shown: range, told: list[str]
) -> None:
    graph = graph_of(perikanan, key)
    siblings = {each.child for each in graph.edges if each.parent == "k1"}
    assert {f"i{n}" for n in shown} == {name for name in siblings if not name.startswith("+")}
    assert [box.full for box in graph.boxes if box.role == "more"] == told


def test_box_counts_its_indikator(perikanan: Understood) -> None:
    counts = {box.key: box.jumlah for box in graph_of(perikanan, "t1").boxes}
    assert (counts["t1"], counts["s1"], counts["s2"]) == ("1 IK", "2 IK", "")


def every_graph(trees: Mapping[str, Understood]) -> Iterator[tuple[str, Understood, str, Graph]]:
    for name, u in trees.items():
        links = links_from(u)
        for key in u.order:
            yield f"{name} {key}", u, key, focus_graph(u, key, links)


@pytest.fixture(scope="session")
def graphs(
    trees: Mapping[str, Understood], mini_trees: Mapping[str, Understood]
) -> list[tuple[str, Understood, str, Graph]]:
    """The diagrams of every sasaran of all trees."""
    return list(every_graph({**trees, **mini_trees}))


Graphs = list[tuple[str, Understood, str, Graph]]


def test_there_is_one_focus_and_no_box_twice(graphs: Graphs) -> None:
    for name, _, key, graph in graphs:
        assert keys(graph, "focus") == [key], name
        assert len({box.key for box in graph.boxes}) == len(graph.boxes), name


def test_every_line_joins_two_boxes_and_none_twice(graphs: Graphs) -> None:
    for name, u, _, graph in graphs:
        boxes = {box.key for box in graph.boxes}
        pairs = [(each.parent, each.child) for each in graph.edges]
        assert len(set(pairs)) == len(pairs), name
        for parent, child in pairs:
            assert {parent, child} <= boxes, name
            assert child.startswith("+") or parent in u.sasaran[child].induk, name


def test_every_box_hangs_on_another(graphs: Graphs) -> None:
    for name, _, _, graph in graphs:
        joined = {each.parent for each in graph.edges} | {each.child for each in graph.edges}
        assert len(graph.boxes) == 1 or {box.key for box in graph.boxes} == joined, name


# --- where boxes stand ---


def placed(graph: Graph) -> Layout:
    return diagram.layout(graph.boxes, graph.edges)


@pytest.fixture(scope="session")
def layouts(graphs: Graphs) -> list[tuple[str, Graph, Layout]]:
    return [(name, graph, placed(graph)) for name, _, _, graph in graphs]


Layouts = list[tuple[str, Graph, Layout]]
Rect = tuple[int, int, int, int]


def rects(graph: Graph, layout: Layout) -> dict[str, Rect]:
    """Left, top, right and bottom of each box."""
    corners = {box.key: layout.corners[box.key] for box in graph.boxes}
    return {b.key: (*corners[b.key], corners[b.key][0] + b.width, corners[b.key][1] + b.height) for b in graph.boxes}


def overlaps(graph: Graph, layout: Layout) -> list[tuple[str, str]]:
    pairs = itertools.combinations(rects(graph, layout).items(), 2)
    return [(a, b) for (a, p), (b, q) in pairs if p[0] < q[2] and q[0] < p[2] and p[1] < q[3] and q[1] < p[3]]


def test_boxes_do_not_overlap(layouts: Layouts) -> None:
    assert {name: found for name, graph, layout in layouts if (found := overlaps(graph, layout))} == {}


def test_overlapping_boxes_are_noticed(perikanan: Understood) -> None:
    graph = graph_of(perikanan, "t1")
    layout = placed(graph)
    assert overlaps(graph, replace(layout, corners={**layout.corners, "s1": layout.corners["s2"]}))


def test_every_box_stands_inside_the_picture(layouts: Layouts) -> None:
    for name, graph, layout in layouts:
        found = rects(graph, layout).values()
        assert (min(r[0] for r in found), min(r[1] for r in found)) == (0, 0), name
        assert (max(r[2] for r in found), max(r[3] for r in found)) == (layout.width, layout.height), name


def test_every_picture_fits_the_page(layouts: Layouts) -> None:
    assert {name: layout.width for name, _, layout in layouts if layout.width + 4 > SCREEN} == {}


def test_children_stand_right_of_their_parents(layouts: Layouts) -> None:
    for name, graph, layout in layouts:
        found = rects(graph, layout)
        assert all(found[each.parent][2] < found[each.child][0] for each in graph.edges), name


def middle(rect: Rect) -> int:
    return (rect[1] + rect[3]) // 2


def test_the_path_to_the_focus_is_straight(layouts: Layouts) -> None:
    """Where every generation above has one member, all of them stand on one line with the focus."""
    straight = 0
    for name, graph, layout in layouts:
        found = rects(graph, layout)
        path = [box.key for box in graph.boxes if box.role in ("path", "focus")]
        if len({found[key][0] for key in path}) == len(path) > 1:
            middles = [middle(found[key]) for key in path]
            assert max(middles) - min(middles) <= 1, name
            straight += 1
    assert straight > 150


def crossings(graph: Graph, layout: Layout) -> list[str]:
    """The lines that run through a box that is not theirs."""
    found = rects(graph, layout)
    bad = []
    for each in graph.edges:
        (_, _, x1, _), (x2, _, _, _) = found[each.parent], found[each.child]
        y1, y2, bend = middle(found[each.parent]), middle(found[each.child]), x2 - 18
        for key, (left, top, right, bottom) in found.items():
            across = top < y1 < bottom and max(x1, left) < min(bend, right)
            down = left < bend < right and max(top, min(y1, y2)) < min(bottom, max(y1, y2))
            if key not in (each.parent, each.child) and (across or down):
                bad.append(f"{each.parent} -> {each.child} through {key}")
    return bad


def test_no_line_runs_through_a_box(layouts: Layouts) -> None:
    assert {name: found for name, graph, layout in layouts if (found := crossings(graph, layout))} == {}


def test_a_line_through_a_box_is_noticed(perikanan: Understood) -> None:
    graph = graph_of(perikanan, "p1")
    layout = placed(graph)
    (x, _), (_, y) = layout.corners["p1"], layout.corners["s1"]
    assert crossings(graph, replace(layout, corners={**layout.corners, "k1": (x - 100, y)}))


# Columns of pure trees are worked out without Graphviz: they have to be what Graphviz says.


def focus_of(graph: Graph) -> Box:
    return next(box for box in graph.boxes if box.role == "focus")


def both_ways(graph: Graph) -> tuple[Layout | None, Layout]:
    """A focus diagram as our own layout sets it, and as Graphviz' columns do."""
    focus = focus_of(graph)
    return _of_tree(graph.boxes, graph.edges, focus), _of_any(graph.boxes, graph.edges, focus)


def is_pure(graph: Graph) -> bool:
    return len({each.child for each in graph.edges}) == len(graph.edges)


def test_a_pure_tree_stands_as_with_graphviz(graphs: Graphs) -> None:
    pure = 0
    for name, _, _, graph in graphs:
        ours, theirs = both_ways(graph)
        assert (ours == theirs) if is_pure(graph) else (ours is None), name
        pure += is_pure(graph)
    assert len(graphs) > pure > 230


PARENTS = st.lists(st.integers(0, 999), max_size=60)
"""The parent of each box but the first, as a number that is cut down to those before it."""


def tree_of(u: Understood, parents: list[int], words: list[int]) -> Understood:
    """A tree of this shape, whose statements have so many words; the rest is that of another tree."""
    first = next(iter(u.sasaran.values()))
    above = [(), *((f"s{parent % (n + 1)}",) for n, parent in enumerate(parents))]
    sasaran = tuple(
        first.model_copy(update={"id": f"s{n}", "induk": induk, "pernyataan": "kata " * words[n % len(words)]})
        for n, induk in enumerate(above)
    )
    return understand(replace(u.tree, isi=u.tree.isi.model_copy(update={"sasaran": sasaran})), u.facts)


@given(PARENTS, st.lists(st.integers(1, 70), min_size=1, max_size=9), st.integers(0, 999))
def test_any_pure_tree_stands_as_with_graphviz(
    perikanan: Understood, parents: list[int], words: list[int], place: int
) -> None:
    u = tree_of(perikanan, parents, words)
    ours, theirs = both_ways(graph_of(u, u.order[place % len(u.order)]))
    assert ours == theirs


def box_of(key: str, *, role: str = "kin", words: int = 3) -> Box:
    text = "kata " * words
    return Box(key, role, Jenis.SASARAN, "Sasaran", "", lines_for(text, 200), text, "./")


def graph_from(*pairs: tuple[str, str], focus: str = "") -> Graph:
    """A graph of these lines, with a box for each name."""
    names = dict.fromkeys(name for pair in pairs for name in pair)
    boxes = tuple(box_of(name, role="focus" if name == focus else "kin") for name in names)
    return Graph(boxes, tuple(Edge(*pair) for pair in pairs))


@given(PARENTS, st.lists(st.integers(1, 70), min_size=1, max_size=9))
def test_the_columns_of_any_tree_are_those_of_graphviz(parents: list[int], words: list[int]) -> None:
    boxes = [box_of(f"s{n}", words=words[n % len(words)]) for n in range(len(parents) + 1)]
    edges = [Edge(f"s{parent % (n + 1)}", f"s{n + 1}") for n, parent in enumerate(parents)]
    assert tree_columns(boxes, edges) == dot_columns(dot_corners(boxes, edges))


def test_columns_are_the_generations_of_a_tree() -> None:
    graph = graph_from(("a", "b"), ("a", "c"), ("c", "d"), ("b", "e"))
    assert tree_columns(graph.boxes, graph.edges) == [["a"], ["b", "c"], ["e", "d"]]


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")], id="two parents"),
        pytest.param([("a", "b"), ("c", "d")], id="two roots"),
        pytest.param([("a", "b"), ("c", "d"), ("d", "c")], id="a circle beside a tree"),
    ],
)
def test_what_is_no_tree_is_left_to_graphviz(pairs: list[tuple[str, str]]) -> None:
    graph = graph_from(*pairs)
    assert tree_columns(graph.boxes, graph.edges) is None


def test_what_is_deeper_than_our_rule_is_left_to_graphviz() -> None:
    graph = graph_from(("a", "b"), ("b", "c"), ("c", "d"), focus="a")
    ours, theirs = both_ways(graph)
    assert (ours, overlaps(graph, theirs)) == (None, [])
    assert placed(graph) == theirs


def test_graphviz_is_not_loaded_for_a_pure_tree(perikanan: Understood) -> None:
    pure, other = graph_of(perikanan, "s2"), graph_of(perikanan, "p1")
    with patch.dict(sys.modules, {"pygraphviz": None}):
        placed(pure)
        with pytest.raises(ImportError):
            placed(other)


def test_the_boxes_of_the_whole_tree_do_not_overlap(trees: Mapping[str, Understood]) -> None:
    for name, u in trees.items():
        graph = overview_graph(u, links_from(u))
        assert [box.key for box in graph.boxes] == list(u.order)
        assert overlaps(graph, placed(graph)) == [], name


def test_the_same_graph_always_stands_the_same(perikanan: Understood) -> None:
    graph = graph_of(perikanan, "p1")
    assert placed(graph) == placed(graph)
    assert placed(graph) == placed(graph)


# --- how it is drawn ---


def drawn(u: Understood, key: str) -> str:
    graph = graph_of(u, key)
    return draw_inline(graph, placed(graph), "Letak", INDONESIAN)


def test_the_same_input_gives_the_same_picture(perikanan: Understood) -> None:
    assert drawn(perikanan, "p1") == drawn(perikanan, "p1")


def test_uncertain_lines_are_drawn_otherwise(perikanan: Understood) -> None:
    classes = re.findall(r'<path class="(garis[^"]*)"', drawn(perikanan, "p1"))
    assert sorted(classes) == ["garis", "garis jalur", "garis mungkin"]
    assert re.findall(r'<path class="(garis[^"]*)"', drawn(perikanan, "k1")).count("garis jalur mungkin") == 1


def test_a_line_from_an_indikator_starts_with_a_dot(perikanan: Understood) -> None:
    assert drawn(perikanan, "p2").count('<circle class="lewat"') == 1
    assert '<circle class="lewat"' not in drawn(perikanan, "p1")


def test_lines_join_the_middles_of_the_sides(layouts: Layouts) -> None:
    for name, graph, layout in layouts[:40]:
        found = rects(graph, layout)
        ends = set(re.findall(r"M(\d+) (\d+)H", draw_inline(graph, layout, "x", INDONESIAN)))
        expected = {
            (str(found[e.parent][2]), str(found[e.parent][1] + h // 2))
            for e in graph.edges
            for h in [found[e.parent][3] - found[e.parent][1]]
        }
        assert ends == expected, name


def test_everything_is_in_whole_pixels(layouts: Layouts) -> None:
    for name, graph, layout in layouts[:40]:
        root = ET.fromstring(draw_inline(graph, layout, "x", INDONESIAN))
        places = [
            value for node in root.iter() for key, value in node.items() if key in ("x", "y", "width", "height", "d")
        ]
        assert not any("." in value for value in places), name


def test_names_are_escaped(links: Links) -> None:
    name = '<b>"Satu" & dua</b>'
    box = Box("a", "focus", Jenis.TUJUAN, name, "", (name,), name + "x", links.to("dinas"))
    graph = Graph((box._replace(lines=("<b>\u2026",)),), ())
    layout = placed(graph)
    for picture in (draw_inline(graph, layout, name, INDONESIAN), draw_standalone(graph, layout, name)):
        assert "<b>" not in picture
        assert name in "".join(ET.fromstring(picture.removeprefix('<?xml version="1.0" encoding="UTF-8"?>')).itertext())


def test_a_box_is_drawn_where_it_stands(links: Links) -> None:
    names = ("Cakupan 100%", "%d dari %s")
    boxes = [Box(n, "focus", Jenis.SASARAN, "Sasaran", "", (n,), n, links.to("dinas")) for n in names]
    graph = Graph(tuple(boxes), ())
    picture = draw_inline(graph, Layout({names[0]: (0, 0), names[1]: (0, 100)}, 200, 200), "x", INDONESIAN)
    assert f'<tspan x="12" y="37">{names[0]} </tspan>' in picture
    assert f'<tspan x="12" y="137">{names[1]} </tspan>' in picture


def test_a_cut_statement_is_told_in_full(links: Links) -> None:
    long = "Meningkatnya " + "kesejahteraan nelayan di seluruh pesisir " * 9
    graph = Graph(
        (Box("a", "focus", Jenis.TUJUAN, "Tujuan", "", wrap(long, ROOM, SIZE, 7), long, links.to("dinas")),), ()
    )
    assert f"<title>{long}</title>" in draw_inline(graph, placed(graph), "x", INDONESIAN)


def test_a_picture_that_stands_alone_has_its_own_colours(perikanan: Understood) -> None:
    graph = overview_graph(perikanan, links_from(perikanan))
    picture = draw_standalone(graph, placed(graph), "Pohon")
    assert "var(" not in picture
    assert all(colour in picture for colour in LEVEL_COLOURS.values())
    assert set(LEVEL_COLOURS) == set(Jenis)


def test_a_picture_says_in_words_what_it_shows(perikanan: Understood) -> None:
    assert describe(graph_of(perikanan, "p1"), INDONESIAN) == (
        "6 kotak, dari kiri ke kanan; 3 di atas sasaran ini; 1 garis putus-putus berarti letaknya mungkin atau dugaan."
    )
