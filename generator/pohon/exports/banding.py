"""What each dinas gives to the comparison, what the comparison has found, and the way from one to the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pydantic_core import from_json, to_json

from pohon.banding import Anggota, Kelompok, Sebanding, facts_in, from_row, judge
from pohon.exports.shapes import VERSION
from pohon.gathered import Gathered
from pohon.links import Links
from pohon.site import Summary, compared
from pohon.understood import Understood

TREE = "data-banding"


def tree_comparable(u: Understood, _key: str, _links: Links) -> bytes:
    """`data/banding.json` of a tree: all that may be compared, with its figures; the site's is made of them."""
    found = facts_in(u.tree, u.capaian)
    rows = [{name: value for name, value in vars(each).items() if value} for each in found]
    return to_json({"versi_skema": VERSION, "fiktif": u.fiktif, "isi": rows})


def rows_in(data: bytes) -> tuple[Sebanding, ...]:
    """What such a file holds."""
    return tuple(from_row(row) for row in from_json(data)["isi"])


def with_facts(gathered: Gathered) -> Gathered:
    """The same, with the figures of everything that may be compared; the portal needs none."""
    site = gathered.site
    if site.is_portal:
        return gathered
    found = {(each.wilayah, each.dinas): rows_in(each.data) for each in gathered.published(TREE)}
    summaries = tuple(replace(s, banding=found.get((s.wilayah, s.dinas), s.banding)) for s in site.summaries)
    return replace(gathered, site=replace(site, summaries=summaries))


def compared_file(gathered: Gathered, _key: str, links: Links) -> str:
    """`data/banding.json` of the site: every group with its members, why they are one, and what speaks against it.

    A line for each group, written one by one: those of thirty dinas as one object took a quarter of a gigabyte.
    """
    summaries = {f"{s.wilayah}/{s.dinas}": s for s in gathered.site.summaries}
    groups = (to_json(_group(each, summaries, links)).decode() for each in compared(gathered.site).values())
    return f'{{"versi_skema":"{VERSION}","kelompok":[\n' + ",\n".join(groups) + "\n]}\n"


def _group(group: Kelompok, summaries: dict[str, Summary], links: Links) -> dict[str, Any]:
    putusan = judge(group)
    return {
        "kunci": group.kunci,
        "url": links.absolute("banding-kelompok", group.kunci),
        "jenis": group.jenis,
        "nama": group.nama,
        "kode": group.kode or None,
        "setara": putusan.setara,
        "hal": list(putusan.hal),
        "anggota": [_member(each, summaries[each.dinas], links) for each in group.anggota],
    }


def _member(each: Anggota, summary: Summary, links: Links) -> dict[str, Any]:
    isi = each.isi
    return {
        "wilayah": summary.wilayah,
        "nama_wilayah": summary.nama_wilayah,
        "dinas": summary.dinas,
        "nama_dinas": summary.nama_dinas,
        "fiktif": summary.fiktif,
        "id": isi.key,
        "url": links.absolute("nama", f"{each.dinas}#{isi.output}/{isi.key}"),
        "dari": isi.dari,
        "nama": isi.nama,
        "kode": isi.kode or None,
        "edisi": isi.edisi or None,
        "cocok": each.cocok,
        "ubahan": [change._asdict() for change in each.ubahan],
        "satuan": isi.satuan or None,
        "definisi": isi.definisi or None,
        "formula": isi.formula or None,
        "pengukuran": list(_years(isi)),
    }


def _years(isi: Sebanding) -> Iterator[dict[str, str | None]]:
    for each in isi.tahun:
        yield {name: value or None for name, value in vars(each).items()}
