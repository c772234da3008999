"""The events of MkDocs, and what Pohon does at each: read and render, add files, hand over pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config import config_options
from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.templates import TemplateContext

from pohon import report
from pohon.build.plan import editions
from pohon.mkdocs_plugin import bare, nav
from pohon.mkdocs_plugin.mount import Mounted, mount
from pohon.mkdocs_plugin.prose import SiteLinks
from pohon.model.settings import OwnSettings
from pohon.problems import PohonError, has_errors

_FIRST = 100  # what other plugins do to pages, they do to finished ones
_LOG = get_plugin_logger("pohon")


class PohonPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]  # a hook of MkDocs without types
    """Mounts the trees in a site: its theme, navigation and search, our pages and addresses.

    MkDocs keeps one plugin for all builds of a `serve`; what is known of the build that runs is set by `on_config`.
    """

    # MkDocs only need know the names: Pohon reads the values from the file itself, with their lines.
    config_scheme = tuple((name, config_options.Type(object, default=None)) for name in OwnSettings.model_fields)

    def __init__(self) -> None:
        self._mounted = Mounted((), Path())
        self._links = SiteLinks()
        self._heads: dict[str, str] = {}
        self._bodies: dict[str, str] = {}

    def on_startup(self, **_: object) -> None:
        """Being there is enough to be kept between the builds of a `serve`."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read, check and render everything, before MkDocs clears the old site away."""
        root = Path(config.config_file_path).parent
        try:
            self._mounted = mount(Path(config.config_file_path), Path(config.docs_dir))
        except PohonError as error:
            raise PluginError(f"{error.message} {error.hint}".strip()) from error
        told = report.as_text(self._mounted.problems, root)
        if has_errors(self._mounted.problems):
            raise PluginError(f"Isi pohon kinerja belum benar, jadi situs tidak dibuat.\n\n{told}")
        if told:
            _LOG.info("Catatan tentang isi pohon kinerja:\n\n%s", told)
        config.markdown_extensions.append(self._links)  # type: ignore[arg-type]  # Markdown takes names and objects
        config.watch.append(str(self._mounted.content))
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add our files, except where the host has one of its own; take away the sources of the trees."""
        self._heads.clear()
        self._bodies.clear()
        for source in self._mounted.sources:
            if file := files.get_file_from_path(source):
                files.remove(file)
        for file in self._generated({file.dest_uri for file in files}, config):
            files.append(file)
        self._links.sources = {f"/{'' if file.url in ('.', './') else file.url}": file.src_uri for file in files}
        return files

    def _generated(self, taken: set[str], config: MkDocsConfig) -> Iterator[File]:
        for path, data in (self._mounted.files or {}).items():
            if path not in taken and data.startswith(bare.START.encode()) and path.endswith(".html"):
                source = f"{path.removesuffix('.html')}.md"
                yield File.generated(config, source, content=data, inclusion=InclusionLevel.NOT_IN_NAV)
            elif path not in taken:
                yield File.generated(config, path, content=data, inclusion=InclusionLevel.INCLUDED)

    def on_nav(self, nav_: Navigation, *, files: Files, **_: object) -> Navigation:
        """Put the dinas of each wilayah into the navigation."""
        site = self._mounted.site
        if site:
            nav.add_to(nav_, files, site, self._mounted.jalur, editions(site.settings)[0].kata)
        return nav_

    @event_priority(_FIRST)
    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """Keep a page of ours aside, so that nothing reads it as Markdown."""
        self._links.here = page.file.src_uri
        if not _is_ours(page):
            return markdown
        self._heads[page.file.src_uri], self._bodies[page.file.src_uri] = bare.split(markdown)
        return ""

    @event_priority(_FIRST)
    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Hand over a page of ours: its HTML, its table of contents, its ids."""
        if not _is_ours(page):
            return html
        body = self._bodies.pop(page.file.src_uri)
        page.toc = _contents(bare.headings(body))
        page.present_anchor_ids = bare.ids(body)
        page.canonical_url = page.meta.get("kanonik") or page.canonical_url  # of a page that moved: where it is now
        if bare.is_wide(body):
            page.meta.setdefault("hide", ["toc"])  # a column that Material can do without
        return body

    @event_priority(_FIRST)
    def _before_search(self, /, _context: TemplateContext, *, page: Page, **_: object) -> None:
        """Show searches, which look at a page during this event, the part of it that they should find."""
        if _is_ours(page):
            self._bodies[page.file.src_uri] = page.content or ""
            page.content = bare.searched(page.content or "")

    @event_priority(-_FIRST)
    def _after_search(self, /, _context: TemplateContext, *, page: Page, **_: object) -> None:
        """The whole page again."""
        if _is_ours(page):
            page.content = self._bodies.pop(page.file.src_uri)

    on_page_context = CombinedEvent(_before_search, _after_search)

    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Put into the head of a page of ours what belongs there: style, script, structured data."""
        if not _is_ours(page):
            return output
        return bare.with_head(output, self._heads.pop(page.file.src_uri), page.meta.get("description", ""))


def _is_ours(page: Page) -> bool:
    return page.file.generated_by == nav.OURS


def _contents(headings: tuple[bare.Heading, ...]) -> TableOfContents:
    """The sections of a page below its heading, as themes expect them."""
    top: list[AnchorLink] = []
    for each in headings:
        entry = AnchorLink(each.text, each.id, each.level)
        if each.level == 1 or not top:
            top.append(entry)
        else:
            top[0].children.append(entry)
    if top:
        top[0].active = True  # type: ignore[attr-defined]  # as MkDocs' own get_toc does
    return TableOfContents(top)
