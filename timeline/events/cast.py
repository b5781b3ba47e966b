"""Who takes part in a draft, named or not: roles, pronouns, duals, verbs without a subject, «نظيره»."""

from collections.abc import Mapping, Sequence

from timeline.events import roles
from timeline.events.clause import Clause
from timeline.events.draft import Draft, Group, Memory
from timeline.events.roles import Use
from timeline.events.words import Sentence
from timeline.lexicon.gazetteer import Gazetteer
from timeline.lexicon.triggers import Triggers
from timeline.model import Actor, Entity

_GAP = 6  # a name farther than so many words from its neighbours belongs to something else
# Announced is done: whoever announces it is a party.
_PERFORMED = ("agreement", "statement", "sanctions", "withdrawal", "other")


def reach(
    sentence: Sentence,
    clause: Clause,
    group: Group,
    later: Sequence[Group],
    uses: Sequence[Use],
    family: str,
    triggers: Triggers,
) -> list[Use]:
    """The names that can belong to a trigger: near ones, not the speaker's, nor those of another event."""
    start, stop = -1, clause.words[-1] + 1
    for head in clause.heads:
        if head.end >= group.at:
            break
        over = any(triggers.member(w.norm, "over") for w in sentence.words[max(head.end + 1, group.at - 8) : group.at])
        if head.sort == "report" and (family not in _PERFORMED or over):
            before = [u for u in uses if u.at < head.at]
            speaker = next((u for u in uses if head.at < u.at <= head.at + 4), None)
            start = speaker.end if not before and speaker is not None and not speaker.clitic else head.end
        elif head.sort == "trigger" and head.trigger is not None and triggers.family(head.trigger.kind) != family:
            start = group.at if group.noun and not group.started else head.end
    if later and triggers.family(later[0].trigger.kind) != family:
        stop = later[0].at
    near = [u for u in uses if start < u.at < stop]
    kept: list[Use] = []
    edge = group.at
    for use in reversed([u for u in near if u.at < group.at]):
        if edge - use.end - 1 - _aside(sentence, clause, use.end, edge) > _GAP:
            break
        kept.insert(0, use)
        edge = use.at
    edge = group.at
    marks = sorted({h.end for h in group.heads} | {w for h in group.heads for w in range(h.at, h.end + 1)})
    for use in (u for u in near if u.at >= group.at):
        edge = max([edge, *(m for m in marks if m < use.at)])
        distance = use.at - edge - 1 - _aside(sentence, clause, edge, use.at)
        if distance > (2 * _GAP if use.spatial() else _GAP):
            break
        kept.append(use)
        edge = use.end
    return kept


def _aside(sentence: Sentence, clause: Clause, start: int, end: int) -> int:
    """Words between that make no distance: dates, and clauses set in."""
    return sum(1 for i in range(start + 1, end) if i not in clause.words or sentence.words[i].time is not None)


def assign(draft: Draft, parties: Sequence[Use], memory: Memory, triggers: Triggers) -> None:
    """Roles: the first party does it (for «استقبل»: receives), those after «مع» or «ب» are met."""
    group, kind = draft.group, triggers.kinds[draft.kind]
    first, other = group.trigger.subject or kind.subject, kind.other
    if first == "host":
        other = "visitor"
    reading = group.main.reading
    if (guest := _guest(draft, parties, memory, triggers)) is not None:
        if first == "host" and parties:
            draft.actors.append(Actor(parties[0].entity, first))
        draft.actors.append(Actor(guest, other if first == "host" else first))
    for entity in _implied(draft, group, parties, memory, triggers) if guest is None else []:
        draft.actors.append(Actor(entity, first if not draft.actors else other))
    object_pronoun = reading is not None and reading.form.part == "verb" and reading.pronoun
    if draft.clause.opener == "which":
        object_pronoun = False  # «العقوبات التي فرضتها الدول»: it stands for the word before «التي»
    if object_pronoun and group.trigger.object != "place" and memory.subject is not None:
        _pronoun_object(draft, parties, first, other, memory.subject)
    for n, use in enumerate(parties):
        if use.entity.id in draft.ids():
            continue
        joined = (
            n > 0 and use.joined and not use.accompanying() and bool(draft.actors) and draft.actors[-1].role == first
        )
        lead = not draft.actors or (joined and first != other)
        if lead and draft.family == "sanctions" and "against" in use.relation:
            lead = False  # «فرض عقوبات على روسيا»: nobody says by whom
        if group.trigger.key == "sanctions" and use.entity.kind == "person" and "against" not in use.relation:
            if use.at < group.main.at:
                continue  # «وصف الوزير العقوبات …»: he speaks of them
            lead = False  # he is on the list
        if lead and first == "host" and _hosted_by_place(draft, use):
            lead = False
        role = first if lead else other
        if role == "target" and draft.kind == "military_intervention" and not _opposed(draft, use):
            role = "participant"  # who is named beside an intervention is not struck by it
        draft.actors.append(Actor(use.entity, role))


def backed(draft: Draft, use: Use, triggers: Triggers) -> bool:
    """«تدخلت ودعمت قوات الحكومة», «لصالح الأسد»: who is helped is not struck; «لدعمها الحكومة» is why."""
    if draft.family not in ("force", "sanctions") or use.at <= draft.group.main.at:
        return False
    words = draft.sentence.words[max(use.at - 3, draft.group.main.end + 1) : use.at]
    backing = triggers.lemmas["backing"]
    return any(
        triggers.member(w.norm, "backing") or any(r.form.lemma in backing and r.prefix[-1:] != "ب" for r in w.readings)
        for w in words
        if w.name is None
    )


def antecedent(draft: Draft, uses: Mapping[int, Sequence[Use]], acting: bool, gazetteer: Gazetteer) -> Entity | None:
    """«الاتحاد الأوروبي، الذي فرض …»: who stands before a relative is the subject of its verb."""
    one, reading = draft.clause, draft.group.heads[0].reading
    if one.opener != "which" or one.parent is None or reading is None or reading.form.part != "verb":
        return None
    if reading.pronoun:
        return None  # «دمشق التي زارها بوتين»
    before = [u for u in uses[one.parent.id] if u.end == one.first() - 1]
    found = roles.subjects(before, acting=acting, gazetteer=gazetteer)
    return found[0] if found else None


def _opposed(draft: Draft, use: Use) -> bool:
    """«تدخلت ضد التنظيم», «غزت روسيا أوكرانيا»."""
    return "against" in use.relation or draft.group.trigger.object == "place"


def _hosted_by_place(draft: Draft, use: Use) -> bool:
    """«استقبال جدة الوزير فيصل المقداد»: the place stands where the host would."""
    between = draft.sentence.words[draft.group.main.end + 1 : use.at]
    names = {w.name for w in between if w.name is not None}
    return draft.place is not None and any(
        draft.sentence.names[n].entity is not None and draft.sentence.names[n].entity == draft.place for n in names
    )


def _guest(draft: Draft, parties: Sequence[Use], memory: Memory, triggers: Triggers) -> Entity | None:
    """«وصل الضيف», «استقبل الأسد الوفد»: the visitor spoken of before."""
    if draft.family != "visit":
        return None
    group = draft.group
    near = [i for i in draft.clause.words if group.at - 3 <= i <= group.main.end + 4 + 2 * len(parties)]
    words = draft.sentence.words
    if not any(triggers.member(words[i].norm, "guest") and words[i].name is None for i in near):
        return None
    last = memory.last.get("visit")
    visitors = [a.entity for a in last.actors if a.role == "visitor"] if last is not None else []
    others = [a.entity for a in last.actors if a.role != "host"] if last is not None else []
    named = {u.entity.id for u in parties}
    return next((e for e in (*visitors, *others) if e.id not in named), None)


def _implied(draft: Draft, group: Group, parties: Sequence[Use], memory: Memory, triggers: Triggers) -> list[Entity]:
    """Who is meant without being named in the clause: by a dual, by a pronoun, or by a verb without a subject."""
    reading = group.main.reading
    verbs = [
        h.reading
        for h in group.heads
        if h.at <= group.main.at
        and h.reading is not None
        and h.reading.form.part == "verb"
        and h.reading.form.lemma not in triggers.lemmas["happen"]
    ]
    people = [u for u in parties if u.entity.kind in ("person", "state", "group", "organisation")]
    if _both(draft, group, triggers) and len(people) < 2 and draft.family in ("visit", "call", "agreement"):
        return pair(memory)
    if draft.antecedent is not None and not any(u.at < group.main.at for u in people):
        return [] if draft.antecedent.id in {u.entity.id for u in parties} else [draft.antecedent]
    subject = memory.subject if draft.family in ("visit", "call", "statement") else memory.agent
    if draft.family == "force" and subject is not None and subject.kind == "person":
        return []  # whoever spoke last does not bomb
    if subject is None or draft.family in ("election", "conflict_start", "fall", "incident", "sanctions"):
        return []
    if any(v.form.lemma in triggers.lemmas["hosting"] for v in verbs):
        return []  # «يستضيف قصر المؤتمرات مؤتمرا»: its subject is a place
    owned = reading is not None and group.noun and reading.pronoun in ("ه", "ها")
    if owned and not any(u.at < group.at for u in parties):
        return [subject]
    if draft.clause.opener == "which" and verbs and not people:
        return [subject]
    controlled = any(h.sort == "planned" and h.at < group.at for h in draft.clause.heads)  # «يعتزم الاجتماع ب…»
    before = [u for u in people if u.at < group.main.at and not u.accompanying()]
    goes_on = controlled or draft.clause.opener in ("and", "that", "where")
    mutual = draft.kind in ("meeting", "call") or "two" in group.trigger.needs
    if (
        mutual
        and goes_on
        and (verbs or controlled)
        and not before
        and len(people) == 1
        and people[0].entity.id != subject.id
    ):
        return [subject]  # «وصل الأسد والتقى خامنئي»: it takes two to meet, and one is named
    if (verbs or controlled) and not before and all(u.accompanying() or u.clitic for u in people):
        return [subject]
    return []


def _both(draft: Draft, group: Group, triggers: Triggers) -> bool:
    """A dual verb, or «الرئيسان», «الجانبان» beside the trigger."""
    if any(h.reading is not None and (h.reading.form.dual or h.reading.pronoun == "هما") for h in group.heads):
        return True
    near = [i for i in draft.clause.words if group.at - 3 <= i <= group.main.end + 3]
    return any(triggers.member(draft.sentence.words[i].norm, "both") for i in near)


def pair(memory: Memory) -> list[Entity]:
    """The two who were last together, else the two last named."""
    last = memory.last.get("visit") or memory.last.get("call")
    if last is not None and len(last.actors) >= 2:
        return [a.entity for a in last.actors[:2]]
    latest: list[Entity] = []
    for person in reversed(memory.persons):
        if person.id not in {p.id for p in latest}:
            latest.insert(0, person)
        if len(latest) == 2:
            return latest
    return []


def _pronoun_object(draft: Draft, parties: Sequence[Use], first: str, other: str, subject: Entity) -> None:
    """«استقبله محمد بن زايد»: the pronoun is whoever the sentence is about."""
    if subject.id in {u.entity.id for u in parties}:
        return
    if parties:
        draft.actors.append(Actor(parties[0].entity, first))
    draft.actors.append(Actor(subject, other))
