"""One YAML file: the tree of one dinas."""

from __future__ import annotations

from pohon.model.base import Bagian
from pohon.model.dinas import Dokumen, Jabatan, Jenjang, PerangkatDaerah
from pohon.model.penyusunan import Penyusunan
from pohon.model.sasaran import Sasaran


class Pohon(Bagian):
    """A flat list of sasaran in document order, its shape told by `induk`."""

    perangkat_daerah: PerangkatDaerah
    dokumen: Dokumen
    jenjang: tuple[Jenjang, ...] = ()
    jabatan: tuple[Jabatan, ...] = ()
    sasaran: tuple[Sasaran, ...]
    penyusunan: Penyusunan | None = None
