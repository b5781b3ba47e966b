"""Small values of the model for the tests of the rooms that only carry them: store, exports, API, commands."""

import datetime as dt

from timeline.model import (
    Actor,
    Anchor,
    Article,
    Claim,
    Conflict,
    Dated,
    Entity,
    Event,
    EventDate,
    Evidence,
    Fused,
    Link,
    Mention,
    Reason,
    Span,
    Tagged,
    Timeline,
    TimeUse,
    Topic,
)
from timeline.temporal import Context, Expr, Grain, Hedge, Interval, part, resolve, unit_around

ASSAD = Entity("bashar-al-assad", "person", "بشار الأسد", "Bashar al-Assad", "SY", wikidata="Q44329")
PUTIN = Entity("vladimir-putin", "person", "فلاديمير بوتين", "Vladimir Putin", "RU")
MOSCOW = Entity("moscow", "city", "موسكو", "Moscow", "RU", 55.75, 37.62)

FIRST = Article(
    "a1", "زار الأسد موسكو في 20 أكتوبر 2015.\nوالتقى بوتين | هناك.", "2015-10-21", "وكالة", "https://example.org/1"
)
SECOND = Article("a2", "كان لقاء أواخر تشرين الأول 2015 طويلا.", "2015-11", "", None, "لقاء")
THIRD = Article("a3", "=حذر البيان من الحرب.", None)


def day(year: int, month: int, number: int) -> Interval:
    return unit_around(dt.date(year, month, number), Grain.DAY)


def month(year: int, number: int) -> Interval:
    return unit_around(dt.date(year, number, 1), Grain.MONTH)


def span(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def mention(article: Article, clause: str, trigger: str, when: Interval | None, words: str | None) -> Event:
    """A reported visit whose clause is `clause`, dated by `words`."""
    time = None
    if words is not None:
        value = when.timex() if when else None
        time = TimeUse(span(article, words), words, value, Reason("as printed", "كما ورد"))
    return Event(
        id=f"evt-{article.id}-{span(article, trigger).start}",
        article=article,
        clause=span(article, clause),
        sentence=span(article, clause),
        trigger=span(article, trigger),
        kind="visit",
        actors=(Actor(ASSAD, "visitor"), Actor(PUTIN, "host")),
        place=MOSCOW,
        when=when,
        time=time,
        status="asserted",
    )


def visit() -> Fused:
    """One visit that two articles report: a day in one, a part of a month in the other."""
    late = part(month(2015, 10), Hedge.END)
    one = mention(FIRST, "زار الأسد موسكو في 20 أكتوبر 2015", "زار", day(2015, 10, 20), "20 أكتوبر 2015")
    two = mention(SECOND, "كان لقاء أواخر تشرين الأول 2015 طويلا", "لقاء", late, "أواخر تشرين الأول 2015")
    return Fused(
        id=one.id,
        aliases=(two.id,),
        kind="visit",
        status="asserted",
        title=Reason("Assad visits Moscow", "الأسد يزور موسكو"),
        actors=(Actor(ASSAD, "visitor"), Actor(PUTIN, "host")),
        place=MOSCOW,
        date=EventDate(day(2015, 10, 20), "finest", Reason("the finer of two", "أدق تاريخين")),
        claims=(
            Claim(day(2015, 10, 20), ("a1",), "preferred", Reason("a day", "يوم")),
            Claim(late, ("a2",), "normal", Reason("a part of a month", "جزء من شهر")),
        ),
        conflict=Conflict("open", Reason("they exclude each other", "لا يتفقان")),
        mentions=(one, two),
        sources_count=2,
        topics=("assad-visits",),
        links=(Link(one.id, two.id, (Evidence("kind", "equal", 2.5), Evidence("place", "missing", 0.0))),),
    )


def warning() -> Fused:
    """An undated event without a place, whose words a spreadsheet would run."""
    one = mention(THIRD, "=حذر البيان من الحرب", "حذر", None, None)
    return Fused(
        id=one.id,
        aliases=(),
        kind="statement",
        status="planned",
        title=Reason("@warning | of war", "+تحذير"),
        actors=(),
        place=None,
        date=EventDate(None, "none", Reason("no source dates it", "لا يؤرخه مصدر")),
        claims=(Claim(None, ("a3",), "normal", Reason("gives no date", "لا تاريخ فيه")),),
        conflict=Conflict("none", Reason("", "")),
        mentions=(one,),
        sources_count=1,
    )


TOPIC = Topic(
    "assad-visits",
    Reason("Assad's visits", "زيارات الأسد"),
    Reason("Abroad and at home", "في الخارج والداخل"),
    ({"type": ["visit", "meeting"], "actors": {"any": ["bashar-al-assad"]}, "min": 1},),
)


def timeline() -> Timeline:
    return Timeline((FIRST, SECOND, THIRD), (visit(), warning()), (TOPIC,), "sha256:" + "0" * 64)


def dated(text: str, words: str, expr: Expr, today: Interval | None, via: str = "rule") -> Dated:
    """The mention of `words` in `text`, resolved on `today`."""
    start = text.index(words)
    context = Context(today)
    said = Mention(Span(start, start + len(words)), words, expr, via)
    return Dated(said, context, resolve(expr, context))


def tagged(article: Article, *mentions: Dated, today: Interval | None) -> Tagged:
    return Tagged(article, Anchor(today, "given" if today else "none", Reason("as given", "كما أعطي")), mentions)
