"""Rules about files and YAML: each function words one kind of trouble, its docstring is the manual."""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from pohon.problems import Finding, Rule, Source, shown

Words = Callable[..., Finding]


def not_utf8(where: Source) -> Finding:
    """Berkas bukan UTF-8.

    Semua berkas isi (YAML, teks sumber, Markdown) harus disimpan sebagai UTF-8. Berkas yang disimpan
    dari Excel atau Notepad lama kadang memakai Windows-1252; huruf seperti “ atau – lalu tidak terbaca.

    Yang harus dilakukan: buka berkas di editor teks, lalu pilih *Simpan sebagai* dengan pengodean UTF-8.
    """
    return Finding(
        where,
        "Berkas ini bukan teks UTF-8.",
        "Simpan ulang berkas dengan pengodean UTF-8 (di Notepad: Simpan sebagai, Pengodean: UTF-8).",
    )


_SYNTAX_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "Ada titik dua (:) di tempat yang tidak diharapkan.",
        'Bila titik dua itu bagian dari teks, apit seluruh teks dengan tanda kutip: nama: "Rencana: tahap 1".',
    ),
    (
        "found a tab character",
        "Baris ini dilekukkan dengan tab.",
        "Pakai spasi, bukan tab, untuk lekukan.",
    ),
    (
        "control characters are not allowed",
        "Ada karakter kendali yang tak terlihat.",
        "Hapus dan ketik ulang teks di sekitar tempat ini; karakter itu ikut tersalin dari dokumen lain.",
    ),
    (
        "cannot start any token",
        "Ada tanda yang tidak boleh mengawali isi (misalnya tab, @ atau `).",
        "Pakai spasi, bukan tab, untuk lekukan; apit teks yang diawali tanda khusus dengan tanda kutip.",
    ),
    (
        "could not find expected ':'",
        "Kunci ini tidak diikuti titik dua (:).",
        "Tulis kunci, titik dua, spasi, lalu isinya: nama: Koperasi Sehat.",
    ),
    (
        "did not find expected key",
        "Lekukan baris ini tidak cocok dengan baris di atasnya.",
        "Samakan jumlah spasi di awal baris dengan kunci lain pada objek yang sama.",
    ),
    (
        "did not find expected '-' indicator",
        "Butir daftar ini tidak sejajar dengan butir sebelumnya.",
        "Samakan jumlah spasi sebelum tanda - dengan butir lain pada daftar yang sama.",
    ),
    (
        "did not find expected ',' or",
        "Daftar atau objek dalam kurung tidak ditutup, atau kurang koma.",
        "Periksa kurung ] atau } penutup dan koma di antara isinya.",
    ),
    (
        "found unexpected end of stream",
        "Teks dalam tanda kutip tidak ditutup sampai akhir berkas.",
        "Tambahkan tanda kutip penutup di akhir teks.",
    ),
    (
        "unknown escape character",
        r"Ada garis miring terbalik (\) yang tidak dikenal di dalam tanda kutip ganda.",
        "Pakai tanda kutip tunggal ('...') bila teks memuat garis miring terbalik.",
    ),
    (
        "found unexpected document indicator",
        "Teks dalam tanda kutip tidak ditutup sebelum baris --- berikutnya.",
        "Tambahkan tanda kutip penutup di akhir teks.",
    ),
)


def syntax(path: str, text: str, error: yaml.YAMLError) -> Finding:
    """YAML tidak dapat dibaca.

    Susunan berkas melanggar aturan YAML, jadi isinya tidak dapat dibaca dari titik itu. Penyebab tersering:
    lekukan dengan tab, lekukan yang tidak sejajar, titik dua di dalam teks tanpa tanda kutip, tanda kutip
    atau kurung yang tidak ditutup.

    Contoh salah:

        nama: Rencana: tahap 1

    Tulis:

        nama: "Rencana: tahap 1"
    """
    said = str(getattr(error, "problem", None) or getattr(error, "reason", ""))
    message, hint = next(
        ((message, hint) for part, message, hint in _SYNTAX_WORDS if part in said),
        ("Susunan YAML salah di sini atau tepat di atasnya.", "Periksa lekukan, titik dua, tanda kutip, dan kurung."),
    )
    return Finding(_where(path, text, error), message, hint)


_NEVER_ENDED = ("could not find expected ':'", "found unexpected end of stream", "found unexpected document")
_NO_COMMA = "did not find expected ',' or"


def _where(path: str, text: str, error: yaml.YAMLError) -> Source:
    """The place of a YAML error: its mark, what was opened and never closed, or the character that YAML forbids."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        mark, opened = error.problem_mark, error.context_mark
        if opened is not None and _is_unclosed(text, str(error.problem), opened, mark):
            mark = opened
        return Source(path, mark.line + 1, mark.column + 1)
    forbidden = re.search("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    if forbidden is None:
        return Source(path)
    before = text[: forbidden.start()]
    return Source(path, before.count("\n") + 1, forbidden.start() - before.rfind("\n"))


def _is_unclosed(text: str, said: str, opened: yaml.Mark, mark: yaml.Mark) -> bool:
    """Whether what was opened was never closed; of a bracket, where a line stands no deeper than its own."""
    if _NO_COMMA not in said:
        return any(part in said for part in _NEVER_ENDED)
    if not text[mark.index :].strip():
        return True
    return opened.line < mark.line and _indentation(text, mark.index) <= _indentation(text, opened.index)


def _indentation(text: str, index: int) -> int:
    """How many blanks the line of a character begins with."""
    before = text[text.rfind("\n", 0, index) + 1 : index]
    return len(before) - len(before.lstrip(" "))


def unknown_alias(where: Source, anchor: str) -> Finding:
    """The wording of a YAML alias without its anchor; part of rule P002."""
    return Finding(
        where,
        f"Alias {shown('*' + anchor)} tidak punya jangkar {shown('&' + anchor)} di atasnya.",
        "Tulis isinya langsung; alias YAML jarang diperlukan. Teks yang diawali * harus diapit tanda kutip.",
    )


def key_not_text(where: Source) -> Finding:
    """The wording of a key that is itself a list or mapping; part of rule P002."""
    return Finding(where, "Kunci harus berupa teks.", "Hapus tanda ? atau kurung di awal baris ini.")


def second_document(where: Source) -> Finding:
    """The wording of a second YAML document in one file; part of rule P002."""
    return Finding(
        where, "Berkas memuat lebih dari satu dokumen YAML.", "Satu berkas untuk satu dinas: hapus baris --- ini."
    )


def too_large(where: Source, size: int, limit: int) -> Finding:
    """Berkas terlalu besar.

    Satu berkas memuat satu dinas. Batasnya 8 MiB, kira-kira lima ribu sasaran; berkas yang lebih besar
    hampir selalu salah tempel atau salah berkas.

    Yang harus dilakukan: periksa apakah berkas ini memang pohon satu dinas; bila ya, pecah per dinas.
    """
    return Finding(
        where,
        f"Berkas ini terlalu besar: {size / 2**20:.1f} MiB, batasnya {limit / 2**20:.0f} MiB.",
        "Satu berkas untuk satu dinas; periksa apakah ada isi yang salah tempel.",
    )


def too_deep(where: Source, limit: int) -> Finding:
    """Isi bersarang terlalu dalam.

    Pohon ditulis sebagai daftar datar; bentuknya dikatakan oleh `induk`, bukan oleh lekukan. Isi yang
    bersarang lebih dari 24 tingkat pasti salah susun.

    Yang harus dilakukan: tulis setiap sasaran sebagai butir sendiri di bawah `sasaran:` dan sebut induknya.
    """
    return Finding(
        where,
        f"Isi bersarang lebih dari {limit} tingkat.",
        "Tulis sasaran sebagai daftar datar; sebut induknya dengan kunci induk.",
    )


def too_many_values(where: Source, limit: int) -> Finding:
    """Isi terlalu banyak, atau alias YAML berlipat ganda.

    Berkas memuat lebih dari 400.000 nilai setelah alias YAML (`*nama`) dijabarkan. Alias yang menunjuk
    alias dapat melipatgandakan isi sampai komputer kehabisan memori, karena itu dibatasi.

    Yang harus dilakukan: tulis isinya langsung, tanpa jangkar (&) dan alias (*).
    """
    return Finding(
        where,
        f"Berkas memuat lebih dari {limit} nilai setelah alias dijabarkan.",
        "Hapus jangkar (&) dan alias (*); tulis isinya langsung.",
    )


def unknown_tag(where: Source, tag: str) -> Finding:
    """Tag YAML tidak dikenal.

    Isi ditulis sebagai teks biasa; tag seperti `!!python/object` atau `!include` tidak dipakai dan ditolak.

    Contoh salah:

        target: !!float 2,5

    Tulis:

        target: "2,5"
    """
    written = shown(tag.replace("tag:yaml.org,2002:", "!!"))
    return Finding(where, f"Tag YAML {written} tidak dipakai di sini.", "Hapus tag yang diawali tanda seru.")


def key_twice(where: Source, key: str, first_line: int) -> Finding:
    """Kunci ditulis dua kali.

    Dalam satu objek setiap kunci hanya boleh muncul sekali; kalau tidak, isi yang pertama hilang diam-diam.

    Contoh salah:

        nama: Koperasi Sehat
        satuan: persen
        nama: Koperasi Aktif

    Yang harus dilakukan: hapus salah satu, atau jadikan dua butir yang terpisah.
    """
    return Finding(
        where,
        f"Kunci {shown(key)} sudah ditulis pada baris {first_line}.",
        "Hapus salah satu; isi yang kedua akan menghapus yang pertama.",
    )


def not_an_object(where: Source) -> Finding:
    """Berkas kosong atau bukan objek.

    Berkas satu dinas dimulai dengan kunci-kunci utama: `perangkat_daerah`, `dokumen`, `sasaran`. Berkas
    kosong, atau berkas yang langsung dimulai dengan daftar (-) atau kalimat, tidak dapat dibaca. `mkdocs.yml`
    dimulai dengan kunci pengaturan, sedikitnya `site_name`.

    Contoh:

        perangkat_daerah: {nama: Dinas Koperasi}
        dokumen: {judul: Pohon Kinerja, jenis: pohon_kinerja, sumber: pohon.txt}
        sasaran:
          - {id: s1, jenis: sasaran, pernyataan: Meningkatnya koperasi sehat}
    """
    return Finding(
        where,
        "Berkas ini kosong atau tidak dimulai dengan kunci.",
        "Mulai dengan perangkat_daerah:, dokumen:, dan sasaran:.",
    )


def no_settings(where: Source) -> Finding:
    """The wording of settings that are empty or no object; part of rule P008."""
    return Finding(
        where,
        "Berkas ini kosong atau tidak dimulai dengan kunci.",
        'Mulai dengan kunci pengaturan, sedikitnya: site_name: "Pohon Kinerja".',
    )


def bad_name(where: Source, name: str) -> Finding:
    """Nama atau letak berkas tidak dapat menjadi alamat.

    Nama folder (wilayah) dan berkas (dinas) menjadi alamat halaman yang tetap, jadi hanya boleh memuat huruf
    kecil a-z, angka, dan tanda hubung. Letaknya selalu `content/<wilayah>/<dinas>.yml`: berkas YAML langsung di
    folder isi, atau lebih dalam dari satu folder, tidak terbaca dan tidak terbit.

    Contoh salah: `content/Kota Bekasi/Dinas UKM.yml` dan `content/dinas-ukm.yml`. Tulis:
    `content/kota-bekasi/dinas-ukm.yml`.
    """
    return Finding(
        where,
        f"Nama {shown(name)} tidak dapat menjadi alamat halaman.",
        "Pakai huruf kecil, angka, dan tanda hubung saja: content/kota-bekasi/dinas-ukm.yml.",
    )


def misplaced(where: Source) -> Finding:
    """The wording of a tree file that does not lie one folder down; part of rule P009."""
    return Finding(
        where,
        "Berkas dinas di tempat ini tidak terbaca dan tidak terbit.",
        "Pindahkan menjadi <wilayah>/<dinas>.yml, tepat satu folder di bawah folder isi.",
    )


def missing_file(where: Source, name: str) -> Finding:
    """Berkas yang disebut tidak ada.

    `dokumen.sumber` menyebut berkas teks di folder yang sama dengan berkas YAML; `nav` pada `mkdocs.yml`
    menyebut berkas Markdown di folder isi. Berkas itu tidak ditemukan atau namanya berbeda (huruf besar
    dan kecil dibedakan).

    Yang harus dilakukan: taruh berkasnya di tempat itu, atau betulkan namanya.
    """
    hint = "Periksa ejaan namanya, termasuk huruf besar dan kecil."
    return Finding(where, f"Berkas {shown(name)} tidak ditemukan.", hint)


def personal_number(where: Source) -> Finding:
    """NIP atau nomor pribadi lain.

    NIP (18 angka, rapat atau dipisah spasi, titik, tanda hubung, atau pergantian baris) tidak boleh
    diterbitkan, juga tidak di dalam teks sumber, komentar, atau halaman Markdown. Nama dan jabatan penanda
    tangan cukup.

    Yang harus dilakukan: hapus nomornya; pada teks sumber tulis `[disamarkan]` di tempatnya.
    """
    return Finding(
        where,
        "Ada nomor 18 angka yang tampak seperti NIP.",
        "Hapus nomor itu; pada teks sumber ganti dengan [disamarkan].",
    )


def no_trees(where: Source) -> Finding:
    """Tidak ada pohon.

    Folder isi tidak memuat satu pun berkas `<wilayah>/<dinas>.yml`, jadi tidak ada yang dapat diterbitkan.

    Yang harus dilakukan: taruh berkas dinas pertama, misalnya `content/kota-bekasi/dinas-koperasi.yml`,
    atau betulkan `docs_dir` di `mkdocs.yml`.
    """
    return Finding(
        where,
        "Folder isi tidak memuat satu pun berkas dinas.",
        "Taruh berkas di content/<wilayah>/<dinas>.yml, atau betulkan docs_dir.",
    )


ENCODING = Rule[Words]("P001", not_utf8)
SYNTAX = Rule[Words]("P002", syntax)
TOO_LARGE = Rule[Words]("P003", too_large)
TOO_DEEP = Rule[Words]("P004", too_deep)
TOO_MANY = Rule[Words]("P005", too_many_values)
TAG = Rule[Words]("P006", unknown_tag)
TWICE = Rule[Words]("P007", key_twice)
NOT_AN_OBJECT = Rule[Words]("P008", not_an_object)
BAD_NAME = Rule[Words]("P009", bad_name)
MISSING_FILE = Rule[Words]("P010", missing_file)
PERSONAL_NUMBER = Rule[Words]("P011", personal_number)
NO_TREES = Rule[Words]("P012", no_trees)

FILE_RULES: tuple[Rule[Words], ...] = (
    ENCODING,
    SYNTAX,
    TOO_LARGE,
    TOO_DEEP,
    TOO_MANY,
    TAG,
    TWICE,
    NOT_AN_OBJECT,
    BAD_NAME,
    MISSING_FILE,
    PERSONAL_NUMBER,
    NO_TREES,
)
