"""What the budget of a tree adds up to, nothing counted twice."""

from pohon.anggaran.belanja import Belanja, Pos, compute_belanja, nomenklatur_keys, normalised, plain_kode
from pohon.anggaran.efisiensi import Efisiensi, beside, compute_efisiensi, mean_of_year
from pohon.anggaran.jumlah import Jumlah, Sebab, Serapan, TanpaSerapan, Terlewat, parts_of, roll_up
from pohon.anggaran.langkah import KerjaUang, LangkahUang, steps_of

__all__ = [
    "Belanja", "Efisiensi", "Jumlah", "KerjaUang", "LangkahUang", "Pos", "Sebab", "Serapan", "TanpaSerapan",
    "Terlewat", "beside", "compute_belanja", "compute_efisiensi", "mean_of_year", "nomenklatur_keys", "normalised",
    "parts_of", "plain_kode", "roll_up", "steps_of",
]  # fmt: skip
