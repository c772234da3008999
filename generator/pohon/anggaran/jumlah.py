"""What a branch of a tree adds up to: every nomenklatur once, and what is part of another one not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Context, Decimal
from enum import StrEnum
from typing import NamedTuple

from pohon.anggaran.belanja import Belanja, Pos, walk
from pohon.capaian import rounded

_EXACT = Context(prec=120)  # sums and quotients of figures of 28 digits, none of them rounded before we say so


class Sebab(StrEnum):
    """Why a figure is not added."""

    SAMA = "sama"
    BAGIAN = "bagian"
    BEBERAPA_INDUK = "beberapa_induk"


class TanpaSerapan(StrEnum):
    """Why there is no serapan."""

    PAGU_TIDAK_ADA = "pagu_tidak_ada"
    REALISASI_TIDAK_ADA = "realisasi_tidak_ada"
    PAGU_NOL = "pagu_nol"


class Terlewat(NamedTuple):
    """A sasaran whose money is not added, because it is already in that of `oleh`, which is counted at `di`."""

    sasaran: str
    pos: Pos
    sebab: Sebab
    oleh: Pos
    di: str


class Serapan(NamedTuple):
    """How much of the pagu is spent, in percent with two decimals (half up); else `alasan`.

    It is taken over those `dari` of `semua` nomenklatur that have both figures: `pagu` and `realisasi` are their sums.
    """

    nilai: Decimal | None
    alasan: TanpaSerapan | None
    dari: int
    semua: int
    pagu: Decimal
    realisasi: Decimal


class Jumlah(NamedTuple):
    """What a branch adds up to in one year: what went in (`masuk`), what did not and why, and the sums.

    `sendiri`: the sasaran has its own figure, which stands for all below it. A sum is None where no part has a figure.
    """

    tahun: str
    sendiri: bool
    masuk: tuple[Pos, ...]
    terlewat: tuple[Terlewat, ...]
    pagu: Decimal | None
    realisasi: Decimal | None
    serapan: Serapan


def roll_up(b: Belanja, tahun: str, key: str | None = None) -> Jumlah:
    """What the branch of a sasaran adds up to in a year; without `key` the whole tree.

    A sasaran with its own figure stands for its branch. Else every nomenklatur below it counts once, but for those that
    are part of another one that counts.
    """
    own = b.of(key, tahun) if key is not None else None
    boxes = tuple(b.below(key) if key is not None else b.semua)
    there = {pos.kunci: pos for box in boxes if (pos := b.of(box, tahun))}
    masuk = {own.kunci: own} if own else {each: pos for each, pos in there.items() if not _whole_of(b, each, there)}
    return Jumlah(
        tahun=tahun,
        sendiri=own is not None,
        masuk=tuple(masuk.values()),
        terlewat=tuple(_left_out(b, tahun, (*((key,) if key is not None else ()), *boxes), masuk)),
        pagu=_sum(pos.pagu for pos in masuk.values()),
        realisasi=_sum(pos.realisasi for pos in masuk.values()),
        serapan=_serapan(tuple(masuk.values())),
    )


def parts_of(b: Belanja, tahun: str, kunci: str) -> tuple[tuple[Pos, ...], bool]:
    """What stands below a nomenklatur with figures of its own, and whether that is all: no part is without figures."""
    boxes = [key for key, own in b.kunci.items() if own == kunci]
    above = {kunci, *b.bagian_dari.get(kunci, ())}  # what stands above as well as below is no part
    there = {pos.kunci: pos for box in b.below(*boxes) if (pos := b.of(box, tahun)) and pos.kunci not in above}
    top = tuple(pos for each, pos in there.items() if not _whole_of(b, each, there))
    return top, not any(_is_gap(b, tahun, key) for key in _until_figures(b, tahun, boxes))


def _until_figures(b: Belanja, tahun: str, boxes: list[str]) -> Iterator[str]:
    """Everything below some sasaran, but for what stands below a figure."""
    ways = {key: () if b.of(key, tahun) else below for key, below in b.anak.items()}
    return walk(ways, (child for box in boxes for child in b.anak[box]), frozenset(boxes))


def _is_gap(b: Belanja, tahun: str, key: str) -> bool:
    return key in b.kunci and b.of(key, tahun) is None and not any(each in b.kunci for each in b.below(key))


def _whole_of(b: Belanja, kunci: str, there: Mapping[str, Pos]) -> str:
    """A nomenklatur among these of which one is a part, itself part of none; nothing where there is none.

    Two may be printed each below the other: then the first by its key is the whole.
    """
    wholes = [
        each
        for each in b.bagian_dari.get(kunci, ())
        if each in there and (kunci not in b.bagian_dari.get(each, ()) or each < kunci)
    ]
    tops = [each for each in wholes if not any(up in wholes and _is_above(b, up, each) for up in wholes)]
    return min(tops, default="")


def _is_above(b: Belanja, whole: str, part: str) -> bool:
    return whole in b.bagian_dari[part] and (part not in b.bagian_dari[whole] or whole < part)


def _left_out(b: Belanja, tahun: str, boxes: tuple[str, ...], masuk: Mapping[str, Pos]) -> Iterator[Terlewat]:
    """Every sasaran in a branch whose money is not added, or only once, in the order of the branch."""
    branch, counted = frozenset(boxes), _counted_at(b, boxes, masuk)
    alone = next(iter(masuk)) if len(masuk) == 1 else ""
    for key in boxes:
        pos = b.of(key, tahun)
        if pos is None:
            continue
        if pos.kunci not in masuk:
            whole = _whole_of(b, pos.kunci, masuk) or alone
            yield Terlewat(key, pos, Sebab.BAGIAN, masuk[whole], counted[whole])
        elif key != counted[pos.kunci]:
            yield Terlewat(key, pos, Sebab.SAMA, pos, counted[pos.kunci])
        elif sum(up in branch for up in b.induk[key]) > 1:
            yield Terlewat(key, pos, Sebab.BEBERAPA_INDUK, pos, key)


def _counted_at(b: Belanja, boxes: tuple[str, ...], masuk: Mapping[str, Pos]) -> dict[str, str]:
    """The sasaran in a branch at which each nomenklatur counts: where its figures are written, else the first."""
    found: dict[str, str] = {}
    for key in boxes:
        pos = masuk.get(b.kunci.get(key, ""))
        if pos and (pos.kunci not in found or key == pos.sasaran[0]):
            found[pos.kunci] = key
    return found


def _sum(figures: Iterable[Decimal | None]) -> Decimal | None:
    there = [figure for figure in figures if figure is not None]
    return _total(there) if there else None


def _total(figures: Iterable[Decimal]) -> Decimal:
    total = Decimal(0)
    for figure in figures:
        total = _EXACT.add(total, figure)
    return total


def _serapan(masuk: tuple[Pos, ...]) -> Serapan:
    """Over those that have both figures; what is absent is no zero."""
    both = [(p.pagu, p.realisasi) for p in masuk if p.pagu is not None and p.realisasi is not None]
    pagu, realisasi = (_total(figures) for figures in (zip(*both, strict=True) if both else ((), ())))
    nilai = percent(realisasi, pagu) if pagu > 0 else None
    alasan = None if nilai is not None else _reason(masuk, both=bool(both))
    return Serapan(nilai, alasan, len(both), len(masuk), pagu, realisasi)


def _reason(masuk: tuple[Pos, ...], *, both: bool) -> TanpaSerapan:
    if both:
        return TanpaSerapan.PAGU_NOL
    there = any(pos.pagu is not None for pos in masuk)
    return TanpaSerapan.REALISASI_TIDAK_ADA if there else TanpaSerapan.PAGU_TIDAK_ADA


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """`part / whole * 100`, rounded half up to two decimals; the whole is not zero."""
    return rounded(_EXACT.divide(_EXACT.multiply(part, Decimal(100)), whole))
