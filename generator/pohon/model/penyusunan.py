"""How the tree was made: the five stages (outcome, CSF, conditions, indicators, translation)."""

from __future__ import annotations

from pohon.model.baris import Baris
from pohon.model.base import Bagian, DaftarId, Id, Teks


class TeksBersumber(Bagian):
    """A printed text with its source lines; `nomor` where the document numbers it."""

    nomor: Teks | None = None
    teks: Teks
    sumber: Baris = ()


class Petunjuk(Bagian):
    """A way (cara) or a trick (trik): its heading and its items."""

    judul: Teks | None = None
    sumber: Baris = ()
    butir: tuple[TeksBersumber, ...] = ()
    catatan: Teks | None = None


class Tahap(Bagian):
    """One stage: how, with which tricks, and what came of it.

    `bagian` names the part of the document whose printings (`varian`) make up the stage's table.
    """

    nomor: int
    judul: Teks
    bagian: Id | None = None
    sumber: Baris = ()
    cara: tuple[Petunjuk, ...] = ()
    trik: tuple[Petunjuk, ...] = ()
    judul_hasil: tuple[TeksBersumber, ...] = ()
    hasil: DaftarId = ()
    kop_tabel: tuple[TeksBersumber, ...] = ()
    keterangan: tuple[TeksBersumber, ...] = ()
    catatan: Teks | None = None


class Csf(Bagian):
    """A critical success factor and the sasaran that it became."""

    nomor: Teks
    teks: Teks
    menjadi: Id | None = None
    lintas: Teks | None = None
    sumber: Baris = ()


class Penyusunan(Bagian):
    """The stages and the table of critical success factors."""

    judul_csf: TeksBersumber | None = None
    csf: tuple[Csf, ...] = ()
    tahap: tuple[Tahap, ...] = ()
