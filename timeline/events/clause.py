"""Clauses: which words of a sentence belong to one statement.

A clause opens at «أن», at a relative («الذي»), at an adverb of clauses («حيث», «ثم»), at a verb joined by «و», at a
named source («حسبما»), and at a preposition before the noun of an event («بعد بدء التدخل»). Relatives, sources and
nouns of events close at the next comma, and the clause around them goes on: «دخل اتفاق، توسطت فيه روسيا، حيز التنفيذ».
"""

from dataclasses import dataclass, field

from timeline.events.words import Sentence, Word
from timeline.lexicon.triggers import Reading, Trigger, Triggers

_COMMA = "،,"
_ABOUT = frozenset(("عن",))
_CLOSED_BY_COMMA = ("around", "source", "which", "topic")


@dataclass(frozen=True, slots=True)
class Head:
    """A word that a date can belong to. `sort`: trigger, light, start, report, plan (of status), ellipsis, ordinal."""

    at: int
    end: int
    sort: str
    trigger: Trigger | None = None
    reading: Reading | None = None


@dataclass(slots=True)
class Clause:
    """A run of words with its heads. `opener`: main, that, where, which, and, about, around, topic, source, quote."""

    id: int
    opener: str
    parent: "Clause | None"
    words: list[int] = field(default_factory=list)
    heads: list[Head] = field(default_factory=list)

    def first(self) -> int:
        return self.words[0] if self.words else 0


def split(sentence: Sentence, triggers: Triggers) -> list[Clause]:
    """The clauses of a sentence in order of their first words, each with its heads."""
    heads = _heads(sentence, triggers)
    return _Splitter(sentence, triggers, {h.at: h for h in heads}).run()


class _Splitter:
    def __init__(self, sentence: Sentence, triggers: Triggers, heads: dict[int, Head]) -> None:
        self.sentence, self.triggers, self.heads = sentence, triggers, heads
        self.clauses: list[Clause] = []
        self.current = self.open("main", None)

    def open(self, opener: str, parent: Clause | None) -> Clause:
        clause = Clause(len(self.clauses), opener, parent)
        self.clauses.append(clause)
        self.current = clause
        return clause

    def run(self) -> list[Clause]:
        for i, word in enumerate(self.sentence.words):
            gap = self.sentence.gaps[i]
            self.punctuation(i, gap)
            if word.time is None or self.sentence.words[i - 1].time != word.time or i == 0:
                self.opener(i, word, gap)
            self.current.words.append(i)
            if head := self.heads.get(i):
                self.current.heads.append(head)
        return [c for c in self.clauses if c.words]

    def punctuation(self, i: int, gap: str) -> None:
        if i and _one(self.sentence.words[i - 1], self.sentence.words[i]):
            return  # a comma inside a date or a name is no clause's
        if _closes(gap, i):
            inner: Clause | None = self.current
            while inner is not None and inner.opener != "quote":
                inner = inner.parent
            if inner is not None and inner.parent is not None:
                self.current = inner.parent
        dash = " - " in gap or "–" in gap or "—" in gap
        if (any(c in gap for c in _COMMA) or dash) and i:
            while self.current.opener in _CLOSED_BY_COMMA and self.current.parent is not None:
                self.current = self.current.parent
        if _opens(gap, i) and self._quoted(i) >= 5:
            self.open("quote", self.current)

    def _quoted(self, i: int) -> int:
        """How many words the quotation that opens before word i has."""
        for n, gap in enumerate(self.sentence.gaps[i + 1 :], i + 1):
            if _closes(gap, n):
                return n - i
        return len(self.sentence.words) - i

    def opener(self, i: int, word: Word, gap: str) -> None:
        triggers, current = self.triggers, self.current
        norm = word.norm
        following = self.sentence.at(i + 1)
        if triggers.member(norm, "that") and word.name is None:
            self.open("that", current)
        elif triggers.member(norm, "source") and word.name is None:
            self.open("source", current)
        elif triggers.member(norm, "which"):
            self.open("which", current)
        elif triggers.member(norm, "where") and word.time is None and not self._already_there(i):
            report = following is not None and any(
                r.form.lemma in triggers.lemmas["report"] for r in following.readings
            )
            self.open("source" if triggers.member(norm, "as") and report else "where", _outside(current))
        elif self._coordinated(i, word, gap):
            self.open("and", current.parent if current.opener in _CLOSED_BY_COMMA else current)
        elif (
            (word.time is None or self._whole_time(i))
            and triggers.member(norm, "around")
            and self._event_noun_after(i)
            and (current.heads or i)
        ):
            if not (i and self.sentence.words[i - 1].time is None and triggers.member(norm, "counted-from")):
                self.open("around", current)
        elif (
            triggers.member(norm, "about")
            and self._event_noun_after(i)
            and any(h.sort == "report" for h in current.heads)
        ):
            self.open("about", current)  # «كشف عن لقاء»
        elif triggers.member(norm, "topic") and word.name is None and i:
            self.open("topic", current)

    def _whole_time(self, i: int) -> bool:
        """«عشية» is a time expression of one word, and leads to an event as «قبل» does."""
        time, after = self.sentence.words[i].time, self.sentence.at(i + 1)
        return after is None or after.time != time

    def _already_there(self, i: int) -> bool:
        """«أما» and «ثم» after a clause that has nothing yet change nothing."""
        return i == 0

    def _coordinated(self, i: int, word: Word, gap: str) -> bool:
        """«واجتمع», «وكان قد», or a verb after a comma."""
        if not self.current.words:
            return False
        joined = word.norm[:1] in ("و", "ف")
        if word.norm[:1] == "ف" and self.triggers.member(self.sentence.words[self.current.first()].norm, "topicalised"):
            return False  # «أما الهدنة فدخلت حيز التنفيذ»
        if joined and word.norm[1:] in self.triggers.groups["auxiliary"]:
            return True
        comma = any(c in gap for c in _COMMA)
        if comma and word.norm.startswith("ف") and self.triggers.member(word.norm[1:], "preposition"):
            return True  # «، ففي أيلول أجاز المجلس»: «ف» after a comma begins anew
        if comma and word.norm.startswith("و") and self._dated_verb(i):
            return True
        head = self.heads.get(i)
        if head is not None and head.sort == "ordinal":
            return comma and joined
        if head is None or head.reading is None or head.reading.form.part != "verb":
            return False
        if joined and head.reading.prefix[:1] in ("و", "ف"):
            return bool(self.current.heads)
        return comma and bool(self.current.heads)

    def _dated_verb(self, i: int) -> bool:
        """«، وفي مايو 2016 أقامت الفرقة»: a date with a verb right after it begins anew."""
        words, after = self.sentence.words, self.sentence.at(i + 1)
        if after is None or after.time is None or not self.triggers.member(words[i].norm[1:], "preposition"):
            return False
        end = next((j for j in range(i + 2, len(words)) if words[j].time != after.time), len(words))
        head = self.heads.get(end)
        return head is not None and head.reading is not None and head.reading.form.part == "verb"

    def _event_noun_after(self, i: int) -> bool:
        """A noun of an event follows within three words, no comma between."""
        for j in range(i + 1, min(i + 4, len(self.sentence.words))):
            head = self.heads.get(j)
            if any(c in self.sentence.gaps[j] for c in _COMMA):
                return False
            if j == i + 1 and head is None and self.sentence.words[j].name is not None:
                return False  # «من الرياض رفع العقوبات»
            if head is not None:
                if head.sort == "ordinal":
                    return j == i + 1
                return (
                    head.sort in ("trigger", "start") and head.reading is not None and head.reading.form.part == "noun"
                )
        return False


def _opens(gap: str, i: int) -> bool:
    """A quotation opens before word i; straight marks open where they touch the word after them."""
    return any(c in gap for c in "“«") or (gap[-1:] == '"' and (len(gap) > 1 or i == 0))


def _closes(gap: str, i: int) -> bool:
    """A quotation closes after the word before word i; straight marks close where they touch that word."""
    return any(c in gap for c in "”»") or (i > 0 and gap[:1] == '"')


def _one(a: Word, b: Word) -> bool:
    """Two words of one date or of one name."""
    return (b.time is not None and a.time == b.time) or (b.name is not None and a.name == b.name)


def _outside(clause: Clause) -> Clause | None:
    while clause.opener in _CLOSED_BY_COMMA and clause.parent is not None:
        clause = clause.parent
    return clause


# ---- heads -----------------------------------------------------------------------------------------------------------


def _heads(sentence: Sentence, triggers: Triggers) -> list[Head]:
    heads: list[Head] = []
    covered = -1
    for i, word in enumerate(sentence.words):
        if i <= covered or word.time is not None:
            continue
        head = _phrase(sentence, i, triggers) or _head(sentence, i, triggers)
        if head is not None:
            heads.append(head)
            covered = head.end
    return heads


def _phrase(sentence: Sentence, i: int, triggers: Triggers) -> Head | None:
    word = sentence.words[i]
    for reading in (r for r in word.readings if r.form.part == "noun"):
        for words, trigger in triggers.phrases.get(reading.form.lemma, ()):
            rest = sentence.words[i + 1 : i + len(words)]
            if len(rest) == len(words) - 1 and all(
                w.norm in (given, "ل" + given) for w, given in zip(rest, words[1:], strict=True)
            ):
                return Head(i, i + len(words) - 1, "trigger", trigger, reading)
    return None


def _head(sentence: Sentence, i: int, triggers: Triggers) -> Head | None:
    word = sentence.words[i]
    if word.name is not None and not _unknown(sentence, i):
        return None
    if triggers.member(word.norm, "adverb"):
        return None  # «هناك» is no «هنأك»
    readings = [r for r in word.readings if r.form.part == "noun" or _may_be_verb(sentence, i, triggers)]
    if _wants_verb(sentence, i, triggers):
        readings.sort(key=lambda r: r.form.part != "verb")
    for reading in readings:
        for trigger in triggers.senses.get(reading.form.lemma, ()):
            if _in_company(sentence, i, trigger, reading):
                return Head(i, i, "trigger", trigger, reading)
    for sort in ("report", "start", "light", "planned", "cancelled", "denied"):
        for reading in readings:
            if sort == "report" and triggers.member(word.norm, "in") and not _near(sentence, i + 1, i + 6, _ABOUT):
                continue  # «عبر الفيديو» is a way of meeting, «عبر عن أمله» are words
            if reading.form.lemma in triggers.lemmas[sort]:
                return Head(i, i, sort, None, reading)
    if triggers.member(word.norm, "ordinal") and word.name is None and _alone(sentence, i, triggers):
        return Head(i, i, "ordinal")
    return None


def _alone(sentence: Sentence, i: int, triggers: Triggers) -> bool:
    """An ordinal without its noun («جرت الأولى», «بعد الأول»), not one that describes a noun («زيارته الأولى»)."""
    before = sentence.at(i - 1)
    if i == 0 or before is None or sentence.words[i].norm[:1] == "و" or any(c in sentence.gaps[i] for c in _COMMA):
        return True
    if any(triggers.member(before.norm, g) for g in ("around", "where", "auxiliary", "topicalised")):
        return True
    return any(r.form.part == "verb" for r in before.readings)


def _unknown(sentence: Sentence, i: int) -> bool:
    """The word is marked as a name, but nobody's."""
    name = sentence.names[sentence.words[i].name or 0]
    return name.entity is None and name.office is None


def _may_be_verb(sentence: Sentence, i: int, triggers: Triggers) -> bool:
    """No verb follows a preposition or a demonstrative, nor carries the article."""
    before = sentence.at(i - 1)
    if before is None or i == 0 or any(c in sentence.gaps[i] for c in _COMMA + ":"):
        return True
    return before.time is not None or not triggers.member(before.norm, "preposition")


def _wants_verb(sentence: Sentence, i: int, triggers: Triggers) -> bool:
    """«ثم توجه إلى القاهرة»: where a form is a noun's and a verb's, a verb stands after a word that opens a clause."""
    before = sentence.at(i - 1)
    if i == 0 or before is None or any(c in sentence.gaps[i] for c in _COMMA):
        return True
    return any(triggers.member(before.norm, group) for group in ("where", "which", "auxiliary"))


def _in_company(sentence: Sentence, i: int, trigger: Trigger, reading: Reading) -> bool:
    if "quoted" in trigger.needs and not _opens(sentence.gaps[i + 1] if i + 1 < len(sentence.gaps) else "", i + 1):
        return False
    if trigger.silent_before and _near(sentence, i - 4, i, trigger.silent_before):
        return False
    if trigger.silent and _near(sentence, i - 5, i + 9, trigger.silent):
        return False
    if trigger.before and not _near(sentence, i - 5, i, trigger.before):
        return False
    if trigger.near and not _near(sentence, i - 12, i + 12, trigger.near):
        return False
    if not trigger.after or _near(sentence, i + 1, _after(sentence, i, 5), trigger.after):
        return True
    # «اختفت طائرة … أسقطتها الدفاعات»: the pronoun stands for what was named before
    pronoun = reading.form.part == "verb" and reading.pronoun in ("ه", "ها")
    return pronoun and _near(sentence, 0, i, trigger.after)


def _after(sentence: Sentence, i: int, reach: int) -> int:
    """Where `reach` words after word i end; dates and names set in make no distance."""
    for n in range(i + 1, len(sentence.words)):
        word = sentence.words[n]
        if word.time is None and word.name is None:
            reach -= 1
            if not reach:
                return n + 1
    return len(sentence.words)


def _near(sentence: Sentence, start: int, end: int, words: frozenset[str]) -> bool:
    for word in sentence.words[max(start, 0) : end]:
        joined = word.norm[:1] in ("و", "ف") and word.norm[1:] in words
        if word.norm in words or joined or any(r.form.lemma in words for r in word.readings):
            return True
    return False
