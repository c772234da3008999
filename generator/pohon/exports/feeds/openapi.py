"""The description of the data files (OpenAPI 3.1): which there are, at which addresses, in which form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pohon.exports.feeds.places import json_text, pattern, tree_key
from pohon.gathered import Gathered
from pohon.links import Links
from pohon.model import Jenis
from pohon.site import Site, Summary
from pohon.terms import said_fiktif

Node = dict[str, object]

VERSION = "1.0.0"
"""The version of the addresses and forms described here, not of the data."""


@dataclass(frozen=True)
class File:
    """A file that is described: its output, its media type, what it holds, the output that is its schema."""

    name: str
    media: str
    about: str
    schema: str = ""


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

OF_TREE = (
    File("data-json", "application/json", "Semua isi pohon dalam satu berkas.", "skema"),
    File("indikator-csv", "text/csv", "Indikator: satu baris tiap indikator dan periode."),
    File("sasaran-csv", "text/csv", "Sasaran: satu baris tiap sasaran."),
    File("jabatan-csv", "text/csv", "Jabatan: satu baris tiap jabatan."),
    File("lintas-csv", "text/csv", "Mitra lintas: satu baris tiap mitra sebuah sasaran."),
    File("csvw", "application/csvm+json", "Arti setiap kolom CSV (CSVW)."),
    File(
        "datapackage", "application/json", "Daftar berkas CSV dengan ukuran, sidik, dan arti kolomnya (Data Package)."
    ),
    File("xlsx", _XLSX, "Pohon, indikator, jabatan, dan mitra lintas sebagai lembar kerja."),
    File("yaml", "application/yaml", "Berkas isi seperti ditulis penyalinnya."),
    File("teks", "text/plain", "Teks sumber; nomor baris menunjuk ke berkas ini."),
    File("bagan", "image/svg+xml", "Gambar seluruh pohon."),
    File("dot", "text/vnd.graphviz", "Pohon untuk digambar ulang dengan Graphviz."),
)
OF_SITE = (
    File("katalog", "application/ld+json", "Katalog semua data situs ini (DCAT)."),
    File("sqlite", "application/vnd.sqlite3", "Semua pohon dalam satu basis data, dengan indeks kata."),
    File("skema", "application/schema+json", "Arti setiap kunci berkas JSON sebuah pohon."),
    File("perubahan-atom", "application/atom+xml", "Pohon yang terakhir berubah."),
)
OF_LEVEL = File("jenjang", "application/json", "Semua sasaran satu jenjang dari semua pohon.")


def openapi(gathered: Gathered, _key: str, links: Links) -> str:
    """The description as JSON."""
    site = gathered.site
    return json_text(
        {
            "openapi": "3.1.0",
            "info": _info(site, links),
            "servers": [{"url": (site.settings.site_url or links.to("beranda")).rstrip("/") or "/"}],
            "paths": {**_site_paths(links), **_level_path(links), **_tree_paths(site, links)},
            "components": {"parameters": _parameters(site.summaries, links)},
        }
    )


def _info(site: Site, links: Links) -> Node:
    about = links.kata("Semua berkas diam: baca saja, tanpa kunci, tanpa batas. Alamatnya tetap.")
    title = said_fiktif(site.settings.site_name, fiktif=site.fiktif)
    info: Node = {"title": title, "version": VERSION, "description": about}
    terms = site.settings.pohon.lisensi
    if terms:
        info["license"] = {"name": terms.nama, "url": terms.url} if terms.url else {"name": terms.nama}
    return info


def _site_paths(links: Links) -> Node:
    return {f"/{links.route(file.name)}": _path(file, links) for file in OF_SITE if links.has(file.name)}


def _levels(links: Links) -> tuple[str, ...]:
    return tuple(jenis.value for jenis in Jenis if links.has(OF_LEVEL.name, jenis))


def _level_path(links: Links) -> Node:
    """One path for the files of all levels."""
    levels = _levels(links)
    if not levels:
        return {}
    before, _, after = links.route(OF_LEVEL.name, levels[0]).rpartition(levels[0])
    return {f"/{before}{{jenjang}}{after}": _path(OF_LEVEL, links, "jenjang")}


def _tree_paths(site: Site, links: Links) -> Node:
    """One path for each kind of file that any tree publishes, shown by the first that does."""
    paths: Node = {}
    for file in OF_TREE:
        first = next((summary for summary in site.summaries if links.has(file.name, tree_key(summary))), None)
        if first:
            paths[pattern(links, file.name, first)] = _path(file, links, "wilayah", "dinas")
    return paths


def _path(file: File, links: Links, *names: str) -> Node:
    """What can be got at a path with these parameters."""
    get: Node = {
        "operationId": file.name,
        "summary": links.kata(file.about),
        "responses": {
            "200": {"description": links.kata("Berkasnya."), "content": {file.media: {"schema": _schema(file, links)}}},
            "404": {"description": links.kata("Tidak ada berkas dengan alamat itu.")},
        },
    }
    parameters = [{"$ref": f"#/components/parameters/{name}"} for name in names]
    return {"parameters": parameters, "get": get} if parameters else {"get": get}


def _schema(file: File, links: Links) -> Node:
    """The JSON Schema where there is one; OpenAPI 3.1 says nothing of files that are no JSON."""
    if file.schema and links.has(file.schema):
        return {"$ref": links.absolute(file.schema)}
    return {"type": "object"} if file.media.endswith("json") else {}


def _parameters(summaries: tuple[Summary, ...], links: Links) -> Node:
    kata = links.kata
    about: Mapping[str, tuple[str, Iterable[str]]] = {
        "wilayah": (kata("Folder wilayah."), dict.fromkeys(summary.wilayah for summary in summaries)),
        "dinas": (kata("Nama berkas dinas; satu wilayah punya beberapa."), dict.fromkeys(s.dinas for s in summaries)),
        "jenjang": (kata("Kode jenjang."), _levels(links)),
    }
    return {
        name: {
            "name": name,
            "in": "path",
            "required": True,
            "description": words,
            "schema": {"type": "string", "enum": list(values)},
        }
        for name, (words, values) in about.items()
        if values
    }
