"""The lock file of addresses: what is published now is added to it, nothing is ever taken out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pohon.build import load
from pohon.build.load import load_with
from pohon.build.permalinks import living
from pohon.model import Bagian
from pohon.model.permalink import FAMILIES, HALAMAN, IsiJanji, Janji, JanjiDinas, Living, Nasib, Permalink
from pohon.problems import PohonError, Problem, has_errors, in_order, reason_of
from pohon.reading import LOCK, read_permalinks
from pohon.reading.settings import read_settings

HEADER = """\
# Alamat yang pernah terbit, satu baris tiap id. Berkas ini ditulis oleh: pohon permalink
# Yang ditulis orang hanya keterangan pada id yang hilang, misalnya
#   s1: {diganti_oleh: s2, tanggal: 2026-11-21, alasan: "Rumusannya diperbarui"}
#   s9: {dicabut: {tanggal: 2026-11-21, alasan: "Program dihentikan", dokumen: "Perwal 12/2026"}}
# Jangan menghapus baris. Komentar lain tidak disimpan.
"""
_PLAIN = re.compile(r"[a-z0-9][a-z0-9./#-]*")
_NULLS = ("null",)  # what YAML reads as nothing


@dataclass(frozen=True)
class Recorded:
    """What was done: the file, how many new addresses each dinas has, all problems that remain."""

    file: Path
    new: Mapping[str, int]
    problems: tuple[Problem, ...]


def record(root: Path) -> Recorded:
    """Add all new addresses of a site to its lock file; nothing is written when the content has errors."""
    settings = read_settings(root)
    loaded = load_with(root, settings, locked=False)
    content = root / settings.value.settings.docs_dir if settings.value else root
    file = content / LOCK
    if loaded.site is None or settings.value is None:
        return Recorded(file, {}, loaded.problems)
    once = read_permalinks(content, root)
    if has_errors(once.problems):
        return Recorded(file, {}, in_order((*loaded.problems, *once.problems)))
    known = once.value.isi if once.value else Permalink()
    now = living(loaded.trees, settings.value.settings)
    _write(file, as_text(merged(known, now)))
    return Recorded(file, dict(_new(known, now)), load(root).problems)


def merged(known: Permalink, now: Living) -> Permalink:
    """What was published before and what is published now, in a fixed order."""
    before = {dinas.alamat: dinas.isi for dinas in known.dinas}
    both = ((each, before.get(each, IsiJanji()), now.get(each, {})) for each in sorted({*before, *now}))
    return Permalink(dinas=tuple(JanjiDinas(alamat=each, isi=_joined(isi, fresh)) for each, isi, fresh in both))


def _joined(before: IsiJanji, now: Mapping[str, frozenset[str]]) -> IsiJanji:
    families = {family: _ids(before.ids(family), now.get(family, frozenset())) for family in FAMILIES}
    pages = tuple(sorted({*before.halaman, *now.get(HALAMAN, ())}, key=_by_number))
    return before.model_copy(update={**families, HALAMAN: pages})


def _ids(before: Iterable[Janji], now: Iterable[str]) -> tuple[Janji, ...]:
    all_ids = {**{key: Janji(id=key) for key in now}, **{janji.id: janji for janji in before}}
    return tuple(all_ids[key] for key in sorted(all_ids, key=_by_number))


def _by_number(key: str) -> tuple[tuple[str, int], ...]:
    """`s2` before `s10`."""
    return tuple((text, int(number or 0)) for text, number in re.findall(r"(\D*)(\d*)", key))


def _new(known: Permalink, now: Living) -> Iterator[tuple[str, int]]:
    """How many addresses of each dinas were not known."""
    before = {dinas.alamat: dinas.isi for dinas in known.dinas}
    for alamat, families in now.items():
        isi = before.get(alamat, IsiJanji())
        old = {(family, janji.id) for family in FAMILIES for janji in isi.ids(family)}
        old |= {(HALAMAN, page) for page in isi.halaman}
        fresh = {(family, key) for family, keys in families.items() for key in keys} - old
        if count := len(fresh) + (alamat not in before):
            yield alamat, count


def as_text(permalink: Permalink) -> str:
    """The file: one line for each id, so that a change is read line by line."""
    return "\n".join((HEADER + f"versi: {permalink.versi}", *_lines(permalink))) + "\n"


def _lines(permalink: Permalink) -> Iterator[str]:
    for dinas in permalink.dinas:
        yield ""
        yield f"{dinas.alamat}:"
        yield from (f"  {key}: {value}" for key, value in _said(dinas.isi))
        for family in FAMILIES:
            ids = dinas.isi.ids(family)
            yield from ([f"  {family}:"] if ids else [])
            yield from (f"    {janji.id}:{_fate(janji.nasib)}" for janji in ids)
        yield from ([f"  {HALAMAN}:"] if dinas.isi.halaman else [])
        yield from (f"    - {page}" for page in dinas.isi.halaman)


def _fate(nasib: Nasib | None) -> str:
    return f" {_flow(nasib)}" if nasib else ""


def _flow(part: Bagian) -> str:
    return f"{{{', '.join(f'{key}: {value}' for key, value in _said(part))}}}"


def _said(part: Bagian) -> Iterator[tuple[str, str]]:
    """The keys of a fate that are written, with their values as YAML."""
    for key in Nasib.model_fields:
        value = getattr(part, key, None)
        if isinstance(value, Bagian):
            yield key, _flow(value)
        elif value is not None:
            plain = _PLAIN.fullmatch(value) and value not in _NULLS
            # A text of JSON is one of YAML.
            yield key, value if plain else json.dumps(value, ensure_ascii=False)


def _write(file: Path, text: str) -> None:
    """Write the file whole, and only when it changes."""
    try:
        if file.is_file() and file.read_text("utf-8") == text:
            return
        beside = file.with_name(f".{file.name}.baru")
        beside.write_text(text, "utf-8")
        beside.replace(file)
    except OSError as error:
        raise PohonError(
            f"Berkas {file} tidak dapat ditulis: {reason_of(error)}.", "Periksa izin folder isi."
        ) from error
