"""Which way a bare date looks: the words of the future and of the past (`tense.toml`)."""

from dataclasses import dataclass
from functools import cache

from timeline.lexicon.words import FOLDER, read_toml
from timeline.text import fold

_CLITICS = ("و", "ف")


@dataclass(frozen=True, slots=True)
class Tense:
    """Folded cue words."""

    future: frozenset[str]
    past: frozenset[str]
    no_future: frozenset[str]

    def direction(self, word: str) -> int:
        """1 where a folded word speaks of what is to come, -1 of what has been, 0 of neither."""
        if word in self.no_future:
            return 0
        for form in (word, word[1:]) if word[:1] in _CLITICS else (word,):
            if form in self.future:
                return 1
            if form in self.past:
                return -1
        return 1 if self._imperfect(word) else 0

    def _imperfect(self, word: str) -> bool:
        if word[:1] in _CLITICS and word[1:2] == "س":
            word = word[1:]
        if len(word) < 5 or word[0] != "س" or word[1] not in "يتن":
            return False
        return word not in self.no_future and not any(word.startswith(stem) for stem in ("سياس", "سيار", "سياح", "سيطر", "ستراتيج"))


@cache
def load() -> Tense:
    """Read `tense.toml`; the file is part of the program and read once."""
    table = read_toml(FOLDER / "tense.toml")

    def forms(name: str) -> frozenset[str]:
        found = table[name]
        assert isinstance(found, list)
        return frozenset(map(fold, found))

    return Tense(forms("future"), forms("past"), forms("no_future"))
