"""The budget on the pages: what is printed, from where it comes, and where it is not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from pohon.build import load
from pohon.links import Links
from pohon.site import facts_for
from pohon.understood import Understood, understand
from pohon.views.anggaran import PER_PAGE, SHOWN, Anggaran, anggaran, anggaran_dinas, anggaran_sasaran, later_money
from tests.tools import Page, links_from, made

HEAD = """perangkat_daerah: {nama: Dinas Perikanan, wilayah: {nama: Kota Contoh}}
dokumen: {judul: POHON KINERJA, jenis: pohon_kinerja, sumber: sumber.txt}
sasaran:
"""

TREE = """
  - id: s1
    jenis: sasaran
    pernyataan: Tangkapan meningkat
    indikator:
      - id: tangkapan
        nama: Tangkapan
        pengukuran:
          - {tahun: 2023, target: 100, triwulan: {target: [25, 50, 75, 100], realisasi: [20, null, null, null]}}
          - {tahun: 2024, target: 100, realisasi: 98}
          - {tahun: 2025, target: 100, realisasi: 90}
  - {id: s2, jenis: sasaran, pernyataan: Ikan sampai di pasar}
  - id: p1
    jenis: sasaran_program
    pernyataan: Armada tersedia
    induk: [s1, s2]
    nomenklatur: {nama: PROGRAM TANGKAP, kode: "3.25.03"}
    anggaran:
      - {tahun: 2023, pagu: "1.000.000", realisasi: "900.000"}
      - {tahun: 2024, pagu: "1.250.000.000", realisasi: "1.180.500.000", sumber: [1], catatan: Sesudah perubahan.}
      - {tahun: 2025, pagu: "1.400.000.000"}
  - id: k1
    jenis: sasaran_kegiatan
    pernyataan: Dermaga dirawat
    induk: p1
    nomenklatur: {nama: DERMAGA, kode: "3.25.03.2.01"}
    anggaran: [{tahun: 2024, pagu: "750.000.000", realisasi: "700.000.000"}]
  - id: p2
    jenis: sasaran_program
    pernyataan: Mutu terjaga
    induk: s1
    nomenklatur: {nama: PROGRAM MUTU}
  - id: k2
    jenis: sasaran_kegiatan
    pernyataan: Pengolah dibina
    induk: p2
    nomenklatur: {nama: PEMBINAAN}
    anggaran:
      - {tahun: 2024, pagu: "350.000.000", realisasi: "349.500.000"}
      - {tahun: 2025, pagu: "100.000.000", realisasi: "33.000.000"}
  - {id: s3, jenis: sasaran, pernyataan: Tanpa uang}
"""

CLASSES = """plugins:
  - pohon:
      hitungan:
        efisiensi: {dasar: Perbup Contoh 1/2024, kelas: [{nama: efisien, mulai: 2}, {nama: kurang efisien}]}
"""


def site(folder: Path, tree: str = TREE, settings: str = CLASSES) -> Path:
    """A site of one tree."""
    wilayah = folder / "content" / "kota-contoh"
    wilayah.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("site_name: Pohon Contoh\n" + settings, "utf-8")
    (wilayah / "sumber.txt").write_text("DINAS\n", "utf-8")
    (wilayah / "dinas.yml").write_text(HEAD + tree, "utf-8")
    return folder


def understood(folder: Path) -> Understood:
    """The tree of a site."""
    loaded = load(folder)
    assert loaded.site is not None
    return understand(loaded.trees[0], facts_for(loaded.trees[0], loaded.site, None))


@pytest.fixture(scope="module")
def u(tmp_path_factory: pytest.TempPathFactory) -> Understood:
    return understood(site(tmp_path_factory.mktemp("uang")))


@pytest.fixture(scope="module")
def links(u: Understood) -> Links:
    return links_from(u)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return made(site(tmp_path_factory.mktemp("halaman"))).files


def section(u: Understood, key: str, links: Links) -> Anggaran:
    found = anggaran_sasaran(u, key, links)
    assert found is not None
    return found


# --- a sasaran ---


def test_the_latest_year_comes_first_and_rupiah_are_printed_in_full(u: Understood, links: Links) -> None:
    assert section(u, "p1", links).baris == (
        ("2025", "Rp1.400.000.000", "", "", "realisasi belum ada", "", ""),
        (
            "2024", "Rp1.250.000.000", "Rp1.180.500.000", "94,44%", "",
            "94.44", "1.180.500.000 ÷ 1.250.000.000 × 100",
        ),
        ("2023", "Rp1.000.000", "Rp900.000", "90,00%", "", "90.00", "900.000 ÷ 1.000.000 × 100"),
    )  # fmt: skip


def test_a_sum_says_how_many_have_both_figures(u: Understood, links: Links) -> None:
    latest = section(u, "s1", links).baris[0]
    assert latest[1:4] == ("Rp1.500.000.000", "Rp33.000.000", "33,00%")
    assert latest.keterangan == "serapan dihitung dari 1 dari 2 nomenklatur"


def test_what_was_added_is_listed_with_links_and_lines(u: Understood, links: Links) -> None:
    year = section(u, "s1", links).rincian[1]
    program, pembinaan = year.masuk
    assert (program.nama.teks, program.nama.href) == ("PROGRAM TANGKAP", links.to("sasaran", "p1"))
    assert (program.kode, program.catatan, program.sumber[0].teks) == ("3.25.03", ("Sesudah perubahan.",), "baris 1")
    assert (pembinaan.pagu, pembinaan.realisasi) == ("Rp350.000.000", "Rp349.500.000")


def test_what_was_not_added_is_listed_with_the_reason(u: Understood, links: Links) -> None:
    (left,) = section(u, "s1", links).rincian[1].terlewat
    assert left.oleh is not None
    assert (left.nama.teks, left.sebab, left.oleh.teks) == ("DERMAGA", "bagian dari", "PROGRAM TANGKAP")


def test_the_steps_lead_from_the_figures_to_serapan(u: Understood, links: Links) -> None:
    pagu, realisasi, serapan = section(u, "s1", links).rincian[1].langkah
    assert (pagu.hitungan, pagu.hasil) == ("Rp1.250.000.000 + Rp350.000.000", "Rp1.600.000.000")
    assert realisasi.hasil == "Rp1.530.000.000"
    assert (serapan.hitungan, serapan.hasil) == ("1.530.000.000 ÷ 1.600.000.000 × 100", "95,63%")


def test_an_absent_figure_is_told_in_the_steps(u: Understood, links: Links) -> None:
    realisasi = section(u, "s1", links).rincian[0].langkah[1]
    assert (realisasi.hitungan, realisasi.hasil) == ("", "Rp33.000.000")
    assert realisasi.catatan == "1 tanpa angka, tidak dianggap nol"


def test_a_sasaran_without_money_has_no_section(u: Understood, links: Links) -> None:
    assert anggaran_sasaran(u, "s3", links) is None


def test_a_long_list_leads_to_the_whole_one(tmp_path: Path) -> None:
    rows = (
        f"  - {{id: k{n}, jenis: sasaran_kegiatan, induk: s1, nomenklatur: {{nama: K{n}}}, "
        f"anggaran: [{{tahun: 2024, pagu: 10}}]}}\n"
        for n in range(SHOWN + 3)
    )
    tree = "  - {id: s1, jenis: sasaran, pernyataan: Banyak}\n" + "".join(rows)
    many = understood(site(tmp_path, tree))
    (year,) = section(many, "s1", links_from(many)).rincian
    assert (len(year.masuk), year.lagi) == (SHOWN, "dan 3 nomenklatur lagi")
    assert year.langkah[0].hitungan == f"jumlah {SHOWN + 3} nomenklatur"


# --- achievement beside it ---


def test_achievement_stands_beside_serapan_of_whole_years(u: Understood, links: Links) -> None:
    found = section(u, "s1", links)
    assert [(each.tahun, each.capaian.nilai, each.serapan.nilai, each.selisih.nilai) for each in found.efisiensi] == [
        ("2025", "90,00%", "33,00%", "57,00"),
        ("2024", "98,00%", "95,63%", "2,37"),
    ]
    assert [each.selisih.mesin for each in found.efisiensi] == ["57.00", "2.37"]


def test_there_is_no_class_where_some_money_is_not_known(u: Understood, links: Links) -> None:
    found = section(u, "s1", links)
    assert [each.kelas for each in found.efisiensi] == ["", "efisien"]
    assert found.dasar == "Perbup Contoh 1/2024"


def test_there_is_no_class_without_the_setting(tmp_path: Path) -> None:
    plain = understood(site(tmp_path, settings=""))
    found = section(plain, "s1", links_from(plain))
    assert {each.kelas for each in found.efisiensi} == {""}
    assert found.dasar == ""


# --- a dinas ---


def test_a_dinas_has_its_sums_and_its_programs(u: Understood, links: Links) -> None:
    found = anggaran_dinas(u, links)
    assert found is not None
    assert [row.pagu for row in found.baris] == ["Rp1.500.000.000", "Rp1.600.000.000", "Rp1.000.000"]
    assert [(row.nama.teks, row.uang.pagu, row.uang.serapan) for row in found.program] == [
        ("PROGRAM TANGKAP", "Rp1.400.000.000", ""),
        ("PROGRAM MUTU", "Rp100.000.000", "33,00%"),
    ]
    assert found.catatan == ""


def test_programs_that_are_not_the_sum_are_explained(tmp_path: Path) -> None:
    outside = "  - {id: x, jenis: sasaran, nomenklatur: {nama: LAIN}, anggaran: [{tahun: 2025, pagu: 5}]}\n"
    more = understood(site(tmp_path, TREE + outside))
    found = anggaran_dinas(more, links_from(more))
    assert found is not None
    assert found.catatan.startswith("Jumlah program tidak sama dengan jumlah dinas")


def test_the_page_lists_every_nomenklatur_at_its_place(u: Understood, links: Links) -> None:
    table = anggaran(u, "", links).tabel[1]
    assert [(row.id, row.uang.pagu, row.dihitung, row.keterangan) for row in table.baris] == [
        ("p1-2024", "Rp1.250.000.000", True, "di bawah beberapa sasaran, dihitung sekali"),
        ("k1-2024", "Rp750.000.000", False, "bagian dari"),
        ("p2-2024", "Rp350.000.000", False, "jumlah dari yang di bawahnya"),
        ("k2-2024", "Rp350.000.000", True, "dihitung"),
    ]
    assert (table.jumlah.pagu, table.jumlah.serapan) == ("Rp1.600.000.000", "95,63%")


def test_a_nomenklatur_without_figures_is_not_zero(u: Understood, links: Links) -> None:
    table = anggaran(u, "", links).tabel[0]
    (row,) = (row for row in table.baris if row.id == "k1-2025")
    assert (row.uang.pagu, row.uang.realisasi, row.keterangan) == ("", "", "belum ada angka")


def test_a_long_budget_goes_on_on_further_pages(tmp_path: Path) -> None:
    rows = "".join(
        f"  - {{id: k{n}, jenis: sasaran, nomenklatur: {{nama: K{n}}}, anggaran: [{{tahun: {year}, pagu: 10}}]}}\n"
        for n, year in enumerate([2023] + [2024] * (PER_PAGE - 1))
    )
    long = understood(site(tmp_path, rows))
    at = links_from(long)
    first, second = (anggaran(long, key, at) for key in ("", "2"))
    assert list(later_money(long)) == ["2"]
    assert [[(t.tahun, len(t.baris)) for t in view.tabel] for view in (first, second)] == [
        [("2024", PER_PAGE)],
        [("2023", PER_PAGE)],
    ]
    assert [(link.teks, bool(link.href)) for link in first.halaman] == [("1 (2024)", False), ("2 (2023)", True)]
    assert anggaran(long, "", at).baris == second.baris


# --- the pages themselves ---

DINAS = "kota-contoh/dinas"


def test_the_pages_print_what_was_counted(pages: Mapping[str, bytes]) -> None:
    for path in (f"{DINAS}/index.html", f"{DINAS}/sasaran/s1/index.html", f"{DINAS}/anggaran/index.html"):
        page = pages[path].decode()
        assert "Rp1.600.000.000" in page, path
        assert "95,63%" in page, path


def test_the_dinas_leads_to_the_page(pages: Mapping[str, bytes]) -> None:
    assert '<a href="anggaran/">Anggaran</a>' in pages[f"{DINAS}/index.html"].decode()


def test_where_there_is_no_money_nothing_speaks_of_it(tmp_path: Path) -> None:
    files = made(site(tmp_path, "  - {id: s1, jenis: sasaran, pernyataan: Tanpa uang}\n")).files
    assert not any("/anggaran/" in path for path in files)
    assert not any(b"nggaran" in files[f"{DINAS}/{name}"] for name in ("index.html", "sasaran/s1/index.html"))


def test_a_percentage_stands_with_its_formula_wherever_it_stands(pages: Mapping[str, bytes]) -> None:
    for path in (f"{DINAS}/index.html", f"{DINAS}/sasaran/s1/index.html", f"{DINAS}/anggaran/index.html"):
        cells = [node.parent for node in Page(path, pages[path].decode()).all("td data.serapan")]
        assert cells, path
        assert all(cell is not None and "÷" in cell.text() and "× 100" in cell.text() for cell in cells), path


def test_a_part_of_the_money_is_told_where_its_percentage_stands(pages: Mapping[str, bytes]) -> None:
    page = Page("", pages[f"{DINAS}/anggaran/index.html"].decode())
    cell = next(node.parent for node in page.all("tr data.serapan") if node.text() == "33,00%")
    assert cell is not None
    assert "serapan dihitung dari 1 dari 2 nomenklatur" in cell.text()
