"""Find a Chromium for the browser tests, or fetch one: `python tools/chromium.py` prints its path, or nothing.

What it did is said in one line on standard error. It never calls sudo. `find()` looks only; `fetch()` installs.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# No sandbox: a container's root has none. The rest keeps the browser from calling home, which a test must not wait for.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoChromium(Exception):
    """There is none; the message says where it was looked for and what was tried."""


def playwright_cache(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    if given := environ.get("PLAYWRIGHT_BROWSERS_PATH", "").strip():
        return Path(given)
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA", "~")).expanduser() / "ms-playwright"
    folder = "~/Library/Caches" if platform == "darwin" else "~/.cache"
    return Path(folder).expanduser() / "ms-playwright"


def _cached(cache: Path) -> Iterator[Path]:
    """The browsers in Playwright's cache, newest first, whole ones before headless shells."""

    def number(folder: Path) -> int:
        found = re.search(r"-(\d+)$", folder.name)
        return int(found[1]) if found else 0

    for pattern in ("chromium-*", "chromium_headless_shell-*"):
        for folder in sorted(cache.glob(pattern), key=number, reverse=True):
            for name in (
                "chrome",
                "headless_shell",
                "chrome-headless-shell",
                "chrome.exe",
                "Chromium",
                "Google Chrome for Testing",
            ):
                yield from (path for path in sorted(folder.rglob(name)) if path.is_file())


def version(path: Path | str) -> str | None:
    """What it calls itself, or None where it doesn't start: some systems ship a script that only advertises it."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    said = answer.stdout.strip()
    return said if re.search(r"\d+\.\d+", said) else None


def find(environ: Mapping[str, str] = os.environ) -> tuple[Path, str]:
    """The first Chromium that starts, and where it was: CHROMIUM, then PATH, then Playwright's cache."""
    if given := environ.get("CHROMIUM", "").strip():
        if version(given):
            return Path(given), "named by CHROMIUM"
        raise NoChromium(f"CHROMIUM={given} does not start")
    for name in NAMES:
        found = shutil.which(name, path=environ.get("PATH"))
        if found and version(found):
            return Path(found), "on PATH"
    for path in _cached(playwright_cache(environ)):
        if version(path):
            return path, "in Playwright's cache"
    raise NoChromium("no Chromium in CHROMIUM, on PATH or in Playwright's cache")


def fetch(environ: Mapping[str, str] = os.environ) -> tuple[Path, str]:
    """Install one and find it: Debian's package where this is root already, else Playwright's own."""
    tried = []
    for what, commands in _ways(environ):
        print(f"chromium: none here; fetching {what}", file=sys.stderr, flush=True)
        failed = next((why for command in commands if (why := _run(command, environ))), None)
        try:
            if failed is None:
                return find(environ)[0], f"fetched as {what}"
        except NoChromium:
            failed = "installed, but it does not start"
        tried.append(f"{what}: {failed}")
    raise NoChromium("no Chromium, and none could be fetched (" + "; ".join(tried) + ")")


def _ways(environ: Mapping[str, str]) -> Iterator[tuple[str, list[list[str]]]]:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root and shutil.which("apt-get", path=environ.get("PATH")):
        quiet = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300"]
        yield "Debian's package", [[*quiet, "update"], [*quiet, "install", "-y", "--no-install-recommends", "chromium"]]
    yield "Playwright's own", [[sys.executable, "-m", "playwright", "install", "chromium"]]


def _run(command: list[str], environ: Mapping[str, str]) -> str | None:
    """None where it went well, else the last line that it said."""
    try:
        done = subprocess.run(
            command,
            env={**environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=900,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if done.returncode == 0:
        return None
    lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    return next(
        (line for line in lines if re.match(r"(E:|Error)", line)),
        lines[-1] if lines else f"ended with {done.returncode}",
    )


def main() -> int:
    try:
        try:
            path, how = find()
        except NoChromium:
            if os.environ.get("CHROMIUM", "").strip():
                raise
            path, how = fetch()
    except NoChromium as reason:
        print(f"chromium: {reason}", file=sys.stderr)
        return 0  # the browser tests say what follows from it: they skip, or fail where CI=true
    print(f"chromium: {path}, {how}, {version(path)}", file=sys.stderr)
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
