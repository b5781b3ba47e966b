"""A folder for each peer, made on demand from PyPI or npm by their ordinary clients, at the pinned versions."""

import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.peers.catalogue import Peer

SCRIPTS = Path(__file__).resolve().parent / "scripts"
ROOT = SCRIPTS.parents[2]


class NotRun(Exception):
    """Why a peer is a line without figures."""


def command(peer: Peer, cache: Path) -> tuple[list[str], dict[str, str]]:
    """The command that runs the peer's script, and the variables that it needs."""
    script = str(SCRIPTS / peer.script)
    if not peer.packages:
        return [sys.executable, script], {"PYTHONPATH": str(ROOT)}
    folder = (cache / peer.version.replace(" ", "-")).resolve()
    stamp = folder / "installed.txt"
    wanted = "\n".join(peer.packages)
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        (_install_npm if script.endswith(".js") else _install_pypi)(peer, folder)
        stamp.write_text(wanted, encoding="utf-8")
    if script.endswith(".js"):
        return ["node", script], {"NODE_PATH": str(folder / "node_modules")}
    return [str(folder / "bin" / "python"), script], {}


def _install_npm(peer: Peer, folder: Path) -> None:
    folder.mkdir(parents=True)
    _run("npm", "install", "--silent", "--no-save", "--no-package-lock", "--prefix", str(folder), *peer.packages)


def _install_pypi(peer: Peer, folder: Path) -> None:
    _run(_python(peer.python), "-m", "venv", str(folder))
    _run(str(folder / "bin" / "python"), "-m", "pip", "install", "-qq", "--no-deps", *peer.packages)


def _python(wanted: str | None) -> str:
    """An interpreter of the wanted version: this one, one on the path, one of pyenv's, or one that uv can get."""
    if wanted is None or sys.version.startswith(f"{wanted}."):
        return sys.executable
    found = [f"python{wanted}", *map(str, sorted(Path.home().glob(f".pyenv/versions/{wanted}.*/bin/python")))]
    for name in found:
        if path := shutil.which(name):
            told = subprocess.run([path, "--version"], capture_output=True, encoding="utf-8", check=False)
            if told.returncode == 0:
                return path
    if not shutil.which("uv"):
        raise NotRun(f"needs CPython {wanted}")
    _run("uv", "python", "install", wanted)
    return _run("uv", "python", "find", wanted).strip()


def _run(*arguments: str) -> str:
    try:
        done = subprocess.run(arguments, capture_output=True, encoding="utf-8", check=False)
    except FileNotFoundError as error:
        raise NotRun(f"needs {arguments[0]}") from error
    if done.returncode:
        raise NotRun(f"{' '.join(arguments[:3])}: {last_line(done.stderr or done.stdout)}")
    return done.stdout


def last_line(printed: str) -> str:
    """What a failed program said last, which is mostly why."""
    lines = [line.strip() for line in printed.splitlines() if line.strip()]
    return lines[-1] if lines else "said nothing"
