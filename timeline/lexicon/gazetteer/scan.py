"""Where the gazetteer's forms stand in a folded text: one pass, one dict look-up a word, the longest form wins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.lexicon.gazetteer.values import Gazetteer, Node, Sense

WORD = re.compile(r"\w+\+?")
_GAPS = frozenset((" ", "  ", "-", " - ", "- ", " -", "–", "\t"))


@dataclass(frozen=True, slots=True)
class Hit:
    """A form found: the words `first` up to `after` (exclusive), `start` and `end` in the folded text, clitics cut."""

    first: int
    after: int
    start: int
    end: int
    clitic: str
    senses: tuple[Sense, ...]


def scan(norm: str, gazetteer: Gazetteer) -> tuple[list[Hit], Sequence[re.Match[str]]]:
    """The forms in a folded text, leftmost and longest, in text order, and the words that they are counted in.

    A reading that cuts fewer letters off the first word wins between two of one length.
    """
    words = list(WORD.finditer(norm))
    starts = gazetteer.first.get
    hits: list[Hit] = []
    until = 0
    for i, word in enumerate(words):
        if i < until:
            continue
        options = starts(word.group())
        if options is None:
            continue
        best: tuple[int, int, Node] | None = None
        for cut, node in options:
            found = _longest(norm, words, i, node)
            if found and (best is None or found[0] > best[0]):
                best = (found[0], cut, found[1])
        if best:
            until, cut, node = best
            start = word.start() + cut
            hits.append(Hit(i, until, start, words[until - 1].end(), norm[word.start() : start], node.senses))
    return hits, words


def _longest(norm: str, words: Sequence[re.Match[str]], i: int, node: Node) -> tuple[int, Node] | None:
    best = (i + 1, node) if node.senses else None
    last = words[i]
    for j in range(i + 1, len(words)):
        if not node.after:
            break
        word = words[j]
        if norm[last.end() : word.start()] not in _GAPS:
            break
        following = node.after.get(word.group())
        if following is None:
            break
        node, last = following, word
        if node.senses:
            best = (j + 1, node)
    return best
