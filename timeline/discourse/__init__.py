"""What each mention leans on: which way it looks, whose «today» it counts from, which date it refers back to.

The grammar says what the words mean and leaves holes; this room fills them from tense, quotation, list and page
furniture. It decides nothing by a date of its own: `resolve` does, in text order, because a date may lean on the one
before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from timeline.discourse.calendars import paired_calendars
from timeline.discourse.direction import direction
from timeline.discourse.hanging import hang
from timeline.discourse.leaning import antecedent, explicit_year, listed, speakers_days, within_range
from timeline.discourse.recurring import recur
from timeline.discourse.setting import Setting as Setting
from timeline.discourse.setting import in_furniture
from timeline.discourse.setting import setting as setting
from timeline.lexicon.tense import Tense
from timeline.model import Anchor, Dated, Mention, Reading
from timeline.temporal import Answer, Context, Same, Unknown, resolve
from timeline.temporal.resolve import contradiction
from timeline.temporal.why import literally, reason


def date_all(
    scene: Setting, mentions: Sequence[Mention], anchor: Anchor, tense: Tense, durative: frozenset[str]
) -> tuple[Dated, ...]:
    """Every mention with its context and answer, in text order."""
    hung = [
        hang(mention, following, scene, tense, durative) for mention, following in zip_longest(mentions, mentions[1:])
    ]
    filled = list(paired_calendars(hung, scene.text, tense.cues))
    speakers = speakers_days(scene, filled, anchor)
    out: list[Dated] = []
    told: list[tuple[Mention, int]] = []
    for said in filled:
        quote = scene.quote(said.span)
        today = speakers.get(quote, anchor.day) if quote else anchor.day
        mention = recur(listed(said, told, scene), scene, tense.cues)
        context = Context(today, direction(mention, scene, tense, today, out), antecedent(mention, out, scene, tense))
        answer = resolve(mention.expr, context)
        if isinstance(answer, Unknown) and (ranged := within_range(mention, out)):
            mention, answer = (
                replace(mention, expr=ranged, via=f"{mention.via}, in the range before it"),
                resolve(ranged, context),
            )
        others = tuple(_other_readings(mention, context, answer))
        aside = in_furniture(mention, scene, tense.cues)
        if (year := explicit_year(mention.expr)) is not None and not aside:
            told.append((mention, year))
        out.append(Dated(mention, context, answer, others, aside))
    if anchor.rival is None:
        return tuple(out)
    other_day = replace(anchor, day=anchor.rival.day, rival=None)
    return tuple(map(_also, out, date_all(scene, mentions, other_day, tense, durative)))


def _other_readings(mention: Mention, context: Context, answer: Answer) -> Iterator[Reading]:
    expr = mention.expr
    if not isinstance(expr, Same) or (printed := contradiction(expr, context)) is None:
        return
    if printed != answer:
        yield Reading(printed, literally(expr))
    elif (counted := resolve(expr.a, context)) != answer:
        yield Reading(counted, reason(expr.a, context, counted))


def _also(dated: Dated, otherwise: Dated) -> Dated:
    """A dated mention with its reading on the rival day of writing, where that is another one."""
    value, today = otherwise.answer.timex(), otherwise.context.today
    if value is None or today is None or value == dated.answer.timex():
        return dated
    others = tuple(reading for reading in dated.others if reading.answer.timex() != value)
    return replace(dated, others=(Reading(otherwise.answer, otherwise.why, today), *others))
