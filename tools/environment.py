"""Make `.venv` from the lock: `python3 tools/environment.py run`, or `dev` for the development tools too.

Standard library only, and nothing newer than Python 3.7 outside annotations: the interpreter that runs this may be one
that it has to refuse. A stamp named by the content of what is installed makes the second run immediate.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
INTERPRETER = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
OLDEST, NEWEST = (3, 11), (3, 13)
BUILD_LOCK = ROOT / "requirements-build.lock"
LOCKS = {"run": ROOT / "requirements.lock", "dev": ROOT / "requirements-dev.lock"}


def refusal(version: tuple[int, int], executable: str) -> str | None:
    """Why this interpreter won't do, in one line that says what to type instead, or None where it will."""
    if OLDEST <= version <= NEWEST:
        return None
    names = (f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1))
    other = next((name for name in names if shutil.which(name)), "/path/to/python3.12")
    return f"CPython 3.11 to 3.13 is needed, and {executable} is {version[0]}.{version[1]}; try: make PYTHON={other} …"


def stamp(kind: str) -> Path:
    """The file whose presence says that `.venv` holds what lock and pyproject.toml name, here and for this Python."""
    digest = hashlib.sha256(f"{ROOT}\n{sys.version}\n".encode())
    for path in (BUILD_LOCK, LOCKS[kind], ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return VENV / f"installed-{kind}-{digest.hexdigest()[:16]}"


def usable() -> bool:
    """Is there a `.venv` with pip, of the same Python as this one? One left half-made, or by another Python, is not."""
    ask = [str(INTERPRETER), "-c", "import pip, sys; print(sys.version)"]
    try:
        answer = subprocess.run(ask, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.stdout.strip() == sys.version.strip()


def install(kind: str) -> None:
    if not usable():
        print("Making .venv with Python {}.{}.{}".format(*sys.version_info[:3]), flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)
    lock = LOCKS[kind]
    number = sum("==" in line for line in lock.read_text(encoding="utf-8").splitlines())
    print(f"Installing the {number} packages of {lock.name} into .venv: a minute or so, once", flush=True)
    # Quiet twice: what it advises is no business of a newcomer, what it fails at is told all the same.
    pip = [str(INTERPRETER), "-m", "pip", "--disable-pip-version-check", "install", "-qq", "--no-deps"]
    # Two packages of the lock come as source: what builds them is installed first, so that nothing unlocked is drawn.
    locked = [*pip, "--require-hashes", "--no-build-isolation", "--use-pep517"]
    calm = {**os.environ, "PIP_ROOT_USER_ACTION": "ignore"}
    for step in (
        [*locked, "-r", str(BUILD_LOCK)],
        [*locked, "-r", str(lock)],
        [*pip, "--no-build-isolation", "--editable", str(ROOT)],
    ):
        subprocess.run(step, check=True, env=calm)


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in LOCKS:
        print("usage: python3 tools/environment.py run|dev", file=sys.stderr)
        return 2
    line = refusal(sys.version_info[:2], sys.executable)
    if line:
        print(line, file=sys.stderr)
        return 2
    kind = arguments[0]
    done = stamp(kind)
    if done.exists() and INTERPRETER.exists():
        return 0
    began = time.monotonic()
    try:
        install(kind)
    except subprocess.CalledProcessError as error:
        print(
            f"The installation stopped for the reason above: {error.cmd[0]} ended with {error.returncode}",
            file=sys.stderr,
        )
        return 1
    for old in VENV.glob(f"installed-{kind}-*"):
        old.unlink()
    done.touch()
    print(f"Ready after {time.monotonic() - began:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
