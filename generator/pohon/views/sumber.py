"""The source text with a number for every line, each used line linked to what came from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from pohon.kata import msg
from pohon.links import Links
from pohon.model import Rentang
from pohon.terms import JENIS_TEKS
from pohon.understood import Understood
from pohon.understood.uses import Use
from pohon.views.kutip import Cite, cite
from pohon.views.parts import Head, Link, full_name, note, said_lines, source_links, tree_head
from pohon.views.source_pages import LINES, later_starts, page_address

_WHOLE = {"dinas": msg("dinas"), "penyusunan": msg("penyusunan")}
"""The pages of a whole tree, as a line names them."""


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
    lines = u.tree.teks[awal - 1 : awal - 1 + LINES]
    known, filled = u.covered
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
        jumlah=kata.counted(len(u.tree.teks), "baris"),
        terpakai=kata(
            "{terpakai} dari {berisi}",
            terpakai=kata.counted(known, "baris"),
            berisi=kata.counted(filled, "baris berisi"),
        ),
        awal=awal,
        baris=tuple([_line(u, n, text, links) for n, text in enumerate(lines, awal)]),
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


def _line(u: Understood, n: int, text: str, links: Links) -> SourceLine:
    if not text.strip():
        return SourceLine(n, text, "", (), "")
    uses = u.uses.get(n, ())
    if len(uses) == 1:
        return SourceLine(n, text, links.to(uses[0].output, uses[0].key), (), "")
    mark = links.kata(JENIS_TEKS[u.marks[n]]) if not uses and n in u.marks else ""
    return SourceLine(n, text, "", tuple(_page(use, links) for use in uses), mark)


def _page(use: Use, links: Links) -> Link:
    """The page that came from a line, under a short name."""
    kata, output, key = links.kata, use.output, use.key
    if use.jenis:
        name = f"{kata(JENIS_TEKS[use.jenis])} {key}"
    elif output == "indikator":
        name = kata("IK {id}", id=key)
    else:
        name = key or kata(_WHOLE[output])
    return Link(name, links.to(output, key))


def _notes(u: Understood, links: Links) -> Iterator[PrintedNote]:
    for lain in u.tree.isi.dokumen.teks_lain:
        if lain.catatan:
            page = Link(lain.dari, links.to("sasaran", lain.dari)) if lain.dari else None
            lines = source_links(lain.sumber, links)
            yield PrintedNote(links.kata(JENIS_TEKS[lain.jenis]), lain.teks, page, note(lain.catatan, links), lines)
