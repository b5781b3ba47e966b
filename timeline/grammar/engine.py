"""A small cascade: each rule is a name, a pattern over token kinds, and a constructor of meaning.

A run of tokens is spelled as one character a token (one for each set of kinds that a form can have), so a pattern of
kinds becomes a plain regular expression over that string. A match is replaced by one token of the rule's kind, with the
meaning that the constructor gave; a constructor that answers None declines. Patterns:

    `month|lmonth`   one token that can be either      `y:d4`    the same token, named for the constructor
    `a? b* c+`       as in regular expressions         `( a b )?`  a group
    `<in|since`      only after one of these           `>of`  only before one of these,  `!>of`  not before one
    `<month,and`     only after one of these and one of those
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from timeline.lexicon.scan import Token
from timeline.lexicon.words import Word

_ATOM = re.compile(r"\(|\)[?*+]?|(!?[<>])?(?:([a-z]\w*):)?([\w|,]+)([?*+]?)")


@dataclass(slots=True)
class Node:
    """A token or what a rule made of several: `char` spells the set of kinds of a token, the one kind of a product.

    Like a token it is not frozen, for speed; nothing changes it.
    """

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

    `needs` has for each indispensable atom a mask with a bit for each character that it can be, the rarest atom first:
    a run with none of the characters of one can't match. `made` is the bit of its product.
    """

    rule: Rule
    regex: re.Pattern[str]
    needs: tuple[int, ...]
    char: str
    made: int


class Alphabet:
    """One private character for each set of kinds; patterns compile to classes of those characters."""

    def __init__(self, kind_sets: Iterable[frozenset[str]]) -> None:
        self.chars: dict[frozenset[str], str] = {}
        for kinds in sorted(kind_sets, key=sorted):
            self.chars.setdefault(kinds, chr(0xE000 + len(self.chars)))

    def mask(self, spelled: str) -> int:
        """A bit for each character that stands in a run."""
        mask = 0
        for char in set(spelled):
            mask |= 1 << (ord(char) - 0xE000)
        return mask

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
            classes = [self.characters(alternatives) for alternatives in kinds.split(",")]
            if not all(classes):
                raise ValueError(f"rule {rule.name}: no word has the kind {kinds!r}")
            one = "".join(f"[{characters}]" for characters in classes)
            if depth == 0 and count in ("", "+") and look in (None, "<", ">"):
                needed += classes
            if look:
                parts.append({"<": f"(?<={one})", ">": f"(?={one})", "!>": f"(?!{one})", "!<": f"(?<!{one})"}[look])
            elif name:
                parts.append(f"(?P<{name}>{one}){count}")
            else:
                parts.append(one + count)
        if not needed:
            raise ValueError(f"rule {rule.name}: nothing in it is indispensable")
        needs = tuple(self.mask(atom) for atom in sorted(needed, key=len))
        char = self.chars[frozenset({rule.kind})]
        return Compiled(rule, re.compile("".join(parts)), needs, char, self.mask(char))


class Cascade:
    """Rules compiled against the kinds of a lexicon; `parse` reduces a run as far as they go."""

    def __init__(self, rules: Sequence[Rule], terminal_sets: Iterable[frozenset[str]]) -> None:
        products = {frozenset({rule.kind}) for rule in rules}
        self.alphabet = Alphabet({*terminal_sets, *products})
        self.compiled = [self.alphabet.compile(rule) for rule in rules]
        # There are far fewer sets of kinds than runs: which rules may speak in a run is worked out once for each set.
        self.hopeful = lru_cache(4096)(self._hopeful)

    def spelled(self, tokens: Iterable[Token]) -> str:
        """One character for each token."""
        chars = self.alphabet.chars
        return "".join([chars[token.kinds] for token in tokens])

    def nodes(self, tokens: Iterable[Token]) -> list[Node]:
        """The tokens as the rules see them."""
        chars = self.alphabet.chars
        return [Node(chars[token.kinds], token.start, token.end, token.senses) for token in tokens]

    def node(self, kind: str, parts: Sequence[Node], meaning: object, via: str) -> Node:
        """What several nodes mean together."""
        char = self.alphabet.chars[frozenset({kind})]
        return Node(char, parts[0].start, parts[-1].end, {kind: meaning}, via)

    def _hopeful(self, present: int) -> tuple[Compiled, ...]:
        """The rules, in order, whose indispensable kinds are there or can be made by a rule before them."""
        found = []
        for compiled in self.compiled:
            if all(present & need for need in compiled.needs):
                found.append(compiled)
                present |= compiled.made
        return tuple(found)

    def parse(self, nodes: list[Node], trace: Callable[[Node, list[Node]], None] | None = None) -> list[Node]:
        """The nodes after every rule, in order, has replaced what it matches; `trace` is told what became of what."""
        spelled = "".join([node.char for node in nodes])
        present = self.alphabet.mask(spelled)
        for compiled in self.hopeful(present):
            if not present & compiled.needs[0] or not present & compiled.needs[-1]:
                continue
            at = 0
            while (match := compiled.regex.search(spelled, at)) is not None:
                start, end = match.span()
                if start == end:
                    break
                part = nodes[start:end]
                rule = compiled.rule
                value = rule.build(Found(match, part))
                if value is None:
                    at = start + 1
                    continue
                made = Node(compiled.char, part[0].start, part[-1].end, {rule.kind: value}, rule.name)
                if trace:
                    trace(made, part)
                nodes[start:end] = [made]
                spelled = spelled[:start] + compiled.char + spelled[end:]
                present |= compiled.made
                at = start if len(part) > 1 else start + 1
        return nodes
