"""The hook of a bare repository: a push to its branch is checked, built and published on this machine.

The hook checks the pushed commit out into a folder of its own, a linked worktree inside the repository: it keeps what
the last build remembered, and knows the history, from which pages take their dates.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pohon.problems import PohonError, reason_of
from pohon.remote import remote_of

_OURS = "# Dibuat oleh `pohon hook install`;"
_WORK = "pohon/kerja"

_SCRIPT = """#!/bin/sh
{ours} jalankan lagi perintah itu untuk mengubahnya.
# Setiap push ke {branch}: periksa, buat, terbitkan. Bila ada galat, situs yang lama tetap terbit.
branch={branch}
python={python}
work={work}

asked=''
while read -r _old _new ref; do
  [ "$ref" != "refs/heads/$branch" ] || asked=yes
done
[ -n "$asked" ] || exit 0

failed() {{ echo "Situs TIDAK diterbitkan; yang lama tetap terbit."; exit 1; }}

repository=$(pwd -P)
# shellcheck disable=SC2046 # each word is the name of a variable
unset $(git rev-parse --local-env-vars)
export PYTHONUTF8=1
exec 2>&1
mkdir -p "${{work%/*}}" || failed

# One at a time; whoever comes last publishes what the branch holds by then.
exec 9>"$work.lock"
"$python" -I -c 'import fcntl; fcntl.flock(9, fcntl.LOCK_EX)' || failed
commit=$(git --git-dir="$repository" rev-parse --verify --quiet "refs/heads/$branch^{{commit}}") || {{
  echo "Cabang $branch sudah dihapus; situs tetap seperti semula."
  exit 0
}}
if [ ! -e "$work/.git" ] || ! git -C "$work" rev-parse --quiet --verify HEAD >/dev/null; then
  rm -rf "$work"
  git --git-dir="$repository" worktree prune
  git --git-dir="$repository" worktree add --quiet --detach "$work" "$commit" || failed
fi
git -C "$work" checkout --quiet --force --detach "$commit" || failed
"$python" -P -m pohon publish {arguments} || failed
"""


@dataclass(frozen=True)
class Hook:
    """What a hook does: publish `folder` of a branch to `target`, with more options of `pohon publish`."""

    target: str
    branch: str
    python: str
    folder: str = "."
    options: tuple[str, ...] = ()


def install(repository: Path, hook: Hook) -> Path:
    """Write the hook of a bare repository; PohonError when another one is there."""
    file = _place(_bare(repository))
    _refuse_foreign(file)
    half = file.with_name(".post-receive.half")
    try:
        file.parent.mkdir(exist_ok=True)
        half.write_text(script(hook, repository.resolve()), "utf-8")
        half.chmod(0o755)
        half.replace(file)
    except OSError as error:
        raise PohonError(f"{file} tidak dapat ditulis: {reason_of(error)}.", "Jalankan sebagai pemiliknya.") from error
    return file


def uninstall(repository: Path) -> Path:
    """Remove the hook and its folder; what it has published stays."""
    file = _place(_bare(repository))
    _refuse_foreign(file)
    file.unlink(missing_ok=True)
    shutil.rmtree((repository / _WORK).parent, ignore_errors=True)
    _git(repository, "worktree", "prune")
    return file


def script(hook: Hook, repository: Path) -> str:
    """The hook in POSIX sh."""
    work = repository / _WORK
    arguments = ("-C", str(work / hook.folder), "--format", "text", *hook.options, "--", hook.target)
    return _SCRIPT.format(
        ours=_OURS,
        branch=shlex.quote(hook.branch),
        python=shlex.quote(hook.python),
        work=shlex.quote(str(work)),
        arguments=shlex.join(arguments),
    )


def lasting(target: str) -> str:
    """A target as a hook needs it, which runs in another folder."""
    return target if remote_of(target) else str(Path(target).resolve())


def _bare(repository: Path) -> Path:
    """The repository, if it is a bare one."""
    if _git(repository, "rev-parse", "--is-bare-repository").strip() != "true":
        hint = f"Buat dengan: git init --bare {repository}"
        raise PohonError(f"{repository} bukan repositori git tanpa folder kerja (bare).", hint)
    return repository.resolve()


def _place(repository: Path) -> Path:
    return repository / "hooks" / "post-receive"


def _refuse_foreign(file: Path) -> None:
    if file.exists() and _OURS not in file.read_text("utf-8", errors="replace"):
        hint = "Pindahkan berkas itu dahulu; bila isinya masih perlu, panggil keduanya dari satu post-receive."
        raise PohonError(f"{file} bukan buatan Pohon, jadi tidak ditimpa.", hint)


def _git(repository: Path, *arguments: str) -> str:
    """What git says of a repository; "" when it knows none there."""
    git = shutil.which("git")
    if git is None:
        raise PohonError("git tidak ada di komputer ini.", "Pasang: sudo apt-get install git")
    command: Sequence[str] = (git, f"--git-dir={repository}", *arguments)
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")  # noqa: S603 - fixed arguments
    return done.stdout if done.returncode == 0 else ""
