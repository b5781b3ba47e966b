"""The environment that `make` builds: from which Python, and from which lock."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools import environment

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([a-z0-9-]+)==([^ ;\\]+)", re.MULTILINE)


def pins(name: str) -> set[tuple[str, str]]:
    return set(PIN.findall((ROOT / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 13)])
def test_supported_pythons(version: tuple[int, int]) -> None:
    assert environment.refusal(version, "python3") is None


@pytest.mark.parametrize("version", [(3, 10), (3, 14), (2, 7)])
def test_other_pythons_are_refused_in_one_line(version: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}" if name == "python3.12" else None)
    line = environment.refusal(version, "/bin/python3")
    assert line == (
        f"CPython 3.11 to 3.13 is needed, and /bin/python3 is {version[0]}.{version[1]}; try: make PYTHON=python3.12 …"
    )


def test_a_changed_lock_is_installed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_bytes(environment.LOCKS["run"].read_bytes())
    monkeypatch.setitem(environment.LOCKS, "run", lock)
    before = environment.stamp("run")
    lock.write_bytes(lock.read_bytes() + b"another==1.0\n")
    assert environment.stamp("run") != before


def test_pip_is_asked_to_be_quiet_and_still_tells_why_it_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    steps: list[tuple[list[str], dict[str, str]]] = []

    def note(command: list[str], *, check: bool, env: dict[str, str]) -> None:
        steps.append((command, env))

    monkeypatch.setattr(environment, "usable", lambda: True)
    monkeypatch.setattr(environment.subprocess, "run", note)
    environment.install("run")
    assert len(steps) == 3
    assert all("-qq" in command and env["PIP_ROOT_USER_ACTION"] == "ignore" for command, env in steps)
    monkeypatch.undo()
    capfd.readouterr()
    quiet = steps[0][0][3 : steps[0][0].index("install") + 2]
    bare = [sys.executable, "-m", "pip", *quiet, "--no-index", "--no-such-option"]
    assert subprocess.run(bare, cwd=tmp_path).returncode != 0
    assert "no-such-option" in capfd.readouterr().err


def test_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert environment.main(["everything"]) == 2
    assert capsys.readouterr().err == "usage: python3 tools/environment.py run|dev\n"


def test_the_development_lock_has_every_pin_of_the_others() -> None:
    assert pins("requirements-build.lock") < pins("requirements.lock") < pins("requirements-dev.lock")


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "requirements-build.lock"])
def test_a_lock_names_no_address_and_hashes_every_package(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"://|^--(?!hash)|^-[if]", text, re.MULTILINE)
    blocks = re.split(r"^(?=[a-z0-9-]+==)", text, flags=re.MULTILINE)[1:]
    assert len(blocks) >= len(pins(name))
    assert all("--hash=sha256:" in block for block in blocks)


def test_no_neural_model_is_installed() -> None:
    assert not {"torch", "transformers"} & {package for package, _ in pins("requirements.lock")}


def test_camel_tools_runs_without_the_packages_that_the_lock_leaves_out() -> None:
    from camel_tools.tokenizers.word import simple_word_tokenize
    from camel_tools.utils.normalize import normalize_alef_ar

    assert simple_word_tokenize(normalize_alef_ar("زار الأسد موسكو، أمس.")) == [
        "زار",
        "الاسد",
        "موسكو",
        "،",
        "امس",
        ".",
    ]
    assert not {"torch", "transformers"} & set(sys.modules)
