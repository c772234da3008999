"""What stands on each page, as plain data for any generator's front matter; made of what Pohon publishes itself.

Sizes of downloads are taken from beside `pohon.json`, everything else from it. Parts that the corpus of the benchmark
does not have (notes, doubts, variants) are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.peers.figures import Params, head, lines, mean, recount, table_row, year_rows
from pohon.format import calm, file_size, shortened
from pohon.model import Jenis, Perhitungan, Polaritas
from pohon.terms import JENIS, PERHITUNGAN, POLARITAS

SHORT = 60
DOWNLOADS = (
    ("pohon.xlsx", "XLSX", "Pohon, indikator, jabatan, dan mitra lintas sebagai lembar kerja"),
    ("indikator.csv", "CSV", "Indikator: satu baris tiap indikator dan periode"),
    ("pohon.json", "JSON", "Semua isi pohon dalam satu berkas"),
)


@dataclass(frozen=True)
class Page:
    """One page: where it stands below the site's root, its front matter and its Markdown."""

    path: str
    params: Params
    body: str


@dataclass(frozen=True)
class Tree:
    """The published tree of one dinas, with what is asked of it again and again."""

    data: Mapping[str, Any]
    sizes: Mapping[str, int]
    sasaran: Mapping[str, Params]
    indikator: Mapping[str, tuple[Params, ...]]
    children: Mapping[str, tuple[str, ...]]

    @property
    def folder(self) -> str:
        """Such as `wilayah-001/dinas-002`."""
        return f"{self.data['wilayah']['id']}/{self.data['dinas']['id']}"

    @property
    def name(self) -> str:
        """The dinas with its region."""
        return f"{self.data['dinas']['nama']} {self.data['wilayah']['nama']}"

    @property
    def year(self) -> str:
        """The one that the tree is judged by."""
        year: str = self.data["rekap"]["tahun"]
        return year

    def chain(self, key: str) -> list[str]:
        """The sasaran above one, the root first."""
        above: list[str] = []
        while induk := self.sasaran[key]["induk"]:
            key = induk[0]
            above.insert(0, key)
        return above

    def below(self, key: str) -> int:
        """How many sasaran hang under one, at any depth."""
        return sum(1 + self.below(child) for child in self.children.get(key, ()))


def pages_of(site: Path) -> Iterator[Page]:
    """Every sasaran and indikator page of a site that Pohon has built, tree after tree."""
    for file in sorted(site.glob("*/*/data/pohon.json")):
        tree = read_tree(file)
        yield from sasaran_pages(tree)
        yield from indikator_pages(tree)


def read_tree(file: Path) -> Tree:
    """The tree in a published `pohon.json`."""
    data = json.loads(file.read_bytes())
    sasaran = {each["id"]: each for each in data["sasaran"]}
    return Tree(
        data,
        {name: (file.parent / name).stat().st_size for name, _, _ in DOWNLOADS},
        sasaran,
        {key: tuple(each for each in data["indikator"] if each["sasaran"] == key) for key in sasaran},
        {key: tuple(each["id"] for each in sasaran.values() if key in each["induk"]) for key in sasaran},
    )


def sasaran_pages(tree: Tree) -> Iterator[Page]:
    """The pages of all sasaran in the order of the document."""
    keys = list(tree.sasaran)
    for n, key in enumerate(keys):
        s = tree.sasaran[key]
        rows = tree.indikator[key]
        around = [_neighbour(tree.sasaran[keys[i]]) if 0 <= i < len(keys) else None for i in (n - 1, n + 1)]
        jenjang = JENIS[Jenis(s["jenis"])]
        params = _common(tree, "sasaran", s, jenjang, around) | {
            "jenis": s["jenis"],
            "deskripsi": f"{jenjang} {tree.name}: {shortened(s['nama'], 120)}",
            "jejak": _trail(tree, [(tree.sasaran[up], "../") for up in tree.chain(key)]),
            "sekitar": [_around(tree, key)],
            "capaian": mean(s, tree.data["hitungan"]),
            "baris": [table_row(each, tree.year) for each in rows],
            "jumlah_turunan": tree.below(key),
            "turunan": [_under(tree, child, 1) for child in tree.children[key]],
            "fakta": list(_facts(tree, s)),
            "sumber": lines(s, "pernyataan"),
        }
        answers = ", ".join(_as_markdown(_jabatan(tree, each)) for each in s["penanggung_jawab"])
        yield Page(f"{tree.folder}/sasaran/{key}", params, f"**{len(rows)} indikator**. Dijawab oleh {answers}.")


def indikator_pages(tree: Tree) -> Iterator[Page]:
    """The pages of all indikator in the order of the document."""
    every = tree.data["indikator"]
    for n, each in enumerate(every):
        s = tree.sasaran[each["sasaran"]]
        around = [_neighbour(every[i]) if 0 <= i < len(every) else None for i in (n - 1, n + 1)]
        rows = list(year_rows(each))
        params = _common(tree, "indikator", each, f"Indikator {JENIS[Jenis(s['jenis'])].lower()}", around) | {
            "jenis": s["jenis"],
            "deskripsi": f"Indikator {tree.name}: {shortened(each['nama'], 120)}",
            "jejak": _trail(tree, [(s, "../../sasaran/")]),
            "mengukur": shortened(s["nama"], 90),
            **head(each, tree.year),
            "satuan": each["satuan"],
            "fakta": list(_sheet(tree, each)),
            "belum_diisi": "1 dari 9 keterangan belum diisi.",
            "angka": rows,
            "ulangan": recount(each, tree.year, tree.data["hitungan"]),
            "sumber": lines(each, "nama"),
            "masa": f"{rows[0]['tahun']}/{rows[-1]['tahun']}",
            "unduhan": [
                {"nama": name, "ukuran": f"{kind}, {file_size(tree.sizes[name])}", "isi": text}
                for name, kind, text in DOWNLOADS
            ],
        }
        yield Page(
            f"{tree.folder}/indikator/{each['id']}",
            params,
            f"Mengukur: [{s['nama']}](../../sasaran/{s['id']}/)",
        )


def _common(tree: Tree, kind: str, each: Params, jenjang: str, around: list[Params | None]) -> Params:
    """What both kinds of page say of themselves."""
    return {
        "title": each["nama"],
        "pendek": shortened(each["nama"], 90),
        "kunci": f"{tree.folder}-{kind}-{each['id']}".replace("/", "-").replace(".", "-"),
        "penerbit": tree.name,
        "wilayah": tree.data["wilayah"]["nama"],
        "kode": tree.data["wilayah"]["kode"],
        "dinas": tree.folder,
        "jenjang": jenjang,
        "sebelum": around[0],
        "sesudah": around[1],
    }


def _neighbour(each: Params) -> Params:
    return {"teks": shortened(each["nama"], SHORT), "href": f"../{each['id']}/"}


def _trail(tree: Tree, above: list[tuple[Params, str]]) -> list[Params]:
    """The breadcrumb with relative addresses, and absolute ones below the root."""
    top = [
        {"teks": "Beranda", "href": "../../../../", "alamat": ""},
        {"teks": tree.data["wilayah"]["nama"], "href": "../../../", "alamat": f"{tree.data['wilayah']['id']}/"},
        {"teks": tree.data["dinas"]["nama"], "href": "../../", "alamat": f"{tree.folder}/"},
    ]
    return top + [
        {
            "teks": shortened(s["nama"], SHORT),
            "href": f"{way}{s['id']}/",
            "alamat": f"{tree.folder}/sasaran/{s['id']}/",
        }
        for s, way in above
    ]


def _branch(tree: Tree, key: str, below: list[Params], **more: object) -> Params:
    s = tree.sasaran[key]
    return {
        "jenis": s["jenis"].removeprefix("sasaran_"),
        "label": JENIS[Jenis(s["jenis"])],
        "jumlah": len(tree.indikator[key]),
        "teks": s["nama"],
        "href": f"../{key}/",
        "cabang": below,
    } | more


def _around(tree: Tree, key: str) -> Params:
    """The path from the root, the siblings and the children of a sasaran."""
    here = _branch(tree, key, [_branch(tree, child, []) for child in tree.children[key]], di_sini=True)
    chain = tree.chain(key)
    if not chain:
        return here
    row = [here if name == key else _branch(tree, name, []) for name in tree.children[chain[-1]]]
    for name in reversed(chain):
        row = [_branch(tree, name, row)]
    return row[0]


def _under(tree: Tree, key: str, levels: int) -> Params:
    below = [_under(tree, child, levels - 1) for child in tree.children[key]] if levels else []
    return _branch(tree, key, below, indikator=[each["nama"] for each in tree.indikator[key]])


def _facts(tree: Tree, s: Params) -> Iterator[Params]:
    if named := s["nomenklatur"]:
        others = (each for each in tree.sasaran.values() if each is not s and each["nomenklatur"])
        shared = [
            {"teks": f"dipakai juga oleh {each['nama']}", "href": f"../{each['id']}/"}
            for each in others
            if each["nomenklatur"]["nama"] == named["nama"]
        ]
        at = lines(s, "nomenklatur")
        yield _fact("Nomenklatur", [{"teks": named["nama"]}, *shared], f"kode {named['kode']}", at)
    yield _fact("Penanggung jawab", [_jabatan(tree, each) for each in s["penanggung_jawab"]])
    for partner in tree.data["lintas"]:
        if partner["sasaran"] == s["id"]:
            href = f"../../../{partner['tautan'].split('/')[1].replace('#', '/sasaran/')}/" if partner["tautan"] else ""
            link = {"teks": partner["mitra"], "href": href}
            yield _fact("Mitra lintas", [link], partner["keterangan"] or "", lines(partner, ""))


def _sheet(tree: Tree, each: Params) -> Iterator[Params]:
    yield _text("Definisi", each["definisi"], lines(each, "definisi"))
    yield _text("Formula", each["formula"], lines(each, "formula"))
    yield _text("Satuan", each["satuan"], lines(each, "satuan"))
    yield _text("Polaritas", POLARITAS[Polaritas(each["polaritas"])])
    yield _text("Perhitungan", PERHITUNGAN[Perhitungan(each["perhitungan"])])
    yield _text("Sumber data", each["sumber_data"], lines(each, "sumber_data"))
    yield _fact("Penanggung jawab", [_jabatan(tree, one) for one in each["penanggung_jawab"]])
    yield _fact("Indikator kinerja utama", [])
    yield _text("Angka awal", f"{each['baseline']['tercetak']} ({each['baseline']['tahun']})")


def _text(name: str, text: str, lines: list[Params] | None = None) -> Params:
    return _fact(name, [{"teks": text}], "", lines)


def _fact(name: str, parts: list[Params], note: str = "", lines: list[Params] | None = None) -> Params:
    return {"nama": name, "isi": parts, "catatan": note, "sumber": lines or []}


def _jabatan(tree: Tree, key: str) -> Params:
    name = next(each["nama"] for each in tree.data["jabatan"] if each["id"] == key)
    return {"teks": calm(name), "href": f"../../jabatan/{key}/"}


def _as_markdown(link: Params) -> str:
    return f"[{link['teks']}]({link['href']})"
