"""The data of one dinas: complete, as the published schema tells, and as printed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import jsonschema
import pytest

from pohon.build.plan import tree_routes
from pohon.exports import json_file, schema_file, text_file, yaml_file
from pohon.exports.derivations import settings
from pohon.exports.schema import schema
from pohon.links import Links
from pohon.model import Hitungan, Kelas, Profil
from tests.exported import (
    ALL,
    BEKASI,
    DKUKMPP,
    KEBERSIHAN,
    KOPERASI_DAN_UKM,
    PERIKANAN,
    PURBALINGGA,
    REAL,
    SITE_URL,
    changeable,
    data,
    links_to,
    understood,
)
from tests.tools import CONTENT

SCHEMA = schema("https://pohon.example/data/skema/pohon-1.json")


def validate(value: Any) -> None:
    jsonschema.validate(value, SCHEMA, jsonschema.Draft202012Validator)


def leaves(value: Any) -> Iterator[Any]:
    """Everything in nested data that is no container."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for each in value:
            yield from leaves(each)
    else:
        yield value


def texts(value: Any) -> set[str]:
    return {leaf for leaf in leaves(value) if isinstance(leaf, str)}


def by_id(name: str, kind: str) -> dict[str, Any]:
    return {each["id"]: each for each in changeable(name)[kind]}


# --- the schema ---


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", ALL)
def test_every_tree_fits_the_schema(name: str) -> None:
    u = understood()[name]
    validate(json.loads(json_file(u, "", links_to(u))))


def test_every_key_is_explained() -> None:
    objects = [SCHEMA, *SCHEMA["$defs"].values()]
    told = {key: each["description"] for part in objects for key, each in part["properties"].items()}
    assert all(len(meaning) > 5 and meaning.endswith(".") for meaning in told.values())


def test_every_key_is_always_there_and_no_other() -> None:
    for part in (SCHEMA, *SCHEMA["$defs"].values()):
        assert part["required"] == list(part["properties"])
        assert part["additionalProperties"] is False


@pytest.mark.parametrize(
    "wrong",
    [
        {"jenis": "sasaran_bidang"},
        {"jenis": None},
        {"induk": "t1"},
        {"urutan": "1"},
        {"pernyatan": "salah ketik"},
        {"kondisi": "Kondisi antara"},
        {"kepastian": {"bagian": {"induk": "barangkali"}, "alternatif": [], "catatan": None}},
        {"sumber": {"pernyataan": "74-84"}},
        {"nomenklatur": {"nama": "PROGRAM"}},
    ],
)
def test_the_schema_refuses_what_is_wrong(wrong: dict[str, Any]) -> None:
    tree = changeable(PERIKANAN)
    validate(tree)
    tree["sasaran"][0].update(wrong)
    with pytest.raises(jsonschema.ValidationError):
        validate(tree)


def test_the_schema_refuses_a_missing_key() -> None:
    tree = changeable(PERIKANAN)
    del tree["indikator"][0]["satuan"]
    with pytest.raises(jsonschema.ValidationError):
        validate(tree)


def test_the_schema_is_published_under_the_address_that_the_data_name() -> None:
    links = Links({("skema", ""): "data/skema/pohon-1.json"}, "", site_url=SITE_URL)
    published = json.loads(schema_file(None, "", links))
    assert published == SCHEMA
    assert data(BEKASI)["$schema"] == published["$id"]


def test_a_tree_may_link_to_the_schema() -> None:
    assert ("skema", "") in tree_routes(understood()[BEKASI])


# --- nothing is lost, nothing is added ---


@pytest.mark.parametrize("name", ALL)
def test_every_text_of_the_tree_is_in_the_data(name: str) -> None:
    isi = understood()[name].tree.isi.model_dump(mode="json")
    assert texts(isi) - texts(data(name)) - {"pasti"} == set()


@pytest.mark.parametrize("name", ALL)
def test_every_line_of_the_source_that_is_named_is_in_the_data(name: str) -> None:
    def ranges(value: Any) -> Iterator[str]:
        """Pairs of line numbers, wherever the model has them."""
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, list) and len(value) == 2 and all(type(item) is int for item in value):
            yield str(value[0]) if value[0] == value[1] else f"{value[0]}-{value[1]}"
        elif isinstance(value, list):
            for each in value:
                yield from ranges(each)

    assert set(ranges(understood()[name].tree.isi.model_dump(mode="json"))) - texts(data(name)) == set()


def test_no_word_of_the_interface_is_in_the_data() -> None:
    assert data(DKUKMPP)["wilayah"] == {
        "id": "wilayah-tidak-disebut",
        "nama": None,
        "kode": None,
        "url": "https://pohon.example/wilayah-tidak-disebut/",
    }
    assert "Wilayah tidak disebut" not in texts(data(DKUKMPP))


def test_addresses_are_permanent() -> None:
    assert by_id(BEKASI, "sasaran")["inf.s1"]["url"] == f"{SITE_URL}{BEKASI}/sasaran/inf.s1/"
    assert by_id(BEKASI, "jabatan")["bendahara"]["url"] == f"{SITE_URL}{BEKASI}/jabatan/bendahara/"
    assert data(BEKASI)["dinas"]["url"] == f"{SITE_URL}{BEKASI}/"


# --- figures ---


def test_a_figure_is_told_as_printed_and_as_a_decimal() -> None:
    (year,) = by_id(PURBALINGGA, "indikator")["koperasi-sehat"]["pengukuran"]
    assert year["angka"][0] == {
        "periode": "tahun", "jenis": "target", "tercetak": "2", "nilai": "2", "persen": False, "batas": None,
    }  # fmt: skip
    assert year["angka"][3] == {
        "periode": "TW3", "jenis": "target", "tercetak": "0,50%", "nilai": "0.50", "persen": True, "batas": None,
    }  # fmt: skip
    assert year["sumber"] == ["78", "110"]


def test_an_empty_cell_is_no_figure() -> None:
    (year,) = by_id(PERIKANAN, "indikator")["produksi"]["pengukuran"]
    assert [(each["periode"], each["jenis"], each["nilai"]) for each in year["angka"]] == [
        ("tahun", "target", "1250.5"),
        ("TW1", "target", "300"),
        ("TW3", "target", "650"),
        ("TW4", "target", "1250.5"),
        ("TW1", "realisasi", "310"),
    ]


def test_years_are_in_order() -> None:
    years = by_id(PERIKANAN, "indikator")["ntn"]["pengukuran"]
    assert [year["tahun"] for year in years] == ["2024", "2025"]
    assert years[0]["catatan"] == "Angka sementara."


def test_the_figure_to_start_from() -> None:
    ntn = by_id(PERIKANAN, "indikator")["ntn"]
    assert ntn["baseline"] == {"tahun": "2023", "tercetak": "98,5", "nilai": "98.5", "persen": False, "batas": None}
    assert ntn["iku"] is True
    assert by_id(PERIKANAN, "indikator")["produksi"]["iku"] is None


def test_what_an_author_says_about_a_year_is_told_with_it() -> None:
    year, later = by_id(KEBERSIHAN, "indikator")["sampah-terangkut"]["pengukuran"]
    assert (year["status_data"], year["capaian_tercetak"]["nilai"]) == ("tetap", "92.5")
    assert [(each["peran"], each["nama"], each["nilai"]) for each in year["penjelasan"]["komponen_rumus"]] == [
        ("pembilang", "Sampah terangkut", "1110"),
        ("penyebut", "Sampah yang timbul", "1500"),
        ("lain", "Hari kerja", "300"),
    ]
    assert year["penjelasan"]["faktor_pendukung"] == ["Truk baru", "Bank sampah"]
    assert year["penjelasan"]["bukti"][1] == {"nama": "Buku jembatan timbang", "tautan": None}
    assert (later["status_data"], later["capaian_tercetak"], later["penjelasan"]) == ("belum_waktunya", None, None)


def test_a_range_is_told_by_its_ends() -> None:
    (year,) = by_id(KEBERSIHAN, "indikator")["kadar-ph"]["pengukuran"]
    target, _ = year["angka"]
    assert (target["tercetak"], target["nilai"], target["batas"]) == ("6,5-8,5", None, ["6.5", "8.5"])


def test_revised_targets_and_the_end_of_the_period() -> None:
    ik = by_id(KEBERSIHAN, "indikator")["sampah-terangkut"]
    assert [(each["lama"]["nilai"], each["baru"]["nilai"], each["alasan"]) for each in ik["revisi_target"]] == [
        ("85", "80", "Truk datang terlambat"),
        ("90", "82", None),
    ]
    assert (ik["target_akhir_periode"]["tahun"], ik["target_akhir_periode"]["nilai"]) == ("2029", "95")


def test_money_is_told_in_rupiah() -> None:
    first, second = by_id(KEBERSIHAN, "sasaran")["p1"]["anggaran"]
    assert (first["pagu"]["nilai"], first["realisasi"]["tercetak"]) == ("1250000000", "1.100.000.000")
    assert second["realisasi"] is None


def test_the_data_say_what_is_invented() -> None:
    assert data(KEBERSIHAN)["dokumen"]["fiktif"] is True
    assert data(PURBALINGGA)["dokumen"]["fiktif"] is False


# --- what is counted ---


def test_an_achievement_is_told_with_its_inputs_and_steps() -> None:
    year, _ = by_id(KEBERSIHAN, "indikator")["sampah-terangkut"]["pengukuran"]
    told = year["capaian"]["setahun"]
    assert (told["lingkup"], told["target"], told["realisasi"], told["nilai"]) == ("tahun", ["80"], "74", "92.50")
    assert (told["pita"]["nama"], told["pita"]["tingkat"], told["alasan"]) == ("sangat tinggi", 4, None)
    assert [(step["kerja"], step["rumus"], step["angka"]) for step in told["langkah"]] == [
        ("capaian", "realisasi / target * 100", "74 / 80 * 100"),
        ("pembulatan", "", told["langkah"][0]["hasil"]),
    ]


def test_a_quarter_without_realisasi_says_so() -> None:
    year, _ = by_id(KEBERSIHAN, "indikator")["sampah-terangkut"]["pengukuran"]
    assert [(each["nilai"], each["alasan"]) for each in year["capaian"]["triwulan"]] == [
        ("100.00", None),
        (None, "realisasi_tidak_ada"),
        ("94.23", None),
        ("92.50", None),
    ]


def test_a_year_that_is_not_complete_says_how_far_it_goes() -> None:
    _, year = by_id(KEBERSIHAN, "indikator")["keluhan"]["pengukuran"]
    assert (year["capaian"]["setahun"]["lingkup"], year["capaian"]["setahun"]["nilai"]) == ("s.d. TW1", "83.33")


def test_a_range_enters_with_both_ends() -> None:
    (year,) = by_id(KEBERSIHAN, "indikator")["kadar-ph"]["pengukuran"]
    assert (year["capaian"]["setahun"]["target"], year["capaian"]["setahun"]["nilai"]) == (["6.5", "8.5"], "85.00")


def test_nothing_is_counted_where_nothing_is_told() -> None:
    first, second = by_id(KEBERSIHAN, "indikator")["nilai-sakip"]["pengukuran"]
    assert (first["capaian"]["setahun"]["nilai"], second["capaian"]) == ("80.00", None)
    assert all(year["capaian"] is None for name in REAL for ik in data(name)["indikator"] for year in ik["pengukuran"])
    assert all(s["capaian"] is None for name in REAL for s in data(name)["sasaran"])


def test_a_status_alone_says_why_nothing_is_counted() -> None:
    _, year = by_id(KEBERSIHAN, "indikator")["sampah-terangkut"]["pengukuran"]
    assert (year["capaian"]["setahun"]["nilai"], year["capaian"]["setahun"]["alasan"]) == (None, "belum_waktunya")


def test_a_sasaran_has_the_mean_of_its_own_indikator() -> None:
    told = by_id(KEBERSIHAN, "sasaran")["s1"]["capaian"]
    assert (told["tahun"], told["nilai"], told["pita"]["nama"]) == ("2026", "83.33", "tinggi")
    assert (told["dihitung"], told["semua"]) == (1, 6)
    assert by_id(KEBERSIHAN, "sasaran")["p1"]["capaian"] is None


def test_states_are_counted_once_for_the_tree() -> None:
    assert data(KEBERSIHAN)["rekap"] == {
        "tahun": "2026", "tingkat": [0, 0, 0, 1, 0], "tidak_dihitung": 0, "belum_diukur": 5,
    }  # fmt: skip
    assert data(PURBALINGGA)["rekap"] is None


def test_the_settings_of_counting_are_told_with_what_is_built_in() -> None:
    told = data(BEKASI)["hitungan"]
    assert (told["triwulan"], told["sampai"], told["batas"]) == ("terisi", None, "120")
    (law,) = told["pita"]
    assert (law["dasar"], [each["mulai"] for each in law["kelas"]]) == (
        "Permendagri 86/2017", ["91", "76", "66", "51", None],
    )  # fmt: skip
    assert {each["nama"]: each["kata"][-1] for each in told["skala"]} == {"predikat-sakip": "aa", "opini-bpk": "wtp"}


def test_the_classes_of_efficiency_are_told_the_best_first() -> None:
    assert data(BEKASI)["hitungan"]["efisiensi"] is None
    classes = (Kelas(nama="kurang"), Kelas(nama="efisien", mulai=Decimal(2)), Kelas(nama="seimbang", mulai=Decimal(-2)))
    told = settings(Hitungan(efisiensi=Profil(dasar="Perbup Contoh 1/2024", sejak="2024", kelas=classes)))["efisiensi"]
    assert told == {
        "dasar": "Perbup Contoh 1/2024",
        "sejak": "2024",
        "kelas": [
            {"nama": "efisien", "mulai": "2"},
            {"nama": "seimbang", "mulai": "-2"},
            {"nama": "kurang", "mulai": None},
        ],
    }


def test_what_money_adds_up_to_is_told_with_what_went_in() -> None:
    own = by_id(KEBERSIHAN, "sasaran")
    first, _ = own["p1"]["jumlah_anggaran"]
    assert (first["sendiri"], first["pagu"], first["realisasi"], first["serapan"]) == (
        True, "1250000000", "1100000000", "88.00",
    )  # fmt: skip
    assert [(post["sasaran"], post["pagu"]) for post in first["masuk"]] == [(["p1"], "1250000000")]
    assert [(step["kerja"], step["angka"]) for step in first["langkah"]] == [
        ("serapan", "1100000000 / 1250000000 * 100"),
        ("pembulatan", "88"),
    ]


def test_where_nothing_is_spent_there_is_a_reason() -> None:
    _, second = by_id(KEBERSIHAN, "sasaran")["p1"]["jumlah_anggaran"]
    assert (second["realisasi"], second["serapan"], second["alasan"]) == (None, None, "realisasi_tidak_ada")


def test_where_no_money_is_told_nothing_is_added() -> None:
    assert data(PURBALINGGA)["jumlah_anggaran"] == []
    assert all(s["jumlah_anggaran"] == [] for s in data(PURBALINGGA)["sasaran"])


def test_own_bands_stand_before_the_built_in_ones_the_youngest_first() -> None:
    def profil(dasar: str, sejak: str | None) -> Profil:
        return Profil(dasar=dasar, sejak=sejak, kelas=(Kelas(nama="baik", mulai=Decimal(75)), Kelas(nama="kurang")))

    told = settings(Hitungan(pita=(profil("lama", None), profil("baru", "2024"))))["pita"]
    assert [(each["dasar"], each["sejak"]) for each in told] == [
        ("baru", "2024"), ("lama", None), ("Permendagri 86/2017", None),
    ]  # fmt: skip
    assert [(each["nama"], each["tingkat"], each["mulai"]) for each in told[0]["kelas"]] == [
        ("baik", 4, "75"), ("kurang", 0, None),
    ]  # fmt: skip


# --- certainty, sources, partners ---


def test_only_what_is_not_sure_is_told() -> None:
    s1 = by_id(PURBALINGGA, "sasaran")["s1"]["kepastian"]
    assert s1["bagian"] == {
        "induk": "dugaan", "pernyataan": "mungkin", "penanggung_jawab": "mungkin", "definisi": "mungkin",
    }  # fmt: skip
    assert s1["alternatif"] == ["t2"]
    assert by_id(PURBALINGGA, "sasaran")["t1"]["kepastian"] == {"bagian": {}, "alternatif": [], "catatan": None}


def test_lines_of_the_source_are_told_by_part() -> None:
    assert by_id(PERIKANAN, "sasaran")["s1"]["sumber"] == {"pernyataan": ["9-10"], "label": ["8"], "csf": ["41"]}
    assert by_id(PURBALINGGA, "sasaran")["p3"]["sumber"] == {"nomenklatur": ["361-373"]}


def test_partners_are_numbered_within_their_sasaran() -> None:
    assert [(each["sasaran"], each["nomor"], each["mitra"], each["tautan"]) for each in data(PERIKANAN)["lintas"]] == [
        ("s2", 1, "Dinas Perdagangan", "kota-contoh/dinas-perdagangan#p1"),
        ("s2", 2, "Universitas Contoh", None),
    ]


def test_the_name_of_a_sasaran_is_what_the_pages_call_it() -> None:
    assert by_id(PURBALINGGA, "sasaran")["p1"]["nama"].startswith("Program Penumbuhan")
    assert by_id(PURBALINGGA, "sasaran")["p1"]["pernyataan"] is None


def test_the_making_is_told_where_the_document_tells_it() -> None:
    assert data(KOPERASI_DAN_UKM)["penyusunan"] is None
    made = data(DKUKMPP)["penyusunan"]
    assert made
    assert [each["menjadi"] for each in made["csf"]] == ["s1", "s2", "c3", "c4", "c5", "c6", "c7"]
    assert [stage["nomor"] for stage in made["tahap"]] == [1, 2, 3, 4, 5]


# --- the files of the authors ---


def test_the_yaml_is_published_byte_for_byte() -> None:
    u = understood()[BEKASI]
    assert yaml_file(u, "", links_to(u)) == (CONTENT / f"{BEKASI}.yml").read_bytes()


@pytest.mark.parametrize("name", REAL)
def test_the_source_text_is_published_byte_for_byte(name: str) -> None:
    u = understood()[name]
    original = (CONTENT / name).parent / u.tree.isi.dokumen.sumber
    assert text_file(u, "", links_to(u)).encode() == original.read_bytes()


def test_the_source_text_keeps_its_line_numbers() -> None:
    u = understood()[BEKASI]
    lines = text_file(u, "", links_to(u)).split("\n")
    assert "Meningkatnya Kualitas Manajemen" in lines[766 - 1]
