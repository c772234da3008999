"""The database of all trees: it answers thirty real questions, its keys hold, and its bytes do not vary."""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pohon.exports import sqlite_file
from pohon.exports.database import database
from pohon.exports.written import as_json
from pohon.links import Links
from tests.exported import (
    BEKASI,
    DKUKMPP,
    KEBERSIHAN,
    MAKASSAR,
    PERIKANAN,
    PURBALINGGA,
    REAL,
    changeable,
    data,
    gathered,
)
from tests.fakta import FAKTA, Fakta
from tests.tools import run

NO_LINKS = Links({}, "")


@cache
def content() -> bytes:
    """The database of the five real trees, made of what they publish."""
    published = {name: as_json(data(name)).encode() for name in REAL}
    return sqlite_file(gathered(data_json=published), "", NO_LINKS)


def opened(made: bytes) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    base.deserialize(made)
    return base


@pytest.fixture(scope="module")
def base() -> Iterator[sqlite3.Connection]:
    with closing(opened(content())) as base:
        yield base


def all_rows(base: sqlite3.Connection, sql: str) -> list[tuple[Any, ...]]:
    return base.execute(sql).fetchall()


# --- the thirty questions ---


def test_there_are_thirty_different_questions() -> None:
    assert len({fakta.pertanyaan for fakta in FAKTA}) == 30
    assert {halaman.split("/")[1] for fakta in FAKTA for halaman in fakta.halaman[:1]} == {
        name.split("/")[1] for name in REAL
    }


@pytest.mark.parametrize("fakta", FAKTA, ids=lambda fakta: fakta.pertanyaan)
def test_the_database_answers(base: sqlite3.Connection, fakta: Fakta) -> None:
    assert all_rows(base, fakta.sql) == [(fakta.jawaban,)]


# --- whole and in order ---


def test_every_key_leads_somewhere(base: sqlite3.Connection) -> None:
    assert all_rows(base, "PRAGMA foreign_key_check") == []
    assert all_rows(base, "PRAGMA integrity_check") == [("ok",)]


def test_keys_would_be_missed() -> None:
    tree = changeable(PERIKANAN)
    tree["sasaran"][1]["induk"] = ["tidak-ada"]
    with closing(opened(database([tree]))) as broken:
        assert ("sasaran_induk", "sasaran") in {
            (row[0], row[2]) for row in all_rows(broken, "PRAGMA foreign_key_check")
        }


@pytest.mark.parametrize("table", ["sasaran", "indikator", "jabatan"])
def test_every_thing_has_a_row(base: sqlite3.Connection, table: str) -> None:
    told = all_rows(base, f"SELECT dinas, id FROM {table} ORDER BY rowid")  # a name of ours
    assert told == [(name, each["id"]) for name in REAL for each in changeable(name)[table]]


def test_every_figure_has_a_row(base: sqlite3.Connection) -> None:
    figures = [f for name in REAL for ik in data(name)["indikator"] for y in ik["pengukuran"] for f in y["angka"]]
    assert all_rows(base, "SELECT count(*) FROM pengukuran") == [(len(figures),)]
    assert all_rows(base, "SELECT count(*) FROM v_angka") == [(len(figures),)]


def test_every_table_is_used_by_some_tree() -> None:
    with closing(opened(database([changeable(name) for name in (*REAL, PERIKANAN, KEBERSIHAN)]))) as base:
        tables = [name for (name,) in all_rows(base, "SELECT name FROM sqlite_schema WHERE type = 'table'")]
        empty = [name for name in tables if not all_rows(base, f"SELECT 1 FROM {name} LIMIT 1")]  # names of ours
    assert empty == []


def test_the_settings_of_counting_are_in_the_database(base: sqlite3.Connection) -> None:
    ((told,),) = all_rows(base, "SELECT nilai FROM meta WHERE nama = 'hitungan'")
    assert json.loads(told) == data(BEKASI)["hitungan"]


def test_a_region_has_the_name_that_any_of_its_documents_gives() -> None:
    first, second = changeable(BEKASI), changeable(BEKASI)
    first["wilayah"]["nama"] = None
    second["dinas"]["id"] = "dinas-lain"
    with closing(opened(database([first, second]))) as base:
        assert all_rows(base, "SELECT id, nama, kode FROM wilayah") == [("kota-bekasi", "Kota Bekasi", "32.75")]
        assert all_rows(base, "SELECT count(*) FROM dinas") == [(2,)]


# --- what is measured ---


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        (
            "SELECT tahun, periode, target, realisasi, nilai, pita FROM capaian WHERE lingkup LIKE 's.d.%'",
            [(2026, "tahun", "25", "30", 83.33, "tinggi")],
        ),
        (
            "SELECT target, nilai, alasan, andaian FROM capaian WHERE target LIKE '%..%' OR alasan = 'belum_waktunya'",
            [("82", None, "belum_waktunya", None), ("6.5..8.5", 85.0, None, None)],
        ),
        (
            "SELECT nomor, kerja, rumus, angka FROM langkah WHERE periode = 'tahun' AND kerja = 'realisasi'",
            [(1, "realisasi", "kumulatif", "20 + 25 + 45 + 10"), (1, "realisasi", "kumulatif", "30")],
        ),
        ("SELECT nilai, tingkat FROM v_capaian JOIN capaian USING (nilai) WHERE nilai = 94.23", [(94.23, 4)]),
        ("SELECT tahun, nilai, pita, dihitung, semua FROM capaian_sasaran", [(2026, 83.33, "tinggi", 1, 6)]),
        (
            "SELECT tahun, status_data, capaian_tercetak, capaian_nilai FROM status_tahun",
            [
                (2025, "tetap", "92,5%", 92.5),
                (2026, "belum_waktunya", None, None),
                (2026, "sementara", None, None),
                (2026, None, "100%", 100.0),
            ],
        ),
        (
            "SELECT nomor, nama, peran, tercetak, nilai, sumber FROM komponen_rumus",
            [
                (1, "Sampah terangkut", "pembilang", "1.110", 1110.0, "2"),
                (2, "Sampah yang timbul", "penyebut", "1.500", 1500.0, None),
                (3, "Hari kerja", "lain", "300", 300.0, None),
            ],
        ),
        (
            "SELECT jenis, nomor, teks FROM uraian_tahun",
            [
                ("faktor_pendukung", 1, "Truk baru"),
                ("faktor_pendukung", 2, "Bank sampah"),
                ("faktor_penghambat", 1, "Jalan ditutup"),
                ("tindak_lanjut", 1, "Rute diubah"),
            ],
        ),
        (
            "SELECT nomor, nama, tautan FROM bukti",
            [
                (1, "Laporan tahunan", "https://contoh.example/laporan.pdf"),
                (2, "Buku jembatan timbang", None),
            ],
        ),
        (
            "SELECT tahun, tanggal, lama_nilai, baru_tercetak, alasan, dokumen, sumber FROM revisi_target",
            [
                (2025, "2025-07-01", 85.0, "80%", "Truk datang terlambat", "Perubahan PK 2025", "3"),
                (2026, None, 90.0, "82%", None, None, None),
            ],
        ),
        (
            "SELECT tahun, pagu_nilai, realisasi_tercetak, sumber, catatan FROM anggaran",
            [
                (2025, 1_250_000_000.0, "1.100.000.000", "4", "Belum diperiksa."),
                (2026, 1_300_000_000.0, None, None, None),
            ],
        ),
        (
            "SELECT tercetak, nilai, batas_bawah, batas_atas FROM pengukuran WHERE batas_bawah IS NOT NULL",
            [("6,5-8,5", None, 6.5, 8.5)],
        ),
        (
            "SELECT metode, target_akhir_periode_tahun, target_akhir_periode_nilai, skala FROM indikator",
            [
                (None, 2029, 95.0, None),
                ("rasio", None, None, None),
                ("rasio", None, None, None),
                (None, None, None, "predikat-sakip"),
                (None, None, None, None),
                (None, None, None, None),
            ],
        ),
        ("SELECT fiktif FROM dokumen", [(1,)]),
    ],
)
def test_what_is_measured_has_its_tables(sql: str, told: list[tuple[Any, ...]]) -> None:
    with closing(opened(database([data(KEBERSIHAN)]))) as base:
        assert all_rows(base, sql) == told


# --- who answers for what ---


def test_one_row_per_indikator_says_who_answers(base: sqlite3.Connection) -> None:
    assert all_rows(base, "SELECT count(*) FROM v_indikator") == all_rows(base, "SELECT count(*) FROM indikator")


def test_an_indikator_without_its_own_is_answered_by_those_of_its_sasaran(base: sqlite3.Connection) -> None:
    where = "WHERE kunci IN ('{0}#pkl-menempati-tempat-ditetapkan', '{1}#koperasi-aktif')"
    told = all_rows(base, f"SELECT penanggung_jawab FROM v_indikator {where.format(BEKASI, PURBALINGGA)} ORDER BY 1")
    assert told == [("KEPALA BIDANG USAHA INFORMAL",), ("Kabid Koperasi",)]


def test_nobody_answers_where_no_position_is_printed(base: sqlite3.Connection) -> None:
    sql = f"SELECT penanggung_jawab FROM v_indikator WHERE kunci = '{MAKASSAR}#koperasi-aktif'"
    assert all_rows(base, sql) == [(None,)]


# --- full text ---


@pytest.mark.parametrize(
    ("index", "words", "found"),
    [
        ("sasaran", "pengurusan ijin", f"{DKUKMPP}#c3"),
        ("sasaran", "zonasi kaki lima", f"{BEKASI}#penyusun2.s3"),
        ("indikator", '"e-commerce"', f"{DKUKMPP}#usaha-mikro-menerapkan-e-commerce"),
        ("jabatan", "aparatur", f"{BEKASI}#analis-sdm"),
    ],
)
def test_words_are_found(base: sqlite3.Connection, index: str, words: str, found: str) -> None:
    sql = f"SELECT kunci FROM {index} WHERE rowid IN (SELECT rowid FROM {index}_fts WHERE {index}_fts MATCH ?)"
    assert base.execute(sql, (words,)).fetchall() == [(found,)]


@pytest.mark.parametrize("index", ["sasaran", "indikator", "jabatan"])
def test_datasette_finds_the_index_of_a_table(base: sqlite3.Connection, index: str) -> None:
    ((sql,),) = all_rows(base, f"SELECT sql FROM sqlite_schema WHERE name = '{index}_fts'")
    assert f'content="{index}"' in sql
    base.execute(f"INSERT INTO {index}_fts ({index}_fts) VALUES ('integrity-check')")


# --- bytes ---

AGAIN = """
import hashlib, sys
from tests.exported import REAL, changeable
from pohon.exports.database import database
print(hashlib.sha256(database([changeable(name) for name in REAL])).hexdigest())
"""


def test_the_same_trees_give_the_same_bytes_in_any_process() -> None:
    environment = {"PYTHONPATH": "generator", "PYTHONHASHSEED": "7"}
    first = run(sys.executable, "-c", AGAIN, environment=environment)
    second = run(sys.executable, "-c", AGAIN, environment={**environment, "PYTHONHASHSEED": "8"})
    assert first.code == 0, first.err
    assert first.out == second.out


def test_the_file_opens_read_only(tmp_path: Path) -> None:
    file = tmp_path / "pohon.sqlite"
    file.write_bytes(content())
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as base:
        assert all_rows(base, "SELECT nilai FROM meta WHERE nama = 'versi_skema'") == [("1.1",)]
        assert all_rows(base, "SELECT count(*) FROM dinas") == [(5,)]
