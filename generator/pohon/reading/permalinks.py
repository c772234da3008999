"""`permalink.lock.yml` -> `Checked[Permalinks]`; what people write as keys becomes the lists of the model."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from pohon.model.permalink import FAMILIES, Permalink, Permalinks
from pohon.problems import Checked, Finding, Keys, Mark, Places, Problem, Source, has_errors, in_order
from pohon.reading import rules
from pohon.reading.events import Value, build
from pohon.reading.files import decode, is_file, read_bytes
from pohon.reading.salvage import model_or_salvage
from pohon.reading.shape import Misfit, explain

LOCK = "permalink.lock.yml"

_FATE = "Kosongkan, atau tulis {diganti_oleh: ...} atau {dicabut: {tanggal: ..., alasan: ..., dokumen: ...}}."
_DINAS = "Tulis di bawahnya kunci sasaran, indikator, jabatan, atau halaman."
_IDS = "Tulis satu id di setiap baris, diikuti titik dua."
_START = "Kembalikan berkas ini dari riwayat git; yang baru dibuat dengan: pohon permalink."


def read_permalinks(content: Path, root: Path) -> Checked[Permalinks]:
    """Read the file below the content folder; neither a value nor a problem where there is none."""
    file = content / LOCK
    if not is_file(file):
        return Checked(None)
    shown = file.relative_to(root).as_posix()
    text = decode(read_bytes(file), shown)
    if text.value is None:
        return Checked(None, text.problems)
    document = build(text.value, shown)
    problems = (*text.problems, *document.problems)
    if not isinstance(document.value, dict):
        if not has_errors(document.problems):
            finding = Finding(Source(shown), "Berkas ini kosong atau tidak dimulai dengan kunci.", _START)
            problems = (*problems, rules.NOT_AN_OBJECT.problem(finding))
        return Checked(None, in_order(problems))
    shaped = _shaped(document.value, document.places)
    places = shaped.places()
    salvaged = model_or_salvage(Permalink, shaped.value, places)
    problems = in_order((*problems, *shaped.problems, *salvaged.problems))
    if salvaged.model is None:
        return Checked(None, problems)
    rusak = salvaged.rusak.union(shaped.rusak)
    return Checked(Permalinks(salvaged.model, places, rusak), problems)


@dataclass
class _Shaped:
    """The file on its way into the shape of the model: `ways` are the new ways of old ones."""

    written: Places
    value: dict[str, Value] = field(default_factory=dict)
    ways: dict[Keys, Keys] = field(default_factory=dict)
    named: list[tuple[Keys, Keys]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rusak: list[Keys] = field(default_factory=list)

    def places(self) -> Places:
        """Where each value stands, by the way to it in the model."""
        marks = self.written.marks
        named = {new: _of_key(marks[old]) for new, old in self.named}
        moved = {self._moved(old): mark for old, mark in marks.items()}
        return Places(self.written.path, {("dinas",): marks[()], **named, **moved})

    def _moved(self, old: Keys) -> Keys:
        length = next(length for length in range(len(old), -1, -1) if old[:length] in self.ways)
        return (*self.ways[old[:length]], *old[length:])

    def refuse(self, old: Keys, new: Keys, value: Value, hint: str) -> None:
        """Tell that an object belongs here."""
        told = explain(Misfit("model_type", old, value, {}, self.written, Permalink))
        self.problems.append(replace(told, hint=hint))
        self.rusak.append(new)


def _of_key(mark: Mark) -> Mark:
    """The mark of a key, as if it were a value."""
    return (*mark[2:], *mark[2:])


def _shaped(whole: dict[str, Value], places: Places) -> _Shaped:
    shaped = _Shaped(places, ways={(): ()})
    all_dinas: list[Value] = []
    for key, written in whole.items():
        if key == "versi":
            shaped.value[key] = written
            continue
        new: Keys = ("dinas", len(all_dinas))
        shaped.named += [(new, (key,)), ((*new, "alamat"), (key,))]
        shaped.ways[key,] = (*new, "isi")
        all_dinas.append({"alamat": key, "isi": _dinas(shaped, key, written)})
    shaped.value["dinas"] = all_dinas
    return shaped


def _dinas(shaped: _Shaped, key: str, written: Value) -> Value:
    """What one dinas has published, its ids as lists."""
    if not isinstance(written, dict):
        if written is not None:
            shaped.refuse((key,), shaped.ways[key,][:-1], written, _DINAS)
        return {}
    return {name: _ids(shaped, (key, name), part) if name in FAMILIES else part for name, part in written.items()}


def _ids(shaped: _Shaped, old: Keys, written: Value) -> Value:
    """Ids as a list of objects: `{s1: null}` -> `[{id: s1}]`."""
    above = (*shaped.ways[old[:1]], old[1])
    if not isinstance(written, dict):
        if written is not None:
            shaped.refuse(old, above, written, _IDS)
        return []
    listed: list[Value] = []
    for key, fate in written.items():
        new = (*above, len(listed))
        shaped.named += [(new, (*old, key)), ((*new, "id"), (*old, key))]
        shaped.ways[(*old, key)] = (*new, "nasib")
        if fate is not None and not isinstance(fate, dict):
            shaped.refuse((*old, key), new, fate, _FATE)
        listed.append({"id": key, **({"nasib": fate} if isinstance(fate, dict) else {})})
    return listed
