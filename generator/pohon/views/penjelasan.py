"""What a document tells of its figures: components, factors, evidence, follow-up, revisions, the end of the period."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from pohon.capaian import has_result
from pohon.kata import Kata
from pohon.links import Links
from pohon.model import Indikator, Pengukuran, Peran, RevisiTarget
from pohon.terms import METODE, PERAN, STATUS_DATA
from pohon.views.parts import Fact, Link, source_links


def explanations(ik: Indikator, links: Links) -> Iterator[Fact]:
    """What explains the figures of an indikator in all years."""
    kata = links.kata
    if ik.metode:
        yield Fact(kata("Metode capaian"), (Link(kata(METODE[ik.metode])),), asli=False)
    if ik.skala:
        yield Fact(kata("Skala"), (Link(ik.skala),))
    if end := ik.target_akhir_periode:
        yield Fact(kata("Target akhir periode"), (Link(f"{end.nilai.tercetak} ({end.tahun})"),))
    for each in ik.revisi_target:
        yield _revision(each, links)
    for p in sorted(ik.pengukuran, key=attrgetter("tahun"), reverse=True):
        if not has_result(p):  # that of a year with a result stands beside its derivation
            yield from of_year(p, links)


def of_year(p: Pengukuran, links: Links) -> Iterator[Fact]:
    """What explains the figures of one year."""
    kata, tahun = links.kata, p.tahun
    if p.status_data:
        words = kata(STATUS_DATA[p.status_data])
        yield Fact(kata("Status data {tahun}", tahun=tahun), (Link(words),), asli=False)
    if p.capaian:
        told = kata("tidak dipakai menghitung; lihat hitung ulang")
        yield Fact(kata("Capaian {tahun} yang tercetak", tahun=tahun), (Link(p.capaian.tercetak),), told)
    if p.komponen_rumus:
        parts = tuple(Link(f"{k.nama}: {k.nilai.tercetak}{_role(k.peran, kata)}") for k in p.komponen_rumus)
        lines = tuple(line for k in p.komponen_rumus for line in source_links(k.sumber, links))
        yield Fact(kata("Komponen rumus {tahun}", tahun=tahun), parts, sumber=lines)
    for name, texts in (
        (kata("Faktor pendukung {tahun}", tahun=tahun), p.faktor_pendukung),
        (kata("Faktor penghambat {tahun}", tahun=tahun), p.faktor_penghambat),
        (kata("Tindak lanjut {tahun}", tahun=tahun), p.tindak_lanjut),
    ):
        if texts:
            yield Fact(name, tuple(Link(text) for text in texts))
    if p.bukti:
        yield Fact(kata("Bukti {tahun}", tahun=tahun), tuple(Link(b.nama, b.tautan or "") for b in p.bukti))


def _role(peran: Peran, kata: Kata) -> str:
    return "" if peran is Peran.LAIN else f" ({kata(PERAN[peran])})"


def _revision(each: RevisiTarget, links: Links) -> Fact:
    kata = links.kata
    day = kata("pada {tanggal}", tanggal=kata.date(each.tanggal)) if each.tanggal else ""
    reason = kata("alasan: {alasan}", alasan=each.alasan) if each.alasan else kata("alasan belum diisi")
    told = "; ".join(part for part in (day, reason, each.dokumen or "") if part)
    moved = Link(kata("dari {lama} menjadi {baru}", lama=each.lama.tercetak, baru=each.baru.tercetak))
    lines = source_links(each.sumber, links)
    return Fact(kata("Target {tahun} diubah", tahun=each.tahun), (moved,), told, lines, asli=False)
