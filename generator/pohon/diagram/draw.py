"""Placed boxes and edges -> SVG: whole pixels, elbow edges, links, reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from pohon.diagram.boxes import HEADER, LABEL_SIZE, LINE, PADDING, TEXT_SIZE, Box, Graph
from pohon.diagram.layout import Layout
from pohon.format import escaped
from pohon.kata import SOURCE, Kata
from pohon.model import Jenis, Kepastian

MARGIN = 2
BAND = 5
_MARK, _FIKSI = 24, "#7a3b00"  # height and colour of what says that a tree is invented
_LABEL_BASELINE = 18
_TEXT_BASELINE = HEADER + 13
_SVG = "http://www.w3.org/2000/svg"
_HEIGHT = "\0"  # around heights that are still missing; no text of a document has this sign
_FONTS = "system-ui,'Segoe UI',Roboto,'Noto Sans','Liberation Sans',sans-serif"


@dataclass(frozen=True)
class Ink:
    """Literal colours for a copy that stands alone; the inline picture takes its colours from the theme."""

    text: str = "#1d1a16"
    paper: str = "#ffffff"
    edge: str = "#8c8373"


LEVEL_COLOURS: Mapping[Jenis, str] = {
    Jenis.SASARAN_DAERAH: "#2b2f63",
    Jenis.TUJUAN: "#4a3d84",
    Jenis.SASARAN: "#175a86",
    Jenis.CSF: "#4b5a63",
    Jenis.SASARAN_PROGRAM: "#176350",
    Jenis.SASARAN_KEGIATAN: "#686010",
    Jenis.SASARAN_SUB_KEGIATAN: "#92481a",
    Jenis.SASARAN_INDIVIDU: "#842f5c",
}


def draw_inline(graph: Graph, layout: Layout, title: str, kata: Kata) -> Markup:
    """The picture for a page: links, classes for the theme's colours, a title and a description."""
    desc = describe(graph, kata)
    head = (
        f'<svg class="bagan" role="group" aria-labelledby="bagan-judul bagan-isi" {_size(layout)}>'
        f'<title id="bagan-judul">{escaped(title)}</title><desc id="bagan-isi">{escaped(desc)}</desc>'
    )
    boxes = _boxes(graph, layout, _foreign(kata))
    return Markup("".join((head, *_edges(graph, layout), *boxes, "</svg>")))  # noqa: S704 - escaped


def draw_standalone(graph: Graph, layout: Layout, title: str, mark: str = "") -> str:
    """The picture as a file of its own, with literal colours; `mark` stands above it and its frame around it."""
    style = _style(Ink())
    top = _MARK if mark else 0
    head = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="{_SVG}" role="group" {_size(layout, top)}>'
        f"<title>{escaped(title)}</title><style>{style}</style>"
        f'<rect x="{-MARGIN}" y="{-MARGIN - top}" width="100%" height="100%" fill="{Ink().paper}"/>'
        f"{_marked(mark, layout) if mark else ''}"
    )
    return "".join((head, *_edges(graph, layout), *_boxes(graph, layout), "</svg>\n"))


def describe(graph: Graph, kata: Kata) -> str:
    """What a picture shows, in a sentence, for those who do not see it."""
    roles = [box.role for box in graph.boxes]
    above = roles.count("path") + graph.omitted
    parts = [kata("{kotak}, dari kiri ke kanan", kotak=kata.counted(len(roles), "kotak"))]
    if above:
        parts.append(kata("{n} di atas sasaran ini", n=above))
    if graph.omitted:
        parts.append(kata("{n} teratas tidak digambar", n=graph.omitted))
    uncertain = sum(edge.certainty is not Kepastian.PASTI for edge in graph.edges)
    if uncertain:
        lines = kata.counted(uncertain, "garis putus-putus")
        parts.append(kata("{garis} berarti letaknya mungkin atau dugaan", garis=lines))
    return "; ".join(parts) + "."


def _size(layout: Layout, top: int = 0) -> str:
    width, height = layout.width + 2 * MARGIN, layout.height + 2 * MARGIN + top
    return f'width="{width}" height="{height}" viewBox="{-MARGIN} {-MARGIN - top} {width} {height}"'


def _marked(mark: str, layout: Layout) -> str:
    """Words above the picture, and a dashed frame around both."""
    left, top = 1 - MARGIN, 1 - MARGIN - _MARK
    width, height = layout.width + 2 * MARGIN - 2, layout.height + 2 * MARGIN + _MARK - 2
    frame = f'x="{left}" y="{top}" width="{width}" height="{height}" fill="none"'
    return (
        f'<rect {frame} stroke="{_FIKSI}" stroke-width="2" stroke-dasharray="6 4"/>'
        f'<text x="{left + 7}" y="{top + 16}" style="fill:{_FIKSI};font-weight:700">{escaped(mark)}</text>'
    )


def _edges(graph: Graph, layout: Layout) -> Iterator[str]:
    """One path per way of drawing; the way to the focus last, above the others."""
    sides = {box.key: _sides(box, *layout.corners[box.key]) for box in graph.boxes}
    ways: dict[tuple[bool, Kepastian], list[str]] = {}
    for edge in graph.edges:
        ways.setdefault((edge.on_path, edge.certainty), []).append(_elbow(sides[edge.parent], sides[edge.child]))
    for way in sorted(ways):
        yield f'<path class="{_line_class(*way)}" d="{"".join(ways[way])}"/>'
    for edge in graph.edges:
        if edge.via:
            _, x, y = sides[edge.parent]
            yield f'<circle class="lewat" cx="{x}" cy="{y}" r="3"/>'


def _line_class(on_path: bool, certainty: Kepastian) -> str:  # noqa: FBT001 - as it stands in the edge
    path, sure = "jalur" if on_path else "", certainty is Kepastian.PASTI
    return " ".join([part for part in ("garis", path, "" if sure else certainty) if part])


def _sides(box: Box, x: int, y: int) -> tuple[int, int, int]:
    """Left and right side of a box, and how far down their middles are."""
    return x, x + box.width, y + box.height // 2


def _elbow(parent: tuple[int, int, int], child: tuple[int, int, int]) -> str:
    """From the middle of the parent's right side over the gutter to the middle of the child's left side."""
    (_, x1, y1), (x2, _, y2) = parent, child
    if y1 == y2:
        return f"M{x1} {y1}H{x2}"
    return f"M{x1} {y1}H{x2 - 18}V{y2}H{x2}"


def _foreign(kata: Kata) -> str:
    """The attribute for words of a document, which no picture translates; empty where all is in their language."""
    return "" if kata.bahasa == SOURCE else f' lang="{SOURCE}"'


def _boxes(graph: Graph, layout: Layout, foreign: str = "") -> Iterator[str]:
    for box in graph.boxes:
        x, y = layout.corners[box.key]
        pattern, downs = _drawn(box, x, foreign)
        yield pattern % tuple([y + down for down in downs])


# A sasaran stands in the same column in the pictures of all its relatives, only not as high: put together once and
# filled in with its heights, a box takes 3 us instead of 12.
@lru_cache(maxsize=2048)
def _drawn(box: Box, x: int, foreign: str) -> tuple[str, tuple[int, ...]]:
    """A box as a pattern in which heights are left out, and those heights, from its upper edge downwards."""
    current = ' aria-current="page"' if box.role == "focus" else ""
    words = _more(box, x) if box.role == "more" else _words(box, x, foreign)
    drawn = (
        f'<a class="kotak {box.role} j-{box.jenis}" href="{escaped(box.href)}"{current}>'
        f"{_frame(box, x, foreign)}{words}</a>"
    )
    parts = drawn.split(_HEIGHT)
    return "%d".join([text.replace("%", "%%") for text in parts[::2]]), tuple(map(int, parts[1::2]))


def _down(pixels: int) -> str:
    """A height that is known once the box is placed: how far below its upper edge."""
    return f"{_HEIGHT}{pixels}{_HEIGHT}"


def _frame(box: Box, x: int, foreign: str) -> str:
    title = f"<title{foreign}>{escaped(box.full)}</title>" if box.cut else ""
    body = f'<rect class="badan" x="{x}" y="{_down(0)}" width="{box.width}" height="{box.height}" rx="3"/>'
    if box.role == "more":
        return title + body
    band = HEADER if box.role == "focus" else BAND
    corners = f"v-{band - 3}a3 3 0 0 1 3 -3h{box.width - 6}a3 3 0 0 1 3 3v{band - 3}z"
    return f'{title}{body}<path class="pita" d="M{x} {_down(band)}{corners}"/>'


def _more(box: Box, x: int) -> str:
    return _lines("teks", box.lines, x, (box.height - LINE * len(box.lines)) // 2 + 13)


def _words(box: Box, x: int, foreign: str) -> str:
    label = f'<text class="label" x="{x + PADDING}" y="{_down(_LABEL_BASELINE)}">{escaped(box.label)}</text>'
    count = ""
    if box.jumlah:
        right = x + box.width - PADDING
        count = f'<text class="jumlah" x="{right}" y="{_down(_LABEL_BASELINE)}">{box.jumlah}</text>'
    name = _lines("teks", box.lines, x, _TEXT_BASELINE, foreign)
    via = _lines("lewat", box.via, x, _TEXT_BASELINE + LINE * len(box.lines), foreign) if box.via else ""
    return label + count + name + via


def _lines(name: str, lines: Iterable[str], x: int, top: int, foreign: str = "") -> str:
    left = x + PADDING
    spans = [f'<tspan x="{left}" y="{_down(top + LINE * n)}">{escaped(line)} </tspan>' for n, line in enumerate(lines)]
    return f'<text class="{name}"{foreign}>{"".join(spans)}</text>'


def _style(ink: Ink) -> str:
    levels = "".join(
        f".j-{jenis} .badan{{stroke:{colour}}}.j-{jenis} .pita,.j-{jenis} .label{{fill:{colour}}}"
        for jenis, colour in LEVEL_COLOURS.items()
    )
    return (
        f"text{{font:{TEXT_SIZE}px {_FONTS};fill:{ink.text}}}"
        f".label{{font-size:{LABEL_SIZE}px;font-weight:650}}.jumlah{{font-size:{LABEL_SIZE}px;text-anchor:end}}"
        f".lewat{{font-style:italic}}.badan{{fill:{ink.paper};stroke-width:1}}"
        f".garis{{fill:none;stroke:{ink.edge}}}"
        f".mungkin{{stroke-dasharray:6 4}}.dugaan{{stroke-dasharray:1.5 4}}{levels}"
    )
