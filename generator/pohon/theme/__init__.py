"""The theme: strict templates, fingerprinted assets, and the fingerprint of both together."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pohon.kata import INDONESIAN, Kata
from pohon.problems import PohonError

BUILT_IN = "dasar"
_PACKAGE = Path(__file__).resolve().parents[1]
_SHORT = 8


@dataclass(frozen=True)
class Theme:
    """A theme, loaded: `assets` maps a file's name to its path in the site, `files` that path to its bytes.

    `rangka` is the template around every page: the whole shell, or `bare.html` where another program has its own.
    `cache` is a folder in which this very version of the generator keeps compiled templates for its next start.
    """

    folder: Path
    fingerprint: str
    assets: Mapping[str, str]
    files: Mapping[str, bytes]
    rangka: str = "base.html"
    cache: Path | None = None

    def render(self, name: str, view: object, at: object, kata: Kata = INDONESIAN) -> bytes:
        """A page: the template of an output's name with `v` (its view), `at` (its shell) and `rangka`, nothing else.

        The words of the template itself are those of `kata`.
        """
        from pohon.theme.templates import Edition, rendered  # noqa: PLC0415 - Jinja is loaded for the first page only

        known = {"v": view, "at": at, "rangka": self.rangka}
        return rendered(f"pages/{name}.html", Edition(self.folder, self.fingerprint, kata, self.cache), known).encode()


def find_theme(name: str, root: Path) -> Path:
    """The folder of a theme: a path below the site's root, else the one that comes with Pohon."""
    choices = (root / name, _PACKAGE / "themes" / name, _PACKAGE.parents[1] / "themes" / name)
    for folder in choices:
        if (folder / "theme.toml").is_file():
            return folder
    raise PohonError(
        f'Tema "{name}" tidak ditemukan.', f"Pakai tema: {BUILT_IN}, atau sebut folder yang memuat theme.toml."
    )


def load_theme(folder: Path, pattern: str) -> Theme:
    """Load a theme folder; the fingerprint changes with any byte of its templates and assets.

    `pattern` lays out the paths of assets in the site, with `{name}`, `{digest}` and `{suffix}`; PohonError when the
    folder is no theme.
    """
    try:
        name = tomllib.loads((folder / "theme.toml").read_text("utf-8"))["nama"]
        static = {path.name: shrunk(path) for path in sorted((folder / "static").iterdir())}
    except (OSError, KeyError, ValueError) as error:
        raise PohonError(
            f"Tema di {folder} tidak lengkap: {error}.",
            'Tema memuat theme.toml (nama = "..."), templates/, dan static/.',
        ) from error
    assets = {file: asset_path(pattern, Path(file), data) for file, data in static.items()}
    files = {assets[file]: data for file, data in static.items()}
    return Theme(folder, f"{name}-{_fingerprint(folder)}", assets, files)


def asset_path(pattern: str, file: Path, data: bytes) -> str:
    """The path of an asset in the site: it changes with its bytes, so browsers may keep it for ever."""
    digest = hashlib.sha256(data).hexdigest()[:_SHORT]
    return pattern.format(name=file.stem, digest=digest, suffix=file.suffix)


def shrunk(path: Path) -> bytes:
    """The bytes of an asset as readers load them: styles and scripts without comments and idle blanks."""
    data = path.read_bytes()
    if path.suffix == ".css":
        from rcssmin import cssmin

        small: str = cssmin(data.decode())
        return small.encode()
    if path.suffix == ".js":
        from rjsmin import jsmin

        short: str = jsmin(data.decode())
        return short.encode()
    return data


def _fingerprint(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()
