"""What several dinas have in common: the list of all groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from pohon.banding import Dari, Hal, Kelompok, Setara, judge
from pohon.format import calm, shortened
from pohon.kata import Kata, msg
from pohon.links import Links
from pohon.site import Site, Summary, compared, nama_wilayah, said_wilayah
from pohon.views.data import FileLink
from pohon.views.lingkup import titled, trail
from pohon.views.parts import Head, Link

MOST = 50  # groups on a page, so that none weighs more than 40 KB
_NAMED = 6  # dinas that the list names of a group
_LONGEST = 140

KINDS: Mapping[str, str] = {
    "sasaran_program": msg("Program"),
    "sasaran_kegiatan": msg("Kegiatan"),
    "sasaran_sub_kegiatan": msg("Sub kegiatan"),
    Dari.INDIKATOR.value: msg("Indikator"),
}
SETARA: Mapping[Setara, str] = {
    Setara.SETARA: msg("dapat dibandingkan"),
    Setara.BELUM_TENTU: msg("belum tentu dapat dibandingkan"),
    Setara.TIDAK: msg("tidak dapat dibandingkan"),
    Setara.TANPA_ANGKA: msg("nomenklatur sama, ukurannya dapat berbeda"),
}
HAL: Mapping[Hal, str] = {
    Hal.DEFINISI_BERBEDA: msg("definisi berbeda: tidak dapat dibandingkan"),
    Hal.FORMULA_BERBEDA: msg("formula berbeda: tidak dapat dibandingkan"),
    Hal.SATUAN_BERBEDA: msg("satuan berbeda: tidak dapat dibandingkan"),
    Hal.DEFINISI_BELUM_DIISI: msg("definisi belum diisi: belum tentu dapat dibandingkan"),
    Hal.SATUAN_BELUM_DIISI: msg("satuan belum diisi: belum tentu dapat dibandingkan"),
    Hal.RUMUS_BERBEDA: msg("rumus capaian berbeda (polaritas atau metode): capaiannya tidak dapat dibandingkan"),
}


class KelompokRow(NamedTuple):
    """A group in the list: its name, which dinas have it, whether their figures may be compared."""

    nama: Link
    dinas: str
    setara: str


class JenisKelompok(NamedTuple):
    """The groups of one kind (program, ..., indikator) on a page; `jenis` is its code, `jenjang` for CSS classes."""

    jenis: str
    judul: str
    jenjang: str
    baris: tuple[KelompokRow, ...]


@dataclass(frozen=True)
class BandingView:
    """A page of the list of all groups: `halaman` of `halaman_semua`."""

    head: Head
    judul: str
    jumlah: str
    bagian: tuple[JenisKelompok, ...]
    berkas: tuple[FileLink, ...]
    berwilayah: bool
    halaman: int
    halaman_semua: int
    sebelum: Link | None
    sesudah: Link | None


def page_count(rows: int, most: int) -> int:
    """How many pages so many rows fill; there is always one."""
    return max(1, -(-rows // most))


def turn(name: str, keys: Sequence[str], page: int, links: Links) -> Link | None:
    """The link to a page (from 1) of something that fills several; None where there is none of that number."""
    if not 1 <= page <= len(keys):
        return None
    return Link(links.kata("Halaman {n}", n=page), links.to(name, keys[page - 1]))


def banding_keys(site: Site) -> tuple[str, ...]:
    """The first page of the list, then as many as it needs: `""`, `"2/"`, ..."""
    return ("", *(f"{n}/" for n in range(2, page_count(len(compared(site)), MOST) + 1)))


def banding(site: Site, key: str, links: Links) -> BandingView:
    """The view of a page of the list."""
    kata, groups = links.kata, tuple(compared(site).values())
    keys = banding_keys(site)
    page = keys.index(key) + 1
    title = titled(kata("Banding antardinas"), site, links)
    own = groups[(page - 1) * MOST : page * MOST]
    first = (Link(title, links.to("banding")),) if page > 1 else ()
    return BandingView(
        head=Head(
            f"{title} ({page})" if page > 1 else title,
            kata("Program, kegiatan, sub kegiatan, dan indikator yang sama di beberapa dinas, berdampingan."),
            (*trail(site, links), *first),
            None,
            "banding",
        ),
        judul=title,
        jumlah=kata.counted(len(groups), "kelompok"),
        bagian=tuple(_kinds(site, own, links)),
        berkas=(file_link(links),),
        berwilayah=site.berwilayah,
        halaman=page,
        halaman_semua=len(keys),
        sebelum=turn("banding", keys, page - 1, links),
        sesudah=turn("banding", keys, page + 1, links),
    )


def file_link(links: Links) -> FileLink:
    """The download of all groups."""
    return FileLink(
        Link("banding.json", links.to("banding-json")),
        "JSON",
        links.kata.size(links.size("banding-json")),
        links.kata("Semua kelompok dengan definisi, angka, dan alasan kesamaannya"),
    )


def _kinds(site: Site, groups: tuple[Kelompok, ...], links: Links) -> Iterator[JenisKelompok]:
    summaries = {f"{s.wilayah}/{s.dinas}": s for s in site.summaries}
    for jenis, own in groupby(groups, key=lambda each: each.jenis):
        rows = tuple(_row(site, each, summaries, links) for each in own)
        yield JenisKelompok(jenis, links.kata(KINDS[jenis]), "" if jenis == Dari.INDIKATOR else jenis, rows)


def _row(site: Site, group: Kelompok, summaries: Mapping[str, Summary], links: Links) -> KelompokRow:
    kata, dinas = links.kata, group.dinas
    names = [dinas_name(site, summaries[each], kata) for each in dinas[:_NAMED]]
    more = [kata("{n} lain", n=len(dinas) - _NAMED)] if len(dinas) > _NAMED else []
    return KelompokRow(
        Link(shortened(calm(group.nama), _LONGEST), links.to("banding-kelompok", group.kunci)),
        " \u00b7 ".join((*names, *more)),
        kata(SETARA[judge(group).setara]),
    )


def dinas_name(site: Site, summary: Summary, kata: Kata) -> str:
    """A dinas as it is told from others: `"DISKAN, Kota Contoh"`."""
    name = summary.singkatan or summary.nama_dinas
    return name if site.hanya else f"{name}, {said_wilayah(nama_wilayah(site, summary.wilayah), kata)}"
