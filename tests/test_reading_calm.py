"""The quick way of reading reads what libyaml reads, and tells the same places; or it says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pohon.reading.calm import read_calm
from pohon.reading.events import build
from tests.tools import ROOT

TREE = """\
# pohon
a: x
b:
  c: "q"
  d: {e: 1, f: [1, "2", 'x'], g: {h: ~}}
list:
  - id: s1
    t: long text
      folded on
    u: |
      literal

    sub:
    - {x: 1}
    - y
  - id: s2
    sub:
      - id: i1
        p: [a, b]
      - "q"

z: [1,
  2]
"""
BITS = [
    *("\n", "\n\n", " ", "  ", "\n  ", ": ", ":", "- ", "-", "[", "]", "{", "}", ",", ", ", '"', "'", "''", "\\", "\t"),
    *("#", " #", "\n# c\n", "|", ">", "&a ", "*a", "!t ", "?", "%", "@", "<<: ", "~", "null", "a", "a: b\n", "- a\n"),
    *("---\n", "...\n", "\xa0", "é", "“"),
]


def same(text: str) -> bool:
    """Whether the quick way reads a text, which then must be what libyaml reads."""
    calm, document = read_calm(text, "a.yml"), build(text, "a.yml")
    if calm is None:
        return False
    assert document.problems == ()
    assert calm.value == document.value
    assert {keys: calm.places.marks[keys] for keys in document.places.marks} == document.places.marks
    return True


@pytest.mark.parametrize("file", sorted(ROOT.glob("content/*/*.yml")), ids=lambda file: file.parent.name)
def test_all_trees_of_this_site_are_read_the_quick_way(file: Path) -> None:
    assert same(file.read_text("utf-8"))


@given(st.lists(st.tuples(st.integers(0, len(TREE)), st.integers(0, 4), st.sampled_from(BITS)), max_size=4))
def test_whatever_is_read_the_quick_way_is_what_libyaml_reads(changes: list[tuple[int, int, str]]) -> None:
    text = TREE
    for place, taken, put in changes:
        text = text[:place] + put + text[place + taken :]
    same(text)


@pytest.mark.parametrize(
    "text",
    [
        "---\na: 1\n",
        "a:\n- 1\n- b: 2\n",
        "a: 10:30\nb: it's (so) #1\n",
        'a: "satu\n  dua"\nb: 3 # komentar\n',
        "a:\n  satu\n  dua\nb:\n",
        "a: [] # kosong\nb: {}\n",
        "a: {b: x#y, c: http://z, d: }\n",
    ],
)
def test_other_ways_of_writing_are_left_to_libyaml_entry_by_entry(text: str) -> None:
    assert same(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "satu", "- a\n", "a: 1\na: 2\n", "a: {b: 1, b: 2}\n", "a: [1\n"),
        *("a: !x 1\n", "a: &x 1\nb: *x\n", "a: 1\n---\nb: 2\n"),
        *(
            "a: 1\n  b: 2\n",
            "a:\n  b: 1\n c: 2\n",
            "a: x\n# c\n  y\n",
            "a: {b: 1}\xa0\n",
            "a: " + "{b: " * 3000,
            "a: \x07\n",
        ),
    ],
)
def test_of_what_is_wrong_or_strange_the_quick_way_says_nothing(text: str) -> None:
    assert read_calm(text, "a.yml") is None


def test_the_place_of_what_is_not_written_is_not_known() -> None:
    calm = read_calm(TREE, "a.yml")
    assert calm is not None
    assert ("list", 0, "v") not in calm.places.marks
    assert ("list", 9) not in calm.places.marks
    assert calm.places.at("list", 0, "v") == calm.places.at("list", 0)
    assert list(calm.places.marks) == list(build(TREE, "a.yml").places.marks)
    assert len(calm.places.marks) == len(build(TREE, "a.yml").places.marks)
