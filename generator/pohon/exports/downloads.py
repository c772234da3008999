"""What can be taken from the site as data: the rows of the download lists, in their order."""

from __future__ import annotations

from typing import NamedTuple


class Download(NamedTuple):
    """A file to offer: the output's name, its format, and what is in it (an Indonesian text of the interface)."""

    name: str
    format: str
    isi: str


# fmt: off
DOWNLOADS: tuple[Download, ...] = (
    Download("xlsx",          "XLSX",           "Pohon, indikator, jabatan, dan mitra lintas sebagai lembar kerja"),
    Download("indikator-csv", "CSV",            "Indikator: satu baris tiap indikator dan periode"),
    Download("sasaran-csv",   "CSV",            "Sasaran: satu baris tiap sasaran"),
    Download("jabatan-csv",   "CSV",            "Jabatan: satu baris tiap jabatan"),
    Download("lintas-csv",    "CSV",            "Mitra lintas: satu baris tiap mitra sebuah sasaran"),
    Download("anggaran-csv",  "CSV",            "Anggaran: satu baris tiap sasaran dan tahun"),
    Download("csvw",          "CSVW (JSON)",    "Arti setiap kolom CSV"),
    Download("datapackage",   "Data Package (JSON)", "Daftar berkas CSV dengan ukuran, sidik, dan arti kolomnya"),
    Download("data-json",     "JSON",           "Semua isi pohon dalam satu berkas"),
    Download("yaml",          "YAML",           "Berkas isi seperti ditulis penyalinnya"),
    Download("teks",          "TXT",            "Teks sumber; nomor baris menunjuk ke berkas ini"),
    Download("bagan",         "SVG",            "Gambar seluruh pohon"),
    Download("dot",           "DOT (Graphviz)", "Pohon untuk digambar ulang"),
)

SITE_DOWNLOADS: tuple[Download, ...] = (
    Download("sqlite",        "SQLite",         "Semua pohon dalam satu basis data, dengan indeks kata"),
    Download("jenjang",       "JSON",           "Semua sasaran satu jenjang dari semua pohon"),
    Download("banding-json",  "JSON",           "Yang sama di beberapa dinas: nomenklatur dan indikator"),
    Download("skema",         "JSON Schema",    "Arti setiap kunci berkas JSON"),
    Download("katalog",       "DCAT (JSON-LD)", "Katalog semua data situs ini, untuk portal data"),
    Download("openapi",       "OpenAPI (JSON)", "Alamat semua berkas data, untuk program"),
)
# fmt: on
