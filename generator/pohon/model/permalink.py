"""Every address that was ever published, and what became of those that are gone: `content/permalink.lock.yml`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal, NamedTuple

from pydantic import StringConstraints

from pohon.model.base import ID_PATTERN, Bagian, Id, Tanggal, Teks
from pohon.problems import Keys, Places

FAMILIES = ("sasaran", "indikator", "jabatan")
"""The kinds of things that have an id, and a page for each."""

DINAS, HALAMAN = "dinas", "halaman"

_NAME = "[a-z0-9]+(?:-[a-z0-9]+)*"
_ID = ID_PATTERN.strip("^$")

AlamatDinas = Annotated[str, StringConstraints(pattern=rf"^{_NAME}/{_NAME}$")]
Penerus = Annotated[str, StringConstraints(pattern=rf"^(?:{_ID}|{_NAME}/{_NAME}(?:#{_ID})?)$")]
"""What came in the place of something: an id of the same dinas, `wilayah/dinas#id`, or a dinas (`wilayah/dinas`)."""

AlamatHalaman = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[/.-][a-z0-9]+)*$")]


class Dicabut(Bagian):
    """Withdrawn, with nothing in its place: when, why, and the document that says so."""

    tanggal: Tanggal
    alasan: Teks
    dokumen: Teks | None = None


class Nasib(Bagian):
    """What became of something that is gone: replaced or withdrawn. `nama` is what it was called."""

    diganti_oleh: Penerus | None = None
    tanggal: Tanggal | None = None
    alasan: Teks | None = None
    dokumen: Teks | None = None
    dicabut: Dicabut | None = None
    nama: Teks | None = None


class Janji(Bagian):
    """An id whose address was published; `nasib` is None as long as it is there."""

    id: Id
    nasib: Nasib | None = None


class IsiJanji(Bagian):
    """What one dinas has published; its own fate is None as long as its file is there."""

    diganti_oleh: Penerus | None = None
    tanggal: Tanggal | None = None
    alasan: Teks | None = None
    dokumen: Teks | None = None
    dicabut: Dicabut | None = None
    nama: Teks | None = None
    sasaran: tuple[Janji, ...] = ()
    indikator: tuple[Janji, ...] = ()
    jabatan: tuple[Janji, ...] = ()
    halaman: tuple[AlamatHalaman, ...] = ()

    @property
    def nasib(self) -> Nasib | None:
        """What became of the dinas, None when nobody has said anything."""
        said = {key: getattr(self, key) for key in Nasib.model_fields}
        return Nasib.model_construct(**said) if any(said.values()) else None

    def ids(self, family: str) -> tuple[Janji, ...]:
        """The ids of one kind."""
        return {"sasaran": self.sasaran, "indikator": self.indikator, "jabatan": self.jabatan}[family]


class JanjiDinas(Bagian):
    """A dinas by its address, `wilayah/dinas`, and what it has published."""

    alamat: AlamatDinas
    isi: IsiJanji = IsiJanji()


class Permalink(Bagian):
    """The whole file."""

    versi: Literal["1"] = "1"
    dinas: tuple[JanjiDinas, ...] = ()


class Spot(NamedTuple):
    """Something with an address: `("kota-x/dinas-y", "sasaran", "s1")`; a dinas itself has no id."""

    dinas: str
    family: str = DINAS
    id: str = ""


Living = Mapping[str, Mapping[str, frozenset[str]]]
"""What is there now: the ids, and where known the pages (`halaman`), of each dinas by its address."""


class Promise(NamedTuple):
    """Where in the file something was promised, and what became of it as far as somebody has said so."""

    keys: Keys
    nasib: Nasib | None


class Step(NamedTuple):
    """One change on the way from an old address to a new one: what changed, how, and into what (None: withdrawn)."""

    of: Spot
    nasib: Nasib
    to: Spot | None


class Trail(NamedTuple):
    """All changes from an old address on, and the thing in which they end, None where there is none."""

    steps: tuple[Step, ...]
    end: Spot | None
    is_round: bool = False


@dataclass(frozen=True)
class Permalinks:
    """The file as it was read: what it says, where, and what in it cannot be used and is told already."""

    isi: Permalink
    places: Places
    rusak: frozenset[Keys] = frozenset()

    @cached_property
    def promised(self) -> Mapping[Spot, Promise]:
        """Everything that was published but for plain pages, in the order of the file."""
        return dict(_promised(self.isi))

    def pages(self) -> Iterator[tuple[Spot, Keys]]:
        """The plain pages that were published, with the way to each in the file."""
        for n, dinas in enumerate(self.isi.dinas):
            for m, page in enumerate(dinas.isi.halaman):
                yield Spot(dinas.alamat, HALAMAN, page), ("dinas", n, "isi", HALAMAN, m)

    def step(self, spot: Spot, living: Living) -> Step | None:
        """What became of something that is gone: by its own entry, else with its whole dinas; None: nobody said."""
        own = self.promised.get(spot)
        if own and own.nasib:
            return Step(spot, own.nasib, _successor(spot, own.nasib.diganti_oleh))
        whole = Spot(spot.dinas)
        if spot == whole or spot.dinas in living or not (promise := self.promised.get(whole)) or not promise.nasib:
            return None
        into = promise.nasib.diganti_oleh
        return Step(whole, promise.nasib, Spot(into, spot.family, spot.id) if into else None)

    def trail(self, spot: Spot, living: Living) -> Trail:
        """The way from something to what stands in its place now; a page that its dinas lost leads to the dinas."""
        steps: list[Step] = []
        seen = {spot}
        while not is_living(spot, living):
            if spot.family == HALAMAN and spot.dinas in living:
                return Trail(tuple(steps), Spot(spot.dinas))
            step = self.step(spot, living)
            steps += [step] if step else []
            if step is None or step.to is None or step.to in seen:
                return Trail(tuple(steps), None, bool(step and step.to))
            spot = step.to
            seen.add(spot)
        return Trail(tuple(steps), spot)


def is_living(spot: Spot, living: Living) -> bool:
    """Whether something is there now."""
    own = living.get(spot.dinas)
    return own is not None and (spot.family == DINAS or spot.id in own.get(spot.family, ()))


def _promised(isi: Permalink) -> Iterator[tuple[Spot, Promise]]:
    for n, dinas in enumerate(isi.dinas):
        yield Spot(dinas.alamat), Promise(("dinas", n), dinas.isi.nasib)
        for family in FAMILIES:
            for m, janji in enumerate(dinas.isi.ids(family)):
                keys = ("dinas", n, "isi", family, m)
                yield Spot(dinas.alamat, family, janji.id), Promise(keys, janji.nasib)


def _successor(spot: Spot, written: str | None) -> Spot | None:
    """What `diganti_oleh` names; an id without a dinas is one of the same dinas."""
    if written is None:
        return None
    dinas, _, key = written.partition("#")
    if key:
        return Spot(dinas, spot.family, key)
    return Spot(written) if "/" in written or spot.family == DINAS else Spot(spot.dinas, spot.family, written)
