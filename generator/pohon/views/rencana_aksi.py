"""Targets per quarter with strategy, policy, program and who answers: the action plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pohon.format import QUARTERS
from pohon.links import Links
from pohon.model import Jenis
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
    """Everything on the action plan page."""

    head: Head
    nama: str
    dokumen: str
    tujuan: tuple[Link, ...]
    triwulan: tuple[str, ...]
    tabel: tuple[PlanTable, ...]
    kutip: Cite


def rencana_aksi(u: Understood, _key: str, links: Links) -> RencanaAksiView:
    """The view of the action plan."""
    kata, nama = links.kata, full_name(u)
    return RencanaAksiView(
        head=tree_head(
            u,
            links,
            kata("Rencana aksi {dinas}", dinas=nama),
            kata("Target tiap triwulan, strategi, dan penanggung jawab di {dinas}.", dinas=nama),
        ),
        nama=nama,
        dokumen=u.tree.isi.dokumen.judul,
        tujuan=tuple(sasaran_link(s, links) for s in u.sasaran.values() if s.jenis is Jenis.TUJUAN),
        triwulan=QUARTERS,
        tabel=tuple(_tables(u, links)),
        kutip=cite(u, kata("Rencana aksi"), links, "rencana-aksi"),
    )


def _tables(u: Understood, links: Links) -> Iterator[PlanTable]:
    kata = links.kata
    years = sorted({p.tahun for _, ik in u.indikator.values() for p in ik.pengukuran})
    for year in years:
        for title, above in ((kata("Sasaran"), True), (kata("Program dan kegiatan"), False)):
            chosen = [s for s in u.sasaran.values() if (s.jenis in _ABOVE_PROGRAM) is above and s.indikator]
            rows = tuple(_row(u, ik.id, year, links) for s in chosen for ik in s.indikator)
            if rows:
                yield PlanTable(
                    title,
                    year,
                    rows,
                    any(row.permasalahan or row.strategi or row.arah_kebijakan for row in rows),
                    any(row.definisi for row in rows),
                )


def _row(u: Understood, key: str, year: str, links: Links) -> PlanRow:
    s, ik = u.indikator[key]
    figures = next((p for p in ik.pengukuran if p.tahun == year), None)
    quarters = figures.triwulan.target if figures and figures.triwulan else ()
    via = u.indikator[s.melalui_indikator][1] if s.melalui_indikator else None
    answers = ik.penanggung_jawab or s.penanggung_jawab
    return PlanRow(
        id=f"{ik.id}-{year}",
        pertama=ik is s.indikator[0],
        tinggi=len(s.indikator),
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
