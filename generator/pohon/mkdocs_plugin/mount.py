"""What Pohon gives to a site of MkDocs: every file of its own site but those that are the host's business."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pohon
from pohon import outputs
from pohon.build import Loaded, Rendered, render_site
from pohon.build.load import load_with
from pohon.build.plan import editions, plan_site
from pohon.memo import Store, fingerprint_of
from pohon.mkdocs_plugin.style import scoped
from pohon.model import Settings
from pohon.outputs import THEME_FILES
from pohon.problems import Checked, Problem
from pohon.reading.files import is_folder
from pohon.reading.permalinks import LOCK
from pohon.reading.settings import Located, read_settings
from pohon.site import Site
from pohon.theme import Theme, asset_path, find_theme, load_theme, shrunk

STORE = ".pohon/memo-mkdocs"  # of its own: each build forgets what it did not use
_HOSTS = {"404", "sitemap", "robots", "llms"}  # outputs that a host makes itself, if it wants them
_STYLE = "pohon.css"
_BARE_STYLE = "bare.css"
_HOMES = {"index", "README"}


@dataclass(frozen=True)
class Mounted:
    """Everything that a host publishes of us: bytes by path in the host's site, or the problems that forbid it.

    `content` is the folder of the trees; `sources` are the paths of their files where it is also the folder of the
    host's pages: those files are none of its business.
    """

    problems: tuple[Problem, ...]
    content: Path
    jalur: str = ""
    site: Site | None = None
    files: Mapping[str, bytes] | None = None
    sources: frozenset[str] = frozenset()


def mount(config: Path, docs: Path) -> Mounted:
    """All that Pohon has to give, by the settings file of a host whose Markdown files are in the folder `docs`."""
    root = config.parent
    read = read_settings(root, config.name)
    settings = read.value.settings if read.value else Settings()
    content = root / settings.docs_dir
    jalur = f"{settings.pohon.jalur.strip('/')}/" if settings.pohon.jalur else ""
    shared = content.resolve() == docs.resolve()
    narrative = tuple(_flat(settings, content)) if shared and not jalur else ()
    loaded = load_with(root, _for_host(read, jalur, narrative), narrative=bool(narrative))
    if loaded.site is None:
        return Mounted(loaded.problems, content, jalur)
    rendered = _rendered(loaded, settings.pohon.tema)
    return Mounted(
        (*loaded.problems, *rendered.problems),
        content,
        jalur,
        loaded.site,
        {jalur + path: data for path, data in _ours(rendered.files, loaded.site)} if rendered.files else None,
        frozenset(_sources(loaded)) if shared else frozenset(),
    )


def _sources(loaded: Loaded) -> Iterator[str]:
    yield LOCK
    yield from (f"{tree.wilayah}/{name}" for tree in loaded.trees for name, _ in tree.sidik)


def _flat(settings: Settings, content: Path) -> Iterator[str]:
    """The Markdown files that have the same address in both: `tentang.md`, but not `index.md` or `panduan/a.md`."""
    named = [page.berkas for page in settings.nav]
    found = named or (sorted(file.name for file in content.glob("*.md")) if is_folder(content) else [])
    yield from (name for name in found if "/" not in name and Path(name).stem not in _HOMES)


def _for_host(read: Checked[Located], jalur: str, narrative: tuple[str, ...]) -> Checked[Located]:
    """Our settings as they hold inside the host: where the pages stand, and which Markdown files we know."""
    if read.value is None:
        return read
    settings = read.value.settings
    address = f"{settings.site_url.rstrip('/')}/{jalur}" if settings.site_url and jalur else settings.site_url
    known = tuple(page for page in settings.nav if page.berkas in narrative)
    inside = settings.model_copy(update={"site_url": address, "nav": known})
    return replace(read, value=replace(read.value, settings=inside))


def _rendered(loaded: Loaded, tema: str) -> Rendered:
    theme = bare_theme(find_theme(tema, loaded.root))
    fingerprint = fingerprint_of(Path(pohon.__file__).parent)
    return render_site(loaded, theme, Store(loaded.root / STORE, fingerprint), fingerprint, lambda _name: None)


def bare_theme(folder: Path) -> Theme:
    """A theme whose pages have no shell, with a stylesheet that touches nothing around them."""
    theme = load_theme(folder, THEME_FILES)
    whole = theme.assets[_STYLE]
    extra = folder / _BARE_STYLE
    css = scoped(theme.files[whole].decode(), shrunk(extra).decode() if extra.is_file() else "").encode()
    path = asset_path(THEME_FILES, Path(_STYLE), css)
    return replace(
        theme,
        rangka="bare.html",
        fingerprint=f"{theme.fingerprint}-bare",
        assets={**theme.assets, _STYLE: path},
        files={**{name: data for name, data in theme.files.items() if name != whole}, path: css},
    )


def _ours(files: Mapping[str, bytes], site: Site) -> Iterator[tuple[str, bytes]]:
    hosts = {
        item.path for each in editions(site.settings) for item in plan_site(site, each) if item.output.name in _HOSTS
    }
    hosts |= {row.path.format(key="") for row in outputs.SITE_FILES if row.name in _HOSTS}
    yield from ((path, data) for path, data in files.items() if path not in hosts)
