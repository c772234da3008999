"""The catalogue of all data of the site (DCAT 3), for portals of open data that collect from others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pohon.exports.feeds.places import Known, full_name, home, json_text, scope_name, tree_key, trees
from pohon.gathered import Gathered
from pohon.linked.dataset import CATALOG, TREE
from pohon.links import Links
from pohon.model import Settings
from pohon.site import Site, Summary

Node = dict[str, object]

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LANGUAGE = "id"
_EU = "http://publications.europa.eu/resource/authority/"
_MEDIA = "https://www.iana.org/assignments/media-types/"
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


@dataclass(frozen=True)
class Form:
    """A form in which the facts of a dinas are published; `authority` is its name in the EU's table of file types."""

    name: str
    media: str
    authority: str


FORMS = (
    Form("indikator-csv", "text/csv", "CSV"),
    Form("data-json", "application/json", "JSON"),
    Form("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
)


def dcat(gathered: Gathered, _key: str, links: Links) -> str:
    """The catalogue as JSON-LD: one data set for each tree, with its files, their sizes and digests."""
    site = gathered.site
    datasets = [_dataset(each, site, links) for each in trees(gathered)]
    return json_text({**catalog(site, gathered.changed, links), "dcat:dataset": datasets})


def catalog(site: Site, modified: str | None, links: Links) -> Node:
    """A catalogue, as yet without what is in it."""
    page, settings = home(site, links), site.settings
    about = links.kata("Pohon kinerja perangkat daerah, dengan nomor baris dokumen sumbernya.")
    return filled(
        {
            "@context": CONTEXT,
            "@id": page + CATALOG,
            "@type": "dcat:Catalog",
            "dct:title": said(scope_name(site)),
            "dct:description": said(settings.site_description or about),
            "dct:publisher": {"@type": "foaf:Organization", "foaf:name": settings.site_name},
            "dct:license": _licence(settings),
            "dct:language": {"@id": f"{_EU}language/IND"},
            "dct:modified": dated(modified),
            "foaf:homepage": {"@id": page},
            "dcat:themeTaxonomy": {"@id": f"{_EU}data-theme"},
        }
    )


def _dataset(each: Known, site: Site, links: Links) -> Node:
    summary = each.summary
    page, kata = links.absolute("dinas", tree_key(summary)), links.kata
    about = kata(
        "{sasaran} sasaran dan {indikator} indikator {dinas}, disalin dari “{dokumen}” dengan nomor baris sumber.",
        sasaran=summary.sasaran,
        indikator=summary.indikator,
        dinas=full_name(summary),
        dokumen=summary.judul_dokumen,
    )
    return filled(
        {
            "@id": page + TREE,
            "@type": "dcat:Dataset",
            "dct:identifier": page,
            "dct:title": said(f"{kata('Pohon kinerja')} {full_name(summary)}"),
            "dct:description": said(about),
            "dct:publisher": {"@type": "foaf:Organization", "foaf:name": full_name(summary)},
            "dct:license": _licence(site.settings),
            "dct:language": {"@id": f"{_EU}language/IND"},
            "dct:modified": dated(each.changed),
            "dct:spatial": _place(summary),
            "dct:temporal": _period(summary.tahun),
            "dcat:theme": {"@id": f"{_EU}data-theme/GOVE"},
            "dcat:keyword": [said(word) for word in ("pohon kinerja", "SAKIP", "indikator kinerja")],
            "dcat:landingPage": {"@id": page},
            "dcat:distribution": list(_distributions(each, site, links)),
        }
    )


def _distributions(each: Known, site: Site, links: Links) -> Iterator[Node]:
    for form in FORMS:
        data = each.files.get(form.name)
        if data is None:
            continue
        file = links.absolute(form.name, tree_key(each.summary))
        yield filled(
            {
                "@id": file,
                "@type": "dcat:Distribution",
                "dct:title": said(form.authority),
                "dct:format": {"@id": f"{_EU}file-type/{form.authority}"},
                "dct:license": _licence(site.settings),
                "dct:modified": dated(each.changed),
                "dcat:accessURL": {"@id": file},
                "dcat:downloadURL": {"@id": file},
                "dcat:mediaType": {"@id": _MEDIA + form.media},
                "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(len(data))},
                "spdx:checksum": _checksum(data),
            }
        )


def _checksum(data: bytes) -> Node:
    digest = {"@type": "xsd:hexBinary", "@value": hashlib.sha256(data).hexdigest()}
    return {"@type": "spdx:Checksum", "spdx:algorithm": {"@id": _SHA256}, "spdx:checksumValue": digest}


def filled(values: Mapping[str, object]) -> Node:
    """Those of the values that there are."""
    return {name: value for name, value in values.items() if value is not None}


def said(text: str) -> Node:
    """A text in the language of the documents."""
    return {"@language": _LANGUAGE, "@value": text}


def dated(day: str | None) -> Node | None:
    """A day as a value of XML Schema."""
    return {"@type": "xsd:date", "@value": day} if day else None


def _licence(settings: Settings) -> Node | None:
    terms = settings.pohon.lisensi
    if terms is None:
        return None
    return filled({"@id": terms.url, "@type": "dct:LicenseDocument", "dct:title": terms.nama})


def _place(summary: Summary) -> Node | None:
    """The region with its Kemendagri code, where the document names one."""
    if summary.nama_wilayah is None:
        return None
    named = {"@type": "dct:Location", "skos:prefLabel": said(summary.nama_wilayah)}
    return filled({**named, "dct:identifier": summary.kode_wilayah})


def _period(years: str | None) -> Node | None:
    """`"2024-2026"`, with an en dash, as the whole of those years."""
    if years is None:
        return None
    first, _, last = years.partition("\u2013")
    start, end = (dated(f"{first}-01-01"), dated(f"{last or first}-12-31"))
    return {"@type": "dct:PeriodOfTime", "dcat:startDate": start, "dcat:endDate": end}
