"""Is it worth telling? A trigger counts where its clause reports, not where it only names what is known."""

from timeline.events.clause import Clause
from timeline.events.draft import Draft, Memory
from timeline.lexicon.triggers import Triggers

_ANYBODY = ("person", "organisation", "group", "unknown")


def of(draft: Draft, memory: Memory, triggers: Triggers) -> str:
    """yes, no, or "known": only for what follows to lean on."""
    if not _complete(draft, memory):
        return "no"
    if draft.when is not None or (draft.hangs is not None and draft.group.finite):
        return "yes"
    if draft.group.main.sort == "ordinal" or _quoted(draft.clause):
        return "no"  # what a speaker dwells on is no report
    if draft.clause.opener == "topic":
        return "known"
    if not draft.group.noun:
        return "yes"
    return _noun(draft, triggers)


def _complete(draft: Draft, memory: Memory) -> bool:
    """Everything that the word needs beside it is there."""
    needs, dated = draft.group.trigger.needs, draft.when is not None or draft.hangs is not None
    hosted = draft.group.trigger.subject == "host" and draft.place is not None and bool(draft.actors)
    if "two" in needs and len(draft.actors) < 2 and not hosted:  # «استقبال جدة الوزير» has its host in the place
        return False
    if "named" in needs and not draft.parties:
        return False
    if draft.kind == "visit" and not draft.actors and not dated:
        return False  # «يزور السياح تدمر»
    if "place" in needs and draft.place is None and not (dated and memory.last.get(draft.family)):
        return False
    if "person" in needs and not any(a.entity.kind in _ANYBODY for a in draft.actors):
        return False
    return "agent" not in needs or bool(draft.actors) or (dated and (draft.place is not None or draft.group.finite))


def _noun(draft: Draft, triggers: Triggers) -> str:
    """A noun without a date: told where a verb carries it, or where it names who and where itself."""
    group, reading = draft.group, draft.group.main.reading
    begins = any(h.sort == "start" for h in group.heads)
    article = reading is not None and reading.definite and not reading.pronoun
    if article and not begins and draft.parties < 2 and not _object(draft, triggers):
        return "known"  # «الاتفاق», «انعقد الاجتماع»: spoken of before
    if group.finite:
        return "yes" if draft.named or draft.actors else "known"
    prefix = reading.prefix[-1:] if reading is not None else ""
    if draft.status == "planned" or prefix == "ل" or not draft.named:
        return "known"
    if draft.family != "visit" and (prefix == "ب" or _governed(draft, triggers)):
        return "known"  # a noun after a preposition is presupposed
    return "yes" if len(draft.actors) >= 2 or (draft.actors and draft.place is not None) else "known"


def _object(draft: Draft, triggers: Triggers) -> bool:
    """«أتمت روسيا المصادقة»: somebody stands between the verb and the noun, which is then its object."""
    group = draft.group
    light = [h for h in group.heads if h.sort == "light" and h.at < group.main.at]
    if any(h.reading is not None and h.reading.form.lemma in triggers.lemmas["attend"] for h in light):
        return False
    between = range(light[0].end + 1, group.main.at) if light else range(0)
    return any(draft.sentence.words[i].name is not None for i in between)


def _quoted(one: Clause) -> bool:
    inner: Clause | None = one
    while inner is not None:
        if inner.opener == "quote":
            return True
        inner = inner.parent
    return False


def _governed(draft: Draft, triggers: Triggers) -> bool:
    before = draft.sentence.at(draft.group.at - 1)
    return before is not None and draft.group.at > 0 and triggers.member(before.norm, "preposition")
