"""The search page and the search box of every page: the browser searches, these give it words and addresses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from pohon.kata import msg
from pohon.links import Links
from pohon.model import Jenis
from pohon.site import Site
from pohon.terms import JENIS
from pohon.views.lingkup import titled, trail
from pohon.views.parts import Head, Link

KIND_NAMES: Mapping[str, str] = {
    "dinas": msg("Dinas"),
    "halaman": msg("Halaman"),
    "istilah": msg("Istilah"),
    "wilayah": msg("Wilayah"),
    "jabatan": msg("Jabatan"),
    "indikator": msg("Indikator"),
    **{str(jenis): JENIS[jenis] for jenis in Jenis},
}
"""What can be found, in the order by which the index knows it, with the words for it."""

FIELD_NAMES: Mapping[str, str] = {
    "judul": msg("Judul"),
    "label": msg("Label"),
    "penanggung_jawab": msg("Penanggung jawab"),
    "sasaran": msg("Sasaran"),
    "nomenklatur": msg("Nomenklatur"),
    "kondisi": msg("Kondisi"),
    "csf": msg("CSF"),
    "lintas": msg("Mitra"),
    "definisi": msg("Definisi"),
    "formula": msg("Formula"),
    "target": msg("Target"),
    "strategi": msg("Strategi"),
    "permasalahan": msg("Permasalahan"),
    "arah_kebijakan": msg("Arah kebijakan"),
    "nama_lain": msg("Bunyi lain"),
    "indikator": msg("Indikator"),
    "tugas": msg("Menjawab"),
    "dokumen": msg("Dokumen"),
    "penandatangan": msg("Penanda tangan"),
    "isi": msg("Isi"),
    "sumber_data": msg("Sumber data"),
    "induk": msg("Di bawah"),
    "singkatan": msg("Singkatan"),
    "wilayah": msg("Wilayah"),
}
"""The parts of what is found, in the order by which the index knows them, with the words for them."""


@dataclass(frozen=True)
class SearchBox:
    """What the search box of a page needs: the search page, the folder of the index, the words for what is found.

    Without an index (`indeks` empty), on the portal of a site *berwilayah*, it leads to the page without suggesting.
    """

    halaman: str
    indeks: str
    jenis: str


@dataclass(frozen=True)
class CariView:
    """Everything on the search page. `kata` is JSON for the script: all that it says to readers.

    `semua` leads to the search of another wilayah, where the site is *berwilayah*.
    """

    head: Head
    kotak: SearchBox
    kata: str
    indeks: Link
    contoh: tuple[Link, ...]
    semua: Link | None


def search_box(links: Links) -> SearchBox:
    """The search box as it stands on one page."""
    return SearchBox(
        halaman=links.to("cari"),
        indeks="".join(links.to("cari-indeks").rpartition("/")[:2]) or "./" if links.has("cari-indeks") else "",
        jenis="|".join(links.kata(name) for name in KIND_NAMES.values()),
    )


def cari(site: Site, _key: str, links: Links) -> CariView:
    """The view of the search page."""
    kata = links.kata
    told = kata("Cari sasaran, indikator, jabatan, dan dinas di semua pohon kinerja.")
    return CariView(
        head=Head(titled(kata("Cari"), site, links), told, trail(site, links), None, "cari"),
        kotak=search_box(links),
        kata=json.dumps(_words(links), ensure_ascii=False),
        indeks=Link(kata("Indeks A\u2013Z"), links.to("indeks")),
        contoh=tuple(Link(text, f"?q={text.replace(' ', '+')}") for text in _SAMPLES),
        semua=Link(kata("Cari di wilayah lain"), links.to("pilih", "cari")) if site.hanya else None,
    )


_SAMPLES = ("koperasi sehat", "siapa menjawab PKL", "target triwulan 3", "izin usaha mikro")


def _words(links: Links) -> dict[str, object]:
    """All that the script of the search page says; it puts amounts and questions where the braces are."""
    kata = links.kata
    return {
        "bidang": [kata(name) for name in FIELD_NAMES.values()],
        "jumlah": kata("{n} hasil untuk \u201c{q}\u201d"),
        "semua": kata("{n} hasil"),
        "kosong": kata("Tidak ada hasil untuk \u201c{q}\u201d."),
        "kosong_saja": kata("Tidak ada hasil dengan saringan ini."),
        "memuat": kata("Memuat indeks \u2026"),
        "gagal": kata("Pencarian tidak dapat dimuat. Pakai indeks A\u2013Z di bawah."),
    }
