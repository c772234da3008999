"""Is every printed word in the content, and every text of the content on the page where a reader looks for it?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from pohon.build import Loaded
from pohon.format import calm
from pohon.model import Indikator, Pengukuran, Pohon, Sasaran
from pohon.understood import Understood
from pohon.views.source_pages import LINES
from tests.cover import compare, load, pieces
from tests.tools import CONTENT, Page, Site, flat

FILES = sorted(CONTENT.glob("*/*.yml"))
NAMES = [f"{file.parent.name}/{file.stem}" for file in FILES]
EACH_FILE = pytest.mark.parametrize("file", FILES, ids=NAMES)
EACH_TREE = pytest.mark.parametrize("name", NAMES)


# --- content against source ---


def source_of(file: Path, pohon: Pohon) -> str:
    return (file.parent / pohon.dokumen.sumber).read_text("utf-8")


@EACH_FILE
def test_the_content_is_the_source_word_for_word(file: Path) -> None:
    pohon = load(file)
    assert compare(pohon, source_of(file, pohon)) == []


def test_how_much_content_there_is(loaded: Loaded) -> None:
    assert len(loaded.trees) == 5
    assert sum(len(tree.isi.sasaran) for tree in loaded.trees) == 232
    assert sum(len(s.indikator) for tree in loaded.trees for s in tree.isi.sasaran) == 240


def test_bekasi_has_24_positions_in_25_printings(trees: Mapping[str, Understood]) -> None:
    """The head of the dinas is printed on both pages."""
    jabatan = trees["kota-bekasi/dinas-koperasi-ukm"].tree.isi.jabatan
    assert len(jabatan) == 24
    assert sum(len(j.bagian) for j in jabatan) == 25


# --- the comparison proves itself: it complains about any tampering ---

BEKASI = CONTENT / "kota-bekasi" / "dinas-koperasi-ukm.yml"
PURBALINGGA = CONTENT / "kabupaten-purbalingga" / "dinkopukm.yml"


def complaints(file: Path, old: str, new: str) -> list[str]:
    """What the comparison says when one text of the YAML is changed."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return compare(
        Pohon.model_validate(yaml.load(text.replace(old, new), yaml.BaseLoader)), source_of(file, load(file))
    )


STATEMENT = "pernyataan: Meningkatnya Jumlah Koperasi Sehat di Kabupaten purbaligga"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (STATEMENT, STATEMENT.replace(" Sehat", "")),
        (STATEMENT, STATEMENT.replace("purbaligga", "purbalingga")),
        (STATEMENT, STATEMENT.replace("Jumlah", "jumlah")),
        (STATEMENT, f"{STATEMENT} dan sekitarnya"),
        ('target: "0,0138%"', 'target: "0,0139%"'),
        ('target: "0,0138%"', 'target: "0,138%"'),
        ('["0", "0,46", "0,46", "0,46"]', '["0", "0,46", "0,46", null]'),
    ],
    ids=[
        "a word dropped",
        "a typo corrected",
        "a capital lowered",
        "words added",
        "a digit",
        "a comma",
        "a cell emptied",
    ],
)
def test_a_changed_text_is_noticed(old: str, new: str) -> None:
    assert complaints(PURBALINGGA, old, new)


def test_a_dropped_indikator_is_noticed() -> None:
    pohon = load(BEKASI)
    first = next(s for s in pohon.sasaran if s.indikator)
    poorer = first.model_copy(update={"indikator": first.indikator[1:]})
    sasaran = tuple(poorer if s is first else s for s in pohon.sasaran)
    assert compare(pohon.model_copy(update={"sasaran": sasaran}), source_of(BEKASI, pohon))


@EACH_FILE
def test_a_shifted_source_line_is_noticed(file: Path) -> None:
    """Each sasaran with source lines is moved one line down, one at a time."""
    pohon = load(file)
    source = source_of(file, pohon)
    for n, s in enumerate(pohon.sasaran[:10]):
        if s.sumber and s.pernyataan:
            shifted = s.model_copy(
                update={"sumber": tuple(r._replace(awal=r.akhir + 1, akhir=r.akhir + 1) for r in s.sumber)}
            )
            sasaran = (*pohon.sasaran[:n], shifted, *pohon.sasaran[n + 1 :])
            assert compare(pohon.model_copy(update={"sasaran": sasaran}), source), s.id


@EACH_FILE
def test_a_word_more_in_the_source_is_noticed(file: Path) -> None:
    pohon = load(file)
    source = source_of(file, pohon)
    assert compare(pohon, f"{source.rstrip()} sisipan\n")


# --- pages against content ---


class Promise(NamedTuple):
    """A text of the content and the page on which a reader would look for it."""

    path: str
    what: str
    text: str


def promises(u: Understood) -> Iterator[Promise]:
    """Every text of a tree with the page on which it must stand."""
    isi = u.tree.isi
    for s in isi.sasaran:
        yield from to_page(f"sasaran/{s.id}/", of_sasaran(u, s))
        yield from to_page("cascading/", [("pernyataan", s.nama), *(("indikator", ik.nama) for ik in s.indikator)])
        for ik in s.indikator:
            yield from to_page(f"indikator/{ik.id}/", of_indikator(u, s, ik))
        yield from to_page("lintas/", ((what, text) for what, text in of_partners(s)))
    for j in isi.jabatan:
        own = [("nama", calm(j.nama)), ("tercetak", j.nama), ("catatan", j.catatan), *lines(j.sumber)]
        answered = u.answered[j.id]
        yield from to_page(f"jabatan/{j.id}/", [*own, *(("sasaran", s.nama) for s in answered)])
    yield from to_page("", of_document(u))
    yield from to_page("penyusunan/", of_stages(u))
    for n, line in enumerate(u.tree.teks, 1):
        yield from to_page(source_page(n), [(f"baris {n}", line)])


def source_page(number: int) -> str:
    """Where a line of the source stands: the first page has no number, each later one that of its first line."""
    first = (number - 1) // LINES * LINES + 1
    return "sumber/" if first == 1 else f"sumber/{first}/"


Texts = Iterator[tuple[str, str | None]]


def to_page(path: str, texts: Iterator[tuple[str, str | None]] | list[tuple[str, str | None]]) -> Iterator[Promise]:
    yield from (Promise(path, what, text) for what, text in texts if text)


def lines(sumber: tuple[object, ...]) -> Texts:
    yield from (("sumber", f"baris {rentang}") for rentang in sumber)


def fields(thing: object, *names: str) -> Texts:
    yield from ((name, getattr(thing, name)) for name in names)


def of_sasaran(u: Understood, s: Sasaran) -> Texts:
    yield from fields(s, "label", "ringkasan", "definisi", "csf", "komponen_perencanaan", "catatan")
    yield from fields(s, "permasalahan", "strategi", "arah_kebijakan")
    yield "nama", s.pernyataan or s.nama
    yield from (("pernyataan lain", text) for text in s.pernyataan_lain)
    yield "kepastian", s.kepastian.catatan
    if s.nomenklatur:
        yield from fields(s.nomenklatur, "nama", "kode", "edisi")
        yield from lines(s.nomenklatur.sumber)
    if s.melalui_indikator:
        yield "melalui indikator", u.indikator[s.melalui_indikator][1].nama
    yield from (("penanggung jawab", calm(u.jabatan[j].nama)) for j in s.penanggung_jawab)
    for name in ("label", "definisi", "csf", "penanggung_jawab", "permasalahan", "strategi", "arah_kebijakan"):
        yield from lines(getattr(s.sumber_lain, name))
    yield from lines(s.sumber)
    yield from of_partners(s)
    for v in s.varian:
        yield from fields(v, "pernyataan", "rujukan", "label", "kondisi", "jenis_kinerja", "komponen_perencanaan")
        yield from fields(v, "jabatan", "catatan")
        yield "bagian", u.parts.get(v.di or "")
        yield from lines(v.sumber)
    yield from (("induk", u.sasaran[up].nama) for up in s.induk)
    yield from (("turunan", u.sasaran[down].nama) for down in u.children[s.id])
    yield from (("kemungkinan lain", u.sasaran[other].nama) for other in s.kepastian.alternatif)
    for ik in s.indikator:
        yield from fields(ik, "nama", "satuan", "permasalahan", "strategi", "arah_kebijakan", "catatan")
        yield from (("angka setahun", p.target.tercetak) for p in ik.pengukuran if p.target)
        yield from lines(ik.sumber)


def of_partners(s: Sasaran) -> Texts:
    for lintas in s.lintas:
        yield from fields(lintas, "mitra", "keterangan")
        yield from lines(lintas.sumber)


def of_indikator(u: Understood, s: Sasaran, ik: Indikator) -> Texts:
    yield from fields(ik, "nama", "nama_lain", "label", "satuan", "definisi", "formula", "sumber_data", "catatan")
    yield from fields(ik, "permasalahan", "strategi", "arah_kebijakan")
    yield "mengukur", s.nama
    yield "kepastian", ik.kepastian.catatan
    yield from (("penanggung jawab", calm(u.jabatan[j].nama)) for j in ik.penanggung_jawab or s.penanggung_jawab)
    yield from lines(ik.sumber)
    for name in ("label", "satuan", "definisi", "formula", "sumber_data", "penanggung_jawab", "strategi"):
        yield from lines(getattr(ik.sumber_lain, name))
    for v in ik.varian:
        yield from fields(v, "nama", "label", "catatan")
        yield from lines(v.sumber)
    for p in ik.pengukuran:
        yield from (("angka", figure) for figure in figures(p))
        yield "catatan", p.catatan
        yield from lines(p.sumber)
    if ik.baseline:
        yield "angka awal", ik.baseline.nilai.tercetak


def figures(p: Pengukuran) -> list[str]:
    """Every figure of a year, target before realisasi, quarters before the year, as printed."""
    quarters = (p.triwulan.target, p.triwulan.realisasi) if p.triwulan else ((), ())
    found = (*quarters[0], p.target, *quarters[1], p.realisasi)
    return [figure.tercetak for figure in found if figure]


def of_document(u: Understood) -> Texts:
    isi = u.tree.isi
    yield from fields(isi.perangkat_daerah, "nama", "singkatan", "urusan")
    yield from (("nama lain", name) for name in isi.perangkat_daerah.nama_lain)
    if isi.perangkat_daerah.wilayah:
        yield from fields(isi.perangkat_daerah.wilayah, "nama", "kode")
    yield from fields(isi.dokumen, "judul", "tahun", "catatan")
    for bagian in isi.dokumen.bagian:
        yield "nama", bagian.nama
        # "Cascading: CASCADING" would be said twice; its source line keeps the printed capitals.
        yield "judul", None if (bagian.judul or "").lower() == bagian.nama.lower() else bagian.judul
    if isi.dokumen.penandatangan:
        yield from fields(isi.dokumen.penandatangan, "nama", "jabatan")
    for jenjang in isi.jenjang:
        yield from fields(jenjang, "nama", "jabatan")
        yield from lines(jenjang.sumber)
    yield from (("sasaran", s.nama) for s in isi.sasaran)
    yield from (("jabatan", calm(j.nama)) for j in isi.jabatan)


def of_stages(u: Understood) -> Texts:
    if (made := u.tree.isi.penyusunan) is None:
        return
    yield "judul csf", made.judul_csf.teks if made.judul_csf else None
    for csf in made.csf:
        yield from fields(csf, "nomor", "teks", "lintas")
        yield from lines(csf.sumber)
        yield "menjadi", u.sasaran[csf.menjadi].nama if csf.menjadi else None
    for tahap in made.tahap:
        yield from fields(tahap, "judul", "catatan")
        for petunjuk in (*tahap.cara, *tahap.trik):
            yield from fields(petunjuk, "judul", "catatan")
            for butir in petunjuk.butir:
                yield from fields(butir, "nomor", "teks")
                yield from lines(butir.sumber)
        for teks in (*tahap.judul_hasil, *tahap.kop_tabel, *tahap.keterangan):
            yield "teks", teks.teks
        yield from (("hasil", u.sasaran[key].nama) for key in tahap.hasil)
        if tahap.bagian:
            for s in u.sasaran.values():
                for v in (v for v in s.varian if v.di == tahap.bagian):
                    yield "tabel", v.pernyataan or s.nama
                    yield from fields(v, "rujukan", "kondisi", "jenis_kinerja", "komponen_perencanaan", "jabatan")


MARKDOWN = re.compile(r"\]\([^)]*\)|[*`_\[\]]|^\s*(?:[-+]|\d+\.)\s", re.MULTILINE)


def plain(text: str) -> str:
    """The words of a text of which some are written in Markdown."""
    return flat(MARKDOWN.sub(" ", text))


def broken(promised: list[Promise], site: Site, name: str) -> list[Promise]:
    """The promises that the pages do not keep."""
    return [promise for promise in promised if not kept(promise, site.pages[f"{name}/{promise.path}index.html"])]


def kept(promise: Promise, page: Page) -> bool:
    if flat(promise.text) in page.text:
        return True
    written = promise.what in ("catatan", "kepastian")
    return written and plain(promise.text) in plain(page.text)


@EACH_TREE
def test_every_text_stands_where_a_reader_looks_for_it(name: str, site: Site, trees: Mapping[str, Understood]) -> None:
    promised = list(promises(trees[name]))
    assert len(promised) > 300
    assert broken(promised, site, name) == []


def test_a_missing_text_is_noticed(site: Site, trees: Mapping[str, Understood]) -> None:
    u = trees[NAMES[0]]
    promised = [Promise("sasaran/" + u.order[0] + "/", "definisi", "Tidak pernah tercetak")]
    assert broken(promised, site, NAMES[0]) == promised


@EACH_TREE
def test_a_page_is_headed_by_the_printed_text(name: str, site: Site, trees: Mapping[str, Understood]) -> None:
    u = trees[name]
    for key, s in u.sasaran.items():
        assert site.pages[f"{name}/sasaran/{key}/index.html"].h1 == flat(s.pernyataan or s.nama)
    for key, (_, ik) in u.indikator.items():
        assert site.pages[f"{name}/indikator/{key}/index.html"].h1 == flat(ik.nama)
    for key, j in u.jabatan.items():
        assert site.pages[f"{name}/jabatan/{key}/index.html"].h1.lower() == flat(j.nama).lower()


@EACH_TREE
def test_figures_stand_in_their_row(name: str, site: Site, trees: Mapping[str, Understood]) -> None:
    """Each figure is a cell of its own, in the printed order; nothing else in the row looks like one."""
    for key, (s, ik) in trees[name].indikator.items():
        on_sasaran = site.pages[f"{name}/sasaran/{s.id}/index.html"].one(f'[id="{key}"]')
        on_indikator = site.pages[f"{name}/indikator/{key}/index.html"].tree
        cells = [flat(cell.text()) for cell in on_sasaran.css("td")]
        for p in ik.pengukuran:
            setahun = p.target.tercetak if p.target else None
            quarters = [figure.tercetak for figure in (p.triwulan.target if p.triwulan else ()) if figure]
            expected = [*([setahun] if setahun else []), *quarters]
            assert [cell for cell in cells if cell in expected] == expected, f"{name} {key}"
            rows = [[flat(cell.text()) for cell in row.css("td")] for row in on_indikator.css("main tr")]
            assert any([cell for cell in row if cell in expected] == [*quarters, setahun] for row in rows), (
                f"{name} {key}"
            )


@EACH_TREE
def test_pieces_are_many(name: str) -> None:
    """The comparison looks at more texts than there are sasaran and indikator."""
    pohon = load(CONTENT / f"{name}.yml")
    assert len(list(pieces(pohon))) > len(pohon.sasaran) + sum(len(s.indikator) for s in pohon.sasaran)


TARGETS_2018 = {
    "koperasi-sehat": (("0,50%", "0,50%", "0,50%", "0,50%"), "2"),
    "usaha-mikro-menjadi-usaha-kecil": (("0", "2%", "4%", "2%"), "8"),
    "koperasi-aktif": (("0", "0", "0,5", "0,5"), "1%"),
    "anggota-koperasi": (("0", "0", "0", "3%"), "3%"),
    "pertumbuhan-umkm": (("0", "0", "0,030", "0,039"), "0,069%"),
    "umkm-bersertifikat": (("0", "0,46", "0,46", "0,46"), "0,0138%"),
    "promosi-pemasaran-umkm": None,  # the document prints no figure for it
}
"""The quarterly and annual targets of 2018, as the document prints them (lines 33 to 357 of its text)."""


def test_the_targets_of_purbalingga_stand_on_their_pages_as_printed(site: Site) -> None:
    folder = "kabupaten-purbalingga/dinkopukm/indikator"
    told = {
        page.path.split("/")[-2]: page
        for page in site.pages.values()
        if re.fullmatch(f"{folder}/[^/]+/index.html", page.path)
    }
    assert told.keys() == TARGETS_2018.keys()
    for key, page in told.items():
        rows = [[cell.text(strip=True) for cell in row.css("td")] for row in page.all("#isi tbody tr")]
        printed = [(tuple(row[1:5]), row[5]) for row in rows if row[:1] == ["Target"]]
        assert printed == ([TARGETS_2018[key]] if TARGETS_2018[key] else []), key
