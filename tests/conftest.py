"""What every test may ask for: the seeds, the shared gold, a free port, a browser."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tools.chromium import FLAGS, NoChromium, find

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
CI = os.environ.get("CI", "").lower() == "true"

# A slow machine is no failure of the code under test, and a run of CI says the same twice.
hypothesis.settings.register_profile("project", deadline=None, derandomize=CI, print_blob=True)
hypothesis.settings.load_profile("project")


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five articles."""
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of the gold and its scorers, which lies beside the project's checkout; a user's clone has none."""
    folder = ROOT.parent / "shared" / "gold"
    if not folder.is_dir():
        pytest.skip("no ../shared/gold beside this clone")
    return folder


@pytest.fixture
def free_port() -> int:
    """A port of 127.0.0.1 that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def chromium() -> Path:
    """A Chromium that starts. Where there is none, the test skips with the reason, or fails under CI=true."""
    try:
        return find()[0]
    except NoChromium as reason:
        if CI:
            pytest.fail(f"{reason}; under CI=true a browser test may not skip", pytrace=False)
        pytest.skip(f"{reason}; `make test` fetches one")


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator["Browser"]:
    """A running Chromium, for Playwright. Of a module, not of the session: while it runs, asyncio.run() is refused."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield running
        running.close()
