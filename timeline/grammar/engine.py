"""A small cascade: each rule is a name, a pattern over token kinds, and a constructor of meaning.

A run of tokens is spelled as one character a token (one for each set of kinds that a form can have), so a pattern of
kinds becomes a plain regular expression over that string. A match is replaced by one token of the rule's kind, with the
meaning that the constructor gave; a constructor that answers None declines. Patterns:

    `month|lmonth`   one token that can be either      `y:d4`    the same token, named for the constructor
    `a? b* c+`       as in regular expressions         `( a b )?`  a group
    `<in|since`      only after one of these           `>of`  only before one of these,  `!>of`  not before one
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from timeline.lexicon.scan import Token
from timeline.lexicon.words import Word

_ATOM = re.compile(r"\(|\)[?*+]?|(!?[<>])?(?:([a-z]\w*):)?([\w|]+)([?*+]?)")


@dataclass(frozen=True, slots=True)
class Node:
    """A token or what a rule made of several: `kind` is a set of kinds for a token, one kind for a rule's product."""

    char: str
    start: int
    end: int
    senses: Mapping[str, Any]
    via: str = ""

    def __getitem__(self, kind: str) -> Any:
        """The meaning of this node as `kind`: a word's value, or a rule's expression."""
        sense = self.senses[kind]
        return sense.value if isinstance(sense, Word) else sense

    def get(self, *kinds: str) -> Any:
        """The meaning as the first of these kinds that it can have; None where it can have none."""
        for kind in kinds:
            if kind in self.senses:
                return self[kind]
        return None

    def definite(self, kind: str) -> bool:
        sense = self.senses.get(kind)
        return isinstance(sense, Word) and sense.definite


class Found:
    """The nodes that a pattern matched; `found.y` is the one named `y`, None where it is absent."""

    __slots__ = ("_groups", "_match", "nodes")

    def __init__(self, match: re.Match[str], nodes: Sequence[Node]) -> None:
        self._match, self.nodes = match, nodes

    def __getattr__(self, name: str) -> Node | None:
        if name not in self._match.re.groupindex:
            return None
        at = self._match.start(name)
        return self.nodes[at - self._match.start()] if at >= 0 else None

    def need(self, name: str) -> Node:
        """The node of that name, which the pattern always has."""
        return self.nodes[self._match.start(name) - self._match.start()]


Build = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """`kind` of the product, `name` (shown in derivations), `pattern`, and what the words mean together."""

    kind: str
    name: str
    pattern: str
    build: Build


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule whose pattern has become a regular expression over the characters of an alphabet.

    `need` and `also` have a bit for each character of its two rarest indispensable atoms: a run with none of the one
    or the other can't match.
    """

    rule: Rule
    regex: re.Pattern[str]
    need: int
    also: int


class Alphabet:
    """One private character for each set of kinds; patterns compile to classes of those characters."""

    def __init__(self, kind_sets: Iterable[frozenset[str]]) -> None:
        self.chars: dict[frozenset[str], str] = {}
        for kinds in sorted(kind_sets, key=sorted):
            self.chars.setdefault(kinds, chr(0xE000 + len(self.chars)))

    def char(self, kinds: frozenset[str]) -> str:
        return self.chars[kinds]

    def bit(self, char: str) -> int:
        """The bit that stands for a character in a mask."""
        return 1 << (ord(char) - 0xE000)

    def characters(self, kinds: str) -> str:
        wanted = set(kinds.split("|"))
        return "".join(char for kind_set, char in self.chars.items() if kind_set & wanted)

    def compile(self, rule: Rule) -> Compiled:
        parts: list[str] = []
        needed: list[str] = []
        depth = 0
        for atom in rule.pattern.split():
            match = _ATOM.fullmatch(atom)
            if not match:
                raise ValueError(f"rule {rule.name}: cannot read {atom!r}")
            if atom[0] in "()":
                parts.append("(?:" if atom == "(" else atom)
                depth += 1 if atom == "(" else -1
                continue
            look, name, kinds, count = match.groups()
            characters = self.characters(kinds)
            if not characters:
                raise ValueError(f"rule {rule.name}: no word has the kind {kinds!r}")
            one = f"[{characters}]"
            if depth == 0 and count in ("", "+") and look in (None, "<", ">"):
                needed.append(characters)
            if look:
                parts.append({"<": f"(?<={one})", ">": f"(?={one})", "!>": f"(?!{one})", "!<": f"(?<!{one})"}[look])
            elif name:
                parts.append(f"(?P<{name}>{one}){count}")
            else:
                parts.append(one + count)
        if not needed:
            raise ValueError(f"rule {rule.name}: nothing in it is indispensable")
        rarest = sorted(needed, key=len)
        need, also = (sum(self.bit(char) for char in atom) for atom in (rarest[0], rarest[min(1, len(rarest) - 1)]))
        return Compiled(rule, re.compile("".join(parts)), need, also)


class Cascade:
    """Rules compiled against the kinds of a lexicon; `parse` reduces a run as far as they go."""

    def __init__(self, rules: Sequence[Rule], terminal_sets: Iterable[frozenset[str]]) -> None:
        products = {frozenset({rule.kind}) for rule in rules}
        self.alphabet = Alphabet({*terminal_sets, *products})
        self.compiled = [self.alphabet.compile(rule) for rule in rules]
        self.product = {rule.kind: self.alphabet.char(frozenset({rule.kind})) for rule in rules}

    def node(self, token: Token) -> Node:
        return Node(self.alphabet.char(token.kinds), token.start, token.end, token.senses)

    def parse(self, nodes: list[Node], trace: Callable[[Node, list[Node]], None] | None = None) -> list[Node]:
        """The nodes after every rule, in order, has replaced what it matches; `trace` is told what became of what."""
        spelled = "".join(node.char for node in nodes)
        present = 0
        for char in set(spelled):
            present |= self.alphabet.bit(char)
        for compiled in self.compiled:
            if not present & compiled.need or not present & compiled.also:
                continue
            at = 0
            while (match := compiled.regex.search(spelled, at)) is not None:
                start, end = match.span()
                if start == end:
                    break
                part = nodes[start:end]
                value = compiled.rule.build(Found(match, part))
                if value is None:
                    at = start + 1
                    continue
                kind = compiled.rule.kind
                made = Node(self.product[kind], part[0].start, part[-1].end, {kind: value}, compiled.rule.name)
                if trace:
                    trace(made, part)
                nodes[start:end] = [made]
                spelled = spelled[:start] + made.char + spelled[end:]
                present |= self.alphabet.bit(made.char)
                at = start if len(part) > 1 else start + 1
        return nodes
