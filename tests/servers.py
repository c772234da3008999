"""Real servers for the tests, on the loopback, without root: nginx, Caddy, sshd."""

from __future__ import annotations

import getpass
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from tests.tools import ROOT, skip_or_fail

_PATIENCE = 20.0
_SYSTEM = "/usr/sbin:/usr/local/sbin:/sbin"


def program(name: str) -> str:
    """Where a program of the system is."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:{_SYSTEM}")
    if found is None:
        skip_or_fail(f"no {name}")
    return str(found)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def until(true: Callable[[], bool], told: Callable[[], str]) -> None:
    """Wait for something to become true."""
    limit = time.monotonic() + _PATIENCE
    while not true():
        assert time.monotonic() < limit, told()
        time.sleep(0.02)


@contextmanager
def running(command: list[str], port: int, folder: Path, env: Mapping[str, str] | None = None) -> Iterator[None]:
    """A server in the foreground of a process of its own, until it is no longer needed."""
    log = folder / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env={**os.environ, **(env or {})})
        try:
            until(lambda: process.poll() is not None or answers(port), log.read_text)
            assert process.poll() is None, log.read_text()
            yield
        finally:
            process.terminate()
            process.wait(timeout=_PATIENCE)


def block(language: str) -> str:
    """The configuration that `docs/operasi.md` tells administrators to use."""
    text = (ROOT / "docs/operasi.md").read_text("utf-8")
    (found,) = re.findall(rf"(?ms)^```{language}\n(.*?)^```$", text)
    return str(found)


def replaced(text: str, changes: Mapping[str, str]) -> str:
    """A text with each of these, which stand in it once, replaced."""
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


NGINX = """{user}
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{server}}}
"""


@contextmanager
def nginx(current: Path, folder: Path) -> Iterator[str]:
    """The address of a real nginx with the configuration of the manual."""
    binary = program("nginx")
    port = free_port()
    folder.mkdir(exist_ok=True)
    places = {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "    listen [::]:80;\n": "",
        "/srv/pohon/current": str(current),
    }
    server = replaced(block("nginx"), places)
    user = "user root;" if os.geteuid() == 0 else ""  # else nginx becomes nobody, who may not read what root made
    config = folder / "nginx.conf"
    config.write_text(NGINX.format(user=user, folder=folder, server=server))
    command = [binary, "-p", str(folder), "-c", str(config), "-e", str(folder / "error.log"), "-g", "daemon off;"]
    with running(command, port, folder):
        yield f"http://127.0.0.1:{port}/"
    assert "[warn]" not in (folder / "error.log").read_text()


@contextmanager
def caddy(current: Path, folder: Path) -> Iterator[str]:
    """The address of a real Caddy with the configuration of the manual."""
    binary = program("caddy")
    port = free_port()
    folder.mkdir(exist_ok=True)
    places = {"pohon.contoh.go.id {": f"http://127.0.0.1:{port} {{", "/srv/pohon/current": str(current)}
    config = folder / "Caddyfile"
    config.write_text("{\n\tadmin off\n}\n" + replaced(block("caddyfile"), places))
    homes = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    with running([binary, "run", "--adapter", "caddyfile", "--config", str(config)], port, folder, homes):
        yield f"http://127.0.0.1:{port}/"


class Sshd(NamedTuple):
    """A running sshd that lets in the user of the tests, and the `RSYNC_RSH` with the key to it."""

    port: int
    user: str
    shell: str

    def target(self, folder: Path) -> str:
        return f"ssh://{self.user}@127.0.0.1:{self.port}{folder}"


SSHD = """
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin yes
"""
SSH = """
IdentityFile {folder}/user
IdentitiesOnly yes
UserKnownHostsFile {folder}/known
StrictHostKeyChecking yes
KexAlgorithms curve25519-sha256
"""


@contextmanager
def sshd(folder: Path) -> Iterator[Sshd]:
    """A real sshd with a host key and a user key of its own."""
    binary, keygen = program("sshd"), program("ssh-keygen")
    program("rsync")
    port = free_port()
    for name in ("host", "user"):
        subprocess.run([keygen, "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    (folder / "sshd_config").write_text(SSHD.format(port=port, folder=folder))
    (folder / "ssh_config").write_text(SSH.format(folder=folder))
    (folder / "known").write_text(f"[127.0.0.1]:{port} {(folder / 'host.pub').read_text()}")
    if os.geteuid() == 0:  # an installed sshd has it once it was started
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    with running([binary, "-D", "-e", "-f", str(folder / "sshd_config")], port, folder):
        yield Sshd(port, getpass.getuser(), f"ssh -F {folder}/ssh_config")
