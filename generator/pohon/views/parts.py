"""The small frozen things of which pages are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Protocol

from markupsafe import Markup

from pohon.format import calm, counted, iso_date, listed, shortened
from pohon.links import Links
from pohon.model import Baris, Indikator, Jabatan, Jenis, Kepastian, Rentang, Sasaran, Varian
from pohon.model.indikator import VarianIndikator
from pohon.prose import render
from pohon.terms import COUNTED, JENIS, KEPASTIAN
from pohon.understood import Understood

SHORT = 60
_PLAN = (("permasalahan", "Permasalahan"), ("strategi", "Strategi"), ("arah_kebijakan", "Arah kebijakan"))


@dataclass(frozen=True)
class Link:
    """A text that leads somewhere; `href` is empty where it leads nowhere."""

    teks: str
    href: str = ""


@dataclass(frozen=True)
class Head:
    """What the shell of a page needs to know of it. `changed` is the ISO date of its last change."""

    judul: str
    deskripsi: str
    jejak: tuple[Link, ...] = ()
    changed: str | None = None
    bagian: str = ""


class Page(Protocol):
    """What the view of every page has."""

    @property
    def head(self) -> Head:
        """What its shell needs to know of it."""


@dataclass(frozen=True)
class Fact:
    """One row of a fact list: `isi` empty means "belum diisi", said on the page."""

    nama: str
    isi: tuple[Link, ...] = ()
    catatan: str = ""
    sumber: tuple[Link, ...] = ()
    kepastian: str = ""


@dataclass(frozen=True)
class CertaintyNote:
    """How sure the place or another part of a sasaran is: `tingkat` is pasti, mungkin or dugaan."""

    tingkat: str
    tentang: str
    catatan: Markup | str
    alternatif: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Cite:
    """The sentence to copy and the permanent address."""

    kalimat: str
    alamat: str


@dataclass(frozen=True)
class Neighbours:
    """The pages before and after, in document order."""

    sebelum: Link | None
    sesudah: Link | None


@dataclass(frozen=True)
class Printing:
    """The text as another part of the document prints it."""

    di: str
    teks: str
    sama: bool
    rincian: tuple[str, ...]
    sumber: tuple[Link, ...]
    catatan: str


def source_links(sumber: Baris, links: Links) -> tuple[Link, ...]:
    """`(Rentang(74, 84),)` -> a link "baris 74-84" into the source page, where the tree has one."""
    return tuple(Link(f"baris {rentang}", _line(rentang, links)) for rentang in sumber)


def _line(rentang: Rentang, links: Links) -> str:
    return f"{links.to('sumber')}#b{rentang.awal}" if links.has("sumber") else ""


def short_link(text: str, href: str) -> Link:
    """A link in a breadcrumb or to a neighbour: its text cut to some words."""
    return Link(shortened(text, SHORT), href)


def sasaran_link(s: Sasaran, links: Links) -> Link:
    """A link to the page of a sasaran under its full name."""
    return Link(s.nama, links.to("sasaran", s.id))


def jabatan_link(j: Jabatan, links: Links) -> Link:
    """A link to the page of a position, its printed capitals calmed."""
    return Link(calm(j.nama), links.to("jabatan", j.id))


def tree_trail(u: Understood, links: Links) -> tuple[Link, ...]:
    """The breadcrumb down to the dinas."""
    return (
        Link("Beranda", links.to("beranda")),
        Link(u.facts.nama_wilayah, links.to("wilayah", u.tree.wilayah)),
        Link(u.tree.isi.perangkat_daerah.nama, links.to("dinas")),
    )


def tree_head(u: Understood, links: Links, judul: str, deskripsi: str, *trail: Link) -> Head:
    """The head of a page of a dinas; `trail` leads on from the page of the dinas."""
    return Head(judul, deskripsi, (*tree_trail(u, links), *trail), u.facts.changed, "dinas")


def full_name(u: Understood) -> str:
    """The dinas with its region, as far as the document names one."""
    dinas = u.tree.isi.perangkat_daerah
    return f"{dinas.nama} {dinas.wilayah.nama}" if dinas.wilayah else dinas.nama


def label(s: Sasaran) -> str:
    """The level of a sasaran with the number of its printed label: "Sasaran program 5"."""
    number = (s.label or "").rsplit(" ", 1)[-1]
    return f"{JENIS[s.jenis]} {number}" if number.isdigit() else JENIS[s.jenis]


def held(counts: Iterable[tuple[Jenis, int]]) -> str:
    """What a closed branch says that it holds: "1 kegiatan, 5 sub kegiatan"."""
    return ", ".join(counted(amount, COUNTED[jenis]) for jenis, amount in counts)


def method_words(v: Varian) -> tuple[str, ...]:
    """What the table of a stage of the method says of a sasaran, as printed there."""
    return tuple(part for part in (v.kondisi, v.jenis_kinerja, v.komponen_perencanaan, v.jabatan) if part)


def plan_facts(each: Sasaran | Indikator, links: Links, catatan: str = "") -> Iterator[Fact]:
    """What the document says of problem, strategy and policy, and how sure that is."""
    for field, name in _PLAN:
        if text := getattr(each, field):
            tingkat: Kepastian = getattr(each.kepastian, field, Kepastian.PASTI)
            lines = source_links(getattr(each.sumber_lain, field), links)
            yield Fact(name, (Link(text),), catatan, lines, doubt(tingkat))


def printing(  # noqa: PLR0913 - the two kinds of varian name their parts differently
    u: Understood,
    links: Links,
    v: Varian | VarianIndikator,
    own: str | None,
    main: str,
    *,
    details: Iterable[str | None],
) -> Printing:
    """A further printing: its own wording, or that it has the main one, and what is said of it there."""
    return Printing(
        di=u.parts.get(v.di or "", "Bagian lain"),
        teks=own or main,
        sama=own is None,
        rincian=tuple(part for part in details if part),
        sumber=source_links(v.sumber, links),
        catatan=v.catatan or "",
    )


def doubt(tingkat: Kepastian) -> str:
    """The word for a certainty that is worth saying; nothing where it is sure."""
    return "" if tingkat is Kepastian.PASTI else KEPASTIAN[tingkat]


def note(text: str | None, links: Links) -> Markup | str:
    """A note as clean HTML, its links to pages of the site made relative."""
    return render(text, partial(resolve, links)) if text else ""


def resolve(links: Links, target: str) -> str | None:
    """The relative address of a link in prose: `/kota-x/dinas/` from the site's root, or `glosarium.md#csf`.

    None for any other link, which stays as it is. That the page exists is checked when the site is planned.
    """
    bare, mark, anchor = target.partition("#")
    if bare.startswith("/"):
        return links.relative(bare[1:]) + mark + anchor
    key = PurePosixPath(bare).stem
    if bare.endswith(".md") and links.has("halaman", key):
        return links.to("halaman", key) + mark + anchor
    return None


def cite(u: Understood, title: str, links: Links, name: str, key: str = "") -> Cite:
    """How to cite a page: who, what, where, and the date of the version."""
    base = (u.facts.settings.site_url or "").rstrip("/")
    dated = f", versi {iso_date(u.facts.changed)}" if u.facts.changed else ""
    return Cite(
        f"{full_name(u)}, \u201c{title}\u201d, {u.facts.settings.site_name}{dated}.", f"{base}/{links.route(name, key)}"
    )


def neighbours(keys: Sequence[str], key: str, link: Callable[[str], Link]) -> Neighbours:
    """The links before and after a key."""
    n = keys.index(key)
    return Neighbours(
        link(keys[n - 1]) if n else None,
        link(keys[n + 1]) if n + 1 < len(keys) else None,
    )


def said(parts: Iterable[str]) -> str:
    """The parts that are not empty, as a list in words."""
    return listed([part for part in parts if part])
