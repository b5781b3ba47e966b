"""Calendar sense: every node's docstring is run, EDTF is what EDTF readers read, TIMEX3 names units as TIMEX3 does."""

import datetime as dt
import re
from typing import get_args

import pytest
from edtf import parse_edtf
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.temporal import (
    After,
    Ago,
    Ahead,
    Anaphor,
    At,
    Before,
    Between,
    Context,
    Edge,
    Either,
    Every,
    Expr,
    Fields,
    Fiscal,
    Grain,
    Hedge,
    Holiday,
    Interval,
    Lasting,
    Length,
    Nth,
    Offset,
    Part,
    Pick,
    Recurrence,
    Ref,
    Same,
    Unknown,
    Within,
    parse_published,
    part,
    resolve,
    season,
    shift,
    unit_around,
)
from timeline.temporal.why import reason

TODAY = parse_published("2021-09-14")
NODES = get_args(Expr)
NAMES = {
    node.__name__: node
    for node in (
        After, Ago, Ahead, Anaphor, At, Before, Between, Edge, Either, Every, Fields, Fiscal, Holiday, Lasting, Length,
        Nth, Offset, Part, Pick, Ref, Same, Within,
    )
} | {str(unit).upper(): unit for unit in Grain} | {str(hedge): hedge for hedge in Hedge}  # fmt: skip
# «phrase»: Constructor(…) → answer
EXAMPLE = re.compile(r"»(?:[^:«»]*?)(?::| is) ([A-Z]\w+\(.*?\)) → ([\w/-]+(?: to [\d-]+)?)")
DAYS = st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31))


def examples() -> list[tuple[str, str]]:
    return [found for node in NODES for found in EXAMPLE.findall(node.__doc__ or "")]


def test_the_docstrings_have_examples() -> None:
    shown = {code.split("(")[0] for code, _ in examples()}
    without_a_date = {"Anaphor", "After", "Before", "Ref"}
    assert shown >= {node.__name__ for node in NODES} - without_a_date


@pytest.mark.parametrize(("code", "answer"), examples(), ids=[code for code, _ in examples()])
def test_docstring_example(code: str, answer: str) -> None:
    found = resolve(eval(code, NAMES), Context(TODAY))  # noqa: S307 — our own docstrings
    if " to " in answer:
        assert isinstance(found, Interval)
        assert answer == f"{found.earliest} to {found.latest}"
    else:
        assert found.timex() == answer


# ---- TIMEX3 and EDTF ------------------------------------------------------------------------------------------------

UNITS = [
    (Grain.DAY, "2021-09-14", "2021-09-14"),
    (Grain.WEEK, "2021-W37", "2021-09-13/2021-09-19"),
    (Grain.MONTH, "2021-09", "2021-09"),
    (Grain.QUARTER, "2021-Q3", "2021-07/2021-09"),
    (Grain.HALF, "2021-H2", "2021-07/2021-12"),
    (Grain.YEAR, "2021", "2021"),
    (Grain.DECADE, "202", "202X"),
    (Grain.CENTURY, "20", "20XX"),
]


@pytest.mark.parametrize(("grain", "timex", "edtf"), UNITS)
def test_units_by_name(grain: Grain, timex: str, edtf: str) -> None:
    unit = unit_around(dt.date(2021, 9, 14), grain)
    assert (unit.timex(), unit.edtf()) == (timex, edtf)


@pytest.mark.parametrize(
    ("interval", "timex", "edtf"),
    [
        (season(2021, 2), "2021-SU", "2021-22"),
        (season(2021, 4), "2021-WI", "2021-24"),
        (part(unit_around(dt.date(2015, 9, 1), Grain.MONTH), Hedge.END), "2015-09", "2015-09-21/2015-09-30"),
        (part(unit_around(dt.date(2024, 1, 1), Grain.YEAR), Hedge.START), "2024", "2024-01/2024-04"),
        (Interval(None, dt.date(2013, 1, 1), Grain.YEAR), None, "../2012-12-31"),
        (Interval(dt.date(2013, 1, 1), None, Grain.YEAR), None, "2013-01-01/.."),
        (Interval(None, None, Grain.MINUTE, clock="T09:00"), "T09:00", "../.."),
        (Interval(dt.date(2003, 1, 1), dt.date(2004, 1, 1), Grain.YEAR, Hedge.APPROX), "2003", "2003~"),
        (Interval(dt.date(2021, 9, 13), dt.date(2021, 9, 14), Grain.PART, clock="TEV"), "2021-09-13TEV", "2021-09-13"),
    ],
)
def test_intervals_by_name(interval: Interval, timex: str | None, edtf: str) -> None:
    assert (interval.timex(), interval.edtf()) == (timex, edtf)


@pytest.mark.parametrize(
    ("length", "timex"),
    [
        (Length(2, Grain.YEAR), "P2Y"),
        (Length(4, Grain.HOUR), "PT4H"),
        (Length(None, Grain.WEEK), "PXW"),
        (Length(6, Grain.DECADE), "P60Y"),
        (Length(None, Grain.DECADE), "PXDE"),
        (Length(None, None), "PX"),
        (Length(2, Grain.HOUR, tail=Length(30, Grain.MINUTE)), "PT2H30M"),
        (Length(1, Grain.QUARTER), "P3M"),
        (Length(2, Grain.YEAR, tail=Length(6, Grain.MONTH)), "P2Y6M"),
        (Length(1, Grain.HALF), "P6M"),
    ],
)
def test_lengths_by_name(length: Length, timex: str) -> None:
    assert length.timex() == timex
    assert Recurrence(length).timex() == timex


@given(DAYS, st.integers(0, 400), st.sampled_from(Grain), st.sampled_from([None, *Hedge]))
def test_edtf_readers_read_what_we_write(first: dt.date, days: int, grain: Grain, hedge: Hedge | None) -> None:
    unit = unit_around(first, grain)
    spans = [
        part(unit, hedge) if hedge else unit,
        Interval(first, first + dt.timedelta(days=days + 1), Grain.DAY, hedge),
    ]
    spans += [Interval(first, None, Grain.DAY), Interval(None, first, Grain.DAY), season(first.year, 1 + days % 4)]
    for span in spans:
        text = span.edtf()
        parsed = parse_edtf(text)
        if span.start and span.end and "X" not in text and grain != Grain.SEASON and "-2" not in text[4:6]:
            low = parsed.lower_strict()
            assert (low.tm_year, low.tm_mon, low.tm_mday) == (span.start.year, span.start.month, span.start.day)


# ---- resolving ------------------------------------------------------------------------------------------------------


@given(DAYS, st.integers(-30, 30), st.sampled_from([Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.YEAR]))
def test_an_offset_leads_back(day: dt.date, amount: int, unit: Grain) -> None:
    there = resolve(Offset(amount, unit), Context(unit_around(day, Grain.DAY)))
    assert isinstance(there, Interval)
    back = resolve(Offset(-amount, unit), Context(unit_around(there.start or day, Grain.DAY)))
    assert back == unit_around(day, unit)


@given(DAYS, st.integers(0, 6), st.sampled_from([-1, 1]))
def test_a_weekday_is_the_nearest_one_of_its_side(day: dt.date, weekday: int, direction: int) -> None:
    found = resolve(Fields(weekday=weekday), Context(unit_around(day, Grain.DAY), direction))
    assert isinstance(found, Interval)
    assert found.start is not None
    assert found.start.weekday() == weekday
    assert 0 <= (found.start - day).days * direction <= 6
    picked = resolve(Pick(direction, Fields(weekday=weekday)), Context(unit_around(day, Grain.DAY)))
    assert isinstance(picked, Interval)
    assert picked.start is not None
    assert 1 <= (picked.start - day).days * direction <= 7


@given(DAYS, st.integers(1, 12), st.sampled_from([-1, 1]))
def test_a_month_is_the_nearest_one_of_its_side(day: dt.date, month: int, direction: int) -> None:
    found = resolve(Fields(month=month), Context(unit_around(day, Grain.DAY), direction))
    assert isinstance(found, Interval)
    assert found.start is not None
    distance = (found.start.year - day.year) * 12 + found.start.month - day.month
    assert 0 <= distance * direction <= 11


@given(DAYS, st.integers(1, 400), st.sampled_from([Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.YEAR]))
def test_moving_never_leaves_the_calendar(day: dt.date, amount: int, unit: Grain) -> None:
    assert dt.date.min <= shift(day, amount * 1000, unit) <= dt.date.max
    assert dt.date.min <= shift(day, -amount * 1000, unit) <= dt.date.max


@pytest.mark.parametrize(
    "expr", [Fields(month=9), Offset(-1, Grain.DAY), Pick(1, Fields(weekday=2)), Ago(Length(2, Grain.DAY))]
)
def test_without_a_day_of_writing_there_is_no_answer(expr: Expr) -> None:
    answer = resolve(expr, Context(None))
    assert isinstance(answer, Unknown)
    assert "day of writing" in answer.reason


def test_a_month_of_writing_dates_months_and_no_days() -> None:
    month = Context(parse_published("2021-09"))
    assert resolve(Offset(-1, Grain.MONTH), month).timex() == "2021-08"
    assert isinstance(resolve(Offset(-1, Grain.DAY), month), Unknown)


def test_a_contradiction_keeps_what_the_deictic_supports() -> None:
    said = Same(Offset(-1, Grain.DAY), Fields(weekday=2))
    assert resolve(said, Context(TODAY)).timex() == "2021-09-13"
    assert "disagrees" in reason(said, Context(TODAY), resolve(said, Context(TODAY))).en


def test_a_printed_day_with_its_weekday_outvotes_a_deictic() -> None:
    monday = Same(Offset(0, Grain.DAY), Fields(weekday=0))
    assert resolve(Same(monday, Fields(month=9, day=13)), Context(TODAY)).timex() == "2021-09-13"
    assert resolve(Same(monday, Fields(year=2021, month=9, day=13)), Context(TODAY)).timex() == "2021-09-13"
    assert resolve(Same(monday, Fields(month=9, day=12)), Context(TODAY)).timex() == "2021-09-14"


def test_a_date_that_hangs_on_an_event_is_known_with_the_event() -> None:
    said = After(Length(2, Grain.YEAR), "بدء التدخل")
    assert isinstance(resolve(said, Context(TODAY)), Unknown)
    events = {"بدء التدخل": parse_published("2015-09-30")}
    assert resolve(said, Context(TODAY, events=events)).timex() == "2017"


@pytest.mark.parametrize("value", ["2021-13", "14-09-2021", "2021-02-30", "", "today", "2021-09-14T25"])
def test_what_is_no_published_date(value: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_published(value)


# ---- reasons --------------------------------------------------------------------------------------------------------

LEAVES = st.one_of(
    st.builds(
        Fields, month=st.integers(1, 12), day=st.none() | st.integers(1, 28), year=st.none() | st.integers(1990, 2030)
    ),
    st.builds(Fields, weekday=st.integers(0, 6)),
    st.builds(
        Offset, st.integers(-3, 3), st.sampled_from([Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.YEAR, Grain.DECADE])
    ),
    st.builds(Ago, st.builds(Length, st.none() | st.integers(1, 120), st.sampled_from(Grain))),
    st.builds(Anaphor, st.sampled_from([None, Grain.DAY, Grain.MONTH, Grain.YEAR])),
    st.builds(Fiscal, st.none() | st.integers(2000, 2030)),
)
EXPRS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Part, st.sampled_from([Hedge.START, Hedge.MID, Hedge.END]), inner),
        st.builds(Within, inner, inner),
        st.builds(Same, inner, inner),
        st.builds(Between, inner, inner),
        st.builds(Pick, st.integers(-2, 2), inner),
        st.builds(At, inner, st.sampled_from(["TEV", "T09:30"])),
        st.builds(Nth, st.integers(1, 4), st.sampled_from([Grain.QUARTER, Grain.WEEK, Grain.DAY]), inner),
    ),
    max_leaves=4,
)


@given(EXPRS, st.none() | DAYS, st.sampled_from([-1, 1]))
def test_every_expression_has_an_answer_and_a_reason(expr: Expr, day: dt.date | None, direction: int) -> None:
    context = Context(unit_around(day, Grain.DAY) if day else None, direction)
    answer = resolve(expr, context)
    if isinstance(answer, Interval):
        assume(answer.start is None or answer.end is None or answer.start < answer.end)
        parse_edtf(answer.edtf())
    said = reason(expr, context, answer)
    assert said.en
    assert re.search(r"[\u0621-\u064a]", said.ar)


@pytest.mark.parametrize(
    ("amount", "unit", "said"),
    [
        (1, Grain.YEAR, "سنة واحدة"),
        (2, Grain.YEAR, "سنتان"),
        (6, Grain.YEAR, "6 سنوات"),
        (12, Grain.YEAR, "12 سنة"),
        (1, Grain.MONTH, "شهر واحد"),
        (2, Grain.DAY, "يومان"),
        (10, Grain.DAY, "10 أيام"),
        (11, Grain.DAY, "11 يوما"),
        (100, Grain.DAY, "100 يوم"),
        (103, Grain.DAY, "103 أيام"),
        (None, Grain.WEEK, "أسابيع غير محددة العدد"),
    ],
)
def test_arabic_counts_its_units(amount: int | None, unit: Grain, said: str) -> None:
    answer = Length(amount, unit)
    assert reason(Lasting(answer), Context(None), answer).ar == f"مدة زمنية: {said}"


@pytest.mark.parametrize(
    ("expr", "today"),
    [
        (Offset(-1, Grain.YEAR), "0002-01-01"),
        (Offset(1, Grain.MONTH), "9998-12-01"),
        (Ago(Length(3000, Grain.YEAR)), "2021-01-01"),
        (Ahead(Length(9000, Grain.YEAR)), "2021-01-01"),
        (Ahead(Length(100, Grain.CENTURY)), "2021-01-01"),
    ],
)
def test_what_leaves_the_calendar_is_unknown_and_no_guess(expr: Expr, today: str) -> None:
    assert isinstance(resolve(expr, Context(parse_published(today))), Unknown)


@pytest.mark.parametrize(
    ("expr", "en", "ar"),
    [
        (Fields(2015, 9), "printed: September 2015", "مكتوب صراحة: أيلول/سبتمبر 2015"),
        (
            Part(Hedge.END, Fields(2015, 9)),
            "printed: the end of September 2015",
            "مكتوب صراحة: أواخر أيلول/سبتمبر 2015",
        ),
        (
            Between(Fields(2017, 1, 23), Fields(2017, 1, 24)),
            "printed: 23 January 2017 to 24 January 2017",
            "مكتوب صراحة: 23 كانون الثاني/يناير 2017 إلى 24 كانون الثاني/يناير 2017",
        ),
    ],
)
def test_a_printed_date_says_so_once(expr: Expr, en: str, ar: str) -> None:
    context = Context(TODAY)
    told = reason(expr, context, resolve(expr, context))
    assert told.en.startswith(en)
    assert told.ar.startswith(ar)


# ---- the edges of the calendar, and days that two sources tell ------------------------------------------------------


@pytest.mark.parametrize("grain", Grain)
def test_no_unit_has_an_end_in_the_last_year(grain: Grain) -> None:
    with pytest.raises(ValueError, match="outside the years"):
        unit_around(dt.date.max, grain)
    assert unit_around(dt.date(9998, 12, 31), grain).end is not None


@pytest.mark.parametrize("published", ["9999-12-31", "9999-12", "9999", "0000-01-01", "2021-02-30"])
def test_a_day_outside_the_calendar_is_no_day_of_publication(published: str) -> None:
    with pytest.raises(ValueError, match=r"outside|range|day"):
        parse_published(published)


@pytest.mark.parametrize(
    ("weekday", "day", "give"),
    [(3, "2023-10-19", 0), (2, "2023-10-18", 0), (4, "2023-10-20", 0), (0, "2023-10-19", 0), (None, "2023-10-19", 0)],
)
def test_a_weekday_moves_a_hijri_day_by_one_at_most(weekday: int | None, day: str, give: int) -> None:
    answer = resolve(Fields(year=1445, month=4, day=4, weekday=weekday, calendar="hijri"), Context(None))
    assert isinstance(answer, Interval)
    assert (answer.edtf(), answer.give) == (day, give)


def test_what_is_reckoned_or_sighted_is_approximate() -> None:
    feast, reckoned = Holiday(10, 1, Fields(year=2023)), Fields(year=1240, month=1, day=1, calendar="hijri")
    assert [resolve(expr, Context(None)).edtf() for expr in (feast, reckoned)] == ["2023-04-21~", "1824-08-26~"]  # type: ignore[union-attr]
    paired = resolve(Same(feast, Fields(year=2023, month=4, day=22)), Context(None))
    assert isinstance(paired, Interval)
    assert paired.edtf() == "2023-04-22"


@pytest.mark.parametrize(
    ("direction", "first", "second", "year", "meant"),
    [
        (-1, 10, 11, 2021, "2021-10-05"),  # neither is past: the first
        (-1, 11, 8, 2021, "2021-08-05"),
        (1, 8, 11, 2021, "2021-11-05"),
        (1, 11, 8, 2021, "2021-11-05"),
        (-1, 11, 8, 2019, "2019-11-05"),
        (-1, 10, 8, None, "2021-08-05"),
    ],
)
def test_of_two_months_the_rest_supports_one(
    direction: int, first: int, second: int, year: int | None, meant: str
) -> None:
    names = Same(Fields(year=year, month=first, day=5), Fields(year=year, month=second, day=5))
    context = Context(TODAY, direction)
    answer = resolve(names, context)
    assert answer.timex() == meant
    assert "one of the two is a slip" in reason(names, context, answer).en
