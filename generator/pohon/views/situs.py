"""The pages of the whole site, made from summaries only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from pohon import __version__
from pohon.capaian import bands
from pohon.kata import Kata
from pohon.linked import as_text, catalog
from pohon.links import Links
from pohon.model.istilah import Jenis, JenisDokumen
from pohon.prose import render
from pohon.site import Site, Summary, nama_wilayah, said_wilayah
from pohon.terms import JENIS, JENIS_DOKUMEN
from pohon.views.capaian import Batang, bar
from pohon.views.lingkup import WilayahRow, titled, trail, wilayah_rows
from pohon.views.parts import Head, Link, resolve
from pohon.views.pilih import CHOICES


@dataclass(frozen=True)
class TreeRow:
    """One dinas in a table."""

    wilayah: Link
    bernama: bool
    dinas: Link
    dokumen: str
    tahun: str
    sasaran: int
    indikator: int
    bertarget: int
    capaian: tuple[Batang, ...] = ()
    tahun_capaian: str = ""
    fiktif: bool = False


@dataclass(frozen=True)
class Step:
    """One sasaran of the sample branch on the home page."""

    jenis: str
    label: str
    sasaran: Link


@dataclass(frozen=True)
class BerandaView:
    """Everything on the home page: rows of dinas, or rows of wilayah on the portal of a site *berwilayah*.

    `lengkap` says that no indikator is without target.
    """

    head: Head
    baris: tuple[TreeRow, ...]
    bercapaian: bool
    wilayah: tuple[WilayahRow, ...]
    jumlah_dinas: str
    sasaran: str
    indikator: str
    bertarget: str
    lengkap: bool
    contoh_dari: str
    contoh: tuple[Step, ...]
    halaman: tuple[Link, ...]
    lintas: Link | None


@dataclass(frozen=True)
class WilayahView:
    """Everything on the page of a region; `tautan` are its own lists where the site is *berwilayah*."""

    head: Head
    nama: str
    bernama: bool
    kode: str
    baris: tuple[TreeRow, ...]
    bercapaian: bool
    tautan: tuple[Link, ...]


@dataclass(frozen=True)
class HalamanView:
    """A narrative page; `asli` says that it is not written in the language of the pages around it."""

    head: Head
    judul: str
    isi: Markup
    asli: bool = False


@dataclass(frozen=True)
class FileRow:
    """A file of the content with its SHA-256."""

    dinas: Link
    berkas: str
    sidik: str


@dataclass(frozen=True)
class VersiView:
    """What this edition of the site was made from."""

    head: Head
    versi: str
    jumlah: str
    berkas: tuple[FileRow, ...]


@dataclass(frozen=True)
class NotFoundView:
    """The page for addresses that lead nowhere."""

    head: Head
    halaman: tuple[Link, ...]


def _home(links: Links) -> tuple[Link, ...]:
    return (Link(links.kata("Beranda"), links.to("beranda")),)


def _pages(site: Site, links: Links) -> tuple[Link, ...]:
    """The narrative pages under their titles in the language of the page that names them."""
    return tuple(Link(title, links.to("halaman", key)) for key, title in site.titles(links.kata.bahasa))


def _row(site: Site, summary: Summary, links: Links) -> TreeRow:
    return TreeRow(
        wilayah=Link(
            said_wilayah(nama_wilayah(site, summary.wilayah), links.kata), links.to("wilayah", summary.wilayah)
        ),
        bernama=summary.nama_wilayah is not None,
        dinas=Link(summary.nama_dinas, links.to("dinas", f"{summary.wilayah}/{summary.dinas}")),
        dokumen=links.kata(JENIS_DOKUMEN[JenisDokumen(summary.jenis_dokumen)]),
        tahun=summary.tahun or "",
        sasaran=summary.sasaran,
        indikator=summary.indikator,
        bertarget=summary.bertarget,
        capaian=_states(site, summary, links.kata),
        tahun_capaian=summary.tahun_kinerja or "",
        fiktif=summary.fiktif,
    )


def _states(site: Site, summary: Summary, kata: Kata) -> tuple[Batang, ...]:
    """The bar of a dinas that has any realisasi."""
    if summary.rekap is None or summary.tahun_kinerja is None:
        return ()
    return bar(summary.rekap, bands(summary.tahun_kinerja, site.settings.pohon.hitungan), kata)


def beranda(site: Site, _key: str, links: Links) -> BerandaView:
    """The view of the home page."""
    kata = links.kata
    sample, all_trees = site.sample, site.summaries
    indikator = sum(each.indikator for each in all_trees)
    bertarget = sum(each.bertarget for each in all_trees)
    listed = () if site.is_portal else tuple(each for key in site.wilayah() for each in site.of(key))
    return BerandaView(
        head=Head(
            site.settings.site_name,
            site.settings.site_description or "",
            bagian="beranda",
            data=tuple(as_text(node) for node in catalog(site, links)) if links.site_url else (),
        ),
        baris=tuple(_row(site, summary, links) for summary in listed),
        bercapaian=any(summary.rekap for summary in listed),
        wilayah=wilayah_rows(site, "wilayah", links) if site.is_portal else (),
        jumlah_dinas=kata.counted(len(all_trees), "dinas"),
        sasaran=kata.number(sum(each.sasaran for each in all_trees)),
        indikator=kata.number(indikator),
        bertarget=kata.number(bertarget),
        lengkap=bertarget == indikator,
        contoh_dari=sample.nama_wilayah or sample.nama_dinas if sample else "",
        contoh=tuple(
            Step(jenis, kata(JENIS[Jenis(jenis)]), Link(nama, links.to("tautan", sample.link(key))))
            for key, jenis, nama in sample.cabang
        )
        if sample
        else (),
        halaman=_pages(site, links),
        lintas=Link(kata("Mitra lintas"), links.to("lintas")) if links.has("lintas") else None,
    )


def wilayah(site: Site, key: str, links: Links) -> WilayahView:
    """The view of one region."""
    nama = said_wilayah(nama_wilayah(site, key), links.kata)
    summaries = site.of(key)
    bernama = any(summary.nama_wilayah for summary in summaries)
    return WilayahView(
        head=Head(nama, links.kata("Pohon kinerja dinas: {nama}.", nama=nama), _home(links), None, "dinas"),
        nama=nama,
        bernama=bernama,
        kode=next((summary.kode_wilayah for summary in summaries if summary.kode_wilayah), ""),
        baris=tuple(_row(site, summary, links) for summary in summaries),
        bercapaian=any(summary.rekap for summary in summaries),
        tautan=tuple(_lists(links)) if site.hanya else (),
    )


def _lists(links: Links) -> Iterator[Link]:
    """The lists of one wilayah, under the titles that the portal gives them."""
    for name, choice in CHOICES.items():
        if links.has(name):
            yield Link(links.kata(choice.judul), links.to(name))


def halaman(site: Site, key: str, links: Links) -> HalamanView:
    """The view of a narrative page; links to Markdown files and site paths are made relative."""
    page = next(page for page in site.pages if page.key == key).into(links.kata.bahasa)
    return HalamanView(
        head=Head(page.judul, f"{page.judul}: {site.settings.site_name}.", _home(links), None, key),
        judul=page.judul,
        isi=render(page.teks, partial(resolve, links)),
        asli=page.bahasa != links.kata.bahasa,
    )


def versi(site: Site, _key: str, links: Links) -> VersiView:
    """The view of what the site was made from."""
    rows = tuple(
        FileRow(
            Link(summary.nama_dinas, links.to("dinas", f"{summary.wilayah}/{summary.dinas}")),
            f"{summary.wilayah}/{name}",
            digest,
        )
        for wilayah_key in site.wilayah()
        for summary in site.of(wilayah_key)
        for name, digest in summary.sidik
    )
    kata = links.kata
    told = kata("Dari berkas apa situs ini dibuat dan bagaimana memeriksanya.")
    return VersiView(
        head=Head(titled(kata("Versi"), site, links), told, trail(site, links), None, "versi"),
        versi=__version__,
        jumlah=kata.counted(len(rows), "berkas"),
        berkas=rows,
    )


def not_found(site: Site, _key: str, links: Links) -> NotFoundView:
    """The view for addresses that lead nowhere."""
    kata = links.kata
    told = kata("Alamat ini tidak ada di situs ini.")
    return NotFoundView(
        head=Head(kata("Halaman tidak ditemukan"), told, _home(links), None, "404"),
        halaman=_pages(site, links),
    )
