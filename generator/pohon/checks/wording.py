"""Advice about indikator whose figures or unit contradict their words. Only what is sure is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pohon.capaian import JenisSatuan, kind_of
from pohon.checks.measure import parts_of, printed, sound
from pohon.model import Angka, Indikator, Pengukuran, Tree
from pohon.problems import Finding, Keys, shown

_ALL = Decimal(100)

# --- shares ---

_COUNT = r"(?:jumlah|jml|jmlh|jmh|banyaknya|total)\s+(?:seluruh\s+|semua\s+|keseluruhan\s+|total\s+)?"
_SHARE = (
    re.compile(r"^(?:persentase|prosentase|presentase|persen|%)\s.*\byang\b", re.IGNORECASE | re.DOTALL),
    re.compile(
        # What is counted above and below the line begins with the same word: a part of it, and all of it.
        rf"{_COUNT}(\w+)\b.*?(?:\bdi\s?bagi\w*|/|÷|:)\s*\(?\s*{_COUNT}\1\b.*(?:kali\w*|x|×|\*)\s*(?:100|seratus)\b",
        re.IGNORECASE | re.DOTALL,
    ),
)
"""How a name, a definition or a formula says that a percentage is a share of a whole."""

_MAY_EXCEED = re.compile(
    r"ningkat|tumbuh|tambah|naik|turun|ubah|laju|capai|realisasi|target|rencana|sasaran|proyeksi|estimasi|perkira"
    r"|perbandingan|rasio|produktivitas|efisien|efektiv|efektif|butuh|cukup|sedia|penuh|standar|minimal|ideal|kuota|surplus"
    r"|swasembada|serap|lalu|sebelum|n\s*-\s*1|t\s*-\s*1",
    re.IGNORECASE,
)
"""Words of percentages that are no shares, or are shares of something planned or estimated."""


def check_shares(tree: Tree) -> Iterator[Finding]:
    """Bagian lebih besar daripada seluruhnya.

    Indikator bersatuan persen (atau tanpa satuan) yang menghitung bagian dari seluruhnya ("Persentase ... yang ...",
    atau definisinya "Jumlah koperasi sehat dibagi jumlah koperasi dikali 100") berisi angka di atas 100, atau
    pembilangnya lebih besar daripada penyebutnya.

    Pertumbuhan, capaian, rasio, dan bagian dari rencana atau kebutuhan boleh melebihi 100 dan tidak diperiksa.

    Yang harus dilakukan: periksa angkanya. Bila sumber memang mencetaknya begitu, biarkan dan jelaskan pada `catatan`.
    """
    for indikator, keys in sound(tree):
        is_percent = kind_of(indikator.satuan) in {JenisSatuan.PERSEN, None}
        if indikator.pengukuran and is_percent and _is_share(indikator):
            for n, pengukuran in enumerate(indikator.pengukuran):
                if found := _beyond(pengukuran):
                    yield Finding(
                        tree.places.at(*keys, "pengukuran", n, *found[1]),
                        f"{found[0]}, padahal ini bagian dari seluruhnya.",
                        "Periksa angkanya; bila bukan bagian dari seluruhnya, jelaskan pada definisi atau catatan.",
                    )


def _is_share(indikator: Indikator) -> bool:
    texts = [text for text in (indikator.nama, indikator.definisi, indikator.formula) if text]
    if any(_MAY_EXCEED.search(text) for text in texts):
        return False
    return bool(_SHARE[0].search(indikator.nama)) or any(_SHARE[1].search(text) for text in texts[1:])


def _beyond(pengukuran: Pengukuran) -> tuple[str, Keys] | None:
    """What no share can be among the figures of a year, and the way to it; one of them is enough."""
    for figure, way in _figures(pengukuran):
        if figure and figure.nilai is not None and figure.nilai > _ALL:
            return f"Angka {printed(figure.nilai)}% lebih dari 100%", way
    parts = parts_of(pengukuran)
    if parts and parts.pembilang > parts.penyebut:
        above, below = printed(parts.pembilang), printed(parts.penyebut)
        return f"Pembilang {above} lebih besar daripada penyebut {below}", ("komponen_rumus",)
    return None


def _figures(pengukuran: Pengukuran) -> Iterator[tuple[Angka | None, Keys]]:
    """Target and realisasi of a year and of its quarters, with the way to each."""
    for name in ("target", "realisasi"):
        yield getattr(pengukuran, name), (name,)
        for n, quarter in enumerate(getattr(pengukuran.triwulan, name, ())):
            yield quarter, ("triwulan", name, n)


# --- units ---

_PEOPLE_AND_PAPERS = frozenset(("orang", "jiwa", "dokumen", "laporan", "paket", "kegiatan", "buah"))
_THINGS = _PEOPLE_AND_PAPERS.union((
    "unit", "kali", "lembaga", "kelompok", "koperasi", "umkm", "ukm", "usaha", "wirausaha", "desa", "kelurahan",
    "kecamatan", "lokasi", "berkas", "surat", "eksemplar", "set", "pegawai", "peserta", "keluarga", "kk", "ruas",
    "rumah", "sekolah", "aplikasi", "sop", "perda", "perbup", "kasus",
))  # fmt: skip
_MONEY = frozenset(("rp", "rupiah"))
_PERCENT = frozenset(("persen", "prosen", "persentase", "prosentase", "presentase", "%"))


class _Contradiction(NamedTuple):
    """Words that a name begins with, and the units that it cannot have."""

    nama: frozenset[str]
    satuan: frozenset[str]
    seharusnya: str


_CONTRADICTIONS = (
    _Contradiction(_PERCENT, _THINGS | _MONEY, "persen"),
    _Contradiction(frozenset(("jumlah", "jml", "jmlh", "banyaknya")), _PERCENT, "yang dihitung, misalnya orang"),
    _Contradiction(frozenset(("indeks",)), _PEOPLE_AND_PAPERS | _MONEY, "indeks, nilai, atau poin"),
    _Contradiction(frozenset(("predikat", "opini")), _PEOPLE_AND_PAPERS | _MONEY, "predikat"),
)
_GROWTH = re.compile(r"ningkat|tumbuh|tambah|naik|turun")
_WORDS = re.compile(r"\w+|%")


def check_unit_fits_name(tree: Tree) -> Iterator[Finding]:
    """Satuan bertentangan dengan nama indikator.

    Nama yang diawali *Persentase* bersatuan orang, unit, atau dokumen; nama yang diawali *Jumlah* bersatuan persen;
    *Indeks*, *Predikat*, atau *Opini* bersatuan orang atau rupiah. Salah satunya keliru, atau satuannya milik indikator
    sebelahnya.

    Yang harus dilakukan: periksa satuannya. Bila sumber memang mencetaknya begitu, biarkan dan jelaskan pada `catatan`.
    """
    for indikator, keys in sound(tree):
        if indikator.satuan and (wrong := _contradiction(indikator.nama, indikator.satuan)):
            yield Finding(
                tree.places.at(*keys, "satuan"),
                f"Satuan {shown(indikator.satuan)} bertentangan dengan nama {shown(indikator.nama)}.",
                f"Satuan yang cocok: {wrong.seharusnya}. Bila sumber memang mencetaknya begitu, jelaskan pada catatan.",
            )


def _contradiction(nama: str, satuan: str) -> _Contradiction | None:
    names, units = _WORDS.findall(nama.casefold()), _WORDS.findall(satuan.casefold())
    if not names or not units or _may_be_either(names[:3]):
        return None
    for each in _CONTRADICTIONS:
        # "Orang (%)" is both.
        if names[0] in each.nama and units[0] in each.satuan and not each.nama.intersection(units):
            return each
    return None


def _may_be_either(names: list[str]) -> bool:
    """Whether a name leaves it open: "Jumlah dan persentase koperasi aktif", "Jumlah peningkatan omzet"."""
    return "jumlah" in names and any(name in _PERCENT or _GROWTH.search(name) for name in names)
