"""What one position answers for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from pohon.format import calm
from pohon.links import Links
from pohon.model import Jabatan, Kepastian, Sasaran
from pohon.terms import JENIS_JABATAN, KEPASTIAN
from pohon.understood import Understood
from pohon.views.kutip import Cite, cite
from pohon.views.parts import (
    Fact,
    Head,
    Link,
    doubt,
    full_name,
    jabatan_link,
    label,
    note,
    source_links,
    tree_head,
)


@dataclass(frozen=True)
class AnswerRow:
    """One sasaran for which the position answers, with its indikator."""

    jenis: str
    label: str
    nama: str
    href: str
    indikator: tuple[Link, ...]
    sumber: tuple[Link, ...]
    kepastian: str


@dataclass(frozen=True)
class SubordinateRow:
    """A position below, how many sasaran it answers for, and how sure their places are at the least."""

    jabatan: Link
    sasaran: int
    letak: str


@dataclass(frozen=True)
class JabatanView:
    """Everything on the page of a position, in reading order."""

    head: Head
    nama: str
    jenjang: str
    jumlah_sasaran: str
    jumlah_indikator: str
    baris: tuple[AnswerRow, ...]
    bawahan: tuple[SubordinateRow, ...]
    fakta: tuple[Fact, ...]
    catatan: Markup | str
    kutip: Cite


def jabatan(u: Understood, key: str, links: Links) -> JabatanView:
    """The view of one position."""
    j, kata = u.jabatan[key], links.kata
    answered = u.answered[key]
    nama = calm(j.nama)
    baris = tuple(_row(s, key, links) for s in answered)
    return JabatanView(
        head=_head(u, j, links),
        nama=nama,
        jenjang=kata(JENIS_JABATAN[j.jenjang]) if j.jenjang else kata("Jabatan"),
        jumlah_sasaran=kata.counted(len(baris), "sasaran"),
        jumlah_indikator=kata.counted(sum(len(row.indikator) for row in baris), "indikator"),
        baris=baris,
        bawahan=tuple(_subordinate(u, below, links) for below in u.subordinates.get(key, ())),
        fakta=tuple(_facts(u, j, links)),
        catatan=note(j.catatan, links),
        kutip=cite(u, nama, links, "jabatan", key),
    )


def _head(u: Understood, j: Jabatan, links: Links) -> Head:
    up: list[Link] = []
    above = j.induk
    while above:
        up.insert(0, jabatan_link(u.jabatan[above], links))
        above = u.jabatan[above].induk
    nama = calm(j.nama)
    return tree_head(
        u, links, nama, links.kata("Yang dijawab {jabatan}, {dinas}", jabatan=nama, dinas=full_name(u)), *up
    )


def _row(s: Sasaran, key: str, links: Links) -> AnswerRow:
    """A whole sasaran, or only those of its indikator that the position answers for."""
    own = key in s.penanggung_jawab
    indikator = [ik for ik in s.indikator if own or key in ik.penanggung_jawab]
    return AnswerRow(
        jenis=s.jenis,
        label=label(s, links.kata),
        nama=s.nama,
        href=links.to("sasaran", s.id),
        indikator=tuple(Link(ik.nama, links.to("indikator", ik.id)) for ik in indikator),
        sumber=source_links(s.sumber or (s.nomenklatur.sumber if s.nomenklatur else ()), links),
        kepastian=doubt(s.kepastian.penanggung_jawab) if own else "",
    )


def _subordinate(u: Understood, j: Jabatan, links: Links) -> SubordinateRow:
    places = [s.kepastian.induk for s in u.answered[j.id]]
    weakest = next((k for k in (Kepastian.DUGAAN, Kepastian.MUNGKIN) if k in places), Kepastian.PASTI)
    return SubordinateRow(jabatan_link(j, links), len(u.answered[j.id]), KEPASTIAN[weakest])


def _facts(u: Understood, j: Jabatan, links: Links) -> Iterator[Fact]:
    kata = links.kata
    parts = ", ".join(u.parts[bagian] for bagian in j.bagian)
    yield Fact(kata("Tercetak"), (Link(j.nama),), parts, source_links(j.sumber, links))
    if j.induk:
        yield Fact(kata("Atasan"), (jabatan_link(u.jabatan[j.induk], links),), kepastian=doubt(j.kepastian))
        beside = tuple(jabatan_link(o, links) for o in u.subordinates[j.induk] if o is not j)
        if beside:
            yield Fact(kata("Setingkat"), beside)
