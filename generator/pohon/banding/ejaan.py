"""Words that documents write in several ways, and what each is read as: data only, so that anybody can add a row.

Only what is the same word stands here. The search knows more that readers may mean (`search/synonyms.py`): a
comparison must not.
"""

from __future__ import annotations

from collections.abc import Mapping

EJAAN: Mapping[str, str] = {
    "%": "persentase",
    "&": "dan",
    "aktifitas": "aktivitas",
    "analisa": "analisis",
    "bermitera": "bermitra",
    "berijin": "berizin",
    "bersertipikat": "bersertifikat",
    "dgn": "dengan",
    "dlm": "dalam",
    "ecommerce": "e commerce",
    "efektifitas": "efektivitas",
    "ijin": "izin",
    "jlh": "jumlah",
    "jml": "jumlah",
    "jmlh": "jumlah",
    "kab": "kabupaten",
    "kauntitas": "kuantitas",
    "kec": "kecamatan",
    "keanggotaanya": "keanggotaannya",
    "kemiteraan": "kemitraan",
    "koordinasidan": "koordinasi dan",
    "koprasi": "koperasi",
    "kwalitas": "kualitas",
    "memilki": "memiliki",
    "menengan": "menengah",
    "menngkatnya": "meningkatnya",
    "omset": "omzet",
    "pelarthan": "pelatihan",
    "pemasara": "pemasaran",
    "penagwasan": "pengawasan",
    "penegtahuan": "pengetahuan",
    "perijinan": "perizinan",
    "perkeroperasian": "perkoperasian",
    "persen": "persentase",
    "pesrsentase": "persentase",
    "presentase": "persentase",
    "produktifitas": "produktivitas",
    "propinsi": "provinsi",
    "prosen": "persentase",
    "prosentase": "persentase",
    "prov": "provinsi",
    "rapatkoordinasidan": "rapat koordinasi dan",
    "sertipikat": "sertifikat",
    "standarisasi": "standardisasi",
    "standart": "standar",
    "subkegiatan": "sub kegiatan",
    "terfasilitas": "terfasilitasi",
    "thd": "terhadap",
    "utk": "untuk",
    "walikota": "wali kota",
    "yg": "yang",
    "ysaha": "usaha",
}
"""A word as it is printed (small letters) -> the word or words as which it is read."""

FRASA: Mapping[str, str] = {
    "1 satu": "1",
    "2 dua": "2",
    "akuntabilitas kinerja instansi pemerintah": "akip",
    "alat tulis kantor": "atk",
    "aparatur sipil negara": "asn",
    "barang milik daerah": "bmd",
    "daerah kabupaten kota": "daerah kabupaten kota",
    "daerah kabupaten": "daerah kabupaten kota",
    "data base": "database",
    "indeks pembangunan manusia": "ipm",
    "koperasi simpan pinjam": "ksp",
    "pedagang kaki lima": "pkl",
    "pendapatan asli daerah": "pad",
    "produk domestik regional bruto": "pdrb",
    "satuan kerja perangkat daerah": "skpd",
    "sumber daya manusia": "sdm",
    "tingkat pengangguran terbuka": "tpt",
    "unit simpan pinjam": "usp",
    "usaha kecil dan menengah": "ukm",
    "usaha kecil menengah": "ukm",
    "usaha menengah usaha kecil dan usaha mikro": "umkm",
    "usaha mikro kecil dan menengah": "umkm",
    "usaha mikro kecil menengah": "umkm",
    "usaha mikro usaha kecil dan usaha menengah": "umkm",
}
"""Words in a row, after their spelling -> as which they are read. Of two that begin alike, the longer one is meant."""

KATA_JENJANG: Mapping[str, tuple[str, ...]] = {
    "sasaran_program": ("program",),
    "sasaran_kegiatan": ("kegiatan",),
    "sasaran_sub_kegiatan": ("sub", "kegiatan"),
}
"""The levels of the nomenklatur, and the words with which it may begin there."""

KATA_HASIL: Mapping[str, str] = {
    "meningkatnya": "peningkatan",
    "tercapainya": "pencapaian",
    "terfasilitasinya": "fasilitasi",
    "terkelolanya": "pengelolaan",
    "terkoordinasinya": "koordinasi",
    "terlaksananya": "pelaksanaan",
    "terpeliharanya": "pemeliharaan",
    "terselenggaranya": "penyelenggaraan",
    "tersedianya": "penyediaan",
    "tersusunnya": "penyusunan",
}
"""The word with which a sasaran says that a program is done -> the word with which the nomenklatur names the doing."""
