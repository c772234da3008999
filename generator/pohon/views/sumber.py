"""The source text with a number for every line, each used line linked to what came from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from pohon.kata import Kata
from pohon.links import Links
from pohon.model import Baris, Indikator, Rentang, Sasaran
from pohon.model.istilah import JenisTeks
from pohon.terms import JENIS_TEKS
from pohon.understood import Understood
from pohon.views.kutip import Cite, cite
from pohon.views.parts import Head, Link, full_name, note, said_lines, source_links, tree_head
from pohon.views.source_pages import LINES, later_starts, page_address

Use = tuple[Baris, Link]


@dataclass(frozen=True)
class SourceLine:
    """One line; `href` links the whole of it where it was used once, `pakai` lists several uses.

    `tanda` says what an unlinked line is: a heading, a mark, nothing used.
    """

    nomor: int
    teks: str
    href: str
    pakai: tuple[Link, ...]
    tanda: str


@dataclass(frozen=True)
class PrintedNote:
    """What is to be said of a printed text that became no page of its own."""

    jenis: str
    teks: str
    dari: Link | None
    catatan: Markup | str
    baris: tuple[Link, ...]


@dataclass(frozen=True)
class SumberView:
    """Everything on one page of the source text, which begins with line `awal`. `bagian` are all pages of the text."""

    head: Head
    nama: str
    dokumen: str
    berkas: str
    sidik: str
    jumlah: str
    terpakai: str
    awal: int
    baris: tuple[SourceLine, ...]
    bagian: tuple[Link, ...]
    catatan: tuple[PrintedNote, ...]
    kutip: Cite


def sumber(u: Understood, key: str, links: Links) -> SumberView:
    """The view of one page of the source text; `key` is its first line, empty for the first page."""
    kata, nama = links.kata, full_name(u)
    awal = int(key or 1)
    parts = tuple(_parts(u, awal, links))
    here = "".join(f", {link.teks}" for link in parts if key and not link.href)  # tells later pages apart
    used: dict[int, dict[str, Link]] = {}
    for baris, link in _uses(u, links):
        for rentang in baris:
            for n in range(rentang.awal, rentang.akhir + 1):
                used.setdefault(n, {}).setdefault(link.href, link)
    marks = _marks(u, kata)
    lines = tuple(_line(n, text, used.get(n, {}), marks.get(n, "")) for n, text in enumerate(u.tree.teks, 1))
    filled = sum(bool(line.teks.strip()) for line in lines)
    known = sum(bool(line.href or line.pakai or line.tanda) for line in lines if line.teks.strip())
    return SumberView(
        head=tree_head(
            u,
            links,
            kata("Teks sumber {dinas}", dinas=nama) + here,
            kata("Teks dokumen sumber {dinas}, baris demi baris.", dinas=nama),
        ),
        nama=nama,
        dokumen=u.tree.isi.dokumen.judul,
        berkas=u.tree.isi.dokumen.sumber,
        sidik=dict(u.tree.sidik).get(u.tree.isi.dokumen.sumber, ""),
        jumlah=kata.counted(len(lines), "baris"),
        terpakai=kata(
            "{terpakai} dari {berisi}",
            terpakai=kata.counted(known, "baris"),
            berisi=kata.counted(filled, "baris berisi"),
        ),
        awal=awal,
        baris=lines[awal - 1 : awal - 1 + LINES],
        bagian=parts,
        catatan=tuple(_notes(u, links)) if awal == 1 else (),
        kutip=cite(u, kata("Teks sumber") + here, links, "sumber-lanjut" if key else "sumber", key),
    )


def _parts(u: Understood, awal: int, links: Links) -> Iterator[Link]:
    """The pages of the text; the one that is shown leads nowhere."""
    last = len(u.tree.teks)
    for start in (1, *map(int, later_starts(u))) if last > LINES else ():
        words = said_lines(Rentang(start, min(start + LINES - 1, last)), links.kata)
        yield Link(words, "" if start == awal else page_address(start, links))


def _line(n: int, text: str, uses: dict[str, Link], mark: str) -> SourceLine:
    if not text.strip():
        return SourceLine(n, text, "", (), "")
    if len(uses) == 1:
        return SourceLine(n, text, next(iter(uses)), (), "")
    return SourceLine(n, text, "", tuple(uses.values()), "" if uses else mark)


def _notes(u: Understood, links: Links) -> Iterator[PrintedNote]:
    for lain in u.tree.isi.dokumen.teks_lain:
        if lain.catatan:
            page = Link(lain.dari, links.to("sasaran", lain.dari)) if lain.dari else None
            lines = source_links(lain.sumber, links)
            yield PrintedNote(links.kata(JENIS_TEKS[lain.jenis]), lain.teks, page, note(lain.catatan, links), lines)


def _marks(u: Understood, kata: Kata) -> dict[int, str]:
    """What each line is that belongs to no page: heading, table head, mark."""
    found: dict[int, str] = {}
    for lain in u.tree.isi.dokumen.teks_lain:
        for n in _numbers(lain.sumber):
            found.setdefault(n, kata(JENIS_TEKS[lain.jenis]))
    for bagian in u.tree.isi.dokumen.bagian:
        for n in _numbers(bagian.sumber):
            found.setdefault(n, kata(JENIS_TEKS[JenisTeks.JUDUL]))
    return found


def _numbers(sumber: Baris) -> Iterator[int]:
    for rentang in sumber:
        yield from range(rentang.awal, rentang.akhir + 1)


def _uses(u: Understood, links: Links) -> Iterator[Use]:
    """Every printing that became part of a page, with the page."""
    for s in u.sasaran.values():
        yield from _of_sasaran(s, links)
        for ik in s.indikator:
            yield from _of_indikator(ik, links)
    for j in u.jabatan.values():
        yield j.sumber, Link(j.id, links.to("jabatan", j.id))
    kata = links.kata
    home = Link(kata("dinas"), links.to("dinas"))
    for level in u.tree.isi.jenjang:
        yield level.sumber, home
        yield level.sumber_jabatan, home
    if ttd := u.tree.isi.dokumen.penandatangan:
        yield ttd.sumber, home
    for lain in u.tree.isi.dokumen.teks_lain:
        if lain.dari:
            yield lain.sumber, Link(f"{kata(JENIS_TEKS[lain.jenis])} {lain.dari}", links.to("sasaran", lain.dari))
    if links.has("penyusunan"):
        page = Link(kata("penyusunan"), links.to("penyusunan"))
        yield from ((baris, page) for baris in _of_stages(u))


def _of_sasaran(s: Sasaran, links: Links) -> Iterator[Use]:
    page = Link(s.id, links.to("sasaran", s.id))
    lain = s.sumber_lain
    own: Iterable[Baris] = (
        s.sumber, lain.label, lain.definisi, lain.csf, lain.penanggung_jawab, lain.permasalahan, lain.strategi,
        lain.arah_kebijakan, s.nomenklatur.sumber if s.nomenklatur else (),
        *(each.sumber for each in s.lintas), *(v.sumber for v in s.varian),
    )  # fmt: skip
    yield from ((baris, page) for baris in own)


def _of_indikator(ik: Indikator, links: Links) -> Iterator[Use]:
    page = Link(links.kata("IK {id}", id=ik.id), links.to("indikator", ik.id))
    lain = ik.sumber_lain
    own: Iterable[Baris] = (
        ik.sumber, lain.label, lain.satuan, lain.definisi, lain.formula, lain.sumber_data, lain.penanggung_jawab,
        lain.permasalahan, lain.strategi, lain.arah_kebijakan,
        *(v.sumber for v in ik.varian), *(p.sumber for p in ik.pengukuran),
    )  # fmt: skip
    yield from ((baris, page) for baris in own)


def _of_stages(u: Understood) -> Iterator[Baris]:
    made = u.tree.isi.penyusunan
    if made is None:
        return
    if made.judul_csf:
        yield made.judul_csf.sumber
    yield from (csf.sumber for csf in made.csf)
    for tahap in made.tahap:
        yield tahap.sumber
        for petunjuk in (*tahap.cara, *tahap.trik):
            yield petunjuk.sumber
            yield from (butir.sumber for butir in petunjuk.butir)
        yield from (each.sumber for each in (*tahap.judul_hasil, *tahap.kop_tabel, *tahap.keterangan))
