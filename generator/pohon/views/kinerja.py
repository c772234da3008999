"""The page *kinerja* of a dinas: all its indikator by their distance from the target, with what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import NamedTuple

from pohon.capaian import Turunan, bands
from pohon.format import shortened
from pohon.kata import Kata, msg
from pohon.kelengkapan import completeness
from pohon.links import Links
from pohon.model import Indikator, Sasaran
from pohon.understood import Understood
from pohon.views.capaian import Batang, Status, bar, percent, status_of
from pohon.views.figures import realised
from pohon.views.kutip import Cite, cite
from pohon.views.parts import SHORT, Head, Link, full_name, tree_head

PER_PAGE = 40  # of names and reasons as long as documents print them, so that a page stays below 40 KB
FULL = Decimal(100)
_PARTICULARS: Mapping[str, str] = {
    "definisi": msg("definisi"),
    "formula": msg("formula"),
    "satuan": msg("satuan"),
    "polaritas": msg("polaritas"),
    "sumber_data": msg("sumber data"),
    "penanggung_jawab": msg("penanggung jawab"),
}
"""What of `Kelengkapan` stands in a row: target and realisasi have columns of their own."""


class KinerjaRow(NamedTuple):
    """One indikator: what it measures, the figures of the year, its state, its distance from the target.

    `selisih` is in percentage points above or below 100, empty where nothing is counted; `kurang` names what is absent.
    """

    id: str
    indikator: Link
    sasaran: Link
    satuan: str
    target: str
    realisasi: str
    status: Status
    selisih: str
    kurang: str


class KinerjaView(NamedTuple):
    """Everything on the page: the states together, then all indikator, the furthest below its target first.

    `saringan` are the states that readers may choose, those of the rows at hand; `halaman` the other parts of the list.
    """

    head: Head
    dinas: str
    tahun: str
    batang: tuple[Batang, ...]
    saringan: tuple[Status, ...]
    dasar: str
    baris: tuple[KinerjaRow, ...]
    halaman: tuple[Link, ...]
    kutip: Cite


def later_pages(u: Understood) -> Iterable[str]:
    """The keys of the further pages of a tree of many indikator: `"2"`, `"3"`, ..."""
    return (str(n + 1) for n in range(1, _pages(u))) if u.tahun else ()


def kinerja(u: Understood, key: str, links: Links) -> KinerjaView:
    """The view of one page of the list."""
    kata, tahun = links.kata, u.tahun or ""
    among = bands(tahun, u.hitungan)
    start = (int(key or 1) - 1) * PER_PAGE
    parts = bar(u.rekap, among, kata)
    rows = tuple(_row(u, each, links) for each in _by_distance(u)[start : start + PER_PAGE])
    here = {row.status.kelas for row in rows}
    deskripsi = kata("Semua indikator {dinas} menurut jaraknya dari target {tahun}.", dinas=full_name(u), tahun=tahun)
    return KinerjaView(
        head=tree_head(u, links, kata("Kinerja {tahun}", tahun=tahun), deskripsi),
        dinas=full_name(u),
        tahun=tahun,
        batang=parts,
        saringan=tuple(part.status for part in parts if part.status.kelas in here),
        dasar=among[0].dasar,
        baris=rows,
        halaman=tuple(_parts(u, key, links)),
        kutip=cite(u, kata("Kinerja {tahun}", tahun=tahun), links, "kinerja-lanjut" if key else "kinerja", key),
    )


def _pages(u: Understood) -> int:
    return -(-len(u.indikator) // PER_PAGE)


def _parts(u: Understood, key: str, links: Links) -> Iterable[Link]:
    """The parts of the list; the one at hand leads nowhere."""
    if _pages(u) == 1:
        return
    for n in range(_pages(u)):
        own = str(n + 1) if n else ""
        href = links.to("kinerja-lanjut", own) if own else links.to("kinerja")
        first, last = n * PER_PAGE + 1, min((n + 1) * PER_PAGE, len(u.indikator))
        yield Link(f"{first}\u2013{last}", "" if own == key else href)


def _by_distance(u: Understood) -> Sequence[str]:
    """The ids of all indikator, the furthest below its target first, then those without achievement."""
    return [key for _, key in sorted(((_rank(u.now(key)), key) for key in u.indikator), key=itemgetter(0))]


def _rank(turunan: Turunan | None) -> tuple[int, Decimal]:
    if turunan is not None and turunan.nilai is not None:
        return 0, turunan.nilai
    return (2 if turunan is None or turunan.is_unmeasured else 1), FULL


def _row(u: Understood, key: str, links: Links) -> KinerjaRow:
    s, ik = u.indikator[key]
    kata, turunan = links.kata, u.now(key)
    p = next((p for p in ik.pengukuran if p.tahun == u.tahun), None)
    return KinerjaRow(
        id=key,
        indikator=Link(ik.nama, links.to("indikator", key)),
        sasaran=Link(shortened(s.nama, SHORT), links.to("sasaran", s.id)),
        satuan=ik.satuan or "",
        target=p.target.tercetak if p and p.target else "",
        realisasi=realised(p, turunan),
        status=status_of(turunan, kata),
        selisih=_distance(turunan, kata),
        kurang=kata.said(tuple(_missing(s, ik, kata))),
    )


def _distance(turunan: Turunan | None, kata: Kata) -> str:
    if turunan is None or turunan.nilai is None:
        return ""
    points = turunan.nilai - FULL
    sign = "+" if points > 0 else ""
    return sign + percent(points, kata).removesuffix("%")


def _missing(s: Sasaran, ik: Indikator, kata: Kata) -> Iterable[str]:
    """What an evaluator would look for and not find."""
    there = completeness(s, ik)._asdict()
    return (kata(name) for key, name in _PARTICULARS.items() if not there[key])
