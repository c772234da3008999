"""Whether there is anything to show: a page is planned only where its data exist."""

from __future__ import annotations

from pohon.site import Site
from pohon.understood import Understood


def quarters(u: Understood) -> bool:
    """Whether any indikator has a quarterly target."""
    return any(p.triwulan and p.triwulan.target for _, ik in u.indikator.values() for p in ik.pengukuran)


def stages(u: Understood) -> bool:
    """Whether the document tells how the tree was made."""
    return u.tree.isi.penyusunan is not None


def indicators(u: Understood) -> bool:
    """Whether any sasaran has an indikator."""
    return bool(u.indikator)


def partners(u: Understood) -> bool:
    """Whether any sasaran names a partner outside the dinas."""
    return any(s.lintas for s in u.sasaran.values())


def budget(u: Understood) -> bool:
    """Whether any sasaran has a budget."""
    return any(s.anggaran for s in u.sasaran.values())


def source(u: Understood) -> bool:
    """Whether the tree has its source text."""
    return bool(u.tree.teks)


def measured(u: Understood) -> bool:
    """Whether any indikator has a realisasi."""
    return u.tahun is not None


def money(u: Understood) -> bool:
    """Whether any sasaran has a pagu or a realisasi of money."""
    return any(s.anggaran for s in u.sasaran.values()) and bool(u.belanja.pos)


def any_partners(site: Site) -> bool:
    """Whether any tree of the site names a partner."""
    return bool(site.with_lintas)
