"""The cascade: patterns that can't be read are refused, and every rule has a sentence in which it speaks."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from timeline import grammar, pipeline
from timeline.grammar.engine import Cascade, Found, Rule
from timeline.grammar.rules import RULES
from timeline.lexicon import words
from timeline.text import read

KINDS = [frozenset({"month"}), frozenset({"d2"})]


@pytest.mark.parametrize(
    ("pattern", "told"),
    [("month!", "cannot read"), ("wekday", "no word has the kind"), ("month? d2?", "nothing in it is indispensable")],
)
def test_a_pattern_that_says_nothing_is_refused(pattern: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        Cascade([Rule("dayx", "a rule", pattern, lambda found: found)], KINDS)


def test_the_lexicon_has_words_for_every_rule() -> None:
    assert len(pipeline.load().grammar.cascade.compiled) == len(RULES)


def test_every_rule_speaks_in_a_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that no case needs is dead: give it a case, or take it away."""
    spoken: set[int] = set()

    def heard(index: int, rule: Rule) -> Rule:
        def build(found: Found) -> Any:
            meaning = rule.build(found)
            if meaning is not None:
                spoken.add(index)
            return meaning

        return Rule(rule.kind, rule.name, rule.pattern, build)

    monkeypatch.setattr(grammar, "RULES", tuple(heard(i, rule) for i, rule in enumerate(RULES)))
    compiled = grammar.compile_rules(words.load())
    for text in texts():
        for _ in grammar.mentions(read(text), compiled):
            pass
    dead = [f"{rule.name}: {rule.pattern}" for i, rule in enumerate(RULES) if i not in spoken]
    assert not dead, "\n".join(dead)


def texts() -> Iterator[str]:
    for path in sorted((Path(__file__).parent / "corpus").glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", ()):
            yield case["text"]
