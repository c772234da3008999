"""A bare repository with the real hook, and a clone of it whose pushes publish."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from pohon.hook import Hook, install
from tests.tools import MINI, Ran, copied, files_in, run

FIGURE = '"1.250,5"]'
TREE = "content/kota-contoh/dinas-perikanan.yml"
AUTHOR = {
    "GIT_AUTHOR_NAME": "Penguji",
    "GIT_COMMITTER_NAME": "Penguji",
    "GIT_AUTHOR_EMAIL": "uji@contoh.example",
    "GIT_COMMITTER_EMAIL": "uji@contoh.example",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_CONFIG_SYSTEM": "/dev/null",
}


class Pushed:
    """`bare` is the repository of the server, `clone` that of an author, `www` what the web server shows."""

    def __init__(self, folder: Path, site: str = ".", options: tuple[str, ...] = ()) -> None:
        self.bare, self.clone, self.www = folder / "isi pohon.git", folder / "klon", folder / "www"
        self.site = self.clone / site
        self.git("init", "-q", "--bare", "--initial-branch=master", self.bare, cwd=folder)
        self.hook = install(self.bare, Hook(str(self.www), "main", sys.executable, site, options))
        self.git("init", "-q", "--initial-branch=main", self.clone, cwd=folder)
        self.git("remote", "add", "origin", self.bare)
        copied(MINI, self.site)

    def git(self, *arguments: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Ran:
        ran = run("git", *arguments, cwd=cwd or self.clone, environment={**AUTHOR, **(env or {})})
        assert ran.code == 0, ran.err
        return ran

    def push(self, branch: str = "main", env: Mapping[str, str] | None = None) -> str:
        """Commit everything and push it; what the author sees of the server's answer."""
        self.git("add", "--all")
        self.git("commit", "-q", "--allow-empty", "-m", "Ubah", env=env)
        return told(self.git("push", "-q", "origin", f"HEAD:{branch}").err)

    def write(self, figure: str) -> None:
        """Change the one figure: `1.250,5` at first."""
        file = self.site / TREE
        file.write_text(re.sub(r'"[\d.]+,5"\]', f'"{figure}"]', file.read_text("utf-8")), "utf-8")

    @property
    def served(self) -> dict[str, bytes]:
        return files_in(self.www / "current")

    @property
    def releases(self) -> list[str]:
        return sorted(path.name for path in (self.www / "releases").glob("*Z-*") if path.is_dir())


def told(err: str) -> str:
    """The lines that a server has sent, without `remote:`."""
    lines = (line.removeprefix("remote:").strip() for line in err.splitlines() if line.startswith("remote:"))
    return "\n".join(lines)
