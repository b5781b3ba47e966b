"""From a tagged article to the events that its clauses report."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from timeline import entities
from timeline.events import cast, clause, mentions, merge, roles, statement, status, verdict, when, words
from timeline.events.clause import Clause, Head
from timeline.events.draft import Draft, Group, Memory, describes, within
from timeline.events.roles import Use
from timeline.events.words import Sentence
from timeline.lexicon.gazetteer import Gazetteer
from timeline.lexicon.triggers import Triggers
from timeline.model import Actor, Entity, Event, Tagged
from timeline.temporal import Grain, Interval
from timeline.text import read

_ACTING = frozenset(("agreement", "force", "withdrawal", "sanctions", "call", "statement", "incident"))
_NATIONAL = ("conflict_start", "election", "fall")
_DECREED = ("sanctions", "withdrawal", "fall", "other")  # done by announcing it: «أعلن ترامب الثلاثاء رفع العقوبات»
_LIGHT_REACH = 8
Owners = Mapping[int, tuple[Clause, Head]]


def extract(tagged: Tagged, gazetteer: Gazetteer, triggers: Triggers) -> tuple[Event, ...]:
    """The event mentions of an article, in text order."""
    text = read(tagged.article.text)
    names = entities.find(text, gazetteer)
    named = [n.entity for n in names if n.entity is not None and n.via == "name"]
    states = Counter(entity.id for entity in named if entity.kind == "state")
    if not states:  # nobody names the country: it is that of the people and places
        states = Counter(s.id for entity in named if (s := gazetteer.state_of(entity)) is not None)
    theatre = min(states, key=lambda key: (-states[key], key), default=None)
    reader = _Reader(tagged, gazetteer, triggers, gazetteer.entities.get(theatre or ""))
    for sentence in words.read(text, tagged.dated, names, triggers):
        reader.sentence(sentence)
    return mentions.events(reader.drafts, tagged.article)


class _Reader:
    """Reads one article sentence by sentence; what was said before serves pronouns and elided words.

    `theatre` is the state that the article names most.
    """

    def __init__(self, tagged: Tagged, gazetteer: Gazetteer, triggers: Triggers, theatre: Entity | None) -> None:
        self.gazetteer, self.triggers, self.theatre = gazetteer, triggers, theatre
        self.published = when.published(tagged.article.published)
        anchor = tagged.anchor.day
        self.today = anchor.start if anchor is not None and anchor.start is not None else self.published
        self.memory = Memory()
        self.drafts: list[Draft] = []

    # ---- a sentence --------------------------------------------------------------------------------------------------

    def sentence(self, sentence: Sentence) -> None:
        found = sorted(clause.split(sentence, self.triggers), key=Clause.first)
        owners = dict(when.owners(sentence, found))
        uses = {c.id: roles.uses(sentence, c.words, self.gazetteer, self.today, self.triggers) for c in found}
        here: list[Draft] = []
        for one in found:
            if one.opener == "source":
                continue
            groups = self.groups(sentence, one)
            for n, group in enumerate(groups):
                draft = self.draft(sentence, one, group, groups[n + 1 :], uses, owners, found)
                if draft is not None:
                    if here and merge.in_one_breath(here[-1], draft, self.triggers):
                        draft.when, draft.time = here[-1].when, here[-1].time
                    self.keep(draft, here)
                elif n + 1 < len(groups):
                    _hand_on(owners, one, group, groups[n + 1])
            if not groups and (draft := self.elided(sentence, one, uses[one.id], here)) is not None:
                self.keep(draft, here)
            self.remember(uses[one.id], groups)
            if here and not groups and self.calls_off(sentence, one):
                here[-1].status = "cancelled"
        here += statement.drafts(sentence, owners, here, uses, self.triggers)
        for draft in here:
            draft.anchor = mentions.anchor(draft, here)
            if draft.anchor is not None and draft.anchor.status == "asserted" and self.ahead(draft):
                draft.anchor.status = "planned"
            draft.words |= mentions.counted_from(draft, self.triggers)
        self.drafts += [d for d in here if d.emitted]

    def keep(self, draft: Draft, here: list[Draft]) -> None:
        """Take a draft in, as a part of the one before it where both tell one event."""
        before = next((d for d in reversed(here) if d.family == draft.family), None)
        if before is not None and merge.same_telling(before, draft):
            merge.absorb(before, draft, self.gazetteer)
            self.memory.note(before)
            return
        if before is not None and before.clause.id == draft.clause.id:
            own = {i for h in draft.group.heads for i in range(h.at, h.end + 1)}
            draft.words -= {i for i in before.words if i < min(own)}  # names shared with the event before
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

    def groups(self, sentence: Sentence, one: Clause) -> list[Group]:
        """Triggers with the light verbs before them: «عقد … محادثات», «بدأ الصراع»."""
        found: list[Group] = []
        waiting: list[Head] = []
        for head in one.heads:
            if head.sort in ("light", "start"):
                waiting.append(head)
            elif head.sort in ("cancelled", "denied"):
                waiting = []  # «قرر ليلا إرجاء القمة»: what was decided is the delay
            elif head.sort == "trigger" and found and self.part_of(head, found[-1], sentence):
                found[-1] = Group(found[-1].main, found[-1].trigger, (*found[-1].heads, head))
            elif head.sort == "trigger" and head.trigger is not None:
                noun = head.reading is None or head.reading.form.part == "noun"
                carried = [h for h in waiting if noun and _distance(sentence, h.at, head.at) <= _LIGHT_REACH]
                found.append(Group(head, head.trigger, (*carried, head)))
                waiting = []
            elif head.sort == "ordinal" and not found and (before := self.memory.previous) is not None and before.row:
                # «جرت الأولى»: the noun is that of the event before
                found.append(Group(head, before.group.trigger, (*waiting, head)))
                waiting = []
        if waiting and found and waiting[0].at - found[-1].main.at <= _LIGHT_REACH:
            last = found[-1]  # «لقاء … جمع», «اللقاء تم أمس»: the verb follows
            found[-1] = Group(last.main, last.trigger, (*last.heads, waiting[0]))
        return found

    def part_of(self, head: Head, before: Group, sentence: Sentence) -> bool:
        """«الجولة الـ17 من محادثات أستانا»: the talks are what the round is of."""
        if before.trigger.key != "round" or head.trigger is None or head.trigger.key != "talks":
            return False
        between = [w for w in sentence.words[before.main.end + 1 : head.at] if w.name is None]
        return len(between) <= 4

    def calls_off(self, sentence: Sentence, one: Clause) -> bool:
        """«كان سيزور موسكو لكن الزيارة ألغيت»: a clause that names no event of its own takes back the one before it."""
        if one.opener not in ("where", "and"):
            return False
        return any(self.triggers.member(sentence.words[i].norm, "cancelled") for i in one.words)

    def ahead(self, draft: Draft) -> bool:
        """«التقيا الاثنين، قبل يومين من قمة»: the summit lies after the article's day."""
        if (
            draft.sign > 0
            or draft.hangs is None
            or draft.when is None
            or draft.when.start is None
            or self.published is None
        ):
            return False
        known = draft.hangs.amount is not None and draft.hangs.unit is not None
        return known and draft.hangs.after(draft.when.start) > self.published

    # ---- one event ---------------------------------------------------------------------------------------------------

    def draft(
        self,
        sentence: Sentence,
        one: Clause,
        group: Group,
        later: Sequence[Group],
        uses: Mapping[int, Sequence[Use]],
        owners: Owners,
        clauses: Sequence[Clause],
    ) -> Draft | None:
        trigger = group.trigger
        telling = [c for c in clauses if describes(c, one, group)]
        if group.noun and (carrying := [h for c in telling for h in c.heads if h.sort in ("light", "start")]):
            group = Group(group.main, trigger, (*group.heads, carrying[0]), told_after=True)
        elif group.noun and any(head is group.main and within(sentence, t, telling) for t, (_, head) in owners.items()):
            group = Group(group.main, trigger, group.heads, told_after=True)
        draft = Draft(sentence, one, group, trigger.kind, self.triggers.family(trigger.kind))
        draft.words |= {i for h in group.heads for i in range(h.at, h.end + 1)}
        announcing = self.date(draft, owners)
        near = cast.reach(sentence, one, group, later, uses[one.id], draft.family, self.triggers)
        near += [u for c in telling for u in uses[c.id] if u.spatial() or any(h.sort == "light" for h in c.heads)]
        near += [u for u in uses[announcing.id] if not u.spatial()] if announcing is not None else []
        parties = roles.parties(
            [u for u in near if u is not self.hosting(group, near) and not cast.backed(draft, u, self.triggers)],
            group.main.at,
            family=draft.family,
            object_is_place=trigger.object == "place",
            acting=draft.family in _ACTING or trigger.kind == "summit",
            gazetteer=self.gazetteer,
        )
        if "named" in trigger.needs and group.main.reading is not None and group.main.reading.form.dual:
            parties = [u for u in parties if u.at < group.at]  # «بحثا التعاون بين الجيشين»: what they discuss
        where = roles.place(
            near, parties, group.at, origin=trigger.object == "origin", object_is_place=trigger.object == "place"
        )
        draft.named, draft.parties = bool(parties) or where is not None, len(parties)
        for use in (*parties, *([where] if where is not None else [])):
            draft.words |= set(range(use.at, use.end + 1))
        draft.place = where.entity if where is not None else None
        draft.antecedent = cast.antecedent(draft, uses, draft.family in _ACTING, self.gazetteer)
        cast.assign(draft, parties, self.memory, self.triggers)
        if draft.family == "election" and trigger.subject != "winner":
            draft.actors = []  # who praises an election did not win it
        self.inherit(draft)
        self.kind(draft)
        draft.status = status.of(sentence, one, group.main, draft.when, self.published, self.triggers, group.at)
        present = group.main.reading is not None and group.main.reading.form.tense == "present"
        if trigger.present and present and draft.status == "asserted" and draft.when is None:
            draft.status = trigger.present
        told = verdict.of(draft, self.memory, self.triggers)
        draft.emitted = told == "yes"
        for time in {draft.time, draft.hangs_at} - {None}:
            draft.words |= {i for i, w in enumerate(sentence.words) if w.time == time}
        return draft if told != "no" else None

    def hosting(self, group: Group, near: Sequence[Use]) -> Use | None:
        """«استضافت طهران قمة»: the subject of such a verb is where it is."""
        for head in group.heads:
            if head.reading is not None and head.reading.form.lemma in self.triggers.lemmas["hosting"]:
                host = next((u for u in near if u.at > head.at), None)
                return host if host is not None and roles.is_place(host) else None
        return None

    def kind(self, draft: Draft) -> None:
        """Three heads of state hold a summit; the first strikes of a state abroad are its intervention."""
        people = all(a.entity.kind in ("person", "state") for a in draft.actors)
        if draft.kind == "meeting" and len(draft.actors) > 2 and people:
            draft.kind = "summit"
        if draft.kind != "air_strikes" or not draft.actors or draft.actors[0].entity.kind != "state":
            return
        group = draft.group
        begins = draft.reckoned or any(h.sort == "start" for h in group.heads if h.at < group.main.at)
        before = draft.sentence.at(group.at - 1)
        if begins or (before is not None and self.triggers.member(before.norm, "first")):
            draft.kind = "military_intervention"

    def date(self, draft: Draft, owners: Owners) -> Clause | None:
        """Give the draft the first date of its own; a length («منذ عام») only where no date is printed.

        «كشف الرئيسان الخميس عن اتفاق»: an agreement is made when its parties announce it; their clause is answered.
        """
        heads = {h.at for h in draft.group.heads}
        times = [t for t, (one, head) in sorted(owners.items()) if one.id == draft.clause.id and head.at in heads]
        announcing = None
        if draft.family == "agreement" or (draft.family in _DECREED and draft.group.noun):
            about = draft.clause.opener == "about"
            where = draft.clause.parent if about and draft.clause.parent is not None else draft.clause
            announcing = where if about else None
            said = [t for t, (one, head) in owners.items() if one.id == where.id and self.announces(head)]
            own = draft.group.told_after or any(
                head.at > draft.group.main.at for t, (_, head) in owners.items() if t in times
            )
            times = times if own else said or times  # «أعلنا هدنة تبدأ الاثنين»
        dates = [when.date(draft.sentence, draft.clause, draft.group.main, t, draft.kind, self.triggers) for t in times]
        found = [f for f in dates if f is not None]
        for one_date in found:
            if one_date.hangs is not None and draft.hangs is None:
                draft.hangs, draft.sign, draft.hangs_at = one_date.hangs, one_date.sign, one_date.time
        printed = [f for f in found if f.when is not None and not f.reckoned] or [
            f for f in found if f.when is not None
        ]
        if printed:
            draft.when, draft.time, draft.reckoned = printed[0].when, printed[0].time, printed[0].reckoned
            draft.when = self.stretch(draft.group, printed) or draft.when
        return announcing

    def stretch(self, group: Group, printed: Sequence[when.Found]) -> Interval | None:
        """«اختتمت اليوم الجولة التي انطلقت أمس»: from the day that it began to the day that it ended."""
        ends = any(h.reading is not None and h.reading.form.lemma in self.triggers.lemmas["end"] for h in group.heads)
        days = [f.when for f in printed if f.when is not None and f.when.days() == 1]
        if not (ends and group.told_after and len(days) == 2 and days[0] != days[1]):
            return None
        first, last = sorted(days, key=lambda d: d.start or dt.date.min)
        return Interval(first.start, last.end, Grain.DAY)

    def announces(self, head: Head) -> bool:
        return head.reading is not None and head.reading.form.lemma in self.triggers.lemmas["announce"]

    def inherit(self, draft: Draft) -> None:
        """A definite noun without names, a pronoun for a place, a list's next item lean on the event before."""
        group, reading = draft.group, draft.group.main.reading
        before = self.memory.last.get(draft.family)
        if group.trigger.object == "place" and reading is not None and not group.noun and reading.pronoun == "ها":
            draft.place = draft.place or (before.place if before is not None else None) or self.memory.place
        if draft.place is None and _names_same_place(draft, self.triggers):
            draft.place = self.memory.place
        if draft.family in _NATIONAL and draft.place is None:
            draft.place = before.place if before is not None and not draft.named else None
            draft.place = draft.place or self.country(draft)
        if reading is not None and reading.pronoun in ("هم", "هما") and not draft.actors:
            previous = self.memory.previous  # «اتفق الرؤساء، خلال قمتهم»
            draft.actors = list(previous.actors) if previous is not None and len(previous.actors) > 1 else []
        if before is None:
            return
        if group.main.sort == "ordinal":
            draft.actors, draft.kind = draft.actors or list(before.actors), before.kind
            draft.place = draft.place or before.place
            return
        if draft.family == "incident" and not group.noun and reading is not None and reading.pronoun in ("ه", "ها"):
            # «اختفت طائرة … أسقطتها الدفاعات»: told once more, with more
            draft.actors = [*before.actors, *(a for a in draft.actors if a.entity.id not in before.ids())]
            draft.place = draft.place or before.place
            if before.sentence is draft.sentence and draft.when is None:
                draft.when, draft.time = before.when, before.time
            return
        article = reading is not None and reading.definite and not reading.pronoun
        if article and group.noun and draft.when is not None and self.told_apart(draft):
            return
        if group.noun and not draft.actors and (article or not draft.named):
            draft.actors = list(before.actors)
            draft.place = draft.place or (before.place if not draft.named else None)
        elif draft.family != "incident" and not group.noun and not draft.named and draft.ids() <= before.ids():
            # «… اتفاقا … وقد وقع في الـ18»: a verb that names nobody goes on with the event before
            draft.actors, draft.place = list(before.actors), draft.place or before.place

    def told_apart(self, draft: Draft) -> bool:
        """«الاجتماع التقني غدا»: an adjective tells it from the one before."""
        after = draft.sentence.at(draft.group.main.end + 1)
        if after is None or after.time is not None or after.name is not None or not after.norm.startswith("ال"):
            return False
        return not any(self.triggers.member(after.norm, group) for group in ("ordinal", "which"))

    def country(self, draft: Draft) -> Entity | None:
        """Whose war, whose election: an adjective tells, else the visitor spoken of, else the state named most."""
        nation = roles.nation(draft.sentence, draft.group.main.end, self.gazetteer)
        if nation is None and draft.family == "election" and draft.actors:
            nation = self.gazetteer.state_of(draft.actors[0].entity)
        if nation is None and self.theatre is None and draft.family == "fall":
            held = Counter(s.id for e in self.memory.places if (s := self.gazetteer.state_of(e)) is not None)
            return self.gazetteer.entities.get(min(held, key=lambda key: (-held[key], key), default=""))
        if nation is not None or draft.family != "conflict_start":
            return nation or self.theatre
        visit = self.memory.last.get("visit")
        visitors = [a.entity for a in visit.actors if a.role == "visitor"] if visit is not None else []
        person = visitors[0] if visitors else self.memory.subject
        return (self.gazetteer.state_of(person) if person is not None else None) or self.theatre

    def elided(self, sentence: Sentence, one: Clause, uses: Sequence[Use], here: Sequence[Draft]) -> Draft | None:
        """«زارها في 2015، ثم تشرين الثاني 2017»: a date alone repeats the verb before it."""
        if not here or one.opener not in ("where", "and") or any(h.sort == "report" for h in one.heads):
            return None
        dated = [n for n, i in enumerate(one.words) if sentence.words[i].time is not None]
        if not dated or dated[0] > 2:
            return None
        leading = [sentence.words[i] for i in one.words[: dated[0]]]
        placed = {u.at for u in uses if roles.is_place(u)} if here[-1].place is not None else set()
        if not all(
            self.triggers.member(w.norm, "where") or self.triggers.member(w.norm, "preposition") or i in placed
            for i, w in zip(one.words, leading, strict=False)
        ):
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
        parties = roles.parties(
            uses, head.at, family=model.family, object_is_place=False, acting=False, gazetteer=self.gazetteer
        )
        where = roles.place(uses, parties, head.at)
        draft.actors, draft.place = list(model.actors), where.entity if where is not None else model.place
        if parties and model.actors and any(u.accompanying() for u in parties):
            role = model.actors[-1].role
            draft.actors = [model.actors[0], *(Actor(u.entity, role) for u in parties)]
        for use in (*parties, *([where] if where is not None else [])):
            draft.words |= set(range(use.at, use.end + 1))
        draft.status = status.of(sentence, one, head, draft.when, self.published, self.triggers)
        ahead = (draft.when.start or dt.date.min) >= (self.today or dt.date.max)
        if draft.status == "asserted" and model.status == "planned" and ahead:
            draft.status = "planned"
        return draft


def _hand_on(owners: dict[int, tuple[Clause, Head]], one: Clause, group: Group, following: Group) -> None:
    """«توجه الناخبون الثلاثاء إلى صناديق الاقتراع»: the day of a word that tells nothing is that of the next."""
    for time, (where, head) in list(owners.items()):
        if where.id == one.id and head in group.heads:
            owners[time] = (one, following.main)


def _distance(sentence: Sentence, a: int, b: int) -> int:
    """Words between a verb and its noun, names and dates aside: «عقد الرئيسان فلان وفلان الأربعاء قمة»."""
    return sum(1 for w in sentence.words[a:b] if w.name is None and w.time is None)


def _names_same_place(draft: Draft, triggers: Triggers) -> bool:
    """«في المنتجع نفسه»."""
    pairs = ((draft.sentence.words[i - 1], draft.sentence.words[i]) for i in draft.clause.words if i)
    return any(triggers.member(a.norm, "same-place") and triggers.member(b.norm, "self") for a, b in pairs)
