"""Facts about single checks that a broken file does not show: what they let through, and what exactly they say."""

from __future__ import annotations

import itertools
import pickle
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from pohon.checks import COUNTED, MEANING, SITE, STRUCTURE, check, check_site
from pohon.checks.outline import outline_of
from pohon.model import Hitungan, Jenis, Tree
from pohon.problems import Problem, Severity
from pohon.reading import read_tree
from tests.problems import HEAD, put_sources

ANY = "jenis: sasaran, pernyataan: Meningkatnya"


class Desk(NamedTuple):
    """A place to write trees."""

    wilayah: Path

    def tree(self, body: str, head: str = HEAD, name: str = "dinas.yml") -> Tree:
        """A tree without any problem of its own reading."""
        file = self.wilayah / name
        file.write_text(head + body, "utf-8")
        checked = read_tree(file, name)
        assert checked.problems == ()
        assert checked.value is not None
        return checked.value

    def problems(self, body: str, head: str = HEAD) -> list[Problem]:
        """What the checks say of a tree."""
        return list(check(self.tree(body, head), Hitungan()))

    def codes(self, body: str, head: str = HEAD) -> list[str]:
        """The codes of what the checks say of a tree."""
        return [problem.code for problem in self.problems(body, head)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(put_sources(tmp_path / "kota-contoh"))


def sasaran(*items: str) -> str:
    """A list of sasaran in braces; each has a jenis and a pernyataan unless it says so itself."""
    return "sasaran:\n" + "".join(f"  - {{{item}{'' if 'jenis' in item else f', {ANY}'}}}\n" for item in items)


def indikator(*keys: str) -> str:
    """One sasaran with one indikator that has these keys."""
    lines = "".join(f"        {key}\n" for key in ("id: ik1", "nama: Jumlah koperasi mandiri", *keys))
    return f"sasaran:\n  - id: s1\n    jenis: sasaran\n    pernyataan: Meningkatnya\n    indikator:\n      -\n{lines}"


def year(target: str, *quarters: str, of: str = "target") -> str:
    """The measurements of one year."""
    listed = f", triwulan: {{{of}: [{', '.join(quarters)}]}}" if quarters else ""
    return f"pengukuran: [{{tahun: 2024, target: {target}{listed}}}]"


# --- the lists ---


def test_what_must_be_right_stops_the_build_and_advice_does_not() -> None:
    assert {rule.severity for rule in STRUCTURE} == {rule.severity for rule in SITE} == {Severity.GALAT}
    assert {rule.severity for rule in MEANING} == {rule.severity for rule in COUNTED} == {Severity.PERINGATAN}


def test_a_good_tree_has_no_problems(desk: Desk) -> None:
    assert desk.codes(sasaran("id: t1", "id: s1, induk: t1", "id: s2, induk: [t1, s1]")) == []


# --- ids and names ---


def test_an_id_may_be_shared_by_different_kinds_of_things(desk: Desk) -> None:
    body = """jabatan: [{id: koperasi, nama: KEPALA BIDANG KOPERASI}]
sasaran:
  - {id: koperasi, jenis: sasaran, pernyataan: Meningkatnya, indikator: [{id: koperasi, nama: Jumlah koperasi}]}
"""
    assert desk.codes(body) == []


def test_an_id_used_thrice_names_the_first_place_each_time(desk: Desk) -> None:
    problems = desk.problems(sasaran("id: s1", "id: s1", "id: s1"))
    assert [(p.code, p.where.line, p.message) for p in problems] == [
        ("P201", 5, 'Id sasaran "s1" sudah dipakai pada baris 4.'),
        ("P201", 6, 'Id sasaran "s1" sudah dipakai pada baris 4.'),
    ]


def test_a_nomenklatur_is_name_enough(desk: Desk) -> None:
    assert desk.codes(sasaran("id: s1, jenis: sasaran_program, nomenklatur: {nama: PROGRAM A}")) == []


# --- references ---


@pytest.mark.parametrize(
    ("named", "hint"),
    [
        ("koperasi-sehta", 'Mungkin maksud Anda "koperasi-sehat"?'),
        ("xyz", "Betulkan ejaannya, atau tambahkan sasaran itu."),
    ],
)
def test_an_unknown_id_is_told_with_the_nearest_known_one(desk: Desk, named: str, hint: str) -> None:
    (problem,) = desk.problems(sasaran("id: koperasi-sehat", f"id: s1, induk: {named}"))
    assert (problem.code, problem.message, problem.hint) == ("P202", f'Tidak ada sasaran dengan id "{named}".', hint)


def test_an_indikator_of_any_parent_will_do(desk: Desk) -> None:
    items = [
        "id: s1, indikator: [{id: ik1, nama: Jumlah}]",
        "id: s2",
        "id: p1, induk: [s2, s1], melalui_indikator: ik1",
    ]
    assert desk.codes(sasaran(*items)) == []
    assert desk.codes(sasaran(*items[:2], "id: p1, induk: s2, melalui_indikator: ik1")) == ["P204"]


@pytest.mark.parametrize("lines", ["9", "1-9", "[1, 9]", "[8-9]"])
def test_the_last_line_of_the_source_is_a_line(desk: Desk, lines: str) -> None:
    assert desk.codes(f"jabatan: [{{id: a, nama: KEPALA DINAS, sumber: {lines}}}]\n{sasaran('id: s1')}") == []


def test_a_line_outside_is_told_with_the_last_one(desk: Desk) -> None:
    (problem,) = desk.problems(f"jabatan: [{{id: a, nama: KEPALA DINAS, sumber: 8-10}}]\n{sasaran('id: s1')}")
    assert problem.message == "Baris 8–10 tidak ada: teks sumber hanya sampai baris 9."


# --- the shape of the tree ---


def test_two_ways_to_the_same_root_are_no_circle(desk: Desk) -> None:
    assert desk.codes(sasaran("id: t1", "id: s1, induk: t1", "id: s2, induk: t1", "id: p1, induk: [s1, s2]")) == []


def test_a_circle_is_told_as_a_chain(desk: Desk) -> None:
    (problem,) = desk.problems(sasaran("id: t1", "id: s1, induk: s2", "id: s2, induk: s3", "id: s3, induk: [t1, s1]"))
    assert (problem.code, problem.message) == ("P206", "Induk berputar: s1 → s2 → s3 → s1.")


def test_a_chain_begins_with_what_is_written_first(desk: Desk) -> None:
    (problem,) = desk.problems(
        sasaran("id: t1", "id: s9, induk: s3", "id: s1, induk: s2", "id: s2, induk: s3", "id: s3, induk: s1")
    )
    assert (problem.where.line, problem.message) == (6, "Induk berputar: s1 → s2 → s3 → s1.")


def test_each_circle_is_told_once(desk: Desk) -> None:
    pairs = ["id: a1, induk: a2", "id: a2, induk: a1", "id: b1, induk: b2", "id: b2, induk: b1"]
    problems = desk.problems(sasaran("id: t1", *pairs))
    assert [(p.code, p.where.line) for p in problems] == [("P206", 5), ("P206", 7)]


def test_a_chain_of_thousands_is_followed_to_its_root(desk: Desk) -> None:
    chain = [f"id: s{n}, induk: s{n - 1}" for n in range(1, 3000)]
    # Too deep to be published (P213), told once; but neither a circle (P206) nor a RecursionError.
    assert desk.codes(sasaran("id: s0", *reversed(chain))) == ["P213"]


def test_one_root_is_enough_and_many_are_welcome(desk: Desk) -> None:
    assert desk.codes(sasaran("id: s1, induk: t1", "id: t1")) == []
    assert desk.codes(sasaran("id: t1", "id: t2", "id: t3")) == []


@pytest.mark.parametrize(("above", "below"), [*itertools.combinations_with_replacement(Jenis, 2)])
def test_levels_may_be_skipped_and_repeated(desk: Desk, above: Jenis, below: Jenis) -> None:
    items = [f"id: a, jenis: {above}, pernyataan: A", f"id: b, jenis: {below}, pernyataan: B, induk: a"]
    assert desk.codes(sasaran(*items)) == []


@pytest.mark.parametrize(("above", "below"), [*itertools.pairwise(Jenis)])
def test_a_level_may_not_stand_below_the_next(desk: Desk, above: Jenis, below: Jenis) -> None:
    items = [f"id: b, jenis: {below}, pernyataan: B", f"id: a, jenis: {above}, pernyataan: A, induk: b"]
    assert desk.codes(sasaran(*items)) == ["P502"]


# --- figures ---


@pytest.mark.parametrize("unit", ["Predikat", "predikat SAKIP", "Nilai huruf", " Kategori ", "Opini BPK", "Level"])
def test_a_unit_of_words_takes_words(desk: Desk, unit: str) -> None:
    assert desk.codes(indikator(f'satuan: "{unit}"', year("B", "A", "B", "null", "WTP"))) == []


@pytest.mark.parametrize("unit", ["satuan: unit", "satuan: Nilai", "satuan: Angka", "label: INDIKATOR 1"])
def test_any_other_unit_takes_numbers_only(desk: Desk, unit: str) -> None:
    assert desk.codes(indikator(unit, year("B"))) == ["P208"]


@pytest.mark.parametrize("figure", ['"0,5"', "2", '"1.250"', '"0,069%"', '"-1"', '"12.345,6 %"', "010"])
def test_numbers_as_they_are_printed(desk: Desk, figure: str) -> None:
    assert desk.codes(indikator(year(figure))) == []


def test_each_figure_that_is_none_is_told(desk: Desk) -> None:
    body = indikator(
        "satuan: unit",
        "baseline: {tahun: 2023, nilai: nihil}",
        "pengukuran:",
        "  - {tahun: 2024, target: a, realisasi: b, triwulan: {target: [c, 1, 1, 1], realisasi: [1, 1, 1, d]}}",
    )
    assert sorted(p.message for p in desk.problems(body)) == sorted(
        f'"{printed}" bukan angka untuk satuan "unit".' for printed in ("a", "b", "c", "d", "nihil")
    )


@pytest.mark.parametrize("of", ["target", "realisasi"])
@pytest.mark.parametrize(("count", "codes"), [(1, ["P210"]), (3, ["P210"]), (4, []), (5, ["P210"]), (8, ["P210"])])
def test_a_year_has_four_quarters(desk: Desk, of: str, count: int, codes: list[str]) -> None:
    assert desk.codes(indikator(year("1", *["1"] * count, of=of))) == codes


def test_empty_quarters_count(desk: Desk) -> None:
    assert desk.codes(indikator(year("1", "null", "null", "null", "1"))) == []


def test_a_decimal_comma_without_quotes_makes_two_quarters_of_one(desk: Desk) -> None:
    (problem,) = desk.problems(indikator(year('"2"', "0,5", "0,5", "0,5", "0,5", of="realisasi")))
    assert (problem.code, problem.message) == ("P210", "Ada 8 angka triwulan; seharusnya empat.")


def test_a_year_may_stand_once_in_each_indikator(desk: Desk) -> None:
    one = "{id: ik%d, nama: Jumlah, pengukuran: [{tahun: 2024, target: 1}, {tahun: 2025, target: 1}]}"
    assert desk.codes(sasaran(f"id: s1, indikator: [{one % 1}, {one % 2}]")) == []


# --- advice ---


@pytest.mark.parametrize(
    ("target", "quarters"),
    [
        ("4", ["1", "1", "1", "1"]),  # they add up
        ('"2"', ['"0,5"', '"0,5"', '"0,5"', '"0,5"']),
        ("10", ["4", "6", "8", "10"]),  # the last one counts
        ('"2,5"', ["1", "2", "3", "4"]),  # their average
        ('"100%"', ['"25%"', '"25%"', '"25%"', '"25%"']),
        ("99", ["1", "null", "1", "1"]),  # a quarter is not known
        ("null", ["1", "1", "1", "1"]),  # nothing to hold them against
        ("0", ["0", "0", "0", "0"]),
    ],
)
def test_quarters_agree_when_they_add_up_or_end_or_average_at_the_target(
    desk: Desk, target: str, quarters: list[str]
) -> None:
    assert desk.codes(indikator(year(target, *quarters))) == []


def test_quarters_that_do_not_agree_are_told_with_both_figures(desk: Desk) -> None:
    (problem,) = desk.problems(indikator(year('"0,0138%"', '"0,3"', '"0,3"', '"0,3"', '"0,48"')))
    assert problem.message == "Jumlah triwulan 1,38 adalah 100 kali target setahun 0,0138: barangkali salah satuan."


SOURCE = "POHON KINERJA\nMeningkatnya  koperasi\nyang sehat\n\nMeningkat\nnya koperasi yang sehat\n"


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("[2-3]", []),  # white space does not count
        ("[5-6]", []),  # nor a word broken between lines
        ("[2-3, 5-6]", []),
        ("[1-4]", []),  # a range may hold more
        ("2", ["P503"]),
        ("[2, 3]", ["P503", "P503"]),  # each range is one whole printing
        ("[2-3, 1]", ["P503"]),
    ],
)
def test_a_text_stands_whole_on_each_of_its_ranges(desk: Desk, lines: str, codes: list[str]) -> None:
    (desk.wilayah / "sumber.txt").write_text(SOURCE, "utf-8")
    body = f"sasaran: [{{id: s1, jenis: sasaran, pernyataan: Meningkatnya koperasi yang sehat, sumber: {lines}}}]\n"
    assert desk.codes(body) == codes


def test_letters_are_compared_as_they_are_printed(desk: Desk) -> None:
    body = "sasaran: [{id: s1, jenis: sasaran, pernyataan: meningkatnya koperasi sehat, sumber: 4}]\n"
    assert desk.codes(body) == ["P503"]


def test_a_text_without_lines_is_not_looked_for(desk: Desk) -> None:
    assert desk.codes(sasaran("id: s1, jenis: sasaran, pernyataan: Tidak ada di sumber")) == []


# --- several trees ---


def between(trees: Iterable[Tree], unread: Iterable[str] = ()) -> list[Problem]:
    """What is wrong between trees."""
    return list(check_site(map(outline_of, trees), unread))


def in_wilayah(wilayah: str) -> str:
    return HEAD.replace("UKM}", f"UKM, wilayah: {{{wilayah}}}}}")


def named(name: str) -> str:
    return in_wilayah(f"nama: {name}")


def test_only_trees_of_one_folder_must_agree_on_its_name(desk: Desk, tmp_path: Path) -> None:
    other = Desk(put_sources(tmp_path / "kota-lain"))
    body = sasaran("id: s1")
    trees = [
        desk.tree(body, named("Kota Contoh"), "a.yml"),
        desk.tree(body, HEAD, "b.yml"),
        desk.tree(body, named("Kota Contoh"), "c.yml"),
        other.tree(body, named("Kota Lain"), "a.yml"),
    ]
    assert between(trees) == []


def test_each_tree_that_disagrees_is_told_with_the_first_one(desk: Desk) -> None:
    names = {"a.yml": "Kota Contoh", "b.yml": "KOTA CONTOH", "c.yml": "Kota Tjontoh"}
    trees = [desk.tree(sasaran("id: s1"), named(name), file) for file, name in names.items()]
    assert [(p.code, p.where.path, p.message) for p in between(trees)] == [
        ("P301", "b.yml", 'Wilayah "KOTA CONTOH" berbeda dari "Kota Contoh" pada a.yml.'),
        ("P301", "c.yml", 'Wilayah "Kota Tjontoh" berbeda dari "Kota Contoh" pada a.yml.'),
    ]


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        ("nama: Kota Contoh", "nama: Kota Contoh", ['Wilayah "Kota Contoh" sudah ada di folder lain, pada a.yml.']),
        ("nama: Kota Contoh", "nama: KOTA CONTOH", ['Wilayah "KOTA CONTOH" sudah ada di folder lain, pada a.yml.']),
        ("kode: '33.01', nama: X", "kode: '33.01', nama: Y", ['Wilayah "33.01" sudah ada di folder lain, pada a.yml.']),
        ("kode: '33.01', nama: X", "kode: '33.01', nama: X", ['Wilayah "X" sudah ada di folder lain, pada a.yml.']),
        ("kode: '33.01', nama: X", "kode: '33.02', nama: Y", []),
    ],
)
def test_a_wilayah_has_one_folder(desk: Desk, tmp_path: Path, ours: str, theirs: str, told: list[str]) -> None:
    other = Desk(put_sources(tmp_path / "kota-lain"))
    trees = [
        desk.tree(sasaran("id: s1"), in_wilayah(ours), "a.yml"),
        other.tree(sasaran("id: s1"), in_wilayah(theirs), "b.yml"),
        other.tree(sasaran("id: s1"), in_wilayah(theirs), "c.yml"),
    ]
    assert [(p.code, p.where.path, p.message) for p in between(trees)] == [("P308", "b.yml", each) for each in told]


def test_folders_without_a_name_are_not_one_wilayah(desk: Desk, tmp_path: Path) -> None:
    other = Desk(put_sources(tmp_path / "kota-lain"))
    assert between([desk.tree(sasaran("id: s1"), HEAD, "a.yml"), other.tree(sasaran("id: s1"), HEAD, "b.yml")]) == []


@pytest.mark.parametrize(
    ("link", "codes"),
    [
        ("kota-contoh/b#s1", []),
        ("kota-contoh/c#s1", []),
        ("kota-contoh/c#s2", ["P302"]),
        ("kota-contoh/d#s1", ["P302"]),
    ],
)
def test_a_link_to_a_tree_that_could_not_be_had_is_let_be(desk: Desk, link: str, codes: list[str]) -> None:
    tree = desk.tree(sasaran(f'id: s1, lintas: [{{mitra: DPMPTSP, tautan: "{link}"}}]'), name="a.yml")
    partner = desk.tree(sasaran("id: s1"), name="c.yml")
    assert [p.code for p in between([tree, partner], ["kota-contoh/b"])] == codes


def test_a_link_to_a_tree_whose_ids_are_not_all_known_is_let_be(desk: Desk) -> None:
    tree = desk.tree(sasaran('id: s1, lintas: [{mitra: DPMPTSP, tautan: "kota-contoh/c#s2"}]'), name="a.yml")
    partner = desk.tree(sasaran("id: s1"), name="c.yml")
    assert [p.code for p in between([tree, partner])] == ["P302"]
    assert between([tree, replace(partner, rusak=frozenset({("sasaran", 0, "id")}))]) == []


@pytest.mark.parametrize(
    ("link", "codes"),
    [
        ("kota-contoh/a#s1", []),
        ("kota-contoh/b#s2", []),
        ("kota-contoh/b#s1", ["P302"]),
        ("kota-contoh/b", ["P302"]),
        ("kota-contoh/b#", ["P302"]),
        ("/kota-contoh/b#s2", ["P302"]),
        ("b#s2", ["P302"]),
    ],
)
def test_a_link_names_a_sasaran_of_a_tree_of_the_site(desk: Desk, link: str, codes: list[str]) -> None:
    trees = [
        desk.tree(sasaran(f'id: s1, lintas: [{{mitra: DPMPTSP, tautan: "{link}"}}]'), name="a.yml"),
        desk.tree(sasaran("id: s2"), name="b.yml"),
    ]
    assert [p.code for p in between(trees)] == codes


def test_what_other_trees_need_to_know_goes_to_another_process_and_is_small(desk: Desk) -> None:
    many = (f'id: s{n}, indikator: [{{id: ik{n}, nama: "{"Persentase koperasi " * 20}"}}]' for n in range(100))
    outline = outline_of(desk.tree(sasaran(*many)))
    sent = pickle.dumps(outline, protocol=5)
    assert pickle.loads(sent) == outline
    assert len(sent) < 2_000


def test_an_outline_names_each_id_once(desk: Desk) -> None:
    outline = outline_of(desk.tree(sasaran("id: s1", "id: s2", "id: s1")))
    assert outline.sasaran == "s1 s2"
