"""The small frozen things of which pages are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple, Protocol

from markupsafe import Markup

from pohon.format import calm, shortened
from pohon.kata import Kata, msg
from pohon.links import Links
from pohon.model import Baris, Indikator, Jabatan, Jenis, Kepastian, Rentang, Sasaran, Varian
from pohon.model.indikator import VarianIndikator
from pohon.prose import render
from pohon.site import page_key, said_wilayah
from pohon.terms import COUNTED, JENIS, KEPASTIAN, said_fiktif
from pohon.understood import Understood
from pohon.views.source_pages import line_address, page_of

SHORT = 60
_PLAN = (
    ("permasalahan", msg("Permasalahan")),
    ("strategi", msg("Strategi")),
    ("arah_kebijakan", msg("Arah kebijakan")),
)


# A page is made of a hundred of these: a named tuple takes a quarter of the time of a frozen dataclass.
class Link(NamedTuple):
    """A text that leads somewhere; `href` is empty where it leads nowhere."""

    teks: str
    href: str = ""


class Head(NamedTuple):
    """What the shell of a page needs to know of it. `changed` is the ISO date of its last change.

    `data` are nodes of JSON-LD that say the same to machines; `gambar` is the address of its preview picture.
    `penerus` is the URL path of the page that came in the place of this one.
    """

    judul: str
    deskripsi: str
    jejak: tuple[Link, ...] = ()
    changed: str | None = None
    bagian: str = ""
    data: tuple[str, ...] = ()
    gambar: str = ""
    penerus: str = ""


class Page(Protocol):
    """What the view of every page has."""

    @property
    def head(self) -> Head:
        """What its shell needs to know of it."""


class Fact(NamedTuple):
    """One row of a fact list: `isi` empty means "belum diisi", said on the page.

    `asli` says that `isi` are words of a document, which no page translates.
    """

    nama: str
    isi: tuple[Link, ...] = ()
    catatan: str = ""
    sumber: tuple[Link, ...] = ()
    kepastian: str = ""
    asli: bool = True


class CertaintyNote(NamedTuple):
    """How sure the place or another part of a sasaran is: `tingkat` is pasti, mungkin or dugaan."""

    tingkat: str
    tentang: str
    catatan: Markup | str
    alternatif: tuple[Link, ...] = ()


class Neighbours(NamedTuple):
    """The pages before and after, in document order."""

    sebelum: Link | None
    sesudah: Link | None


class Printing(NamedTuple):
    """The text as another part of the document prints it."""

    di: str
    teks: str
    sama: bool
    rincian: tuple[str, ...]
    sumber: tuple[Link, ...]
    catatan: str


def source_links(sumber: Baris, links: Links) -> tuple[Link, ...]:
    """`(Rentang(74, 84),)` -> a link "baris 74-84" into the source page, where the tree has one."""
    if not sumber:
        return ()
    if len(sumber) == 1:  # nearly always
        return _line_link(sumber[0], links.beside(*page_of(sumber[0].awal)))
    return tuple([link for each in sumber for link in source_links((each,), links)])


@lru_cache(maxsize=2048)  # what is printed in one table has one line
def _line_link(rentang: Rentang, links: Links) -> tuple[Link]:
    return (Link(said_lines(rentang, links.kata), line_address(rentang.awal, links)),)


@lru_cache(maxsize=4096)  # every document begins with line 1
def said_lines(rentang: Rentang, kata: Kata) -> str:
    """`Rentang(74, 84)` -> "baris 74-84"."""
    return kata.many("baris {rentang}", rentang.akhir - rentang.awal + 1).format(rentang=rentang)


def short_link(text: str, href: str) -> Link:
    """A link in a breadcrumb or to a neighbour: its text cut to some words."""
    return Link(shortened(text, SHORT), href)


def sasaran_crumb(u: Understood, key: str, links: Links) -> Link:
    """The short link to a sasaran, in a breadcrumb or to a neighbour."""
    return _sasaran_crumb(u, key, links.beside("sasaran", key))


@lru_cache(maxsize=128)  # of those around the page
def _sasaran_crumb(u: Understood, key: str, links: Links) -> Link:
    return short_link(u.sasaran[key].nama, links.to("sasaran", key))


def sasaran_link(s: Sasaran, links: Links) -> Link:
    """A link to the page of a sasaran under its full name."""
    return Link(s.nama, links.to("sasaran", s.id))


def jabatan_link(j: Jabatan, links: Links) -> Link:
    """A link to the page of a position, its printed capitals calmed."""
    return Link(calm(j.nama), links.to("jabatan", j.id))


def tree_trail(u: Understood, links: Links) -> tuple[Link, ...]:
    """The breadcrumb down to the dinas."""
    return _tree_trail(u, links.beside("dinas"))


@lru_cache(maxsize=4)  # the tree at hand, seen from its pages
def _tree_trail(u: Understood, links: Links) -> tuple[Link, ...]:
    kata = links.kata
    return (
        Link(kata("Beranda"), links.to("beranda")),
        Link(said_wilayah(u.facts.nama_wilayah, kata), links.to("wilayah", u.tree.wilayah)),
        Link(u.tree.isi.perangkat_daerah.nama, links.to("dinas")),
    )


def social_picture(links: Links, sasaran: str = "") -> str:
    """The absolute address of the preview picture of a sasaran, else of the dinas; empty where there is none."""
    name, key = ("gambar-sasaran", sasaran) if sasaran else ("gambar-dinas", "")
    return links.absolute(name, key) if links.site_url and links.has(name, key) else ""


def tree_head(  # noqa: PLR0913 - what a head says
    u: Understood,
    links: Links,
    judul: str,
    deskripsi: str,
    *trail: Link,
    sasaran: str = "",
    data: tuple[str, ...] = (),
) -> Head:
    """The head of a page of a dinas, or of one of its sasaran; `trail` leads on from the page of the dinas."""
    trail = (*tree_trail(u, links), *trail)
    return Head(judul, deskripsi, trail, u.facts.changed, "dinas", data, social_picture(links, sasaran))


@lru_cache(maxsize=2)
def full_name(u: Understood) -> str:
    """The dinas with its region, as far as the document names one; it says so where it is invented."""
    dinas = u.tree.isi.perangkat_daerah
    nama = f"{dinas.nama} {dinas.wilayah.nama}" if dinas.wilayah else dinas.nama
    return said_fiktif(nama, fiktif=u.fiktif)


def label(s: Sasaran, kata: Kata) -> str:
    """The level of a sasaran with the number of its printed label: "Sasaran program 5"."""
    number = (s.label or "").rsplit(" ", 1)[-1]
    return f"{kata(JENIS[s.jenis])} {number}" if number.isdigit() else kata(JENIS[s.jenis])


def held(counts: Iterable[tuple[Jenis, int]], kata: Kata) -> str:
    """What a closed branch says that it holds: "1 kegiatan, 5 sub kegiatan"."""
    return ", ".join(kata.counted(amount, COUNTED[jenis]) for jenis, amount in counts)


def method_words(v: Varian) -> tuple[str, ...]:
    """What the table of a stage of the method says of a sasaran, as printed there."""
    return tuple(part for part in (v.kondisi, v.jenis_kinerja, v.komponen_perencanaan, v.jabatan) if part)


def plan_facts(each: Sasaran | Indikator, links: Links, catatan: str = "") -> Iterator[Fact]:
    """What the document says of problem, strategy and policy, and how sure that is."""
    for field, name in _PLAN:
        if text := getattr(each, field):
            tingkat: Kepastian = getattr(each.kepastian, field, Kepastian.PASTI)
            lines = source_links(getattr(each.sumber_lain, field), links)
            yield Fact(links.kata(name), (Link(text),), catatan, lines, doubt(tingkat))


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
        di=u.parts.get(v.di or "", links.kata("Bagian lain")),
        teks=own or main,
        sama=own is None,
        rincian=tuple(part for part in details if part),
        sumber=source_links(v.sumber, links),
        catatan=v.catatan or "",
    )


def doubt(tingkat: Kepastian) -> str:
    """A certainty that is worth saying, for its class and, translated where it is shown, its word; else nothing."""
    return "" if tingkat is Kepastian.PASTI else KEPASTIAN[tingkat]


def note(text: str | None, links: Links) -> Markup | str:
    """A note as clean HTML, its links to pages of the site made relative."""
    return render(text, partial(resolve, links)) if text else ""


def resolve(links: Links, target: str) -> str | None:
    """The relative address of a link in prose: `/kota-x/dinas/` from the site's root, or `glosarium.md#csf`.

    It leads to the page in the language of the page on which it stands. None for any other link, which stays as it is.
    That the page exists is checked when the site is planned.
    """
    bare, mark, anchor = target.partition("#")
    if bare.startswith("/"):
        return links.relative(_translated(links, bare[1:])) + mark + anchor
    key = page_key(bare)
    if bare.endswith(".md") and links.has("halaman", key):
        return links.to("halaman", key) + mark + anchor
    return None


def _translated(links: Links, route: str) -> str:
    """The URL path of a page in the language of the page that links to it; files are the same in every language."""
    prefix = links.route("beranda")
    is_page = not route or route.endswith("/")
    return prefix + route if is_page and not route.startswith(prefix) else route


def neighbours(keys: Sequence[str], n: int, link: Callable[[str], Link]) -> Neighbours:
    """The links before and after the key at a place."""
    return Neighbours(
        link(keys[n - 1]) if n else None,
        link(keys[n + 1]) if n + 1 < len(keys) else None,
    )
