"""From folded text to mentions: find the words, let the rules combine them, keep what speaks of time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.grammar.engine import Cascade, Node
from timeline.grammar.license import speaks
from timeline.grammar.numbers import compound
from timeline.grammar.rules import RULES
from timeline.lexicon.scan import Token, runs
from timeline.lexicon.words import Words
from timeline.model import Mention
from timeline.temporal import Anaphor, Expr, Fields, Same
from timeline.text import Text

_NUMBERS = ("n", "d2", "d4", "dn", "numdate", "clock", "decimal", "range", "yearrange", "other")
_MARKS = ("slash", "dash", "comma", "open", "close", "quote", "colon", "and", "bi", "li", "ka")
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
    "hedge", "passing", "mera", "hera", "d2", "dn", "other", "decimal", "corr", "local",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules compiled for a lexicon."""

    words: Words
    cascade: Cascade


def compile_rules(words: Words) -> Grammar:
    """Compile RULES for these words; once a process."""
    sets = {frozenset({kind}) for kind in (*_NUMBERS, *_MARKS)}
    for entries in words.first.values():
        senses: dict[tuple[tuple[str, ...], tuple[str, ...]], set[str]] = {}
        for entry in entries:
            senses.setdefault((entry.clitics, entry.rest), set()).add(entry.word.kind)
        sets |= {frozenset(kinds) for kinds in senses.values()}
    return Grammar(words, Cascade(RULES, sets))


def mentions(text: Text, grammar: Grammar) -> Iterator[Mention]:
    """The time expressions of a text, in order, with their meaning; no date is known here."""
    for run in runs(text.norm, grammar.words):
        if _nothing_said(run):
            continue
        nodes = grammar.cascade.parse(compound([grammar.cascade.node(token) for token in run], grammar.cascade))
        for at, node in enumerate(nodes):
            kind = next((k for k in _SPEAKING if k in node.senses), None)
            if kind is None or not speaks(kind, node, nodes, at, text, grammar.words.silent):
                continue
            yield from _mention(kind, node, text)


def _nothing_said(run: Sequence[Token]) -> bool:
    """Only connectives; a number beside «الجاري» is a day."""
    kinds = [token.kinds for token in run]
    return all(k <= _CONNECTIVE for k in kinds) and not ({"d2"} in kinds and {"rel"} in kinds)


def _mention(kind: str, node: Node, text: Text) -> Iterator[Mention]:
    value = node[kind]
    if kind == "twox":
        first, start, end = value[0]
        yield _made(text, start, end, first, node.via)
        last, start, end = value[1]
        yield _made(text, start, end, last, node.via)
        return
    expr: Expr = Fields(year=value) if kind == "d4" else value
    yield _made(text, node.start, node.end, expr, node.via or "bare year")


def _made(text: Text, start: int, end: int, expr: Expr, via: str) -> Mention:
    span = text.span(start, end)
    return Mention(span, span.of(text.raw), expr, via)


def deictic(expr: Expr) -> bool:
    """The expression counts from the day of speaking."""
    match expr:
        case Same(a, b):
            return deictic(a) or deictic(b)
        case Anaphor():
            return False
        case _:
            return type(expr).__name__ in ("Offset", "Pick", "Ago", "Ahead")
