"""A law: every sum and every percentage of money on the example site follows from its published CSV alone.

Which figures are added is worked out here a second time, by the rules of docs/hitungan.md; nothing of Pohon is used.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from selectolax.lexbor import LexborNode

from tests.hitung_ulang import rounded
from tests.test_anggaran_pages import site
from tests.test_hitung_ulang import (
    CONTOH,
    above,
    calculated,
    files,
    is_same,
    linked,
    number,
    published,
    text_of,
)
from tests.tools import TERUKUR, Page

Row = Mapping[str, str]


class Sums(NamedTuple):
    """What some nomenklatur add up to in a year; None where no figure is there."""

    pagu: Fraction | None
    realisasi: Fraction | None
    serapan: Fraction | None


def of_name(row: Row) -> str:
    """A name without capitals, blanks and signs."""
    return "".join(filter(str.isalnum, row["nomenklatur"].casefold()))


class Money:
    """The money of one dinas, from `sasaran.csv` and `anggaran.csv`."""

    def __init__(self, sasaran: str, anggaran: str) -> None:
        """The texts of the two files."""
        self.boxes, self.rows = (
            list(csv.DictReader(io.StringIO(text, newline=""))) for text in (sasaran, anggaran)
        )  # fmt: skip

    @cached_property
    def own(self) -> Mapping[str, str]:
        """By what the nomenklatur of each sasaran is known: its kode, that of another box of its name, its name."""
        coded: dict[str, set[str]] = {}
        for box in self.boxes:
            if box["nomenklatur_kode"]:
                coded.setdefault(of_name(box), set()).add(box["nomenklatur_kode"])

        def key(box: Row) -> str:
            kode = {box["nomenklatur_kode"]} - {""} or coded.get(of_name(box), set())
            return min(kode) if len(kode) == 1 else of_name(box) or f"#{box['id']}"

        return {box["id"]: key(box) for box in self.boxes}

    @cached_property
    def children(self) -> Mapping[str, list[str]]:
        """The sasaran under each one; under `""` the topmost."""
        found: dict[str, list[str]] = {}
        for box in self.boxes:
            for parent in box["induk"].split("|"):
                found.setdefault(parent, []).append(box["id"])
        return found

    def below(self, sasaran: str) -> set[str]:
        """Everything under a sasaran."""
        below = self.children.get(sasaran, [])
        return set(below).union(*map(self.below, below))

    def figures(self, tahun: str) -> Mapping[str, Row]:
        """The entry of each nomenklatur: of several the most complete one, then the one with the largest pagu."""
        found: dict[str, Row] = {}
        for row in self.rows:
            if row["tahun"] == tahun:
                key = self.own[row["sasaran"]]
                found[key] = max(found.get(key, row), row, key=lambda row: (
                    bool(row["pagu"]) + bool(row["realisasi"]), Fraction(row["pagu"] or 0)
                ))  # fmt: skip
        return found

    def is_part(self, part: str, whole: str) -> bool:
        """Whether a nomenklatur stands below another one, or its kode begins with that of the other."""
        below = {self.own[each] for box, key in self.own.items() if key == whole for each in self.below(box)}
        return part != whole and (part in below or part.startswith(f"{whole}."))

    def entering(self, sasaran: str, tahun: str) -> set[str]:
        """The nomenklatur that are added for a sasaran, or for the whole dinas (`""`)."""
        there = self.figures(tahun)
        if sasaran and self.own[sasaran] in there:
            return {self.own[sasaran]}
        held = {self.own[each] for each in self.below(sasaran)} & set(there)
        return {each for each in held if not any(self.is_part(each, other) for other in held)}

    def sums(self, sasaran: str, tahun: str) -> Sums:
        """What they add up to, and the share that was spent, over those that have both figures."""
        there = [self.figures(tahun)[key] for key in self.entering(sasaran, tahun)]
        both = [row for row in there if row["pagu"] and row["realisasi"]]
        pagu, realisasi = (added(both, name) or Fraction(0) for name in ("pagu", "realisasi"))
        share = rounded(realisasi / pagu * 100) if pagu else None
        return Sums(added(there, "pagu"), added(there, "realisasi"), share)


def added(rows: list[Row], name: str) -> Fraction | None:
    """The sum of a column; what is absent is no zero."""
    values = [Fraction(row[name]) for row in rows if row[name]]
    return sum(values, Fraction(0)) if values else None


@cache
def money(folder: Path) -> Mapping[str, Money]:
    """The money of every dinas that has published any."""
    of = {
        name: [files(folder).get(f"{name}/data/{file}.csv") for file in ("sasaran", "anggaran")]
        for name in published(folder)
    }
    return {
        name: Money(sasaran.decode(), anggaran.decode())
        for name, (sasaran, anggaran) in of.items()
        if sasaran and anggaran
    }


ODD = """
  - {id: s1, jenis: sasaran, pernyataan: Satu}
  - {id: s2, jenis: sasaran, pernyataan: Dua}
  - id: p1
    jenis: sasaran_program
    induk: [s1, s2]
    nomenklatur: {nama: PROGRAM TANGKAP, kode: "3.25.03"}
    anggaran: [{tahun: 2024, pagu: "1.000", realisasi: "333"}, {tahun: 2025, pagu: "3.000"}]
  - id: k1
    jenis: sasaran_kegiatan
    induk: s2
    nomenklatur: {nama: DERMAGA, kode: "3.25.03.2.01"}
    anggaran: [{tahun: 2024, pagu: "600", realisasi: "200"}, {tahun: 2025, pagu: "800", realisasi: "1"}]
  - id: k2
    jenis: sasaran_kegiatan
    induk: s2
    nomenklatur: {nama: LAIN, kode: "3.25.031"}
    anggaran: [{tahun: 2024, pagu: "70", realisasi: "69"}, {tahun: 2025, pagu: "7", realisasi: "7"}]
  - id: p2
    jenis: sasaran_program
    induk: s2
    nomenklatur: {nama: Program Tangkap}
    anggaran: [{tahun: 2024, pagu: "900", realisasi: "900"}]
  - id: p3
    jenis: sasaran_program
    induk: s1
    nomenklatur: {nama: PROGRAM NOL}
    anggaran: [{tahun: 2023, pagu: "0", realisasi: "5"}, {tahun: 2024, pagu: "0", realisasi: "5"}]
"""
"""Parts that only a kode tells of, a program in two boxes with two figures, figures that are absent, and zero."""


@pytest.fixture(scope="module", params=["contoh", "terukur", "ganjil"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site, that of the tests, and one of odd cases."""
    if request.param == "ganjil":
        return site(tmp_path_factory.mktemp("ganjil"), ODD)
    return CONTOH if request.param == "contoh" else TERUKUR


# --- where it stands ---


class Place(NamedTuple):
    """Whose money stands somewhere: of a sasaran (`""`: of the whole dinas), in a year."""

    sasaran: str
    tahun: str


def pages(folder: Path) -> Iterator[tuple[Page, Money]]:
    """The pages of each dinas that has money."""
    for path, content in sorted(files(folder).items()):
        name = "/".join(path.split("/")[:2])
        if path.endswith(".html") and name in money(folder):
            yield Page(path, content.decode()), money(folder)[name]


def around(node: LexborNode, *tags: str) -> LexborNode:
    """The nearest element around another."""
    return next(each for each in above(node) if each.tag in tags)


def place_of(page: Page, node: LexborNode) -> Place:
    """Whose money an element of a page shows, by the table, list or steps that it stands in."""
    _, _, kind, *rest = page.path.split("/")
    of_page = rest[0] if kind == "sasaran" else ""
    place = around(node, "tr", "li", "dl")
    if place.tag == "li":
        return Place(of_page, place.text().strip()[:4])
    if place.tag == "dl":
        return Place(of_page, text_of(around(place, "details", "section"), "summary, h2")[-4:])
    table = around(place, "table")
    if text_of(table, "th") == "Tahun":
        return Place(of_page, text_of(place, "th"))
    own = linked(place).split("/")[-2] if place.css("th a[href*=sasaran]") else ""
    return Place(own, text_of(table, "caption")[-4:])


def figure(text: str) -> Fraction | None:
    """The money or the percentage that people read: `"Rp1.250.000"`; None for words that say why there is none."""
    bare = text.strip().removeprefix("Rp")
    return number(bare) if bare[:1].isdigit() else None


def test_every_share_on_a_page_follows_from_the_tables(folder: Path) -> None:
    for page, own in pages(folder):
        for node in page.all("data.serapan"):
            place = place_of(page, node)
            share = number(node.text())
            assert share == Fraction(node.attributes["value"] or "") == own.sums(*place).serapan, (page.path, place)


def summed(page: Page) -> Iterator[tuple[Place, LexborNode]]:
    """The rows of tables that hold sums: those that have a share."""
    for cell in page.all('td[data-label="Serapan"]'):
        row = around(cell, "tr")
        yield place_of(page, cell), row


def test_every_sum_on_a_page_follows_from_the_tables(folder: Path) -> None:
    for page, own in pages(folder):
        for place, row in summed(page):
            shown = tuple(figure(text_of(row, f'td[data-label="{name}"]')) for name in ("Pagu", "Realisasi"))
            assert shown == own.sums(*place)[:2], (page.path, place)
            assert bool(row.css("data.serapan")) == (own.sums(*place).serapan is not None), (page.path, place)


def test_there_are_many_of_them_on_pages_of_every_kind() -> None:
    shares = Counter(page.path.split("/")[2] for page, _ in pages(CONTOH) for _ in page.all("data.serapan"))
    assert set(shares) == {"index.html", "anggaran", "sasaran"}
    assert min(shares.values()) > 10
    assert sum(1 for page, _ in pages(CONTOH) for _ in summed(page)) > 100
    assert sum(1 for page, _ in pages(CONTOH) for _ in page.all("data.selisih")) > 5


def test_every_share_stands_with_its_formula() -> None:
    """Not the one of another: what the formula gives is the share."""
    found = 0
    for page, _ in pages(CONTOH):
        for node in page.all("td data.serapan, dl data.serapan"):
            text = around(node, "td", "dd").text()
            formula = text.partition("=")[0] if "=" in text else text.replace(node.text(), "", 1)
            part, whole = formula.split("× 100")[0].split("÷")
            assert number(node.text()) == rounded(number(part) / number(whole) * 100), (page.path, text)
            found += 1
    assert found > 50


def test_every_step_on_a_page_gives_what_it_says() -> None:
    found = 0
    for page, own in pages(CONTOH):
        for steps in page.all("dl.fakta"):
            if text_of(steps, "dt") != "Pagu":
                continue
            place = place_of(page, steps.css("dd")[0])
            for pair, expected in zip(steps.css("div"), own.sums(*place), strict=True):
                left, is_equation, right = text_of(pair, "dd").partition(" = ")
                assert figure(right or left) == expected, (page.path, place)
                if is_equation and "+" in left:
                    assert sum(figure(each) or 0 for each in left.split("+")) == expected
                found += 1
    assert found > 60


def test_what_achievement_is_ahead_of_spending_follows_from_the_tables() -> None:
    for page, own in pages(CONTOH):
        dinas = published(CONTOH)["/".join(page.path.split("/")[:2])]
        for node in page.all("data.selisih"):
            place = place_of(page, node)
            achieved = dinas.mean(next(row for row in dinas.sasaran if row["id"] == place.sasaran), place.tahun)
            spent = own.sums(*place).serapan
            assert achieved is not None, place
            assert spent is not None, place
            item = around(node, "li").css("data")
            assert [each.attributes["class"] for each in item] == ["rata", "serapan", "selisih"]
            assert [Fraction(each.attributes["value"] or "") for each in item] == [achieved, spent, achieved - spent]
            assert [number(each.text()) for each in item] == [achieved, spent, achieved - spent]


def test_a_wrong_sum_would_be_noticed() -> None:
    """Two sasaran share a program; a sum that counts it twice is no sum of the tables."""
    own = money(CONTOH)["kabupaten-karangan/dinas-koperasi"]
    whole = own.sums("", "2025").pagu
    assert whole == Fraction(2040000000)
    assert sum(own.sums(key, "2025").pagu or 0 for key in ("s1", "s2", "s3")) > whole
    assert own.sums("s1", "1999") == Sums(None, None, None)


# --- the JSON ---


def told(folder: Path) -> Iterator[tuple[Money, str, dict[str, Any]]]:
    """Every sum of the JSON of a site with the sasaran that it is of."""
    for name, own in money(folder).items():
        data = json.loads(files(folder)[f"{name}/data/pohon.json"])
        yield from ((own, "", each) for each in data["jumlah_anggaran"])
        yield from ((own, s["id"], each) for s in data["sasaran"] for each in s["jumlah_anggaran"])


def test_every_sum_of_the_json_follows_from_the_tables(folder: Path) -> None:
    for own, key, each in told(folder):
        figures = Sums(*(Fraction(each[name]) if each[name] else None for name in Sums._fields))
        assert figures == own.sums(key, each["tahun"]), (key, each["tahun"])
        assert bool(each["serapan"]) != bool(each["alasan"])
        entered = {own.own[post["sasaran"][0]] for post in each["masuk"]}
        assert entered == own.entering(key, each["tahun"])
        assert len(each["masuk"]) == len(entered)


def test_every_box_with_money_is_added_or_left_out_for_a_reason() -> None:
    for own, key, each in told(CONTOH):
        branch = {key, *own.below(key)} - {""}
        there = {box for box in branch if own.own[box] in own.figures(each["tahun"])}
        added_at = {box for post in each["masuk"] for box in post["sasaran"]}
        assert there <= added_at | {left["sasaran"] for left in each["terlewat"]}, (key, each["tahun"])


def test_every_step_of_the_json_gives_what_it_says(folder: Path) -> None:
    for _, key, each in told(folder):
        for step in each["langkah"]:
            value, result = calculated(step["angka"]), Fraction(step["hasil"])
            assert result == rounded(value) if step["kerja"] == "pembulatan" else is_same(result, value), (key, step)
        beside = each["efisiensi"]
        if beside:
            assert calculated(beside["angka"]) == Fraction(beside["selisih"])
            assert Fraction(beside["capaian"]) - Fraction(each["serapan"]) == Fraction(beside["selisih"])


def test_every_sasaran_with_money_on_its_page_has_it_in_the_json() -> None:
    in_json = {(key, each["tahun"]) for _, key, each in told(CONTOH)}
    on_pages = {place for page, _ in pages(CONTOH) for place, row in summed(page) if "Rp" in row.text()}
    assert {tuple(place) for place in on_pages} == in_json


def test_the_class_is_that_of_the_published_settings() -> None:
    found = Counter[str]()
    for name in money(CONTOH):
        classes = published(CONTOH)[name].settings["efisiensi"]["kelas"]
        data = json.loads(files(CONTOH)[f"{name}/data/pohon.json"])
        for each in (each["efisiensi"] for s in data["sasaran"] for each in s["jumlah_anggaran"]):
            if each and each["kelas"]:
                reached = (
                    c["nama"] for c in classes if not c["mulai"] or Fraction(each["selisih"]) >= Fraction(c["mulai"])
                )
                assert each["kelas"] == next(reached)
                found[each["kelas"]] += 1
    assert len(found) > 1
