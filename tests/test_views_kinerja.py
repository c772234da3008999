"""The list of all indikator of a dinas by their distance from the target, as views and as pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from pohon import views
from pohon.kata import load_kata
from pohon.understood import Understood
from pohon.views.kinerja import PER_PAGE, KinerjaView, later_pages
from pohon.views.parts import Link
from tests.angka import grown, measured
from tests.tools import MINI, Page, copied, links_from, made, pages_in, resolved

HERE = "../../../../kota-contoh/dinas-perikanan/"
LIST = "kota-contoh/dinas-perdagangan/kinerja/"
MOST = 40 * 1024

INDIKATOR = """\
      - id: i{n}
        nama: Persentase pedagang pasar rakyat yang menempati los sesuai jenis dagangannya di kecamatan {n}
        satuan: Persen
        polaritas: positif
        pengukuran: [{{tahun: 2025, target: "{target}"{realisasi}}}]
"""


def listed(u: Understood, key: str = "") -> KinerjaView:
    return views.kinerja(u, key, links_from(u))


@pytest.fixture(scope="module")
def several(perikanan: Understood) -> Understood:
    """One that no formula fits, one above its target, one far below it: in the wrong order."""
    return measured(perikanan, {"ntn": ("0", "3"), "produksi": ("50", "60"), "keluhan": ("10", "18")})


@pytest.fixture(scope="module")
def large(perikanan: Understood) -> Understood:
    """A tree of 130 indikator, more than three pages hold."""
    return grown(perikanan, 130)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The small site in which a dinas has 130 indikator with long names, in all states."""
    folder = copied(MINI, tmp_path_factory.mktemp("banyak") / "situs")
    results = ("95", "80", "70", "55", "20", "")
    told = (f', realisasi: "{result}"' if result else "" for result in results)
    rows = [(100, each) for each in told] + [(0, ', realisasi: "1"')]
    made_up = (
        INDIKATOR.format(n=n, target=rows[n % len(rows)][0], realisasi=rows[n % len(rows)][1]) for n in range(130)
    )
    with (folder / "content/kota-contoh/dinas-perdagangan.yml").open("a") as file:
        file.write("  - id: p2\n    jenis: sasaran_program\n    pernyataan: Pasar rakyat ramai\n    indikator:\n")
        file.writelines(made_up)
    rendered = made(folder)
    assert rendered.files
    return rendered.files


@pytest.fixture(scope="module")
def lists(files: Mapping[str, bytes]) -> Mapping[str, Page]:
    """The pages of its list."""
    return {path: page for path, page in pages_in(files).items() if path.startswith(LIST)}


# --- the rows ---


def test_the_furthest_below_its_target_comes_first(several: Understood) -> None:
    """What no formula fits comes after all that are counted."""
    assert [(row.id, row.status.nilai, row.selisih) for row in listed(several).baris] == [
        ("keluhan", "20,00%", "−80,00"),
        ("produksi", "120,00%", "+20,00"),
        ("ntn", "", ""),
    ]


def test_what_is_not_measured_comes_last(perikanan: Understood) -> None:
    u = measured(perikanan, {"ntn": ("10", None), "produksi": ("0", "60"), "keluhan": ("10", "10")})
    assert [(row.id, row.status.kata, row.selisih) for row in listed(u).baris] == [
        ("keluhan", "sangat tinggi", "0,00"),
        ("produksi", "tidak dihitung", ""),
        ("ntn", "belum diukur", ""),
    ]


def test_what_is_equally_far_stands_in_document_order(perikanan: Understood) -> None:
    u = measured(perikanan, dict.fromkeys(("ntn", "produksi", "keluhan"), ("10", "10")))
    assert [row.id for row in listed(u).baris] == ["ntn", "produksi", "keluhan"]


def test_a_row_leads_to_what_it_tells_of(perikanan: Understood) -> None:
    row = next(row for row in listed(perikanan).baris if row.id == "ntn")
    assert row.indikator == Link("Nilai tukar nelayan", f"{HERE}indikator/ntn/")
    assert row.sasaran == Link("Nelayan hidup sejahtera", f"{HERE}sasaran/t1/")
    assert (row.satuan, row.target, row.realisasi) == ("Indeks", "101", "100,2")


def test_a_row_shows_the_figures_of_its_year_only(perikanan: Understood) -> None:
    assert listed(perikanan).tahun == "2024"
    keluhan = next(row for row in listed(perikanan).baris if row.id == "keluhan")
    assert (keluhan.target, keluhan.realisasi) == ("", "")


def test_a_realisasi_that_only_the_quarters_tell_is_joined(perikanan: Understood) -> None:
    row = next(row for row in listed(perikanan).baris if row.id == "produksi")
    assert (row.target, row.realisasi, row.status.lingkup) == ("1.250,5", "310", "s.d. TW I")


def test_a_row_names_what_an_evaluator_would_miss(perikanan: Understood) -> None:
    """Who answers for the sasaran answers for its indikator."""
    assert {row.id: row.kurang for row in listed(perikanan).baris} == {
        "ntn": "definisi, formula, dan sumber data",
        "produksi": "definisi, formula, polaritas, dan sumber data",
        "keluhan": "definisi, formula, satuan, sumber data, dan penanggung jawab",
    }


def test_all_states_together_stand_above_the_list(several: Understood) -> None:
    view = listed(several)
    assert [(part.status.kata, part.jumlah) for part in view.batang] == [
        ("sangat tinggi", "1"),
        ("sangat rendah", "1"),
        ("tidak dihitung", "1"),
    ]
    assert [state.kelas for state in view.saringan] == ["t4", "t0", "tanpa"]


def test_the_list_speaks_english(perikanan: Understood) -> None:
    """Names and figures stay as the document prints them."""
    u = measured(perikanan, {"keluhan": ("10", "18,5")})
    row = views.kinerja(u, "", replace(links_from(u), kata=load_kata("en"))).baris[0]
    assert (row.indikator.teks, row.realisasi) == ("Keluhan nelayan", "18,5")
    assert (row.status.kata, row.status.nilai, row.selisih) == ("very low", "15.00%", "−85.00")


# --- its parts ---


def test_a_short_list_has_one_part(perikanan: Understood) -> None:
    assert (listed(perikanan).halaman, tuple(later_pages(perikanan))) == ((), ())


def test_a_long_list_has_several_parts(large: Understood) -> None:
    assert tuple(later_pages(large)) == ("2", "3", "4")
    assert listed(large, "2").halaman == (
        Link("1–40", f"{HERE}kinerja/"),
        Link("41–80", ""),
        Link("81–120", f"{HERE}kinerja/3/"),
        Link("121–130", f"{HERE}kinerja/4/"),
    )


def test_every_indikator_stands_in_one_part_and_their_order_goes_through_all(large: Understood) -> None:
    parts = [listed(large, key).baris for key in ("", "2", "3", "4")]
    assert [len(part) for part in parts] == [PER_PAGE, PER_PAGE, PER_PAGE, 10]
    rows = [row for part in parts for row in part]
    assert {row.id for row in rows} == set(large.indikator)
    counted = [float(row.status.mesin) for row in rows if row.status.mesin]
    assert counted == sorted(counted)
    assert all(not row.status.mesin for row in rows[len(counted) :])


def test_every_part_tells_of_all_indikator(large: Understood) -> None:
    first, last = listed(large), listed(large, "4")
    assert first.batang == last.batang
    assert sum(int(part.jumlah) for part in first.batang) == 130


def test_a_part_is_cited_by_its_own_address(large: Understood) -> None:
    assert [listed(large, key).kutip.alamat.rpartition("dinas-perikanan/")[2] for key in ("", "3")] == [
        "kinerja/",
        "kinerja/3/",
    ]


# --- the pages ---


def test_a_page_of_many_indikator_is_light(lists: Mapping[str, Page], files: Mapping[str, bytes]) -> None:
    assert list(lists) == [f"{LIST}{name}" for name in ("2/index.html", "3/index.html", "4/index.html", "index.html")]
    assert {path: len(files[path]) for path in lists if len(files[path]) > MOST} == {}


def test_readers_choose_among_the_states_that_occur(lists: Mapping[str, Page], files: Mapping[str, bytes]) -> None:
    chosen = {"saring-t4", "saring-t3", "saring-t2", "saring-t1", "saring-t0", "saring-tanpa", "saring-belum"}
    offered: set[str | None] = set()
    for page in lists.values():
        here = {node.attributes["id"] for node in page.all(".saringan input[id]")}
        assert here == {f"saring-{row.attributes['class']}" for row in page.all(".daftar-kinerja tbody tr")}
        assert len(page.all(".saringan input[checked]")) == 1
        offered |= here
    assert offered == chosen
    small = pages_in(files)["kota-contoh/dinas-perikanan/kinerja/index.html"]
    assert [node.attributes["id"] for node in small.all(".saringan input[id]")] == ["saring-t4", "saring-belum"]


def test_every_choice_works_by_the_stylesheet_alone(lists: Mapping[str, Page], files: Mapping[str, bytes]) -> None:
    """A choice hides the rows of every other state; nothing of it needs a script."""
    (style,) = (data.decode() for path, data in files.items() if re.fullmatch(r"aset/angka\.\w+\.css", path))
    for page in lists.values():
        rows = {node.attributes["class"] or "" for node in page.all(".daftar-kinerja tbody tr")}
        names = {(node.attributes["id"] or "").removeprefix("saring-") for node in page.all(".saringan input[id]")}
        assert rows <= names
        for name in names:
            assert f"main:has(#saring-{name}:checked) .daftar-kinerja tbody tr:not(.{name})" in style


def test_without_script_all_rows_stand_on_the_page(lists: Mapping[str, Page]) -> None:
    links = [a.attributes["href"] for page in lists.values() for a in page.all(".daftar-kinerja tbody th > a")]
    assert len(links) == len(set(links)) == 130
    assert {page.path for page in lists.values() if page.all(".daftar-kinerja [hidden]")} == set()


def test_a_row_leads_to_where_its_number_is_computed_again(
    lists: Mapping[str, Page], files: Mapping[str, bytes]
) -> None:
    page = lists[f"{LIST}index.html"]
    path, _ = resolved(page.path, page.all(".daftar-kinerja tbody th > a")[0].attributes["href"] or "")
    again = Page(path, files[path].decode())
    assert again.one("#hitung-2025").text() == "Hitung ulang capaian 2025"
    assert values(again) == ["20,00%"]


def values(page: Page) -> list[str]:
    """The achievements that a page shows, each once."""
    return list(dict.fromkeys(node.text(strip=True) for node in page.all("data.capaian")))
