"""Texts that a tagger could choke on: repetitions of what dates are made of, and of what surrounds them.

Each is made in any size. What is asked of them: a character costs at most BOUND times one of news that is dense in
dates, and the same in a long text as in a short one. `tests/test_hostile.py` holds a small version of both.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from benchmarks.corpus import DAY
from timeline import pipeline
from timeline.lexicon.tables import FOLDER, read_toml
from timeline.lexicon.words import FILES
from timeline.model import Article

BOUND, GROWTH = 3.0, 1.5

REPEATED = {
    "digits": "7",
    "numbers": "7 ",
    "years": "2021 ",
    "figures with slashes": "1/",
    "figures with colons": "7:",
    "figures with dots": "7.",
    "dates in figures": "15/3/2021 ",
    "clocks": "9:30 ",
    "connectives": "من في ",
    "«و» alone": "و ",
    "number words": "ألف وتسعمائة وثلاثة وستين ",
    "number words that never end": "ألف و",
    "month names": "يناير ",
    "months of two words": "كانون الثاني ",
    "first words of months": "كانون ",
    "months with slashes": "يناير/",
    "Hijri dates": "5 رمضان 1442 هـ ",
    "lengths that hang": "بعد يومين من ",
    "lengths": "أيام ",
    "«منذ»": "منذ ",
    "ranges that never end": "من 3 إلى ",
    "zones": "بتوقيت ",
    "references": "حينها ",
    "plans": "المقرر ",
    "brackets around figures": "(7) ",
    "opening brackets": "(",
    "opening quotation marks": "«",
    "quotation marks that never close": "“ا",
    "straight quotation marks": '"',
    "quotation marks around figures": '"7',
    "full stops": ".",
    "exclamations": "!x",
    "semicolons": "؛",
    "commas": "،",
    "line breaks": "\n",
    "figures on lines": "7\n",
    "CRLF": "\r\n",
    "spaces": " ",
    "one giant token": "ا",
    "one giant Latin token": "a",
    "at signs": "@",
    "addresses of mail": "a@",
    "addresses of the web": "http://a.b/2021/3/4 ",
    "addresses that never end": "www.",
    "handles": "(@a) ",
    "bidi marks": "\u200f",
    "figures between bidi marks": "\u200f7",
    "tatweel": "ـ",
    "harakat": "َ",
    "vocalised letters": "بَ",
    "ligatures": "\ufefb",
    "hamza written apart": "و\u0654",
    "emoji": "😀",
    "letters of another script": "я ",
    "related items": "اقرأ أيضا\n",
}


@dataclass(frozen=True, slots=True)
class Hostile:
    """What a hostile text cost by the character, against news, and in a long text against a tenth of it."""

    name: str
    cost: float
    growth: float

    def __str__(self) -> str:
        verdict = "" if self.cost <= BOUND and self.growth <= GROWTH else "   TOO SLOW"
        return f"{self.name:<34} {self.cost:5.2f} × news, {self.growth:4.2f} × a tenth of it{verdict}"


def texts(size: int) -> Iterator[tuple[str, str]]:
    """The name and the text of each kind, of `size` characters."""
    for name, piece in REPEATED.items():
        yield name, (piece * (size // len(piece) + 1))[:size]
    yield "nested brackets", "(" * (size // 2) + ")" * (size // 2)
    yield "one address in a giant token", "@" + "a" * (size - 1)
    yield "spaces inside a month", "كانون" + " " * (size - 5)
    for name, joint in (("words of time", " "), ("words of time on lines", "\n"), ("words of time in a row", "")):
        yield name, random_words(size, joint)


def random_words(size: int, joint: str) -> str:
    """Words of time in any order."""
    random, words = Random(size), forms()
    return joint.join(random.choice(words) for _ in range(size // 3))[:size]


def forms() -> list[str]:
    """Every form of the files of time words."""
    entries = (entry for path in FILES for entry in read_toml(FOLDER / path).values() if isinstance(entry, dict))
    return [form for entry in entries for key in ("forms", "latent") for form in entry.get(key, ())]


def tagged(text: str, data: pipeline.Data) -> None:
    pipeline.tag(Article("hostile", text, DAY), data)


def measure(size: int, news: float, cost: Callable[[str], float]) -> Iterator[Hostile]:
    """Each kind in `size` characters. `news` is what a character of news costs, `cost` measures a text."""
    for (name, text), (_, short) in zip(texts(size), texts(size // 10), strict=True):
        small, large = cost(short) / len(short), cost(text) / len(text)
        yield Hostile(name, large / news, large / small)
