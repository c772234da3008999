"""Advice about the budget: money that contradicts itself, and money of which nobody knows for what."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pohon.anggaran import Belanja, Pos, compute_belanja, nomenklatur_keys, parts_of
from pohon.model import Anggaran, Angka, Tree
from pohon.problems import Finding, Keys, shown

_TOLERANCE = Decimal(1)  # rupiah: what rounding to whole rupiah may leave
_KINDS = ("pagu", "realisasi")


def anggaran_keys(tree: Tree) -> Iterator[tuple[Anggaran, Keys]]:
    """The money of every sasaran and year with the way to it in the file."""
    for i, sasaran in enumerate(tree.isi.sasaran):
        for n, anggaran in enumerate(sasaran.anggaran):
            yield anggaran, ("sasaran", i, "anggaran", n)


def rupiah_figures(anggaran: Anggaran) -> Iterator[tuple[str, Angka]]:
    """The figures of one year that are there, by name."""
    yield from ((name, figure) for name in _KINDS if (figure := getattr(anggaran, name)))


def check_parts_add_up(tree: Tree) -> Iterator[Finding]:
    """Bagian-bagian anggaran tidak sama dengan jumlahnya.

    Sebuah program punya pagu atau realisasi sendiri, dan kegiatan di bawahnya juga; tetapi jumlah angka di bawahnya
    lebih besar, atau lebih kecil walaupun semua bagiannya sudah berangka. Selisih sampai Rp1 dibiarkan. Satu bagian
    saja boleh lebih kecil: yang lain mungkin tidak tercetak dalam pohon.

    Yang harus dilakukan: bandingkan dengan dokumen. Bila dokumen memang mencetaknya begitu, biarkan dan jelaskan pada
    `catatan`. Halaman situs memakai angka program itu sendiri.
    """
    if not any(s.anggaran for s in tree.isi.sasaran):
        return
    belanja = compute_belanja(tree.isi.sasaran)
    for i, sasaran in enumerate(tree.isi.sasaran):
        for n, anggaran in enumerate(sasaran.anggaran):
            pos = belanja.of(sasaran.id, anggaran.tahun)
            if pos and pos.sasaran[0] == sasaran.id:
                yield from _parts_differ(tree, belanja, anggaran.tahun, pos, ("sasaran", i, "anggaran", n))


def _parts_differ(tree: Tree, belanja: Belanja, tahun: str, pos: Pos, keys: Keys) -> Iterator[Finding]:
    parts, is_all = parts_of(belanja, tahun, pos.kunci)
    shared = {part.kunci for part in parts if _is_shared(belanja, part.kunci, pos.kunci, tahun)}
    for kind in _KINDS:
        own = getattr(pos, kind)
        figures = [(part.kunci in shared, getattr(part, kind)) for part in parts]
        there = [(is_shared, figure) for is_shared, figure in figures if figure is not None]
        if own is None or not there:
            continue
        least = sum((figure for is_shared, figure in there if not is_shared), Decimal(0))
        most = sum((figure for _, figure in there), Decimal(0))
        is_told = is_all and 1 < len(there) == len(figures)  # a lone part may be the only one in the document
        if least > own + _TOLERANCE or (is_told and most < own - _TOLERANCE):
            yield Finding(
                tree.places.at(*keys, kind),
                f"{kind.capitalize()} {tahun} {_rupiah(own)}, tetapi yang di bawahnya berjumlah "
                f"{_rupiah(least if least > own else most)}.",
                "Periksa angkanya; bila dokumen mencetaknya begitu, biarkan dan jelaskan pada catatan.",
            )


def _is_shared(belanja: Belanja, part: str, whole: str, tahun: str) -> bool:
    """Whether a part also belongs to money that is neither above nor below the whole: then its share is not known."""
    others = belanja.bagian_dari[part] - belanja.bagian_dari[whole] - {whole}
    return any(each in belanja.pos[tahun] and whole not in belanja.bagian_dari[each] for each in others)


def check_not_overspent(tree: Tree) -> Iterator[Finding]:
    """Realisasi anggaran melebihi pagu.

    Yang dibelanjakan lebih banyak daripada pagunya. Mungkin pagu sesudah perubahan belum ditulis, atau sebuah angka
    salah ketik.

    Yang harus dilakukan: bandingkan dengan dokumen; tulis pagu terakhir, dan jelaskan pada `catatan`.
    """
    for anggaran, keys in anggaran_keys(tree):
        pagu, realisasi = (figure.nilai if figure else None for figure in (anggaran.pagu, anggaran.realisasi))
        if pagu is not None and realisasi is not None and realisasi > pagu:
            yield Finding(
                tree.places.at(*keys, "realisasi"),
                f"Realisasi {_rupiah(realisasi)} melebihi pagu {_rupiah(pagu)}.",
                "Periksa kedua angka; tulis pagu sesudah perubahan bila ada.",
            )


def check_one_figure_per_nomenklatur(tree: Tree) -> Iterator[Finding]:
    """Anggaran tanpa nomenklatur, atau satu nomenklatur dengan dua angka.

    Pagu dan realisasi adalah milik sebuah nomenklatur: program, kegiatan, atau sub kegiatan. Tanpa nomenklatur tidak
    diketahui apakah uang yang sama sudah tertulis di tempat lain. Nomenklatur yang sama (menurut kodenya, atau menurut
    namanya bila kode tidak tercetak) hanya punya satu pagu dan satu realisasi setahun; situs menghitungnya sekali.

    Yang harus dilakukan: isi `nomenklatur` sasaran itu; tulis anggaran pada satu sasaran saja, atau dengan angka yang
    sama. Bila dokumen mencetak dua angka, pilih yang terakhir dan jelaskan pada `catatan`.
    """
    kunci = nomenklatur_keys(tree.isi.sasaran) if any(s.anggaran for s in tree.isi.sasaran) else {}
    seen: dict[tuple[str, str, str], tuple[str, Decimal]] = {}
    for i, sasaran in enumerate(tree.isi.sasaran):
        if sasaran.anggaran and not sasaran.nomenklatur and not tree.is_rusak("sasaran", i, "nomenklatur"):
            yield Finding(
                tree.places.key("sasaran", i, "anggaran"),
                f'Sasaran "{sasaran.id}" punya anggaran, tetapi tidak punya nomenklatur.',
                "Tulis nomenklatur: {nama: ..., kode: ...} seperti tercetak.",
            )
        for n, anggaran in enumerate(sasaran.anggaran):
            for kind, figure in rupiah_figures(anggaran):
                if figure.nilai is None or tree.is_rusak("sasaran", i, "anggaran", n):
                    continue
                first, nilai = seen.setdefault((kunci[sasaran.id], anggaran.tahun, kind), (sasaran.id, figure.nilai))
                if first != sasaran.id and nilai != figure.nilai:
                    yield _second(tree, ("sasaran", i, "anggaran", n, kind), first, nilai, figure)


def _second(tree: Tree, keys: Keys, first: str, nilai: Decimal, figure: Angka) -> Finding:
    return Finding(
        tree.places.at(*keys),
        f'Nomenklatur yang sama pada sasaran "{first}" tertulis {_rupiah(nilai)}, di sini {shown(figure.tercetak)}.',
        "Tulis anggaran sebuah nomenklatur sekali saja, atau dengan angka yang sama.",
    )


def _rupiah(value: Decimal) -> str:
    return "Rp" + f"{value:,f}".translate(str.maketrans(",.", ".,"))
