"""The index A-Z: the names of everything, for readers without script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pohon.format import calm, shortened
from pohon.links import Links
from pohon.site import Nama, Site, Summary, nama_wilayah, said_wilayah
from pohon.views.cari import KIND_NAMES
from pohon.views.lingkup import titled, trail
from pohon.views.parts import Head, Link

DIGITS = "0-9"
MOST = 110  # names on a page, so that none weighs more than 40 KB
_LONGEST = 120


@dataclass(frozen=True)
class IndexRow:
    """One name: `jenis` is what it is, `jenjang` the level whose colour it bears."""

    nama: Link
    jenis: str
    jenjang: str
    dinas: str


@dataclass(frozen=True)
class Letter:
    """A letter with how many names begin with it; the address is empty where none do."""

    huruf: Link
    jumlah: str
    sekarang: bool


@dataclass(frozen=True)
class IndeksView:
    """The page of all letters (`huruf` is empty), or one page of a letter: `halaman` of so many `halaman_semua`."""

    head: Head
    judul: str
    huruf: str
    semua: tuple[Letter, ...]
    baris: tuple[IndexRow, ...]
    halaman: int
    halaman_semua: int
    sebelum: Link | None
    sesudah: Link | None
    cari: Link


@dataclass(frozen=True)
class _Entry:
    """A name with the tree that it is from, and the text by which it stands in its place."""

    summary: Summary
    nama: Nama
    place: str


def indeks_keys(site: Site) -> Iterator[str]:
    """The first page, then every page of every letter: `""`, `"a/"`, `"j/"`, `"j-2/"`, ..."""
    yield ""
    yield from _pages(site)


def _letter(text: str) -> str:
    first = next((letter for letter in text.lower() if letter.isalnum()), "0")
    return first if "a" <= first <= "z" else DIGITS


@lru_cache(maxsize=1)
def _letters(site: Site) -> Mapping[str, tuple[_Entry, ...]]:
    """All names by first letter, in the order of the alphabet."""
    entries = sorted(
        (_Entry(summary, nama, _place(nama.teks)) for summary in site.summaries for nama in summary.daftar),
        key=lambda each: (each.place, each.summary.wilayah, each.summary.dinas),
    )
    found: dict[str, list[_Entry]] = {}
    for entry in entries:
        found.setdefault(_letter(entry.place), []).append(entry)
    return {letter: tuple(found[letter]) for letter in sorted(found)}


def _place(text: str) -> str:
    """Where a name stands: quotation marks and case do not count."""
    return text.lower().lstrip(" \"'\u201c\u2018(.-")


@lru_cache(maxsize=1)
def _pages(site: Site) -> Mapping[str, tuple[_Entry, ...]]:
    """The names of every page by its key."""
    return {
        _key(letter, n): entries[start : start + MOST]
        for letter, entries in _letters(site).items()
        for n, start in enumerate(range(0, len(entries), MOST), start=1)
    }


def _key(letter: str, page: int) -> str:
    return f"{letter}/" if page == 1 else f"{letter}-{page}/"


def indeks(site: Site, key: str, links: Links) -> IndeksView:
    """The view of the page of all letters, or of one page of a letter."""
    kata, letters = links.kata, _letters(site)
    letter, page = _split(key)
    count = -(-len(letters.get(letter, ())) // MOST)
    title = titled(kata("Indeks A\u2013Z"), site, links)
    return IndeksView(
        head=Head(
            f"{title}: {_shown(letter)}" + (f" ({page})" if page > 1 else "") if letter else title,
            kata("Semua sasaran, indikator, jabatan, dan dinas menurut abjad."),
            (*trail(site, links), *((Link(title, links.to("indeks")),) if letter else ())),
            None,
            "cari",
        ),
        judul=title,
        huruf=_shown(letter),
        semua=tuple(
            Letter(
                Link(_shown(each), links.to("indeks", _key(each, 1))), kata.counted(len(own), "nama"), each == letter
            )
            for each, own in letters.items()
        ),
        baris=tuple(_row(site, entry, links) for entry in _pages(site).get(key, ())),
        halaman=page,
        halaman_semua=count,
        sebelum=_turn(letter, page - 1, count, links),
        sesudah=_turn(letter, page + 1, count, links),
        cari=Link(kata("Cari"), links.to("cari")),
    )


def _split(key: str) -> tuple[str, int]:
    """`"j-2/"` -> `("j", 2)`; the digits have a hyphen of their own."""
    name = key.rstrip("/")
    if name.startswith(DIGITS):
        rest = name[len(DIGITS) + 1 :]
        return DIGITS, int(rest or 1)
    letter, _, page = name.partition("-")
    return letter, int(page or 1)


def _shown(letter: str) -> str:
    return letter.upper().replace("-", "\u2013")


def _turn(letter: str, page: int, count: int, links: Links) -> Link | None:
    if not letter or not 1 <= page <= count:
        return None
    return Link(f"{_shown(letter)} ({page})", links.to("indeks", _key(letter, page)))


def _row(site: Site, entry: _Entry, links: Links) -> IndexRow:
    summary, nama = entry.summary, entry.nama
    tree = f"{summary.wilayah}/{summary.dinas}"
    region = said_wilayah(nama_wilayah(site, summary.wilayah), links.kata)
    return IndexRow(
        nama=Link(shortened(calm(nama.teks), _LONGEST), links.to("nama", f"{tree}#{nama.output}/{nama.key}")),
        jenis=links.kata(KIND_NAMES[nama.jenis]),
        jenjang=nama.jenis if nama.output == "sasaran" else "",
        dinas=f"{summary.singkatan or summary.nama_dinas}, {region}" if summary.nama_wilayah else summary.nama_dinas,
    )
