"""The page of one sasaran."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from pohon.diagram import draw_inline, focus_graph, layout
from pohon.format import shortened
from pohon.kata import Kata
from pohon.kelengkapan import has_realisasi, has_target
from pohon.links import Links
from pohon.model import Sasaran
from pohon.terms import ASAL, JENIS, JENIS_KINERJA, KONDISI
from pohon.understood import Understood
from pohon.views import certainty
from pohon.views.anggaran import Anggaran, anggaran_sasaran
from pohon.views.capaian import LangkahRow, Status, group_status, mean_extent, mean_status, steps
from pohon.views.figures import IndikatorTable, indikator_table
from pohon.views.kutip import Cite, cite
from pohon.views.outline import Branch, around, other_parents, under
from pohon.views.parts import (
    SHORT,
    CertaintyNote,
    Fact,
    Head,
    Link,
    Neighbours,
    Printing,
    doubt,
    full_name,
    jabatan_link,
    method_words,
    neighbours,
    note,
    plan_facts,
    printing,
    sasaran_crumb,
    source_links,
    tree_head,
)


class SasaranCapaian(NamedTuple):
    """The achievement of a sasaran: the bounded mean of its own indikator, and how it came about.

    `dihitung` says of how many indikator, `batas` (percent) what each is bounded to.
    """

    tahun: str
    status: Status
    dihitung: str
    batas: str
    langkah: tuple[LangkahRow, ...]


class SasaranView(NamedTuple):
    """Everything on the page of a sasaran, in reading order.

    `pernyataan` is the heading, `pernyataan_lain` further statements of the same box. `diagram` is an inline SVG,
    `sekitar` the same content as a list. `turunan` holds two levels, `semua_turunan` counts all.
    """

    head: Head
    jenis: str
    jenjang: str
    tercetak: str
    pernyataan: str
    pernyataan_lain: tuple[str, ...]
    ringkasan: str
    jumlah_indikator: str
    keadaan_angka: str
    capaian: SasaranCapaian | None
    dijawab: tuple[Link, ...]
    induk_lain: tuple[Link, ...]
    diagram: Markup
    sekitar: tuple[Branch, ...]
    indikator: IndikatorTable
    anggaran: Anggaran | None
    turunan: tuple[Branch, ...]
    semua_turunan: str
    rencana: tuple[Fact, ...]
    fakta: tuple[Fact, ...]
    cetakan: tuple[Printing, ...]
    kepastian: tuple[CertaintyNote, ...]
    catatan: Markup | str
    sumber: tuple[Link, ...]
    ulangan: tuple[Link, ...]
    kutip: Cite
    tetangga: Neighbours


def sasaran(u: Understood, key: str, links: Links) -> SasaranView:
    """The view of one sasaran."""
    s, kata = u.sasaran[key], links.kata
    below = sum(1 for _ in u.below(key))
    return SasaranView(
        head=_head(u, s, links),
        jenis=s.jenis,
        jenjang=kata(JENIS[s.jenis]),
        tercetak=s.label or "",
        pernyataan=s.pernyataan or s.nama,
        pernyataan_lain=s.pernyataan_lain,
        ringkasan=s.ringkasan or "",
        jumlah_indikator=kata.counted(len(s.indikator), "indikator") if s.indikator else "",
        keadaan_angka=_state(s, kata),
        capaian=_achievement(u, s, kata),
        dijawab=tuple(jabatan_link(u.jabatan[j], links) for j in s.penanggung_jawab),
        induk_lain=other_parents(u, key, links),
        diagram=_diagram(u, s, links),
        sekitar=around(u, key, links),
        indikator=indikator_table(u, s.indikator, links),
        anggaran=anggaran_sasaran(u, key, links),
        turunan=under(u, key, links),
        semua_turunan=kata.counted(below, "sasaran") if below else "",
        rencana=tuple(_plan(s, links)),
        fakta=tuple(_facts(u, s, links)),
        cetakan=tuple(
            printing(u, links, v, v.pernyataan, s.nama, details=(v.rujukan, v.label, *method_words(v)))
            for v in s.varian
        ),
        kepastian=certainty.of_sasaran(u, s, links),
        catatan=note(s.catatan, links),
        sumber=source_links(s.sumber, links),
        ulangan=source_links(u.repeated.get(key, ()), links),
        kutip=cite(u, s.nama, links, "sasaran", key),
        tetangga=neighbours(u.order, u.place[key], lambda name: sasaran_crumb(u, name, links)),
    )


def _head(u: Understood, s: Sasaran, links: Links) -> Head:
    kata = links.kata
    deskripsi = kata(
        "{jenjang} {dinas}: {nama}", jenjang=kata(JENIS[s.jenis]), dinas=full_name(u), nama=shortened(s.nama, 120)
    )
    trail = [sasaran_crumb(u, up, links) for up in u.chain(s.id)]
    return tree_head(u, links, shortened(s.nama, 90), deskripsi, *trail, sasaran=s.id)


def _diagram(u: Understood, s: Sasaran, links: Links) -> Markup:
    kata = links.kata
    graph = focus_graph(u, s.id, links)
    title = kata("Letak \u201c{nama}\u201d dalam pohon", nama=shortened(s.nama, SHORT))
    return draw_inline(graph, layout(graph.boxes, graph.edges), title, kata)


def _state(s: Sasaran, kata: Kata) -> str:
    """Whether there are figures yet, in words."""
    if not s.indikator:
        return kata("belum ada indikator")
    if any(map(has_realisasi, s.indikator)):
        return ""
    return kata("belum ada realisasi") if any(map(has_target, s.indikator)) else kata("belum ada target dan realisasi")


def _achievement(u: Understood, s: Sasaran, kata: Kata) -> SasaranCapaian | None:
    """How far a sasaran is, in a tree that has any realisasi."""
    mean = u.mean(s.id)
    if mean is None:
        return None
    return SasaranCapaian(
        tahun=u.tahun or "",
        status=mean_status(mean, kata) or group_status([u.now(ik.id) for ik in s.indikator], kata),
        dihitung=mean_extent(mean, kata),
        batas=kata.number(u.hitungan.batas),
        langkah=steps(mean.langkah, kata),
    )


def _plan(s: Sasaran, links: Links) -> Iterator[Fact]:
    """What the document says of problem, strategy and policy, for the sasaran, then row by row."""
    yield from plan_facts(s, links)
    for ik in s.indikator:
        yield from plan_facts(ik, links, links.kata("pada baris indikator {nama}", nama=ik.nama))


def _facts(u: Understood, s: Sasaran, links: Links) -> Iterator[Fact]:
    kata = links.kata
    yield from _names(u, s, links)
    yield _answerers(u, s, links)
    if s.definisi:
        yield Fact(kata("Definisi"), (Link(s.definisi),), sumber=source_links(s.sumber_lain.definisi, links))
    yield from _method(s, links)
    for lintas in s.lintas:
        href = links.to("tautan", lintas.tautan) if lintas.tautan else ""
        lines = source_links(lintas.sumber, links)
        yield Fact(kata("Mitra lintas"), (Link(lintas.mitra, href),), lintas.keterangan or "", lines)


def _names(u: Understood, s: Sasaran, links: Links) -> Iterator[Fact]:
    kata = links.kata
    if s.nomenklatur:
        number = s.nomenklatur.kode
        kode = kata("kode {kode}", kode=number) if number else kata("kode tidak tercetak dalam dokumen")
        shared = tuple(
            Link(kata("dipakai juga oleh {nama}", nama=other.nama), links.to("sasaran", other.id))
            for other in u.named[s.nomenklatur.nama]
            if other is not s
        )
        yield Fact(
            kata("Nomenklatur"),
            (Link(s.nomenklatur.nama), *shared),
            ", ".join(part for part in (kode, s.nomenklatur.edisi) if part),
            source_links(s.nomenklatur.sumber, links),
        )
    if not s.pernyataan:
        yield Fact(kata("Pernyataan sasaran"), catatan=kata("kotak dokumen hanya memuat nama program atau kegiatan"))
    if s.label:
        yield Fact(kata("Label tercetak"), (Link(s.label),), sumber=source_links(s.sumber_lain.label, links))
    if s.bagian:
        yield Fact(kata("Bagian dokumen"), (Link(u.parts[s.bagian]),))
    if s.melalui_indikator:
        ik = u.indikator[s.melalui_indikator][1]
        yield Fact(kata("Menggantung pada indikator"), (Link(ik.nama, links.to("indikator", ik.id)),))


def _answerers(u: Understood, s: Sasaran, links: Links) -> Fact:
    """Who answers for the sasaran; where the document names none, who answers for its indikator."""
    kata = links.kata
    name = kata("Penanggung jawab")
    people = tuple(jabatan_link(u.jabatan[j], links) for j in s.penanggung_jawab)
    if people:
        lines = source_links(s.sumber_lain.penanggung_jawab, links)
        return Fact(name, people, sumber=lines, kepastian=doubt(s.kepastian.penanggung_jawab))
    through = dict.fromkeys(j for ik in s.indikator for j in ik.penanggung_jawab)
    people = tuple(jabatan_link(u.jabatan[j], links) for j in through)
    return Fact(name, people, kata("menurut indikatornya") if people else "")


def _method(s: Sasaran, links: Links) -> Iterator[Fact]:
    """What the five-stage method says of the sasaran."""
    kata = links.kata
    if s.kondisi:
        yield Fact(kata("Kondisi"), (Link(kata(KONDISI[s.kondisi])),), asli=False)
    if s.jenis_kinerja:
        yield Fact(kata("Jenis kinerja"), (Link(kata(JENIS_KINERJA[s.jenis_kinerja])),), asli=False)
    if s.komponen_perencanaan:
        yield Fact(kata("Komponen perencanaan"), (Link(s.komponen_perencanaan),))
    if s.csf:
        href = links.to("penyusunan") + "#csf" if links.has("penyusunan") else ""
        lines = source_links(s.sumber_lain.csf, links)
        yield Fact(kata("Faktor kunci keberhasilan (CSF)"), (Link(s.csf, href),), sumber=lines)
    if s.asal:
        yield Fact(kata("Asal rumusan"), (Link(kata(ASAL[s.asal])),), asli=False)
