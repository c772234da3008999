"""The page at an address whose thing is gone: what happened, when, why, and where to go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pohon.kata import Kata, msg
from pohon.links import Links
from pohon.site import Change, Gone, Named, Site, said_wilayah
from pohon.views.parts import Fact, Head, Link

_WHAT: Mapping[str, str] = {
    "dinas": msg("Dinas {nama}"),
    "wilayah": msg("Wilayah {nama}"),
    "sasaran": msg("Sasaran {nama}"),
    "indikator": msg("Indikator {nama}"),
    "kartu": msg("Kartu indikator {nama}"),
    "jabatan": msg("Jabatan {nama}"),
    "halaman": msg("Halaman {nama}"),
}


@dataclass(frozen=True)
class Langkah:
    """One change: what changed, into what (None: withdrawn), when, why, by which document."""

    apa: str
    ke: Link | None
    fakta: tuple[Fact, ...]


@dataclass(frozen=True)
class PindahView:
    """Everything on the page of an address that leads to nothing any more."""

    head: Head
    judul: str
    keadaan: str
    ke: Link | None
    langkah: tuple[Langkah, ...]
    dekat: tuple[Link, ...]


def pindah(site: Site, key: str, links: Links) -> PindahView:
    """The view of one address that was published once."""
    gone = site.gone_by_route[key]
    kata = links.kata
    judul, keadaan = _told(gone, kata)
    home = Link(kata("Beranda"), links.to("beranda"))
    return PindahView(
        head=Head(judul, keadaan, (home,), penerus=links.route("ke", gone.into.route) if gone.into else ""),
        judul=judul,
        keadaan=keadaan,
        ke=_link(gone.into, links),
        langkah=tuple(_step(change, links) for change in gone.changes),
        dekat=(*(link for each in gone.near if (link := _link(each, links))), home),
    )


def _told(gone: Gone, kata: Kata) -> tuple[str, str]:
    """The heading, and what happened in one sentence."""
    apa = _what(gone.jenis, gone.nama, kata)
    if gone.into is None and gone.jenis == "wilayah":
        return kata("{apa} tidak ada lagi", apa=apa), kata("Dinas-dinasnya dipindahkan atau dicabut.")
    if gone.into is None:
        return kata("{apa} sudah dicabut", apa=apa), kata("Tidak ada yang menggantikannya.")
    if not gone.changes:
        return kata("{apa} tidak ada lagi", apa=apa), kata("Datanya tidak lagi dimuat oleh dinas ini.")
    if gone.is_moved:
        return kata("{apa} pindah alamat", apa=apa), kata("Isinya sekarang ada di alamat lain.")
    return kata("{apa} sudah diganti", apa=apa), kata("Yang menggantikannya ada di alamat lain.")


def _what(jenis: str, nama: str, kata: Kata) -> str:
    """What a page or a change is about; the name of a dinas, unlike its address, says that it is one."""
    return nama if jenis == "dinas" and "/" not in nama else kata(_WHAT[jenis], nama=nama)


def _step(change: Change, links: Links) -> Langkah:
    """One change in words; what nobody noted is said to be missing."""
    kata = links.kata
    day = (Link(kata.date(change.tanggal)),) if change.tanggal else ()
    return Langkah(
        apa=_what(change.jenis, change.nama, kata),
        ke=_link(change.into, links),
        fakta=(
            Fact(kata("Tanggal"), day, asli=False),
            Fact(kata("Alasan"), _text(change.alasan)),
            Fact(kata("Dokumen"), _text(change.dokumen)),
        ),
    )


def _text(text: str) -> tuple[Link, ...]:
    """What somebody wrote, as a link where it is an address."""
    if not text:
        return ()
    return (Link(text, text if text.startswith(("https://", "http://")) and " " not in text else ""),)


def _link(named: Named | None, links: Links) -> Link | None:
    if named is None:
        return None
    return Link(said_wilayah(named.nama, links.kata), links.to("ke", named.route) if named.route else "")
