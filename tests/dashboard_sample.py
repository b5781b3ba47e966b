"""Timelines made by hand from the seed articles, for the dashboard's tests: what a reader would find in them."""

# ruff: noqa: E501 - a sentence of an article and what it says stand on one line

import csv
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dash.development.base_component import Component

from timeline.model import (
    Actor,
    Article,
    Claim,
    Conflict,
    Entity,
    Event,
    EventDate,
    Fused,
    Reason,
    Span,
    Timeline,
    TimeUse,
    Topic,
)
from timeline.temporal import Grain, Hedge, Interval, part, unit_around
from timeline.text import sentences

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
NO_REASON = Reason("", "")


@dataclass(frozen=True)
class FixedStore:
    """A store that holds one timeline."""

    held: Timeline

    def timeline(self) -> Timeline:
        return self.held


def month(year: int, number: int) -> Interval:
    return unit_around(dt.date(year, number, 1), Grain.MONTH)


def day(text: str) -> Interval:
    return unit_around(dt.date.fromisoformat(text), Grain.DAY)


def year(number: int) -> Interval:
    return unit_around(dt.date(number, 1, 1), Grain.YEAR)


ASSAD = Entity("bashar-al-assad", "person", "بشار الأسد", "Bashar al-Assad", "SY")
PUTIN = Entity("vladimir-putin", "person", "فلاديمير بوتين", "Vladimir Putin", "RU")
RUSSIA = Entity("russia", "state", "روسيا", "Russia", "RU")
SYRIA = Entity("syria", "state", "سوريا", "Syria", "SY")
IRAN = Entity("iran", "state", "إيران", "Iran", "IR")
TURKEY = Entity("turkey", "state", "تركيا", "Turkey", "TR")
MOSCOW = Entity("moscow", "city", "موسكو", "Moscow", "RU", 55.75, 37.62)
SOCHI = Entity("sochi", "city", "سوتشي", "Sochi", "RU", 43.6, 39.73)
DAMASCUS = Entity("damascus", "city", "دمشق", "Damascus", "SY", 33.51, 36.29)
HMEIMIM = Entity("hmeimim", "base", "حميميم", "Hmeimim", "SY", 35.41, 35.95)
DARAA = Entity("daraa", "city", "درعا", "Daraa", "SY", 32.62, 36.1)
IDLIB = Entity("idlib", "city", "إدلب", "Idlib", "SY", 35.93, 36.63)

VISITS = Topic("assad-visits", Reason("Assad’s visits", "زيارات الأسد"), NO_REASON, ())
INTERVENTION = Topic("russian-intervention", Reason("The Russian intervention", "التدخل الروسي"), NO_REASON, ())
OUT = (Actor(ASSAD, "visitor"), Actor(PUTIN, "host"))
IN = (Actor(PUTIN, "visitor"), Actor(ASSAD, "host"))


def articles(folder: Path = SEEDS) -> dict[str, Article]:
    """The seeds by the first three digits of their ids."""
    with (folder / "articles.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["id"][:3]: Article(
            row["id"],
            (folder / row["file"]).read_bytes().decode("utf-8"),
            row["published"],
            row["source"],
            url="https://example.org/004" if row["id"].startswith("004") else None,
        )
        for row in rows
    }


def mention(
    article: Article,
    clause: str,
    trigger: str,
    time: str | None = None,
    value: str | None = None,
    when: Interval | None = None,
    kind: str = "visit",
    why: str = "",
    status: str = "asserted",
) -> Event:
    """A clause of an article, found by its words."""
    start = article.text.index(clause)
    extent = Span(start, start + len(clause))
    sentence = next(s for s in sentences(article.text) if s.overlaps(extent))
    at = article.text.index(trigger, sentence.start)
    use = None
    if time is not None:
        begins = article.text.index(time, sentence.start)
        use = TimeUse(Span(begins, begins + len(time)), time, value, Reason(why, why))
    return Event(
        f"evt-{article.id[:3]}-{start}",
        article,
        extent,
        sentence,
        Span(at, at + len(trigger)),
        kind,
        (),
        None,
        when,
        use,
        status,
    )


def event(
    number: int,
    kind: str,
    ar: str,
    en: str,
    when: Interval | None,
    mentions: Sequence[Event],
    *,
    actors: tuple[Actor, ...] = (),
    place: Entity | None = None,
    topics: tuple[str, ...] = (),
    basis: str = "finest",
    claims: tuple[Claim, ...] | None = None,
    conflict: Conflict | None = None,
    why: Reason = NO_REASON,
    status: str = "asserted",
) -> Fused:
    ids = tuple(sorted({m.article.id for m in mentions}))
    return Fused(
        id=f"evt-{number:02}",
        aliases=(f"evt-old-{number:02}",),
        kind=kind,
        status=status,
        title=Reason(en, ar),
        actors=actors,
        place=place,
        date=EventDate(when, basis, why),
        claims=claims or (Claim(when if basis != "none" else None, ids, "preferred", why),),
        conflict=conflict or Conflict("none", NO_REASON),
        mentions=tuple(mentions),
        sources_count=len(ids),
        topics=topics,
    )


def seeds_timeline(folder: Path = SEEDS) -> Timeline:
    """Fourteen events of the five seeds: days, months, a hedged month, a conflict, an open end and an undated one."""
    a = articles(folder)
    visits, intervention = (VISITS.slug,), (INTERVENTION.slug,)
    late = part(month(2015, 9), Hedge.END)
    last = "«{}» هو أقرب {} سبق يوم النشر، {}"
    jan = month(2020, 1)
    disputed = (
        Claim(
            jan,
            (a["000"].id, a["002"].id),
            "preferred",
            Reason("two sources", "مصدران يقولان به، وأحدهما يذكر السنة رقمًا"),
        ),
        Claim(
            month(2021, 1),
            (a["001"].id,),
            "deprecated",
            Reason("a month counted from publication", "شهر بلا سنة حُسب من يوم النشر، والنص المترجم أسقط «من العام»"),
        ),
    )
    events = (
        event(1, "conflict_start", "اندلاع الصراع في سوريا", "The conflict in Syria begins", month(2011, 3), [
            mention(a["001"], "بدأ الصراع في سوريا في مارس 2011", "بدأ", "مارس 2011", "2011-03", month(2011, 3), "conflict_start", "شهر وسنة كما في النص"),
            mention(a["002"], "اندلاع الثورة السورية في آذار 2011", "اندلاع", "آذار 2011", "2011-03", month(2011, 3), "conflict_start", "آذار هو مارس، والسنة مذكورة"),
        ], place=SYRIA),
        event(2, "military_intervention", "روسيا تتدخل عسكريا في سوريا", "Russia intervenes militarily in Syria", late, [
            mention(a["002"], "وتدخلت روسيا عسكريا في سوريا في أواخر أيلول عام 2015", "تدخلت", "أواخر أيلول عام 2015", "2015-09", late, "military_intervention", "أواخر الشهر من يومه الحادي والعشرين إلى آخره"),
            mention(a["004"], "وتدخلت روسيا في سوريا في سبتمبر 2015", "تدخلت", "سبتمبر 2015", "2015-09", month(2015, 9), "military_intervention", "شهر وسنة كما في النص"),
            mention(a["001"], "بعد أن انتشرت هناك في عام 2015", "انتشرت", "عام 2015", "2015", year(2015), "military_intervention", "سنة كما في النص"),
        ], actors=(Actor(RUSSIA, "participant"),), place=SYRIA, topics=intervention, claims=(
            Claim(late, (a["002"].id,), "preferred", Reason("finest", "أدق ما تتفق عليه المصادر")),
            Claim(month(2015, 9), (a["000"].id, a["004"].id), "normal", Reason("contains it", "الشهر كله، ولا يخالف الأدق")),
            Claim(year(2015), (a["001"].id,), "normal", Reason("contains it", "السنة كلها، ولا تخالف الأدق")),
        ), why=Reason("the finest that sources agree on", "«أواخر أيلول» أدق ما قيل، وبقية المصادر تشمله: «سبتمبر 2015» و«عام 2015»")),
        event(3, "visit", "الأسد يزور موسكو ويلتقي بوتين", "Assad visits Moscow and meets Putin", day("2015-10-20"), [
            mention(a["003"], "وكان بوتين التقى بالأسد آخر مرة في 20 أكتوبر/تشرين الأول في 2015 بموسكو", "التقى", "20 أكتوبر/تشرين الأول في 2015", "2015-10-20", day("2015-10-20"), "visit", "يوم وشهر وسنة كما في النص، والشهر باسميه"),
            mention(a["002"], "حيث زارها في تشرين الاول من عام 2015", "زار", "تشرين الاول من عام 2015", "2015-10", month(2015, 10), "visit", "شهر وسنة كما في النص"),
        ], actors=OUT, place=MOSCOW, topics=visits, claims=(
            Claim(day("2015-10-20"), (a["003"].id,), "preferred", Reason("finest", "يوم محدد، أدق من الشهر")),
            Claim(month(2015, 10), (a["002"].id,), "normal", Reason("contains it", "الشهر نفسه")),
        )),
        event(4, "visit", "الأسد يزور سوتشي ويلتقي بوتين", "Assad visits Sochi and meets Putin", day("2017-11-20"), [
            mention(a["003"], "أن بوتين التقى الاثنين مساء الأسد في سوتشي", "التقى", "الاثنين مساء", "2017-11-20TEV", day("2017-11-20"), "visit", last.format("الاثنين", "اثنين", "الثلاثاء 2017-11-21")),
            mention(a["002"], "ثم تشرين الثاني 2017", "زار", "تشرين الثاني 2017", "2017-11", month(2017, 11), "visit", "شهر وسنة كما في النص"),
        ], actors=OUT, place=SOCHI, topics=visits),
        event(5, "summit", "قمة روسيا وإيران وتركيا", "Summit of Russia, Iran and Turkey", day("2017-11-22"), [
            mention(a["003"], "يعتزم الاجتماع بالرئيسين التركي والإيراني الأربعاء", "الاجتماع", "الأربعاء", "2017-11-22", day("2017-11-22"), "summit", "الفعل عن المستقبل، فالأربعاء هو التالي ليوم النشر", "planned"),
        ], actors=tuple(Actor(e, "participant") for e in (RUSSIA, IRAN, TURKEY)), status="planned"),
        event(6, "visit", "بوتين يزور سوريا ويلتقي الأسد في حميميم", "Putin visits Syria and meets Assad at Hmeimim", month(2017, 12), [
            mention(a["002"], "بينما زار بوتين سوريا في كانون الأول من عام2017", "زار", "كانون الأول من عام2017", "2017-12", month(2017, 12), "visit", "شهر وسنة كما في النص"),
        ], actors=IN, place=HMEIMIM, topics=visits, basis="single"),
        event(7, "visit", "الأسد يزور سوتشي ويلتقي بوتين", "Assad visits Sochi and meets Putin", month(2018, 5), [
            mention(a["002"], "ثم في أيار 2018", "زار", "أيار 2018", "2018-05", month(2018, 5), "visit", "شهر وسنة كما في النص"),
            mention(a["001"], "الزعيم السوري في روسيا عام 2018", "الزعيم", "عام 2018", "2018", year(2018), "visit", "سنة كما في النص"),
        ], actors=OUT, place=SOCHI, topics=visits),
        event(8, "visit", "الأسد يزور إيران", "Assad visits Iran", month(2019, 2), [
            mention(a["002"], "كما زار إيران في شباط 2019", "زار", "شباط 2019", "2019-02", month(2019, 2), "visit", "شهر وسنة كما في النص"),
        ], actors=(Actor(ASSAD, "visitor"),), place=IRAN, topics=visits, basis="single"),
        event(9, "visit", "بوتين يزور دمشق ويلتقي الأسد", "Putin visits Damascus and meets Assad", jan, [
            mention(a["000"], "منذ أن عقدا قمة في العاصمة السورية في يناير من العام الماضي", "قمة", "يناير من العام الماضي", "2020-01", jan, "visit", "«العام الماضي» هو 2020، ويناير شهر منه"),
            mention(a["001"], "منذ أن عقدا قمة في العاصمة السورية في كانون الثاني (يناير) الماضي", "قمة", "كانون الثاني (يناير) الماضي", "2021-01", month(2021, 1), "visit", last.format("يناير الماضي", "يناير", "2021-01")),
            mention(a["002"], "ثم أتبعها بزيارة في كانون الثاني 2020 للعاصمة دمشق", "زيارة", "كانون الثاني 2020", "2020-01", jan, "visit", "شهر وسنة كما في النص"),
        ], actors=IN, place=DAMASCUS, topics=visits, basis="majority", claims=disputed, conflict=Conflict(
            "explained", Reason("one says January 2021", "مصدر يقول «كانون الثاني (يناير) الماضي»، أي يناير 2021، واثنان يقولان يناير 2020. والأرجح أن عبارة «من العام» سقطت من أحدها.")),
            why=Reason("two of three sources", "قال به مصدران من ثلاثة، وأحدهما يذكر السنة رقمًا")),
        event(10, "sanctions", "الولايات المتحدة تشدد العقوبات على سوريا", "The United States tightens its sanctions on Syria", year(2020), [
            mention(a["001"], "وشددت الولايات المتحدة العقوبات على سوريا العام الماضي", "العقوبات", "العام الماضي", "2020", year(2020), "sanctions", "السنة التي قبل سنة النشر 2021"),
        ], place=SYRIA, basis="single"),
        event(11, "election", "فوز الأسد في الانتخابات الرئاسية", "Assad wins the presidential election", month(2021, 5), [
            mention(a["001"], "فوزه بولاية رابعة في الانتخابات الرئاسية في مايو", "الانتخابات", "مايو", "2021-05", month(2021, 5), "election", "أقرب مايو سبق يوم النشر"),
            mention(a["002"], "الانتخابات الرئاسية التي أجراها النظام في أيار الماضي", "الانتخابات", "أيار الماضي", "2021-05", month(2021, 5), "election", "أقرب أيار سبق يوم النشر"),
        ], actors=(Actor(ASSAD, "participant"),), place=SYRIA),
        event(12, "ceasefire", "وقف إطلاق نار في درعا بوساطة روسية", "A cease-fire brokered by Russia in Daraa", unit_around(dt.date(2021, 9, 6), Grain.WEEK), [
            mention(a["000"], "ودخل اتفاق لوقف إطلاق النار، توسطت فيه روسيا، حيز التنفيذ الاسبوع الماضي", "وقف إطلاق النار", "الاسبوع الماضي", "2021-W36", unit_around(dt.date(2021, 9, 6), Grain.WEEK), "ceasefire", "الأسبوع الذي قبل أسبوع النشر"),
        ], actors=(Actor(RUSSIA, "signatory"),), place=DARAA, topics=intervention),
        event(13, "air_strikes", "غارات روسية على إدلب", "Russian warplanes strike Idlib", Interval(None, dt.date(2021, 9, 15), Grain.DAY), [
            mention(a["000"], "الطائرات الحربية الروسية نفذت غارات على محافظة إدلب", "غارات", "الأسابيع الأخيرة", "PXW", None, "air_strikes", "أسابيع تنتهي يوم النشر، ولا يُعرف أولها"),
        ], actors=(Actor(RUSSIA, "striker"),), place=IDLIB, topics=intervention, basis="single"),
        event(14, "visit", "الأسد يزور موسكو ويلتقي بوتين", "Assad visits Moscow and meets Putin", day("2021-09-13"), [
            mention(a["002"], "عن لقاء غير معلن جمع رئيس النظام، بشار الأسد، مع الرئيس الروسي، فلاديمير بوتين، في العاصمة الروسية موسكو، أمس الإثنين", "لقاء", "أمس الإثنين", "2021-09-13", day("2021-09-13"), "visit", "«أمس» هو اليوم الذي قبل الثلاثاء 2021-09-14، والاثنين يوافقه"),
            mention(a["001"], "وكان لقاء الرئيسين مساء الاثنين هو الأول", "لقاء", "مساء الاثنين", "2021-09-13TEV", day("2021-09-13"), "visit", last.format("الاثنين", "اثنين", "الثلاثاء 2021-09-14")),
            mention(a["000"], "عقد الرئيس الروسي فلاديمير بوتن ونظيره السوري بشار الأسد محادثات في موسكو", "محادثات"),
            mention(a["004"], "بشار الأسد إلى روسيا في زيارة غير معلنة", "زيارة"),
        ], actors=OUT, place=MOSCOW, topics=visits),
        event(18, "military_intervention", "نشر قوات روسية في أنحاء سوريا", "Russian troops deployed across Syria", Interval(None, dt.date(2021, 9, 15), Grain.DAY), [
            mention(a["000"], "وتم نشر المئات من القوات الروسية في أنحاء سوريا", "نشر", kind="military_intervention"),
        ], actors=(Actor(RUSSIA, "participant"),), place=SYRIA, topics=intervention, basis="none"),
    )  # fmt: skip
    return Timeline(tuple(a.values()), events, (VISITS, INTERVENTION), "sha256:sample")


HOSTILE = (
    'زار <script>window.hacked = 1</script> <img src=x onerror="window.hacked = 1"> \u202eموسكو\u202c أمس & <b>غدا</b>.'
)


def hostile_timeline() -> Timeline:
    """One event whose every text tries to be more than text."""
    bad = "</span><script>window.hacked=1</script>\u202e<b>x</b>"
    article = Article("bad-1", HOSTILE, "2021-09-14", bad, "javascript:window.hacked=1", bad)
    said = mention(article, HOSTILE[:-1], "زار", "أمس", "2021-09-13", day("2021-09-13"), why=bad)
    place = Entity("moscow", "city", bad, bad)
    person = Entity("somebody", "person", bad, bad)
    one = event(
        1, "visit", bad, bad, day("2021-09-13"), [said], actors=(Actor(person, "visitor"),), place=place, topics=("bad",),
        conflict=Conflict("open", Reason(bad, bad)), why=Reason(bad, bad),
    )  # fmt: skip
    topic = Topic("bad", Reason(bad, bad), NO_REASON, ())
    return Timeline((article,), (one,), (topic,), "sha256:hostile")


def long_timeline() -> Timeline:
    """An event whose source, title, names and sentence are each one word of 2000 letters."""
    word = "م" * 2000
    article = Article(f"long-{'x' * 200}", f"زار {word} أمس.", "2021-09-14", word, title=word)
    said = mention(article, article.text[:-1], "زار", "أمس", "2021-09-13", day("2021-09-13"), why=word)
    place, person = Entity("place", "city", word, "m" * 2000), Entity("somebody", "person", word, "m" * 2000)
    claims = tuple(
        Claim(when, (article.id,), rank, Reason(word, word))
        for when, rank in ((day("2021-09-13"), "preferred"), (month(2021, 8), "deprecated"), (None, "normal"))
    )
    events = tuple(
        event(
            number, "visit", word, "m" * 2000, when, [said], actors=(Actor(person, "visitor"),), place=place,
            claims=claims, conflict=Conflict("open", Reason(word, word)), why=Reason(word, word), basis=basis,
        )
        for number, when, basis in ((1, day("2021-09-13"), "single"), (2, None, "none"))
    )  # fmt: skip
    return Timeline((article,), events, (), "sha256:long")


def many_timeline() -> Timeline:
    """A year of visits after another, each on a day of its own: the list is many screens long."""
    days = [dt.date(1990 + i // 6, 1 + i % 6 * 2, 1 + i % 27) for i in range(180)]
    events = tuple(
        event(i, "visit", f"زيارة رقم {i}", f"Visit {i}", day(d.isoformat()), (), actors=OUT, place=MOSCOW)
        for i, d in enumerate(days)
    )
    return Timeline((), events, (VISITS,), "sha256:many")


def walk(node: Any) -> Iterator[Any]:
    """Every component and every text below a component, in page order."""
    if isinstance(node, list | tuple):
        for one in node:
            yield from walk(one)
        return
    if node is None:
        return
    yield node
    if isinstance(node, Component):
        yield from walk(getattr(node, "children", None))


def said(node: Any) -> str:
    """What a reader reads in a component."""
    return "".join(str(one) for one in walk(node) if not isinstance(one, Component))


def styled(node: Any, name: str) -> list[Any]:
    """The components with this class."""
    return [
        one
        for one in walk(node)
        if isinstance(one, Component) and name in (getattr(one, "className", "") or "").split()
    ]


def empty_timeline() -> Timeline:
    return replace(seeds_timeline(), articles=(), events=())
