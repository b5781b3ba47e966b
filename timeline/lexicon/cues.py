"""What stands around a time expression and tells what it leans on (`discourse.toml`)."""

import re
from dataclasses import dataclass
from pathlib import Path

from timeline.lexicon.tables import filled, laid_over, word_list

_EMBEDDED = r"\(@\w+\)|pic\.twitter|t\.co/"


@dataclass(frozen=True, slots=True)
class Cues:
    """Folded words, and patterns over a folded text made of them; `discourse.toml` says what each is for."""

    background: frozenset[str]
    relative: frozenset[str]
    leading: frozenset[str]
    coming_about: frozenset[str]
    workdays: frozenset[str]
    excepting: frozenset[str]
    weekly: frozenset[str]
    measured: frozenset[str]
    per: frozenset[str]
    passing: frozenset[str]
    possessives: tuple[str, ...]
    ago_spoken: frozenset[str]
    dialect: frozenset[str]
    no_ago_before: frozenset[str]
    no_ago_after: re.Pattern[str]
    hanging: re.Pattern[str]
    belonging: re.Pattern[str]
    event_end: re.Pattern[str]
    now: re.Pattern[str]
    that: re.Pattern[str]
    between_calendars: re.Pattern[str]
    bare_line: re.Pattern[str]
    tail: re.Pattern[str]
    aside: re.Pattern[str]
    embedded: re.Pattern[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    beside_date: frozenset[str]
    after_date: re.Pattern[str]
    labelled: re.Pattern[str]
    bylines: frozenset[str]
    agencies: frozenset[str]
    no_dateline: frozenset[str]
    caption: re.Pattern[str]
    restating: re.Pattern[str]
    since_event: re.Pattern[str]
    gone_by: frozenset[str]


def load(extra: Path | None = None) -> Cues:
    """Read `discourse.toml`, and a newsroom's own over it."""
    table = laid_over("discourse.toml", extra)

    def words(name: str) -> tuple[str, ...]:
        return word_list(table, name)

    def any_of(name: str) -> str:
        return "(?:" + "|".join(map(re.escape, sorted(words(name), key=len, reverse=True))) + ")"

    def label(name: str) -> str:
        """The words of a line that tells when a page was made, up to the date: «نشر في المغرب في», «تحديث : »."""
        return rf"[\W\d_]*{any_of(name)}(?!\w)(?:(?:\W+\w+){{0,4}}?\W+{any_of('beside_date')}(?!\w))?[\W_]*"

    marks = r"[\s\-–—،,:/()]"
    brackets = r"[\s،,:(\[–—-]"
    return filled(
        Cues,
        table,
        no_ago_after=re.compile(rf"\s*{any_of('no_ago_after')}\b"),
        hanging=re.compile(rf"\s*{any_of('hanging')}\s+(?=\w)"),
        belonging=re.compile(rf"\s+(?!{any_of('no_belonging')}(?!\w)){any_of('belonging')}(?=\w{{3}})"),
        event_end=re.compile(rf"[،.؛:!?؟\n()«»“”\"]|(?<=\s){any_of('event_end')}\s"),
        now=re.compile(rf"{any_of('now')}\b"),
        that=re.compile(rf"{any_of('told')}\b"),
        between_calendars=re.compile(rf"{marks}*(?:{any_of('corresponds')}{marks}*)*"),
        bare_line=re.compile(rf"(?:[\s\d\-–—/:.,،|()\[\]]|{any_of('era_marks')})*"),
        tail=re.compile(rf"\n[ \t]*{any_of('tail')}(?=[^\n.؟!]{{0,45}}(?:\n|$))"),
        aside=re.compile(rf"\n[ \t]*{any_of('aside')}[^\n]*"),
        embedded=re.compile(_EMBEDDED),
        published=re.compile(label("published")),
        updated=re.compile(label("updated")),
        after_date=re.compile(rf"\s*{any_of('after_date')}(?!\w)"),
        labelled=re.compile(rf"\s*[-–—•·,،]?\s*(?:{any_of('updated')}|{any_of('published')})(?!\w)"),
        caption=re.compile(rf"\s*[(\[/-]*\s*{any_of('pictures')}\s*[)\]/.]*\s*"),
        restating=re.compile(rf"{brackets}*(?:[(\[]|{any_of('restating')}\s){brackets}*(?:{any_of('on')}\s+)*"),
        since_event=re.compile(rf"\s*{any_of('since_event')}\s[^.؟!؛\n]*"),
    )
