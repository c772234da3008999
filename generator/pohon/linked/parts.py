"""What several kinds of structured data share: who, where, when, under which terms, in which files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pohon.linked.node import Json, said
from pohon.links import Links
from pohon.model import Settings, Tree
from pohon.terms import said_fiktif
from pohon.understood import Understood

LANGUAGE = "id"
"""The language of the documents, whatever that of the interface."""

KEMENDAGRI = "Kode wilayah Kemendagri"


@dataclass(frozen=True)
class Format:
    """A kind of download: the output's name, its media type, and how people call it."""

    name: str
    media: str
    teks: str


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TABLES = (
    Format("indikator-csv", "text/csv", "CSV"),
    Format("data-json", "application/json", "JSON"),
    Format("xlsx", XLSX, "XLSX"),
)
"""The forms in which the facts of a dinas can be had whole."""

FORMATS = (*TABLES, Format("yaml", "application/yaml", "YAML"), Format("bagan", "image/svg+xml", "SVG"))


def full_name(tree: Tree) -> str:
    """The dinas with its region, as far as the document names one; it says so where it is invented."""
    dinas = tree.isi.perangkat_daerah
    nama = f"{dinas.nama} {dinas.wilayah.nama}" if dinas.wilayah else dinas.nama
    return said_fiktif(nama, fiktif=tree.isi.dokumen.fiktif)


def permanent(settings: Settings, links: Links, name: str, key: str = "") -> str:
    """The address that names a thing for ever: that of its page in the first language of the site."""
    route, bahasa = links.route(name, key), links.kata.bahasa
    first = route if bahasa == settings.pohon.bahasa[0] else route.removeprefix(f"{bahasa}/")
    return f"{links.site_url.rstrip('/')}/{first}"


def organisation(u: Understood, links: Links) -> Json:
    """The dinas, whose document it is."""
    dinas = u.tree.isi.perangkat_daerah
    names = (("name", full_name(u.tree)), ("alternateName", dinas.singkatan))
    return said("GovernmentOrganization", *names, ("url", links.absolute("dinas")))


def place(u: Understood) -> Json | None:
    """The region with its code, where the document names one."""
    wilayah = u.tree.isi.perangkat_daerah.wilayah
    if wilayah is None:
        return None
    code = said("PropertyValue", ("propertyID", KEMENDAGRI), ("value", wilayah.kode)) if wilayah.kode else None
    return said("Place", ("name", wilayah.nama), ("identifier", code))


def licence(settings: Settings) -> str | None:
    """The terms: their address, else their name."""
    terms = settings.pohon.lisensi
    return (terms.url or terms.nama) if terms else None


def document_years(u: Understood) -> str:
    """The years of the document: `"2024/2025"`, `"2024"`, or nothing where it names none."""
    dokumen = u.tree.isi.dokumen
    return period((dokumen.tahun, dokumen.tahun_awal, dokumen.tahun_akhir))


def period(years: Iterable[str | None]) -> str:
    """Years as an interval of ISO 8601, from the first to the last."""
    known = sorted({year for year in years if year})
    return "/".join(dict.fromkeys((known[0], known[-1]))) if known else ""


def downloads(links: Links, formats: Iterable[Format]) -> list[Json]:
    """The files of a dinas in these forms, as far as they are published."""
    return list(_downloads(links, formats))


def _downloads(links: Links, formats: Iterable[Format]) -> Iterator[Json]:
    for each in formats:
        if links.has(each.name):
            yield said("DataDownload", ("encodingFormat", each.media), ("contentUrl", links.absolute(each.name)))
