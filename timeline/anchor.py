"""Which day was «today» for the writer, and why: given, else a dateline or a text that dates its own «today»."""

from collections.abc import Sequence

from timeline.discourse import Setting
from timeline.model import Anchor, Article, Mention, Reason
from timeline.temporal import (
    At,
    Context,
    Expr,
    Fields,
    Grain,
    Interval,
    Offset,
    Same,
    parse_published,
    resolve,
    shift,
    unit_around,
)
from timeline.temporal.why import day_words

# A dateline stands in the first lines of a page.
_HEAD = 200


def find(article: Article, scene: Setting, mentions: Sequence[Mention]) -> Anchor:
    """The anchor of an article. Kinds: given, stated («اليوم الخميس 17 أيار 2018»), dateline, none."""
    if article.published:
        day = parse_published(article.published)
        said = day_words(day)
        return Anchor(day, "given", Reason(f"published {said.en}", f"تاريخ النشر {said.ar}"))
    for mention in mentions:
        stated = _stated(mention.expr)
        if stated is not None and scene.quote(mention.span) is None:
            said = day_words(stated)
            return Anchor(
                stated,
                "stated",
                Reason(
                    f"«{mention.surface}» dates its own day: {said.en}", f"«{mention.surface}» تؤرخ يومها: {said.ar}"
                ),
            )
    for mention in mentions:
        if mention.span.start > _HEAD:
            break
        day_ = _full_date(mention.expr)
        if day_ is not None and _begins_line(scene, mention):
            said = day_words(day_)
            return Anchor(
                day_,
                "dateline",
                Reason(f"dateline «{mention.surface}»: {said.en}", f"ترويسة «{mention.surface}»: {said.ar}"),
            )
    return Anchor(None, "none", Reason("no date of publication is given or printed", "لا تاريخ نشر معطى ولا مطبوع"))


def _stated(expr: Expr) -> Interval | None:
    match expr:
        case Same(Offset(amount, Grain.DAY), other):
            day = _full_date(other)
            return unit_around(shift(day.start, -amount, Grain.DAY), Grain.DAY) if day and day.start else None
        case Same(a, _):
            return _stated(a)
        case At(day_expr, _) if day_expr is not None:
            return _stated(day_expr)
        case _:
            return None


def _full_date(expr: Expr) -> Interval | None:
    match expr:
        case Fields(year=int(), day=int()):
            answer = resolve(expr, Context(None))
            return answer if isinstance(answer, Interval) else None
        case Same(a, b):
            return _full_date(b) or _full_date(a)
        case At(day, _) if day is not None:
            return _full_date(day)
        case _:
            return None


def _begins_line(scene: Setting, mention: Mention) -> bool:
    raw = scene.text.raw
    line_start = raw.rfind("\n", 0, mention.span.start) + 1
    return mention.span.start - line_start < 60
