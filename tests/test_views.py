"""What each page is given: a few facts per view, from the small site."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pytest

from pohon import views
from pohon.build.plan import plan_site_files, routes, site_routes, tree_routes
from pohon.capaian import compute_capaian
from pohon.gathered import Gathered
from pohon.kata import load_kata
from pohon.links import Links
from pohon.memo import digest
from pohon.model import Hitungan, Pengukuran, Perhitungan
from pohon.model.angka import parse_angka
from pohon.model.indikator import Triwulan
from pohon.outputs import FILES, PAGES, SITE_PAGES, Output
from pohon.site import Site as Summaries
from pohon.understood import Understood
from pohon.views.capaian import Status
from pohon.views.figures import year_rows, year_shown
from pohon.views.parts import Fact, Link
from pohon.views.shell import Frame, shell
from tests.angka import changed, grown, measured, with_quarters, without
from tests.tools import links_from

UP = "../../../../"
HERE = f"{UP}kota-contoh/dinas-perikanan/"


@pytest.fixture(scope="session")
def site_links(mini_site: Summaries) -> Links:
    files = routes(plan_site_files(Gathered(mini_site, ())))
    sizes = dict.fromkeys(files, 1234)
    return Links({**files, **site_routes(mini_site)}, "../", sizes=sizes, site_url=mini_site.settings.site_url or "")


def fact(facts: tuple[Fact, ...], nama: str) -> Fact:
    return next(each for each in facts if each.nama == nama)


def said(links: tuple[Link, ...]) -> list[str]:
    return [link.teks for link in links]


# --- all views ---


def plain(value: object) -> bool:
    """Whether a view is frozen through and through."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return value.__dataclass_params__.frozen and all(  # type: ignore[attr-defined]  # every dataclass has them
            plain(getattr(value, field.name)) for field in dataclasses.fields(value)
        )
    if isinstance(value, tuple):
        return all(plain(item) for item in value)
    return value is None or isinstance(value, str | bytes | int | bool)


@pytest.mark.parametrize("output", [*PAGES, *FILES], ids=lambda output: output.name)
def test_a_view_of_a_tree_is_frozen_and_always_the_same(
    output: Output[Understood], trees: Mapping[str, Understood], perikanan: Understood
) -> None:
    for u in (perikanan, *trees.values()):
        links = links_from(u)
        for key in tuple(output.keys(u))[:4]:
            view = output.view(u, key, links)
            assert plain(view)
            assert view == output.view(u, key, links)


@pytest.mark.parametrize("output", SITE_PAGES, ids=lambda output: output.name)
def test_a_view_of_the_site_is_frozen_and_always_the_same(
    output: Output[Summaries], mini_site: Summaries, site_links: Links
) -> None:
    for key in output.keys(mini_site):
        view = output.view(mini_site, key, site_links)
        assert plain(view)
        assert view == output.view(mini_site, key, site_links)


# --- sasaran ---


def test_a_sasaran(perikanan: Understood, links: Links) -> None:
    view = views.sasaran(perikanan, "s1", links)
    assert (view.jenjang, view.tercetak, view.pernyataan) == (
        "Sasaran",
        "SASARAN 1",
        "Hasil tangkapan nelayan meningkat",
    )
    assert (view.jumlah_indikator, view.keadaan_angka) == ("2 indikator", "")
    assert view.semua_turunan == "12 sasaran"
    assert view.sumber == (Link("baris 9\u201310", f"{HERE}sumber/#b9"),)
    assert view.kutip.alamat == "https://contoh.example/pohon/kota-contoh/dinas-perikanan/sasaran/s1/"
    assert (
        view.kutip.kalimat
        == "Dinas Perikanan Kota Contoh, \u201cHasil tangkapan nelayan meningkat\u201d, Pohon Contoh."
    )


def test_a_sasaran_without_figures_says_which_are_missing(perikanan: Understood, direncanakan: Understood) -> None:
    told = [
        views.sasaran(u, key, links_from(u)).keadaan_angka
        for u, key in ((direncanakan, "s1"), (perikanan, "s2"), (without(perikanan, "target", "realisasi"), "s1"))
    ]
    assert told == ["belum ada realisasi", "belum ada indikator", "belum ada target dan realisasi"]


def test_a_sasaran_of_which_only_quarters_have_targets_has_targets(direncanakan: Understood) -> None:
    year = Pengukuran(tahun="2024", triwulan=Triwulan(target=(parse_angka("1"),) * 4))
    u = changed(direncanakan, lambda ik: ik.model_copy(update={"pengukuran": (year,)}))
    assert views.sasaran(u, "s1", links_from(u)).keadaan_angka == "belum ada realisasi"


def test_the_breadcrumb_is_the_chain_of_ancestors(perikanan: Understood, links: Links) -> None:
    trail = said(views.sasaran(perikanan, "k1", links).head.jejak)
    assert trail == ["Beranda", "Kota Contoh", "Dinas Perikanan", "Nelayan hidup sejahtera",
                     "Hasil tangkapan nelayan meningkat", "Armada dan rantai dingin tersedia"]  # fmt: skip


def test_pages_of_one_folder_have_the_very_same_things_around_them(perikanan: Understood, links: Links) -> None:
    """Templates remember what they make of it."""
    frame = Frame(perikanan.facts.settings, perikanan.facts.pages, {"pohon.css": "aset/pohon.css"})
    heads = [(views.sasaran(perikanan, key, links).head, links.route("sasaran", key)) for key in ("s1", "k1")]
    first, second = (shell(head, links, route, frame) for head, route in heads)
    assert first.sekitar is second.sekitar
    assert first.judul != second.judul
    assert first.aset == {"pohon.css": f"{UP}aset/pohon.css"}


def test_several_parents(perikanan: Understood, links: Links) -> None:
    other = views.sasaran(perikanan, "p1", links).induk_lain
    assert other == (Link("Ikan segar sampai di pasar; Pembeli percaya pada mutunya", f"{HERE}sasaran/s2/"),)


def test_several_statements_in_one_box(perikanan: Understood, links: Links) -> None:
    view = views.sasaran(perikanan, "s2", links)
    assert (view.pernyataan, view.pernyataan_lain) == ("Ikan segar sampai di pasar", ("Pembeli percaya pada mutunya",))


def test_a_box_with_a_program_only(perikanan: Understood, links: Links) -> None:
    view = views.sasaran(perikanan, "p2", links)
    assert view.pernyataan == "PROGRAM PENUNJANG URUSAN"
    assert "hanya memuat nama program" in fact(view.fakta, "Pernyataan sasaran").catatan
    assert fact(view.fakta, "Nomenklatur").catatan == "kode tidak tercetak dalam dokumen"
    assert fact(view.fakta, "Menggantung pada indikator").isi == (Link("Nilai tukar nelayan", f"{HERE}indikator/ntn/"),)
    assert str(view.catatan) == "<p>Kotak ini hanya memuat nama program.</p>"


def test_a_nomenklatur_with_its_code(perikanan: Understood, links: Links) -> None:
    nomenklatur = fact(views.sasaran(perikanan, "p1", links).fakta, "Nomenklatur")
    assert (said(nomenklatur.isi), nomenklatur.catatan) == (["PROGRAM PENGELOLAAN PERIKANAN TANGKAP"], "kode 3.25.03")


def test_an_uncertain_place(perikanan: Understood, links: Links) -> None:
    (told,) = views.sasaran(perikanan, "k1", links).kepastian
    assert (told.tingkat, told.tentang, str(told.catatan)) == (
        "mungkin",
        "letak dalam pohon",
        "<p>Kolomnya bergeser.</p>",
    )
    assert told.alternatif == (Link("PROGRAM PENUNJANG URUSAN", f"{HERE}sasaran/p2/"),)


def test_an_uncertain_answerer(perikanan: Understood, links: Links) -> None:
    answers = fact(views.sasaran(perikanan, "p1", links).fakta, "Penanggung jawab")
    assert (said(answers.isi), answers.kepastian) == (["Kepala Bidang Perikanan Tangkap"], "mungkin")


def test_nobody_answers(perikanan: Understood, perdagangan: Understood, links: Links) -> None:
    assert fact(views.sasaran(perikanan, "s2", links).fakta, "Penanggung jawab").isi == ()
    assert views.sasaran(perdagangan, "p1", links_from(perdagangan)).dijawab == ()


def test_partners(perikanan: Understood, links: Links) -> None:
    partners = [each for each in views.sasaran(perikanan, "s2", links).fakta if each.nama == "Mitra lintas"]
    assert [each.isi for each in partners] == [
        (Link("Dinas Perdagangan", f"{UP}kota-contoh/dinas-perdagangan/sasaran/p1/"),),
        (Link("Universitas Contoh", ""),),
    ]


def test_what_the_method_says(perikanan: Understood, links: Links) -> None:
    facts = views.sasaran(perikanan, "s1", links).fakta
    assert said(fact(facts, "Kondisi").isi) == ["Kondisi antara utama"]
    assert said(fact(facts, "Jenis kinerja").isi) == ["Kinerja strategis"]
    assert fact(facts, "Faktor kunci keberhasilan (CSF)").isi == (Link("Cuaca", f"{HERE}penyusunan/#csf"),)


def test_another_printing(perikanan: Understood, links: Links) -> None:
    (printing,) = views.sasaran(perikanan, "s1", links).cetakan
    assert (printing.di, printing.teks, printing.sama) == ("Tahap 4", "Hasil tangkapan meningkat", False)
    assert printing.rincian == ("Strategis",)


def test_neighbours_in_document_order(perikanan: Understood, links: Links) -> None:
    first, second, last = (views.sasaran(perikanan, key, links).tetangga for key in ("t1", "s1", "i10"))
    assert first.sebelum is None
    assert second.sebelum == Link("Nelayan hidup sejahtera", f"{HERE}sasaran/t1/")
    assert last.sesudah is None


def test_the_outline_around_a_sasaran(perikanan: Understood, links: Links) -> None:
    (root,) = views.sasaran(perikanan, "s1", links).sekitar
    assert (root.key, [each.key for each in root.cabang]) == ("t1", ["s1", "s2", "p2"])
    assert [each.di_sini for each in root.cabang] == [True, False, False]
    assert [each.key for each in root.cabang[0].cabang] == ["p1"]
    assert root.cabang[2].lewat == "Nilai tukar nelayan"


def test_the_table_of_one_year_has_quarters(direncanakan: Understood) -> None:
    table = views.sasaran(direncanakan, "s1", links_from(direncanakan)).indikator
    assert [column.kop for column in table.kop] == ["Target 2024", "TW I", "TW II", "TW III", "TW IV"]
    assert [column.triwulan for column in table.kop] == [False, True, True, True, True]
    assert [row.angka for row in table.baris] == [("1.250,5", "300", "", "650", "1.250,5"), ("", "", "", "", "")]
    assert [row.kosong for row in table.baris] == ["", "satuan dan angka belum diisi"]


def test_the_table_of_two_years(direncanakan: Understood) -> None:
    table = views.sasaran(direncanakan, "t1", links_from(direncanakan)).indikator
    assert [column.kop for column in table.kop] == ["Target 2024", "Target 2025"]
    assert table.baris[0].angka == ("101", "103")


def test_a_table_without_any_realisasi_has_no_states(direncanakan: Understood) -> None:
    table = views.sasaran(direncanakan, "s1", links_from(direncanakan)).indikator
    assert (table.capaian, [row.status for row in table.baris]) == ("", [None, None])


def test_the_table_of_a_measured_tree_holds_the_year_that_it_is_judged_by(perikanan: Understood, links: Links) -> None:
    """Quarters and other years stand on the pages of its indikator."""
    table = views.sasaran(perikanan, "t1", links).indikator
    assert [column.kop for column in table.kop] == ["Target 2024", "Realisasi 2024"]
    assert table.capaian == "Capaian 2024"
    assert table.baris[0].angka == ("101", "100,2")
    assert table.baris[0].status == Status("t4", "sangat tinggi", "99,21%", "99.21", rumus="100,2 ÷ 101 × 100")


def test_a_realisasi_that_only_the_quarters_tell_is_joined(perikanan: Understood, links: Links) -> None:
    """No rule of joining is told: all of them give 310, the only quarter that is filled."""
    produksi, keluhan = views.sasaran(perikanan, "s1", links).indikator.baris
    assert (produksi.angka, keluhan.angka) == (("1.250,5", "310"), ("", ""))
    assert (produksi.kosong, keluhan.kosong) == ("", "satuan dan angka belum diisi")
    assert [(row.status.kata, row.status.nilai) for row in (produksi, keluhan) if row.status] == [
        ("sangat tinggi", "103,33%"),
        ("belum diukur", ""),
    ]


# --- the achievement of a sasaran ---


def test_the_achievement_of_a_sasaran_says_of_how_many(perikanan: Understood, links: Links) -> None:
    told = views.sasaran(perikanan, "s1", links).capaian
    assert told
    assert (told.tahun, told.dihitung, told.batas) == (
        "2024", "1 dari 2 indikator, 1 di antaranya belum setahun penuh", "120",
    )  # fmt: skip
    assert (told.status.kelas, told.status.nilai) == ("t4", "103,33%")


def test_the_achievement_of_a_sasaran_is_a_bounded_mean(perikanan: Understood) -> None:
    u = measured(perikanan, {"produksi": ("50", "200"), "keluhan": ("10", "12")})
    told = views.sasaran(u, "s1", links_from(u)).capaian
    assert told
    assert told.dihitung == "2 dari 2 indikator"
    assert [(row.nama, row.hitungan, row.hasil) for row in told.langkah] == [
        ("Dibatasi untuk rata-rata", "", "120"),
        ("Rata-rata", "(120 + 80) ÷ 2", "100"),
        ("Pembulatan", "", "100,00%"),
    ]
    assert told.langkah[0].rumus == "400"  # "400 = 120" would be no equation


def test_a_sasaran_of_which_nothing_is_counted_says_so(perikanan: Understood) -> None:
    unmeasured = measured(perikanan, {"ntn": ("101", "100,2"), "produksi": ("50", None), "keluhan": ("10", None)})
    uncounted = measured(perikanan, {"produksi": ("50", None), "keluhan": ("0", "3")})
    for u, words in ((unmeasured, "belum diukur"), (uncounted, "tidak dihitung")):
        told = views.sasaran(u, "s1", links_from(u)).capaian
        assert told
        assert (told.status.kata, told.status.nilai, told.dihitung, told.langkah) == (
            words,
            "",
            "0 dari 2 indikator",
            (),
        )


def test_a_sasaran_without_indikator_has_no_achievement(perikanan: Understood, links: Links) -> None:
    """Not even that of the sasaran below it."""
    assert views.sasaran(perikanan, "s2", links).capaian is None


def test_no_sasaran_of_a_tree_without_realisasi_has_an_achievement(direncanakan: Understood) -> None:
    links = links_from(direncanakan)
    assert {views.sasaran(direncanakan, key, links).capaian for key in direncanakan.order} == {None}


# --- indikator ---


def test_an_indikator(perikanan: Understood, links: Links) -> None:
    view = views.indikator(perikanan, "ntn", links)
    assert (view.nama, view.satuan) == ("Nilai tukar nelayan", "Indeks")
    assert (view.tahun, view.target, view.realisasi, view.status.nilai) == ("2024", "101", "100,2", "99,21%")
    assert view.mengukur == Link("Nelayan hidup sejahtera", f"{HERE}sasaran/t1/")
    assert view.tergantung == (Link("PROGRAM PENUNJANG URUSAN", f"{HERE}sasaran/p2/"),)


def test_the_sheet_always_has_the_same_nine_rows(perikanan: Understood, links: Links) -> None:
    names = ["Definisi", "Formula", "Satuan", "Polaritas", "Perhitungan", "Sumber data", "Penanggung jawab",
             "Indikator kinerja utama", "Angka awal"]  # fmt: skip
    for key, missing in (("ntn", "3 dari 9"), ("keluhan", "8 dari 9")):
        view = views.indikator(perikanan, key, links)
        assert [each.nama for each in view.keterangan] == names
        assert view.belum_diisi == f"{missing} keterangan belum diisi."
    assert said(fact(views.indikator(perikanan, "ntn", links).keterangan, "Angka awal").isi) == ["98,5 (2023)"]


def test_who_answers_for_the_sasaran_answers_for_its_indikator(perikanan: Understood, links: Links) -> None:
    inherited = fact(views.indikator(perikanan, "ntn", links).keterangan, "Penanggung jawab")
    assert (said(inherited.isi), inherited.catatan) == (["Kepala Dinas"], "penanggung jawab sasarannya")
    own = fact(views.indikator(perikanan, "produksi", links).keterangan, "Penanggung jawab")
    assert (said(own.isi), own.catatan) == (["Kepala Bidang Perikanan Tangkap"], "")


def test_years_in_order_target_first(perikanan: Understood, links: Links) -> None:
    angka = views.indikator(perikanan, "ntn", links).angka
    assert [(row.tahun, row.jenis, row.setahun, row.catatan) for row in angka] == [
        ("2024", "Target", "101", "<p>Angka sementara.</p>"),
        ("2024", "Realisasi", "100,2", ""),
        ("2024", "Capaian", "", ""),
        ("2025", "Target", "103", ""),
    ]


def test_a_row_of_achievement_holds_states_where_others_hold_figures(perikanan: Understood, links: Links) -> None:
    rows = [row for key in ("ntn", "produksi") for row in views.indikator(perikanan, key, links).angka if row.status]
    assert [(row.tahun, row.triwulan, row.setahun, row.sumber) for row in rows] == [("2024", (), "", ())] * 2
    assert [row.status.nilai for row in rows if row.status] == ["99,21%", "103,33%"]
    assert [[each.nilai or each.kata for each in row.keadaan] for row in rows] == [
        [],
        ["103,33%", "belum diukur", "belum diukur", "belum diukur"],
    ]


def test_an_achievement_is_computed_again_for_each_year_with_a_result(perikanan: Understood, links: Links) -> None:
    assert [[each.tahun for each in views.indikator(perikanan, key, links).ulangan] for key in perikanan.indikator] == [
        ["2024"],
        ["2024"],
        [],
    ]


def test_an_indikator_without_figures_is_unmeasured(perikanan: Understood, links: Links) -> None:
    view = views.indikator(perikanan, "keluhan", links)
    assert (view.tahun, view.target, view.realisasi, view.angka, view.ulangan) == ("", "", "", (), ())
    assert (view.status.kata, view.status.alasan) == ("belum diukur", "realisasi belum ada")


def test_an_indikator_of_a_tree_without_realisasi_tells_its_latest_target(direncanakan: Understood) -> None:
    view = views.indikator(direncanakan, "ntn", links_from(direncanakan))
    assert (view.tahun, view.target, view.realisasi, view.status.kata) == ("2025", "103", "", "belum diukur")
    assert [(row.tahun, row.jenis) for row in view.angka] == [("2024", "Target"), ("2025", "Target")]


def test_a_realisasi_that_only_the_quarters_tell_is_joined_on_the_page_of_its_indikator(
    perikanan: Understood, links: Links
) -> None:
    view = views.indikator(perikanan, "produksi", links)
    assert (view.tahun, view.target, view.realisasi, view.status.lingkup) == ("2024", "1.250,5", "310", "s.d. TW I")


def test_a_realisasi_that_is_joined_is_written_as_the_document_writes_its_figures(perikanan: Understood) -> None:
    """In any language: `1,234.5` beside a printed `1.250,5` would be read wrongly."""
    figures = {"target": ["600", "600", None, None], "realisasi": ["600,5", "634", None, None]}
    year = Pengukuran.model_validate({"tahun": "2024", "target": "1.250,5", "triwulan": figures})
    own = {"pengukuran": (year,), "perhitungan": Perhitungan.KUMULATIF}
    u = changed(perikanan, lambda ik: ik.model_copy(update=own) if ik.id == "produksi" else ik)
    english = dataclasses.replace(links_from(u), kata=load_kata("en"))
    on_list = next(row for row in views.kinerja(u, "", english).baris if row.id == "produksi")
    in_table = views.sasaran(u, "s1", english).indikator.baris[0]
    page = views.indikator(u, "produksi", english)
    assert {page.realisasi, in_table.angka[1], on_list.realisasi} == {"1.234,5"}


def test_a_year_with_realisasi_only_keeps_its_note(perikanan: Understood, links: Links) -> None:
    year = Pengukuran(tahun="2024", realisasi=parse_angka("7"), catatan="Angka sementara.")
    ik = perikanan.indikator["ntn"][1].model_copy(update={"pengukuran": (year,)})
    rows = year_rows(ik, compute_capaian(ik, Hitungan()), links)
    assert [(row.jenis, row.catatan) for row in rows] == [("Realisasi", "<p>Angka sementara.</p>"), ("Capaian", "")]


def test_the_target_that_is_told_first_is_the_latest(perikanan: Understood) -> None:
    ik = perikanan.indikator["ntn"][1]
    figures = tuple(Pengukuran(tahun=tahun, target=parse_angka("8")) for tahun in ("2026", "2022", "2025"))
    shown = year_shown(perikanan, ik.model_copy(update={"pengukuran": (*figures, Pengukuran(tahun="2027"))}))
    assert shown == figures[0]
    assert year_shown(perikanan, ik.model_copy(update={"pengukuran": ()})) is None


def test_the_year_that_is_told_first_is_the_one_that_the_tree_is_judged_by(perikanan: Understood) -> None:
    ik = perikanan.indikator["produksi"][1]
    later = Pengukuran(tahun="2030", target=parse_angka("8"))
    shown = year_shown(perikanan, ik.model_copy(update={"pengukuran": (*ik.pengukuran, later)}))
    assert shown
    assert shown.tahun == perikanan.tahun


def test_quarters_of_target_and_realisasi(perikanan: Understood, links: Links) -> None:
    view = views.indikator(perikanan, "produksi", links)
    assert view.bertriwulan
    assert [(row.jenis, row.triwulan) for row in view.angka] == [
        ("Target", ("300", "", "650", "1.250,5")),
        ("Realisasi", ("310", "", "", "")),
        ("Capaian", ()),
    ]


def test_an_indikator_of_uncertain_place(perikanan: Understood, links: Links) -> None:
    (told,) = views.indikator(perikanan, "keluhan", links).kepastian
    assert (told.tingkat, told.tentang) == ("dugaan", "sasaran yang diukur")
    assert [link.href for link in told.alternatif] == [f"{HERE}sasaran/s2/"]


# --- jabatan ---


def test_a_position(perikanan: Understood, links: Links) -> None:
    view = views.jabatan(perikanan, "kabid-tangkap", links)
    assert (view.nama, said(fact(view.fakta, "Tercetak").isi)) == (
        "Kepala Bidang Perikanan Tangkap",
        ["KEPALA BIDANG PERIKANAN TANGKAP"],
    )
    assert (view.jumlah_sasaran, view.jumlah_indikator) == ("2 sasaran", "1 indikator")
    assert [(row.nama, said(row.indikator), row.kepastian) for row in view.baris] == [
        ("Hasil tangkapan nelayan meningkat", ["Produksi perikanan tangkap"], ""),
        ("Armada dan rantai dingin tersedia", [], "mungkin"),
    ]
    assert (said(fact(view.fakta, "Atasan").isi), fact(view.fakta, "Atasan").kepastian) == (["Kepala Dinas"], "mungkin")
    assert str(view.catatan) == "<p>Tercetak tanpa <strong>garis</strong>.</p>"


def test_those_below_a_position(perikanan: Understood, links: Links) -> None:
    (below,) = views.jabatan(perikanan, "kepala-dinas", links).bawahan
    assert (below.jabatan.teks, below.sasaran, below.letak) == ("Kepala Bidang Perikanan Tangkap", 2, "pasti")


# --- the pages of a dinas ---


def test_a_dinas(perikanan: Understood, links: Links) -> None:
    view = views.dinas(perikanan, "", links)
    assert (view.nama, view.nama_lain, view.tahun) == ("Dinas Perikanan Kota Contoh", ("DISKAN",), "2024\u20132025")
    assert {each.nama: each.nilai for each in view.angka} == {
        "Sasaran": "16", "Indikator": "3", "Letak mungkin": "1", "Bertarget": "2", "Terealisasi": "2",
    }  # fmt: skip
    assert [way.link.teks for way in view.halaman] == [
        "Kinerja",
        "Cascading",
        "Rencana aksi",
        "Anggaran",
        "Penyusunan",
        "Mitra lintas",
        "Kelengkapan indikator",
        "Teks sumber",
        "Data",
    ]
    assert [(each.link.teks, [b.link.teks for b in each.bawahan]) for each in view.jabatan] == [
        ("Kepala Dinas", ["Kepala Bidang Perikanan Tangkap"])
    ]


def test_the_achievement_of_a_dinas_is_a_bar_of_all_its_indikator(perikanan: Understood, links: Links) -> None:
    told = views.dinas(perikanan, "", links).capaian
    assert told
    assert (told.tahun, told.kalimat) == ("2024", "2 dari 3 indikator dihitung capaiannya.")
    assert [(part.status.kata, part.jumlah, part.mulai, part.lebar) for part in told.batang] == [
        ("sangat tinggi", "2", "0.00", "66.67"),
        ("belum diukur", "1", "66.67", "33.33"),
    ]
    assert told.dasar == "Permendagri 86/2017"


def test_a_dinas_without_realisasi_has_no_bar(direncanakan: Understood) -> None:
    view = views.dinas(direncanakan, "", links_from(direncanakan))
    assert view.capaian is None
    assert "Kinerja" not in [way.link.teks for way in view.halaman]
    assert {each.nama: each.nilai for each in view.angka}["Terealisasi"] == "0"


def test_a_dinas_with_next_to_nothing(perdagangan: Understood) -> None:
    view = views.dinas(perdagangan, "", links_from(perdagangan))
    assert (view.jabatan, view.tahun, view.catatan) == ((), "", "")
    assert [way.link.teks for way in view.halaman] == ["Cascading", "Teks sumber", "Data"]
    assert said(fact(view.fakta, "Tahun").isi) == ["tidak disebut dalam dokumen"]


def test_closed_branches_say_what_they_hold(perikanan: Understood, links: Links) -> None:
    (root,) = views.dinas(perikanan, "", links).pohon
    program = root.cabang[0].cabang[0]
    assert (program.key, program.ringkas) == ("p1", "1 sub kegiatan, 10 individu")
    assert root.ringkas == ""


def test_a_cascading_table_is_whole(perikanan: Understood, links: Links) -> None:
    view = views.cascading(perikanan, "", links)
    assert [column.teks for column in view.kolom] == ["Sasaran", "Program", "Sub kegiatan", "Individu"]
    cells = [cell for group in view.kelompok for cell in (group.akar, *(cell for row in group.baris for cell in row))]
    assert sorted(cell.key for cell in cells if cell.key) == sorted(perikanan.order)


def test_a_cascading_cell_spans_its_rows(perikanan: Understood, links: Links) -> None:
    (group,) = views.cascading(perikanan, "", links).kelompok
    cells = {cell.key: cell for row in group.baris for cell in row}
    assert (cells["s1"].tinggi, cells["p1"].tinggi, cells["i1"].tinggi) == (10, 10, 1)
    assert said(cells["p1"].juga) == ["Ikan segar sampai di pasar; Pembeli percaya pada mutunya"]
    assert (cells["k1"].letak, cells["p2"].lewat) == ("mungkin", "Nilai tukar nelayan")
    # s2's program already stands under s1; p2 skips a level.
    assert [[(cell.key, cell.lebar) for cell in row] for row in group.baris[10:]] == [
        [("s2", 1), ("", 3)],
        [("", 1), ("p2", 1), ("", 2)],
    ]


def test_every_cascading_table_is_a_rectangle(trees: Mapping[str, Understood]) -> None:
    for name, u in trees.items():
        view = views.cascading(u, "", links_from(u))
        keys = [c.key for g in view.kelompok for c in (g.akar, *(c for row in g.baris for c in row)) if c.key]
        missing = set(u.order) - set(keys)
        deeper = {
            child
            for key in u.order
            for child in u.below(key)
            if any(c.key == key and c.bawah for g in view.kelompok for row in g.baris for c in row)
        }
        assert missing <= deeper, name
        assert len(set(keys)) == len(keys), name


def test_a_plan_has_a_table_for_each_kind_in_a_year_with_quarters(perikanan: Understood, links: Links) -> None:
    """The document has targets of 2025 too, but none of a quarter."""
    view = views.rencana_aksi(perikanan, "", links)
    assert [(table.judul, table.tahun, len(table.baris)) for table in view.tabel] == [("Sasaran", "2024", 3)]
    assert view.halaman == ()
    production = view.tabel[0].baris[1]
    assert (production.pertama, production.tinggi, production.target) == (True, 2, "1.250,5")
    assert production.triwulan == ("300", "", "650", "1.250,5")


def test_a_long_plan_shows_every_indikator_once_in_every_year(perikanan: Understood) -> None:
    """A sasaran that goes on with the next page is named there again, as high as its rows there."""
    u = with_quarters(grown(perikanan, 50), "2025", "2026")
    links = links_from(u)
    pages = [views.rencana_aksi(u, key, links) for key in ("", *views.later_plans(u))]
    assert [said(page.halaman) for page in pages] == [
        ["2026", "2026 (2)", "2026 (3)", "2025", "2025 (2)", "2025 (3)"]
    ] * 6
    assert [[link.teks for link in page.halaman if not link.href] for page in pages[1::3]] == [
        ["2026 (2)"],
        ["2025 (2)"],
    ]
    rows = [row for page in pages for table in page.tabel for row in table.baris]
    assert sorted(row.id for row in rows) == sorted(f"{key}-{year}" for key in u.indikator for year in ("2025", "2026"))
    for page in pages:
        assert all(table.baris[0].pertama for table in page.tabel)
        assert all(sum(row.tinggi for row in table.baris) == len(table.baris) for table in page.tabel)


def test_stages(perikanan: Understood, links: Links) -> None:
    view = views.penyusunan(perikanan, "", links)
    first, fourth = view.tahap
    assert [(guide.jenis, guide.judul, [(b.nomor, b.teks) for b in guide.butir]) for guide in first.petunjuk] == [
        ("cara", "CARA", [("1.", "Tanyakan: untuk siapa?")]),
        ("trik", "TRIK", [("", "Mulai dari warga")]),
    ]
    assert said(first.hasil) == ["Nelayan hidup sejahtera"]
    assert [(row.teks, row.keterangan) for row in fourth.baris] == [("Hasil tangkapan meningkat", ("Strategis",))]
    assert [(row.teks, row.menjadi and row.menjadi.teks, row.lintas) for row in view.csf] == [
        ("Cuaca", "Hasil tangkapan nelayan meningkat", ""),
        ("Harga solar", None, "Pertamina"),
    ]


def test_partners_of_a_dinas(perikanan: Understood, links: Links) -> None:
    rows = views.lintas(perikanan, "", links).baris
    assert [(row.mitra, row.tautan, row.keterangan) for row in rows] == [
        ("Dinas Perdagangan", f"{UP}kota-contoh/dinas-perdagangan/sasaran/p1/", "Dinas Perdagangan: menata los ikan"),
        ("Universitas Contoh", "", ""),
    ]


def test_source_lines_lead_to_what_came_from_them(perikanan: Understood, links: Links) -> None:
    lines = {line.nomor: line for line in views.sumber(perikanan, "", links).baris}
    assert lines[9].href == f"{HERE}sasaran/s1/"
    assert said(lines[6].pakai) == [] or lines[6].href == f"{HERE}indikator/ntn/"
    assert (lines[1].href, lines[1].tanda) == ("", "judul")
    assert lines[35].href == f"{HERE}penyusunan/"
    assert {link.teks for link in lines[41].pakai} == {"s1", "penyusunan"}


# --- the pages of the site ---


def test_the_home_page(mini_site: Summaries, site_links: Links) -> None:
    view = views.beranda(mini_site, "", dataclasses.replace(site_links, up=""))
    assert (view.jumlah_dinas, view.sasaran, view.indikator, view.bertarget) == ("2 dinas", "17", "3", "2")
    assert [row.dinas.href for row in view.baris] == ["kota-contoh/dinas-perdagangan/", "kota-contoh/dinas-perikanan/"]
    assert [step.sasaran.href.rpartition("sasaran/")[2] for step in view.contoh] == ["t1/", "s1/", "p1/", "k1/", "i1/"]


def test_the_home_page_shows_a_bar_for_each_dinas_that_is_measured(mini_site: Summaries, site_links: Links) -> None:
    for view in (views.beranda(mini_site, "", site_links), views.wilayah(mini_site, "kota-contoh", site_links)):
        perdagangan, perikanan = view.baris
        assert view.bercapaian
        assert (perdagangan.capaian, perdagangan.tahun_capaian) == ((), "")
        assert perikanan.tahun_capaian == "2024"
        assert [(part.status.kelas, part.jumlah, part.lebar) for part in perikanan.capaian] == [
            ("t4", "2", "66.67"),
            ("belum", "1", "33.33"),
        ]


def test_a_home_page_of_which_no_dinas_is_measured_has_no_bars(mini_site: Summaries, site_links: Links) -> None:
    bare = tuple(dataclasses.replace(each, rekap=None, tahun_kinerja=None) for each in mini_site.summaries)
    view = views.beranda(dataclasses.replace(mini_site, summaries=bare), "", site_links)
    assert (view.bercapaian, [row.capaian for row in view.baris]) == (False, [(), ()])


def test_what_is_missing_is_told_only_where_something_is(mini_site: Summaries, site_links: Links) -> None:
    met = tuple(dataclasses.replace(each, bertarget=each.indikator) for each in mini_site.summaries)
    sites = (mini_site, dataclasses.replace(mini_site, summaries=met))
    assert [views.beranda(site, "", site_links).lengkap for site in sites] == [False, True]


def test_large_numbers_are_printed_as_elsewhere(mini_site: Summaries, site_links: Links) -> None:
    many = tuple(dataclasses.replace(each, sasaran=4875) for each in mini_site.summaries)
    assert views.beranda(dataclasses.replace(mini_site, summaries=many), "", site_links).sasaran == "9.750"


def test_a_region(mini_site: Summaries, site_links: Links) -> None:
    view = views.wilayah(mini_site, "kota-contoh", site_links)
    assert (view.nama, view.bernama, view.kode, len(view.baris)) == ("Kota Contoh", True, "99.01", 2)


def test_partners_of_all(mini_site: Summaries, site_links: Links) -> None:
    view = views.lintas_situs(mini_site, "", site_links)
    assert (view.jumlah, [each.mitra for each in view.mitra]) == (
        "2 mitra",
        ["Dinas Perdagangan", "Universitas Contoh"],
    )
    assert view.mitra[0].baris[0].sasaran.href == "../kota-contoh/dinas-perikanan/sasaran/s2/"


def test_a_narrative_page(mini_site: Summaries, site_links: Links) -> None:
    view = views.halaman(mini_site, "tentang", site_links)
    assert view.judul == "Tentang"
    assert '<a href="../tentang/">halaman ini</a>' in view.isi
    assert '<a href="../kota-contoh/dinas-perikanan/">' in view.isi
    assert '<a href="https://peraturan.example/">' in view.isi


def test_the_page_of_versions_names_every_file(mini_site: Summaries, site_links: Links) -> None:
    view = views.versi(mini_site, "", site_links)
    assert view.jumlah == "4 berkas"
    assert {row.berkas for row in view.berkas} == {
        "kota-contoh/dinas-perdagangan.yml", "kota-contoh/perdagangan.txt",
        "kota-contoh/dinas-perikanan.yml", "kota-contoh/perikanan.txt",
    }  # fmt: skip
    assert all(len(row.sidik) == 64 for row in view.berkas)


def test_the_error_page(mini_site: Summaries, site_links: Links) -> None:
    assert said(views.not_found(mini_site, "", site_links).halaman) == ["Tentang"]


# --- what a view is not told ---


def test_views_of_a_tree_know_no_counts_of_the_site(perikanan: Understood) -> None:
    """The facts that a tree gets of its site are few, and plain: they are part of its memo key."""
    facts = perikanan.facts
    assert {field.name for field in dataclasses.fields(facts)} == {
        "settings", "pages", "nama_wilayah", "targets", "has_lintas", "changed", "terjemahan",
        "berwilayah",
    }  # fmt: skip
    assert digest((facts.pages, facts.nama_wilayah, facts.targets, facts.has_lintas, facts.changed))


def test_routes_of_a_tree_lead_into_it_or_to_shared_pages(perikanan: Understood) -> None:
    routes = tree_routes(perikanan)
    outside = {name for (name, _), path in routes.items() if not path.startswith("kota-contoh/dinas-perikanan/")}
    shell = {
        "banding",
        "beranda",
        "cari",
        "cari-indeks",
        "data",
        "halaman",
        "kelengkapan",
        "lintas",
        "versi",
        "wilayah",
    }
    assert outside == shell | {"tautan", "skema"}


# --- cards, downloads, citations ---


def test_a_card(perikanan: Understood, links: Links) -> None:
    view = views.kartu(perikanan, "ntn", links)
    assert (view.indikator, view.mengukur) == (
        Link("Nilai tukar nelayan", f"{HERE}indikator/ntn/"),
        "Nelayan hidup sejahtera",
    )
    assert (view.dinas, view.target, view.tahun_target, view.satuan) == (
        "Dinas Perikanan Kota Contoh",
        "101",
        "2024",
        "Indeks",
    )
    assert view.alamat == "https://contoh.example/pohon/kota-contoh/dinas-perikanan/indikator/ntn/"


def test_a_card_of_a_tree_without_realisasi_tells_the_latest_target(direncanakan: Understood) -> None:
    view = views.kartu(direncanakan, "ntn", links_from(direncanakan))
    assert (view.target, view.tahun_target) == ("103", "2025")


def test_a_card_without_a_target(perikanan: Understood, links: Links) -> None:
    view = views.kartu(perikanan, "keluhan", links)
    assert (view.target, view.tahun_target) == ("", "")


def test_the_downloads_of_a_dinas(perikanan: Understood, links: Links) -> None:
    rows = views.data_dinas(perikanan, "", links).berkas
    assert [row.berkas.teks for row in rows] == [
        "pohon.xlsx", "indikator.csv", "sasaran.csv", "jabatan.csv", "lintas.csv", "anggaran.csv",
        "csv-metadata.json", "datapackage.json", "pohon.json", "pohon.yml", "sumber.txt", "pohon.svg", "pohon.dot",
    ]  # fmt: skip
    assert rows[0].berkas.href == f"{HERE}data/pohon.xlsx"
    assert {(row.bentuk != "", row.ukuran) for row in rows} == {(True, "1,2 KB")}


def test_the_downloads_of_the_site(mini_site: Summaries, site_links: Links) -> None:
    view = views.data(mini_site, "", site_links)
    assert {row.berkas.href for row in view.berkas if "jenjang/" not in row.berkas.href} == {
        "../data/pohon.sqlite", "../data/skema/pohon-1.json", "../data/katalog.jsonld", "../data/openapi.json",
        "../data/banding.json",
    }  # fmt: skip
    assert [(row.wilayah, row.data.teks) for row in view.dinas] == [
        ("Kota Contoh", "Dinas Perdagangan"),
        ("Kota Contoh", "Dinas Perikanan"),
    ]


def test_a_later_page_of_the_source_text(perikanan: Understood) -> None:
    u = dataclasses.replace(perikanan, tree=dataclasses.replace(perikanan.tree, teks=("x",) * 600))
    view = views.sumber(u, "501", links_from(u))
    assert view.head.judul == "Teks sumber Dinas Perikanan Kota Contoh, baris 501\u2013600"
    assert [line.nomor for line in view.baris] == list(range(501, 601))
    assert view.bagian == (
        Link("baris 1\u2013250", f"{HERE}sumber/"),
        Link("baris 251\u2013500", f"{HERE}sumber/251/"),
        Link("baris 501\u2013600", ""),
    )


def test_a_page_of_the_source_text_is_cited_with_its_lines(perikanan: Understood) -> None:
    u = dataclasses.replace(perikanan, tree=dataclasses.replace(perikanan.tree, teks=("x",) * 600))
    first, later = (views.sumber(u, key, links_from(u)).kutip for key in ("", "251"))
    assert "\u201cTeks sumber\u201d" in first.kalimat
    assert "\u201cTeks sumber, baris 251\u2013500\u201d" in later.kalimat
    assert (first.alamat[-8:], later.alamat[-12:]) == ("/sumber/", "/sumber/251/")
