"""What the site has beside its trees: narrative pages, and addresses whose things are gone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from pohon.kata import LANGUAGES, SOURCE
from pohon.problems import Source

Titles = tuple[tuple[str, str], ...]
"""(key, title) of narrative pages, in the order of the navigation."""


@dataclass(frozen=True)
class NarrativePage:
    """A Markdown page: its key in the URL, its title, its text after the heading, its file below the content.

    `baris_pertama` is the line of the file on which the text begins. `terjemahan` are the same page in other languages
    of the site, as far as somebody has written it in them.
    """

    key: str
    judul: str
    teks: str
    berkas: str
    baris_pertama: int = 1
    bahasa: str = SOURCE
    terjemahan: tuple[NarrativePage, ...] = ()

    def into(self, bahasa: str) -> NarrativePage:
        """The page in a language, else as it is."""
        return next((page for page in self.terjemahan if page.bahasa == bahasa), self)


def page_key(berkas: str) -> str:
    """The key of a narrative page by its file: `"panduan/tentang.en.md"` -> `"tentang"`, as in every language."""
    stem = PurePosixPath(berkas).stem
    return stem.removesuffix(PurePosixPath(stem).suffix) if PurePosixPath(stem).suffix[1:] in LANGUAGES else stem


@dataclass(frozen=True)
class Named:
    """Something by its name and the URL path of its page, empty where it has none."""

    nama: str
    route: str


@dataclass(frozen=True)
class Change:
    """What became of something: replaced by `into`, or withdrawn (None). `tanggal` is an ISO date; "" is: not told."""

    jenis: str
    nama: str
    into: Named | None
    tanggal: str = ""
    alasan: str = ""
    dokumen: str = ""


@dataclass(frozen=True)
class Gone:
    """An address that was published once and leads to nothing any more, hence to a page that says what happened.

    `jenis` is the output that stood there, or `halaman` for any plain page of a dinas. `changes` are all that happened
    since, `into` is what stands in its place now; `is_moved` when only its dinas changed. `near` is what is still there
    around it, `where` its line in the lock file.
    """

    route: str
    jenis: str
    nama: str
    changes: tuple[Change, ...]
    into: Named | None
    is_moved: bool
    where: Source
    near: tuple[Named, ...] = ()

    def named(self) -> Iterable[Named]:
        """Everything that the page links to."""
        yield from (each for each in (self.into, *self.near, *(c.into for c in self.changes)) if each and each.route)


@dataclass(frozen=True)
class Copy:
    """An old path at which a file of a dinas that moved stays: of which output, of which `wilayah/dinas` today."""

    path: str
    output: str
    dinas: str
