"""Hijri dates: Umm al-Qura against an independent release of the converter, the tabular calendar outside it."""

import datetime as dt
from itertools import pairwise

import pytest
from hijri_converter import Hijri
from hypothesis import given
from hypothesis import strategies as st

from timeline import hijri

YEARS = range(hijri.FIRST_YEAR, hijri.LAST_YEAR + 1)


def test_every_month_of_umm_al_qura() -> None:
    for year in YEARS:
        for number in range(1, 13):
            theirs = Hijri(year, number, 1)
            ours = hijri.month(year, number)
            assert ours == hijri.HijriMonth(
                dt.date(*theirs.to_gregorian().datetuple()), theirs.month_length(), exact=True
            )


def test_months_follow_each_other_without_a_gap() -> None:
    months = [hijri.month(year, number) for year in YEARS for number in range(1, 13)]
    for one, other in pairwise(months):
        assert one.first + dt.timedelta(days=one.days) == other.first


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ((1444, 9, 1), dt.date(2023, 3, 23)),
        ((1445, 1, 1), dt.date(2023, 7, 19)),
        ((1400, 1, 1), dt.date(1979, 11, 20)),
        ((1, 1, 1), dt.date(622, 7, 19)),
        ((656, 2, 4), dt.date(1258, 2, 17)),
    ],
)
def test_days_that_history_knows(printed: tuple[int, int, int], day: dt.date) -> None:
    found = hijri.day(*printed)
    assert found is not None
    tolerance = 0 if printed[0] in YEARS else 2
    assert abs((found - day).days) <= tolerance


def test_the_thirtieth_of_a_short_month_is_the_day_after_its_last() -> None:
    assert hijri.month(1444, 7).days == 29
    assert hijri.day(1444, 7, 30) == hijri.day(1444, 8, 1)


@pytest.mark.parametrize("printed", [(1444, 0, 1), (1444, 13, 1), (1444, 7, 31), (1444, 7, 0), (0, 1, 1), (9999, 1, 1)])
def test_no_such_day(printed: tuple[int, int, int]) -> None:
    assert hijri.day(*printed) is None


@given(st.dates(dt.date(1924, 8, 1), dt.date(2077, 11, 16)))
def test_a_day_lies_in_its_month(day: dt.date) -> None:
    year, number = hijri.month_of(day)
    found = hijri.month(year, number)
    assert found.first <= day < found.first + dt.timedelta(days=found.days)
    assert hijri.year_of(day) == year


@given(st.dates(dt.date(630, 1, 1), dt.date(1900, 1, 1)))
def test_before_the_tables_the_answer_is_marked_as_not_exact(day: dt.date) -> None:
    year, number = hijri.month_of(day)
    assert not hijri.month(year, number).exact


def test_the_edges_of_the_calendar_have_a_year_too() -> None:
    assert hijri.year_of(dt.date(622, 7, 20)) == 1
    assert hijri.year_of(dt.date(622, 7, 18)) == hijri.year_of(dt.date(1, 1, 1)) == 0
    assert hijri.month_of(dt.date(1, 1, 1))[0] == 0
    assert hijri.year_of(dt.date.max) == hijri.year_of(dt.date(9990, 12, 31))
