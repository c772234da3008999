"""The tree in the language of Graphviz."""

from __future__ import annotations

from typing import Any

import pygraphviz
import pytest

from pohon.exports import dot_file
from pohon.exports.dot import dot
from tests.exported import ALL, DKUKMPP, PERIKANAN, PURBALINGGA, changeable, data, links_to, understood


def graph(text: str) -> Any:
    """The graph as Graphviz reads it; its parts live only as long as it does."""
    return pygraphviz.AGraph(string=text)


@pytest.mark.parametrize("name", ALL)
def test_graphviz_reads_every_tree(name: str) -> None:
    found = graph(dot(data(name)))
    assert found.nodes() == [s["id"] for s in data(name)["sasaran"]]
    assert sorted(found.edges()) == sorted((induk, s["id"]) for s in data(name)["sasaran"] for induk in s["induk"])


def test_a_box_tells_level_name_and_address() -> None:
    found = graph(dot(data(PURBALINGGA)))
    node = found.get_node("p3")
    shown = "Sasaran program\\nProgram Kemitraan, Promosi dan\\nPemasaran Produk UMKM"
    assert node.attr["label"] == shown
    assert node.attr["URL"] == "https://pohon.example/kabupaten-purbalingga/dinkopukm/sasaran/p3/"
    assert node.attr["jenis"] == "sasaran_program"


def test_a_printed_label_stands_for_the_level() -> None:
    found = graph(dot(data(PERIKANAN)))
    assert found.get_node("s1").attr["label"].startswith("SASARAN 1\\n")


def test_a_line_that_is_not_sure_is_not_solid() -> None:
    found = graph(dot(data(DKUKMPP)))
    assert found.get_edge("t2", "s2").attr["style"] == "dashed"
    assert found.get_edge("s2.1.1", "s2.1.1.2").attr["style"] == "dotted"
    assert found.get_edge("t1", "s1").attr["style"] == "solid"


def test_the_title_names_the_dinas() -> None:
    found = graph(dot(data(PERIKANAN)))
    assert found.graph_attr["label"] == "Pohon kinerja Dinas Perikanan, Kota Contoh"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('dengan "kutip"', 'dengan "kutip"'),
        ("jalur C:\\nama", "jalur C:\\\\nama"),
        ("garis miring di akhir\\", "garis miring di akhir\\\\"),
        ("<b>bukan HTML</b>", "<b>bukan HTML</b>"),
        ("nama; } -> [", "nama; } -> ["),
    ],
)
def test_no_text_breaks_out_of_its_box(text: str, shown: str) -> None:
    tree = changeable(PERIKANAN)
    tree["sasaran"][0]["nama"] = text
    found = graph(dot(tree))
    assert found.get_node("t1").attr["label"] == f"Tujuan\\n{shown}"
    assert len(found.nodes()) == len(tree["sasaran"])


def test_the_file_is_the_graph() -> None:
    u = understood()[PURBALINGGA]
    assert dot_file(u, "", links_to(u)) == dot(data(PURBALINGGA))
