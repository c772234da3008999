"""Every kind of broken file: what is told about it, where and in which words; that all is told, and nothing else."""

from __future__ import annotations

import copy
import json
import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import reduce
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pohon import manual
from pohon.build import load, render_site
from pohon.links import Links
from pohon.outputs import FILES
from pohon.problems import Keys, Problem, Severity, Source
from pohon.reading.events import Value, build, item, items
from pohon.understood import Understood
from tests.problems import (
    FOLDER,
    HEAD,
    WILAYAH,
    Told,
    annotated,
    annotated_in,
    broken_files,
    broken_sites,
    marked,
    name_in_site,
    problems_in,
    problems_of,
    problems_of_site,
    put_sources,
    told,
)
from tests.tools import MINI, ROOT, Ran, basic_theme, run_pohon

GALAT = Severity.GALAT


def each(names: Iterable[Path | str]) -> pytest.MarkDecorator:
    """A test for each of the files, folders or names."""
    return pytest.mark.parametrize(
        "broken", tuple(names), ids=lambda name: name.stem if isinstance(name, Path) else name
    )


A = "jenis: sasaran, pernyataan: Meningkatnya"
IK = "indikator: [{id: ik1, nama: Jumlah koperasi mandiri}]"


@pytest.fixture
def wilayah(tmp_path: Path) -> Path:
    """The folder of a region, with the source texts."""
    return put_sources(tmp_path / "content" / WILAYAH)


def put(broken: Path, wilayah: Path) -> Path:
    file = wilayah / name_in_site(broken)
    file.write_bytes(broken.read_bytes())
    return file


# --- the corpus ---


@each(broken_files())
def test_all_that_is_wrong_with_a_file_is_told_at_its_place_and_nothing_else(broken: Path, wilayah: Path) -> None:
    file = put(broken, wilayah)
    assert told(problems_of(file)) == annotated(file, file.name)


@each(broken_sites())
def test_all_that_is_wrong_with_a_site_is_told_at_its_place_and_nothing_else(broken: Path) -> None:
    assert told(problems_of_site(broken)) == annotated_in(broken)


@each(broken_files())
def test_a_broken_file_is_named_for_what_is_wrong_with_it(broken: Path) -> None:
    assert broken.stem[:4] in {each.code for each in annotated(broken, broken.name)}


ENGLISH = re.compile(
    r"\b(input|should|must|expected|found|mapping|valid|invalid|field|value|required|missing|string|integer|number"
    r"|line|error|key|got|none|null object|true or|unable|not)\b",
    re.IGNORECASE,
)
PYTHON = re.compile(r"\[['\"]|\{['\"]|\bNone\b|\bb'")


def bad_wording(problem: Problem) -> list[str]:
    """What is wrong with the words of a problem."""
    rules = {
        "the message is no sentence": not re.fullmatch(r'["A-Z].*\.', problem.message),
        "the message has several lines": "\n" in problem.message,
        "the message is Python": bool(PYTHON.search(problem.message)),
        "the message is English": bool(ENGLISH.search(problem.message)),
        "there is no hint": not re.fullmatch(r'["A-Z].*[.?]', problem.hint, re.DOTALL),
        "the hint is English": bool(ENGLISH.search(problem.hint.replace("null", ""))),
        "no file is named": not problem.where.path,
    }
    return [name for name, broken in rules.items() if broken]


@each(broken_files())
def test_problems_of_a_file_are_told_in_indonesian_sentences(broken: Path, wilayah: Path) -> None:
    assert [(p.code, p.message, p.hint) for p in problems_of(put(broken, wilayah)) if bad_wording(p)] == []


@each(broken_sites())
def test_problems_of_a_site_are_told_in_indonesian_sentences(broken: Path) -> None:
    assert [(p.code, p.message, p.hint) for p in problems_of_site(broken) if bad_wording(p)] == []


ECHOES = {
    "several lines": "sasaran:\n  - id: s1\n    jenis: |\n      sasaran\n      program\n    pernyataan: Meningkatnya\n",
    "an object": "sasaran:\n  - {id: s1, jenis: {sasaran: program}, pernyataan: Meningkatnya}\n",
    "nothing": "sasaran:\n  - {id: s1, jenis: , pernyataan: Meningkatnya}\n",
    "a page": f"sasaran:\n  - {{id: s1, jenis: {'sasaran program ' * 50}, pernyataan: Meningkatnya}}\n",
}


@pytest.mark.parametrize("tree", ECHOES.values(), ids=ECHOES)
def test_a_value_is_shown_in_a_few_words(tree: str, wilayah: Path) -> None:
    (problem,) = problems_in(wilayah, HEAD + tree)
    assert bad_wording(problem) == []
    assert len(problem.message) < 120


def test_who_writes_ya_is_not_told_that_it_is_no_yes(wilayah: Path) -> None:
    (problem,) = problems_in(
        wilayah, HEAD + f"sasaran:\n  - {{id: s1, {A}, indikator: [{{id: ik1, nama: Jumlah, iku: ya}}]}}\n"
    )
    assert problem.message != '"ya" bukan ya atau tidak.'


HINTS = {
    "P002-tab-sebagai-lekukan": "spasi, bukan tab",
    "P002-titik-dua-dalam-teks": "tanda kutip",
    "P002-alias-tanpa-jangkar": "diawali *",
    "P002-dua-dokumen": "hapus baris ---",
    "P101-kunci-salah-ketik": 'Mungkin maksud Anda "pernyataan"?',
    "P104-titik-dua-tanpa-spasi": "nama, singkatan",
    "P105-daftar-berupa-teks": "tanda hubung (-)",
    "P106-jenis-sasaran": 'Mungkin maksud Anda "sasaran_program"?',
    "P106-polaritas": "positif, negatif, stabil, rentang",
    "P107-tahun": "2024",
    "P203-jabatan-sasaran": 'Mungkin maksud Anda "kepala-dinas"?',
    "P208-titik-desimal": '"0,5"',
}


@each(HINTS)
def test_a_hint_says_what_to_write_instead(broken: str, wilayah: Path) -> None:
    (problem,) = problems_of(put(FOLDER / f"{broken}.yml", wilayah))
    assert HINTS[broken] in problem.hint


@each(broken_files())
def test_line_ends_of_windows_change_nothing(broken: Path, wilayah: Path) -> None:
    file = put(broken, wilayah)
    expected = problems_of(file)
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert problems_of(file) == expected


@each(broken_files())
def test_a_byte_order_mark_changes_nothing(broken: Path, wilayah: Path) -> None:
    file = put(broken, wilayah)
    expected = problems_of(file)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert problems_of(file) == expected


# --- what no file in a repository can show ---

S1 = "sasaran:\n  - {id: s1, jenis: sasaran, pernyataan: Meningkatnya koperasi sehat, sumber: [4]}\n"

BYTES: dict[str, tuple[bytes, set[tuple[int, int, str]]]] = {
    "nothing at all": (b"", {(1, 1, "P008")}),
    "only blanks": (b" \n\n", {(1, 1, "P008")}),
    "only a byte order mark": (b"\xef\xbb\xbf", {(1, 1, "P008")}),
    "a byte order mark and a good tree": (b"\xef\xbb\xbf" + (HEAD + S1).encode(), set()),
    "line ends of Windows and a good tree": ((HEAD + S1).replace("\n", "\r\n").encode(), set()),
    "no line end at the end": ((HEAD + S1).rstrip("\n").encode(), set()),
    "UTF-16 with its mark": ((HEAD + S1).encode("utf-16"), {(1, 1, "P001")}),
    "UTF-16 without a mark": ((HEAD + S1).encode("utf-16-le"), {(1, 2, "P002")}),
    "a zero byte": ((HEAD + "sasaran: \0\n").encode(), {(3, 10, "P002")}),
    "half a character at the end": ((HEAD + S1).encode() + b"# \xe2\x80", {(5, 3, "P001")}),
    "one byte too many": (b"#" * (8 * 2**20 + 1), {(1, 1, "P003")}),
    "eight mebibytes": ((HEAD + S1).encode().ljust(8 * 2**20, b"\n"), set()),
}


@pytest.mark.parametrize(("data", "expected"), BYTES.values(), ids=BYTES)
def test_bytes(wilayah: Path, data: bytes, expected: set[tuple[int, int, str]]) -> None:
    problems = problems_in(wilayah, data)
    assert {(p.where.line, p.where.column, p.code) for p in problems} == expected
    assert [p for p in problems if bad_wording(p)] == []


def test_a_bad_byte_after_a_byte_order_mark_has_its_own_place(wilayah: Path) -> None:
    (problem,) = problems_in(wilayah, b"\xef\xbb\xbfnama: a\nx: \xe9\n")
    assert (problem.code, problem.where.line, problem.where.column) == ("P001", 2, 4)


def test_pages_and_source_texts_of_old_editors(wilayah: Path) -> None:
    root = wilayah.parent.parent
    (root / "mkdocs.yml").write_text("site_name: Pohon Kinerja\n", "utf-8")
    (root / "content" / "tentang.md").write_bytes("# Tentang\n\nPohon = “akar”.\n".encode("cp1252"))
    (wilayah / "sumber.txt").write_bytes("POHON\nMeningkatnya “koperasi”\n".encode("cp1252"))
    (wilayah / "dinas.yml").write_text(HEAD + S1.replace(", sumber: [4]", ""), "utf-8")
    assert told(problems_of_site(root)) == {
        Told("content/tentang.md", 3, 9, "P001", GALAT),
        Told(f"content/{WILAYAH}/sumber.txt", 2, 14, "P001", GALAT),
    }


NAMES = {
    "dinas-ukm.yml": 0,
    "dinas-2.yml": 0,
    "Dinas-UKM.yml": 1,
    "dinas ukm.yml": 1,
    "dinas_ukm.yml": 1,
    "dinas--ukm.yml": 1,
    "-dinas.yml": 1,
    "dinas.ukm.yml": 1,
    "dïnas.yml": 1,
}


@pytest.mark.parametrize(("name", "count"), NAMES.items())
def test_the_name_of_a_file_is_an_address(wilayah: Path, name: str, count: int) -> None:
    problems = problems_in(wilayah, HEAD + S1, name)
    assert told(problems) == ({Told(name, 1, 1, "P009", GALAT)} if count else set())


PERSONAL_NUMBERS = {
    "in one piece": ("199901012099121001", True),
    "in printed groups": ("19990101 209912 1 001", True),
    "with dots": ("19990101.209912.1.001", True),
    "date in parts": ("1999 01 01 2099 12 1 001", True),
    "wide gaps": ("19990101   209912   1   001", True),
    "a NIK has sixteen digits": ("3399010199010001", False),
    "nineteen digits": ("1999010120991210011", False),
    "no month thirteen": ("19991301 209912 1 001", False),
    "a phone number": ("0281 891 234 567", False),
    "a budget": ("Rp1.250.000.000.000.000,00", False),
    "a row of targets": ("1999 2000 2001 2002 2003", False),
    "two dates": ("2024-01-15 - 2024-12-20 10:00", False),
    "figures that begin like dates": ("1999 10 12 2020 10 1 2 3 4", False),
    "figures of one digit": ("1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8", False),
    "codes": ("2.01.01.2.01 2.09.01.2.01", False),
}


@pytest.mark.parametrize(("number", "personal"), PERSONAL_NUMBERS.values(), ids=PERSONAL_NUMBERS)
def test_personal_numbers(wilayah: Path, number: str, personal: bool) -> None:
    problems = problems_in(wilayah, f"{HEAD}{S1}# NIP {number}\n")
    assert told(problems) == ({Told("dinas.yml", 5, 7, "P011", GALAT)} if personal else set())


SPACINGS = {
    "no-break spaces": "19990101\u00a0209912\u00a01\u00a0001",
    "tabs": "19990101\t209912\t1\t001",
    "hyphens": "19990101-209912-1-001",
    "two groups": "19990101 2099121001",
    "each digit apart": "1 9 9 9 0 1 0 1 2 0 9 9 1 2 1 0 0 1",
    "broken over two lines": "19990101 209912\n# 1 001",
    "broken and indented": "19990101 209912\n#         1 001",
    "slashes": "19990101/209912/1/001",
    "dashes": "19990101 \u2013 209912 \u2013 1 \u2013 001",
    "blanks without width": "19990101\u200b209912\u200b1\u200b001",
    "a PPPK has 21 for the month": "19990101 209921 1 001",
}


@pytest.mark.parametrize("number", SPACINGS.values(), ids=SPACINGS)
def test_personal_numbers_in_other_spacing(wilayah: Path, number: str) -> None:
    problems = problems_in(wilayah, f"{HEAD}{S1}# NIP {number}\n")
    assert told(problems) == {Told("dinas.yml", 5, 7, "P011", GALAT)}


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"], ids=["LS", "PS", "NEL"])
def test_a_separator_of_unicode_is_no_line_end(wilayah: Path, separator: str) -> None:
    comment = f"# tersalin dari PDF:{separator}selesai\n"
    problems = problems_in(wilayah, f"{HEAD}{comment}{S1}jabatan: [{{id: KEPALA, nama: KEPALA DINAS}}]\n")
    assert told(problems) == {Told("dinas.yml", 6, 16, "P107", GALAT)}


# --- nothing may end in a traceback ---


def test_a_bad_list_shared_by_alias(wilayah: Path) -> None:
    bad = "[teks, {id: ik1, nama: []}]"
    tree = f"""{HEAD}sasaran:
  - {{id: s1, jenis: sasaran, pernyataan: Meningkatnya koperasi sehat, indikator: &ik {bad}}}
  - {{id: s2, jenis: sasaran, pernyataan: Meningkatnya kemandirian koperasi, indikator: *ik}}
"""
    assert {"P103", "P104"} <= {p.code for p in problems_in(wilayah, tree)}


def test_depth_counts_through_aliases(wilayah: Path) -> None:
    nested = [f"x: &a{n} {'[' * 20}*a{n - 1}{']' * 20}\n" for n in range(1, 60)]
    assert "P004" in {p.code for p in problems_in(wilayah, HEAD + S1 + "x: &a0 y\n" + "".join(nested))}


def test_a_figure_of_a_million_digits(wilayah: Path) -> None:
    big = "9" * 1_000_001
    figures = f"{{tahun: 2024, target: {big}, triwulan: {{target: [{big}, {big}, {big}, {big}]}}}}"
    tree = f"{HEAD}sasaran:\n  - id: s1\n    jenis: sasaran\n    pernyataan: Meningkatnya\n    indikator:\n"
    problems = problems_in(wilayah, f"{tree}      - {{id: ik1, nama: Jumlah, pengukuran: [{figures}]}}\n")
    assert {p.code for p in problems} == {"P208"}


# --- all at once, each once ---


def test_problems_of_all_layers_are_told_in_one_go(wilayah: Path) -> None:
    tree, expected = marked(
        HEAD
        + """jabatan:
  - {id: kepala-dinas, nama: KEPALA DINAS, sumber: [9, «P209»60]}
sasaran:
  - id: s1
    jenis: sasaran
    pernyataan: Meningkatnya koperasi sehat
    «P101»penanggungjawab: kepala-dinas
    sumber: [«!P503»5]
    indikator:
      - id: koperasi-sehat
        nama: Persentase koperasi sehat
        polaritas: «P106»naik
        pengukuran:
          - {tahun: 2024, target: «P208»2.5}
          - {tahun: 2025, target: 2, «P007»target: 3}
  - id: p1
    jenis: sasaran_program
    pernyataan: Meningkatnya kemandirian koperasi   # «P011»199901012099121001
    induk: «P202»s9
    indikator:
      - id: «P201»koperasi-sehat
        nama: Jumlah koperasi mandiri
""",
        "dinas.yml",
    )
    assert told(problems_in(wilayah, tree)) == expected


SOURCED = """perangkat_daerah: {nama: Dinas Koperasi dan UKM}
sasaran: [{id: s1, jenis: sasaran, pernyataan: Meningkatnya koperasi sehat, sumber: [4]}]
"""

ONCE = {
    "a misspelt pernyataan": HEAD + "sasaran:\n  - {id: s1, jenis: sasaran, «P101»pernyatan: Meningkatnya}\n",
    "a pernyataan of the wrong type": HEAD
    + "sasaran:\n  - {id: s1, jenis: sasaran, pernyataan: «P103»[Meningkatnya]}\n",
    "an empty pernyataan": HEAD + "sasaran:\n  - {id: s1, jenis: sasaran, pernyataan: «P108»''}\n",
    "a nomenklatur of the wrong type": HEAD
    + "sasaran:\n  - {id: s1, jenis: sasaran_program, nomenklatur: «P104»PROGRAM}\n",
    "a nomenklatur of the wrong type beside a pernyataan": HEAD
    + f"sasaran:\n  - {{id: s1, {A}, nomenklatur: «P104»PROGRAM}}\n",
    "a misspelt id": HEAD + f"sasaran:\n  - {{«P101»idd: s1, {A}}}\n",
    "a misspelt id and its child": HEAD
    + f"""sasaran:
  - {{«P101»idd: s1, {A}}}
  - {{id: s2, {A}, induk: s1}}
""",
    "an id in capitals and its child": HEAD
    + f"""sasaran:
  - {{id: «P107»S1, {A}}}
  - {{id: s2, {A}, induk: «P107»S1}}
""",
    "an id that is used twice, once as its own descendant": HEAD
    + f"""sasaran:
  - {{id: s1, {A}}}
  - {{id: p1, jenis: sasaran_program, pernyataan: Meningkatnya, induk: s1}}
  - {{id: «P201»s1, jenis: sasaran_kegiatan, pernyataan: Meningkatnya, induk: p1}}
""",
    "an induk that is no id": HEAD + f"sasaran:\n  - {{id: s1, {A}, induk: «P107»T 1}}\n",
    "an induk without a value": HEAD + f"sasaran:\n  - {{id: s1, {A}, induk: «P105»}}\n",
    "an induk that is no id, and its indikator": HEAD
    + f"""sasaran:
  - {{id: s1, {A}, {IK}}}
  - {{id: s2, {A}, induk: «P107»S1, melalui_indikator: ik1}}
""",
    "an unknown induk, and its indikator": HEAD
    + f"""sasaran:
  - {{id: s1, {A}, {IK}}}
  - {{id: s2, {A}, induk: «P202»s9, melalui_indikator: ik1}}
""",
    "an unknown induk of what would be the root": HEAD + f"sasaran:\n  - {{id: s1, {A}, induk: «P202»t9}}\n",
    "induk twice, the first one unknown": HEAD
    + f"""sasaran:
  - {{id: s1, {A}}}
  - {{id: s2, {A}, induk: s9, «P007»induk: s1}}
""",
    "a bad induk before an unknown one": HEAD
    + f"""sasaran:
  - {{id: s1, {A}}}
  - {{id: s2, {A}, induk: [«P107»S 1, «P202»s9]}}
""",
    "sasaran twice, the first list longer": HEAD
    + f"""sasaran:
  - {{id: s1, {A}}}
  - {{id: s2, {A}, induk: s1, sumber: [99]}}
«P007»sasaran:
  - {{id: s3, {A}}}
""",
    "sasaran without a value": HEAD + "sasaran:«P105»\n",
    "the only item is no object": HEAD + "sasaran:\n  - «P104»Meningkatnya koperasi sehat\n",
    "the first of many items is no object": HEAD
    + f"""sasaran:
  - «P104»Meningkatnya koperasi sehat
  - {{id: s1, {A}}}
  - {{id: s2, {A}, induk: «P202»s9}}
""",
    "a misspelt jenis below a program": HEAD
    + """sasaran:
  - {id: p1, jenis: sasaran_program, pernyataan: Meningkatnya}
  - {id: k1, jenis: «P106»sasaran_kegiatn, pernyataan: Meningkatnya, induk: p1}
""",
    "an indikator without a name": HEAD
    + f"""sasaran:
  - {{id: s1, {A}, indikator: [«P102»{{id: ik1, sumber: [4]}}]}}
""",
    "an indikator that is no object before one that is": HEAD
    + f"""sasaran:
  - {{id: s1, {A}, indikator: [«P104»Jumlah, {{id: ik1, nama: Jumlah, penanggung_jawab: «P203»kepala-dinas}}]}}
""",
    "two bad years": HEAD
    + f"""sasaran:
  - {{id: s1, {A}, indikator: [{{id: ik1, nama: Jumlah, pengukuran: [{{tahun: «P107»kini}}, {{tahun: «P107»nanti}}]}}]}}
""",
    "three quarters that do not add up": HEAD
    + f"""sasaran:
  - {{id: s1, {A}, indikator: [{{id: ik1, nama: Jumlah, pengukuran: [
      {{tahun: 2024, target: 4, triwulan: {{target: «P210»[1, 1, 1]}}}}]}}]}}
""",
    "jabatan of the wrong type": HEAD
    + f"""jabatan: «P105»KEPALA DINAS
sasaran:
  - {{id: s1, {A}, penanggung_jawab: kepala-dinas}}
""",
    "a misspelt jabatan": HEAD
    + f"""«P101»jabtan: [{{id: kepala-dinas, nama: KEPALA DINAS}}]
sasaran:
  - {{id: s1, {A}, penanggung_jawab: kepala-dinas}}
""",
    "a bad line before one outside": HEAD
    + f"""jabatan:
  - {{id: kepala-dinas, nama: KEPALA DINAS, sumber: [«P110»x, «P209»60]}}
sasaran:
  - {{id: s1, {A}}}
""",
    "a source that is a list": SOURCED + "dokumen: {judul: Pohon Kinerja, jenis: iki, sumber: «P103»[sumber.txt]}\n",
    "a source without a name": SOURCED + "dokumen: {judul: Pohon Kinerja, jenis: iki, sumber: «P108»''}\n",
    "no source": SOURCED + "dokumen: «P102»{judul: Pohon Kinerja, jenis: iki}\n",
    "no dokumen": "«P102»" + SOURCED,
    "no dokumen, and its parts": f"""«P102»perangkat_daerah: {{nama: Dinas Koperasi dan UKM}}
sasaran: [{{id: s1, {A}, bagian: halaman-1}}]
""",
    "an unknown key that may be any": HEAD
    + f"""«P101»pejabat: [{{id: kepala-dinas, nama: KEPALA DINAS}}]
sasaran:
  - {{id: s1, {A}, penanggung_jawab: kepala-dinas}}
""",
    "an indikator under an unknown key": HEAD
    + f"""sasaran:
  - {{id: s1, {A}, «P101»ukuran: [{{id: ik1, nama: Jumlah}}]}}
  - {{id: p1, jenis: sasaran_program, pernyataan: Meningkatnya, induk: s1, melalui_indikator: ik1}}
""",
    "a satuan that is no text, and its grade": HEAD
    + f"""sasaran:
  - {{id: s1, {A}, indikator: [{{id: ik1, nama: Jumlah, satuan: «P103»[Predikat],
      pengukuran: [{{tahun: 2024, target: B}}]}}]}}
""",
    "an indikator id that is used twice, and who hangs on it": HEAD
    + f"""sasaran:
  - {{id: s1, {A}, {IK}}}
  - {{id: s2, {A}, indikator: [{{id: «P201»ik1, nama: Jumlah}}]}}
  - {{id: p1, jenis: sasaran_program, pernyataan: Meningkatnya, induk: s1, melalui_indikator: ik1}}
""",
    "a jabatan id that is used twice, once as its own superior": HEAD
    + f"""jabatan:
  - {{id: a, nama: A}}
  - {{id: b, nama: B, induk: a}}
  - {{id: «P201»a, nama: C, induk: b}}
sasaran:
  - {{id: s1, {A}}}
""",
    "a jenjang without id before an unknown induk": HEAD
    + f"""jenjang: [«P102»{{nama: Tujuan}}]
sasaran:
  - {{id: s1, {A}}}
  - {{id: s2, {A}, induk: «P202»s9}}
""",
    "a text without lines before an unknown induk": HEAD.replace(
        "sumber.txt}", "sumber.txt, teks_lain: [«P102»{jenis: judul, teks: POHON KINERJA}]}"
    )
    + f"""sasaran:
  - {{id: s1, {A}}}
  - {{id: s2, {A}, induk: «P202»s9}}
""",
}


@each(ONCE)
def test_one_mistake_is_told_once(broken: str, wilayah: Path) -> None:
    tree, expected = marked(ONCE[broken], "dinas.yml")
    assert told(problems_in(wilayah, tree)) == expected


def all_ways(value: Value, above: Keys = ()) -> Iterator[Keys]:
    """The way to every value of a tree."""
    for key, part in items(value):
        yield (*above, key)
        yield from all_ways(part, (*above, key))


def with_wrong(whole: Value, way: Keys, wrong: Value) -> str:
    """A tree with another value at the end of a way."""
    changed = copy.deepcopy(whole)
    holder = reduce(item, way[:-1], changed)
    assert isinstance(holder, dict)
    holder[str(way[-1])] = wrong
    return json.dumps(changed, ensure_ascii=False)


@pytest.mark.parametrize("wrong", ["SALAH ketik!", {"?": "x"}, None], ids=["a text", "an object", "nothing"])
def test_where_a_value_is_of_the_wrong_kind_nothing_follows(wrong: Value, wilayah: Path) -> None:
    rich = MINI / "content" / "kota-contoh"
    shutil.copy(rich / "perikanan.txt", wilayah)
    whole = build((rich / "dinas-perikanan.yml").read_text("utf-8"), "").value
    keys = {tuple(key for key in way if isinstance(key, str)): way for way in all_ways(whole)}
    followed = {}
    for way in (way for way in keys.values() if isinstance(way[-1], str)):
        codes = {problem.code for problem in problems_in(wilayah, with_wrong(whole, way, wrong))}
        if any(code.startswith("P1") for code in codes) and any(code > "P2" for code in codes):
            followed[way] = codes
    assert followed == {}


# --- any text, any bytes, any edit ---

FRAGMENTS = [
    *": ,[]{}\"'|>-?#&*!%@`~\n\t\\",
    *("sasaran", "id", "induk", "sumber", "nama", "dokumen", "s1", "&a ", "*a", "<<", "!!int ", "---\n", "...\n"),
    *("\n  ", "\n    ", "\n  - ", ": ", "- ", "null", "0,5", "4-2", "\r\n", "\ufeff", "\u2028", "é", "🌳"),
]
VALID = f"""# Pohon yang benar.
{HEAD}jabatan:
  - {{id: kepala-dinas, nama: KEPALA DINAS, sumber: [9]}}
sasaran:
  - id: s1
    jenis: sasaran
    pernyataan: Meningkatnya koperasi sehat
    penanggung_jawab: [kepala-dinas]
    sumber: [4]
    indikator:
      - id: koperasi-sehat
        nama: Persentase koperasi sehat
        satuan: persen
        sumber: 5
        pengukuran:
          - tahun: 2024
            target: "2"
            triwulan: {{target: ["0,5", "0,5", null, 1]}}
  - id: p1
    jenis: sasaran_program
    nomenklatur: {{nama: PROGRAM PEMBERDAYAAN KOPERASI, sumber: [8]}}
    induk: s1
    melalui_indikator: koperasi-sehat
"""
LINES = VALID.splitlines()
KEY = re.compile(r"\w+(?=:)")
KEYS = sorted(set(KEY.findall(VALID)))


@pytest.fixture(scope="module")
def anywhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for examples that come by the hundred: each overwrites the one before."""
    return put_sources(tmp_path_factory.mktemp("situs") / "content" / WILAYAH)


def test_the_valid_tree_is_valid(wilayah: Path) -> None:
    assert problems_in(wilayah, VALID) == ()


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_have_problems_and_no_traceback(anywhere: Path, data: bytes) -> None:
    assert problems_in(anywhere, data)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join))
def test_any_yaml_has_problems_and_no_traceback(anywhere: Path, text: str) -> None:
    assert problems_in(anywhere, text)
    problems_in(anywhere, f"{HEAD}{S1}{text}")


@st.composite
def edited(draw: st.DrawFn) -> str:
    """The valid tree after a few slips of the hand: a line lost, doubled, moved or indented, a key changed."""
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 3))):
        n = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["lose", "double", "move", "indent", "rename", "cut", "insert"])):
            case "lose" if len(lines) > 1:
                del lines[n]
            case "double":
                lines.insert(n, lines[n])
            case "move":
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(n))
            case "indent":
                lines[n] = draw(st.sampled_from(["", " ", "  ", "    ", "\t", "- "])) + lines[n].lstrip()
            case "rename":
                lines[n] = KEY.sub(draw(st.sampled_from([*KEYS, "kunci"])), lines[n], count=1)
            case "cut":
                lines[n] = lines[n][: draw(st.integers(0, len(lines[n])))]
            case _:
                at = draw(st.integers(0, len(lines[n])))
                lines[n] = lines[n][:at] + draw(st.sampled_from([*":,[]{}\"'-#&*!x9", ": ", " #"])) + lines[n][at:]
    return "\n".join(lines) + "\n"


def is_inside(where: Source, text: str) -> bool:
    """Whether a place is a character of a text, or the end of one of its lines."""
    lines = text.split("\n")
    return 1 <= where.line <= len(lines) and 1 <= where.column <= len(lines[where.line - 1]) + 1


@given(edited())
def test_any_slip_has_a_place_in_the_file(anywhere: Path, text: str) -> None:
    problems = problems_in(anywhere, text)
    assert [p for p in problems if p.where.path != "dinas.yml" or not is_inside(p.where, text)] == []


@given(edited())
@example(VALID.replace("induk: s1", "induk: s9"))
@example(VALID.replace("jenis: sasaran\n", "jenis: sasaran\n    induk: p1\n"))
def test_any_slip_leaves_a_site_that_can_be_checked(anywhere: Path, text: str) -> None:
    root = anywhere.parent.parent
    (root / "mkdocs.yml").write_text("site_name: Pohon Kinerja\n", "utf-8")
    (anywhere / "dinas.yml").write_text(text, "utf-8")
    expected = {(p.where.line, p.where.column, p.code) for p in problems_of(anywhere / "dinas.yml")}
    assert {(p.where.line, p.where.column, p.code) for p in load(root).problems} == expected


# --- pohon check, on all broken files at once ---


@pytest.fixture(scope="module")
def ruin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that holds every broken file."""
    root = tmp_path_factory.mktemp("runtuh")
    (root / "mkdocs.yml").write_text("site_name: Pohon Kinerja\n", "utf-8")
    wilayah = put_sources(root / "content" / WILAYAH)
    for broken in broken_files():
        put(broken, wilayah)
    return root


@pytest.fixture(scope="module")
def all_problems(ruin: Path) -> list[Problem]:
    """Everything wrong with every broken file, each read alone, in the order of the report."""
    found: set[Problem] = set()
    for file in sorted((ruin / "content" / WILAYAH).glob("*.yml")):
        found.update(problems_of(file, file.relative_to(ruin).as_posix()))
    return sorted(found)


def check(root: Path, shape: str) -> Ran:
    return run_pohon("check", "--folder", root, "--format", shape)


def test_check_tells_all_problems_of_all_files_in_order(ruin: Path, all_problems: list[Problem]) -> None:
    ran = check(ruin, "text")
    assert (ran.code, ran.out) == (1, "")
    assert "Traceback" not in ran.err
    heads = re.findall(r"^(\S+):(\d+):(\d+): (galat|peringatan) (P\d{3}) (.+)$", ran.err, re.MULTILINE)
    assert [(path, int(line), int(column), code) for path, line, column, _, code, _ in heads] == [
        (p.where.path, p.where.line, p.where.column, p.code) for p in all_problems
    ]
    names = {"sumber-dengan-nip.txt" if "teks-sumber" in file.stem else name_in_site(file) for file in broken_files()}
    assert {head[0] for head in heads} == {f"content/{WILAYAH}/{name}" for name in names}


def test_check_tells_the_same_as_json(ruin: Path, all_problems: list[Problem]) -> None:
    ran = check(ruin, "json")
    assert (ran.code, ran.err) == (1, "")
    assert json.loads(ran.out)["masalah"] == [
        {
            "berkas": p.where.path,
            "baris": p.where.line,
            "kolom": p.where.column,
            "kode": p.code,
            "tingkat": p.severity.value,
            "pesan": p.message,
            "petunjuk": p.hint,
        }
        for p in all_problems
    ]


def test_check_annotates_for_github(ruin: Path, all_problems: list[Problem]) -> None:
    ran = check(ruin, "github")
    assert ran.code == 1
    told_there = [line for line in ran.err.splitlines() if line.startswith("::")]
    assert len(told_there) == len(all_problems)
    for line, p in zip(told_there, all_problems, strict=True):
        level = "error" if p.severity is GALAT else "warning"
        where = f"file={p.where.path},line={p.where.line},col={p.where.column},title={p.code}"
        assert line.startswith(f"::{level} {where}::")


@pytest.mark.parametrize("name", ["situs-alamat-sama", "situs-tautan-halaman"])
def test_check_tells_what_build_would_tell(name: str) -> None:
    ran = check(FOLDER / name, "json")
    assert {p["kode"] for p in json.loads(ran.out)["masalah"]} == {p.code for p in problems_of_site(FOLDER / name)}


def test_check_ends_well_without_problems(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Pohon Kinerja\n", "utf-8")
    (put_sources(tmp_path / "content" / WILAYAH) / "dinas.yml").write_text(VALID, "utf-8")
    ran = check(tmp_path, "json")
    assert (ran.code, ran.err, json.loads(ran.out)["masalah"]) == (0, "", [])


# --- the plan of pages ---


def test_a_dead_link_of_a_theme_is_told_with_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Pohon Kinerja\n", "utf-8")
    (put_sources(tmp_path / "content" / WILAYAH) / "dinas.yml").write_text(VALID, "utf-8")

    def dead(_u: Understood, _key: str, links: Links) -> str:
        return links.to("halaman-lama")

    broken = tuple(replace(output, view=dead) for output in FILES if output.name == "bagan")
    monkeypatch.setattr("pohon.build.planned.FILES", broken)
    rendered = render_site(load(tmp_path), basic_theme(), None, "sidik", lambda _name: None)
    assert told(rendered.problems) == {Told(f"content/{WILAYAH}/dinas.yml", 1, 1, "P903", GALAT)}
    assert [p for p in rendered.problems if bad_wording(p)] == []
    assert rendered.files == {}


# --- the manual ---

OTHERWISE = {"P003": BYTES, "P903": test_a_dead_link_of_a_theme_is_told_with_the_file}


def test_every_rule_has_a_broken_file() -> None:
    shown = {each.code for file in broken_files() for each in annotated(file, file.name)}
    shown |= {each.code for folder in broken_sites() for each in annotated_in(folder)}
    assert {rule.code for rule in manual.rules()} == shown | set(OTHERWISE)


def test_codes_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in manual.rules()]
    assert codes == sorted(set(codes))
    assert all(re.fullmatch(r"P\d{3}", code) for code in codes)


def test_the_pages_of_the_manual_are_what_the_rules_say(tmp_path: Path) -> None:
    manual.write(tmp_path)
    committed = ROOT / "docs" / "masalah"
    assert {file.name: file.read_text("utf-8") for file in committed.iterdir()} == {
        file.name: file.read_text("utf-8") for file in tmp_path.iterdir()
    }


def test_a_page_whose_rule_is_gone_goes_too(tmp_path: Path) -> None:
    (tmp_path / "P099.md").write_text("# P099: Sudah tidak ada\n", "utf-8")
    manual.write(tmp_path)
    assert not (tmp_path / "P099.md").exists()


@pytest.mark.parametrize("rule", manual.rules(), ids=lambda rule: rule.code)
def test_a_page_of_the_manual(rule: manual.AnyRule) -> None:
    head, blank, severity, *body = manual.page(rule).split("\n")
    assert re.fullmatch(rf"# {rule.code}: [A-Z].*[^.]", head)
    assert blank == ""
    assert severity.startswith("**Galat**" if rule.severity is GALAT else "**Peringatan**")
    assert len("".join(body)) > len(head), "a manual says more than its title"
    assert not ENGLISH.search("\n".join(body).replace("`null`", ""))
    assert f"[{rule.code}]({rule.code}.md)" in manual.index()


def test_examples_stay_indented() -> None:
    (rule,) = (rule for rule in manual.rules() if rule.code == "P002")
    assert "\n\n    nama: Rencana: tahap 1\n\nTulis:\n" in manual.page(rule)


def test_the_manual_is_a_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert manual.main([]) == 2
    assert "docs/masalah" in capsys.readouterr().err
    assert manual.main([str(tmp_path / "masalah")]) == 0
    assert (tmp_path / "masalah" / "P101.md").is_file()
