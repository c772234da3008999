"""Files to take away: the facts of a tree, and of all trees, for other programs.

All of them but the author's own files are made of one thing: `data.data_of`.
"""

from pohon.exports.banding import compared_file, tree_comparable, with_facts
from pohon.exports.copies import copied_file, copied_paths
from pohon.exports.csvs import (
    anggaran_csv,
    csvw_file,
    datapackage_file,
    indikator_csv,
    jabatan_csv,
    lintas_csv,
    sasaran_csv,
)
from pohon.exports.data import json_file
from pohon.exports.database import sqlite_file
from pohon.exports.dot import dot_file
from pohon.exports.downloads import DOWNLOADS, SITE_DOWNLOADS, Download
from pohon.exports.levels import level_file, levels
from pohon.exports.originals import text_file, yaml_file
from pohon.exports.schema import schema_file
from pohon.exports.sheets import xlsx_file

__all__ = [
    "DOWNLOADS", "SITE_DOWNLOADS", "Download", "anggaran_csv", "compared_file", "copied_file", "copied_paths",
    "csvw_file", "datapackage_file", "dot_file", "indikator_csv", "jabatan_csv", "json_file", "level_file",
    "levels", "lintas_csv", "sasaran_csv", "schema_file", "sqlite_file", "text_file", "tree_comparable",
    "with_facts", "xlsx_file", "yaml_file",
]  # fmt: skip
