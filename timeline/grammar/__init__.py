"""From folded text to mentions: find the words, let the rules combine them, keep what speaks of time."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.grammar import single
from timeline.grammar.engine import Cascade, Node
from timeline.grammar.license import counts_else, speaks
from timeline.grammar.numbers import WORDS, compound
from timeline.grammar.rules import RULES
from timeline.lexicon.scan import Token, enclosed, runs
from timeline.lexicon.words import Silence, Words
from timeline.model import Mention
from timeline.temporal import Expr, Fields
from timeline.text import Text

_NUMBERS = (
    "nhalf", "thousands", "n", "d2", "d4", "dn", "numdate", "clock", "decimal", "range", "yearrange", "daymonth",
    "dayrange", "other",
)  # fmt: skip
_MARKS = ("bar", "slash", "dash", "comma", "open", "close", "quote", "colon", "and", "bi", "li", "ka")
# Kinds that are expressions of time in themselves; every other kind is a word left over.
_SPEAKING = (
    "twox", "pairx", "timex", "clockx", "dayx", "dayw", "wday", "weekx", "partx", "longx", "monthx", "yearx", "year",
    "d4", "lasting", "agox", "hangx", "set", "refx",
)  # fmt: skip
# A run with none of these can't hold an expression: most runs are a lone preposition.
_CONNECTIVE = frozenset((
    "first", "minus", "in", "of", "to", "and", "bi", "li", "ka", "al", "at", "between", "since", "during", "ago",
    "after", "this", "that", "self", "same", "which", "approx", "more", "less", "comma", "dash", "slash", "open",
    "close", "quote", "colon", "ord", "nw", "n1", "rel", "recent", "following", "few", "vague", "each",
    "hedge", "passing", "mera", "d2", "dn", "other", "decimal", "corr", "local", "previous", "fiscal", "fresh",
    "alike", "lead", "Uspan", "daymonth", "happening", "or", "over", "whole", "spent", "nhalf", "thousands", "times",
    "by", "thence", "bar", "ended",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules compiled for a lexicon.

    Of the characters that spell runs, `connective` are those of _CONNECTIVE, `numerals` those of number words, and
    `speaking` leads from the others to the kind that speaks of time.
    """

    words: Words
    cascade: Cascade
    connective: str
    numerals: re.Pattern[str]
    speaking: Mapping[str, str]


def compile_rules(words: Words) -> Grammar:
    """Compile RULES for these words; once a process."""
    sets = {frozenset({kind}) for kind in (*_NUMBERS, *_MARKS)}
    sets |= {form.kinds for forms in words.first.values() for form in forms}
    cascade = Cascade(RULES, sets)
    chars = cascade.alphabet.chars.items()
    numerals = cascade.alphabet.characters("|".join(WORDS))
    figures = cascade.alphabet.characters("d2")  # «ألفين و11»
    return Grammar(
        words,
        cascade,
        "".join(char for kinds, char in chars if kinds <= _CONNECTIVE),
        re.compile(f"[{numerals}].?[{numerals}{figures}]"),
        {char: kind for kinds, char in chars for kind in reversed(_SPEAKING) if kind in kinds},
    )


def mentions(text: Text, grammar: Grammar) -> Iterator[Mention]:
    """The time expressions of a text, in order, with their meaning; no date is known here."""
    cascade, silence = grammar.cascade, grammar.words.silent
    short = len(text.norm.strip()) if len(text.norm) <= single.LONGEST else 0
    for run in runs(text.norm, grammar.words):
        if short and run[0].end - run[0].start == short and (expr := single.meaning(run[0])) is not None:
            yield _made(text, run[0].start, run[0].end, expr, single.VIA)
            continue
        spelled = cascade.spelled(run)
        if not spelled.strip(grammar.connective) and not _numbers_a_day(run):
            continue
        nodes = cascade.nodes(enclosed(run, text.norm))
        if grammar.numerals.search(spelled):
            nodes = compound(nodes, cascade)
        nodes = cascade.parse(nodes)
        for at, node in enumerate(nodes):
            kind = grammar.speaking.get(node.char)
            if kind is not None and speaks(kind, node, nodes, at, text, silence):
                yield from _mention(kind, node, text, silence)


def _numbers_a_day(run: Sequence[Token]) -> bool:
    """Connectives alone say nothing, but a number beside «الجاري» is a day, and one after «حرب» a year."""
    kinds = {kind for token in run for kind in token.kinds}
    return ("rel" in kinds and not kinds.isdisjoint(("d2", "daymonth"))) or {"happening", "dn"} <= kinds


def _mention(kind: str, node: Node, text: Text, silence: Silence) -> Iterator[Mention]:
    value = node[kind]
    if kind == "twox":
        first, start, end = value[0]
        yield _made(text, start, end, first, node.via)
        if not counts_else(node, text, silence):
            last, start, end = value[1]
            yield _made(text, start, end, last, node.via)
        return
    expr: Expr = Fields(year=value) if kind == "d4" else value
    yield _made(text, node.start, node.end, expr, node.via or "bare year")


def _made(text: Text, start: int, end: int, expr: Expr, via: str) -> Mention:
    span = text.span(start, end)
    return Mention(span, span.of(text.raw), expr, via)
