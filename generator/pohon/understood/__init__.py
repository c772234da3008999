"""A tree with its relations worked out once: parents, children, order, who answers for what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from pohon.anggaran import Belanja, Jumlah, compute_belanja, mean_of_year, roll_up
from pohon.capaian import (
    CapaianTahun,
    Gabungan,
    Rekap,
    Turunan,
    average,
    bands,
    compute_capaian,
    rekap,
    year_of,
)
from pohon.model import Hitungan, Indikator, Jabatan, Jenis, Rentang, Sasaran, Tree
from pohon.model.istilah import JenisTeks
from pohon.problems import Keys
from pohon.site import Facts
from pohon.understood.uses import Use, marks_of, uses_of

T = TypeVar("T")


# Compared by identity: by it functions remember what they made of a tree.
@dataclass(frozen=True, eq=False)
class Understood:
    """A tree, the facts of the site that it uses, and its relations.

    `children` lists the sasaran under each sasaran in document order; a sasaran with several parents
    stands under each of them.
    """

    tree: Tree
    facts: Facts
    sasaran: Mapping[str, Sasaran]
    children: Mapping[str, tuple[str, ...]]

    @property
    def fiktif(self) -> bool:
        """Whether all of the document is invented."""
        return self.tree.isi.dokumen.fiktif

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The ids of all sasaran in document order."""
        return tuple(self.sasaran)

    @cached_property
    def roots(self) -> tuple[str, ...]:
        """The sasaran without a parent, in document order."""
        return tuple(key for key, s in self.sasaran.items() if not s.induk)

    @cached_property
    def indikator(self) -> Mapping[str, tuple[Sasaran, Indikator]]:
        """Each indikator by id, with the sasaran that it measures, in document order."""
        return {ik.id: (s, ik) for s in self.sasaran.values() for ik in s.indikator}

    @cached_property
    def jabatan(self) -> Mapping[str, Jabatan]:
        """Each position by id."""
        return {j.id: j for j in self.tree.isi.jabatan}

    @cached_property
    def answered(self) -> Mapping[str, tuple[Sasaran, ...]]:
        """The sasaran for which each position answers, itself or through an indikator."""
        found: dict[str, list[Sasaran]] = {key: [] for key in self.jabatan}
        for s in self.sasaran.values():
            for key in dict.fromkeys((*s.penanggung_jawab, *(j for ik in s.indikator for j in ik.penanggung_jawab))):
                found[key].append(s)
        return {key: tuple(items) for key, items in found.items()}

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Where each sasaran and each indikator stands among its like, by id."""
        return {key: n for keys in (self.sasaran, self.indikator) for n, key in enumerate(keys)}

    @cached_property
    def measured(self) -> tuple[str, ...]:
        """The ids of all indikator in document order."""
        return tuple(self.indikator)

    @cached_property
    def belanja(self) -> Belanja:
        """The money of the tree, and what is part of what."""
        return compute_belanja(self.tree.isi.sasaran)

    @cached_property
    def named(self) -> Mapping[str, tuple[Sasaran, ...]]:
        """The sasaran that bear the same name of the nomenclature, by that name."""
        return _grouped((s.nomenklatur.nama, s) for s in self.sasaran.values() if s.nomenklatur)

    @cached_property
    def hanging(self) -> Mapping[str, tuple[Sasaran, ...]]:
        """The sasaran that hang on an indikator of their parent, by its id."""
        return _grouped((s.melalui_indikator, s) for s in self.sasaran.values() if s.melalui_indikator)

    @cached_property
    def subordinates(self) -> Mapping[str, tuple[Jabatan, ...]]:
        """The positions under each position."""
        return _grouped((j.induk, j) for j in self.jabatan.values() if j.induk)

    @cached_property
    def repeated(self) -> Mapping[str, tuple[Rentang, ...]]:
        """The lines that only repeat the words of a sasaran, by its id."""
        return _grouped(
            (lain.dari, rentang) for lain in self.tree.isi.dokumen.teks_lain if lain.dari for rentang in lain.sumber
        )

    @cached_property
    def uses(self) -> Mapping[int, tuple[Use, ...]]:
        """What came from each line of the source text that became part of a page."""
        return uses_of(self.tree.isi)

    @cached_property
    def marks(self) -> Mapping[int, JenisTeks]:
        """What each line is that belongs to no page."""
        return marks_of(self.tree.isi)

    @cached_property
    def covered(self) -> tuple[int, int]:
        """How many lines of the source text are told of, and how many are not empty."""
        filled = [n for n, text in enumerate(self.tree.teks, 1) if text.strip()]
        return sum(n in self.uses or n in self.marks for n in filled), len(filled)

    @cached_property
    def parts(self) -> Mapping[str, str]:
        """The name of each page or stage of the document."""
        return {bagian.id: bagian.nama for bagian in self.tree.isi.dokumen.bagian}

    @cached_property
    def ways(self) -> Mapping[str, Keys]:
        """The way to each sasaran, indikator and position in the author's file, by id."""
        sasaran = tuple(enumerate(self.tree.isi.sasaran))
        return {
            **{j.id: ("jabatan", n) for n, j in enumerate(self.tree.isi.jabatan)},
            **{s.id: ("sasaran", n) for n, s in sasaran},
            **{ik.id: ("sasaran", n, "indikator", m) for n, s in sasaran for m, ik in enumerate(s.indikator)},
        }

    @property
    def hitungan(self) -> Hitungan:
        """How the site counts."""
        return self.facts.settings.pohon.hitungan

    @cached_property
    def capaian(self) -> Mapping[str, tuple[CapaianTahun, ...]]:
        """The achievement of each indikator by year, by id."""
        return {key: compute_capaian(ik, self.hitungan) for key, (_, ik) in self.indikator.items()}

    @cached_property
    def tahun(self) -> str | None:
        """The year that the tree is judged by: the latest with a realisasi, None where nothing is measured."""
        return year_of((ik for _, ik in self.indikator.values()), self.hitungan)

    def now(self, key: str) -> Turunan | None:
        """The achievement of an indikator in that year, None where it has no figures of it."""
        return self.in_year(key, self.tahun)

    def in_year(self, key: str, tahun: str | None) -> Turunan | None:
        """The achievement of an indikator in a year, None where it has no figures of it."""
        return next((each.setahun for each in self.capaian[key] if each.tahun == tahun), None)

    def mean(self, key: str) -> Gabungan | None:
        """The bounded mean of a sasaran's own indikator in that year; None where nothing is measured or measures it."""
        own = self.sasaran[key].indikator
        if self.tahun is None or not own:
            return None
        found = [self.now(ik.id) for ik in own]
        return average(found, self.hitungan.batas, bands(self.tahun, self.hitungan))

    @cached_property
    def rekap(self) -> Rekap:
        """How many indikator of the tree stand where in that year."""
        return rekap(self.now(key) for key in self.indikator)

    def money(self, key: str) -> Iterator[tuple[Jumlah, Gabungan | None]]:
        """What a sasaran's branch adds up to, year by year, and its achievement in the years that are over."""
        for tahun in self.belanja.tahun:
            jumlah = roll_up(self.belanja, tahun, key)
            if jumlah.masuk:
                found = [self.in_year(ik.id, tahun) for ik in self.sasaran[key].indikator]
                yield jumlah, mean_of_year(found, tahun, self.hitungan)

    def chain(self, key: str) -> tuple[str, ...]:
        """The first-named ancestors of a sasaran, root first."""
        up: list[str] = []
        while induk := self.sasaran[key].induk:
            key = induk[0]
            up.append(key)
        return tuple(reversed(up))

    def below(self, key: str) -> Iterator[str]:
        """Everything under a sasaran, depth first, each once."""
        seen: set[str] = set()
        waiting = list(reversed(self.children[key]))
        while waiting:
            child = waiting.pop()
            if child not in seen:
                seen.add(child)
                yield child
                waiting.extend(reversed(self.children[child]))

    def counts(self, keys: Iterator[str] | tuple[str, ...]) -> Mapping[Jenis, int]:
        """How many sasaran of each level there are among the keys, in the order of the levels."""
        found: dict[Jenis, int] = {}
        for key in keys:
            jenis = self.sasaran[key].jenis
            found[jenis] = found.get(jenis, 0) + 1
        return {jenis: found[jenis] for jenis in Jenis if jenis in found}


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    """The second of all pairs with the same first."""
    found: dict[str, list[T]] = {}
    for key, each in pairs:
        found.setdefault(key, []).append(each)
    return {key: tuple(items) for key, items in found.items()}


def understand(tree: Tree, facts: Facts) -> Understood:
    """The relations of a tree that has no errors."""
    children: dict[str, list[str]] = {s.id: [] for s in tree.isi.sasaran}
    for s in tree.isi.sasaran:
        for induk in s.induk:
            children[induk].append(s.id)
    return Understood(
        tree=tree,
        facts=facts,
        sasaran={s.id: s for s in tree.isi.sasaran},
        children={key: tuple(keys) for key, keys in children.items()},
    )
