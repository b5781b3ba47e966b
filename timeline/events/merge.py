"""When two triggers of one sentence tell one event, and how the second is taken into the first."""

from timeline.events import roles
from timeline.events.draft import Draft
from timeline.lexicon.gazetteer import Gazetteer
from timeline.lexicon.triggers import Triggers
from timeline.model import Actor

_GOES_ON = ("and", "where", "which", "main", "around", "about")


def same_telling(a: Draft, b: Draft) -> bool:
    """One mention: two nouns of a clause, or a visit and the meeting it was for («زار … واجتمع ب…»); not two dates."""
    if b.group.main.sort in ("ellipsis", "ordinal") or (a.when is not None and b.when not in (None, a.when)):
        return False
    same_clause = a.clause.id == b.clause.id
    if same_clause and a.family != "visit" and (a.kind == b.kind or b.group.noun):
        return True
    met = b.group.trigger.kind if b.kind == "summit" else b.kind  # three who met are no summit apart from the visit
    if a.family != "visit" or not ({a.kind, met} <= {"visit", "meeting"} or _called_summit(a, b)):
        return False
    if a.status != b.status and b.group.finite:
        return False
    later = b.when is not None and not (a.when is None and a.hangs is None and b.clause.opener == "and")
    if not same_clause and (later or b.clause.opener not in _GOES_ON):
        return False
    if not same_clause and b.clause.opener == "around" and b.named:
        return False
    lands = {p.country for p in (a.place, b.place) if p is not None} - {None}  # a sea is of no country
    if len(lands) > 1:
        return False
    return not a.actors or not b.actors or bool(a.ids() & b.ids())


def _called_summit(a: Draft, b: Draft) -> bool:
    """«التقى بايدن بوتين، في أول قمة بينهما»."""
    return a.clause.id == b.clause.id and b.when is None and bool(b.actors) and b.ids() <= a.ids()


def in_one_breath(before: Draft, draft: Draft, triggers: Triggers) -> bool:
    """«وصل أمس إلى دمشق ووقع اتفاقا»: what follows with «و» and no day of its own happened on the same day."""
    if draft.clause.opener != "and" or draft.when is not None or draft.hangs is not None:
        return False
    if before.when is None or before.when.days() != 1 or before.family == draft.family:
        return False
    announced = draft.family == "agreement" and any(h.sort == "report" for h in draft.clause.heads)
    if not (draft.group.finite or announced) or {before.status, draft.status} != {"asserted"}:
        return False
    words = [draft.sentence.words[i] for i in draft.clause.words]
    if any(w.time is not None for w in words) or triggers.member(words[0].norm, "auxiliary"):
        return False  # «وكان قد وقع»: earlier
    return not before.actors or not draft.actors or bool(before.ids() & draft.ids())


def absorb(a: Draft, b: Draft, gazetteer: Gazetteer) -> None:
    """`b`'s parties, finer place and date become `a`'s."""
    other = "host" if a.kind == "visit" else "participant"
    a.actors += [Actor(x.entity, other) for x in b.actors if x.entity.id not in a.ids()]
    a.place = roles.finer(a.place, b.place, gazetteer)
    if a.when is None and b.when is not None:
        a.when, a.time = b.when, b.time
    if b.hangs is not None and a.hangs is None:
        a.hangs, a.sign, a.hangs_at = b.hangs, b.sign, b.hangs_at
    if b.kind == "ceasefire":
        a.kind = b.kind  # «اتفاق لوقف إطلاق النار»
    a.emitted = a.emitted or b.emitted
    a.words |= b.words
