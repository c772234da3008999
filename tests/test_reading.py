"""Files -> values with their places -> trees."""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal
from pathlib import Path

import pytest

from pohon.model import Angka, Jenis
from pohon.problems import PohonError, Source
from pohon.reading import check_places, events, files, read_tree, tree_files
from pohon.reading.events import build
from tests.problems import HEAD, put_sources, told

# --- values ---

TEXTS = [
    *("no", "yes", "on", "off", "true", "False", "y", "n"),
    *("010", "0x1F", "0o17", "1_000", "1e3", "-0", "+1", ".inf", ".NaN", "1:30", "190:20:30"),
    *("2024-01-01", "2024-01-01 10:00:00", "2.17.06.2.01", "0,5", "33.03", "=", "nULL", "Nihil", "none", "None"),
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_scalar_stays_text(text: str) -> None:
    assert build(f"nilai: {text}\n", "a.yml").value == {"nilai": text}
    assert build(f"- {text}\n", "a.yml").value == [text]
    assert build(f"{text}: isi\n", "a.yml").value == {text: "isi"}


@pytest.mark.parametrize("null", ["", "~", "null", "Null", "NULL", "# hanya komentar"])
def test_an_empty_value_is_none(null: str) -> None:
    assert build(f"nilai: {null}\n", "a.yml").value == {"nilai": None}


@pytest.mark.parametrize(
    ("written", "text"),
    [("''", ""), ('""', ""), ("'null'", "null"), ('"~"', "~"), ("|\n  null", "null\n"), ("!!str null", "null")],
)
def test_a_quoted_null_is_text(written: str, text: str) -> None:
    assert build(f"nilai: {written}\n", "a.yml").value == {"nilai": text}


def test_texts_over_several_lines() -> None:
    text = "a: satu\n  dua\nb: |\n  satu\n  dua\nc: >-\n  satu\n  dua\nd: 'satu\n\n  dua'\n"
    assert build(text, "a.yml").value == {"a": "satu dua", "b": "satu\ndua\n", "c": "satu dua", "d": "satu\ndua"}


def test_block_and_flow_are_the_same() -> None:
    block = "sasaran:\n  - id: s1\n    induk:\n      - t1\n      -\n  - {}\n"
    flow = "{sasaran: [{id: s1, induk: [t1, null]}, {}]}"
    assert build(block, "a.yml").value == {"sasaran": [{"id": "s1", "induk": ["t1", None]}, {}]}
    assert build(flow, "a.yml").value == build(block, "a.yml").value


def test_an_alias_stands_for_the_value_of_its_anchor() -> None:
    text = "a: &x [s1]\nb: *x\nc: &x s2\nd: [*x, *x]\n"
    assert build(text, "a.yml").value == {"a": ["s1"], "b": ["s1"], "c": "s2", "d": ["s2", "s2"]}


def test_an_empty_anchor_is_none() -> None:
    assert build("a: &x\nb: *x\n", "a.yml").value == {"a": None, "b": None}


def test_of_two_keys_the_last_one_counts() -> None:
    document = build("a: 1\nb: 2\na: 3\n", "a.yml")
    assert document.value == {"a": "3", "b": "2"}
    assert [(p.code, p.where, p.message) for p in document.problems] == [
        ("P007", Source("a.yml", 3, 1), 'Kunci "a" sudah ditulis pada baris 1.')
    ]


def test_a_key_may_stand_in_two_objects() -> None:
    assert build("- {a: 1}\n- {a: 1}\n", "a.yml").problems == ()


def test_trouble_of_several_kinds_is_told_together() -> None:
    document = build("a: !!int 1\na: !lain 2\nb: !!bool no\n", "a.yml")
    assert [(p.code, p.where.line, p.where.column) for p in document.problems] == [
        ("P006", 1, 4),
        ("P007", 2, 1),
        ("P006", 2, 4),
        ("P006", 3, 4),
    ]


def test_tags_of_others_are_let_through_when_asked() -> None:
    document = build("a: !!python/name:os.system\nb: !ENV [A, b]\n", "mkdocs.yml", own_tags_only=False)
    assert document.value == {"a": "", "b": ["A", "b"]}
    assert document.problems == ()


@pytest.mark.parametrize("text", ["a: [", "a: {", 'a: "', "a: b: c", "\ta: b", "a: *b", "%YAML 3.0\n---\n", "a\nb: c"])
def test_of_a_file_that_cannot_be_read_nothing_is_kept(text: str) -> None:
    document = build(text, "a.yml")
    assert document.value is None
    assert [p.code for p in document.problems] == ["P002"]


# --- places ---

PLACES: dict[str, tuple[str, tuple[str | int, ...]]] = {
    "a value in a block": ("sasaran:\n  - «k»id: «v»s1\n", ("sasaran", 0, "id")),
    "the second key of an item": ("sasaran:\n  - id: s1\n    «k»induk: «v»t1\n", ("sasaran", 0, "induk")),
    "a block below its key": ("«k»dokumen:\n  «v»judul: a\n", ("dokumen",)),
    "a list below its key": ("«k»sasaran:\n  «v»- id: s1\n", ("sasaran",)),
    "an item of a list": ("sasaran:\n  - «k»«v»id: s1\n", ("sasaran", 0)),
    "the third item of a list": ("induk:\n- a\n- b\n- «k»«v»c\n", ("induk", 2)),
    "a list in a list": ("- - a\n  - «k»«v»b\n", (0, 1)),
    "a value in braces": ("wilayah: {kode: x, «k»nama: «v»Kota Bekasi}\n", ("wilayah", "nama")),
    "braces": ("«k»wilayah: «v»{kode: x}\n", ("wilayah",)),
    "an item in brackets": ("induk: [a, «k»«v»b, c]\n", ("induk", 1)),
    "brackets over several lines": ("induk: [a,\n        «k»«v»b]\n", ("induk", 1)),
    "braces in brackets": ("- [{a: 1}, {«k»a: «v»2}]\n", (0, 1, "a")),
    "a value in quotes": ('«k»target: «v»"0,5"\n', ("target",)),
    "a key in quotes": ("«k»'nama': «v»a\n", ("nama",)),
    "a value on the next line": ("«k»judul:\n  «v»Rencana\n", ("judul",)),
    "a text over several lines": ("«k»judul: «v»Rencana\n  Aksi\nlain: x\n", ("judul",)),
    "a literal text": ("«k»catatan: «v»|\n  Baris satu\n", ("catatan",)),
    "after a literal text": ("catatan: |\n  a\n\n  b\n\n«k»judul: «v»c\n", ("judul",)),
    "after letters of two bytes": ("{é: ü, «k»induk: «v»s1}\n", ("induk",)),
    "after letters of three bytes": ("{judul: “–”, «k»induk: «v»s1}\n", ("induk",)),
    "after letters of four bytes": ("{judul: 🌳🌴, «k»induk: «v»s1}\n", ("induk",)),
    "after letters of two characters": ("{judul: e\u0301, «k»induk: «v»s1}\n", ("induk",)),
    "after a comment": ("a: 1 # é: [\n«k»b: «v»2\n", ("b",)),
    "after a tab between key and value": ("a: 1\n«k»b:\t«v»2\n", ("b",)),
    "an empty value": ("«k»induk:«v»\nlain: x\n", ("induk",)),
    "an empty value in braces": ("{«k»induk: «v», lain: x}\n", ("induk",)),
    "an alias": ("a: &x 1\n«k»b: «v»*x\n", ("b",)),
    "an anchor": ("«k»a: «v»&x 1\n", ("a",)),
    "a key that asks": ("? «k»a\n: «v»1\n", ("a",)),
    "after a line end of Windows": ("a: 1\r\n«k»b: «v»2\r\n", ("b",)),
    "after a document start": ("--- # pohon\n«k»a: «v»1\n", ("a",)),
}


@pytest.mark.parametrize(("text", "keys"), PLACES.values(), ids=PLACES)
def test_places(text: str, keys: tuple[str | int, ...]) -> None:
    key, value = (_place(text, mark) for mark in ("«k»", "«v»"))
    places = build(re.sub("«.»", "", text), "a.yml").places
    assert (places.key(*keys), places.at(*keys)) == (key, value)


def _place(text: str, mark: str) -> Source:
    before = re.sub("«.»", "", text[: text.index(mark)])
    return Source("a.yml", before.count("\n") + 1, len(before) - before.rfind("\n"))


def test_what_is_not_written_has_the_place_of_what_holds_it() -> None:
    places = build("dokumen:\n  judul: a\nsasaran:\n  - id: s1\n", "a.yml").places
    assert places.at("sasaran", 0, "kepastian", "alternatif", 2) == Source("a.yml", 4, 5)
    assert places.at("sasaran", 9) == Source("a.yml", 4, 3)
    assert places.at("dokumen", "tahun") == Source("a.yml", 2, 3)
    assert places.key("dokumen", "tahun") == Source("a.yml", 1, 1)
    assert places.at("jabatan") == Source("a.yml", 1, 1)


def test_what_an_alias_stands_for_has_the_place_of_the_alias() -> None:
    places = build("a: &x {induk: [s1]}\nb: *x\n", "a.yml").places
    assert places.at("b", "induk", 0) == Source("a.yml", 2, 4)


def test_an_empty_file_has_a_place() -> None:
    assert build("", "a.yml").places.at() == Source("a.yml", 1, 1)


BRACKETS = {
    "never closed": "a:\n  - «v»{id: s1\n  - {id: s2}\n",
    "never closed, deeper lines between": "a:\n  - «v»{id: s1,\n     b: c\n  - {id: s2}\n",
    "never closed, at the end": "a: «v»[b,\n    c",
    "a comma forgotten on the same line": 'a: {b: "c" «v»d: e}\n',
    "a comma forgotten on a line further down": 'a:\n  - {id: s1,\n     b: "c" «v»d: e}\n',
    "a quote before a document": "a: «v»'b\n---\nc: d\n",
}


@pytest.mark.parametrize("text", BRACKETS.values(), ids=BRACKETS)
def test_what_is_never_closed_is_told_where_it_opens(text: str) -> None:
    (problem,) = build(text.replace("«v»", ""), "a.yml").problems
    assert (problem.code, problem.where) == ("P002", _place(text, "«v»"))


# --- bounds ---


def test_24_levels_are_deep_enough() -> None:
    assert build("[" * 25 + "]" * 25, "a.yml").problems == ()
    (problem,) = build("[" * 26 + "]" * 26, "a.yml").problems
    assert (problem.code, problem.where.column) == ("P004", 26)


def test_levels_are_counted_through_aliases_where_the_alias_stands() -> None:
    nested = "a: &a [&b [x]]\nb: {brackets}*b {closed}\n"
    assert build(nested.format(brackets="[" * 22, closed="]" * 22), "a.yml").problems == ()
    (problem,) = build(nested.format(brackets="[" * 23, closed="]" * 23), "a.yml").problems
    assert (problem.code, problem.where) == ("P004", Source("a.yml", 2, 27))


def test_values_are_counted_with_what_aliases_stand_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "MAX_VALUES", 12)
    assert build(f"[{', '.join('abcdefghijk')}]", "a.yml").problems == ()
    assert [p.code for p in build(f"[{', '.join('abcdefghijkl')}]", "a.yml").problems] == ["P005"]
    assert build("- &a [b, c]\n- *a\n- d\n", "a.yml").problems == ()
    assert [p.code for p in build("- &a [b, c]\n- *a\n- *a\n- d\n", "a.yml").problems] == ["P005"]


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000])
def test_depth_beyond_all_bounds_is_told(text: str) -> None:
    assert [p.code for p in build(text, "a.yml").problems] in (["P004"], ["P002"])


# --- files ---


@pytest.mark.parametrize(
    ("data", "text"),
    [(b"\xef\xbb\xbfa", "a"), (b"a\r\nb\n", "a\nb\n"), ("é🌳".encode(), "é🌳"), (b"", ""), (b"a\tb", "a\tb")],
)
def test_bytes_become_text(data: bytes, text: str) -> None:
    decoded = files.decode(data, "a.txt")
    assert (decoded.value, decoded.problems) == (text, ())


def test_a_text_with_a_personal_number_is_still_read() -> None:
    decoded = files.decode("é NIP 19990101 209912 1 001 dan 199901012099121002\n".encode(), "a.txt")
    assert decoded.value is not None
    assert [(p.code, p.where.line, p.where.column) for p in decoded.problems] == [("P011", 1, 7), ("P011", 1, 33)]


def test_a_file_that_the_machine_will_not_give_is_no_fault_of_the_author(tmp_path: Path) -> None:
    with pytest.raises(PohonError, match="tidak dapat dibaca"):
        files.read_bytes(tmp_path / "tidak-ada.yml")


# --- trees ---


def test_a_yaml_file_at_another_depth_is_told_of_unless_it_is_hidden(tmp_path: Path) -> None:
    for name in ("a/m.yml", "atas.yml", "a/b/dalam.yaml", "a/.git/x.yml", ".vscode/b/x.yml", "mkdocs.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    problems = sorted(check_places(tmp_path, tmp_path))
    assert [(p.code, p.where) for p in problems] == [("P009", Source("a/b/dalam.yaml")), ("P009", Source("atas.yml"))]
    assert list(check_places(tmp_path / ("x" * 300), tmp_path)) == []


def test_tree_files_are_one_folder_down_and_in_order(tmp_path: Path) -> None:
    for name in ("b/z.yml", "b/a.yaml", "a/m.yml", "a/catatan.txt", "atas.yml", "a/b/dalam.yml", "a/.git/x.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    names = [file.relative_to(tmp_path).as_posix() for file in tree_files(tmp_path)]
    assert names == ["a/m.yml", "b/a.yaml", "b/z.yml"]
    assert tree_files(tmp_path / "tidak-ada") == ()
    assert tree_files(tmp_path / ("x" * 300)) == ()


@pytest.fixture
def bekasi(tmp_path: Path) -> Path:
    """The folder of a region, with the source texts of the broken files."""
    return put_sources(tmp_path / "kota-bekasi")


GOOD = f"""{HEAD}sasaran:
  - id: s1
    jenis: sasaran
    pernyataan: Meningkatnya koperasi sehat
    indikator:
      - {{id: ik1, nama: Jumlah, iku: true, pengukuran: [{{tahun: 2024, target: 010}}]}}
"""


def test_a_tree_is_read_with_its_source_text(bekasi: Path) -> None:
    file = bekasi / "dinas-koperasi.yml"
    file.write_text(GOOD, "utf-8")
    checked = read_tree(file, "content/kota-bekasi/dinas-koperasi.yml")
    tree = checked.value
    assert tree is not None
    assert checked.problems == ()
    assert (tree.wilayah, tree.dinas) == ("kota-bekasi", "dinas-koperasi")
    assert (tree.teks[0], tree.teks[3], len(tree.teks)) == ("POHON KINERJA", "Meningkatnya koperasi sehat", 9)
    assert [name for name, _ in tree.sidik] == ["dinas-koperasi.yml", "sumber.txt"]
    assert tree.sidik[0][1] == hashlib.sha256(GOOD.encode()).hexdigest()
    (sasaran,) = tree.isi.sasaran
    assert sasaran.jenis is Jenis.SASARAN
    assert sasaran.indikator[0].iku is True
    assert sasaran.indikator[0].pengukuran[0].target == Angka("010", Decimal(10))
    assert tree.places.at("sasaran", 0, "id") == Source("content/kota-bekasi/dinas-koperasi.yml", 4, 9)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        (b"satu\ndua\n", ("satu", "dua")),
        (b"satu\r\ndua", ("satu", "dua")),
        (b"\xef\xbb\xbfsatu\n\n\n", ("satu", "", "")),
        (b"", ("",)),
    ],
)
def test_lines_of_a_source_text(bekasi: Path, source: bytes, lines: tuple[str, ...]) -> None:
    (bekasi / "sumber.txt").write_bytes(source)
    (bekasi / "dinas.yml").write_text(GOOD, "utf-8")
    tree = read_tree(bekasi / "dinas.yml", "dinas.yml").value
    assert tree is not None
    assert tree.teks == lines


def test_of_a_broken_tree_the_rest_is_there_to_be_checked(bekasi: Path) -> None:
    (bekasi / "dinas.yml").write_text(GOOD.replace("iku: true", "iku: sering").replace("jenis: sasaran", "jenis: x"))
    checked = read_tree(bekasi / "dinas.yml", "dinas.yml")
    assert {p.code for p in checked.problems} == {"P106", "P112"}
    tree = checked.value
    assert tree is not None
    assert tree.isi.sasaran[0].indikator[0].nama == "Jumlah"
    assert tree.rusak == {("sasaran", 0, "jenis"), ("sasaran", 0, "indikator", 0, "iku")}
    assert tree.is_rusak("sasaran", 0, "jenis")
    assert not tree.is_rusak("sasaran", 0)


LISTS = [
    *("jenjang", "jabatan", "sasaran", "dokumen.bagian", "dokumen.teks_lain", "penyusunan.csf", "penyusunan.tahap"),
    *("sasaran.lintas", "sasaran.varian", "sasaran.indikator", "sasaran.indikator.pengukuran"),
    *("sasaran.indikator.varian", "penyusunan.tahap.cara", "penyusunan.tahap.cara.butir"),
    *("penyusunan.tahap.trik", "penyusunan.tahap.judul_hasil", "penyusunan.tahap.kop_tabel"),
]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("item", ["teks", "{}", "null", "[]"])
def test_whatever_an_item_lacks_the_tree_is_there_to_be_checked(bekasi: Path, path: str, item: str) -> None:
    first, *others = path.split(".")
    written = "".join(f"[{{{key}: " for key in others) + f"[{item}]" + "}]" * len(others)
    written = written[1:-1] if first in {"dokumen", "penyusunan"} else written
    (bekasi / "dinas.yml").write_text(f"{first}: {written}\n", "utf-8")
    assert read_tree(bekasi / "dinas.yml", "dinas.yml").value is not None


def test_items_that_do_not_fit_leave_the_others_where_they_are(bekasi: Path) -> None:
    (bekasi / "dinas.yml").write_text(f"{HEAD}sasaran: [teks, {{id: s1, jenis: tujuan, sumber: [x, 4]}}]\n", "utf-8")
    tree = read_tree(bekasi / "dinas.yml", "dinas.yml").value
    assert tree is not None
    assert (tree.isi.sasaran[1].id, tree.isi.sasaran[1].sumber[1]) == ("s1", (4, 4))
    assert tree.rusak == {("sasaran", 0), ("sasaran", 1, "sumber", 0)}


def test_a_source_text_that_may_not_be_published_is_told_once_for_each_tree_that_names_it(bekasi: Path) -> None:
    (bekasi / "sumber.txt").write_text("NIP 199901012099121001\n", "utf-8")
    for name in ("a.yml", "b.yml"):
        (bekasi / name).write_text(GOOD, "utf-8")
    first, second = (read_tree(bekasi / name, f"content/kota-bekasi/{name}") for name in ("a.yml", "b.yml"))
    assert first.problems == second.problems
    assert {(each.path, each.line, each.column) for each in told(first.problems)} == {
        ("content/kota-bekasi/sumber.txt", 1, 5)
    }
