"""Values -> model: pydantic's errors translated by type into Indonesian findings with a hint."""

from __future__ import annotations

import difflib
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ValidationError

from pohon.problems import Finding, Keys, Places, Problem, Rule, shown


@dataclass(frozen=True)
class Misfit:
    """One value that does not fit the model: pydantic's error in our words."""

    kind: str
    keys: Keys
    value: object
    context: Mapping[str, object]
    places: Places
    root: type[BaseModel]

    @property
    def name(self) -> str:
        """The key of the value, or of the list in which it stands."""
        return next((str(key) for key in reversed(self.keys) if isinstance(key, str)), "berkas ini")

    def here(self, message: str, hint: str) -> Finding:
        """A finding at the value itself."""
        return Finding(self.places.at(*self.keys), message, hint)


Words = Callable[[Misfit], Finding]


def model_at(root: type[BaseModel], keys: Keys) -> type[BaseModel] | None:
    """The model class of the object at the end of a way, or None where there is none."""
    model: type[BaseModel] | None = root
    for key in keys:
        if model is None or isinstance(key, int):
            continue
        field = model.model_fields.get(key)
        model = _model_in(field.annotation) if field else None
    return model


def _model_in(annotation: object) -> type[BaseModel] | None:
    """The model class inside a type of any shape: `tuple[Sasaran, ...]` -> `Sasaran`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(part) for part in typing.get_args(annotation))
    return next((model for model in inner if model), None)


def known_keys(root: type[BaseModel], keys: Keys) -> tuple[str, ...]:
    """The keys that the object at the end of a way may have, in the model's order."""
    model = model_at(root, keys)
    return tuple(model.model_fields) if model else ()


def _nearest(misfit: Misfit) -> str | None:
    """The known key that an unknown one resembles."""
    known = known_keys(misfit.root, misfit.keys[:-1])
    return next(iter(difflib.get_close_matches(str(misfit.keys[-1]), known, n=1, cutoff=0.6)), None)


def misspelt(misfit: Misfit) -> frozenset[Keys]:
    """The way to the key that an unknown one resembles, when that is not written as well."""
    nearest = _nearest(misfit) if misfit.kind == "extra_forbidden" else None
    return frozenset({(*misfit.keys[:-1], nearest)} - misfit.places.marks.keys()) if nearest else frozenset()


def meant(misfit: Misfit) -> frozenset[Keys]:
    """The ways to what an unknown key may stand for: what it resembles, else all that is not written beside it."""
    if misfit.kind != "extra_forbidden" or _nearest(misfit):
        return misspelt(misfit)
    above = misfit.keys[:-1]
    return frozenset({(*above, key) for key in known_keys(misfit.root, above)} - misfit.places.marks.keys())


def unknown_key(misfit: Misfit) -> Finding:
    """Kunci tidak dikenal.

    Setiap objek hanya menerima kunci yang tertulis di [format isi](../format-isi.md). Biasanya ini salah
    ketik, atau kunci yang ditaruh pada objek yang salah karena lekukannya keliru.

    Contoh salah:

        - id: s1
          pernyatan: Meningkatnya koperasi sehat

    Tulis `pernyataan`. Catatan bebas ditulis pada kunci `catatan`, atau sebagai komentar (#).
    """
    nearest = _nearest(misfit)
    listed = f"Kunci yang dikenal di sini: {', '.join(known_keys(misfit.root, misfit.keys[:-1]))}."
    hint = f'Mungkin maksud Anda "{nearest}"?' if nearest else listed
    return Finding(misfit.places.key(*misfit.keys), f"Kunci {shown(misfit.keys[-1])} tidak dikenal.", hint)


def missing_key(misfit: Misfit) -> Finding:
    """Kunci wajib belum ada.

    Beberapa kunci harus selalu ada: `id` pada setiap sasaran, indikator, dan jabatan; `jenis` pada sasaran;
    `nama` pada indikator, jabatan, dan perangkat daerah; `judul`, `jenis`, dan `sumber` pada dokumen.

    Yang harus dilakukan: tambahkan kuncinya pada objek yang ditunjuk.
    """
    key = str(misfit.keys[-1])
    return Finding(misfit.places.at(*misfit.keys[:-1]), f'Kunci "{key}" belum ada.', f'Tambahkan "{key}: ..." di sini.')


def not_text(misfit: Misfit) -> Finding:
    """Isi seharusnya teks.

    Di tempat ini diharapkan satu teks, bukan daftar atau objek, dan bukan kosong. Sering terjadi bila titik
    dua di dalam kalimat membuat YAML membacanya sebagai objek.

    Contoh salah:

        definisi: {Jumlah koperasi sehat}

    Tulis: `definisi: Jumlah koperasi sehat`. Bila belum ada isinya, hapus kuncinya.
    """
    hint = "Apit teks yang memuat titik dua atau kurung dengan tanda kutip."
    if misfit.value is None:
        return misfit.here(f'"{misfit.name}" kosong.', "Isi, atau hapus kuncinya bila memang belum ada.")
    return misfit.here(f'Isi "{misfit.name}" harus satu teks, bukan daftar atau objek.', hint)


def not_object(misfit: Misfit) -> Finding:
    """Isi seharusnya objek.

    Di tempat ini diharapkan sekumpulan kunci dan isi, misalnya `wilayah: {nama: Kota Bekasi}`, bukan satu
    teks atau daftar.

    Contoh salah:

        wilayah: Kota Bekasi

    Tulis: `wilayah: {nama: Kota Bekasi}`.
    """
    known = ", ".join(known_keys(misfit.root, misfit.keys)[:6])
    return misfit.here(
        f'Isi "{misfit.name}" harus objek dengan kunci-kunci.',
        f"Kunci yang dikenal di sini: {known}." if known else "Tulis sebagai kunci: isi.",
    )


def not_list(misfit: Misfit) -> Finding:
    """Isi seharusnya daftar.

    Di tempat ini diharapkan daftar: setiap butir diawali tanda hubung, atau semua butir di dalam kurung
    siku.

    Contoh salah:

        sasaran: {id: s1, jenis: sasaran}

    Tulis:

        sasaran:
          - {id: s1, jenis: sasaran}
    """
    return misfit.here(f'Isi "{misfit.name}" harus daftar.', "Awali setiap butir dengan tanda hubung (-).")


def not_a_choice(misfit: Misfit) -> Finding:
    """Pilihan tidak dikenal.

    Kunci ini hanya menerima beberapa pilihan tetap (misalnya `jenis`, `polaritas`, `kepastian.induk`).
    Daftarnya ada di [format isi](../format-isi.md).

    Contoh salah: `polaritas: naik`. Tulis: `polaritas: positif`.
    """
    expected = str(misfit.context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    choices = [choice.strip() for choice in expected.split(",")]
    close = difflib.get_close_matches(str(misfit.value), choices, n=1, cutoff=0.6)
    hint = f'Mungkin maksud Anda "{close[0]}"? ' if close else ""
    return misfit.here(
        f'{shown(misfit.value)} bukan pilihan untuk "{misfit.name}".', f"{hint}Pilih salah satu: {', '.join(choices)}."
    )


def bad_pattern(misfit: Misfit) -> Finding:
    """Bentuk isi salah.

    Beberapa isi harus berbentuk tertentu: `id` hanya huruf kecil, angka, titik, dan tanda hubung (menjadi
    alamat halaman yang tetap); `tahun` empat angka; `tanggal` hari yang ada, seperti `2026-11-21`; kode wilayah
    seperti `33.03`; alamat web diawali `https://`.

    Contoh salah: `id: SASARAN 1`. Tulis: `id: s1`.
    """
    shapes = {
        "tahun": ("empat angka", "2024"),
        "tahun_awal": ("empat angka", "2024"),
        "tahun_akhir": ("empat angka", "2026"),
        "kode": ("kode Kemendagri", "33.03"),
        "site_url": ("alamat web", "https://kinerja.contoh.go.id/"),
        "repo_url": ("alamat web", "https://git.contoh.go.id/pohon"),
        "url": ("alamat web", "https://contoh.go.id/lisensi"),
        "sejak": ("empat angka", "2024"),
        "sampai": ("tahun-bulan-hari", "2026-09-30"),
        "tanggal": ("tahun-bulan-hari", "2026-11-21"),
        "tautan": ("alamat web", "https://contoh.go.id/berita-acara.pdf"),
        "alamat": ("wilayah/dinas", "kota-bekasi/dinas-koperasi"),
        "diganti_oleh": ("id, wilayah/dinas#id, atau wilayah/dinas", "kota-bekasi/dinas-koperasi#s1"),
    }
    what, example = shapes.get(misfit.name, ("huruf kecil, angka, titik, dan tanda hubung", "koperasi-sehat"))
    return misfit.here(
        f'{shown(misfit.value)} tidak sah untuk "{misfit.name}".', f"Bentuk yang benar: {what}, misalnya {example}."
    )


def empty_text(misfit: Misfit) -> Finding:
    """Teks kosong.

    Teks tidak boleh kosong. Yang belum ada tidak ditulis sama sekali; situs lalu menampilkannya sebagai
    "belum diisi".

    Contoh salah: `definisi: ""`. Yang harus dilakukan: isi, atau hapus kuncinya.
    """
    return misfit.here(f'"{misfit.name}" kosong.', "Isi, atau hapus kuncinya bila memang belum ada.")


def not_a_figure(misfit: Misfit) -> Finding:
    """Angka kosong atau bukan angka.

    Sel yang kosong tidak sama dengan 0. Pada `triwulan`, sel kosong ditulis `null`; di tempat lain kuncinya
    dihapus. Angka ditulis seperti tercetak, dalam tanda kutip bila memuat koma atau persen: `"0,5"`.
    """
    return misfit.here(
        f'"{misfit.name}" harus berisi angka seperti tercetak.',
        'Tulis misalnya "0,5" atau "2%"; sel triwulan yang kosong ditulis null.',
    )


def not_lines(misfit: Misfit) -> Finding:
    """Nomor baris tidak sah.

    `sumber` menyebut baris pada teks sumber: satu nomor (`142`) atau rentang dari yang kecil ke yang besar
    (`74-84`). Setiap butir daftar adalah satu kali tercetak.

    Contoh salah: `sumber: [84-74]` atau `sumber: [hal. 3]`. Tulis: `sumber: [74-84]`.
    """
    return misfit.here(
        f"{shown(misfit.value)} bukan nomor baris.", "Tulis satu nomor (142) atau rentang dari kecil ke besar (74-84)."
    )


def not_whole(misfit: Misfit) -> Finding:
    """Bukan bilangan bulat.

    Nomor tahap ditulis sebagai bilangan bulat: 1 sampai 5.
    """
    hint = f'Tulis angka saja, misalnya "{misfit.name}: 1".'
    return misfit.here(f"{shown(misfit.value)} bukan bilangan bulat.", hint)


def not_yes_or_no(misfit: Misfit) -> Finding:
    """Bukan true atau false.

    Kunci `iku` (indikator kinerja utama) hanya menerima `true` (ya) atau `false` (tidak).
    """
    message = f'Isi "{misfit.name}" harus true (ya) atau false (tidak).'
    return misfit.here(message, "Tulis true bila ya, false bila tidak.")


def outside(misfit: Misfit) -> Finding:
    """Jalur keluar dari folder situs.

    Folder dan berkas yang disebut di `mkdocs.yml` harus berada di dalam folder situs itu sendiri: tanpa `..`
    dan tanpa garis miring di awal.

    Contoh salah: `site_dir: ../publik`. Tulis: `site_dir: publik`.
    """
    hint = "Tulis jalur tanpa .. dan tanpa / di awal."
    return misfit.here(f"Jalur {shown(misfit.value)} keluar dari folder situs.", hint)


def misshapen(misfit: Misfit) -> Finding:
    """Isi tidak sesuai format.

    Isi di tempat ini tidak sesuai dengan [format isi](../format-isi.md), misalnya lebih panjang daripada yang
    dapat menjadi alamat halaman.
    """
    return misfit.here(f'Isi "{misfit.name}" tidak sesuai format.', "Lihat docs/format-isi.md untuk bentuk yang benar.")


SHAPE_RULES: tuple[tuple[str, Rule[Words]], ...] = (
    ("extra_forbidden", Rule("P101", unknown_key)),
    ("missing", Rule("P102", missing_key)),
    ("string_type", Rule("P103", not_text)),
    ("model_type", Rule("P104", not_object)),
    ("tuple_type", Rule("P105", not_list)),
    ("enum", Rule("P106", not_a_choice)),
    ("string_pattern_mismatch", Rule("P107", bad_pattern)),
    ("string_too_short", Rule("P108", empty_text)),
    ("angka", Rule("P109", not_a_figure)),
    ("rentang_baris", Rule("P110", not_lines)),
    ("int_parsing", Rule("P111", not_whole)),
    ("bool_parsing", Rule("P112", not_yes_or_no)),
    ("jalur_luar", Rule("P113", outside)),
    ("lain", Rule("P119", misshapen)),
)
_RULES = dict(SHAPE_RULES)
_SAME = {
    "bool_type": "bool_parsing",
    "int_type": "int_parsing",
    "literal_error": "enum",
    "model_attributes_type": "model_type",
    "too_short": "string_too_short",
}


def misfits(error: ValidationError, places: Places, root: type[BaseModel]) -> Iterator[Misfit]:
    """Pydantic's errors, one by one, in our terms."""
    for each in error.errors(include_url=False):
        kind = _SAME.get(each["type"], each["type"])
        yield Misfit(kind, each["loc"], each["input"], each.get("ctx", {}), places, root)


def explain(misfit: Misfit) -> Problem:
    """The Problem that an author reads for a value that does not fit."""
    rule = _RULES.get(misfit.kind, _RULES["lain"])
    return rule.problem(rule.apply(misfit))
