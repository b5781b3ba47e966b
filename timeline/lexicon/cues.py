"""What stands around a time expression and tells what it leans on (`discourse.toml`)."""

import re
from dataclasses import dataclass
from pathlib import Path

from timeline.lexicon.tables import laid_over, word_list

_TWEET = r"[^\n]*(?:\(@\w+\)|pic\.twitter|t\.co/)"


@dataclass(frozen=True, slots=True)
class Cues:
    """Folded words, and patterns over a folded text made of them; `discourse.toml` says what each is for."""

    background: frozenset[str]
    passing: frozenset[str]
    possessives: tuple[str, ...]
    ago_spoken: frozenset[str]
    dialect: frozenset[str]
    no_ago_before: frozenset[str]
    no_ago_after: re.Pattern[str]
    hanging: re.Pattern[str]
    event_end: re.Pattern[str]
    now: re.Pattern[str]
    between_calendars: re.Pattern[str]
    bare_line: re.Pattern[str]
    tail: re.Pattern[str]
    aside: re.Pattern[str]


def load(extra: Path | None = None) -> Cues:
    """Read `discourse.toml`, and a newsroom's own over it."""
    table = laid_over("discourse.toml", extra)

    def words(name: str) -> tuple[str, ...]:
        return word_list(table, name)

    def any_of(name: str) -> str:
        return "(?:" + "|".join(map(re.escape, sorted(words(name), key=len, reverse=True))) + ")"

    marks = r"[\s\-–—،,/()]"
    return Cues(
        background=frozenset(words("background")),
        passing=frozenset(words("passing")),
        possessives=words("possessives"),
        ago_spoken=frozenset(words("ago_spoken")),
        dialect=frozenset(words("dialect")),
        no_ago_before=frozenset(words("no_ago_before")),
        no_ago_after=re.compile(rf"\s*{any_of('no_ago_after')}\b"),
        hanging=re.compile(rf"\s*{any_of('hanging')}\s+(?=\w)"),
        event_end=re.compile(rf"[،.؛:!?؟\n()«»“”\"]|(?<=\s){any_of('event_end')}\s"),
        now=re.compile(rf"{any_of('now')}\b"),
        between_calendars=re.compile(rf"{marks}*(?:{any_of('corresponds')}{marks}*)*"),
        bare_line=re.compile(rf"(?:[\s\d\-–—/:.,،|()\[\]]|{any_of('era_marks')})*"),
        tail=re.compile(rf"(?:^|\n)[ \t]*{any_of('tail')}"),
        aside=re.compile(rf"(?:^|\n)(?:[ \t]*{any_of('aside')}|{_TWEET})[^\n]*"),
    )
