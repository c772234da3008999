"""Thirty questions of citizens, journalists and inspectors: the page that answers each, and the answer by SQL."""

from __future__ import annotations

from typing import NamedTuple

PURBALINGGA = "kabupaten-purbalingga/dinkopukm/"
BEKASI = "kota-bekasi/dinas-koperasi-ukm/"
MAKASSAR = "kota-makassar/dinas-koperasi-ukm/"
KOPERASI_DAN_UKM = "wilayah-tidak-disebut/dinas-koperasi-ukm/"
DKUKMPP = "wilayah-tidak-disebut/dkukmpp/"


class Fakta(NamedTuple):
    """A question as it is typed into a search box.

    `halaman` lists the routes of the pages that answer it, the best first; one of them must be found. `sql` asks
    `data/pohon.sqlite` for the same fact: one row of one value, `jawaban`.
    """

    pertanyaan: str
    halaman: tuple[str, ...]
    sql: str
    jawaban: str | int


FAKTA: tuple[Fakta, ...] = (
    # Siapa menjawab apa
    Fakta(
        "siapa yang bertanggung jawab atas PKL di Bekasi",
        (
            f"{BEKASI}sasaran/inf.s1/",
            f"{BEKASI}indikator/pkl-menempati-tempat-ditetapkan/",
            f"{BEKASI}jabatan/kabid-usaha-informal/",
        ),
        """SELECT jabatan.nama FROM penanggung_jawab
           JOIN jabatan ON jabatan.kunci = penanggung_jawab.jabatan
           JOIN sasaran ON sasaran.kunci = penanggung_jawab.sasaran
           WHERE sasaran.dinas = 'kota-bekasi/dinas-koperasi-ukm' AND sasaran.jenis = 'sasaran_program'
             AND sasaran.pernyataan LIKE '%PKL%'""",
        "KEPALA BIDANG USAHA INFORMAL",
    ),
    Fakta(
        "penanggung jawab prosentase koperasi aktif Purbalingga",
        (
            f"{PURBALINGGA}indikator/koperasi-aktif/",
            f"{PURBALINGGA}sasaran/p1/",
            f"{PURBALINGGA}jabatan/kabid-koperasi/",
        ),
        """SELECT penanggung_jawab FROM v_indikator
           WHERE wilayah = 'Kabupaten Purbalingga' AND indikator = 'Prosentase Koperasi Aktif'""",
        "Kabid Koperasi",
    ),
    Fakta(
        "siapa urus ijin koprasi simpan pinjam di Bekasi",
        (
            f"{BEKASI}sasaran/kop.s1/",
            f"{BEKASI}sasaran/kop.k1/",
            f"{BEKASI}sasaran/pgw1.s1/",
            f"{BEKASI}indikator/koperasi-berizin-simpan-pinjam/",
            f"{BEKASI}indikator/penerbitan-izin-simpan-pinjam/",
            f"{BEKASI}indikator/usaha-simpan-pinjam-kantor-cabang/",
            f"{BEKASI}jabatan/kabid-koperasi/",
        ),
        """SELECT penanggung_jawab FROM v_indikator
           WHERE indikator = 'Persentase Koperasi yang Memiliki Izin Simpan Pinjam'""",
        "KEPALA BIDANG KOPERASI",
    ),
    Fakta(
        "siapa yang membayar gaji pegawai dinas koperasi Bekasi",
        (
            f"{BEKASI}sasaran/ben.s4/",
            f"{BEKASI}indikator/gaji-pegawai-terbayar/",
            f"{BEKASI}jabatan/bendahara/",
        ),
        "SELECT penanggung_jawab FROM v_indikator WHERE indikator LIKE '%Gaji Pegawai%'",
        "BENDAHARA",
    ),
    Fakta(
        "siapa menilai arsip yang akan dimusnahkan",
        (
            f"{BEKASI}sasaran/ars.s1/",
            f"{BEKASI}indikator/arsip-diseleksi-dimusnahkan/",
            f"{BEKASI}jabatan/arsiparis/",
        ),
        """SELECT jabatan.nama FROM sasaran_fts
           JOIN sasaran ON sasaran.rowid = sasaran_fts.rowid
           JOIN penanggung_jawab ON penanggung_jawab.sasaran = sasaran.kunci
           JOIN jabatan ON jabatan.kunci = penanggung_jawab.jabatan
           WHERE sasaran_fts MATCH 'arsip dimusnahkan'""",
        "ARSIPARIS AHLI MUDA",
    ),
    Fakta(
        "daya beli masyarakat Makassar tanggung jawab siapa",
        (f"{MAKASSAR}sasaran/w/", f"{MAKASSAR}jabatan/walikota/"),
        """SELECT jabatan.nama FROM sasaran
           JOIN penanggung_jawab ON penanggung_jawab.sasaran = sasaran.kunci AND penanggung_jawab.indikator IS NULL
           JOIN jabatan ON jabatan.kunci = penanggung_jawab.jabatan
           WHERE sasaran.pernyataan = 'Meningkatnya Daya Beli Masyarakat'""",
        "WALIKOTA",
    ),
    Fakta(
        "atasan analis SDM aparatur Bekasi",
        (f"{BEKASI}jabatan/analis-sdm/", f"{BEKASI}jabatan/kasubag-tata-usaha/"),
        """SELECT atasan.nama FROM jabatan JOIN jabatan AS atasan ON atasan.kunci = jabatan.induk
           WHERE jabatan.nama = 'ANALIS SDM APARATUR'""",
        "KEPALA SUB BAGIAN TATA USAHA",
    ),
    # Target dan triwulan
    Fakta(
        "target koperasi sehat Purbalingga triwulan 3",
        (
            f"{PURBALINGGA}indikator/koperasi-sehat/",
            f"{PURBALINGGA}sasaran/s1/",
            f"{PURBALINGGA}rencana-aksi/",
        ),
        """SELECT pengukuran.tercetak FROM pengukuran JOIN indikator ON indikator.kunci = pengukuran.indikator
           WHERE indikator.dinas = 'kabupaten-purbalingga/dinkopukm' AND indikator.nama = 'Koperasi Sehat'
             AND pengukuran.jenis = 'target' AND pengukuran.periode = 'TW3'""",
        "0,50%",
    ),
    Fakta(
        "usaha mikro menjadi usaha kecil purbalingga target triwulan III",
        (
            f"{PURBALINGGA}indikator/usaha-mikro-menjadi-usaha-kecil/",
            f"{PURBALINGGA}sasaran/s1/",
            f"{PURBALINGGA}rencana-aksi/",
        ),
        """SELECT nilai FROM pengukuran
           WHERE indikator = 'kabupaten-purbalingga/dinkopukm#usaha-mikro-menjadi-usaha-kecil' AND periode = 'TW3'""",
        4,
    ),
    Fakta(
        "berapa target UMKM bersertifikat 2018",
        (
            f"{PURBALINGGA}indikator/umkm-bersertifikat/",
            f"{PURBALINGGA}sasaran/p2/",
        ),
        """SELECT tercetak FROM pengukuran JOIN indikator ON indikator.kunci = pengukuran.indikator
           WHERE indikator.nama LIKE '%UMKM Bersertifikat%' AND tahun = 2018 AND periode = 'tahun'""",
        "0,0138%",
    ),
    Fakta(
        "target peningkatan anggota koprasi kabupaten purbalingga",
        (
            f"{PURBALINGGA}indikator/anggota-koperasi/",
            f"{PURBALINGGA}sasaran/p1/",
        ),
        """SELECT tercetak FROM pengukuran JOIN indikator ON indikator.kunci = pengukuran.indikator
           WHERE indikator.nama LIKE '%peningkatan jml Anggota Koperasi' AND jenis = 'target' AND periode = 'tahun'""",
        "3%",
    ),
    # Isi sebuah indikator
    Fakta(
        "definisi cakupan UMKM yang difasilitasi promosi dan pemasaran",
        (f"{PURBALINGGA}indikator/promosi-pemasaran-umkm/", f"{PURBALINGGA}sasaran/p3/"),
        "SELECT definisi FROM indikator WHERE nama = 'Cakupan UMKM yang difasilitasi Promosi dan Pemasaran'",
        "Jumlah UMKM yang sdh Di fasilitasi Promosi dan pemasaran Dibagi Jumlah UMKM terdaftar kalikan Seratus",
    ),
    Fakta(
        "strategi data pelaku UMKM dengan desa, kecamatan dan BPS",
        (f"{PURBALINGGA}indikator/usaha-mikro-menjadi-usaha-kecil/", f"{PURBALINGGA}sasaran/s1/"),
        "SELECT nama FROM indikator WHERE strategi LIKE '%Desa, Kecamatan dan BPS%'",
        "Usaha Mikro menjadi Usaha Kecil",
    ),
    Fakta(
        "angka pengangguran Makassar",
        (f"{MAKASSAR}indikator/pengangguran-terbuka/", f"{MAKASSAR}sasaran/w/"),
        "SELECT sasaran FROM v_indikator WHERE indikator = 'Tingkat Pengangguran Terbuka'",
        "Meningkatnya Daya Beli Masyarakat; Tersedianya Kemudahan Akses Peluang Bisnis Kerja dan Peluang Bisnis Baru",
    ),
    Fakta(
        "nilai AKIP diskopukm",
        (
            f"{BEKASI}indikator/nilai-akip-tujuan/",
            f"{BEKASI}indikator/nilai-akip-sasaran/",
            f"{BEKASI}sasaran/tujuan-1/",
            f"{BEKASI}sasaran/sasaran-1/",
        ),
        "SELECT count(*) FROM indikator WHERE nama = 'Nilai AKIP DISKOPUKM'",
        2,
    ),
    Fakta(
        "kasus penyelewengan koperasi",
        (f"{KOPERASI_DAN_UKM}indikator/kasus-penyelewengan-koperasi/", f"{KOPERASI_DAN_UKM}sasaran/p5/"),
        """SELECT sasaran.pernyataan FROM indikator JOIN sasaran ON sasaran.kunci = indikator.sasaran
           WHERE indikator.nama LIKE '%kasus penyelewengan%'""",
        "Meningkatnya penagwasan koperasi",
    ),
    Fakta(
        "usaha mikro naik kelas",
        (f"{DKUKMPP}indikator/usaha-mikro-naik-kelas/", f"{DKUKMPP}sasaran/t2/"),
        """SELECT sasaran.kepastian_induk FROM indikator JOIN sasaran ON sasaran.kunci = indikator.sasaran
           WHERE indikator.nama = 'Persentase Usaha Mikro Naik Kelas'""",
        "mungkin",
    ),
    Fakta(
        "usaha mikro jualan online e-commerce",
        (f"{DKUKMPP}indikator/usaha-mikro-menerapkan-e-commerce/", f"{DKUKMPP}sasaran/s2.2/"),
        """SELECT varian.teks FROM varian JOIN indikator ON indikator.kunci = varian.indikator
           WHERE indikator.nama LIKE '%E-Commerce' AND varian.teks IS NOT NULL""",
        "Persentase Usaha Mikro yang Menerapkan E-Comerce",
    ),
    Fakta(
        "pelatihan SDM koperasi Makassar",
        (
            f"{MAKASSAR}indikator/sdm-koperasi-pendidikan-pelatihan/",
            f"{MAKASSAR}sasaran/sp4/",
            f"{MAKASSAR}sasaran/sp4.k1/",
            f"{MAKASSAR}sasaran/sp4.k1.1/",
            f"{MAKASSAR}indikator/sdm-memahami-perkoperasian/",
            f"{MAKASSAR}indikator/pengurus-pengelola-terfasilitasi-pelatihan/",
        ),
        """SELECT indikator.nama FROM indikator_fts JOIN indikator ON indikator.rowid = indikator_fts.rowid
           WHERE indikator_fts MATCH 'sdm pelatihan' AND indikator.dinas = 'kota-makassar/dinas-koperasi-ukm'""",
        "Presentase SDM Koperasi yang mendapat Pendidikan dan Pelatihan",
    ),
    # Sasaran, nomenklatur, kondisi, CSF
    Fakta(
        "kondisi operasional pengawasan koperasi",
        (f"{DKUKMPP}sasaran/s1.2.1.1/", f"{DKUKMPP}indikator/koperasi-diawasi/"),
        "SELECT nama FROM sasaran WHERE kondisi = 'operasional' AND nama LIKE '%Pengawasan Koperasi%'",
        "Terlaksananya Pengawasan Koperasi",
    ),
    Fakta(
        "csf rendahnya penghasilan usaha mikro",
        (f"{DKUKMPP}sasaran/s2/", f"{DKUKMPP}penyusunan/"),
        """SELECT sasaran.nama FROM csf JOIN sasaran ON sasaran.kunci = csf.menjadi
           WHERE csf.teks = 'Rendahnya Penghasilan Usaha Mikro'""",
        "Meningkatnya Laba Usaha Mikro",
    ),
    Fakta(
        "program kemitraan, promosi dan pemasaran produk UMKM",
        (f"{PURBALINGGA}sasaran/p3/", f"{PURBALINGGA}indikator/promosi-pemasaran-umkm/"),
        """SELECT induk.nama FROM sasaran JOIN sasaran_induk ON sasaran_induk.sasaran = sasaran.kunci
           JOIN sasaran AS induk ON induk.kunci = sasaran_induk.induk
           WHERE sasaran.nomenklatur = 'Program Kemitraan, Promosi dan Pemasaran Produk UMKM'""",
        "Meningkatnya Kemandirian dan Daya Saing Koperasi dan Dan Usaha Kecil Mikro",
    ),
    Fakta(
        "koperasi sehat Makassar",
        (
            f"{MAKASSAR}sasaran/s2/",
            f"{MAKASSAR}indikator/koperasi-sehat/",
            f"{MAKASSAR}indikator/koperasi-simpan-pinjam-sehat/",
            f"{MAKASSAR}sasaran/sp3/",
        ),
        """SELECT sasaran.pernyataan FROM sasaran JOIN dinas ON dinas.kunci = sasaran.dinas
           JOIN wilayah ON wilayah.id = dinas.wilayah
           WHERE wilayah.nama = 'Kota Makassar' AND sasaran.pernyataan LIKE '%Koperasi Sehat'""",
        "Meningkatnya Lembaga Koperasi Sehat",
    ),
    Fakta(
        "tempat promosi usaha di terminal, pelabuhan, stasiun",
        (
            f"{KOPERASI_DAN_UKM}sasaran/sk21/",
            f"{KOPERASI_DAN_UKM}sasaran/k18/",
            f"{KOPERASI_DAN_UKM}indikator/usaha-menengah-terfasilitasi-sk21/",
        ),
        """SELECT sasaran.id FROM sasaran_fts JOIN sasaran ON sasaran.rowid = sasaran_fts.rowid
           WHERE sasaran_fts MATCH 'promosi stasiun'""",
        "sk21",
    ),
    # Mitra di luar dinas
    Fakta(
        "dinas mana yang mengurus ijin koperasi dan usaha mikro",
        (f"{DKUKMPP}sasaran/c3/", f"{DKUKMPP}lintas/", "lintas/"),
        """SELECT lintas.mitra FROM lintas JOIN sasaran ON sasaran.kunci = lintas.sasaran
           WHERE sasaran.nama = 'Mudahnya Pengurusan Ijin Koperasi dan Usaha Mikro'""",
        "DINAS PMPTSP",
    ),
    Fakta(
        "kerja sama dengan desa verifikasi data UKM",
        (f"{DKUKMPP}sasaran/c6/", f"{DKUKMPP}lintas/", "lintas/"),
        """SELECT sasaran.nama FROM lintas JOIN sasaran ON sasaran.kunci = lintas.sasaran
           WHERE lintas.mitra = 'DESA'""",
        "Kemudahan verifikasi dan validasi data UKM",
    ),
    # Dokumen, sumber, jumlah
    Fakta(
        "Rita Hartati kepala dinas koperasi Bekasi",
        (BEKASI, f"{BEKASI}sumber/", f"{BEKASI}jabatan/kepala-dinas/"),
        "SELECT penandatangan_nama FROM dokumen WHERE penandatangan_jabatan LIKE '%KOTA BEKASI'",
        "Dra. Rita Hartati, MM",
    ),
    Fakta(
        "zonasi pedagang kaki lima",
        (
            f"{BEKASI}sasaran/penyusun2.s3/",
            f"{BEKASI}indikator/laporan-zonasi-pedagang-kaki-lima/",
        ),
        """SELECT sumber.awal || '-' || sumber.akhir FROM sumber JOIN sasaran ON sasaran.kunci = sumber.sasaran
           WHERE sasaran.pernyataan = 'Tersusunnya Laporan Pembagian Zonasi Pedagang Kaki Lima'
             AND sumber.indikator IS NULL AND sumber.bagian = 'pernyataan'""",
        "978-984",
    ),
    Fakta(
        "berapa program dinas koperasi kota Makassar",
        (MAKASSAR, f"{MAKASSAR}cascading/"),
        """SELECT count(*) FROM sasaran
           WHERE dinas = 'kota-makassar/dinas-koperasi-ukm' AND jenis = 'sasaran_program'""",
        6,
    ),
    Fakta(
        "pohon kinerja dinas koperasi dan UKM jumlah sub kegiatan",
        (KOPERASI_DAN_UKM, f"{KOPERASI_DAN_UKM}cascading/"),
        """SELECT count(*) FROM sasaran JOIN dokumen ON dokumen.dinas = sasaran.dinas
           WHERE dokumen.judul = 'Pohon Kinerja Dinas Koperasi dan UKM' AND sasaran.jenis = 'sasaran_sub_kegiatan'""",
        28,
    ),
)
