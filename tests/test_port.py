"""A port that another program has is told before anything is built."""

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tools import port

ROOT = Path(__file__).resolve().parent.parent


def test_a_free_port_is_nothing_to_speak_of(free_port: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert port.main([str(free_port)]) == 0
    assert capsys.readouterr() == ("", "")
    assert port.refusal("0") is None


def test_a_taken_port_is_one_line_that_says_what_to_type(free_port: int, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", free_port))
        other.listen()
        assert port.main([str(free_port)]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == (
        "",
        f"port {free_port} on 127.0.0.1 can't be used: Address already in use (choose another: PORT=9000 make run)\n",
    )


@pytest.mark.parametrize("given", ["eighty", "70000", "-1", "", "٨٠٥٠"])
def test_what_is_no_port(given: str) -> None:
    assert f"PORT={given} is not a port" in str(port.refusal(given))


def test_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert port.main([]) == 2
    assert capsys.readouterr().err == "usage: python3 tools/port.py PORT\n"


@pytest.mark.skipif(shutil.which("make") is None, reason="no make on this machine")
def test_make_asks_before_it_builds() -> None:
    ask = ["make", "--no-print-directory", "--dry-run", "run", "PORT=9123"]  # under make it would tell its folder first
    done = subprocess.run(ask, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    steps = [
        next((n for n, line in enumerate(done.stdout.splitlines()) if word in line), -1)
        for word in ("tools/port.py 9123", "tools/environment.py", "timeline build", "timeline serve")
    ]
    assert steps == sorted(steps)
    assert steps[0] == 0


def test_it_needs_nothing_installed() -> None:
    done = subprocess.run([sys.executable, "-I", "-S", ROOT / "tools" / "port.py", "0"], capture_output=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
