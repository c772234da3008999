"""What the budget of a tree adds up to, nothing counted twice."""

from pohon.anggaran.belanja import Belanja, Pos, compute_belanja, nomenklatur_keys, normalised
from pohon.anggaran.efisiensi import Efisiensi, compute_efisiensi
from pohon.anggaran.jumlah import Jumlah, Sebab, Serapan, TanpaSerapan, Terlewat, parts_of, roll_up

__all__ = [
    "Belanja", "Efisiensi", "Jumlah", "Pos", "Sebab", "Serapan", "TanpaSerapan", "Terlewat", "compute_belanja",
    "compute_efisiensi", "nomenklatur_keys", "normalised", "parts_of", "roll_up",
]  # fmt: skip
