"""Holds a tree against its source text: is every printed word in the content, and nothing else?

Each text of the content ("piece") must be found, white space aside, on the source lines that it names;
each letter and digit of the source must belong to exactly one piece. A piece without lines may lie
anywhere that is still free. `python -m tests.cover content/a/b.yml` prints what differs.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click
import yaml

from pohon.model import Indikator, Pohon, Sasaran

Ranges = tuple[tuple[int, int], ...]


class Piece(NamedTuple):
    """One printed text and one place where it is printed, or None for anywhere."""

    text: str
    lines: tuple[int, int] | None
    what: str


def load(path: Path) -> Pohon:
    """The content as the model, read without Pohon's own reader."""
    return Pohon.model_validate(_nulls(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)))


def _nulls(value: object) -> object:
    if isinstance(value, dict):
        return {key: _nulls(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_nulls(item) for item in value]
    return None if value in ("null", "~", "") else value


def _printed(text: str | None, lines: Sequence[tuple[int, int]], what: str) -> Iterator[Piece]:
    if text:
        for awal, akhir in lines:
            yield Piece(text, (awal, akhir), what)
        if not lines:
            yield Piece(text, None, what)


def pieces(pohon: Pohon) -> Iterator[Piece]:
    """Every printed text of the content, once per place where it is printed."""
    jabatan = {j.id: j.nama for j in pohon.jabatan}
    yield from _of_document(pohon)
    for j in pohon.jabatan:
        yield from _printed(j.nama, j.sumber, f"jabatan {j.id}")
    for s in pohon.sasaran:
        yield from _of_sasaran(s, jabatan)
        for ik in s.indikator:
            yield from _of_indikator(ik, jabatan)
    yield from _of_penyusunan(pohon)


def _of_document(pohon: Pohon) -> Iterator[Piece]:
    dokumen = pohon.dokumen
    for bagian in dokumen.bagian:
        if bagian.sumber:
            yield from _printed(bagian.judul or bagian.nama, bagian.sumber, f"bagian {bagian.id}")
    if ttd := dokumen.penandatangan:
        # The signatory's title and name stand one below the other on the same lines.
        yield from _printed(ttd.jabatan, ttd.sumber, "penandatangan")
        yield from _printed(ttd.nama, ttd.sumber, "penandatangan")
    for lain in dokumen.teks_lain:
        yield from _printed(lain.teks, lain.sumber, f"teks_lain {lain.jenis}")
    for jenjang in pohon.jenjang:
        if jenjang.sumber:
            yield from _printed(jenjang.nama, jenjang.sumber, f"jenjang {jenjang.id}")
        if jenjang.sumber_jabatan:
            yield from _printed(jenjang.jabatan, jenjang.sumber_jabatan, f"jenjang {jenjang.id}")


def _of_sasaran(s: Sasaran, jabatan: Mapping[str, str]) -> Iterator[Piece]:
    what, lain = f"sasaran {s.id}", s.sumber_lain
    yield from _printed(s.label, lain.label, f"{what} label")
    yield from _printed(s.pernyataan, s.sumber, what)
    for text in s.pernyataan_lain:
        yield from _printed(text, s.sumber, what)
    if s.nomenklatur:
        yield from _printed(s.nomenklatur.nama, s.nomenklatur.sumber, f"{what} nomenklatur")
    for name in ("definisi", "csf", "permasalahan", "strategi", "arah_kebijakan"):
        yield from _printed(getattr(s, name), getattr(lain, name), f"{what} {name}")
    if lain.penanggung_jawab:
        for pj in s.penanggung_jawab:
            yield from _printed(jabatan[pj], lain.penanggung_jawab, f"{what} penanggung_jawab")
    for lintas in s.lintas:
        yield from _printed(lintas.keterangan or lintas.mitra, lintas.sumber, f"{what} lintas")
    for v in s.varian:
        for part in (v.pernyataan or s.pernyataan, v.rujukan, v.label, v.kondisi, v.jenis_kinerja,
                     v.komponen_perencanaan, v.jabatan):  # fmt: skip
            yield from _printed(part, v.sumber, f"{what} varian {v.di}")


def _of_indikator(ik: Indikator, jabatan: Mapping[str, str]) -> Iterator[Piece]:
    what, lain = f"indikator {ik.id}", ik.sumber_lain
    yield from _printed(ik.label, lain.label, f"{what} label")
    yield from _printed(ik.nama, ik.sumber, what)
    for name in ("satuan", "definisi", "formula", "sumber_data", "permasalahan", "strategi", "arah_kebijakan"):
        yield from _printed(getattr(ik, name), getattr(lain, name), f"{what} {name}")
    if lain.penanggung_jawab:
        for pj in ik.penanggung_jawab:
            yield from _printed(jabatan[pj], lain.penanggung_jawab, f"{what} penanggung_jawab")
    for v in ik.varian:
        for text in (v.nama or ik.nama, v.label):
            yield from _printed(text, v.sumber, f"{what} varian {v.di}")
    for p in ik.pengukuran:
        span = (min(r.awal for r in p.sumber), max(r.akhir for r in p.sumber))
        quarters = (*p.triwulan.target, *p.triwulan.realisasi) if p.triwulan else ()
        figures = [p.target, p.realisasi, *quarters]
        for number, figure in enumerate(figures):
            if figure:
                yield Piece(figure.tercetak, span, f"{what} angka {number}")


def _of_penyusunan(pohon: Pohon) -> Iterator[Piece]:
    if (penyusunan := pohon.penyusunan) is None:
        return
    if penyusunan.judul_csf:
        yield from _printed(penyusunan.judul_csf.teks, penyusunan.judul_csf.sumber, "judul csf")
    for csf in penyusunan.csf:
        yield from _printed(csf.nomor, csf.sumber, f"csf {csf.nomor} nomor")
        yield from _printed(csf.teks, csf.sumber, f"csf {csf.nomor}")
    for tahap in penyusunan.tahap:
        what = f"tahap {tahap.nomor}"
        yield from _printed(tahap.judul, tahap.sumber, what)
        for petunjuk in (*tahap.cara, *tahap.trik):
            yield from _printed(petunjuk.judul, petunjuk.sumber, what)
            for butir in petunjuk.butir:
                yield from _printed(butir.nomor, butir.sumber, f"{what} butir nomor")
                yield from _printed(butir.teks, butir.sumber, f"{what} butir")
        for teks in (*tahap.judul_hasil, *tahap.kop_tabel, *tahap.keterangan):
            yield from _printed(teks.teks, teks.sumber, what)


class Page:
    """The source without white space and tags: its characters, their lines, and which are taken."""

    def __init__(self, text: str) -> None:
        marked = [
            (char, number)
            for number, line in enumerate(text.split("\n"), 1)
            for char in re.sub(r"</?b>", "", line)
            if not char.isspace()
        ]
        self.chars = "".join(char for char, _ in marked)
        self.numbers = [number for _, number in marked]
        self.taken = [False] * len(marked)

    def take(self, piece: Piece) -> bool:
        """Take the first free printing of a piece on its lines; False when there is none."""
        wanted = re.sub(r"\s+", "", piece.text)
        start = -1
        while (start := self.chars.find(wanted, start + 1)) >= 0:
            end = start + len(wanted)
            inside = piece.lines is None or (
                piece.lines[0] <= self.numbers[start] and self.numbers[end - 1] <= piece.lines[1]
            )
            if inside and not any(self.taken[start:end]):
                self.taken[start:end] = [True] * len(wanted)
                return True
        return False

    def left(self) -> Iterator[str]:
        """What no piece took, line by line, unless it holds neither letter nor digit."""
        rest: dict[int, str] = {}
        for char, number, taken in zip(self.chars, self.numbers, self.taken, strict=True):
            if not taken:
                rest[number] = rest.get(number, "") + char
        for number, text in rest.items():
            if re.search(r"\w", text):
                yield f"baris {number}: tidak ada dalam isi: {text}"


def compare(pohon: Pohon, text: str) -> list[str]:
    """All differences between content and source, as sentences; empty when they agree."""
    page = Page(text)
    taken: set[tuple[str, object]] = set()
    added = []
    # The narrowest and longest first: "SASARAN 10" before "SASARAN 1", texts without lines last.
    for piece in sorted(pieces(pohon), key=lambda p: (p.lines is None, -len(re.sub(r"\s+", "", p.text)))):
        if page.take(piece):
            taken.add((piece.text, piece.lines))
        elif piece.lines is None or (piece.text, piece.lines) not in taken:
            added.append(f"{piece.what}: tidak ada dalam sumber {piece.lines}: {piece.text}")
        # Else several fields show the same printing, such as a program box shared by two sasaran.
    return added + list(page.left())


def main(names: list[str]) -> int:
    """Compare each YAML file named with the source text beside it."""
    found = 0
    for name in names:
        path = Path(name)
        pohon = load(path)
        for line in compare(pohon, (path.parent / pohon.dokumen.sumber).read_text("utf-8")):
            click.echo(f"{name}: {line}")
            found += 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
