"""Advice about figures: what is let through, and what exactly is told. No planner may be annoyed by a false alarm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pohon.build import load
from pohon.checks import check
from pohon.model import Hitungan, Tree
from pohon.problems import Problem
from pohon.reading import read_tree
from pohon.reading.events import Value, build
from tests.problems import HEAD, put_sources
from tests.test_problems import all_ways, with_wrong
from tests.tools import CONTENT, ROOT

DEFAULT = Hitungan()


class Desk(NamedTuple):
    """A place to write one indikator."""

    wilayah: Path

    def problems(self, *keys: str, hitungan: Hitungan = DEFAULT, sasaran: str = "") -> list[Problem]:
        """What the checks say of an indikator with these keys, called "Koperasi sehat" unless it says so itself."""
        named = keys if any(key.startswith("nama:") for key in keys) else ("nama: Koperasi sehat", *keys)
        lines = "".join(f"        {key}\n" for key in ("id: ik1", *named))
        above = f"sasaran:\n  - id: s1\n    jenis: sasaran\n    pernyataan: Meningkatnya\n{sasaran}    indikator:\n"
        return list(check(self.tree(f"{HEAD}{above}      -\n{lines}"), hitungan))

    def tree(self, text: str) -> Tree:
        """What can be had of a tree."""
        file = self.wilayah / "dinas.yml"
        file.write_text(text, "utf-8")
        tree = read_tree(file, "dinas.yml").value
        assert tree is not None
        return tree

    def codes(self, *keys: str, hitungan: Hitungan = DEFAULT) -> list[str]:
        """The codes of what the checks say."""
        return [problem.code for problem in self.problems(*keys, hitungan=hitungan)]

    def told(self, *keys: str, hitungan: Hitungan = DEFAULT) -> str:
        """The one thing that the checks say: its code and its message."""
        (problem,) = self.problems(*keys, hitungan=hitungan)
        return f"{problem.code} {problem.message}"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(put_sources(tmp_path / "kota-contoh"))


def quoted(figures: str) -> str:
    """`"1 2,5 -"` -> `["1", "2,5", null]`."""
    return json.dumps([None if each == "-" else each for each in figures.split()])


def year(**keys: str) -> str:
    """One year; `tw_target` and `tw_realisasi` are four figures with blanks between them."""
    quarters = ", ".join(
        f"{name}: {quoted(keys.pop(f'tw_{name}'))}" for name in ("target", "realisasi") if f"tw_{name}" in keys
    )
    own = "".join(f", {name}: {value}" for name, value in keys.items())
    return f"pengukuran: [{{tahun: 2024{own}{f', triwulan: {{{quarters}}}' if quarters else ''}}}]"


def parts(above: str, below: str, *others: str) -> str:
    """The two components of a formula."""
    both = f'{{nama: A, nilai: "{above}", peran: pembilang}}, {{nama: B, nilai: "{below}", peran: penyebut}}'
    return f"[{', '.join((both, *others))}]"


# --- P501: quarters and their year ---


@pytest.mark.parametrize(
    ("perhitungan", "target", "quarters", "codes"),
    [
        ("kumulatif", "10", "1 2 3 4", []),
        ("kumulatif", "4", "1 2 3 4", ["P501"]),  # the last one
        ("kumulatif", "2,5", "1 2 3 4", ["P501"]),  # the mean
        ("rata_rata", "2,5", "1 2 3 4", []),
        ("rata_rata", "3", "1 2 3 4", []),  # 2,5 rounded up, and down
        ("rata_rata", "2", "1 2 3 4", []),
        ("rata_rata", "4", "1 2 3 4", ["P501"]),
        ("non_kumulatif", "4", "1 2 3 4", []),
        ("posisi_akhir", "4", "1 2 3 4", []),
        ("non_kumulatif", "10", "1 2 3 4", ["P501"]),
        ("non_kumulatif", "4,4", "1 2 3 4,4", []),
        ("non_kumulatif", "4,5", "1 2 3 4,4", ["P501"]),  # the same figure, printed twice
        ("non_kumulatif", "4,4", "1 2 3 4,38", []),
        ("posisi_akhir", "10", "1 2 3 4", ["P501"]),
    ],
)
def test_quarters_are_added_up_as_the_indikator_says(
    desk: Desk, perhitungan: str, target: str, quarters: str, codes: list[str]
) -> None:
    assert desk.codes(f"perhitungan: {perhitungan}", year(target=f'"{target}"', tw_target=quarters)) == codes


@pytest.mark.parametrize(
    ("target", "quarters", "codes"),
    [
        ("100", "33,3 33,3 33,3 0", []),  # 99,9: three figures, each half of 0,1 away at most
        ("99,8", "33,3 33,3 33,3 0", []),
        ("99,6", "33,3 33,3 33,3 0", ["P501"]),
        ("4", "1 1 1 0", ["P501"]),  # whole numbers are counted, not rounded
        ("1,38", "0 0,46 0,46 0,46", []),
        ("1,41", "0 0,46 0,46 0,46", ["P501"]),
    ],
)
def test_what_rounding_may_have_done_is_forgiven(desk: Desk, target: str, quarters: str, codes: list[str]) -> None:
    assert desk.codes("perhitungan: kumulatif", year(target=f'"{target}"', tw_target=quarters)) == codes


@pytest.mark.parametrize(
    ("perhitungan", "target", "quarters", "message"),
    [
        ("kumulatif", "0,0138%", "0 0,46 0,46 0,46", "Jumlah triwulan 1,38 adalah 100 kali target setahun 0,0138"),
        ("kumulatif", "1,38%", "0 0,0046 0,0046 0,0046", "Target setahun 1,38 adalah 100 kali jumlah triwulan 0,0138"),
        ("kumulatif", "2,5", "10 5 5 5", "Jumlah triwulan 25 adalah 10 kali target setahun 2,5"),
        ("kumulatif", "4.000", "1 1 1 1", "Target setahun 4.000 adalah 1.000 kali jumlah triwulan 4"),
        ("rata_rata", "0,8", "80 80 79 81", "Rata-rata triwulan 80 adalah 100 kali target setahun 0,8"),
        ("posisi_akhir", "0,8", "10 40 60 80", "Angka TW IV 80 adalah 100 kali target setahun 0,8"),
    ],
)
def test_a_wrong_unit_is_named(desk: Desk, perhitungan: str, target: str, quarters: str, message: str) -> None:
    told = desk.told(f"perhitungan: {perhitungan}", year(target=f'"{target}"', tw_target=quarters))
    assert told == f"P501 {message}: barangkali salah satuan."


@pytest.mark.parametrize(("target", "quarters"), [("5", "0 0 0 0"), ("0", "1 1 1 1"), ("7", "10 10 10 20")])
def test_what_is_no_power_of_ten_is_no_wrong_unit(desk: Desk, target: str, quarters: str) -> None:
    assert "salah satuan" not in desk.told("perhitungan: kumulatif", year(target=target, tw_target=quarters))


def test_all_ways_are_told_where_the_indikator_says_none(desk: Desk) -> None:
    told = desk.told(year(target="9", tw_target="1 2 3 8"))
    assert told.endswith(" triwulannya: jumlah triwulan 14, rata-rata triwulan 3,5, angka TW IV 8.")


@pytest.mark.parametrize(
    ("realisasi", "quarters", "more", "codes"),
    [
        ("10", "1 2 3 4", {}, []),
        ("11", "1 2 3 4", {}, ["P501"]),
        ("11", "1 2 3 -", {}, []),  # not all four
        ("11", "1 2 3 4", {"status_data": "direvisi"}, []),  # the year was changed afterwards
    ],
)
def test_realisasi_follows_from_four_quarters(
    desk: Desk, realisasi: str, quarters: str, more: dict[str, str], codes: list[str]
) -> None:
    years = year(realisasi=realisasi, tw_realisasi=quarters, **more)
    assert desk.codes("perhitungan: kumulatif", years) == codes


def test_the_wrong_unit_of_purbalingga_is_named_and_nothing_else_is_told_of_the_real_trees() -> None:
    loaded = load(ROOT)
    assert [(p.where.path, p.code, p.message) for p in loaded.problems] == [
        (
            "content/kabupaten-purbalingga/dinkopukm.yml",
            "P501",
            "Jumlah triwulan 1,38 adalah 100 kali target setahun 0,0138: barangkali salah satuan.",
        )
    ]
    text = (CONTENT / "kabupaten-purbalingga" / "dinkopukm.yml").read_text("utf-8")
    where = loaded.problems[0].where
    assert text.splitlines()[where.line - 1][where.column - 1 :] == '"0,0138%"'


# --- P505: year and year ---


@pytest.mark.parametrize(
    ("polaritas", "figures", "codes"),
    [
        ("positif", "70 72 72 75", []),
        ("positif", "70 72 71 75", ["P505"]),
        ("positif", "73 72 72 75", ["P505"]),  # below where it started
        ("positif", "70 72 74 73", ["P505"]),  # ends lower
        ("negatif", "12 11 10 9", []),
        ("negatif", "12 11 11,5 9", ["P505"]),
        ("negatif", "12 11 10 10,1", ["P505"]),
        ("stabil", "70 72 71 69", []),
        ("positif", "B A A B", []),  # words have no order of their own
    ],
)
def test_targets_move_the_way_that_is_better(desk: Desk, polaritas: str, figures: str, codes: list[str]) -> None:
    start, first, second, end = (f'"{each}"' for each in figures.split())
    assert (
        desk.codes(
            "satuan: Predikat" if "B" in figures else "satuan: persen",
            f"polaritas: {polaritas}",
            f"baseline: {{tahun: 2023, nilai: {start}}}",
            f"pengukuran: [{{tahun: 2025, target: {second}}}, {{tahun: 2024, target: {first}}}]",
            f"target_akhir_periode: {{tahun: 2029, nilai: {end}}}",
        )
        == codes
    )


def test_without_polaritas_no_way_is_better(desk: Desk) -> None:
    assert desk.codes("pengukuran: [{tahun: 2024, target: 5}, {tahun: 2025, target: 4}]") == []


def test_a_target_against_its_polaritas_is_told_with_the_one_before(desk: Desk) -> None:
    told = desk.told("polaritas: positif", "pengukuran: [{tahun: 2024, target: 5}, {tahun: 2025, target: 4}]")
    assert told == "P505 Target 2025 (4) lebih rendah daripada target 2024 (5), padahal polaritasnya positif."


def test_a_revision_explains_its_year(desk: Desk) -> None:
    lower = "pengukuran: [{tahun: 2024, target: 5}, {tahun: 2025, target: 4}]"
    revised = "revisi_target: [{tahun: %s, lama: 6, baru: %s, alasan: Refocusing}]"
    assert desk.codes("polaritas: positif", lower, revised % (2025, 4)) == []
    assert desk.codes("polaritas: positif", lower, revised % (2024, 5)) == ["P505"]


def test_a_sum_over_the_period_is_not_held_against_a_year(desk: Desk) -> None:
    keys = (
        "polaritas: negatif",
        "pengukuran: [{tahun: 2024, target: 5}]",
        "target_akhir_periode: {tahun: 2029, nilai: 20}",
    )
    assert desk.codes(*keys, "perhitungan: kumulatif") == []
    assert desk.codes(*keys) == ["P505"]


def test_a_start_after_the_first_target_is_no_start(desk: Desk) -> None:
    keys = ("polaritas: positif", "baseline: {tahun: 2025, nilai: 9}")
    assert desk.codes(*keys, "pengukuran: [{tahun: 2024, target: 5}, {tahun: 2026, target: 6}]") == []


# --- P506: ahead of time ---


@pytest.mark.parametrize(
    ("sampai", "codes"),
    [
        (None, []),
        ("2024-12-31", []),
        ("2024-10-01", []),
        ("2024-09-30", ["P506"]),
        ("2024-01-01", ["P506"]),
        ("2023-12-31", ["P506"]),  # told once for the year
    ],
)
def test_what_begins_after_the_day_of_the_settings_has_no_realisasi(
    desk: Desk, sampai: str | None, codes: list[str]
) -> None:
    years = year(tw_realisasi="- 1 - 0")
    assert desk.codes(years, hitungan=Hitungan(sampai=sampai)) == codes


def test_all_quarters_that_are_ahead_are_told_together(desk: Desk) -> None:
    told = desk.told(year(tw_realisasi="1 0 0 0"), hitungan=Hitungan(sampai="2024-02-10"))
    assert told == "P506 Realisasi TW II, TW III, dan TW IV 2024 mendahului hari keadaan 2024-02-10."


@pytest.mark.parametrize(("sampai", "codes"), [("2024-01-01", []), ("2023-12-31", ["P506"])])
def test_a_year_that_has_begun_may_be_told(desk: Desk, sampai: str, codes: list[str]) -> None:
    assert desk.codes(year(realisasi="5"), hitungan=Hitungan(sampai=sampai)) == codes


def test_money_is_not_spent_ahead_of_time_either(desk: Desk) -> None:
    budget = (
        '    nomenklatur: {nama: Program Koperasi}\n    anggaran: [{tahun: 2024, pagu: "1.000", realisasi: "10"}]\n'
    )
    (problem,) = desk.problems(hitungan=Hitungan(sampai="2023-06-30"), sasaran=budget)
    assert (problem.code, problem.message) == ("P506", "Realisasi anggaran 2024 mendahului hari keadaan 2023-06-30.")
    assert desk.problems(hitungan=Hitungan(sampai="2024-01-01"), sasaran=budget) == []


# --- P507: shares ---

SHARE = "definisi: Jumlah koperasi sehat dibagi jumlah seluruh koperasi dikali 100"


@pytest.mark.parametrize(
    "words",
    [
        ("nama: Persentase koperasi yang sehat",),
        ("nama: Prosentase UMKM yang difasilitasi",),
        ('nama: "% koperasi yang berizin"',),
        ("nama: Koperasi sehat", SHARE),
        ("nama: Koperasi sehat", "definisi: Jumlah Koperasi yang sehat di bagi jumlah Koperasi Dikalikan Seratus"),
        ("nama: Koperasi sehat", 'formula: "(Jumlah koperasi sehat / Jumlah koperasi) x 100%"'),
        (
            "nama: Balita ditimbang",
            "definisi: Balita yang ditimbang dibandingkan dengan seluruh balita",
            "formula: jumlah balita ditimbang / jumlah balita terdaftar x 100",
        ),
    ],
)
def test_a_share_is_at_most_all(desk: Desk, words: tuple[str, ...]) -> None:
    assert desk.codes(*words, "satuan: persen", year(target="100", realisasi='"100,5"')) == ["P507"]
    assert desk.codes(*words, "satuan: persen", year(target="100", realisasi="100")) == []
    assert desk.codes(*words, "satuan: persen", year(tw_target="50 - 110 90")) == ["P507"]
    assert desk.codes(*words, year(target='"110%"')) == ["P507"]
    assert "P507" not in desk.codes(*words, "satuan: orang", year(target="120"))


@pytest.mark.parametrize(
    "words",
    [
        ("nama: Persentase peningkatan koperasi yang sehat",),
        ("nama: Persentase capaian kinerja yang dilaporkan",),
        ("nama: Persentase realisasi anggaran yang terserap",),
        ("nama: Prosentase Pertumbuhan Jmlh UMKM", SHARE),
        ("nama: Cakupan imunisasi", "definisi: Jumlah bayi diimunisasi dibagi jumlah bayi sasaran proyeksi dikali 100"),
        ("nama: Persentase koperasi yang dibina", "definisi: Jumlah koperasi dibagi target jumlah koperasi dikali 100"),
        ("nama: Rasio", "definisi: Jumlah dokter dibagi jumlah puskesmas dikali 100"),
        ("nama: Volume usaha", "definisi: Jumlah omzet tahun ini dibagi jumlah omzet tahun lalu dikali 100"),
        ("nama: Persentase Koperasi Aktif",),  # does not say of what
    ],
)
def test_what_may_exceed_a_hundred_is_let_be(desk: Desk, words: tuple[str, ...]) -> None:
    assert desk.codes(*words, "satuan: persen", year(target="110", realisasi="120")) == []


def test_a_part_is_not_more_than_all_of_it(desk: Desk) -> None:
    keys = ("nama: Persentase koperasi yang sehat", "satuan: persen")
    assert desk.told(*keys, year(komponen_rumus=parts("260", "250"))) == (
        "P507 Pembilang 260 lebih besar daripada penyebut 250, padahal ini bagian dari seluruhnya."
    )
    assert desk.codes(*keys, year(komponen_rumus=parts("250", "250"))) == []
    assert desk.codes("nama: Pertumbuhan omzet", "satuan: persen", year(komponen_rumus=parts("260", "250"))) == []


# --- P508: units ---


@pytest.mark.parametrize(
    ("nama", "satuan"),
    [
        ("Persentase koperasi aktif", "orang"),
        ("Prosentase koperasi aktif", "Unit"),
        ("% koperasi aktif", "dokumen"),
        ("Persentase belanja", "Rp."),
        ("Jumlah koperasi aktif", "%"),
        ("Jumlah koperasi aktif", "Prosen"),
        ("Indeks kepuasan masyarakat", "orang"),
        ("Predikat SAKIP", "dokumen"),
    ],
)
def test_a_unit_that_contradicts_the_name_is_told(desk: Desk, nama: str, satuan: str) -> None:
    assert desk.codes(f'nama: "{nama}"', f'satuan: "{satuan}"') == ["P508"]


@pytest.mark.parametrize(
    ("nama", "satuan"),
    [
        ("Persentase koperasi aktif", "Persen"),
        ("Persentase koperasi aktif", "% koperasi"),
        ("Persentase orang yang dilatih", "Orang (%)"),
        ("Persentase koperasi aktif", "Angka"),
        ("Jumlah koperasi aktif", "koperasi"),
        ("Jumlah dan persentase koperasi aktif", "persen"),
        ("Persentase dan jumlah koperasi aktif", "koperasi"),
        ("Jumlah peningkatan omzet", "persen"),
        ("Indeks kepuasan masyarakat", "Nilai"),
        ("Indeks Pertanaman", "kali"),
        ("Indeks kepuasan masyarakat", "persen"),
        ("Nilai ekspor", "rupiah"),
        ("Nilai AKIP", "Predikat"),
        ("Koperasi sehat", "Persen"),
        ("Cakupan UMKM", "Prosen"),
    ],
)
def test_a_unit_that_may_be_right_is_let_be(desk: Desk, nama: str, satuan: str) -> None:
    assert desk.codes(f'nama: "{nama}"', f'satuan: "{satuan}"') == []


# --- P509: a printed achievement ---


@pytest.mark.parametrize(
    ("capaian", "codes"),
    [("92,5", []), ("92,50%", []), ("93", []), ("92", []), ("94", ["P509"]), ("92,6", ["P509"]), ("0,925", ["P509"])],
)
def test_a_printed_achievement_is_held_against_ours(desk: Desk, capaian: str, codes: list[str]) -> None:
    years = year(target="20", realisasi='"18,5"', capaian=f'"{capaian}"')
    assert desk.codes("polaritas: positif", years) == codes


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (
            ("polaritas: negatif", year(target="10", realisasi="8", capaian="80")),
            "Capaian 80% berbeda dari hitungan 120% (tahun: (2 × 10 − 8) ÷ 10 × 100).",
        ),
        (
            ("perhitungan: kumulatif", year(tw_target="1 1 1 1", tw_realisasi="1 0,5 - -", capaian="40")),
            "Capaian 40% berbeda dari hitungan 75% (s.d. TW2: 1,5 ÷ 2 × 100).",
        ),
        (
            (year(realisasi="5", capaian="90"),),
            "Capaian 90% tertulis, tetapi tidak dapat dihitung: target belum ada.",
        ),
        (
            (year(target="5", status_data="tidak_relevan", capaian="90"),),
            "Capaian 90% tertulis, tetapi tidak dapat dihitung: tidak relevan pada tahun ini.",
        ),
    ],
)
def test_a_difference_is_told_with_how_ours_came_about(desk: Desk, keys: tuple[str, ...], message: str) -> None:
    assert desk.told(*keys) == f"P509 {message}"


def test_a_printed_achievement_is_told_at_its_own_year(desk: Desk) -> None:
    years = (
        "{tahun: 2025, target: 4, realisasi: 4, capaian: 100}",
        "{tahun: 2024, target: 4, realisasi: 4, capaian: 90}",
    )
    (problem,) = desk.problems("pengukuran:", *(f"  - {each}" for each in years))
    assert (problem.code, problem.where.line) == ("P509", 13)


def test_how_a_site_counts_decides_what_differs(desk: Desk) -> None:
    years = year(tw_target="1 1 1 1", tw_realisasi="1 - - -", capaian="100")
    running = Hitungan(triwulan="berjalan", sampai="2024-06-30")
    assert desk.codes("perhitungan: kumulatif", years) == []
    assert desk.codes("perhitungan: kumulatif", years, hitungan=running) == ["P509"]


# --- P510: revisions ---


@pytest.mark.parametrize(
    ("revisions", "codes"),
    [
        ("{tahun: 2024, lama: 80, baru: 75, alasan: Refocusing}", []),
        ("{tahun: 2024, lama: 80, baru: 75}", ["P510"]),
        ("{tahun: 2024, lama: 80, baru: 70, alasan: Refocusing}", ["P510"]),
        ("{tahun: 2024, lama: 80, baru: 70}", ["P510", "P510"]),
        ("{tahun: 2026, lama: 80, baru: 70, alasan: Refocusing}", ["P510"]),  # no such target
        ("{tahun: 2029, lama: 95, baru: 90, alasan: Refocusing}", []),  # of the end of the period
        ("{tahun: 2024, lama: 80, baru: 78, alasan: A}, {tahun: 2024, lama: 78, baru: '75,0', alasan: B}", []),
        ("{tanggal: 2024-09-01, %s, baru: 75, alasan: B}, {tanggal: 2024-03-01, %s, baru: 78, alasan: A}", []),
    ],
)
def test_the_last_revision_says_why_and_holds(desk: Desk, revisions: str, codes: list[str]) -> None:
    keys = (year(target="75"), "target_akhir_periode: {tahun: 2029, nilai: 90}")
    assert (
        desk.codes("satuan: persen", *keys, f"revisi_target: [{revisions}]".replace("%s", "tahun: 2024, lama: 80"))
        == codes
    )


def test_words_and_ranges_may_be_revised_too(desk: Desk) -> None:
    revised = "revisi_target: [{tahun: 2024, lama: %s, baru: %s, alasan: Refocusing}]"
    assert desk.codes("satuan: Predikat", year(target="bb"), revised % ("A", "BB")) == []
    assert desk.codes("satuan: Predikat", year(target="B"), revised % ("A", "BB")) == ["P510"]
    ranged = ("polaritas: rentang", year(target='"80-90"'))
    assert desk.codes(*ranged, revised % ('"70-90"', '"80 - 90"')) == []
    assert desk.codes(*ranged, revised % ('"70-90"', '"80-95"')) == ["P510"]


# --- P511: a formula ---


@pytest.mark.parametrize(
    ("satuan", "realisasi", "of", "codes"),
    [
        ("persen", "74", "185 / 250", []),
        ("persen", "66,67", "2 / 3", []),
        ("persen", "66,66", "2 / 3", []),  # cut off
        ("persen", "66", "2 / 3", []),
        ("persen", "67", "2 / 3", []),
        ("persen", "68", "2 / 3", ["P511"]),
        ("persen", "0,74", "185 / 250", ["P511"]),
        ("rasio", "0,74", "185 / 250", []),
        ("per 100.000", "120,5", "241 / 200.000", []),
        ("per 1.000", "120,5", "243 / 200.000", ["P511"]),
        ("persen", "33", "1,5 / 4,5", []),
        ("persen", "5", "1 / 0", []),  # nothing to divide by
    ],
)
def test_realisasi_follows_from_what_the_formula_is_fed_with(
    desk: Desk, satuan: str, realisasi: str, of: str, codes: list[str]
) -> None:
    years = year(realisasi=f'"{realisasi}"', komponen_rumus=parts(*of.split(" / ")))
    assert desk.codes(f"satuan: {satuan}", years) == codes


def test_a_difference_is_told_with_the_division(desk: Desk) -> None:
    years = year(realisasi="70", komponen_rumus=parts("2.000", "3.000"))
    assert desk.told("satuan: persen", years) == "P511 Realisasi 70 tidak sama dengan 2.000 ÷ 3.000 × 100 = 66,67."


def test_growth_is_a_division_less_one(desk: Desk) -> None:
    years = year(realisasi='"4%"', komponen_rumus=parts("260", "250"))
    assert desk.codes("satuan: persen", "nama: Pertumbuhan omzet", years) == []
    assert desk.codes("satuan: persen", 'formula: "(n - n1) / n1 x 100"', years) == []
    assert desk.codes("satuan: persen", years) == ["P511"]


def test_a_formula_with_more_parts_is_not_known(desk: Desk) -> None:
    years = year(realisasi="70", komponen_rumus=parts("1", "3", '{nama: C, nilai: "5"}'))
    assert desk.codes("satuan: persen", years) == []


# --- P512: what is said of the data ---


@pytest.mark.parametrize(
    ("status", "nothing", "quarters", "whole"),
    [
        ("tetap", ["P512"], [], []),
        ("sementara", ["P512"], [], []),
        ("direvisi", ["P512"], [], []),
        ("belum_waktunya", [], [], ["P512"]),  # the year's figure is not due, a quarter's may be there
        ("tidak_tersedia", [], [], ["P512"]),
        ("tidak_relevan", [], ["P512"], ["P512"]),
    ],
)
def test_the_status_of_data_agrees_with_the_data(
    desk: Desk, status: str, nothing: list[str], quarters: list[str], whole: list[str]
) -> None:
    assert desk.codes(year(target="5", status_data=status)) == nothing
    assert desk.codes(year(target="5", status_data=status, tw_realisasi="1 - - -")) == quarters
    assert desk.codes(year(target="5", status_data=status, realisasi="0")) == whole


# --- P208: every figure is a number ---


def test_targets_of_a_range_may_be_ranges_wherever_they_stand(desk: Desk) -> None:
    keys = (
        "target_akhir_periode: {tahun: 2029, nilai: 80-90}",
        year(target="80-90"),
        "revisi_target: [{tahun: 2024, lama: 70-90, baru: 80-90, alasan: Refocusing}]",
    )
    assert desk.codes("polaritas: rentang", *keys) == []
    assert desk.codes("polaritas: stabil", *keys) == ["P208"] * 4
    assert desk.codes("polaritas: rentang", year(realisasi="80-90")) == ["P208"]


def test_a_printed_achievement_is_a_number_whatever_the_unit(desk: Desk) -> None:
    told = desk.told("satuan: Predikat", year(target="B", realisasi="B", capaian="tercapai"))
    assert told == 'P208 "tercapai" bukan angka untuk satuan "persen".'


@pytest.mark.parametrize("figure", ["95%", "sejuta", "1.000-2.000"])
def test_money_is_a_number_of_rupiah_and_no_percent(desk: Desk, figure: str) -> None:
    money = (
        f'    nomenklatur: {{nama: Program}}\n    anggaran: [{{tahun: 2024, pagu: "1.000", realisasi: "{figure}"}}]\n'
    )
    (problem,) = desk.problems(sasaran=money)
    assert (problem.code, problem.message) == ("P208", f'"{figure}" bukan angka untuk satuan "rupiah".')
    assert "serapan (persen) dihitung" in problem.hint


# --- one mistake is told once; no figure is too much ---

RICH = f"""{HEAD}sasaran:
  - id: s1
    jenis: sasaran
    pernyataan: Meningkatnya
    nomenklatur: {{nama: Program Koperasi}}
    anggaran: [{{tahun: 2024, pagu: "1.000", realisasi: "900"}}]
    indikator:
      - id: ik1
        nama: Persentase koperasi yang sehat
        satuan: persen
        polaritas: rentang
        perhitungan: kumulatif
        baseline: {{tahun: 2023, nilai: "70"}}
        target_akhir_periode: {{tahun: 2029, nilai: "80-90"}}
        pengukuran:
          - tahun: 2024
            target: "75-80"
            realisasi: "74"
            triwulan: {{target: ["10", "20", "20", "25"], realisasi: ["10", "20", "20", "25"]}}
            status_data: direvisi
            capaian: "98,67"
            komponen_rumus:
              - {{nama: Sehat, nilai: "185", peran: pembilang}}
              - {{nama: Semua, nilai: "250", peran: penyebut}}
          - {{tahun: 2025, target: "80-85", status_data: belum_waktunya}}
        revisi_target: [{{tahun: 2024, lama: "78-80", baru: "75-80", alasan: Refocusing}}]
"""
LATE = Hitungan(sampai="2024-12-31")


def test_the_rich_indikator_has_nothing_wrong(desk: Desk) -> None:
    assert list(check(desk.tree(RICH), LATE)) == []


@pytest.mark.parametrize("wrong", ["SALAH ketik!", {"?": "x"}, None], ids=["a text", "an object", "nothing"])
def test_where_a_value_is_of_the_wrong_kind_nothing_follows(wrong: Value, desk: Desk) -> None:
    whole = build(RICH, "").value
    followed = {}
    for way in [way for way in all_ways(whole) if way[:1] == ("sasaran",) and isinstance(way[-1], str)]:
        file = desk.wilayah / "dinas.yml"
        file.write_text(with_wrong(whole, way, wrong), "utf-8")
        read = read_tree(file, "dinas.yml")
        follows = {p.code for p in check(read.value, LATE)} if read.value else set()
        if any(p.code.startswith("P1") for p in read.problems) and follows:
            followed[way] = follows
    assert followed == {}


FIGURES = st.from_regex(r"-?[0-9]{1,14}(,[0-9]{1,13})?%?", fullmatch=True)


@pytest.fixture(scope="module")
def anywhere(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk for examples that come by the hundred: each overwrites the one before."""
    return Desk(put_sources(tmp_path_factory.mktemp("angka")))


@given(st.lists(FIGURES, min_size=12, max_size=12))
@example(["0"] * 12)
@example(["9" * 28] * 12)
@example(["0," + "0" * 25 + "1"] * 12)
def test_no_figure_is_too_much(anywhere: Desk, figures: list[str]) -> None:
    target, realisasi, above, below, *quarters = figures
    years = year(
        target=f'"{target}"',
        realisasi=f'"{realisasi}"',
        capaian=f'"{target}"',
        komponen_rumus=parts(above, below),
        tw_target=" ".join(quarters[:4]),
        tw_realisasi=" ".join(quarters[4:]),
    )
    for perhitungan in ("kumulatif", "rata_rata", "posisi_akhir"):
        problems = anywhere.problems("satuan: persen", f"perhitungan: {perhitungan}", years)
        assert [p for p in problems if p.code < "P5" or "E+" in p.message or "NaN" in p.message] == []
