"""From a tagged article to the events that its clauses report."""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from timeline import entities
from timeline.events import cast, clause, roles, status, when, words
from timeline.events.clause import Clause, Head
from timeline.events.draft import Draft, Group, Memory
from timeline.events.roles import Use
from timeline.events.words import Sentence
from timeline.lexicon.gazetteer import Gazetteer
from timeline.lexicon.triggers import Triggers
from timeline.model import Actor, Entity, Event, Hang, Span, Tagged, TimeUse
from timeline.text import fold
from timeline.text import read as read_text

_ACTING = frozenset(("agreement", "force", "withdrawal", "sanctions", "call", "statement", "incident"))
_NATIONAL = ("conflict_start", "election", "fall")
_LIGHT_REACH = 8
Owners = Mapping[int, tuple[Clause, Head]]


def extract(tagged: Tagged, gazetteer: Gazetteer, triggers: Triggers) -> tuple[Event, ...]:
    """The event mentions of an article, in text order."""
    text = read_text(tagged.article.text)
    names = entities.find(text, gazetteer)
    states = Counter(n.entity.id for n in names if n.entity is not None and n.entity.kind == "state" and n.via == "name")
    theatre = min(states, key=lambda key: (-states[key], key), default=None)
    reader = _Reader(tagged, gazetteer, triggers, gazetteer.entities.get(theatre or ""))
    for sentence in words.read(text, tagged.dated, names, triggers):
        reader.sentence(sentence)
    return reader.events()


class _Reader:
    """Reads one article sentence by sentence; what was said before serves pronouns and elided words.

    `theatre` is the state that the article names most.
    """

    def __init__(self, tagged: Tagged, gazetteer: Gazetteer, triggers: Triggers, theatre: Entity | None) -> None:
        self.tagged, self.gazetteer, self.triggers, self.theatre = tagged, gazetteer, triggers, theatre
        self.published = when.published(tagged.article.published)
        anchor = tagged.anchor.day
        self.today = anchor.start if anchor is not None and anchor.start is not None else self.published
        self.memory = Memory()
        self.drafts: list[Draft] = []

    # ---- a sentence --------------------------------------------------------------------------------------------------

    def sentence(self, sentence: Sentence) -> None:
        found = sorted(clause.split(sentence, self.triggers), key=Clause.first)
        owners = when.owners(sentence, found)
        here: list[Draft] = []
        for one in found:
            if one.opener == "source":
                continue
            uses = roles.uses(sentence, one.words, self.gazetteer, self.today, self.triggers)
            groups = self.groups(one)
            for n, group in enumerate(groups):
                draft = self.draft(sentence, one, group, groups[n + 1 :], uses, owners)
                if draft is not None:
                    self.keep(draft, here)
            if not groups and (draft := self.elided(sentence, one, uses, here)) is not None:
                self.keep(draft, here)
            self.remember(uses, groups)
        for draft in here:
            draft.anchor = _anchor(draft, here)
        self.drafts += [d for d in here if d.emitted]

    def keep(self, draft: Draft, here: list[Draft]) -> None:
        """Take a draft in, as a part of the one before it where both tell one event."""
        before = next((d for d in reversed(here) if d.family == draft.family), None)
        if before is not None and _same_telling(before, draft):
            _absorb(before, draft, self.gazetteer)
            self.memory.note(before)
            return
        here.append(draft)
        self.memory.note(draft)

    def remember(self, uses: Sequence[Use], groups: Sequence[Group]) -> None:
        persons = [u.entity for u in uses if u.entity.kind == "person"]
        self.memory.persons += persons
        if persons and not groups:
            self.memory.subject = persons[0]
        actors = [u.entity for u in uses if u.entity.kind == "person" or u.via == "body"]
        if actors and not groups:
            self.memory.agent = actors[0]

    def groups(self, one: Clause) -> list[Group]:
        """Triggers with the light verbs before them: «عقد … محادثات», «بدأ الصراع»."""
        found: list[Group] = []
        waiting: list[Head] = []
        for head in one.heads:
            if head.sort in ("light", "start"):
                waiting.append(head)
            elif head.sort == "trigger" and head.trigger is not None:
                noun = head.reading is None or head.reading.form.part == "noun"
                carried = [h for h in waiting if noun and head.at - h.at <= _LIGHT_REACH]
                found.append(Group(head, head.trigger, (*carried, head)))
                waiting = []
            elif head.sort == "ordinal" and (group := self.ordinal(one, head, waiting)) is not None:
                found.append(group)
                waiting = []
        if waiting and found and waiting[0].at - found[-1].main.at <= _LIGHT_REACH:
            last = found[-1]  # «لقاء … جمع», «اللقاء تم أمس»: the verb follows
            found[-1] = Group(last.main, last.trigger, (*last.heads, waiting[0]))
        return found

    def ordinal(self, one: Clause, head: Head, waiting: Sequence[Head]) -> Group | None:
        """«أما الأولى فكانت في …», «جرت الأولى»: the noun is that of the event before."""
        before = self.memory.previous
        if before is None or before.family not in ("visit", "call", "election"):
            return None
        opening = one.words.index(head.at) <= 1 or (waiting and head.at - waiting[-1].at == 1)
        return Group(head, before.group.trigger, (*waiting, head)) if opening else None

    # ---- one event ---------------------------------------------------------------------------------------------------

    def draft(
        self, sentence: Sentence, one: Clause, group: Group, later: Sequence[Group], uses: Sequence[Use], owners: Owners
    ) -> Draft | None:
        trigger = group.trigger
        family = self.triggers.family(trigger.kind)
        draft = Draft(sentence, one, group, trigger.kind, family)
        draft.words |= {i for h in group.heads for i in range(h.at, h.end + 1)}
        self.date(draft, owners)
        near = cast.reach(sentence, one, group, later, uses, family, self.triggers)
        parties = roles.parties(
            near,
            group.main.at,
            family=family,
            object_is_place=trigger.object == "place",
            acting=family in _ACTING or trigger.kind == "summit",
            gazetteer=self.gazetteer,
        )
        where = roles.place(near, parties, group.main.at, self.gazetteer)
        draft.named = bool(parties) or where is not None
        if where is not None:
            draft.place = where.entity
            draft.words |= set(range(where.at, where.end + 1))
        for use in parties:
            draft.words |= set(range(use.at, use.end + 1))
        cast.assign(draft, parties, self.memory, self.triggers)
        self.inherit(draft)
        if draft.kind == "meeting" and len(draft.actors) > 2 and all(a.entity.kind in ("person", "state") for a in draft.actors):
            draft.kind = "summit"
        draft.status = status.of(sentence, one, group.main, draft.when, self.published, self.triggers)
        present = group.main.reading is not None and group.main.reading.form.tense == "present"
        if trigger.present and present and draft.status == "asserted" and draft.when is None:
            draft.status = trigger.present
        verdict = self.verdict(draft)
        draft.emitted = verdict == "yes"
        for time in {draft.time, draft.hangs_at} - {None}:
            draft.words |= {i for i, w in enumerate(sentence.words) if w.time == time}
        return draft if verdict != "no" else None

    def date(self, draft: Draft, owners: Owners) -> None:
        """The first date of the trigger's own that dates it; a length («منذ عام») only where no date is printed."""
        heads = {h.at for h in draft.group.heads}
        times = [t for t, (one, head) in sorted(owners.items()) if one.id == draft.clause.id and head.at in heads]
        if not times and draft.family == "agreement" and (parent := draft.clause.parent) is not None:
            announced = draft.sentence.words[draft.clause.first()].norm == "عن"
            times = [t for t, (one, head) in owners.items() if announced and one.id == parent.id and head.sort == "report"]
        found = [f for t in times if (f := when.date(draft.sentence, draft.clause, draft.group.main, t, draft.kind, self.triggers))]
        for one_date in found:
            if one_date.hangs is not None and draft.hangs is None:
                draft.hangs, draft.sign, draft.hangs_at = one_date.hangs, one_date.sign, one_date.time
        printed = [f for f in found if f.when is not None and not f.reckoned] or [f for f in found if f.when is not None]
        if printed and printed[0].when is not None:
            draft.when, draft.time = printed[0].when, printed[0].time

    def inherit(self, draft: Draft) -> None:
        """A definite noun without names, a pronoun for a place, a list's next item lean on the event before."""
        group, reading = draft.group, draft.group.main.reading
        before = self.memory.last.get(draft.family)
        if group.trigger.object == "place" and reading is not None and not group.noun and reading.pronoun == "ها":
            draft.place = draft.place or (before.place if before is not None else None) or self.memory.place
        if draft.place is None and _names_same_place(draft, self.triggers):
            draft.place = self.memory.place
        if draft.family in _NATIONAL and draft.place is None:
            draft.place = roles.nation(draft.sentence, group.main.end, self.gazetteer)
        if draft.family in _NATIONAL and draft.place is None:
            person = self.memory.subject if draft.family == "conflict_start" else None
            draft.place = (self.gazetteer.state_of(person) if person is not None else None) or self.theatre
        if before is None:
            return
        ordinal = group.main.sort == "ordinal"
        article = reading is not None and reading.definite and not reading.pronoun
        if ordinal or (group.noun and not draft.actors and (article or not draft.named)):
            draft.actors = draft.actors or list(before.actors)
            draft.place = draft.place or (before.place if ordinal or not draft.named else None)
            draft.kind = before.kind if ordinal else draft.kind
        elif not draft.named and not group.noun:
            draft.actors = draft.actors or list(before.actors)

    def elided(self, sentence: Sentence, one: Clause, uses: Sequence[Use], here: Sequence[Draft]) -> Draft | None:
        """«زارها في 2015، ثم تشرين الثاني 2017»: a date alone repeats the verb before it."""
        if not here or one.opener not in ("where", "and") or any(h.sort == "report" for h in one.heads):
            return None
        dated = [n for n, i in enumerate(one.words) if sentence.words[i].time is not None]
        if not dated or dated[0] > 2:
            return None
        model, time = here[-1], sentence.words[one.words[dated[0]]].time
        assert time is not None
        found = when.date(sentence, one, model.group.main, time, model.kind, self.triggers)
        if found is None or found.when is None:
            return None
        head = Head(one.words[0], one.words[0], "ellipsis", model.group.trigger)
        draft = Draft(sentence, one, Group(head, model.group.trigger, (head,)), model.kind, model.family)
        draft.when, draft.time = found.when, time
        draft.words = {i for i in one.words if sentence.words[i].time == time} | {one.words[0]}
        parties = roles.parties(uses, head.at, family=model.family, object_is_place=False, acting=False, gazetteer=self.gazetteer)
        where = roles.place(uses, parties, head.at, self.gazetteer)
        draft.actors, draft.place = list(model.actors), where.entity if where is not None else model.place
        if parties and model.actors and any(u.accompanying() for u in parties):
            role = model.actors[-1].role
            draft.actors = [model.actors[0], *(Actor(u.entity, role) for u in parties)]
        for use in (*parties, *([where] if where is not None else [])):
            draft.words |= set(range(use.at, use.end + 1))
        draft.status = status.of(sentence, one, head, draft.when, self.published, self.triggers)
        if draft.status == "asserted" and model.status == "planned" and (draft.when.start or dt.date.min) >= (self.today or dt.date.max):
            draft.status = "planned"
        return draft

    # ---- is it worth telling? ----------------------------------------------------------------------------------------

    def verdict(self, draft: Draft) -> str:
        """yes, no, or "known": only for what follows to lean on."""
        group, needs = draft.group, draft.group.trigger.needs
        dated, finite = draft.when is not None or draft.hangs is not None, group.finite
        if "two" in needs and len(draft.actors) < 2:
            return "no"
        if "place" in needs and draft.place is None and not (dated and self.memory.last.get(draft.family)):
            return "no"
        if "person" in needs and not draft.actors:
            return "no"
        if "agent" in needs and not draft.actors and not (dated and (draft.place is not None or finite)):
            return "no"
        if dated:
            return "yes"
        if self.quoted(draft.clause):
            return "no"  # what a speaker dwells on is no report
        if draft.clause.opener == "topic":
            return "known"
        reading = group.main.reading
        if not group.noun:
            return "yes"
        article = reading is not None and reading.definite and not reading.pronoun
        if article and not (draft.named and len(draft.actors) >= 2) and not any(h.sort == "start" for h in group.heads):
            return "known"  # «الاتفاق», «الاجتماع»: spoken of before
        if finite:
            return "yes" if draft.named or draft.actors else "known"
        if draft.status == "planned" or (reading is not None and reading.prefix[-1:] == "ل"):
            return "known"
        if draft.family != "visit" and (reading is None or reading.prefix[-1:] == "ب" or self.governed(draft)):
            return "known"  # a noun after a preposition is presupposed
        if not draft.named:
            return "known"
        return "yes" if len(draft.actors) >= 2 or (draft.actors and draft.place is not None) else "known"

    def quoted(self, one: Clause) -> bool:
        inner: Clause | None = one
        while inner is not None:
            if inner.opener == "quote":
                return True
            inner = inner.parent
        return False

    def governed(self, draft: Draft) -> bool:
        before = draft.sentence.at(draft.group.at - 1)
        return before is not None and draft.group.at > 0 and self.triggers.member(before.norm, "preposition")

    # ---- to values ---------------------------------------------------------------------------------------------------

    def events(self) -> tuple[Event, ...]:
        kept = sorted(self.drafts, key=lambda d: (_span(d, {d.group.main.at}), _span(d, d.words)))
        counts: Counter[str] = Counter()
        ids: dict[int, str] = {}
        for draft in kept:
            sentence = fold(draft.sentence.span.of(self.tagged.article.text))
            seed = f"{self.tagged.article.id}\n{sentence}\n{counts[sentence]}".encode()
            counts[sentence] += 1
            ids[id(draft)] = "evt-" + hashlib.sha256(seed).hexdigest()[:16]
        return tuple(self.event(draft, ids) for draft in kept)

    def event(self, draft: Draft, ids: Mapping[int, str]) -> Event:
        time = None
        if (at := draft.time if draft.time is not None else draft.hangs_at) is not None:
            dated = draft.sentence.times[at]
            time = TimeUse(dated.mention.span, dated.mention.surface, dated.answer.timex(), dated.why)
        hangs = None
        if draft.hangs is not None and draft.anchor is not None and id(draft.anchor) in ids:
            hangs = Hang(draft.hangs, draft.sign, ids[id(draft.anchor)])
        head = draft.group.main
        return Event(
            ids[id(draft)],
            self.tagged.article,
            _span(draft, draft.words),
            draft.sentence.span,
            _span(draft, {head.at, head.end}),
            draft.kind,
            tuple(draft.actors),
            draft.place,
            draft.when,
            time,
            draft.status,
            hangs,
        )


def _span(draft: Draft, among: set[int]) -> Span:
    return Span(draft.sentence.words[min(among)].span.start, draft.sentence.words[max(among)].span.end)


def _names_same_place(draft: Draft, triggers: Triggers) -> bool:
    """«في المنتجع نفسه»."""
    pairs = ((draft.sentence.words[i - 1], draft.sentence.words[i]) for i in draft.clause.words if i)
    return any(triggers.member(a.norm, "same-place") and triggers.member(b.norm, "self") for a, b in pairs)


def _anchor(draft: Draft, here: Sequence[Draft]) -> Draft | None:
    """«بعد عامين من بدء التدخل»: the event noun that follows the length."""
    if draft.hangs_at is None:
        return None
    end = max(i for i, w in enumerate(draft.sentence.words) if w.time == draft.hangs_at)
    later = [d for d in here if d is not draft and end < d.group.at <= end + 4 and d.group.noun]
    return min(later, key=lambda d: d.group.at, default=None)


def _same_telling(a: Draft, b: Draft) -> bool:
    """One mention: two nouns of one clause, or a visit and the meeting it was for («زار … واجتمع ب…»); not two dates."""
    if b.group.main.sort in ("ellipsis", "ordinal") or (a.when is not None and b.when is not None):
        return False
    same_clause = a.clause.id == b.clause.id
    if same_clause and a.family != "visit" and (a.kind == b.kind or b.group.noun):
        return True
    if a.family != "visit" or not ({a.kind, b.kind} <= {"visit", "meeting"}) or (a.status != b.status and b.group.finite):
        return False
    if not same_clause and (b.when is not None or b.clause.opener not in ("and", "where", "which", "main", "around")):
        return False
    if not same_clause and b.clause.opener == "around" and b.named:
        return False
    if a.place is not None and b.place is not None and a.place.id != b.place.id and a.place.country != b.place.country:
        return False
    return not a.actors or not b.actors or bool(a.ids() & b.ids())


def _absorb(a: Draft, b: Draft, gazetteer: Gazetteer) -> None:
    other = "host" if a.kind == "visit" else "participant"
    a.actors += [Actor(x.entity, other) for x in b.actors if x.entity.id not in a.ids()]
    a.place = roles.finer(a.place, b.place, gazetteer)
    if a.when is None and b.when is not None:
        a.when, a.time = b.when, b.time
    if b.hangs is not None and a.hangs is None:
        a.hangs, a.sign, a.hangs_at = b.hangs, b.sign, b.hangs_at
    a.emitted = a.emitted or b.emitted
    a.words |= b.words
