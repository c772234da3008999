"""A tree, and each indikator of it, as a data set."""

from __future__ import annotations

from functools import lru_cache

from pohon.format import shortened
from pohon.linked.node import Node, node, ready
from pohon.linked.parts import (
    FORMATS,
    LANGUAGE,
    TABLES,
    document_years,
    downloads,
    full_name,
    licence,
    organisation,
    period,
    permanent,
    place,
)
from pohon.links import Links
from pohon.model import Indikator, Sasaran
from pohon.terms import FIKTIF, JENIS_DOKUMEN, said_fiktif
from pohon.understood import Understood

CATALOG = "#katalog"
TREE = "#pohon"  # the data are not the page that tells of them
_LONGEST = 90
_ABOUT = {
    (True, True): "Target dan realisasi indikator “{indikator}”, yang mengukur “{sasaran}”, {dinas}, seperti tercetak.",
    (True, False): "Target indikator “{indikator}”, yang mengukur “{sasaran}”, {dinas}, seperti tercetak.",
    (False, True): "Realisasi indikator “{indikator}”, yang mengukur “{sasaran}”, {dinas}, seperti tercetak.",
    (False, False): "Indikator “{indikator}”, yang mengukur “{sasaran}”, {dinas}. Dokumennya tidak memuat angka.",
}
"""What is said of an indikator with printed targets, printed realisasi."""


def indikator_dataset(u: Understood, key: str, links: Links) -> Node:
    """The figures of one indikator; its files are those of the whole tree, of which it is a part."""
    s, ik = u.indikator[key]
    return node(
        "Dataset",
        {
            "name": said_fiktif(ik.nama, fiktif=u.fiktif),
            "description": _about_indikator(u, s, ik, links),
            "url": links.absolute("indikator", key),
            "identifier": permanent(u.facts.settings, links, "indikator", key),
            **_shared(u, links.beside("dinas")),
            "temporalCoverage": period(p.tahun for p in ik.pengukuran) or document_years(u),
            "variableMeasured": node("PropertyValue", {"name": ik.nama, "unitText": ik.satuan}),
            **_whole(u, links.beside("dinas")),
        },
    )


def dinas_dataset(u: Understood, links: Links) -> Node:
    """The whole tree of a dinas."""
    here = permanent(u.facts.settings, links, "dinas")
    return node(
        "Dataset",
        {
            "@id": here + TREE,
            "name": f"{links.kata('Pohon kinerja')} {full_name(u.tree)}",
            "alternateName": u.tree.isi.dokumen.judul,
            "description": _about_tree(u, links),
            "url": links.absolute("dinas"),
            "identifier": here,
            **_shared(u, links),
            "temporalCoverage": document_years(u),
            "isBasedOn": links.absolute("sumber") if links.has("sumber") else None,
            "includedInDataCatalog": {"@id": permanent(u.facts.settings, links, "beranda") + CATALOG},
            "distribution": downloads(links, FORMATS),
        },
    )


# All indikator of a tree say these: put into words once, they take a page a third of the time. Nothing keeps a tree for
# long: with fifty in memory, the pages of the next one take a third longer.
@lru_cache(maxsize=2)
def _whole(u: Understood, links: Links) -> Node:
    """The tree of which the figures of an indikator are a part, and its files."""
    part_of = {"@id": permanent(u.facts.settings, links, "dinas") + TREE}
    files = downloads(links, TABLES)
    return {"isPartOf": ready(part_of), "distribution": ready(files) if files else None}


@lru_cache(maxsize=2)
def _shared(u: Understood, links: Links) -> Node:
    terms = licence(u.facts.settings)
    return {
        "inLanguage": ready(LANGUAGE),
        "license": ready(terms) if terms else None,
        "creator": organisation(u, links),
        "spatialCoverage": place(u),
        "dateModified": u.facts.changed,
        "creativeWorkStatus": FIKTIF if u.fiktif else None,
    }


def _about_indikator(u: Understood, s: Sasaran, ik: Indikator, links: Links) -> str:
    values = {
        "indikator": shortened(ik.nama, _LONGEST),
        "sasaran": shortened(s.nama, _LONGEST),
        "dinas": full_name(u.tree),
    }
    return links.kata(_ABOUT[_figures(ik)], **values)


def _figures(ik: Indikator) -> tuple[bool, bool]:
    """Whether any target, and whether any realisasi, is printed."""
    quarters = [p.triwulan for p in ik.pengukuran if p.triwulan]
    target = any(p.target for p in ik.pengukuran) or any(any(q.target) for q in quarters)
    return target, any(p.realisasi for p in ik.pengukuran) or any(any(q.realisasi) for q in quarters)


def _about_tree(u: Understood, links: Links) -> str:
    kata, dokumen = links.kata, u.tree.isi.dokumen
    counts = kata.listed((kata.counted(len(u.sasaran), "sasaran"), kata.counted(len(u.indikator), "indikator")))
    return kata(
        "{counts} {dinas}, disalin kata demi kata dari dokumen “{dokumen}” ({jenis}) dengan nomor baris sumber.",
        counts=counts,
        dinas=full_name(u.tree),
        dokumen=shortened(dokumen.judul, _LONGEST),
        jenis=kata(JENIS_DOKUMEN[dokumen.jenis]).lower(),
    )
