"""The catalogue: every file that the site can contain, one row each. Paths live here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pohon import exports, has, search, views
from pohon.exports import feeds, social
from pohon.gathered import Gathered
from pohon.links import Links
from pohon.site import Site
from pohon.understood import Understood
from pohon.views.parts import Page

S = TypeVar("S", Understood, Site, Gathered)


@dataclass(frozen=True)
class Output(Generic[S]):
    """One kind of file: its name (also its template's), its path, for which keys, and what is in it.

    `keys` yields nothing where a page has no data: it is then neither planned nor linked. A view that is a text or
    bytes is the file itself; any other is rendered by the template `pages/<name>.html`. A page that is not `listed`
    stands in no sitemap.
    """

    name: str
    path: str
    keys: Callable[[S], Iterable[str]]
    view: Callable[[S, str, Links], Page | str | bytes]
    listed: bool = True


def once(_: object) -> tuple[str, ...]:
    """One file for the whole subject."""
    return ("",)


def when(there: Callable[[S], bool]) -> Callable[[S], tuple[str, ...]]:
    """One file where there is something to show, else none."""
    return lambda subject: ("",) if there(subject) else ()


def with_address(keys: Callable[[Understood], Iterable[str]]) -> Callable[[Understood], Iterable[str]]:
    """These keys, if the site has an address: what strangers load needs a full one."""
    return lambda u: keys(u) if feeds.has_address(u) else ()


# fmt: off
# The pages of a tree; there is one of each in every language of the site.
PAGES: tuple[Output[Understood], ...] = (
    Output("dinas",        "{wilayah}/{dinas}/index.html",                 once,                    views.dinas),
    Output("sasaran",      "{wilayah}/{dinas}/sasaran/{key}/index.html",   lambda u: u.sasaran,     views.sasaran),
    Output("indikator",    "{wilayah}/{dinas}/indikator/{key}/index.html", lambda u: u.indikator,   views.indikator),
    Output("jabatan",      "{wilayah}/{dinas}/jabatan/{key}/index.html",   lambda u: u.jabatan,     views.jabatan),
    Output("cascading",    "{wilayah}/{dinas}/cascading/index.html",       once,                    views.cascading),
    Output("rencana-aksi", "{wilayah}/{dinas}/rencana-aksi/index.html",    when(has.quarters),      views.rencana_aksi),
    Output("penyusunan",   "{wilayah}/{dinas}/penyusunan/index.html",      when(has.stages),        views.penyusunan),
    Output("lintas-dinas", "{wilayah}/{dinas}/lintas/index.html",          when(has.partners),      views.lintas),
    Output("sumber",       "{wilayah}/{dinas}/sumber/index.html",          when(has.source),        views.sumber),
    Output("sumber-lanjut", "{wilayah}/{dinas}/sumber/{key}/index.html",   views.later_starts,      views.sumber),
    Output("data-dinas",   "{wilayah}/{dinas}/data/index.html",            once,                    views.data_dinas),
    Output("kartu",        "{wilayah}/{dinas}/indikator/{key}/kartu/index.html", lambda u: u.indikator, views.kartu, False),
)

# The downloads of a tree: made before any page, in this order, so that every link to them can tell their size.
FILES: tuple[Output[Understood], ...] = (
    Output("xlsx",           "{wilayah}/{dinas}/data/pohon.xlsx",          once,                    exports.xlsx_file),
    Output("indikator-csv",  "{wilayah}/{dinas}/data/indikator.csv",       once,                    exports.indikator_csv),
    Output("sasaran-csv",    "{wilayah}/{dinas}/data/sasaran.csv",         once,                    exports.sasaran_csv),
    Output("jabatan-csv",    "{wilayah}/{dinas}/data/jabatan.csv",         once,                    exports.jabatan_csv),
    Output("lintas-csv",     "{wilayah}/{dinas}/data/lintas.csv",          when(has.partners),      exports.lintas_csv),
    Output("csvw",           "{wilayah}/{dinas}/data/csv-metadata.json",   once,                    exports.csvw_file),
    Output("datapackage",    "{wilayah}/{dinas}/data/datapackage.json",    once,                    exports.datapackage_file),
    Output("data-json",      "{wilayah}/{dinas}/data/pohon.json",          once,                    exports.json_file),
    Output("yaml",           "{wilayah}/{dinas}/data/pohon.yml",           once,                    exports.yaml_file),
    Output("teks",           "{wilayah}/{dinas}/data/sumber.txt",          when(has.source),        exports.text_file),
    Output("bagan",          "{wilayah}/{dinas}/data/pohon.svg",           once,                    views.bagan),
    Output("dot",            "{wilayah}/{dinas}/data/pohon.dot",           once,                    exports.dot_file),
    Output("oembed",         "{wilayah}/{dinas}/indikator/{key}/oembed.json", with_address(lambda u: u.indikator), feeds.oembed),
    Output("gambar-dinas",   "{wilayah}/{dinas}/gambar.png",               when(social.wanted),     social.picture),
    Output("gambar-sasaran", "{wilayah}/{dinas}/sasaran/{key}/gambar.png", lambda u: u.sasaran if social.wanted(u) else (), social.picture),
    Output("cari-rekam",   "{wilayah}/{dinas}/data/cari-{key}.json",       search.chunk_keys,       search.tree_records),
    Output("data-cari",    "{wilayah}/{dinas}/data/cari.json",             once,                    search.tree_index),
)

SITE_PAGES: tuple[Output[Site], ...] = (
    Output("beranda",      "index.html",                                   once,                    views.beranda),
    Output("wilayah",      "{key}/index.html",                             Site.wilayah,            views.wilayah),
    Output("lintas",       "lintas/index.html",                            when(has.any_partners),  views.lintas_situs),
    Output("halaman",      "{key}/index.html",                             Site.page_keys,          views.halaman),
    Output("data",         "data/index.html",                              once,                    views.data),
    Output("versi",        "versi/index.html",                             once,                    views.versi),
    Output("cari",         "cari/index.html",                              once,                    views.cari),
    Output("indeks",       "indeks/{key}index.html",                       views.indeks_keys,       views.indeks),
    Output("404",          "404.html",                                     once,                    views.not_found),
)

# Made of what the trees have published themselves, before the pages of the site.
SITE_FILES: tuple[Output[Gathered], ...] = (
    Output("sqlite",         "data/pohon.sqlite",                          once,                    exports.sqlite_file),
    Output("jenjang",        "data/jenjang/{key}.json",                    exports.levels,          exports.level_file),
    Output("skema",          "data/skema/pohon-1.json",                    once,                    exports.schema_file),
    Output("openapi",        "data/openapi.json",                          once,                    feeds.openapi),
    Output("katalog",        "data/katalog.jsonld",                        when(feeds.has_address), feeds.dcat),
    Output("perubahan-atom", "perubahan.atom",                             when(feeds.has_address), feeds.atom),
    Output("sitemap",        "sitemap.xml",                                when(feeds.has_address), feeds.sitemap),
    Output("robots",         "robots.txt",                                 once,                    feeds.robots),
    Output("llms",           "llms.txt",                                   once,                    feeds.llms),
    Output("cari-indeks",  "cari/indeks.json",                             once,                    search.site_head),
    Output("cari-kata",    "cari/kata/{key}.json",                         search.shard_keys,       search.site_shard),
    Output("cari-kosakata", "cari/kosakata.json",                          once,                    search.site_vocabulary),
    Output("cari-saring",  "cari/saring.json",                             once,                    search.site_filters),
    Output("cari-situs",   "cari/situs.json",                              once,                    search.site_own),
)

THEME_FILES = "aset/{name}.{digest}{suffix}"  # each file of the theme's static/ folder: styles, scripts and icons
# fmt: on
