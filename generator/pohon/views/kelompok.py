"""The same thing in several dinas, side by side: how each defines it, why it is the same, what is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from markupsafe import Markup

from pohon.banding import (
    Anggota,
    AngkaSetahun,
    Cocok,
    Dari,
    Kelompok,
    Perlakuan,
    Setara,
    Ubahan,
    judge,
    latest,
    one_unit,
)
from pohon.capaian import Alasan, Kerja, Langkah, Pita, Turunan
from pohon.diagram.kecil import Sumbu, Titik, common_scale, draw_small
from pohon.format import calm, shortened
from pohon.kata import Kata, msg
from pohon.links import Links
from pohon.site import Site, Summary, compared, nama_wilayah, said_wilayah
from pohon.views.banding import HAL, KINDS, SETARA, dinas_name, page_count, turn
from pohon.views.capaian import Status, status_of
from pohon.views.lingkup import trail
from pohon.views.parts import Head, Link, short_link

MOST = 12  # members on a page, so that none weighs more than 40 KB
_LONGEST = 400  # letters of a definition or formula; the page of the indikator has all of it

COCOK: Mapping[Cocok, str] = {
    Cocok.KODE: msg("kode sama"),
    Cocok.NAMA: msg("nama sama"),
    Cocok.DINORMALKAN: msg("nama sama sesudah dinormalkan"),
}
PERLAKUAN: Mapping[Perlakuan, str] = {
    Perlakuan.EJAAN: msg("\u201c{dari}\u201d dibaca \u201c{menjadi}\u201d"),
    Perlakuan.KATA_AWAL: msg("kata \u201c{dari}\u201d di awal tidak dihitung"),
    Perlakuan.KATA_HASIL: msg("kata \u201c{dari}\u201d di awal pernyataan dibaca \u201c{menjadi}\u201d"),
    Perlakuan.HURUF: msg("huruf besar, tanda baca, dan spasi tidak dihitung"),
    Perlakuan.SATUAN: msg("satuan \u201c{dari}\u201d berarti \u201c{menjadi}\u201d"),
}
_STATEMENT = msg("pernyataan sasaran; dokumennya tidak menyebut nomenklatur")


class AnggotaRow(NamedTuple):
    """A member of a group. `nama` is what its document prints; `alasan` says why it is in the group, in words.

    `definisi` and `formula` are cut where they are very long; texts are empty where the document has none.
    """

    dinas: Link
    wilayah: str
    nama: Link
    kode: str
    satuan: str
    definisi: str
    formula: str
    alasan: str
    indikator: tuple[Link, ...]


class AngkaRow(NamedTuple):
    """The latest figures of a member and, where all may stand on one scale, a small picture of all its years."""

    dinas: str
    nama: Link
    tahun: str
    target: str
    realisasi: str
    capaian: Status
    gambar: Markup | str


@dataclass(frozen=True)
class KelompokView:
    """Everything on a page of a group: `halaman` of `halaman_semua`, each with some of the members.

    `setara` says whether the figures may be compared, `hal` every reason; `bergambar` whether there are pictures. No
    size of the download is told: it changes with any group.
    """

    head: Head
    judul: str
    jenis: str
    jenjang: str
    kode: str
    jumlah: str
    setara: str
    hal: tuple[str, ...]
    berindikator: bool
    anggota: tuple[AnggotaRow, ...]
    angka: tuple[AngkaRow, ...]
    bergambar: bool
    semua: Link
    berkas: Link
    halaman: int
    halaman_semua: int
    sebelum: Link | None
    sesudah: Link | None


def kelompok_keys(site: Site) -> Iterator[str]:
    """Every page of every group: `"indikator/persentase-koperasi-aktif"`, then `".../2"` where there are many."""
    for group in compared(site).values():
        yield from _keys(group)


def _keys(group: Kelompok) -> tuple[str, ...]:
    return (group.kunci, *(f"{group.kunci}/{n}" for n in range(2, page_count(len(group.anggota), MOST) + 1)))


def _group_of(site: Site, key: str) -> Kelompok:
    kind, slug, *_ = key.split("/")
    return compared(site)[f"{kind}/{slug}"]


def kelompok(site: Site, key: str, links: Links) -> KelompokView:
    """The view of a page of a group."""
    kata, group = links.kata, _group_of(site, key)
    keys = _keys(group)
    page = keys.index(key) + 1
    own = group.anggota[(page - 1) * MOST : page * MOST]
    putusan = judge(group)
    scale = _scale(group)
    summaries = {f"{s.wilayah}/{s.dinas}": s for s in site.summaries}
    judul = calm(group.nama)
    semua = Link(kata("Banding antardinas"), links.to("banding"))
    way = (semua, short_link(judul, links.to("banding-kelompok", group.kunci))) if page > 1 else (semua,)
    return KelompokView(
        head=_head(site, judul, page, way, links),
        judul=judul,
        jenis=kata(KINDS[group.jenis]),
        jenjang="" if group.jenis == Dari.INDIKATOR else group.jenis,
        kode=group.kode,
        jumlah=kata.counted(len(group.dinas), "dinas"),
        setara=kata(SETARA[putusan.setara]),
        hal=tuple(kata(HAL[each]) for each in putusan.hal),
        berindikator=group.jenis == Dari.INDIKATOR,
        anggota=tuple(_member(site, each, summaries[each.dinas], links) for each in own),
        angka=tuple(_figures(site, each, summaries[each.dinas], scale, links) for each in own if each.isi.tahun),
        bergambar=scale is not None,
        semua=semua,
        berkas=Link("banding.json", links.to("banding-json")),
        halaman=page,
        halaman_semua=len(keys),
        sebelum=turn("banding-kelompok", keys, page - 1, links),
        sesudah=turn("banding-kelompok", keys, page + 1, links),
    )


def _head(site: Site, judul: str, page: int, way: tuple[Link, ...], links: Links) -> Head:
    title = links.kata("Banding: {nama}", nama=shortened(judul, 120))
    told = links.kata("{nama} di beberapa dinas: definisi, satuan, dan angkanya.", nama=shortened(judul, 120))
    return Head(f"{title} ({page})" if page > 1 else title, told, (*trail(site, links), *way), None, "banding")


def _member(site: Site, each: Anggota, summary: Summary, links: Links) -> AnggotaRow:
    isi = each.isi
    return AnggotaRow(
        dinas=Link(summary.nama_dinas, links.to("dinas", each.dinas)),
        wilayah="" if site.hanya else said_wilayah(nama_wilayah(site, summary.wilayah), links.kata),
        nama=_page(each, links),
        kode=" ".join(filter(None, (isi.kode, isi.edisi))),
        satuan=isi.satuan,
        definisi=shortened(isi.definisi, _LONGEST),
        formula=shortened(isi.formula, _LONGEST),
        alasan=reason(each, links.kata),
        indikator=tuple(Link(nama, links.to("nama", f"{each.dinas}#indikator/{key}")) for key, nama in isi.indikator),
    )


def _page(each: Anggota, links: Links) -> Link:
    return Link(each.isi.nama, links.to("nama", f"{each.dinas}#{each.isi.output}/{each.isi.key}"))


def reason(each: Anggota, kata: Kata) -> str:
    """Why something is in a group: `"nama sama sesudah dinormalkan: \u201cprosentase\u201d dibaca ..."`."""
    told = [kata(_STATEMENT)] if each.isi.dari is Dari.PERNYATAAN else []
    told += [_said(change, kata) for change in each.ubahan]
    return ": ".join(filter(None, (kata(COCOK[each.cocok]), "; ".join(told))))


def _said(change: Ubahan, kata: Kata) -> str:
    is_dropped = change.dari and not change.menjadi
    pattern = PERLAKUAN[Perlakuan.KATA_AWAL if is_dropped else change.perlakuan]
    return kata(pattern, dari=change.dari, menjadi=change.menjadi)


def _scale(group: Kelompok) -> Sumbu | None:
    """The scale of the pictures: none where figures are of several units, or measure what is defined otherwise."""
    if group.jenis != Dari.INDIKATOR or not one_unit(group) or judge(group).setara is Setara.TIDAK:
        return None
    series = [_points(each.isi.tahun) for each in group.anggota]
    return common_scale(series) if sum(1 for points in series if points) > 1 else None


def _points(tahun: Sequence[AngkaSetahun]) -> tuple[Titik, ...]:
    points = (Titik(each.tahun, _decimal(each.nilai_target), _decimal(each.nilai_realisasi)) for each in tahun)
    return tuple(point for point in points if (point.target, point.realisasi) != (None, None))


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _figures(site: Site, each: Anggota, summary: Summary, scale: Sumbu | None, links: Links) -> AngkaRow:
    kata, found = links.kata, latest(each.isi.tahun) or AngkaSetahun("")
    name, points = dinas_name(site, summary, kata), _points(each.isi.tahun)
    title = kata("Target dan realisasi {dinas} menurut tahun", dinas=name)
    return AngkaRow(
        dinas=name,
        nama=_page(each, links),
        tahun=found.tahun,
        target=found.target,
        realisasi=found.realisasi or _number(found.realisasi_terkumpul, kata),
        capaian=status_of(_derived(found), kata),
        gambar=draw_small(points, scale, title) if scale and points else "",
    )


def _number(text: str, kata: Kata) -> str:
    return kata.number(Decimal(text)) if text else ""


def _derived(found: AngkaSetahun) -> Turunan:
    """What is told of an achievement, as a derivation: enough for its state and its formula."""
    if not found.capaian:
        alasan = Alasan(found.alasan) if found.alasan else Alasan.REALISASI_TIDAK_ADA
        return Turunan(found.lingkup, (), None, alasan=alasan)
    nilai = Decimal(found.capaian)
    pita = Pita(found.pita, None, int(found.tingkat), "") if found.tingkat else None
    return Turunan(found.lingkup, (), None, (Langkah(Kerja.CAPAIAN, "", found.hitungan, nilai),), nilai, pita)
