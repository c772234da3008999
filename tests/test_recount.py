"""`pohon hitung` tells how a number came about, to whoever has its address."""

from __future__ import annotations

import json

import pytest

from pohon import recount
from pohon.build import load
from pohon.recount import Asked, Found
from tests.tools import ROOT, run_pohon

CONTOH = ROOT / "docs" / "contoh"
DINAS = "kabupaten-karangan/dinas-koperasi"

ADDRESSES = {
    f"https://contoh.example/{DINAS}/indikator/koperasi-sehat/": Asked("koperasi-sehat", DINAS),
    f"https://contoh.example/kinerja/en/{DINAS}/sasaran/s1/#turunan": Asked("s1", DINAS),
    f"/{DINAS}/indikator/koperasi-sehat/index.html": Asked("koperasi-sehat", DINAS),
    f"{DINAS}#s1": Asked("s1", DINAS),
    "koperasi-sehat": Asked("koperasi-sehat"),
    "indikator/koperasi-sehat": Asked("indikator/koperasi-sehat"),
}


@pytest.mark.parametrize(("text", "wanted"), ADDRESSES.items())
def test_an_address_an_id_or_both_name_a_thing(text: str, wanted: Asked) -> None:
    assert recount.asked(text) == wanted


@pytest.fixture(scope="module")
def found() -> Found:
    loaded = load(CONTOH)
    assert loaded.site
    (only,) = recount.find(Asked("koperasi-sehat"), loaded.trees, loaded.site.settings)
    return only


def test_every_year_is_told_step_by_step(found: Found) -> None:
    text = recount.as_text(found)
    assert text.splitlines()[0] == "Persentase Koperasi Sehat"
    assert "Contoh fiktif" in text
    assert "1. Capaian: realisasi ÷ target × 100 = 25 ÷ 26 × 100 = 96,153846…" in text
    assert "2026 s.d. TW III" in text
    assert "TW IV: belum diukur (realisasi belum ada)" in text


def test_the_mean_of_a_sasaran_names_what_it_is_made_of(found: Found) -> None:
    text = recount.as_text(Found(found.u, "s1"))
    extent = "1 dari 2 indikator, 1 di antaranya belum setahun penuh"
    assert f"Rata-rata {extent}, masing-masing paling banyak 120." in text
    assert f"pohon hitung {DINAS}#koperasi-sehat" in text


def test_the_money_of_a_sasaran_is_told_with_what_was_added_and_what_was_not(found: Found) -> None:
    text = recount.as_text(Found(found.u, "s1"))
    assert "Anggaran 2024: serapan 93,43%" in text
    assert "+ 9.99.02 Program Pengawasan dan Pemeriksaan Koperasi: pagu Rp420.000.000, realisasi Rp401.500.000" in text
    assert "Tidak ditambahkan lagi: Pelatihan Usaha Kecil (k3), bagian dari Program Pemberdayaan Usaha Kecil" in text
    assert "Pagu: Rp420.000.000 + Rp600.000.000 + Rp900.000.000 = Rp1.920.000.000" in text
    assert "Serapan: 1.793.900.000 ÷ 1.920.000.000 × 100 = 93,43%" in text
    assert "capaian 95,22% \u2212 serapan 93,43% = 1,79 poin persen, efisien menurut Kelas karangan" in text


def test_the_money_is_that_of_the_download(found: Found) -> None:
    told = json.loads(json.dumps(recount.as_data(Found(found.u, "s1"))))["jumlah_anggaran"]
    assert [(each["tahun"], each["pagu"], each["serapan"]) for each in told] == [
        ("2024", "1920000000", "93.43"),
        ("2025", "2040000000", "96.88"),
    ]


def test_a_sasaran_without_realisasi_says_so() -> None:
    loaded = load(ROOT)
    assert loaded.site
    wanted = Asked("s1", "kabupaten-purbalingga/dinkopukm")
    (s1,) = recount.find(wanted, loaded.trees, loaded.site.settings)
    assert recount.as_text(s1).endswith("Belum ada realisasi.")


def test_the_data_are_those_of_the_download(found: Found) -> None:
    told = recount.as_data(found)
    assert json.loads(json.dumps(told))["capaian"]["2024"]["setahun"]["nilai"] == "96.15"
    assert recount.as_data(Found(found.u, "s1"))["alamat"] == f"{DINAS}#s1"


def test_the_command_tells_it() -> None:
    done = run_pohon("hitung", f"{DINAS}#koperasi-sehat", "-C", str(CONTOH))
    assert done.code == 0
    assert "96,15% sangat tinggi" in done.out


def test_the_command_tells_programs() -> None:
    done = run_pohon("hitung", f"{DINAS}#koperasi-sehat", "--json", "-C", str(CONTOH))
    assert json.loads(done.out)[0]["alamat"] == f"{DINAS}#koperasi-sehat"


def test_what_is_not_there_is_told_with_what_may_be_meant() -> None:
    done = run_pohon("hitung", "koperasi-seht", "-C", str(CONTOH))
    assert done.code == 1
    assert "koperasi-sehat" in done.err
