"""A law: every percentage of the example site can be computed again from its published CSV, by a program of others."""

from __future__ import annotations

import ast
import json
import operator
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from selectolax.lexbor import LexborNode

from tests.hitung_ulang import QUARTERS, Dinas, rounded
from tests.tools import ROOT, TERUKUR, Page, made

CONTOH = ROOT / "docs" / "contoh"


@cache
def files(folder: Path) -> Mapping[str, bytes]:
    """A site as it is published."""
    return made(folder).files


@cache
def published(folder: Path) -> Mapping[str, Dinas]:
    """The data of every dinas by `wilayah/dinas`, as anybody can download them."""
    names = [path.removesuffix("/data/indikator.csv") for path in files(folder) if path.endswith("/data/indikator.csv")]

    def read(name: str, file: str) -> str:
        return files(folder).get(f"{name}/data/{file}", b"").decode()

    tables = ("indikator.csv", "sasaran.csv", "datapackage.json", "anggaran.csv")
    return {name: Dinas(*(read(name, file) for file in tables)) for name in names}


# --- the tables agree with themselves ---


@pytest.mark.parametrize("folder", [CONTOH, TERUKUR], ids=lambda folder: folder.name)
def test_every_achievement_of_the_table_can_be_computed_again(folder: Path) -> None:
    for name, dinas in published(folder).items():
        told = {(row["id"], row["tahun"], row["periode"]): row["capaian"] for row in dinas.rows if row["capaian"]}
        assert {key: Fraction(value) for key, value in told.items()} == dinas.achieved, name


@pytest.mark.parametrize("folder", [CONTOH, TERUKUR], ids=lambda folder: folder.name)
def test_every_band_of_the_table_is_that_of_its_achievement(folder: Path) -> None:
    for dinas in published(folder).values():
        for row in dinas.rows:
            assert row["pita"] == (dinas.band(Fraction(row["capaian"]), row["tahun"]) if row["capaian"] else "")


@pytest.mark.parametrize("folder", [CONTOH, TERUKUR], ids=lambda folder: folder.name)
def test_every_mean_of_the_table_can_be_computed_again(folder: Path) -> None:
    for dinas in published(folder).values():
        for row in dinas.sasaran:
            mean = dinas.mean(row)
            assert (Fraction(row["capaian"]) if row["capaian"] else None) == mean, row["id"]
            assert row["pita"] == (dinas.band(mean, dinas.tahun) if mean is not None else "")


def test_a_period_with_a_realisasi_has_an_achievement_or_a_reason() -> None:
    rows = [row for dinas in published(CONTOH).values() for row in dinas.rows if row["realisasi_tercetak"]]
    assert all(bool(row["capaian"]) != bool(row["capaian_alasan"]) for row in rows)
    assert len({row["capaian_alasan"] for row in rows}) > 3


def test_the_example_holds_every_polarity_way_of_counting_and_extent() -> None:
    rows = [row for dinas in published(CONTOH).values() for row in dinas.rows if row["capaian"]]
    assert {row["polaritas"] for row in rows} >= {"positif", "negatif", "stabil", "rentang"}
    assert {row["perhitungan"] for row in rows} >= {"kumulatif", "rata_rata", "non_kumulatif", "posisi_akhir"}
    assert {row["metode"] for row in rows} >= {"selisih", "rasio"}
    assert {row["capaian_lingkup"] for row in rows} >= {"tahun", *QUARTERS, "s.d. TW3"}
    assert len({row["skala"] for row in rows}) > 1


def test_a_half_is_rounded_away_from_zero() -> None:
    achieved = published(TERUKUR)["kota-contoh/dinas-kebersihan"].achieved
    assert achieved["setengah", "2024", "tahun"] == Fraction("83.33")  # 83.325
    assert achieved["setengah", "2025", "tahun"] == Fraction("-83.33")  # -83.325


# --- what stands on the pages ---


class Place(NamedTuple):
    """Where a percentage stands: whose it is (`indikator` or `sasaran`, and the id), of which year and period."""

    kind: str
    key: str
    tahun: str
    periode: str = "tahun"


def above(node: LexborNode) -> Iterator[LexborNode]:
    """The elements around an element, the nearest first."""
    each = node.parent
    while each is not None:
        yield each
        each = each.parent


def percentages(page: Page) -> list[LexborNode]:
    return page.all("data.capaian")


def place_of(page: Page, node: LexborNode, dinas: Dinas) -> Place:
    """Whose achievement an element of a page shows; AssertionError for one that stands where nothing explains it."""
    _, _, kind, *rest = page.path.split("/")
    around = list(above(node))
    row = next((each for each in around if each.tag == "tr"), None)
    if is_comparison(page):
        assert row, node.html
        return Place("indikator", linked(row).split("/")[-2], text_of(row, 'td[data-label="Tahun"]'))
    if kind == "indikator":
        return Place(kind, rest[0], *_year_and_period(around, row))
    own = row.attributes.get("id") if row else None
    if own:
        assert own in {each["id"] for each in dinas.rows}, (page.path, own)
        return Place("indikator", own, dinas.tahun)
    assert kind == "sasaran", (page.path, node.html)
    return Place("sasaran", rest[0], dinas.tahun)


def is_comparison(page: Page) -> bool:
    """Whether a page sets dinas beside each other; each row then names its own."""
    return page.path.startswith("banding/")


def linked(row: LexborNode) -> str:
    """The address of the first link of a row."""
    link = row.css_first("a[href]")
    assert link is not None, row.html
    return link.attributes["href"] or ""


def name_of(page: Page, node: LexborNode) -> str:
    """The dinas whose figure an element shows, as `wilayah/dinas`."""
    if is_comparison(page):
        row = next(each for each in above(node) if each.tag == "tr")
        return "/".join([part for part in linked(row).split("/") if part != ".."][:2])
    return "/".join(page.path.split("/")[:2])


def _year_and_period(around: list[LexborNode], row: LexborNode | None) -> tuple[str, str]:
    """On the page of an indikator: by the heading of its section, or by the row and column of its table."""
    for each in around:
        found = re.search(r"hitung-(\d{4})", f"{each.id} {each.attributes.get('aria-labelledby')}")
        if found:
            return found[1], _quarter(row) if row else "tahun"
    if row is None:  # the key figures: "Capaian 2026"
        pair = next(each for each in around if each.css_first("dt"))
        found = re.search(r"\d{4}", text_of(pair, "dt"))
        assert found, pair.html
        return found[0], "tahun"
    cell = next(each for each in around if each.tag == "td")
    cells = row.css("td.angka")
    at = [each.mem_id for each in cells].index(cell.mem_id)
    return text_of(row, "th"), "tahun" if at == len(cells) - 1 else QUARTERS[at]


def _quarter(row: LexborNode) -> str:
    return f"TW{('TW I', 'TW II', 'TW III', 'TW IV').index(text_of(row, 'th')) + 1}"


def text_of(node: LexborNode, selector: str) -> str:
    """The text of the first element inside another that fits."""
    found = node.css_first(selector)
    assert found is not None, (selector, node.html)
    return found.text().strip()


def said(node: LexborNode) -> Fraction:
    """The percentage that people read: `"92,5%"`."""
    return number(node.text())


def number(text: str) -> Fraction:
    return Fraction(text.strip().removesuffix("%").replace(".", "").replace(",", ".").replace("\u2212", "-"))


def computed(place: Place, dinas: Dinas) -> Fraction | None:
    if place.kind == "sasaran":
        return dinas.mean(next(row for row in dinas.sasaran if row["id"] == place.key))
    return dinas.achieved.get((place.key, place.tahun, place.periode))


def shown(folder: Path) -> Iterator[tuple[Page, LexborNode]]:
    """Every percentage of a site with its page."""
    for path, content in sorted(files(folder).items()):
        if path.endswith(".html"):
            page = Page(path, content.decode())
            yield from ((page, node) for node in percentages(page))


@pytest.mark.parametrize("folder", [CONTOH, TERUKUR], ids=lambda folder: folder.name)
def test_every_percentage_on_a_page_is_that_of_the_table(folder: Path) -> None:
    for page, node in shown(folder):
        dinas = published(folder)[name_of(page, node)]
        place = place_of(page, node, dinas)
        assert said(node) == Fraction(node.attributes["value"] or "") == computed(place, dinas), (page.path, place)


def test_there_are_many_of_them_on_pages_of_every_kind() -> None:
    kinds = Counter("banding" if is_comparison(page) else page.path.split("/")[2] for page, _ in shown(CONTOH))
    assert set(kinds) >= {"indikator", "sasaran", "kinerja", "banding"}
    assert kinds["indikator"] > 300
    assert min(kinds.values()) > 5


def test_every_achievement_of_the_table_stands_on_the_page_of_its_indikator() -> None:
    on_pages: dict[str, set[Place]] = {}
    for page, node in shown(CONTOH):
        name = name_of(page, node)
        on_pages.setdefault(name, set()).add(place_of(page, node, published(CONTOH)[name]))
    for name, dinas in published(CONTOH).items():
        assert {Place("indikator", *key) for key in dinas.achieved} <= on_pages[name]


def test_a_percentage_that_no_row_explains_would_be_noticed() -> None:
    page, node = next((page, node) for page, node in shown(CONTOH) if not is_comparison(page))
    dinas = published(CONTOH)["/".join(page.path.split("/")[:2])]
    place = place_of(page, node, dinas)
    assert computed(place._replace(tahun="1999"), dinas) is None
    moved = Page("kabupaten-karangan/dinas-koperasi/index.html", '<p><data class="capaian" value="1">1%</data></p>')
    with pytest.raises(AssertionError):
        place_of(moved, percentages(moved)[0], dinas)


def test_the_last_step_on_a_page_is_the_percentage_above_it() -> None:
    found = 0
    for path, content in files(CONTOH).items():
        page = Page(path, content.decode()) if path.endswith(".html") else None
        for node in page.all("ol.langkah") if page else ():
            dinas = published(CONTOH)["/".join(path.split("/")[:2])]
            place = place_of(Page(path, ""), node, dinas)
            last = node.css("strong")[-1]
            if last.text().endswith("%"):  # else the steps end before an achievement, and the page says why
                assert said(last) == computed(place, dinas), (path, place)
                found += 1
    assert found > 80


# --- money ---

YEARLY = "Pagu, realisasi, dan serapan tiap tahun"
ABSORBED = 'td[data-label="Serapan"] data.serapan'
SUMMED = ':is(section[aria-labelledby="anggaran"] details, section[aria-labelledby^="t20"])'
COMPARED = re.compile(r"(\d{4}): capaian (\S+) \u2212 serapan (\S+) = (\S+) poin persen")


def absorptions(page: Page) -> Iterator[tuple[str, str, Fraction]]:
    """What a page says was spent: of which sasaran (`""`: of the dinas), in which year, how much in percent."""
    _, _, kind, *rest = page.path.split("/")
    of_page = rest[0] if kind == "sasaran" else ""
    for cell in page.all(ABSORBED):
        row, table = (next(each for each in above(cell) if each.tag == tag) for tag in ("tr", "table"))
        caption = text_of(table, "caption")
        if caption == YEARLY:
            yield of_page, text_of(row, "th"), said(cell)
        else:
            yield linked(row).split("/")[-2] if row.css("a") else "", caption[-4:], said(cell)
    for steps in page.all(f"{SUMMED} dl.fakta"):
        last = steps.css("strong")[-1]
        if last.text().endswith("%"):
            around = next(each for each in above(steps) if each.tag in {"details", "section"})
            yield of_page, text_of(around, "summary, h2")[-4:], said(last)


def dinas_pages() -> Iterator[tuple[Page, Dinas]]:
    """The pages of each dinas of the example site."""
    for path, content in sorted(files(CONTOH).items()):
        name = "/".join(path.split("/")[:2])
        if path.endswith(".html") and name in published(CONTOH):
            yield Page(path, content.decode()), published(CONTOH)[name]


def test_every_share_of_a_budget_that_was_spent_can_be_computed_again() -> None:
    found = [(page.path, dinas, *each) for page, dinas in dinas_pages() for each in absorptions(page)]
    assert len(found) > 50
    for path, dinas, sasaran, tahun, share in found:
        assert share == dinas.absorbed(sasaran, tahun), (path, sasaran, tahun)


def test_achievement_beside_spending_is_that_of_both_tables() -> None:
    found = 0
    for page, dinas in dinas_pages():
        for item in page.all('section[aria-labelledby="anggaran"] li'):
            told = COMPARED.match(item.text().strip())
            if told:
                key = page.path.split("/")[3]
                _, *figures = told.groups()
                achieved, spent, distance = (number(each) for each in figures)
                assert spent == dinas.absorbed(key, told[1])
                assert achieved == dinas.mean(next(row for row in dinas.sasaran if row["id"] == key), told[1])
                assert distance == achieved - spent
                found += 1
    assert found > 2


PERCENTAGE = re.compile(r"[\u2212-]?\d[\d.,]*\s?%")


def test_any_other_percentage_on_a_page_stands_in_the_document() -> None:
    """What is computed is marked as such; so nothing computed escapes the tests above."""
    for path, content in files(CONTOH).items():
        if not path.endswith(".html") or "/".join(path.split("/")[:2]) not in published(CONTOH):
            continue
        page = Page(path, content.decode())
        for node in page.all("data.capaian, ol.langkah, data.serapan, data.selisih, data.rata"):
            node.decompose()
        document = files(CONTOH)["/".join(path.split("/")[:2]) + "/data/pohon.yml"].decode()
        printed = set(PERCENTAGE.findall(document))
        assert set(PERCENTAGE.findall(page.tree.html or "")) - printed == set(), path


# --- the steps of the JSON ---

SIGNS: Mapping[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def calculated(text: str) -> Fraction:
    """What a calculator makes of a formula with its numbers: `"(2 * 10 - 8.5) / 10 * 100"`."""

    def of(node: ast.expr) -> Fraction:
        if isinstance(node, ast.BinOp):
            return SIGNS[type(node.op)](of(node.left), of(node.right))
        if isinstance(node, ast.UnaryOp):
            return -of(node.operand)
        return Fraction(ast.get_source_segment(text, node) or "")

    return of(ast.parse(text, mode="eval").body)


def is_same(told: Fraction, exact: Fraction) -> bool:
    """Whether a number is the exact one as far as it is told: a third has no last digit."""
    return abs(told - exact) <= abs(exact) / 10**25


def steps(data: Any) -> Iterator[dict[str, str]]:
    """Every step of every derivation in the data of a dinas."""
    for ik in data["indikator"]:
        for year in ik["pengukuran"]:
            found = year["capaian"]
            for each in (found["setahun"], *found["triwulan"]) if found else ():
                yield from each["langkah"]
    for s in data["sasaran"]:
        yield from s["capaian"]["langkah"] if s["capaian"] else ()


@pytest.mark.parametrize("folder", [CONTOH, TERUKUR], ids=lambda folder: folder.name)
def test_every_step_of_the_json_gives_what_it_says(folder: Path) -> None:
    for name in published(folder):
        for step in steps(json.loads(files(folder)[f"{name}/data/pohon.json"])):
            value, told = calculated(step["angka"]), Fraction(step["hasil"])
            if step["kerja"] == "pembulatan":
                assert told == rounded(value), step
            elif step["kerja"] == "batas":
                assert told in {Fraction(0), Fraction(120)}, step
            else:
                assert is_same(told, value), step


@pytest.mark.parametrize("folder", [CONTOH, TERUKUR], ids=lambda folder: folder.name)
def test_the_json_tells_the_figures_that_entered(folder: Path) -> None:
    for name, dinas in published(folder).items():
        for ik in json.loads(files(folder)[f"{name}/data/pohon.json"])["indikator"]:
            for year in ik["pengukuran"]:
                told = year["capaian"] and year["capaian"]["setahun"]
                if told and told["nilai"]:
                    pair = dinas.years[ik["id"], year["tahun"]].whole()
                    assert pair, (name, ik["id"], year["tahun"])
                    entered = (*map(Fraction, told["target"]), Fraction(told["realisasi"]))
                    assert all(map(is_same, entered, (*pair[0], pair[1]))), (name, ik["id"], year["tahun"])
