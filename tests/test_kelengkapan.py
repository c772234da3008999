"""Which particulars of an indikator are there: of one, of a dinas, of all dinas; and what their pages show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pohon import views
from pohon.build.plan import plan_tree, site_routes
from pohon.kelengkapan import Kelengkapan, completeness, counted, has_realisasi, has_target
from pohon.links import Links
from pohon.model import Indikator, Sasaran
from pohon.site import Site as Summaries
from pohon.understood import Understood, understand
from pohon.views.kelengkapan import ROWS
from tests.tools import Page, Site, edit, links_from, made

PURBALINGGA, BEKASI = "kabupaten-purbalingga/dinkopukm", "kota-bekasi/dinas-koperasi-ukm"
HERE = "../../../../kota-contoh/dinas-perikanan/"


def sasaran(**fields: Any) -> Sasaran:
    return Sasaran.model_validate({"id": "s1", "jenis": "sasaran", **fields})


def indikator(**fields: Any) -> Indikator:
    return Indikator.model_validate({"id": "ik", "nama": "Koperasi sehat", **fields})


def there(s: Sasaran, ik: Indikator) -> set[str]:
    """The names of the particulars that are there."""
    return {name for name, is_there in completeness(s, ik)._asdict().items() if is_there}


# --- one indikator ---


def test_a_bare_name_has_none_of_the_eight() -> None:
    assert len(Kelengkapan._fields) == 8
    assert there(sasaran(), indikator()) == set()


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"definisi": "Koperasi yang mengadakan RAT"}, "definisi"),
        ({"formula": "a / b x 100"}, "formula"),
        ({"satuan": "persen"}, "satuan"),
        ({"polaritas": "negatif"}, "polaritas"),
        ({"sumber_data": "Bidang koperasi"}, "sumber_data"),
        ({"penanggung_jawab": ["kabid"]}, "penanggung_jawab"),
        ({"pengukuran": [{"tahun": "2024", "target": "0"}]}, "target"),
        ({"pengukuran": [{"tahun": "2024", "realisasi": "0"}]}, "realisasi"),
    ],
)
def test_each_particular_is_seen_by_itself(fields: Mapping[str, Any], name: str) -> None:
    assert there(sasaran(), indikator(**fields)) == {name}


def test_who_answers_for_the_sasaran_answers_for_its_indikator() -> None:
    assert there(sasaran(penanggung_jawab=["kadis"]), indikator()) == {"penanggung_jawab"}


def test_the_definition_of_a_sasaran_is_not_that_of_its_indikator() -> None:
    assert there(sasaran(definisi="Koperasi yang mandiri"), indikator()) == set()


@pytest.mark.parametrize(
    ("pengukuran", "target", "realisasi"),
    [
        ({"triwulan": {"target": [None, "5", None, None]}}, True, False),
        ({"triwulan": {"realisasi": ["5", None, None, None]}}, False, True),
        ({"triwulan": {"target": [None] * 4, "realisasi": [None] * 4}}, False, False),
        ({"status_data": "belum_waktunya"}, False, False),
    ],
    ids=["one quarter's target", "one quarter's realisasi", "empty quarters", "a state without a figure"],
)
def test_one_figure_is_enough_and_an_empty_cell_is_none(
    pengukuran: Mapping[str, Any], target: bool, realisasi: bool
) -> None:
    ik = indikator(pengukuran=[{"tahun": "2024", **pengukuran}])
    assert (has_target(ik), has_realisasi(ik)) == (target, realisasi)


def test_the_end_of_the_period_is_a_target() -> None:
    assert has_target(indikator(target_akhir_periode={"tahun": "2029", "nilai": "80"}))


def test_a_figure_that_is_no_number_is_a_figure() -> None:
    assert has_realisasi(indikator(pengukuran=[{"tahun": "2024", "realisasi": "BB"}]))


# --- counts ---


def test_counts_stand_in_the_order_of_the_particulars(perikanan: Understood) -> None:
    assert counted(perikanan.tree.isi.sasaran) == Kelengkapan._make((0, 0, 2, 2, 0, 2, 2, 2))
    assert counted(()) == (0,) * 8


def test_the_real_documents_lack_most(trees: Mapping[str, Understood]) -> None:
    found = {key: counted(u.tree.isi.sasaran) for key, u in trees.items()}
    assert found[PURBALINGGA] == (5, 0, 7, 0, 0, 7, 6, 0)
    assert found[BEKASI] == (0, 0, 0, 0, 0, 105, 0, 0)
    assert {counts[-1] for counts in found.values()} == {0}


def test_a_summary_holds_the_counts(mini_site: Summaries) -> None:
    found = {each.dinas: (each.indikator, each.kelengkapan) for each in mini_site.summaries}
    assert found == {"dinas-perdagangan": (0, (0,) * 8), "dinas-perikanan": (3, (0, 0, 2, 2, 0, 2, 2, 2))}


# --- the page of a dinas ---


def test_the_page_counts_first_and_then_lists(perikanan: Understood, links: Links) -> None:
    view = views.kelengkapan_dinas(perikanan, "", links)
    assert view.unsur[2] == ("Satuan", 2)
    assert [(each.sasaran.teks, [row.jumlah for row in each.baris]) for each in view.kelompok] == [
        ("Nelayan hidup sejahtera", ["5 dari 8"]),
        ("Hasil tangkapan nelayan meningkat", ["4 dari 8", "1 dari 8"]),
    ]
    assert view.kelompok[0].baris[0].indikator == ("Nilai tukar nelayan", f"{HERE}indikator/ntn/")
    assert view.semua.href == "../../../../kelengkapan/"


def test_the_page_says_what_an_evaluator_asks_of_the_tree(perikanan: Understood, links: Links) -> None:
    dated = replace(perikanan, facts=replace(perikanan.facts, changed="2026-11-21"))
    found = {fact.nama: fact for fact in views.kelengkapan_dinas(dated, "", links).fakta}
    assert {name: [link.href for link in fact.isi] for name, fact in found.items()} == {
        "Dokumen": [""],
        "Terakhir diubah di situs ini": [""],
        "Cascading": [f"{HERE}cascading/"],
        "Mitra lintas": [f"{HERE}lintas/"],
        "Teks sumber": [f"{HERE}sumber/"],
    }
    assert found["Dokumen"].catatan == "Pohon kinerja, tahun 2024\u20132025"
    assert found["Terakhir diubah di situs ini"].isi[0].teks == "21 November 2026"


def with_indikator(u: Understood, amount: int) -> Understood:
    """The tree with that many indikator, all of its first sasaran."""
    first, *rest = u.tree.isi.sasaran
    more = tuple(first.indikator[0].model_copy(update={"id": f"ik-{n}"}) for n in range(1, amount + 1))
    bare = (each.model_copy(update={"indikator": (), "melalui_indikator": None}) for each in rest)
    isi = u.tree.isi.model_copy(update={"sasaran": (first.model_copy(update={"indikator": more}), *bare)})
    return understand(replace(u.tree, isi=isi), u.facts)


@pytest.mark.parametrize(
    ("amount", "keys"), [(0, []), (1, [""]), (ROWS, [""]), (ROWS + 1, ["", "31"]), (3 * ROWS, ["", "31", "61"])]
)
def test_a_page_more_for_every_thirty_indikator(perikanan: Understood, amount: int, keys: list[str]) -> None:
    u = with_indikator(perikanan, amount)
    assert [item.key for item in plan_tree(u) if item.output.name.startswith("kelengkapan")] == keys


def test_a_later_page_lists_what_follows(perikanan: Understood) -> None:
    u = with_indikator(perikanan, ROWS + 3)
    view = views.kelengkapan_dinas(u, "31", links_from(u))
    assert [row.id for each in view.kelompok for row in each.baris] == ["ik-31", "ik-32", "ik-33"]
    assert [(link.teks, link.href) for link in view.bagian] == [
        ("indikator 1\u201330", f"{HERE}kelengkapan/"),
        ("indikator 31\u201333", ""),
    ]
    assert view.fakta == ()
    assert view.kutip.alamat.endswith("/kelengkapan/31/")


def lists_of(site: Site, dinas: str) -> list[Page]:
    return [page for path, page in site.pages.items() if path.startswith(f"{dinas}/kelengkapan/")]


@pytest.mark.parametrize("dinas", [PURBALINGGA, BEKASI])
def test_every_indikator_has_one_row_with_an_anchor(site: Site, trees: Mapping[str, Understood], dinas: str) -> None:
    rows = [row for page in lists_of(site, dinas) for row in page.all("tr[id]")]
    assert sorted(row.attributes["id"] or "" for row in rows) == sorted(trees[dinas].indikator)
    for row in rows:
        (anchor,) = row.css("a.tetap")
        assert anchor.attributes["href"] == f"#{row.attributes['id']}"


def test_a_row_says_in_words_what_is_there(site: Site) -> None:
    (page,) = lists_of(site, PURBALINGGA)
    cells = [(cell.attributes["class"], cell.text()) for cell in page.one("#koperasi-aktif").css("td")]
    has, lacks = ("ada", "ada"), ("kosong", "belum")
    assert cells == [has, lacks, has, lacks, lacks, has, has, lacks, ("angka", "4 dari 8")]


def test_the_page_shows_no_percentage(site: Site) -> None:
    (page,) = lists_of(site, PURBALINGGA)
    assert "%" not in page.text


def test_the_dinas_leads_there(site: Site) -> None:
    assert "kelengkapan/" in site.pages[f"{PURBALINGGA}/index.html"].targets


# --- the page of the site ---


@pytest.fixture
def site_links(mini_site: Summaries) -> Links:
    return Links(site_routes(mini_site), "../")


def test_a_row_for_each_dinas(mini_site: Summaries, site_links: Links) -> None:
    view = views.kelengkapan(mini_site, "", site_links)
    assert [(row.dinas, row.indikator, row.ada) for row in view.baris] == [
        # Without an indikator there is no list to lead to.
        (("Dinas Perdagangan", "../kota-contoh/dinas-perdagangan/"), 0, (0,) * 8),
        (("Dinas Perikanan", "../kota-contoh/dinas-perikanan/kelengkapan/"), 3, (0, 0, 2, 2, 0, 2, 2, 2)),
    ]


def test_the_page_of_the_site_changes_with_the_counts_alone(mini_folder: Path, mini_made: Mapping[str, bytes]) -> None:
    page, tree = "kelengkapan/index.html", mini_folder / "content" / "kota-contoh" / "dinas-perikanan.yml"
    edit(tree, "nama: Keluhan nelayan", "nama: Keluhan para nelayan")
    assert made(mini_folder).files[page] == mini_made[page]
    edit(tree, "nama: Keluhan para nelayan", "nama: Keluhan para nelayan\n        satuan: Keluhan")
    assert made(mini_folder).files[page] != mini_made[page]


def test_a_site_of_many_dinas_has_a_list_for_each_wilayah(mini_site: Summaries) -> None:
    (one, two) = mini_site.summaries
    many = tuple(replace(two, wilayah=f"kota-{n}", dinas="dinas") for n in range(61))
    nation = replace(mini_site, summaries=(one, two, *many))
    own = nation.only("kota-contoh")
    view = views.kelengkapan(own, "", Links(site_routes(own), "../../"))
    assert (view.head.judul, view.berwilayah, len(view.baris)) == ("Kelengkapan indikator: Kota Contoh", True, 2)
