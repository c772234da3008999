"""Releases on a server, over SSH: rsync brings what has changed, one command of the server's shell switches.

The server needs `sh`, `rsync` and the tools of a Linux system, not Pohon. Which program connects is in `RSYNC_RSH`, as
for rsync itself ("ssh" when it is not set).
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pohon import releases
from pohon.problems import PohonError
from pohon.publish import writing_failed
from pohon.releases.folder import chosen_of, write_tree
from pohon.releases.packed import SUFFIX
from pohon.releases.record import (
    NAME,
    Plan,
    Published,
    Release,
    RolledBack,
    Standing,
    Wish,
    as_json,
    changed,
    from_json,
    plan,
    returned,
)

_HOST = r"(?:(?P<user>\w[\w.-]*)@)?(?P<host>\w[\w.-]*)"
_URL = re.compile(rf"ssh://{_HOST}(?::(?P<port>\d+))?(?P<path>/.+)")
_SHORT = re.compile(rf"{_HOST}:(?P<path>[^:].*)")
_MARK = "-- pohon --"
_END = "AKHIR-POHON"


@dataclass(frozen=True)
class Remote:
    """A folder on a server: `login` is `user@host` or `host`; `port` None means what ssh is set to."""

    login: str
    path: str
    port: int | None = None


def remote_of(target: str) -> Remote | None:
    """`user@host:folder` or `ssh://user@host:22/folder`; None for a folder of this machine."""
    found = (_URL if target.startswith("ssh:") else _SHORT).fullmatch(target)
    if found is None and target.startswith("ssh:"):
        raise PohonError(f"Alamat {target} tidak lengkap.", "Tulis ssh://pengguna@server/folder.")
    if found is None:
        return None
    parts = found.groupdict()
    login = f"{parts['user']}@{parts['host']}" if parts["user"] else parts["host"]
    path = parts["path"].removeprefix("~/").rstrip("/") or "/"
    return Remote(login, path, int(parts["port"]) if parts.get("port") else None)


@dataclass(frozen=True)
class Place:
    """Where to publish: what one does at a target, wherever that is."""

    publish: Callable[[Mapping[str, bytes], Wish], Published]
    roll_back: Callable[[str], RolledBack]


def place_of(target: str) -> Place:
    """A target as somebody writes it, now."""
    now = datetime.now(UTC)
    if "://" in target and not target.startswith("ssh://"):
        from pohon import objects  # noqa: PLC0415 - only this target needs it

        return Place(lambda files, wish: objects.publish(files, target, wish, now), lambda _: objects.roll_back(target))
    if remote := remote_of(target):
        return Place(lambda files, wish: publish(files, remote, wish, now), lambda to: roll_back(remote, to, now))
    folder = Path(target)
    return Place(
        lambda files, wish: releases.publish(files, folder, wish, now),
        lambda to: releases.roll_back(folder, to, now),
    )


def publish(files: Mapping[str, bytes], remote: Remote, wish: Wish, now: datetime) -> Published:
    """Write a release on a server and switch to it, unless the live one is the same."""
    standing = _standing(remote, _run(remote, look_script(remote)))
    planned = plan(files, standing, wish, now)
    if planned is None:
        return Published(standing.live, len(files), None)
    release = planned.release
    with tempfile.TemporaryDirectory(prefix="pohon-") as folder:
        stage = Path(folder, release.name)
        try:
            write_tree(files, release, stage, None)
        except OSError as error:
            raise writing_failed(error, Path(folder)) from error
        count = sum(1 for path in stage.rglob("*") if path.is_file())
        _send(remote, stage, standing.live)
    _run(remote, finish_script(remote, planned, standing.live, count))
    return Published(release.name, len(files), changed(release))


def roll_back(remote: Remote, to: str, now: datetime) -> RolledBack:
    """Switch a server to a release by name, or to the one that was live before ("")."""
    told, _, record = _run(remote, back_script(remote, to)).partition(f"{_END}\n")
    standing = _standing(remote, told)
    chosen = chosen_of(standing, to)
    release = from_json(record)
    returning = returned(release, standing.release, now) if release and release.name == chosen else None
    _run(remote, return_script(remote, chosen, returning, standing.live))
    return RolledBack(chosen, standing.live)


# --- what the server's shell is told ---


def look_script(remote: Remote) -> str:
    """Make room where there is none, sweep what is a day old and half, tell what is there."""
    return f"""set -eu
umask 022
mkdir -p -- {shlex.quote(remote.path)}/releases
cd -- {shlex.quote(remote.path)}
command -v rsync >/dev/null || exit 71
find releases -maxdepth 1 -name '.*.half' -mmin +1440 -exec rm -rf {{}} +
{_LOOK}"""


def back_script(remote: Remote, to: str) -> str:
    """Tell what is there, then the record of the release to return to: in one go, since every connection takes time."""
    chosen = shlex.quote(to) if to else """$(sed -n 's/^"before": "\\(.*\\)",$/\\1/p' "$live.json")"""
    return f"""set -eu
[ -d {shlex.quote(remote.path)}/releases ] || exit 75
cd -- {shlex.quote(remote.path)}
{_LOOK}echo '{_END}'
cat "releases/"{chosen}.json 2>/dev/null || :
"""


# Lines: the link to the live release, every record, none; then the record of the live one.
_LOOK = f"""[ -L current ] || [ ! -e current ] || exit 72
live=$(readlink current || :)
echo '{_MARK}'
echo "$live"
for record in releases/*.json; do [ ! -d "${{record%.json}}" ] || echo "$record"; done
echo
[ -z "$live" ] || cat "$live.json" || :
"""


def finish_script(remote: Remote, planned: Plan, live: str, count: int) -> str:
    """Make a release of what rsync has brought: `count` files. Then switch, and remove what is no longer kept."""
    release = planned.release
    half = f"releases/.{release.name}.half"
    return (
        _begin(remote, live)
        + f"[ $(find {half} -type f | wc -l) -eq {count} ] || {{ rm -rf {half}; exit 74; }}\n"
        + f"chmod 755 {half}\n"
        + _carry(release, live, half)
        + _record(release)
        + f"mv {half} releases/{release.name}\n"
        + _switch(release.name)
        + "".join(
            f"mv releases/{name} releases/.{name}.half\nrm -f releases/{name}.json\nrm -rf releases/.{name}.half\n"
            for name in planned.surplus
        )
    )


def return_script(remote: Remote, chosen: str, release: Release | None, live: str) -> str:
    """Switch back to a release, with the assets of the pages that readers have open."""
    folder = f"releases/{chosen}"
    kept = _carry(release, live, folder) + _record(release) if release else ""
    return _begin(remote, live) + f"[ -d {folder} ]\n" + kept + _switch(chosen)


def _begin(remote: Remote, live: str) -> str:
    """One at a time, and only if nobody has published since we looked."""
    there = f"releases/{live}" if live else ""
    return f"""set -eu
umask 022
cd -- {shlex.quote(remote.path)}
exec 9>releases/.lock
! command -v flock >/dev/null || flock 9
[ "$(readlink current || :)" = "{there}" ] || exit 73
"""


def _carry(release: Release, live: str, folder: str) -> str:
    """Hard links to assets of the live release, where the folder lacks them."""
    paths = "".join(f"{path}\n{path}{SUFFIX}\n" for path in release.carried)
    if not (paths and live):
        return ""
    return f"""while read -r path; do
  [ -f "releases/{live}/$path" ] && [ ! -e "{folder}/$path" ] || continue
  mkdir -p "{folder}/${{path%/*}}"
  ln "releases/{live}/$path" "{folder}/$path" || cp -p "releases/{live}/$path" "{folder}/$path"
done <<'{_END}'
{paths}{_END}
"""


def _record(release: Release) -> str:
    record = f"releases/.{release.name}.json.half"
    told = as_json(release)
    return f"cat >{record} <<'{_END}'\n{told}{_END}\nchmod 644 {record}\nmv {record} releases/{release.name}.json\n"


def _switch(name: str) -> str:
    return f"""rm -f .current.half
ln -s releases/{name} .current.half
mv -T .current.half current
[ "$(readlink current)" = releases/{name} ]
"""


# --- running ---


def _standing(remote: Remote, told: str) -> Standing:
    """What `look_script` told."""
    _, _, answer = told.partition(f"{_MARK}\n")
    head, _, record = answer.partition("\n\n")
    link, *records = head.split("\n")
    folder, _, live = link.rpartition("/")
    if link and (folder != "releases" or not NAME.fullmatch(live)):
        message = f"{remote.path}/current di {remote.login} menunjuk ke luar releases, jadi tidak diganti."
        raise PohonError(message, "Pilih folder lain.")
    names = (each.removeprefix("releases/").removesuffix(".json") for each in records)
    return Standing(live, from_json(record), tuple(sorted(name for name in names if NAME.fullmatch(name))))


def _shell(remote: Remote) -> list[str]:
    """The program that connects, with its options. It never asks: a hook has nobody to answer."""
    port = ["-p", str(remote.port)] if remote.port else []
    return [*shlex.split(os.environ.get("RSYNC_RSH") or "ssh"), "-o", "BatchMode=yes", *port]


def _run(remote: Remote, script: str) -> str:
    """What a script says on the server; PohonError when it fails."""
    return _done(remote, [*_shell(remote), remote.login, "sh", "-s"], script)


def _send(remote: Remote, stage: Path, live: str) -> None:
    """Bring a release to the server under its half name; what the live one has is linked there, not sent."""
    linked = ["--link-dest=../../current/"] if live else []
    command = ["rsync", "-rlptz", "--omit-dir-times", "--delete-delay", "--protect-args", *linked]
    command += [
        "-e",
        shlex.join(_shell(remote)),
        f"{stage}/",
        f"{remote.login}:{remote.path}/releases/.{stage.name}.half/",
    ]
    _done(remote, command)


_TOLD = {
    71: ("Di {login} tidak ada rsync.", "Pasang di sana: sudo apt-get install rsync"),
    72: ("{path}/current di {login} bukan symlink, jadi tidak diganti.", "Pilih folder lain."),
    73: ("Ada yang menerbitkan ke {login} pada saat yang sama.", "Jalankan lagi."),
    74: ("Kiriman ke {login} tidak lengkap.", "Jalankan lagi."),
    75: ("Di {path} di {login} belum ada rilis.", "Periksa nama foldernya."),
    255: ("Tidak dapat masuk ke {login} dengan SSH.", "Coba: ssh {login}. Pasang kunci dengan ssh-copy-id bila perlu."),
}


def _done(remote: Remote, command: list[str], script: str = "") -> str:
    try:
        ran = subprocess.run(command, input=script.encode(), capture_output=True, check=False)  # noqa: S603 - no shell
    except FileNotFoundError as error:
        message = f"Perintah {command[0]} tidak ada di komputer ini."
        raise PohonError(message, "Pasang: sudo apt-get install openssh-client rsync") from error
    if ran.returncode == 0:
        return ran.stdout.decode("utf-8", errors="replace")
    said = ran.stderr.decode("utf-8", errors="replace").strip().splitlines()
    unknown = ("Server {login} menolak. Situs yang lama tidak berubah.", "Periksa izin folder {path} di sana.")
    message, hint = (text.format(login=remote.login, path=remote.path) for text in _TOLD.get(ran.returncode, unknown))
    raise PohonError(f"{message} Pesannya: {said[-1]}" if said else message, hint)
