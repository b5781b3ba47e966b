"""The line of a page that a date stands on: whether it tells when the page was made, or heads it."""

import re
from dataclasses import dataclass

from timeline import entities
from timeline.discourse import Setting
from timeline.lexicon.cues import Cues
from timeline.lexicon.gazetteer import Gazetteer
from timeline.lexicon.tense import Tense
from timeline.model import Mention
from timeline.text import fold, read

# How long a line may be before its date and after it; how long a headline is; how many names a dateline has.
_PREFIX, _REST, _HEADLINE, _MOST_NAMES, _PAIR = 90, 200, 140, 5, 30
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0621-\u064a]")
_SENTENCE_END = re.compile(r"[^\W\d_]{2}[.؟!?](?:\s|$)")
_FULL_STOP = re.compile(r"[^\W\d_]{2}\.(?=\s)")
_BULLET = re.compile(r"\s*[-–—•*●▪◾]\s*")
# What may follow a date that heads a page: nothing, a gap, a bar, a bracket, another date, a time, how many read it …
_APART = re.compile(r"[ \t\xa0]{2,}|\s*(?:$|[|()\[\]/•·»]|[-–—]\s*\d|[,،]\s*\d|[+T]?\d{1,2}:\d\d)")
_DASH, _COMMA = re.compile(r"\s*[-–—]"), re.compile(r"\s*[،,](?!\s*\d)")
# … and after a place the name of an agency.
_AGENCY = re.compile(r"\s*[^\W\d_]+(?:[ .][^\W\d_]+)?\s*[-–—/:]")
_ONE_NAME = re.compile(r"\s*[^\W\d_]+\s*$")
_MARKS = ("-", "–", "—", ":", "،", ",", "|", "/", "•", "·", "*", ")", "]", "»", "ـ")
_BARS = ("-", "–", "—", "|", "/", "•", "·", "»", "ـ")
_PLACES = ("state", "city", "region", "base", "venue", "organisation")


@dataclass(frozen=True, slots=True)
class Words:
    """The words by which a line is told: cues and tense, and the names of places and agencies."""

    tense: Tense
    gazetteer: Gazetteer

    @property
    def cues(self) -> Cues:
        return self.tense.cues

    def unknown(self, said: str) -> list[str]:
        """The folded words of a few that name no place and no agency; lone letters are an agency's («أ ف ب»)."""
        found = [name for name in entities.find(read(said), self.gazetteer) if name.entity is not None]
        places = [name.span for name in found if name.entity is not None and name.entity.kind in _PLACES]
        return [
            word
            for match in _WORD.finditer(said)
            if len(word := fold(match.group())) > 1
            and word not in self.cues.agencies
            and not any(span.start <= match.start() and match.end() <= span.end for span in places)
        ]


@dataclass(frozen=True, slots=True)
class Line:
    """A date with what stands before it on its line (since the stamp `after` which it stands) and after it.

    `names` are the folded words before it; `paired` where the same day of the other calendar stands right before it.
    """

    scene: Setting
    mention: Mention
    start: int
    prefix: str
    rest: str
    names: tuple[str, ...]
    after: Mention | None
    long: bool
    paired: bool

    @classmethod
    def of(cls, scene: Setting, mention: Mention, before: Mention | None, pair: Mention | None, words: Words) -> "Line":
        """The line of a mention, with the stamp before it and the date of the other calendar, wherever they stand."""
        raw, span = scene.text.raw, mention.span
        start = raw.rfind("\n", max(0, span.start - _PREFIX), span.start) + 1
        long = not start and span.start > _PREFIX
        end = raw.find("\n", span.end, span.end + _REST)
        rest = raw[span.end : end if end >= 0 else span.end + _REST]
        after = before if before is not None and before.span.end > start else None
        own = after.span.end if after is not None else start
        until, paired = span.start, False
        if pair is not None and own <= pair.span.start and span.start - pair.span.end < _PAIR:
            gap = fold(raw[pair.span.end : span.start])
            paired = words.cues.between_calendars.fullmatch(gap) is not None
            until = pair.span.start if paired else until
        prefix = "" if long else raw[own:until]
        names = tuple(_WORD.findall(fold(prefix)))
        return cls(scene, mention, start, prefix, rest, names, after, long, paired)

    @property
    def bare(self) -> bool:
        """No Arabic word stands beside the date."""
        return self.after is None and _ARABIC.search(self.prefix + self.rest) is None

    @property
    def latin(self) -> bool:
        """A word in Latin letters stands beside it: a post, a credit."""
        return _WORD.search(self.prefix + self.rest) is not None

    @property
    def only_headlines_above(self) -> bool:
        above = self.scene.text.raw[: self.start]
        return not prose_before(above, len(above)) and all(len(said) <= _HEADLINE for said in above.split("\n"))

    def apart(self, cues: Cues) -> bool:
        """What follows the date is none of the text: nothing, a bracket, its zone, another stamp …"""
        rest = fold(self.rest)
        return bool(_APART.match(rest) or cues.after_date.match(rest) or cues.labelled.match(rest))

    def label(self, words: Words) -> str | None:
        """What the line says in words: that the page was published then, or updated."""
        if not self.apart(words.cues):
            return None
        first = self.mention.surface.split(maxsplit=1)[0]
        on = first if fold(first) in words.cues.beside_date else ""  # «يوم» belongs to the date
        said = fold(f"{self.prefix}{on}")
        for role, pattern in (("updated", words.cues.updated), ("published", words.cues.published)):
            if pattern.fullmatch(said):
                return role
        return None

    def heads(self, *, timed: bool, words: Words) -> bool:
        """Only a place and an agency stand before it, and the text is kept away from it; `timed` with weekday or clock.

        «السفير، 8 شباط 2012: …», «دمشق 7 يناير 2020 (شينخوا) …», «الخميس 18 ماي 2023 – 12:06»; not «معركة حلب: 22 كانون
        الأول 2016».
        """
        before, cues = self.prefix.rstrip(), words.cues
        if _SENTENCE_END.search(self.prefix) or before.endswith(("(", "[")) or _COMMA.match(self.rest):
            return False
        rest, apart = fold(self.rest), self.apart(cues)
        if not self.names:
            return not _BULLET.match(self.prefix) and self._alone(apart=apart, timed=timed, words=words)
        names = self.names[:-1] if len(self.names) > 1 and self.names[-1] in cues.beside_date else self.names
        byline = names[0] in cues.bylines and apart
        unknown = words.unknown(self.prefix)
        if self.names[-1] in unknown and names != self.names:
            unknown.pop()
        if len(names) > _MOST_NAMES + byline:
            return False
        if byline:
            return True
        if any(name in cues.no_dateline or words.tense.direction(name) for name in unknown):
            return False
        marked = before.endswith(_MARKS)
        if cues.caption.fullmatch(rest):
            return not unknown
        following = apart or bool(_DASH.match(self.rest)) or self.rest.startswith(":")
        if not unknown or (names[0] not in unknown and len(unknown) <= 2):
            agency = _AGENCY.match(self.rest) or (self.paired and _ONE_NAME.match(self.rest))
            return following or marked or bool(agency)
        if timed:
            return following or marked
        if len(names) == 1:
            return marked and following
        return len(names) == 2 and before.endswith(_BARS) and apart

    def _alone(self, *, apart: bool, timed: bool, words: Words) -> bool:
        """A date with nothing before it: nothing after it, or what belongs to a header."""
        if words.cues.caption.fullmatch(fold(self.rest)) and self.rest.strip():
            return False
        if apart or self.rest[:1].isalpha():  # «٧ يناير ٢٠٢٠وصل»: the tags between them are lost
            return True
        if "|" in self.mention.surface:  # «14-09-2021 | 10:32 السياسة»: no sentence has a bar
            return True
        dash = _DASH.match(self.rest)
        return bool(dash) and (timed or not words.unknown(self.rest[: _PREFIX // 2]))


def prose_before(raw: str, end: int) -> bool:
    """A sentence has ended before: a headline asks or cries out, and has no full stop."""
    return _FULL_STOP.search(raw, 0, end) is not None
