"""Pohon inside a site of MkDocs or ProperDocs: `plugins: - pohon`. Nothing else of Pohon knows of the two."""

from pohon.mkdocs_plugin.plugin import PohonPlugin

__all__ = ["PohonPlugin"]
