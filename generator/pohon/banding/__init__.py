"""The same thing in several dinas: what may be compared, by which name, for which reason, and with what care."""

from pohon.banding.isi import AngkaSetahun, Dari, Sebanding, facts_in, from_row, latest, names_in
from pohon.banding.kelompok import Anggota, Cocok, Kelompok, Milik, groups_of
from pohon.banding.nama import Bacaan, Perlakuan, Ubahan, read_indikator, read_nomenklatur, read_statement, read_words
from pohon.banding.setara import Hal, Putusan, Setara, judge, one_unit

__all__ = [
    "Anggota", "AngkaSetahun", "Bacaan", "Cocok", "Dari", "Hal", "Kelompok", "Milik", "Perlakuan", "Putusan",
    "Sebanding", "Setara", "Ubahan", "facts_in", "from_row", "groups_of", "judge", "latest", "names_in", "one_unit",
    "read_indikator", "read_nomenklatur", "read_statement", "read_words",
]  # fmt: skip
