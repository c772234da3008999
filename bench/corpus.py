"""A corpus of any size: `python -m bench.corpus 100 <folder>` writes a hundred dinas of 150 sasaran each.

The same number gives the same bytes, and dinas 7 is the same among ten as among a thousand.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bench.sentences import Words, words_of

ROOT = Path(__file__).parent.parent
PER_WILAYAH = 25
YEARS = range(2025, 2030)
PLANNED = (1, 2)  # of these years there is a plan of action, with quarters
UNDER_KEGIATAN = (5, 4, 4, 4, 4, 4, 4, 4, 4)  # sub kegiatan below the three kegiatan of three program, three times

SETTINGS = """\
site_name: Pohon Kinerja
site_url: https://pohon-kinerja.example/
site_description: Pohon kinerja rekaan untuk mengukur lama pembangunan situs.
docs_dir: content
site_dir: site
plugins:
  - pohon:
      lisensi: {nama: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/deed.id}
"""

HEAD = """\
perangkat_daerah:
  nama: Dinas Rekaan {dinas}
  wilayah: {{kode: "{kode}", nama: Kabupaten Rekaan {wilayah}}}

dokumen:
  judul: Pohon Kinerja Dinas Rekaan {dinas}
  jenis: pohon_kinerja
  tahun_awal: 2025
  tahun_akhir: 2029
  sumber: {file}.txt

jenjang:
  - {{id: tujuan, nama: Tujuan}}
  - {{id: sasaran, nama: Sasaran}}
  - {{id: sasaran_program, nama: Sasaran Program}}
  - {{id: sasaran_kegiatan, nama: Sasaran Kegiatan}}
  - {{id: sasaran_sub_kegiatan, nama: Sasaran Sub Kegiatan}}
"""

SASARAN = """
  - id: {id}
    jenis: {jenis}
    pernyataan: {pernyataan}{induk}{nomenklatur}
    penanggung_jawab: [{jabatan}]{lintas}
    sumber: [{sumber}]
    indikator:
"""

NOMENKLATUR = """
    nomenklatur: {{nama: {nama}, kode: {kode}, sumber: [{sumber}]}}"""

LINTAS = """
    lintas:
      - {{mitra: Badan Pusat Statistik, keterangan: Data usaha menurut kecamatan, sumber: [{sumber}]}}"""

LINTAS_LAIN = """
      - {{mitra: Dinas Rekaan {lain}, tautan: wilayah-{wilayah:03d}/dinas-{lain:03d}#s2, sumber: [{sumber}]}}"""

INDIKATOR = """\
      - id: {id}
        nama: {nama}
        satuan: {satuan}
        definisi: {definisi}
        formula: {formula}
        sumber_data: Laporan {thing}
        polaritas: positif
        perhitungan: {perhitungan}
        penanggung_jawab: [{jabatan}]
        baseline: {{tahun: 2024, nilai: "{awal}"}}
        pengukuran:
{pengukuran}        sumber: [{sumber}]
        sumber_lain: {{satuan: [{figures}], definisi: [{meaning}], formula: [{meaning}], sumber_data: [{meaning}]}}
"""


@dataclass(frozen=True)
class Node:
    """A place in the tree: its id, level, parent and the position that answers for it."""

    id: str
    jenis: str
    induk: str = ""
    jabatan: str = "kepala-dinas"
    kode: str = ""


@dataclass
class Document:
    """The source text, line by line as it grows."""

    lines: list[str] = field(default_factory=list)

    def add(self, text: str) -> int:
        """The number of the new line."""
        self.lines.append(text)
        return len(self.lines)


def nodes() -> Iterator[Node]:
    """The shape that every tree has: 1 tujuan, 3 sasaran, 9 program, 27 kegiatan and 110 sub kegiatan."""
    yield Node("t1", "tujuan")
    for s in (1, 2, 3):
        yield Node(f"s{s}", "sasaran", "t1")
        for p in (1, 2, 3):
            program = f"{s}.{p}"
            number = 3 * s + p - 2
            yield Node(f"p{program}", "sasaran_program", f"s{s}", f"kabid-{s}", f"2.17.{number:02d}")
            for k in (1, 2, 3):
                yield from _kegiatan(f"{program}.{k}", f"2.17.{number:02d}.2.{k:02d}")


def _kegiatan(place: str, kode: str) -> Iterator[Node]:
    s, p, k = (int(part) for part in place.split("."))
    yield Node(f"k{place}", "sasaran_kegiatan", f"p{s}.{p}", f"kasi-{s}.{p}", kode)
    count = UNDER_KEGIATAN[3 * (p - 1) + k - 1] - (s == 1 and p == 1 and k == 1)
    for u in range(1, count + 1):
        yield Node(f"u{place}.{u}", "sasaran_sub_kegiatan", f"k{place}", f"staf-{place}", f"{kode}.{u:04d}")


def positions(document: Document) -> Iterator[str]:
    """The YAML of the forty positions, a superior before those below."""
    yield _position("kepala-dinas", "KEPALA DINAS", "", "jpt_pratama", document)
    for s in (1, 2, 3):
        yield _position(f"kabid-{s}", f"KEPALA BIDANG {s}", "kepala-dinas", "administrator", document)
        for p in (1, 2, 3):
            yield _position(f"kasi-{s}.{p}", f"KEPALA SEKSI {s}.{p}", f"kabid-{s}", "pengawas", document)
            for k in (1, 2, 3):
                place = f"{s}.{p}.{k}"
                yield _position(f"staf-{place}", f"ANALIS KEBIJAKAN {place}", f"kasi-{s}.{p}", "pelaksana", document)


def _position(key: str, nama: str, induk: str, jenjang: str, document: Document) -> str:
    above = f", induk: {induk}" if induk else ""
    return f"  - {{id: {key}, nama: {nama}{above}, jenjang: {jenjang}, sumber: [{document.add(nama)}]}}\n"


def tree(number: int, words: Words) -> tuple[str, str]:
    """The YAML of one dinas and the text that it names as its source."""
    chance, document = Random(number), Document()
    wilayah = wilayah_of(number)
    kode = f"{11 + wilayah // 90}.{wilayah % 90 + 1:02d}"
    parts = [HEAD.format(dinas=number, kode=kode, wilayah=wilayah, file=f"dinas-{number:03d}")]
    parts += ["\njabatan:\n", *positions(document), "\nsasaran:"]
    for node in nodes():
        parts.append(_sasaran(node, number, words, chance, document))
        parts += [_indikator(node, i + 1, words, chance, document) for i in range(chance.randint(1, 3))]
    return "".join(parts), "\n".join(document.lines) + "\n"


def wilayah_of(number: int) -> int:
    """The region of a dinas; both count from 1."""
    return (number - 1) // PER_WILAYAH + 1


def _sasaran(node: Node, number: int, words: Words, chance: Random, document: Document) -> str:
    pernyataan = words.statement(node.jenis, chance)
    return SASARAN.format(
        id=node.id,
        jenis=node.jenis,
        pernyataan=pernyataan,
        induk=f"\n    induk: {node.induk}" if node.induk else "",
        nomenklatur=_nomenklatur(node, words, chance, document) if node.kode else "",
        jabatan=node.jabatan,
        lintas=_lintas(number, document) if node.id == "s1" else "",
        sumber=document.add(pernyataan),
    )


def _nomenklatur(node: Node, words: Words, chance: Random, document: Document) -> str:
    level = node.jenis.removeprefix("sasaran_").replace("_", " ").title()
    nama = f"{level} {words.thing(chance)} dan {words.thing(chance)}"
    return NOMENKLATUR.format(nama=nama, kode=node.kode, sumber=document.add(f"{node.kode} {nama}"))


def _lintas(number: int, document: Document) -> str:
    lain, wilayah = number - 1, wilayah_of(number)
    made = LINTAS.format(sumber=document.add("Badan Pusat Statistik. Data usaha menurut kecamatan"))
    if lain % PER_WILAYAH == 0:
        return made
    return made + LINTAS_LAIN.format(lain=lain, wilayah=wilayah, sumber=document.add(f"Dinas Rekaan {lain}"))


def _indikator(node: Node, i: int, words: Words, chance: Random, document: Document) -> str:
    thing, state, percent = words.thing(chance), words.state(chance), chance.random() < 0.4
    all_of = f"jumlah {words.thing(chance)} dikalikan seratus"
    nama = f"{'Persentase' if percent else 'Jumlah'} {thing} yang {state}"
    satuan = "Persen" if percent else "Unit"
    definisi = f"Jumlah {thing} yang {state}" + (f" dibagi {all_of}" if percent else " dalam satu tahun")
    formula = f"{thing} yang {state} / {all_of}" if percent else f"Jumlah {thing} yang {state}"
    awal, step = (chance.randint(20, 60), 6) if percent else (chance.randint(8, 400), chance.randint(4, 40))
    sumber = document.add(nama)
    meaning = document.add(f"{definisi}. {formula}. Laporan {thing}")
    figures = document.add("")
    pengukuran = "".join(_years(awal, step, percent=percent, sumber=figures))
    document.lines[figures - 1] = f"{satuan} " + " ".join(pengukuran.split('"')[1::2])
    return INDIKATOR.format(
        id=f"{node.id}-ik{i}",
        nama=nama,
        satuan=satuan,
        definisi=definisi,
        formula=formula,
        thing=thing,
        perhitungan="posisi_akhir" if percent else "kumulatif",
        jabatan=node.jabatan,
        awal=awal,
        pengukuran=pengukuran,
        sumber=sumber,
        figures=figures,
        meaning=meaning,
    )


def _years(awal: int, step: int, *, percent: bool, sumber: int) -> Iterator[str]:
    for n, year in enumerate(YEARS, start=1):
        target = awal + n * step
        actual = f', realisasi: "{target - step // 3}"' if n == 1 else ""
        quarters = f", triwulan: {{target: [{_quarters(target, step, percent=percent)}]}}" if n in PLANNED else ""
        yield f'          - {{tahun: {year}, target: "{target}"{actual}{quarters}, sumber: [{sumber}]}}\n'


def _quarters(target: int, step: int, *, percent: bool) -> str:
    """Four figures: where a year stands at the end of each, or what each adds to it."""
    quarter = target // 4
    printed = (target - step + 2, target - step + 4, target - 1, target)
    added = (quarter, quarter, quarter, target - 3 * quarter)
    return ", ".join(f'"{figure}"' for figure in (printed if percent else added))


def write_corpus(count: int, folder: Path, content: Path = ROOT / "content") -> None:
    """Write settings and `count` dinas; the folder may be there, its files are overwritten."""
    words = words_of(content)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    for number in range(1, count + 1):
        place = folder / "content" / f"wilayah-{wilayah_of(number):03d}"
        place.mkdir(parents=True, exist_ok=True)
        made, source = tree(number, words)
        (place / f"dinas-{number:03d}.yml").write_text(made, encoding="utf-8")
        (place / f"dinas-{number:03d}.txt").write_text(source, encoding="utf-8")


def main(args: list[str]) -> None:
    """Two words: how many dinas, and the folder."""
    count, folder = args
    write_corpus(int(count), Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
