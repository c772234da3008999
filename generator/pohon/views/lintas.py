"""Crosscutting partners: those of one dinas, and those of all."""

from __future__ import annotations

from dataclasses import dataclass

from pohon.links import Links
from pohon.site import Site, Summary, nama_wilayah, said_wilayah
from pohon.understood import Understood
from pohon.views.kutip import Cite, cite
from pohon.views.lingkup import titled, trail
from pohon.views.parts import Head, Link, full_name, sasaran_link, source_links, tree_head


@dataclass(frozen=True)
class PartnerRow:
    """A partner, the sasaran on which it works with the dinas, what is printed, and where."""

    mitra: str
    tautan: str
    jenis: str
    sasaran: Link
    keterangan: str
    sumber: tuple[Link, ...]


@dataclass(frozen=True)
class LintasView:
    """Everything on the partner page of a dinas."""

    head: Head
    nama: str
    baris: tuple[PartnerRow, ...]
    semua: Link
    kutip: Cite


@dataclass(frozen=True)
class SiteRow:
    """A sasaran for which a partner is named, with its dinas."""

    wilayah: str
    dinas: Link
    sasaran: Link


@dataclass(frozen=True)
class SitePartner:
    """A partner and everything for which it is named, across all dinas."""

    mitra: str
    baris: tuple[SiteRow, ...]


@dataclass(frozen=True)
class LintasSitusView:
    """Everything on the partner page of the whole site."""

    head: Head
    jumlah: str
    mitra: tuple[SitePartner, ...]
    berwilayah: bool


def lintas(u: Understood, _key: str, links: Links) -> LintasView:
    """The view of the partners of one dinas."""
    kata, nama = links.kata, full_name(u)
    return LintasView(
        head=tree_head(
            u,
            links,
            kata("Mitra lintas {dinas}", dinas=nama),
            kata("Pihak di luar {dinas} yang ikut menentukan hasilnya.", dinas=nama),
        ),
        nama=nama,
        baris=tuple(
            PartnerRow(
                mitra=each.mitra,
                tautan=links.to("tautan", each.tautan) if each.tautan else "",
                jenis=s.jenis,
                sasaran=sasaran_link(s, links),
                keterangan=each.keterangan or "",
                sumber=source_links(each.sumber, links),
            )
            for s in u.sasaran.values()
            for each in s.lintas
        ),
        semua=Link(kata("mitra di semua dinas"), links.to("lintas")),
        kutip=cite(u, kata("Mitra lintas"), links, "lintas-dinas"),
    )


def lintas_situs(site: Site, _key: str, links: Links) -> LintasSitusView:
    """The view of all partners, each once, by name."""
    kata = links.kata
    by_name: dict[str, list[SiteRow]] = {}
    for summary in site.summaries:
        for mitra in summary.lintas:
            by_name.setdefault(mitra.nama, []).append(_site_row(site, summary, mitra.sasaran, mitra.pernyataan, links))
    partners = tuple(SitePartner(name, tuple(rows)) for name, rows in sorted(by_name.items()))
    return LintasSitusView(
        head=Head(
            titled(kata("Mitra lintas semua dinas"), site, links),
            kata("Pihak di luar dinas yang disebut ikut menentukan hasil, dari semua pohon kinerja."),
            trail(site, links),
            None,
            "lintas",
        ),
        jumlah=kata.counted(len(partners), "mitra"),
        mitra=partners,
        berwilayah=site.berwilayah,
    )


def _site_row(site: Site, summary: Summary, key: str, nama: str, links: Links) -> SiteRow:
    dinas = Link(summary.nama_dinas, links.to("dinas", f"{summary.wilayah}/{summary.dinas}"))
    sasaran = Link(nama, links.to("tautan", summary.link(key)))
    return SiteRow(said_wilayah(nama_wilayah(site, summary.wilayah), links.kata), dinas, sasaran)
