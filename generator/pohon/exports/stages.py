"""How a tree was made, as data."""

from __future__ import annotations

from pohon.exports import document as doc
from pohon.model import Baris, Csf, Penyusunan, Petunjuk, Tahap
from pohon.model.penyusunan import TeksBersumber


def lines(baris: Baris) -> list[str]:
    """Line ranges as text: `["74-84", "90"]`."""
    return [str(awal) if awal == akhir else f"{awal}-{akhir}" for awal, akhir in baris]


def making(made: Penyusunan) -> doc.MakingData:
    """The stages and the table of critical success factors."""
    return {
        "judul_csf": _text(made.judul_csf) if made.judul_csf else None,
        "csf": [_csf(each) for each in made.csf],
        "tahap": [_stage(each) for each in made.tahap],
    }


def _csf(each: Csf) -> doc.CsfData:
    return {
        "nomor": each.nomor,
        "teks": each.teks,
        "menjadi": each.menjadi,
        "lintas": each.lintas,
        "sumber": lines(each.sumber),
    }


def _stage(each: Tahap) -> doc.StageData:
    return {
        "nomor": each.nomor,
        "judul": each.judul,
        "bagian": each.bagian,
        "cara": [_guide(guide) for guide in each.cara],
        "trik": [_guide(guide) for guide in each.trik],
        "judul_hasil": [_text(text) for text in each.judul_hasil],
        "hasil": list(each.hasil),
        "kop_tabel": [_text(text) for text in each.kop_tabel],
        "keterangan": [_text(text) for text in each.keterangan],
        "sumber": lines(each.sumber),
        "catatan": each.catatan,
    }


def _guide(guide: Petunjuk) -> doc.GuideData:
    return {
        "judul": guide.judul,
        "butir": [_text(text) for text in guide.butir],
        "sumber": lines(guide.sumber),
        "catatan": guide.catatan,
    }


def _text(text: TeksBersumber) -> doc.SourcedTextData:
    return {"nomor": text.nomor, "teks": text.teks, "sumber": lines(text.sumber)}
