"""The same thing in several dinas: what is found in the five documents, what never matches, what the pages say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from pohon.banding import (
    AngkaSetahun,
    Cocok,
    Dari,
    Hal,
    Kelompok,
    Milik,
    Sebanding,
    Setara,
    facts_in,
    from_row,
    groups_of,
    judge,
    latest,
    names_in,
    read_indikator,
    read_nomenklatur,
    read_statement,
    read_words,
)
from pohon.build import Loaded
from pohon.capaian import compute_capaian
from pohon.diagram.kecil import Sumbu, Titik, common_scale, draw_small
from pohon.exports.banding import rows_in
from pohon.kata import INDONESIAN
from pohon.model import Hitungan, Indikator
from pohon.site import TOGETHER, compared
from pohon.site import Site as Summaries
from pohon.understood import Understood
from pohon.views.banding import MOST, banding_keys
from pohon.views.kelompok import kelompok_keys, reason
from tests.tools import made

PURBALINGGA = "kabupaten-purbalingga/dinkopukm"
BEKASI = "kota-bekasi/dinas-koperasi-ukm"
MAKASSAR = "kota-makassar/dinas-koperasi-ukm"
UNNAMED = "wilayah-tidak-disebut/dinas-koperasi-ukm"
DKUKMPP = "wilayah-tidak-disebut/dkukmpp"


# --- names ---


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Persentase Koperasi Aktif", "persentase koperasi aktif"),
        ("Prosentase  Koperasi, Aktif.", "persentase koperasi aktif"),
        ("% Koperasi Aktif", "persentase koperasi aktif"),
        ("Persentase (%) Koperasi Aktif", "persentase koperasi aktif"),
        ("Prosentase peningkatan jml Anggota", "persentase peningkatan jumlah anggota"),
        ("Jmlh UMKM", "jumlah umkm"),
        ("JumlahKoperasi yangDifasilitasi", "jumlah koperasi yang difasilitasi"),
        ("RapatKoordinasidanKonsultasi", "rapat koordinasi dan konsultasi"),
        ("Kab. Contoh", "kabupaten contoh"),
        ("Daerah Kabupaten/ Kota", "daerah kabupaten kota"),
        ("Daerah Kabupaten", "daerah kabupaten kota"),
        ("dalam 1 (satu) Daerah Provinsi", "dalam 1 daerah provinsi"),
        ("Koperasi Simpan Pinjam/Unit Simpan Pinjam", "ksp usp"),
        ("Usaha Mikro, Kecil & Menengah (UMKM)", "umkm"),
        ("Usaha Menengah, Usaha Kecil, dan Usaha Mikro (UMKM)", "umkm"),
        ("Rata-rata lama sekolah", "rata rata lama sekolah"),
        ("Peraturan perundang-undangan", "peraturan perundang undangan"),
        ("Kafé", "kafe"),
        ("", ""),
    ],
)
def test_a_name_is_read_without_case_marks_and_ways_of_writing(printed: str, read: str) -> None:
    assert read_words(printed).nama == read


def test_what_was_done_to_a_name_is_told() -> None:
    changes = read_words("Prosentase SDM (Sumber Daya Manusia) berijin").ubahan
    assert [(change.perlakuan.value, change.dari, change.menjadi) for change in changes] == [
        ("ejaan", "prosentase", "persentase"),
        ("ejaan", "berijin", "berizin"),
        ("ejaan", "sumber daya manusia", "sdm"),
    ]


@pytest.mark.parametrize(
    ("printed", "jenis", "read"),
    [
        ("PROGRAM PENGEMBANGAN UMKM", "sasaran_program", "pengembangan umkm"),
        ("Kegiatan Pendataan Koperasi", "sasaran_kegiatan", "pendataan koperasi"),
        ("Sub Kegiatan Pendataan", "sasaran_sub_kegiatan", "pendataan"),
        ("Subkegiatan Pendataan", "sasaran_sub_kegiatan", "pendataan"),
        ("Program Kerja Kegiatan", "sasaran_kegiatan", "program kerja kegiatan"),
    ],
)
def test_a_nomenklatur_is_read_without_the_word_of_its_level(printed: str, jenis: str, read: str) -> None:
    assert read_nomenklatur(printed, jenis).nama == read


def test_a_statement_names_a_doing_in_three_ways() -> None:
    assert [read.nama for read in read_statement("Terlaksananya Penilaian")] == [
        "terlaksananya penilaian",
        "pelaksanaan penilaian",
        "penilaian",
    ]
    assert [read.nama for read in read_statement("Penilaian")] == ["penilaian"]


@pytest.mark.parametrize(
    ("printed", "satuan", "read"),
    [
        ("Koperasi Sehat", "Persen", "persentase koperasi sehat"),
        ("Koperasi Sehat", "%", "persentase koperasi sehat"),
        ("Koperasi Sehat", "", "koperasi sehat"),
        ("Jumlah Koperasi Sehat", "Unit", "koperasi sehat"),
        ("Jumlah Koperasi Sehat", "Persen", "jumlah koperasi sehat"),
        ("Persentase Koperasi Sehat", "", "persentase koperasi sehat"),
        ("Rasio Koperasi Sehat", "", "rasio koperasi sehat"),
    ],
)
def test_a_share_is_never_read_as_a_count(printed: str, satuan: str, read: str) -> None:
    assert read_indikator(printed, satuan).nama == read


# --- groups ---


def things_of(loaded: Loaded) -> list[Milik]:
    return [Milik(f"{tree.wilayah}/{tree.dinas}", each) for tree in loaded.trees for each in names_in(tree)]


FOUND: Mapping[str, tuple[str, ...]] = {
    "program/pemberdayaan-dan-perlindungan-koperasi": (BEKASI, MAKASSAR),
    "program/pemberdayaan-umkm": (MAKASSAR, DKUKMPP),
    "program/pendidikan-dan-latihan-perkoperasian": (BEKASI, MAKASSAR, DKUKMPP),
    "program/pengawasan-dan-pemeriksaan-koperasi": (BEKASI, DKUKMPP),
    "program/pengembangan-umkm": (MAKASSAR, DKUKMPP),
    "program/penilaian-kesehatan-ksp-usp-koperasi": (BEKASI, MAKASSAR),
    "kegiatan/pemberdayaan-dan-perlindungan-koperasi-yang-keanggotaannya": (BEKASI, MAKASSAR),
    "kegiatan/pemberdayaan-usaha-mikro-yang-dilakukan-melalui-pendataan": (BEKASI, MAKASSAR, DKUKMPP),
    "kegiatan/pemeriksaan-dan-pengawasan-koperasi-ksp-usp-koperasi": (BEKASI, MAKASSAR, DKUKMPP),
    "kegiatan/pendidikan-dan-latihan-perkoperasian-bagi-koperasi": (BEKASI, DKUKMPP),
    "kegiatan/pengembangan-usaha-mikro-dengan-orientasi-peningkatan": (BEKASI, MAKASSAR, DKUKMPP),
    "kegiatan/penilaian-kesehatan-ksp-usp-koperasi-yang-wilayah": (BEKASI, MAKASSAR),
    "sub-kegiatan/koordinasi-dan-sinkronisasi-dengan-para-pemangku": (BEKASI, MAKASSAR),
    "sub-kegiatan/pelaksanaan-penilaian-kesehatan-ksp-usp-koperasi": (MAKASSAR, UNNAMED),
    "sub-kegiatan/pelaksanaan-proses-pemeriksaan-dan-pengawasan": (BEKASI, UNNAMED, DKUKMPP),
    "sub-kegiatan/pemberdayaan-kelembagaan-potensi-dan-pengembangan-usaha-mikro": (BEKASI, MAKASSAR, DKUKMPP),
    "sub-kegiatan/pemberdayaan-melalui-kemitraan-usaha-mikro": (BEKASI, MAKASSAR, DKUKMPP),
    "sub-kegiatan/peningkatan-pemahaman-dan-pengetahuan-perkoperasian": (MAKASSAR, DKUKMPP),
    "sub-kegiatan/penyusunan-basis-data-usaha-mikro": (UNNAMED, DKUKMPP),
    "sub-kegiatan/terlaksananya-penyelenggaraan-rapat-koordinasi": (BEKASI, UNNAMED),
    "indikator/koperasi-yang-telah-dilakukan-pemeriksaan-dan-pengawasan": (BEKASI, UNNAMED, DKUKMPP),
    "indikator/laporan-penyelenggaraan-rapat-koordinasi-dan-konsultasi-skpd": (BEKASI, UNNAMED),
    "indikator/persentase-koperasi-aktif": (PURBALINGGA, MAKASSAR, DKUKMPP),
    "indikator/persentase-koperasi-sehat": (PURBALINGGA, MAKASSAR),
    "indikator/sdm-yang-memahami-pengetahuan-perkoperasian": (BEKASI, MAKASSAR, DKUKMPP),
    "indikator/unit-usaha-koperasi-yang-telah-dilakukan-penilaian-kesehatan": (BEKASI, MAKASSAR, UNNAMED),
    "indikator/unit-usaha-umkm-yang-mendapatkan-fasilitas-produksi": (BEKASI, DKUKMPP),
    "indikator/unit-usaha-yang-telah-melaksanakan-kemitraan-usaha-mikro": (BEKASI, MAKASSAR, DKUKMPP),
    "indikator/unit-usaha-yang-telah-menerima-pembinaan-dan-pendampingan": (BEKASI, MAKASSAR, DKUKMPP),
}
"""Everything that the five documents have in common, by the beginning of its key."""


def test_everything_that_the_five_documents_have_in_common_is_found_and_nothing_else(loaded: Loaded) -> None:
    groups = groups_of(things_of(loaded))
    assert len(groups) == len(FOUND)
    for group, (start, dinas) in zip(groups, FOUND.items(), strict=True):
        assert group.kunci.startswith(start)
        assert sorted(group.dinas) == sorted(dinas), start


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Program Pengawasan dan Pemeriksaan", "PROGRAM PENGAWASAN DAN PEMERIKSAAN KOPERASI"),
        ("Pemberdayaan Kelembagaan Potensi Usaha Mikro", "Pemberdayaan Kelembagaan Potensi Usaha Menengah"),
        ("Pelatihan Perkoperasian", "Pendidikan Perkoperasian"),
    ],
)
def test_a_nomenklatur_with_one_word_more_or_other_is_another(one: str, other: str) -> None:
    assert groups_of([Milik("a/b", program(one)), Milik("c/d", program(other))]) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Persentase Koperasi Sehat", "Persentase Koperasi Aktif"),
        ("Persentase Koperasi Sehat", "Jumlah Koperasi Sehat"),
        ("Persentase Koperasi Sehat", "Persentase Koperasi Berpredikat Sehat"),
        ("Jumlah Unit Usaha yang Dibina", "Jumlah Unit Usaha yang Tidak Dibina"),
        ("Jumlah Data Unit Peralatan", "Jumlah Unit Peralatan"),
        ("Persentase Pertumbuhan Wirausaha Baru", "Jumlah Wirausaha Baru"),
    ],
)
def test_what_differs_in_substance_is_never_one(one: str, other: str) -> None:
    assert groups_of([Milik("a/b", measure(one)), Milik("c/d", measure(other))]) == ()


def program(nama: str, kode: str = "", edisi: str = "", dari: Dari = Dari.NOMENKLATUR) -> Sebanding:
    return Sebanding("sasaran", "p", "sasaran_program", dari, nama, kode, edisi)


def measure(nama: str, satuan: str = "", definisi: str = "", formula: str = "") -> Sebanding:
    return Sebanding("indikator", "i", "sasaran", Dari.INDIKATOR, nama, "", "", satuan, definisi, formula)


def of_two(one: Sebanding, other: Sebanding) -> tuple[Kelompok, ...]:
    return groups_of([Milik("kota-a/dinas", one), Milik("kota-b/dinas", other)])


def test_one_code_is_one_whatever_it_is_called() -> None:
    (group,) = of_two(program("Program Pengawasan", "2.17.03"), program("Program Pemeriksaan", "2.17.03"))
    assert (group.kunci, group.kode) == ("program/kode-2-17-03", "2.17.03")
    assert {each.cocok for each in group.anggota} == {Cocok.KODE}


def test_two_codes_are_two_whatever_they_are_called() -> None:
    assert of_two(program("Program Pengawasan", "2.17.03"), program("Program Pengawasan", "3.25.03")) == ()


def test_a_name_without_a_code_joins_the_one_code_that_has_this_name() -> None:
    (group,) = of_two(program("Program Pengawasan", "2.17.03"), program("PROGRAM PENGAWASAN"))
    assert [each.cocok for each in group.anggota] == [Cocok.KODE, Cocok.DINORMALKAN]


def test_one_code_of_two_editions_says_nothing() -> None:
    """Between two editions of the nomenklatur a code may have come to mean another program."""
    old, new = program("Program Lama", "2.17.03", "2019"), program("Program Baru", "2.17.03", "2024")
    assert of_two(old, new) == ()
    assert [group.kunci for group in of_two(old, replace(new, nama="Program Lama"))] == ["program/lama"]


def test_levels_are_never_mixed() -> None:
    own = program("Penilaian Kesehatan")
    assert of_two(own, replace(own, jenis="sasaran_kegiatan")) == ()


def test_a_dinas_is_not_compared_with_itself() -> None:
    own = measure("Koperasi Aktif")
    assert groups_of([Milik("kota-a/dinas", own), Milik("kota-a/dinas", replace(own, key="j"))]) == ()


def test_a_statement_joins_the_nomenklatur_that_it_says_is_done() -> None:
    said = program("Meningkatnya Pengawasan Koperasi", dari=Dari.PERNYATAAN)
    (group,) = of_two(said, program("Program Pengawasan Koperasi"))
    assert [each.isi.dari for each in group.anggota] == [Dari.PERNYATAAN, Dari.NOMENKLATUR]
    assert of_two(said, replace(said, nama="Tersedianya Pengawasan Koperasi")) == ()


def test_why_something_is_in_a_group_is_said() -> None:
    odd, usual = measure("Prosentase Koperasi Aktif"), measure("Persentase Koperasi Aktif")
    (group,) = groups_of([Milik(f"kota-{n}/dinas", each) for n, each in enumerate((odd, usual, usual))])
    assert group.nama == "Persentase Koperasi Aktif"
    assert [reason(each, INDONESIAN) for each in group.anggota] == [
        "nama sama sesudah dinormalkan: \u201cprosentase\u201d dibaca \u201cpersentase\u201d",
        "nama sama",
        "nama sama",
    ]


def test_a_code_is_the_same_with_other_spaces_and_a_dot_at_its_end() -> None:
    (group,) = of_two(program("A", "2.17.03"), program("B", "2.17. 03."))
    assert (group.kode, [each.cocok for each in group.anggota]) == ("2.17.03", [Cocok.KODE, Cocok.KODE])


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (
            program("Program Pengawasan"),
            program("PROGRAM PENGAWASAN"),
            "nama sama sesudah dinormalkan: huruf besar, tanda baca, dan spasi tidak dihitung",
        ),
        (
            program("Program Pengawasan"),
            program("Terlaksananya Pengawasan", dari=Dari.PERNYATAAN),
            (
                "nama sama sesudah dinormalkan: pernyataan sasaran; dokumennya tidak menyebut nomenklatur; "
                "kata \u201cterlaksananya\u201d di awal tidak dihitung"
            ),
        ),
        (
            measure("Persentase Koperasi Sehat"),
            measure("Koperasi Sehat", "Persen"),
            "nama sama sesudah dinormalkan: satuan \u201cPersen\u201d berarti \u201cpersentase\u201d",
        ),
        (program("A", "1.02"), program("B", "1.02"), "kode sama"),
    ],
)
def test_every_step_is_said_in_words(one: Sebanding, other: Sebanding, said: str) -> None:
    (group,) = of_two(one, other)
    assert reason(group.anggota[-1], INDONESIAN) == said


def test_a_long_name_has_a_short_key_of_its_own() -> None:
    names = [f"Persentase {'koperasi yang sehat ' * 8}{end}" for end in ("sekali", "sungguh")]
    keys = [of_two(measure(nama), measure(nama))[0].kunci for nama in names]
    assert len(set(keys)) == len(names)
    assert all(len(key) <= len("indikator/") + 72 + len("-01234567") for key in keys)


# --- whether figures may be compared ---


@pytest.mark.parametrize(
    ("one", "other", "setara", "hal"),
    [
        (("%", "Koperasi  yang RAT", ""), ("Persen", "koperasi yang rat", ""), Setara.SETARA, ()),
        (("%", "Koperasi yang RAT", ""), ("%", "Koperasi berizin", ""), Setara.TIDAK, (Hal.DEFINISI_BERBEDA,)),
        (("%", "RAT", "a/b"), ("%", "RAT", "a/c"), Setara.TIDAK, (Hal.FORMULA_BERBEDA,)),
        (("%", "RAT", ""), ("unit", "RAT", ""), Setara.TIDAK, (Hal.SATUAN_BERBEDA,)),
        (("%", "RAT", ""), ("%", "", ""), Setara.BELUM_TENTU, (Hal.DEFINISI_BELUM_DIISI,)),
        (("%", "RAT", ""), ("", "RAT", ""), Setara.BELUM_TENTU, (Hal.SATUAN_BELUM_DIISI,)),
        (("", "", ""), ("", "", ""), Setara.BELUM_TENTU, (Hal.DEFINISI_BELUM_DIISI, Hal.SATUAN_BELUM_DIISI)),
    ],
)
def test_definitions_formulas_and_units_are_held_against_each_other(
    one: tuple[str, str, str], other: tuple[str, str, str], setara: Setara, hal: tuple[Hal, ...]
) -> None:
    (group,) = of_two(measure("Persentase Koperasi", *one), measure("Persentase Koperasi", *other))
    assert judge(group) == (setara, hal)


@pytest.mark.parametrize(
    ("one", "other", "hal"),
    [
        ({"polaritas": "negatif"}, {"polaritas": "negatif", "metode": "rasio"}, (Hal.RUMUS_BERBEDA,)),
        ({"polaritas": "negatif"}, {}, (Hal.RUMUS_BERBEDA,)),
        ({"polaritas": "negatif"}, {"polaritas": "negatif", "metode": "selisih"}, ()),
        ({"polaritas": "positif", "metode": "rasio"}, {}, ()),
    ],
)
def test_achievements_by_different_formulas_are_not_held_against_each_other(
    one: dict[str, str], other: dict[str, str], hal: tuple[Hal, ...], perikanan: Understood
) -> None:
    told = [*map(partial(_measured, perikanan), (one, other))]
    (group,) = of_two(*told)
    assert judge(group) == (Setara.BELUM_TENTU if hal else Setara.SETARA, hal)


def test_how_an_achievement_would_be_computed_is_no_reason_where_there_is_none(perikanan: Understood) -> None:
    told = (_measured(perikanan, own, realisasi=None) for own in ({"polaritas": "negatif"}, {}))
    (group,) = of_two(*told)
    assert judge(group).setara is Setara.SETARA


def _measured(u: Understood, own: dict[str, str], realisasi: str | None = "8") -> Sebanding:
    """An indikator of a tree as it is published, counted in its own way."""
    figures = [{"tahun": "2024", "target": "10", "realisasi": realisasi}]
    known = {"id": "a", "nama": "Angka Sakit", "satuan": "kasus", "definisi": "Yang sakit", "pengukuran": figures}
    ik = Indikator.model_validate({**known, **own})
    s = u.tree.isi.sasaran[0].model_copy(update={"indikator": (ik,)})
    tree = replace(u.tree, isi=u.tree.isi.model_copy(update={"sasaran": (s,)}))
    (found,) = (each for each in facts_in(tree, {"a": compute_capaian(ik, Hitungan())}) if each.output == "indikator")
    return found


def test_a_nomenklatur_has_no_figures_to_compare() -> None:
    (group,) = of_two(program("Program A"), program("Program A"))
    assert judge(group).setara is Setara.TANPA_ANGKA


def test_the_last_year_with_a_realisasi_is_shown_else_the_last_with_a_target() -> None:
    old, new = AngkaSetahun("2023", "80", "79"), AngkaSetahun("2025", "90")
    assert latest((old, new)) == old
    assert latest((new,)) == new
    assert latest(()) is None


# --- what trees publish ---


def test_what_a_tree_publishes_is_read_as_it_was(trees: Mapping[str, Understood]) -> None:
    tree = trees[PURBALINGGA].tree
    by_id = {ik.id: ik for s in tree.isi.sasaran for ik in s.indikator}
    things = tuple(facts_in(tree, {key: compute_capaian(ik, Hitungan()) for key, ik in by_id.items()}))
    assert (
        rows_in(
            json.dumps({"isi": [vars(each) | {"tahun": [vars(y) for y in each.tahun]} for each in things]}).encode()
        )
        == things
    )
    assert (
        from_row({"output": "indikator", "key": "a", "jenis": "sasaran", "dari": "indikator", "nama": "A"}).tahun == ()
    )
    assert tuple(each.named() for each in things) == tuple(names_in(tree))


# --- small multiples ---


def test_all_pictures_stand_on_one_scale_with_zero() -> None:
    few = (Titik("2024", Decimal(80), None),)
    many = (Titik("2023", None, Decimal(-5)), Titik("2024", Decimal(90), Decimal(95)))
    assert common_scale([few, many]) == Sumbu(("2023", "2024"), Decimal(-5), Decimal(95))
    assert common_scale([(Titik("2024", None, None),)]) is None
    assert common_scale([(Titik("2024", Decimal(0), None),)]) == Sumbu(("2024",), Decimal(0), Decimal(1))


def test_a_picture_has_a_bar_for_realisasi_and_a_line_for_the_target() -> None:
    points = (Titik("2024", Decimal(100), Decimal(50)),)
    scale = common_scale([points])
    assert scale
    picture = LexborHTMLParser(draw_small(points, scale, "Target <2024>"))
    assert [path.attributes["d"] for path in picture.css("path")] == [
        "M4 76H196",  # zero
        "M85 76V42H115V76z",  # half as high as the target
        "M82 8h36",
    ]
    assert [text.text() for text in picture.css("text")] == ["2024"]
    assert one(picture, "svg").attributes["aria-label"] == "Target <2024>"


# --- pages ---

TREE = """\
perangkat_daerah: {{nama: {nama}, wilayah: {{nama: {wilayah}}}}}
dokumen: {{judul: Pohon, jenis: pohon_kinerja, sumber: x.txt}}
sasaran:
  - id: s
    jenis: sasaran
    pernyataan: Koperasi maju
    sumber: [1]
    indikator:
      - id: aktif
        nama: {indikator}
        satuan: Persen
        definisi: {definisi}
        polaritas: positif
        pengukuran:
          - {{tahun: 2024, target: "80", realisasi: "{realisasi}"}}
          - {{tahun: 2025, target: "90"}}
        sumber: [2]
"""
GROUP = "banding/indikator/persentase-koperasi-aktif/index.html"


def one(page: LexborHTMLParser, selector: str) -> LexborNode:
    (found,) = page.css(selector)
    return found


def two_dinas(folder: Path, *definisi: str) -> Path:
    """A site of two dinas that measure the same, each with a definition."""
    folder.mkdir(exist_ok=True)
    (folder / "mkdocs.yml").write_text("site_name: Contoh\n", "utf-8")
    for n, (text, indikator) in enumerate(zip(definisi, ("Persentase", "Prosentase"), strict=True)):
        wilayah = folder / "content" / f"kota-{n}"
        wilayah.mkdir(parents=True)
        names = {"nama": f"Dinas {n}", "wilayah": f"Kota {n}", "indikator": f"{indikator} Koperasi Aktif"}
        written = TREE.format(definisi=text, realisasi=60 + 20 * n, **names)
        (wilayah / "dinas.yml").write_text(written, "utf-8")
        (wilayah / "x.txt").write_text("Koperasi maju\nKoperasi Aktif\n", "utf-8")
    return folder


def test_the_page_of_a_group_shows_definitions_and_figures_side_by_side(tmp_path: Path) -> None:
    page = LexborHTMLParser(made(two_dinas(tmp_path, "Yang RAT", "Yang RAT")).files[GROUP])
    assert one(page, ".catatan-kepala").text(strip=True) == "dapat dibandingkan"
    rows = [[" ".join(cell.text(separator=" ").split()) for cell in row.css("th, td")] for row in page.css("tbody tr")]
    assert [row[2:5] for row in rows[:2]] == [["Persen", "Yang RAT", "belum diisi"]] * 2
    assert [row[1:5] for row in rows[2:]] == [
        ["2024", "80", "60", "sedang 75,00% 60 ÷ 80 × 100"],
        ["2024", "80", "80", "sangat tinggi 100,00% 80 ÷ 80 × 100"],
    ]
    assert len(page.css("td svg")) == len(rows[2:])


def test_differing_definitions_are_said_to_be_no_comparison_and_have_no_picture(tmp_path: Path) -> None:
    page = LexborHTMLParser(made(two_dinas(tmp_path, "Yang RAT", "Yang berizin")).files[GROUP])
    assert [item.text() for item in page.css(".catatan li")] == ["definisi berbeda: tidak dapat dibandingkan"]
    assert page.css("td svg") == []


def test_the_list_leads_to_every_group_and_the_download_holds_them(tmp_path: Path) -> None:
    files = made(two_dinas(tmp_path, "Yang RAT", "Yang RAT")).files
    page = LexborHTMLParser(files["banding/index.html"])
    assert one(page, "tbody a").attributes["href"] == "indikator/persentase-koperasi-aktif/"
    assert [cell.text() for cell in page.css("tbody td")] == [
        "Dinas 0, Kota 0 \u00b7 Dinas 1, Kota 1",
        "dapat dibandingkan",
    ]
    (group,) = json.loads(files["data/banding.json"])["kelompok"]
    assert (group["kunci"], group["setara"]) == ("indikator/persentase-koperasi-aktif", "setara")
    assert [each["pengukuran"][0]["capaian"] for each in group["anggota"]] == ["75.00", "100.00"]


def test_a_definition_changes_the_page_of_its_group_and_no_page_of_another_dinas(tmp_path: Path) -> None:
    before = made(two_dinas(tmp_path / "a", "Yang RAT", "Yang RAT")).files
    after = made(two_dinas(tmp_path / "b", "Yang berizin", "Yang RAT")).files
    changed = {path for path in after if before.get(path) != after[path]}
    assert GROUP in changed
    assert not any(path.startswith("kota-1/") for path in changed)


def shared(site: Summaries, things: tuple[Sebanding, ...]) -> Summaries:
    """The site with these in all of its dinas."""
    return replace(site, summaries=tuple(replace(each, banding=things) for each in site.summaries))


def test_many_groups_fill_several_pages(mini_site: Summaries) -> None:
    site = shared(mini_site, tuple(measure(f"Indikator {n}") for n in range(MOST + 1)))
    assert banding_keys(site) == ("", "2/")
    assert banding_keys(shared(mini_site, ())) == ("",)


def test_many_members_fill_several_pages(mini_site: Summaries) -> None:
    site = shared(mini_site, tuple(replace(measure("Indikator"), key=f"i{n}") for n in range(7)))
    assert tuple(kelompok_keys(site)) == ("indikator/indikator", "indikator/indikator/2")


def test_the_portal_compares_nothing(mini_site: Summaries) -> None:
    nation = replace(mini_site, summaries=mini_site.summaries * TOGETHER)
    assert compared(shared(nation, (measure("Indikator"),))) == {}


def test_an_invented_dinas_is_never_held_against_a_real_one(mini_site: Summaries) -> None:
    real = shared(mini_site, (measure("Indikator"),))
    first, *others = real.summaries
    mixed = replace(real, summaries=(replace(first, fiktif=True), *others))
    invented = replace(real, summaries=tuple(replace(each, fiktif=True) for each in real.summaries))
    assert [len(compared(site)) for site in (real, mixed, invented)] == [1, 0, 1]
