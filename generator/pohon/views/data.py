"""The download pages: of one dinas, and of the whole site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pohon.exports import DOWNLOADS, SITE_DOWNLOADS
from pohon.exports.downloads import Download
from pohon.linked import as_text, dinas_dataset
from pohon.links import Links
from pohon.site import Site, nama_wilayah, said_wilayah
from pohon.understood import Understood
from pohon.views.kutip import Cite, cite
from pohon.views.lingkup import titled, trail
from pohon.views.parts import Head, Link, full_name, tree_head


class FileLink(NamedTuple):
    """A file to take: its address, its format, its size in words, what is in it."""

    berkas: Link
    bentuk: str
    ukuran: str
    isi: str


@dataclass(frozen=True)
class DataDinasView:
    """Everything on the download page of a dinas."""

    head: Head
    nama: str
    berkas: tuple[FileLink, ...]
    lisensi: Link | None
    situs: Link
    kutip: Cite


@dataclass(frozen=True)
class DinasData:
    """A dinas in the list of downloads of the site."""

    wilayah: str
    data: Link


@dataclass(frozen=True)
class DataView:
    """Everything on the download page of the site."""

    head: Head
    berkas: tuple[FileLink, ...]
    dinas: tuple[DinasData, ...]
    lisensi: Link | None


def data_dinas(u: Understood, _key: str, links: Links) -> DataDinasView:
    """The view of the downloads of one dinas."""
    kata = links.kata
    nama = full_name(u)
    own = u.facts.settings.pohon.lisensi
    deskripsi = kata("Pohon kinerja {dinas} sebagai XLSX, CSV, JSON, dan YAML.", dinas=nama)
    head = tree_head(u, links, kata("Data {dinas}", dinas=nama), deskripsi)
    return DataDinasView(
        head=head._replace(data=(as_text(dinas_dataset(u, links)),) if links.site_url else ()),
        nama=nama,
        berkas=tuple(row for each in DOWNLOADS for row in file_links(each, links)),
        lisensi=Link(own.nama, own.url or "") if own else None,
        situs=Link(kata("Data semua dinas"), links.to("data")),
        kutip=cite(u, kata("Data"), links, "data-dinas"),
    )


def data(site: Site, _key: str, links: Links) -> DataView:
    """The view of the downloads of the whole site."""
    kata = links.kata
    own = site.settings.pohon.lisensi
    return DataView(
        head=Head(
            titled(kata("Data"), site, links),
            kata("Semua pohon kinerja sebagai data: SQLite, JSON, CSV, XLSX."),
            trail(site, links),
            None,
            "data",
        ),
        berkas=tuple(row for each in SITE_DOWNLOADS for row in file_links(each, links)),
        dinas=tuple(
            DinasData(
                said_wilayah(nama_wilayah(site, summary.wilayah), kata),
                Link(summary.nama_dinas, links.to("data-dinas", f"{summary.wilayah}/{summary.dinas}")),
            )
            for wilayah in site.wilayah()
            for summary in site.of(wilayah)
        ),
        lisensi=Link(own.nama, own.url or "") if own else None,
    )


def file_links(each: Download, links: Links) -> Iterator[FileLink]:
    """The links to the files of one row of a download list; none where there is nothing to take."""
    for key in links.keys(each.name):
        yield FileLink(
            berkas=Link(links.route(each.name, key).rpartition("/")[2], links.to(each.name, key)),
            bentuk=each.format,
            ukuran=links.kata.size(links.size(each.name, key)),
            isi=links.kata(each.isi),
        )
