"""Targets per quarter with strategy, policy, program and who answers: the action plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pohon.format import QUARTERS
from pohon.links import Links
from pohon.model import Indikator, Jenis, Sasaran
from pohon.understood import Understood
from pohon.views.figures import printed
from pohon.views.parts import Cite, Head, Link, cite, full_name, jabatan_link, label, source_links, tree_trail

_ABOVE_PROGRAM = (Jenis.SASARAN_DAERAH, Jenis.TUJUAN, Jenis.SASARAN, Jenis.CSF)


@dataclass(frozen=True)
class PlanRow:
    """One indikator with its figures of one year; `pertama` rows open a sasaran that spans `tinggi` rows."""

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
    return RencanaAksiView(
        head=Head(
            f"Rencana aksi {full_name(u)}",
            f"Target tiap triwulan, strategi, dan penanggung jawab di {full_name(u)}.",
            tree_trail(u, links),
            u.facts.changed,
            "dinas",
        ),
        nama=full_name(u),
        dokumen=u.tree.isi.dokumen.judul,
        tujuan=tuple(
            Link(s.nama, links.to("sasaran", s.id)) for s in u.sasaran.values() if s.jenis is Jenis.TUJUAN
        ),
        triwulan=QUARTERS,
        tabel=tuple(_tables(u, links)),
        kutip=cite(u, "Rencana aksi", links, "rencana-aksi"),
    )  # fmt: skip


def has_quarters(u: Understood) -> bool:
    """Whether any indikator has a quarterly target."""
    return any(p.triwulan and p.triwulan.target for _, ik in u.indikator.values() for p in ik.pengukuran)


def _tables(u: Understood, links: Links) -> Iterator[PlanTable]:
    years = sorted({p.tahun for _, ik in u.indikator.values() for p in ik.pengukuran})
    for year in years:
        for title, above in (("Sasaran", True), ("Program dan kegiatan", False)):
            chosen = [s for s in u.sasaran.values() if (s.jenis in _ABOVE_PROGRAM) is above and s.indikator]
            rows = tuple(row for s in chosen for row in _rows(u, s, year, links))
            if rows:
                yield PlanTable(
                    title,
                    year,
                    rows,
                    any(row.permasalahan or row.strategi or row.arah_kebijakan for row in rows),
                    any(row.definisi for row in rows),
                )


def _rows(u: Understood, s: Sasaran, year: str, links: Links) -> Iterator[PlanRow]:
    for n, ik in enumerate(s.indikator):
        yield _row(u, s, ik, year, links, first=n == 0)


def _row(u: Understood, s: Sasaran, ik: Indikator, year: str, links: Links, *, first: bool) -> PlanRow:  # noqa: PLR0913
    figures = next((p for p in ik.pengukuran if p.tahun == year), None)
    quarters = figures.triwulan.target if figures and figures.triwulan else ()
    via = u.indikator[s.melalui_indikator][1] if s.melalui_indikator else None
    answers = ik.penanggung_jawab or s.penanggung_jawab
    return PlanRow(
        pertama=first,
        tinggi=len(s.indikator),
        jenis=s.jenis,
        label=label(s),
        sasaran=Link(s.nama, links.to("sasaran", s.id)),
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
