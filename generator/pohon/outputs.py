"""The catalogue: every file that the site can contain, one row each. Paths live here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
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


def when(there: Callable[[S], bool], keys: Callable[[S], Iterable[str]] = once) -> Callable[[S], Iterable[str]]:
    """These keys (one file, unless said otherwise) where there is something to show, else none."""
    return lambda subject: keys(subject) if there(subject) else ()


def in_tree(*rows: Output[Understood]) -> tuple[Output[Understood], ...]:
    """Rows whose paths are below the folder of their dinas."""
    return tuple(replace(row, path=f"{{wilayah}}/{{dinas}}/{row.path}") for row in rows)


def in_wilayah(rows: Iterable[Output[S]], *names: str) -> tuple[Output[S], ...]:
    """Those of the rows that there is one of in every wilayah, below its folder."""
    own = (row for row in rows if row.name in names)
    return tuple(row if row.path.startswith("{key}") else replace(row, path=f"{{wilayah}}/{row.path}") for row in own)


def named(rows: Iterable[Output[S]], *names: str) -> tuple[Output[S], ...]:
    """Those of the rows that have these names."""
    return tuple(row for row in rows if row.name in names)


def each_sasaran(u: Understood) -> Iterable[str]:
    """One file for every sasaran."""
    return u.sasaran


def each_indikator(u: Understood) -> Iterable[str]:
    """One file for every indikator."""
    return u.indikator


def each_jabatan(u: Understood) -> Iterable[str]:
    """One file for every position."""
    return u.jabatan


# fmt: off
# The pages of a tree; there is one of each in every language of the site.
PAGES = in_tree(
    Output("dinas",          "index.html",                       once,                       views.dinas),
    Output("sasaran",        "sasaran/{key}/index.html",         each_sasaran,               views.sasaran),
    Output("indikator",      "indikator/{key}/index.html",       each_indikator,             views.indikator),
    Output("jabatan",        "jabatan/{key}/index.html",         each_jabatan,               views.jabatan),
    Output("cascading",      "cascading/index.html",             once,                       views.cascading),
    Output("kinerja",        "kinerja/index.html",               when(has.measured),         views.kinerja),
    Output("kinerja-lanjut", "kinerja/{key}/index.html",         views.later_pages,          views.kinerja),
    Output("rencana-aksi",   "rencana-aksi/index.html",          when(has.quarters),         views.rencana_aksi),
    Output("rencana-aksi-lanjut", "rencana-aksi/{key}/index.html", views.later_plans,        views.rencana_aksi),
    Output("anggaran",       "anggaran/index.html",              when(has.money),            views.anggaran),
    Output("anggaran-lanjut", "anggaran/{key}/index.html",       when(has.money, views.later_money), views.anggaran),
    Output("penyusunan",     "penyusunan/index.html",            when(has.stages),           views.penyusunan),
    Output("lintas-dinas",   "lintas/index.html",                when(has.partners),         views.lintas),
    Output("kelengkapan-dinas", "kelengkapan/index.html",        when(has.indicators),       views.kelengkapan_dinas),
    Output("kelengkapan-lanjut", "kelengkapan/{key}/index.html", views.later_rows,           views.kelengkapan_dinas),
    Output("sumber",         "sumber/index.html",                when(has.source),           views.sumber),
    Output("sumber-lanjut",  "sumber/{key}/index.html",          views.later_starts,         views.sumber),
    Output("data-dinas",     "data/index.html",                  once,                       views.data_dinas),
    Output("kartu",          "indikator/{key}/kartu/index.html", each_indikator,             views.kartu,
           listed=False),
)

# The downloads of a tree: made before any page, in this order, so that every link to them can tell their size.
FILES = in_tree(
    Output("xlsx",           "data/pohon.xlsx",                  once,                       exports.xlsx_file),
    Output("indikator-csv",  "data/indikator.csv",               once,                       exports.indikator_csv),
    Output("sasaran-csv",    "data/sasaran.csv",                 once,                       exports.sasaran_csv),
    Output("jabatan-csv",    "data/jabatan.csv",                 once,                       exports.jabatan_csv),
    Output("lintas-csv",     "data/lintas.csv",                  when(has.partners),         exports.lintas_csv),
    Output("anggaran-csv",   "data/anggaran.csv",                when(has.budget),           exports.anggaran_csv),
    Output("csvw",           "data/csv-metadata.json",           once,                       exports.csvw_file),
    Output("datapackage",    "data/datapackage.json",            once,                       exports.datapackage_file),
    Output("data-json",      "data/pohon.json",                  once,                       exports.json_file),
    Output("yaml",           "data/pohon.yml",                   once,                       exports.yaml_file),
    Output("teks",           "data/sumber.txt",                  when(has.source),           exports.text_file),
    Output("bagan",          "data/pohon.svg",                   once,                       views.bagan),
    Output("dot",            "data/pohon.dot",                   once,                       exports.dot_file),
    Output("oembed",         "indikator/{key}/oembed.json",      when(feeds.has_address, each_indikator), feeds.oembed),
    Output("gambar-dinas",   "gambar.png",                       when(social.wanted),        social.picture),
    Output("gambar-sasaran", "sasaran/{key}/gambar.png",         when(social.wanted, each_sasaran), social.picture),
    Output("cari-rekam",     "data/cari-{key}.json",             search.chunk_keys,          search.tree_records),
    Output("data-cari",      "data/cari.json",                   once,                       search.tree_index),
    Output("data-banding",   "data/banding.json",                once,                       exports.tree_comparable),
)

# A site that lists all its dinas together.
SITE_PAGES: tuple[Output[Site], ...] = (
    Output("beranda",        "index.html",                       once,                       views.beranda),
    Output("wilayah",        "{key}/index.html",                 Site.wilayah,               views.wilayah),
    Output("lintas",         "lintas/index.html",                when(has.any_partners),     views.lintas_situs),
    Output("kelengkapan",    "kelengkapan/index.html",           once,                       views.kelengkapan),
    Output("halaman",        "{key}/index.html",                 Site.page_keys,             views.halaman),
    Output("cari",           "cari/index.html",                  once,                       views.cari),
    Output("indeks",         "indeks/{key}index.html",           views.indeks_keys,          views.indeks),
    Output("banding",        "banding/{key}index.html",          views.banding_keys,         views.banding),
    Output("banding-kelompok", "banding/{key}/index.html",       views.kelompok_keys,        views.kelompok),
    Output("data",           "data/index.html",                  once,                       views.data),
    Output("versi",          "versi/index.html",                 once,                       views.versi),
    Output("pindah",         "{key}index.html",                  Site.gone_keys,             views.pindah,
           listed=False),
    Output("404",            "404.html",                         once,                       views.not_found),
)

# Made of what the trees have published themselves, before the pages of the site.
SITE_FILES: tuple[Output[Gathered], ...] = (
    Output("sqlite",         "data/pohon.sqlite",                once,                       exports.sqlite_file),
    Output("jenjang",        "data/jenjang/{key}.json",          exports.levels,             exports.level_file),
    Output("banding-json",   "data/banding.json",                once,                       exports.compared_file),
    Output("skema",          "data/skema/pohon-1.json",          once,                       exports.schema_file),
    Output("openapi",        "data/openapi.json",                once,                       feeds.openapi),
    Output("katalog",        "data/katalog.jsonld",              when(feeds.has_address),    feeds.dcat),
    Output("perubahan-atom", "perubahan.atom",                   when(feeds.has_address),    feeds.atom),
    Output("sitemap",        "sitemap{key}.xml",                 when(feeds.has_address, feeds.sitemap_keys),
           feeds.sitemap),
    Output("robots",         "robots.txt",                       once,                       feeds.robots),
    Output("llms",           "llms.txt",                         once,                       feeds.llms),
    Output("cari-indeks",    "cari/indeks.json",                 once,                       search.site_head),
    Output("cari-kata",      "cari/kata/{key}.json",             search.shard_keys,          search.site_shard),
    Output("cari-kosakata",  "cari/kosakata.json",               once,                       search.site_vocabulary),
    Output("cari-saring",    "cari/saring.json",                 once,                       search.site_filters),
    Output("data-lama",      "{key}",                            exports.copied_paths,       exports.copied_file),
    Output("cari-situs",     "cari/situs.json",                  once,                       search.site_own),
)

# A site *berwilayah*: the same lists, each of the dinas of one wilayah ...
WILAYAH_PAGES = in_wilayah(
    SITE_PAGES, "wilayah", "lintas", "kelengkapan", "banding", "banding-kelompok", "cari", "indeks", "data", "versi",
)
WILAYAH_FILES = in_wilayah(
    SITE_FILES, "sqlite", "jenjang", "banding-json", "openapi", "katalog", "perubahan-atom", "sitemap", "llms",
    "cari-indeks", "cari-kata", "cari-kosakata", "cari-saring", "data-lama", "cari-situs",
)

# ... and above them the portal, which lists wilayah. Its pages `pilih` stand where a smaller site has those lists.
PORTAL_PAGES: tuple[Output[Site], ...] = (
    *named(SITE_PAGES, "beranda", "halaman"),
    Output("pilih",          "{key}/index.html",                 views.pilih_keys,           views.pilih),
    *named(SITE_PAGES, "pindah", "404"),
)
PORTAL_FILES: tuple[Output[Gathered], ...] = (
    *named(SITE_FILES, "skema"),
    Output("katalog",        "data/katalog.jsonld",              when(feeds.has_address),    feeds.portal_dcat),
    Output("perubahan-atom", "perubahan.atom",                   when(feeds.has_address),    feeds.portal_atom),
    Output("sitemap",        "sitemap{key}.xml",                 when(feeds.has_address, feeds.portal_sitemap_keys),
           feeds.portal_sitemap),
    *named(SITE_FILES, "robots"),
    Output("llms",           "llms.txt",                         once,                       feeds.portal_llms),
)

THEME_FILES = "aset/{name}.{digest}{suffix}"  # each file of the theme's static/ folder: styles, scripts and icons
# fmt: on


def site_pages(site: Site) -> tuple[Output[Site], ...]:
    """The rows of the pages of a site, of one wilayah of it, or of the portal above them."""
    return WILAYAH_PAGES if site.hanya else PORTAL_PAGES if site.is_portal else SITE_PAGES


def site_files(site: Site) -> tuple[Output[Gathered], ...]:
    """The rows of its site-wide files, likewise."""
    return WILAYAH_FILES if site.hanya else PORTAL_FILES if site.is_portal else SITE_FILES
