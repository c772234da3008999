"""The tables, indexes, views and the full-text index of `data/pohon.sqlite`."""

from __future__ import annotations

TABLES = """
CREATE TABLE meta (
  nama TEXT PRIMARY KEY, nilai TEXT NOT NULL);

CREATE TABLE wilayah (
  id TEXT PRIMARY KEY, nama TEXT, kode TEXT, url TEXT NOT NULL);

-- kunci: wilayah/dinas, seperti dalam alamat halamannya
CREATE TABLE dinas (
  kunci TEXT PRIMARY KEY, id TEXT NOT NULL, wilayah TEXT NOT NULL REFERENCES wilayah (id), nama TEXT NOT NULL,
  singkatan TEXT, nama_lain TEXT, urusan TEXT, lisensi TEXT, berubah TEXT, url TEXT NOT NULL);

CREATE TABLE berkas (
  id INTEGER PRIMARY KEY, dinas TEXT NOT NULL REFERENCES dinas (kunci), nama TEXT NOT NULL, sha256 TEXT NOT NULL);

CREATE TABLE dokumen (
  dinas TEXT PRIMARY KEY REFERENCES dinas (kunci), judul TEXT NOT NULL, jenis TEXT NOT NULL,
  tahun TEXT, tahun_awal TEXT, tahun_akhir TEXT, sumber TEXT NOT NULL, fiktif INTEGER NOT NULL,
  penandatangan_jabatan TEXT, penandatangan_nama TEXT, penandatangan_penugasan TEXT, catatan TEXT);

-- kunci di sini dan di bawah: wilayah/dinas#id
CREATE TABLE bagian (
  kunci TEXT PRIMARY KEY, dinas TEXT NOT NULL REFERENCES dinas (kunci), id TEXT NOT NULL, nama TEXT NOT NULL,
  judul TEXT);

CREATE TABLE jenjang (
  dinas TEXT NOT NULL REFERENCES dinas (kunci), jenis TEXT NOT NULL, urutan INTEGER NOT NULL, nama TEXT NOT NULL,
  jabatan TEXT, PRIMARY KEY (dinas, urutan));

CREATE TABLE jabatan (
  kunci TEXT PRIMARY KEY, dinas TEXT NOT NULL REFERENCES dinas (kunci), id TEXT NOT NULL, nama TEXT NOT NULL,
  induk TEXT REFERENCES jabatan (kunci), jenjang TEXT, kepastian TEXT NOT NULL, catatan TEXT, url TEXT NOT NULL);

CREATE TABLE sasaran (
  kunci TEXT PRIMARY KEY, dinas TEXT NOT NULL REFERENCES dinas (kunci), id TEXT NOT NULL, urutan INTEGER NOT NULL,
  jenis TEXT NOT NULL, label TEXT, nama TEXT NOT NULL, pernyataan TEXT, pernyataan_lain TEXT, ringkasan TEXT,
  melalui_indikator TEXT REFERENCES indikator (kunci), bagian TEXT REFERENCES bagian (kunci),
  nomenklatur TEXT, nomenklatur_kode TEXT, nomenklatur_edisi TEXT, kondisi TEXT, jenis_kinerja TEXT,
  komponen_perencanaan TEXT, csf TEXT, asal TEXT, definisi TEXT, permasalahan TEXT, strategi TEXT,
  arah_kebijakan TEXT, kepastian_induk TEXT NOT NULL, kepastian_jenis TEXT NOT NULL,
  kepastian_pernyataan TEXT NOT NULL, kepastian_melalui_indikator TEXT NOT NULL,
  kepastian_nomenklatur TEXT NOT NULL, kepastian_penanggung_jawab TEXT NOT NULL, kepastian_definisi TEXT NOT NULL,
  alasan TEXT, catatan TEXT, url TEXT NOT NULL);

CREATE TABLE sasaran_induk (
  sasaran TEXT NOT NULL REFERENCES sasaran (kunci), induk TEXT NOT NULL REFERENCES sasaran (kunci),
  urutan INTEGER NOT NULL, PRIMARY KEY (sasaran, induk));

CREATE TABLE indikator (
  kunci TEXT PRIMARY KEY, dinas TEXT NOT NULL REFERENCES dinas (kunci), id TEXT NOT NULL, urutan INTEGER NOT NULL,
  sasaran TEXT NOT NULL REFERENCES sasaran (kunci), label TEXT, nama TEXT NOT NULL, nama_lain TEXT, iku INTEGER,
  satuan TEXT, definisi TEXT, formula TEXT, sumber_data TEXT, polaritas TEXT, metode TEXT, perhitungan TEXT,
  skala TEXT, permasalahan TEXT, strategi TEXT, arah_kebijakan TEXT,
  baseline_tahun INTEGER, baseline_tercetak TEXT, baseline_nilai REAL,
  target_akhir_periode_tahun INTEGER, target_akhir_periode_tercetak TEXT, target_akhir_periode_nilai REAL,
  kepastian_letak TEXT NOT NULL, kepastian_definisi TEXT NOT NULL, kepastian_target TEXT NOT NULL,
  kepastian_triwulan TEXT NOT NULL, kepastian_penanggung_jawab TEXT NOT NULL, kepastian_strategi TEXT NOT NULL,
  kepastian_arah_kebijakan TEXT NOT NULL, alasan TEXT, catatan TEXT, url TEXT NOT NULL);

-- periode: tahun, TW1 sampai TW4; jenis: target atau realisasi; nilai dalam satuan indikator; batas: ujung rentang
CREATE TABLE pengukuran (
  indikator TEXT NOT NULL REFERENCES indikator (kunci), tahun INTEGER NOT NULL, periode TEXT NOT NULL,
  jenis TEXT NOT NULL, tercetak TEXT NOT NULL, nilai REAL, persen INTEGER NOT NULL,
  batas_bawah REAL, batas_atas REAL, PRIMARY KEY (indikator, tahun, periode, jenis));

-- capaian yang dihitung, dalam persen; lingkup: periode itu, atau "s.d. TW3" untuk tahun yang belum lengkap;
-- target dan realisasi seperti masuk rumus, sebagai teks desimal; target berupa rentang: "6.5..8.5"
CREATE TABLE capaian (
  indikator TEXT NOT NULL REFERENCES indikator (kunci), tahun INTEGER NOT NULL, periode TEXT NOT NULL,
  lingkup TEXT NOT NULL, target TEXT, realisasi TEXT, nilai REAL, pita TEXT, tingkat INTEGER, alasan TEXT,
  andaian TEXT, PRIMARY KEY (indikator, tahun, periode));

-- langkah hitungan: rumus dengan nama, lalu dengan angkanya
CREATE TABLE langkah (
  indikator TEXT NOT NULL, tahun INTEGER NOT NULL, periode TEXT NOT NULL, nomor INTEGER NOT NULL, kerja TEXT NOT NULL,
  rumus TEXT NOT NULL, angka TEXT NOT NULL, hasil TEXT NOT NULL, PRIMARY KEY (indikator, tahun, periode, nomor),
  FOREIGN KEY (indikator, tahun, periode) REFERENCES capaian (indikator, tahun, periode));

-- rata-rata capaian indikator sebuah sasaran
CREATE TABLE capaian_sasaran (
  sasaran TEXT PRIMARY KEY REFERENCES sasaran (kunci), tahun INTEGER NOT NULL, nilai REAL, pita TEXT, tingkat INTEGER,
  dihitung INTEGER NOT NULL, semua INTEGER NOT NULL);

-- capaian di sini: yang dicetak dokumen, dalam persen
CREATE TABLE status_tahun (
  indikator TEXT NOT NULL REFERENCES indikator (kunci), tahun INTEGER NOT NULL, status_data TEXT,
  capaian_tercetak TEXT, capaian_nilai REAL, PRIMARY KEY (indikator, tahun));

CREATE TABLE komponen_rumus (
  indikator TEXT NOT NULL REFERENCES indikator (kunci), tahun INTEGER NOT NULL, nomor INTEGER NOT NULL,
  nama TEXT NOT NULL, peran TEXT NOT NULL, tercetak TEXT NOT NULL, nilai REAL, sumber TEXT,
  PRIMARY KEY (indikator, tahun, nomor));

-- jenis: faktor_pendukung, faktor_penghambat, tindak_lanjut
CREATE TABLE uraian_tahun (
  indikator TEXT NOT NULL REFERENCES indikator (kunci), tahun INTEGER NOT NULL, jenis TEXT NOT NULL,
  nomor INTEGER NOT NULL, teks TEXT NOT NULL, PRIMARY KEY (indikator, tahun, jenis, nomor));

CREATE TABLE bukti (
  indikator TEXT NOT NULL REFERENCES indikator (kunci), tahun INTEGER NOT NULL, nomor INTEGER NOT NULL,
  nama TEXT NOT NULL, tautan TEXT, PRIMARY KEY (indikator, tahun, nomor));

CREATE TABLE revisi_target (
  indikator TEXT NOT NULL REFERENCES indikator (kunci), nomor INTEGER NOT NULL, tahun INTEGER NOT NULL, tanggal TEXT,
  lama_tercetak TEXT NOT NULL, lama_nilai REAL, baru_tercetak TEXT NOT NULL, baru_nilai REAL, alasan TEXT,
  dokumen TEXT, sumber TEXT, PRIMARY KEY (indikator, nomor));

-- pagu dan realisasi dalam rupiah
CREATE TABLE anggaran (
  sasaran TEXT NOT NULL REFERENCES sasaran (kunci), nomor INTEGER NOT NULL, tahun INTEGER NOT NULL,
  pagu_tercetak TEXT, pagu_nilai REAL, realisasi_tercetak TEXT, realisasi_nilai REAL, sumber TEXT, catatan TEXT,
  PRIMARY KEY (sasaran, nomor));

CREATE TABLE catatan_tahun (
  indikator TEXT NOT NULL REFERENCES indikator (kunci), tahun INTEGER NOT NULL, catatan TEXT NOT NULL,
  PRIMARY KEY (indikator, tahun));

-- indikator kosong: jabatan ini menjawab sasarannya sendiri
CREATE TABLE penanggung_jawab (
  id INTEGER PRIMARY KEY, jabatan TEXT NOT NULL REFERENCES jabatan (kunci),
  sasaran TEXT NOT NULL REFERENCES sasaran (kunci), indikator TEXT REFERENCES indikator (kunci));

-- kemungkinan induk lain sebuah sasaran, atau sasaran lain sebuah indikator
CREATE TABLE alternatif (
  id INTEGER PRIMARY KEY, sasaran TEXT REFERENCES sasaran (kunci), indikator TEXT REFERENCES indikator (kunci),
  menjadi TEXT NOT NULL REFERENCES sasaran (kunci));

CREATE TABLE lintas (
  sasaran TEXT NOT NULL REFERENCES sasaran (kunci), nomor INTEGER NOT NULL, mitra TEXT NOT NULL, keterangan TEXT,
  tautan TEXT REFERENCES sasaran (kunci), PRIMARY KEY (sasaran, nomor));

-- teks: pernyataan atau nama, bila bunyinya berbeda
CREATE TABLE varian (
  id INTEGER PRIMARY KEY, sasaran TEXT REFERENCES sasaran (kunci), indikator TEXT REFERENCES indikator (kunci),
  di TEXT REFERENCES bagian (kunci), teks TEXT, label TEXT, rujukan TEXT, kondisi TEXT, jenis_kinerja TEXT,
  komponen_perencanaan TEXT, jabatan TEXT, sumber TEXT, catatan TEXT);

-- baris teks sumber; bagian menyebut teks mana dari sasaran, indikator, atau jabatan itu
CREATE TABLE sumber (
  id INTEGER PRIMARY KEY, dinas TEXT NOT NULL REFERENCES dinas (kunci), sasaran TEXT REFERENCES sasaran (kunci),
  indikator TEXT REFERENCES indikator (kunci), jabatan TEXT REFERENCES jabatan (kunci), bagian TEXT NOT NULL,
  awal INTEGER NOT NULL, akhir INTEGER NOT NULL);

CREATE TABLE teks_lain (
  id INTEGER PRIMARY KEY, dinas TEXT NOT NULL REFERENCES dinas (kunci), jenis TEXT NOT NULL, teks TEXT NOT NULL,
  dari TEXT REFERENCES sasaran (kunci), sumber TEXT, catatan TEXT);

CREATE TABLE csf (
  id INTEGER PRIMARY KEY, dinas TEXT NOT NULL REFERENCES dinas (kunci), nomor TEXT NOT NULL, teks TEXT NOT NULL,
  menjadi TEXT REFERENCES sasaran (kunci), lintas TEXT, sumber TEXT);

CREATE TABLE tahap (
  dinas TEXT NOT NULL REFERENCES dinas (kunci), nomor INTEGER NOT NULL, judul TEXT NOT NULL,
  bagian TEXT REFERENCES bagian (kunci), sumber TEXT, catatan TEXT, PRIMARY KEY (dinas, nomor));

-- jenis: cara, trik, judul_hasil, kop_tabel, keterangan; judul petunjuk pada cara dan trik
CREATE TABLE tahap_teks (
  id INTEGER PRIMARY KEY, dinas TEXT NOT NULL, tahap INTEGER NOT NULL, jenis TEXT NOT NULL, judul TEXT, nomor TEXT,
  teks TEXT, sumber TEXT, FOREIGN KEY (dinas, tahap) REFERENCES tahap (dinas, nomor));
"""

INDEXES = """
CREATE INDEX dinas_wilayah ON dinas (wilayah);
CREATE INDEX jabatan_dinas ON jabatan (dinas);
CREATE INDEX jabatan_induk ON jabatan (induk);
CREATE INDEX sasaran_dinas ON sasaran (dinas);
CREATE INDEX sasaran_jenis ON sasaran (jenis);
CREATE INDEX sasaran_induk_induk ON sasaran_induk (induk);
CREATE INDEX indikator_dinas ON indikator (dinas);
CREATE INDEX indikator_sasaran ON indikator (sasaran);
CREATE INDEX pengukuran_tahun ON pengukuran (tahun);
CREATE INDEX capaian_tahun ON capaian (tahun, periode);
CREATE INDEX anggaran_tahun ON anggaran (tahun);
CREATE INDEX penanggung_jawab_jabatan ON penanggung_jawab (jabatan);
CREATE INDEX penanggung_jawab_sasaran ON penanggung_jawab (sasaran);
CREATE INDEX penanggung_jawab_indikator ON penanggung_jawab (indikator);
CREATE INDEX lintas_mitra ON lintas (mitra);
CREATE INDEX varian_sasaran ON varian (sasaran);
CREATE INDEX varian_indikator ON varian (indikator);
CREATE INDEX sumber_sasaran ON sumber (sasaran);
CREATE INDEX sumber_indikator ON sumber (indikator);
CREATE INDEX sumber_jabatan ON sumber (jabatan);
"""

VIEWS = """
-- Siapa menjawab apa: jabatan indikator itu sendiri; bila tidak ada, jabatan sasarannya.
CREATE VIEW v_indikator AS
SELECT
  indikator.kunci, wilayah.nama AS wilayah, dinas.nama AS dinas, sasaran.jenis, sasaran.nama AS sasaran,
  indikator.nama AS indikator, indikator.satuan,
  coalesce(
    (SELECT group_concat(nama, '; ') FROM (
       SELECT jabatan.nama FROM penanggung_jawab JOIN jabatan ON jabatan.kunci = penanggung_jawab.jabatan
       WHERE penanggung_jawab.indikator = indikator.kunci ORDER BY penanggung_jawab.id)),
    (SELECT group_concat(nama, '; ') FROM (
       SELECT jabatan.nama FROM penanggung_jawab JOIN jabatan ON jabatan.kunci = penanggung_jawab.jabatan
       WHERE penanggung_jawab.sasaran = sasaran.kunci AND penanggung_jawab.indikator IS NULL
       ORDER BY penanggung_jawab.id))
  ) AS penanggung_jawab,
  indikator.url
FROM indikator
JOIN sasaran ON sasaran.kunci = indikator.sasaran
JOIN dinas ON dinas.kunci = indikator.dinas
JOIN wilayah ON wilayah.id = dinas.wilayah
ORDER BY dinas.rowid, indikator.urutan;

-- Angka dengan nama indikator dan dinasnya.
CREATE VIEW v_angka AS
SELECT
  v_indikator.wilayah, v_indikator.dinas, v_indikator.indikator, v_indikator.satuan, pengukuran.tahun,
  pengukuran.periode, pengukuran.jenis, pengukuran.tercetak, pengukuran.nilai, v_indikator.penanggung_jawab,
  v_indikator.url
FROM pengukuran JOIN v_indikator ON v_indikator.kunci = pengukuran.indikator;

-- Capaian dengan nama indikator dan dinasnya.
CREATE VIEW v_capaian AS
SELECT
  v_indikator.wilayah, v_indikator.dinas, v_indikator.indikator, v_indikator.satuan, capaian.tahun, capaian.periode,
  capaian.lingkup, capaian.target, capaian.realisasi, capaian.nilai, capaian.pita, capaian.alasan,
  v_indikator.penanggung_jawab, v_indikator.url
FROM capaian JOIN v_indikator ON v_indikator.kunci = capaian.indikator;
"""

# Outside content: the words stand in the tables once, and Datasette finds the index of a table by itself.
SEARCH = """
CREATE VIRTUAL TABLE sasaran_fts USING fts5 (
  nama, label, ringkasan, nomenklatur, nomenklatur_kode, csf, definisi, permasalahan, strategi, arah_kebijakan,
  content="sasaran", tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE indikator_fts USING fts5 (
  nama, nama_lain, satuan, definisi, formula, strategi, arah_kebijakan,
  content="indikator", tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE jabatan_fts USING fts5 (
  nama, content="jabatan", tokenize="unicode61 remove_diacritics 2");
INSERT INTO sasaran_fts (sasaran_fts) VALUES ('rebuild');
INSERT INTO indikator_fts (indikator_fts) VALUES ('rebuild');
INSERT INTO jabatan_fts (jabatan_fts) VALUES ('rebuild');
"""
