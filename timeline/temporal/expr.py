"""What time words say, before any date is known: a closed union of frozen nodes.

Each node's docstring is an Arabic phrase, the constructor, and the answer on Tuesday 2021-09-14.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from timeline.temporal.grain import Grain, Hedge
from timeline.temporal.interval import Interval, Length


@dataclass(frozen=True, slots=True)
class Fields:
    """What a printed date says of itself.

    «20 تشرين الأول 2015»: Fields(year=2015, month=10, day=20) → 2015-10-20.

    `weekday` counts from Monday as 0; `season` from spring as 1; `calendar` is gregorian or hijri.
    Without a year the nearest fitting one is meant: «أيار» → 2021-05.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    calendar: str = "gregorian"
    years: int = 1  # 10 for a decade, 100 for a century: «ستينيات» is Fields(year=1960, years=10)


@dataclass(frozen=True, slots=True)
class Offset:
    """«أمس»: Offset(-1, DAY) → 2021-09-13. «العام الماضي»: Offset(-1, YEAR) → 2020.

    With `base`, counted from it and not from today: «العقد التالي» is Offset(1, DECADE, Anaphor(DECADE)).
    """

    amount: int
    unit: Grain
    base: "Expr | None" = None


@dataclass(frozen=True, slots=True)
class Pick:
    """«أيار الماضي»: Pick(-1, Fields(month=5)) → 2021-05. «الخميس المقبل»: Pick(1, Fields(weekday=3)) → 2021-09-16.

    0 is «الجاري»; -2 is «قبل الماضي». With `base`, counted from it and not from today: «الأحد التالي».
    """

    steps: int
    what: "Expr"
    base: "Expr | None" = None


@dataclass(frozen=True, slots=True)
class Ago:
    """«قبل يومين»: Ago(Length(2, DAY)) → 2021-09-12. With `base`, before it: «قبل ذلك بيومين»."""

    length: Length
    base: "Expr | None" = None


@dataclass(frozen=True, slots=True)
class Ahead:
    """«بعد يومين» said of what is to come: Ahead(Length(2, DAY)) → 2021-09-16. With `base`, after it: «بعده بيومين»."""

    length: Length
    base: "Expr | None" = None


@dataclass(frozen=True, slots=True)
class Within:
    """«يناير من العام الماضي»: Within(Fields(month=1), Offset(-1, YEAR)) → 2020-01.

    «الشهر نفسه من 2019»: Within(Anaphor(MONTH), Fields(year=2019)), the month spoken of before, moved to that year.
    """

    part: "Expr"
    whole: "Expr"


@dataclass(frozen=True, slots=True)
class Nth:
    """«النصف الأول من العام الجاري»: Nth(1, HALF, Offset(0, YEAR)) → 2021-H1. -1 is the last.

    `unit` may be a weekday: «آخر اثنين من الشهر المقبل». `whole` None: «الربع الثاني» of the nearest fitting year.
    """

    number: int
    unit: "Grain | Fields"
    whole: "Expr | None"
    count: int = 1  # «الأشهر الستة الأولى»: Nth(1, MONTH, …, count=6)


@dataclass(frozen=True, slots=True)
class Part:
    """«أواخر أيلول»: Part(END, Fields(month=9)) → 2021-09-21 to 2021-09-30."""

    hedge: Hedge
    whole: "Expr"


@dataclass(frozen=True, slots=True)
class At:
    """«مساء الاثنين»: At(Fields(weekday=0), "TEV") → 2021-09-13TEV. `day` None: the day spoken of."""

    day: "Expr | None"
    clock: str
    hedge: Hedge | None = None
    next_day: bool = False  # «منتصف ليل الخميس» is the first moment of Friday
    others: tuple[str, ...] = ()
    twelve: bool = False  # a spoken hour with no «صباحا» or «مساء»: after a later one it is of the afternoon


@dataclass(frozen=True, slots=True)
class Between:
    """«14-15 آذار»: Between(Fields(month=3, day=14), Fields(month=3, day=15)) → 2021-03-14/2021-03-15."""

    first: "Expr"
    last: "Expr"


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a range whose ends lean on each other: «من الاثنين إلى الأربعاء» looks back as a whole, or ahead.

    «الاثنين» of it: Edge(Between(Fields(weekday=0), Fields(weekday=2)), last=False) → 2021-09-06.
    """

    range: Between
    last: bool


@dataclass(frozen=True, slots=True)
class Either:
    """The first of May where that is a Sunday, else the first Sunday of it.

    «الأحد الأول من أيار»: Either(Fields(month=5, day=1), 6, Nth(1, Fields(weekday=6), Fields(month=5))) → 2021-05-02.
    """

    plain: "Expr"
    weekday: int
    otherwise: "Expr"


@dataclass(frozen=True, slots=True)
class Same:
    """One time said twice, each a check of the other:

    «أمس الإثنين»: Same(Offset(-1, DAY), Fields(weekday=0)) → 2021-09-13.
    """

    a: "Expr"
    b: "Expr"


@dataclass(frozen=True, slots=True)
class Anaphor:
    """«العام نفسه»: Anaphor(YEAR), the year of the date spoken of before; «حينها»: Anaphor(None), that date itself."""

    grain: Grain | None


@dataclass(frozen=True, slots=True)
class After:
    """«بعد عامين من بدء التدخل»: After(Length(2, YEAR), "بدء التدخل"): known once the event's date is."""

    length: Length
    event: str | None


@dataclass(frozen=True, slots=True)
class Before:
    """«قبل يومين من القمة»: Before(Length(2, DAY), "القمة")."""

    length: Length
    event: str | None


@dataclass(frozen=True, slots=True)
class Lasting:
    """«أربع ساعات»: Lasting(Length(4, HOUR)) → PT4H. `side` -1 ends today («الأسابيع الأخيرة»), 1 begins today."""

    length: Length
    side: int = 0


@dataclass(frozen=True, slots=True)
class Every:
    """«يوميا»: Every(Length(1, DAY)) → P1D."""

    length: Length


@dataclass(frozen=True, slots=True)
class Ref:
    """«الآن»: Ref("PRESENT_REF"). `near` is a day that it may also be read as: «قبل قليل» is today."""

    value: str
    near: "Expr | None" = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """«عيد الفطر 2021»: Holiday(10, 1, Fields(year=2021)) → 2021-05-13.

    By Umm al-Qura; a day either way where the month is sighted. «ثاني أيام عيد الفطر» is the same with `nth` 2,
    its eve with 0.
    """

    month: int
    day: int
    year: "Expr | None" = None
    calendar: str = "hijri"
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Fiscal:
    """«السنة المالية 2014-2015»: Fiscal(2014) → 2014/2015, from July to June.

    `year` None is the one that today lies in, moved by `steps`; for so many months after its end it still counts as
    the current one. `new` is the one whose beginning is nearest: «العام الجديد» on 2021-12-20 is 2022. With `ends` it
    is the year that ends then: «السنة المنتهية في 31 مارس 2021» is 2020-04 to 2021-03.
    """

    year: int | None
    first_month: int = 7
    steps: int = 0
    settles: int = 0
    new: bool = False
    ends: "Expr | None" = None


Expr = (
    Fields | Offset | Pick | Ago | Ahead | Within | Nth | Part | At | Between | Edge | Either | Same | Anaphor | After
    | Before | Lasting | Every | Ref | Holiday | Fiscal
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Context:
    """What a mention leans on: the writer's today, which way a bare date looks, the date spoken of before.

    `direction` is -1 for a report, 1 for a plan. `today` may be a month or a year where no more is known.
    `events` gives the dates of events that expressions hang on, once they are known.
    """

    today: Interval | None
    direction: int = -1
    antecedent: Interval | None = None
    events: Mapping[str, Interval] = field(default_factory=dict)
