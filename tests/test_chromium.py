"""Where the browser of the browser tests comes from, on machines that this one is made to look like."""

import stat
import sys
from pathlib import Path

import pytest

from tools import chromium

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in browsers are shell scripts")


def program(path: Path, says: str, ends: int = 0) -> Path:
    """A program that prints one line and ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{says}'\nexit {ends}\n")
    path.chmod(path.stat().st_mode | stat.S_IEXEC)
    return path


@pytest.fixture
def machine(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine with nothing on its PATH and nothing in its cache."""
    return {"PATH": str(tmp_path / "bin"), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "cache")}


def test_the_named_one_wins(tmp_path: Path, machine: dict[str, str]) -> None:
    program(tmp_path / "bin/chromium", "Chromium 150.0")
    mine = program(tmp_path / "mine", "Chromium 160.0")
    assert chromium.find({**machine, "CHROMIUM": str(mine)}) == (mine, "named by CHROMIUM")


def test_a_named_one_that_does_not_start_is_told_and_not_replaced(tmp_path: Path, machine: dict[str, str]) -> None:
    program(tmp_path / "bin/chromium", "Chromium 150.0")
    with pytest.raises(chromium.NoChromium, match="CHROMIUM=/nowhere does not start"):
        chromium.find({**machine, "CHROMIUM": "/nowhere"})


def test_an_empty_name_is_no_name(tmp_path: Path, machine: dict[str, str]) -> None:
    path = program(tmp_path / "bin/google-chrome", "Google Chrome 150.0")
    assert chromium.find({**machine, "CHROMIUM": ""}) == (path, "on PATH")


def test_a_script_that_only_advertises_a_browser_is_passed_over(tmp_path: Path, machine: dict[str, str]) -> None:
    program(tmp_path / "bin/chromium-browser", "install me from the shop", ends=1)
    cached = program(tmp_path / "cache/chromium-1200/chrome-linux64/chrome", "Chromium 145.0")
    assert chromium.find(machine) == (cached, "in Playwright's cache")


def test_the_newest_of_the_cache(tmp_path: Path, machine: dict[str, str]) -> None:
    program(tmp_path / "cache/chromium-999/chrome-linux/chrome", "Chromium 120.0")
    newest = program(tmp_path / "cache/chromium-1200/chrome-linux64/chrome", "Chromium 145.0")
    program(tmp_path / "cache/chromium_headless_shell-1300/chrome-linux/headless_shell", "Chromium 150.0")
    assert chromium.find(machine)[0] == newest


def test_nothing_anywhere(machine: dict[str, str]) -> None:
    with pytest.raises(chromium.NoChromium, match="no Chromium in CHROMIUM, on PATH or in Playwright's cache"):
        chromium.find(machine)


@pytest.mark.parametrize(("uid", "ways"), [(0, ["Debian's package", "Playwright's own"]), (1000, ["Playwright's own"])])
def test_debians_package_is_for_root_and_nothing_calls_sudo(
    tmp_path: Path, machine: dict[str, str], monkeypatch: pytest.MonkeyPatch, uid: int, ways: list[str]
) -> None:
    program(tmp_path / "bin/apt-get", "")
    monkeypatch.setattr("os.geteuid", lambda: uid)
    assert [what for what, _ in chromium._ways(machine)] == ways
    assert not any(
        "sudo" in word for _, commands in chromium._ways(machine) for command in commands for word in command
    )


def test_one_way_fails_and_the_next_is_tried(
    tmp_path: Path, machine: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = program(tmp_path / "broken", "E: Unable to locate package chromium", ends=100)
    works = tmp_path / "works"
    works.write_text(f"#!/bin/sh\n/bin/cp {program(tmp_path / 'made', 'Chromium 150.0')} {tmp_path}/bin/chromium\n")
    works.chmod(0o755)
    (tmp_path / "bin").mkdir()
    monkeypatch.setattr(chromium, "_ways", lambda _: [("the first", [[str(broken)]]), ("the second", [[str(works)]])])
    assert chromium.fetch(machine) == (tmp_path / "bin/chromium", "fetched as the second")
    assert capsys.readouterr().err.splitlines() == [
        "chromium: none here; fetching the first",
        "chromium: none here; fetching the second",
    ]


def test_no_way_works_and_each_says_why(
    tmp_path: Path, machine: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = program(tmp_path / "broken", "E: Unable to locate package chromium", ends=100)
    monkeypatch.setattr(chromium, "_ways", lambda _: [("a package", [[str(broken)]]), ("a file", [["/nowhere"]])])
    with pytest.raises(
        chromium.NoChromium, match=r"a package: E: Unable to locate package chromium; a file: .*nowhere"
    ):
        chromium.fetch(machine)


@pytest.mark.browser
def test_the_browser_shows_a_right_to_left_page(browser) -> None:  # type: ignore[no-untyped-def]
    page = browser.new_page()
    page.set_content("<html lang='ar' dir='rtl'><body><p>زيارة</p></body></html>")
    assert page.evaluate("getComputedStyle(document.querySelector('p')).direction") == "rtl"
    page.close()
