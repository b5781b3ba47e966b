"""How an expression was read: the rules that made it, down to the words of the lexicon. Asked for, never kept."""

from collections.abc import Iterator, Sequence

from timeline.grammar import Grammar
from timeline.grammar.engine import Node
from timeline.grammar.numbers import compound
from timeline.lexicon.scan import Token, enclosed, runs
from timeline.lexicon.words import Word
from timeline.model import Mention, Step
from timeline.text import Text


def derivations(text: Text, grammar: Grammar, mentions: Sequence[Mention]) -> Iterator[tuple[Step, ...]]:
    """For each mention of this text, in text order, the steps that cover it; one where a single rule made all of it.

    >>> [[step.name for step in steps] for steps in derivations(text, grammar, mentions)]  # «أمس الإثنين»
    [['a day said twice']]
    """
    following = runs(text.norm, grammar.words)
    run = next(following, None)
    for mention in mentions:
        start = text.norm_index(mention.span.start)
        end = max(text.norm_index(mention.span.end), start + 1)
        while run and run[-1].end <= start:
            run = next(following, None)
        yield tuple(_covering(run, start, end, text, grammar)) if run and run[0].start < end else ()


def _covering(run: list[Token], start: int, end: int, text: Text, grammar: Grammar) -> Iterator[Step]:
    made: dict[int, tuple[Node, list[Node]]] = {}  # by identity; the node is kept, so that it is not given anew
    words = grammar.cascade.nodes(enclosed(run, text.norm))
    numbers = compound(list(words), grammar.cascade)
    for node in numbers:
        if len(parts := [word for word in words if node.start <= word.start < node.end]) > 1:
            made[id(node)] = (node, parts)
    for node in grammar.cascade.parse(numbers, lambda node, parts: made.update({id(node): (node, parts)})):
        if node.start < end and node.end > start:
            yield _step(node, made, text)


def _step(node: Node, made: dict[int, tuple[Node, list[Node]]], text: Text) -> Step:
    surface = text.span(node.start, node.end).of(text.raw)
    _, parts = made.get(id(node), (node, []))
    if node.via:
        return Step(node.via, next(iter(node.senses)), surface, tuple(_step(part, made, text) for part in parts))
    keys = dict.fromkeys(sense.key for sense in node.senses.values() if isinstance(sense, Word))
    return Step(" or ".join(keys), " or ".join(node.senses), surface)
