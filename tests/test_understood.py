"""A tree with its relations worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise

import pytest

from pohon.build import Loaded
from pohon.capaian import Rekap
from pohon.model import Hitungan, Jenis, Kelas, Profil, Rentang
from pohon.model.istilah import JenisTeks
from pohon.site import Site as Summaries
from pohon.site import facts_for, nama_wilayah, summarise
from pohon.understood import Understood
from pohon.understood.uses import Use
from tests.angka import measured

HALVES = Profil(dasar="Peraturan rekaan", kelas=(Kelas(nama="cukup", mulai=Decimal(50)), Kelas(nama="kurang")))


def test_children_stand_in_document_order(perikanan: Understood) -> None:
    assert perikanan.children["t1"] == ("s1", "s2", "p2")
    assert perikanan.children["i1"] == ()


def test_a_sasaran_with_two_parents_stands_under_each(perikanan: Understood) -> None:
    assert perikanan.children["s1"] == perikanan.children["s2"] == ("p1",)


def test_roots(perikanan: Understood, trees: Mapping[str, Understood]) -> None:
    assert perikanan.roots == ("t1",)
    assert all(u.roots for u in trees.values())


def test_indikator_know_what_they_measure(perikanan: Understood) -> None:
    assert list(perikanan.indikator) == ["ntn", "produksi", "keluhan"]
    s, ik = perikanan.indikator["keluhan"]
    assert (s.id, ik.nama) == ("s1", "Keluhan nelayan")


def test_a_position_answers_itself_or_through_an_indikator(perikanan: Understood) -> None:
    assert [s.id for s in perikanan.answered["kabid-tangkap"]] == ["s1", "p1"]
    assert [s.id for s in perikanan.answered["kepala-dinas"]] == ["t1"]


def test_the_chain_follows_first_parents(perikanan: Understood) -> None:
    assert perikanan.chain("i3") == ("t1", "s1", "p1", "k1")
    assert perikanan.chain("t1") == ()


def test_everything_below_comes_once(perikanan: Understood) -> None:
    below = tuple(perikanan.below("t1"))
    assert below[:4] == ("s1", "p1", "k1", "i1")
    assert sorted(below) == sorted(set(perikanan.order) - {"t1"})


def test_counts_in_the_order_of_levels(perikanan: Understood) -> None:
    assert perikanan.counts(perikanan.order) == {
        Jenis.TUJUAN: 1,
        Jenis.SASARAN: 2,
        Jenis.SASARAN_PROGRAM: 2,
        Jenis.SASARAN_SUB_KEGIATAN: 1,
        Jenis.SASARAN_INDIVIDU: 10,
    }
    assert list(perikanan.counts(perikanan.order)) == [
        jenis for jenis in Jenis if jenis in perikanan.counts(perikanan.order)
    ]


def test_every_chain_of_the_real_trees_starts_at_a_root(trees: Mapping[str, Understood]) -> None:
    for u in trees.values():
        for key in u.order:
            chain = (*u.chain(key), key)
            assert chain[0] in u.roots
            assert all(b in u.children[a] for a, b in pairwise(chain))


def test_every_sasaran_and_indikator_has_its_place(perikanan: Understood) -> None:
    assert [perikanan.place[key] for key in perikanan.order] == list(range(16))
    assert [perikanan.place[key] for key in perikanan.measured] == [0, 1, 2]


def test_what_hangs_together_is_found_from_both_ends(perikanan: Understood) -> None:
    for key, under in perikanan.subordinates.items():
        assert [j for j in perikanan.jabatan.values() if j.induk == key] == list(under)
    for key, hanging in perikanan.hanging.items():
        assert [s for s in perikanan.sasaran.values() if s.melalui_indikator == key] == list(hanging)
    for name, same in perikanan.named.items():
        assert {s.nomenklatur.nama for s in same if s.nomenklatur} == {name}
    assert (len(perikanan.subordinates), len(perikanan.hanging), len(perikanan.named)) == (1, 1, 2)


# --- the source text ---


def test_a_line_knows_the_pages_that_it_became_part_of(perikanan: Understood) -> None:
    assert perikanan.uses[9] == (Use("sasaran", "s1"),)
    assert perikanan.uses[13] == (Use("indikator", "keluhan"),)
    assert perikanan.uses[4] == (Use("dinas"),)


def test_a_line_that_repeats_a_sasaran_says_as_what(perikanan: Understood) -> None:
    assert perikanan.uses[46] == (Use("sasaran", "s1", JenisTeks.LAIN),)
    assert perikanan.repeated["s1"] == (Rentang(46, 46),)


def test_a_line_of_no_page_is_marked(perikanan: Understood) -> None:
    assert perikanan.marks[1] is JenisTeks.JUDUL
    assert perikanan.marks[6] is JenisTeks.LABEL


def test_the_lines_that_are_told_of_are_counted(perikanan: Understood) -> None:
    known, filled = perikanan.covered
    assert filled == sum(bool(text.strip()) for text in perikanan.tree.teks)
    assert 0 < known <= filled


# --- what trees may know of each other ---


def test_a_summary_counts(perikanan: Understood) -> None:
    summary = summarise(perikanan.tree, Hitungan())
    assert (summary.sasaran, summary.indikator, summary.bertarget) == (16, 3, 2)
    assert summary.tahun == "2024\u20132025"
    assert [key for key, *_ in summary.cabang] == ["t1", "s1", "p1", "k1", "i1"]
    assert [mitra.nama for mitra in summary.lintas] == ["Dinas Perdagangan", "Universitas Contoh"]


def test_a_summary_counts_the_states_of_the_year_that_the_tree_is_judged_by(perikanan: Understood) -> None:
    summary = summarise(perikanan.tree, Hitungan())
    assert summary.tahun_kinerja == "2024"
    assert summary.rekap == Rekap(tingkat=(0, 0, 0, 0, 2), tidak_dihitung=0, belum_diukur=1)


def test_a_summary_counts_what_no_formula_fits(perikanan: Understood) -> None:
    u = measured(perikanan, {"ntn": ("101", "60"), "produksi": ("0", "3"), "keluhan": ("10", None)})
    summary = summarise(u.tree, Hitungan())
    assert summary.rekap == Rekap(tingkat=(0, 1, 0, 0, 0), tidak_dihitung=1, belum_diukur=1)
    assert summary.rekap.semua == summary.indikator == 3


def test_a_summary_counts_in_the_bands_of_its_site(perikanan: Understood) -> None:
    u = measured(perikanan, {"ntn": ("100", "60"), "produksi": ("100", "40")})
    assert summarise(u.tree, Hitungan(pita=(HALVES,))).rekap == Rekap(tingkat=(1, 0, 0, 0, 1), belum_diukur=1)


def test_a_tree_without_realisasi_is_judged_by_no_year(direncanakan: Understood, perdagangan: Understood) -> None:
    for u in (direncanakan, perdagangan):
        summary = summarise(u.tree, Hitungan())
        assert (summary.tahun_kinerja, summary.rekap) == (None, None)


def test_a_tree_knows_only_the_partners_that_it_names(mini: Loaded, mini_site: Summaries) -> None:
    facts = {tree.dinas: facts_for(tree, mini_site, "2026-01-02") for tree in mini.trees}
    assert facts["dinas-perikanan"].targets == ("kota-contoh/dinas-perdagangan#p1",)
    assert facts["dinas-perdagangan"].targets == ()
    assert facts["dinas-perdagangan"].has_lintas
    assert facts["dinas-perdagangan"].changed == "2026-01-02"


def test_regions_without_a_name_come_last(loaded: Loaded) -> None:
    assert loaded.site is not None
    assert loaded.site.wilayah() == ("kabupaten-purbalingga", "kota-bekasi", "kota-makassar", "wilayah-tidak-disebut")
    assert nama_wilayah(loaded.site, "wilayah-tidak-disebut") == "Wilayah tidak disebut"


@pytest.mark.parametrize(
    ("wilayah", "dinas"), [("kota-contoh", ["dinas-perdagangan", "dinas-perikanan"]), ("tiada", [])]
)
def test_the_dinas_of_a_region_by_name(mini_site: Summaries, wilayah: str, dinas: list[str]) -> None:
    assert [summary.dinas for summary in mini_site.of(wilayah)] == dinas
