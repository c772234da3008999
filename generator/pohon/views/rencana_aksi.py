"""Targets per quarter with strategy, policy, program and who answers: the action plan, year by year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from pohon.format import QUARTERS
from pohon.links import Links
from pohon.model import Indikator, Jenis, Sasaran
from pohon.understood import Understood
from pohon.views.figures import printed
from pohon.views.kutip import Cite, cite
from pohon.views.parts import (
    Head,
    Link,
    full_name,
    jabatan_link,
    label,
    sasaran_link,
    source_links,
    tree_head,
)

PER_PAGE = 20  # of rows with strategies and definitions as long as documents print them: a page stays below 40 KB
_ABOVE_PROGRAM = (Jenis.SASARAN_DAERAH, Jenis.TUJUAN, Jenis.SASARAN, Jenis.CSF)


@dataclass(frozen=True)
class PlanRow:
    """One indikator with its figures of one year; `pertama` rows open a sasaran that spans `tinggi` rows."""

    id: str
    pertama: bool
    tinggi: int
    jenis: str
    label: str
    sasaran: Link
    lewat: Link | None
    indikator: Link
    satuan: str
    definisi: str
    target: str
    triwulan: tuple[str, ...]
    permasalahan: str
    strategi: str
    arah_kebijakan: str
    jabatan: tuple[Link, ...]
    sumber: tuple[Link, ...]


@dataclass(frozen=True)
class PlanTable:
    """The rows of one year and kind; flags say which columns have anything in them."""

    judul: str
    tahun: str
    baris: tuple[PlanRow, ...]
    berstrategi: bool
    berdefinisi: bool


@dataclass(frozen=True)
class RencanaAksiView:
    """Everything on a page of the action plan: one year of it, or a part of one; `halaman` are all its pages."""

    head: Head
    nama: str
    dokumen: str
    tujuan: tuple[Link, ...]
    triwulan: tuple[str, ...]
    tabel: tuple[PlanTable, ...]
    halaman: tuple[Link, ...]
    kutip: Cite


def plan_years(u: Understood) -> tuple[str, ...]:
    """The years of a tree that have a quarterly target, the latest first: years without one say nothing of quarters."""
    every = (p for _, ik in u.indikator.values() for p in ik.pengukuran)
    return tuple(sorted({p.tahun for p in every if p.triwulan and p.triwulan.target}, reverse=True))


def later_plans(u: Understood) -> Iterable[str]:
    """The keys of the further pages: `"2025"` for a year before the latest one, `"2025-2"` for a later part of one."""
    return list(_places(u))[1:]


def rencana_aksi(u: Understood, key: str, links: Links) -> RencanaAksiView:
    """The view of one page of the action plan."""
    kata, nama = links.kata, full_name(u)
    place = _places(u)[key]
    here = f", {place.nama}" if key else ""
    return RencanaAksiView(
        head=tree_head(
            u,
            links,
            kata("Rencana aksi {dinas}", dinas=nama) + here,
            kata("Target tiap triwulan, strategi, dan penanggung jawab di {dinas}.", dinas=nama),
        ),
        nama=nama,
        dokumen=u.tree.isi.dokumen.judul,
        tujuan=tuple(sasaran_link(s, links) for s in u.sasaran.values() if s.jenis is Jenis.TUJUAN),
        triwulan=QUARTERS,
        tabel=tuple(_tables(u, place, links)),
        halaman=tuple(_parts(u, key, links)),
        kutip=cite(u, kata("Rencana aksi") + here, links, _output(key), key),
    )


class _Place(NamedTuple):
    """What stands on a page: rows of a year from `mulai` on; `nama` as other pages name it."""

    tahun: str
    mulai: int
    nama: str


def _places(u: Understood) -> Mapping[str, _Place]:
    """The pages by their keys, in order; the first has the address without a key."""
    years = plan_years(u)
    found = [(tahun, n) for tahun in years for n in range(-(-len(u.indikator) // PER_PAGE))]
    keys = [f"{tahun}-{n + 1}" if n else tahun for tahun, n in found]
    names = [f"{tahun} ({n + 1})" if n else tahun for tahun, n in found]
    return {
        key if place else "": _Place(tahun, n * PER_PAGE, name)
        for place, (key, name, (tahun, n)) in enumerate(zip(keys, names, found, strict=True))
    }


def _output(key: str) -> str:
    return "rencana-aksi-lanjut" if key else "rencana-aksi"


def _parts(u: Understood, key: str, links: Links) -> Iterator[Link]:
    """All pages of a plan that fills several; the one at hand leads nowhere."""
    places = _places(u)
    for own, place in places.items() if len(places) > 1 else ():
        yield Link(place.nama, "" if own == key else links.to(_output(own), own))


def _tables(u: Understood, place: _Place, links: Links) -> Iterator[PlanTable]:
    every = sorted(u.indikator.values(), key=lambda each: each[0].jenis not in _ABOVE_PROGRAM)
    shown = every[place.mulai : place.mulai + PER_PAGE]
    for below, chosen in groupby(shown, key=lambda each: each[0].jenis not in _ABOVE_PROGRAM):
        rows = tuple(_rows(u, list(chosen), place.tahun, links))
        yield PlanTable(
            links.kata("Program dan kegiatan") if below else links.kata("Sasaran"),
            place.tahun,
            rows,
            any(row.permasalahan or row.strategi or row.arah_kebijakan for row in rows),
            any(row.definisi for row in rows),
        )


def _rows(u: Understood, chosen: Sequence[tuple[Sasaran, Indikator]], year: str, links: Links) -> Iterator[PlanRow]:
    """A cell of a sasaran is as high as its rows on this page."""
    for _, group in groupby(chosen, key=lambda each: each[0].id):
        own = [ik for _, ik in group]
        for n, ik in enumerate(own):
            yield _row(u, ik.id, year, links, 0 if n else len(own))


def _row(u: Understood, key: str, year: str, links: Links, tinggi: int) -> PlanRow:
    s, ik = u.indikator[key]
    figures = next((p for p in ik.pengukuran if p.tahun == year), None)
    quarters = figures.triwulan.target if figures and figures.triwulan else ()
    via = u.indikator[s.melalui_indikator][1] if s.melalui_indikator else None
    answers = ik.penanggung_jawab or s.penanggung_jawab
    return PlanRow(
        id=f"{ik.id}-{year}",
        pertama=tinggi > 0,
        tinggi=tinggi,
        jenis=s.jenis,
        label=label(s, links.kata),
        sasaran=sasaran_link(s, links),
        lewat=Link(via.nama, links.to("indikator", via.id)) if via else None,
        indikator=Link(ik.nama, links.to("indikator", ik.id)),
        satuan=ik.satuan or "",
        definisi=ik.definisi or "",
        target=printed(figures.target) if figures else "",
        triwulan=tuple(printed(figure) for figure in quarters),
        permasalahan=ik.permasalahan or s.permasalahan or "",
        strategi=ik.strategi or s.strategi or "",
        arah_kebijakan=ik.arah_kebijakan or s.arah_kebijakan or "",
        jabatan=tuple(jabatan_link(u.jabatan[j], links) for j in answers),
        sumber=source_links(figures.sumber, links) if figures else (),
    )
