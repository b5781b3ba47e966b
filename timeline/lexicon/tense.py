"""Which way a bare date looks: the words of the future and of the past (`tense.toml`), and the cues around them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline.lexicon import cues
from timeline.lexicon.tables import filled, laid_over, word_list

_CLITICS = ("و", "ف")
# «س» before an imperfect of the third person or the first plural: «سيلتقي», «ستعقد», «سنعود».
# What an imperfect may end with: its object («يغادرها»), its number («يلتقيان»).
_SUFFIXES = ("ها", "ه", "هم", "هما", "ان", "ون")
_FUTURE, _PERSONS, _THIRD_PERSON = "س", "يتن", "ي"
_CALLING_FOR = "ل"  # «دعت لإضراب»
_INFLECTED = frozenset((*_CLITICS, _FUTURE, *_PERSONS))  # what a verb of the future may begin with


@dataclass(frozen=True, slots=True)
class Tense:
    """Folded words of tense; `cues` are what else a time expression leans on.

    `tips` has the direction of each word of future and past, with a joining «و» or «ف» too, for asking it is quick.
    """

    tips: Mapping[str, int]
    future: frozenset[str]
    no_future: frozenset[str]
    no_future_stems: tuple[str, ...]
    planned: frozenset[str]
    no_verb: frozenset[str]
    lasting: frozenset[str]
    undoing: frozenset[str]
    moving: frozenset[str]
    onward: frozenset[str]
    coming: frozenset[str]
    calling: frozenset[str]
    announcing: frozenset[str]
    measures: frozenset[str]
    appointed: frozenset[str]
    stipulating: frozenset[str]
    that: frozenset[str]
    saying: frozenset[str]
    foretelling: frozenset[str]
    punctual: frozenset[str]
    cues: cues.Cues

    def direction(self, word: str) -> int:
        """1 where a folded word speaks of what is to come, -1 of what has been, 0 of neither."""
        tip = self.tips.get(word)
        if tip is not None or word[:1] not in _INFLECTED:
            return tip or 0
        form = word[1:] if word[0] in _CLITICS else word
        return 1 if (form[:1] in _PERSONS and self._with_suffix(form)) or self._imperfect(word) else 0

    def _with_suffix(self, form: str) -> bool:
        """«يغادرها», «يلتقيان», «يجتمعون»: an imperfect with its object or its number."""
        return any(form.endswith(suffix) and form.removesuffix(suffix) in self.future for suffix in _SUFFIXES)

    def foretells(self, word: str) -> int:
        """1 for an imperfect that tells the future only after its date: «أما السبت، فيكون الطقس صحوا»."""
        return 1 if word in self.foretelling or (word[:1] in _CLITICS and word[1:] in self.foretelling) else 0

    def says(self, word: str) -> bool:
        """A verb of saying."""
        return word in self.saying or (word[:1] in _CLITICS and word[1:] in self.saying)

    def puts_off(self, word: str) -> bool:
        """A verb of postponing («أرجأ»)."""
        return word in self.moving or (word[:1] in _CLITICS and word[1:] in self.moving)

    def calls(self, word: str) -> bool:
        """A verb of calling for something («دعت»); «ودعت» may be "saw off"."""
        return word in self.calling

    def calls_for(self, words: Sequence[str]) -> bool:
        """What is called for stands among the words: «إلى إضراب», «لإضراب»."""
        return any(word in self.onward or word.startswith(_CALLING_FOR) for word in words)

    def announces(self, word: str) -> bool:
        """A verb of announcing or deciding («قررت»)."""
        return word in self.announcing or (word[:1] in _CLITICS and word[1:] in self.announcing)

    def announced(self, before: Sequence[str]) -> bool:
        """Of the words before a measure, nearest first, the first telling one announces it."""
        for word in before:
            if self.announces(word):
                return True
            if self.direction(word) < 0:
                return False
        return False

    def stipulated(self, before: Sequence[str]) -> bool:
        """«على أن» stands right before an imperfect (the words before it, nearest first)."""
        return len(before) > 1 and before[0] in self.that and before[1] in self.stipulating

    def was(self, words: Sequence[str]) -> bool:
        """«كان» among the words, or what else makes an imperfect past."""
        return any(word in self.undoing or (word[:1] in _CLITICS and word[1:] in self.undoing) for word in words)

    def would(self, word: str, before: Sequence[str]) -> bool:
        """A verb with the «س» of the future close after «كان» (the words before it, nearest first)."""
        return word[0] == _FUTURE and word[1:2] in _PERSONS and self.was(before[:3])

    def over_at_once(self, word: str) -> bool:
        """A verb or noun of what is over at once («غادر»)."""
        return word in self.punctual or (word[:1] in _CLITICS and word[1:] in self.punctual)

    def opens_a_plan(self, word: str) -> bool:
        """An imperfect that a clause about what is to come may begin with: «يحيي», «ويطلق», not «يعتبر»."""
        word = word[1:] if word[:1] in _CLITICS and word[1:2] == _THIRD_PERSON else word
        return len(word) > 3 and word[0] == _THIRD_PERSON and word not in self.no_verb and word not in self.lasting

    def _imperfect(self, word: str) -> bool:
        if word[:1] in _CLITICS and word[1:2] == _FUTURE:
            word = word[1:]
        if len(word) < 5 or word[0] != _FUTURE or word[1] not in _PERSONS:
            return False
        return word not in self.no_future and not word.startswith(self.no_future_stems)


def load(extra: Path | None = None) -> Tense:
    """Read `tense.toml` and `discourse.toml`, and a newsroom's own over them."""
    table = laid_over("tense.toml", extra)

    tips = _tips(*(frozenset(word_list(table, name)) for name in ("future", "past", "no_future")))
    return filled(Tense, table, tips=tips, cues=cues.load(extra))


def _tips(future: frozenset[str], past: frozenset[str], no_future: frozenset[str]) -> dict[str, int]:
    told = {**dict.fromkeys(past, -1), **dict.fromkeys(future, 1)}
    joined = {clitic + word: tip for word, tip in told.items() for clitic in _CLITICS}
    return {**joined, **told, **dict.fromkeys(no_future, 0)}
