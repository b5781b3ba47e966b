"""Statements that are events of their own: somebody named says something on a day, and what he says is no event told.

«أكد الجيش، مساء الخميس، أنه استرد المدينة» is one, too: a victory that its own side declares has the day of the words.
"""

from collections.abc import Mapping, Sequence

from timeline.events import when
from timeline.events.clause import Clause, Head
from timeline.events.draft import Draft, Group
from timeline.events.roles import Use
from timeline.events.words import Sentence
from timeline.lexicon.triggers import Trigger, Triggers
from timeline.model import Actor

_SAYING = Trigger("said", "statement", subject="speaker")
_REACH = 5


def drafts(
    sentence: Sentence,
    owners: Mapping[int, tuple[Clause, Head]],
    here: list[Draft],
    uses: Mapping[int, Sequence[Use]],
    triggers: Triggers,
) -> list[Draft]:
    """The statements of a sentence. A declared victory among `here` is taken out: it becomes one of them."""
    found: list[Draft] = []
    for time, (clause, head) in sorted(owners.items()):
        if head.sort != "report" or clause.opener in ("source", "quote") or _relays(head, triggers):
            continue
        near = [u for u in uses.get(clause.id, ()) if abs(u.at - head.at) <= _REACH]
        speakers = [u for u in near if not u.spatial() and _speaks(u) and all(d.group.main is not head for d in found)]
        date = when.date(sentence, clause, head, time, "statement", triggers)
        if not speakers or date is None or date.when is None:
            continue
        told = [d for d in here if d.emitted and (d.clause.id == clause.id or _under(d.clause, clause))]
        won = [d for d in told if d.group.trigger.key in triggers.groups["victory"] and d.when is None]
        if told and len(won) < len(told):
            continue
        for draft in won:
            here.remove(draft)
        speaker = speakers[0]
        draft = Draft(sentence, clause, Group(head, _SAYING, (head,)), "statement", "statement")
        draft.actors = [Actor(speaker.entity, "speaker")]
        draft.place = won[0].place if won else None
        draft.when, draft.time = date.when, time
        draft.words = {head.at, *range(speaker.at, speaker.end + 1)}
        draft.words |= {i for i, w in enumerate(sentence.words) if w.time == time} | {i for d in won for i in d.words}
        found.append(draft)
    return found


def _speaks(use: Use) -> bool:
    return use.entity.kind in ("person", "organisation", "group") or use.via == "body"


def _under(inner: Clause, outer: Clause) -> bool:
    above = inner.parent
    while above is not None:
        if above.id == outer.id:
            return True
        above = above.parent
    return False


def _relays(head: Head, triggers: Triggers) -> bool:
    return head.reading is not None and head.reading.form.lemma in triggers.lemmas["relay"]
