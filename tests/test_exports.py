"""What leaves the house: the document, the table, dates in words, TIMEX rows, trees, whole files."""

import csv
import datetime as dt
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import samples
from timeline.errors import InputError
from timeline.exports import COLUMNS, csv_text, document, json_text
from timeline.exports.display import date_ar, date_en, interval_ar, interval_en, month_ar
from timeline.exports.files import write
from timeline.exports.terminal import print_table
from timeline.exports.timex import tagged_row, timex
from timeline.exports.tree import explanation
from timeline.model import EventDate, Reason, Step, Timeline
from timeline.temporal import (
    After,
    At,
    Every,
    Fields,
    Grain,
    Hedge,
    Interval,
    Lasting,
    Length,
    Offset,
    Part,
    Pick,
    Ref,
    Same,
    Within,
    part,
    season,
    unit_around,
)

CONTRACT_COLUMNS = (
    "event_id,event_type,date_edtf,date_earliest,date_latest,date_grain,date_display_ar,date_display_en,title_ar,title_en,"
    "actors,place,country,lat,lon,conflict,conflict_dates,sources_count,source_ids,source_urls,evidence_quote,"
    "date_expression,date_why,status,topics"
)


def d(year: int, month: int = 1, day: int = 1) -> dt.date:
    return dt.date(year, month, day)


def days(first: dt.date, last: dt.date, grain: Grain = Grain.DAY) -> Interval:
    return Interval(first, last + dt.timedelta(days=1), grain)


# ---- dates in words ------------------------------------------------------------------------------------------------

SEPTEMBER = samples.month(2015, 9)


@pytest.mark.parametrize(
    ("when", "arabic", "english"),
    [
        (samples.day(2015, 10, 20), "20 تشرين الأول/أكتوبر 2015", "20 October 2015"),
        (SEPTEMBER, "أيلول/سبتمبر 2015", "September 2015"),
        (part(SEPTEMBER, Hedge.END), "أواخر أيلول/سبتمبر 2015", "late September 2015"),
        (part(SEPTEMBER, Hedge.MID), "منتصف أيلول/سبتمبر 2015", "mid-September 2015"),
        (part(unit_around(d(2015), Grain.YEAR), Hedge.START), "أوائل 2015", "early 2015"),
        (replace(SEPTEMBER, hedge=Hedge.APPROX), "نحو أيلول/سبتمبر 2015", "about September 2015"),
        # evidence has narrowed «أواخر أيلول» to its last day: the hedge would say more days than are left
        (
            replace(part(SEPTEMBER, Hedge.END), start=d(2015, 9, 30)),
            "30 أيلول/سبتمبر 2015",
            "30 September 2015",
        ),
        (
            unit_around(d(2021, 9, 8), Grain.WEEK),
            "الأسبوع من 6 إلى 12 أيلول/سبتمبر 2021",
            "week of 6–12 September 2021",
        ),
        (season(2016, 2), "صيف 2016", "summer 2016"),
        (season(2016, 4), "شتاء 2016-2017", "winter 2016–2017"),
        (unit_around(d(2021, 8, 1), Grain.QUARTER), "الربع الثالث من 2021", "third quarter of 2021"),
        (unit_around(d(2021, 8, 1), Grain.HALF), "النصف الثاني من 2021", "second half of 2021"),
        (unit_around(d(2018, 5, 1), Grain.YEAR), "2018", "2018"),
        (unit_around(d(1963), Grain.DECADE), "ستينيات القرن الـ20", "1960s"),
        (unit_around(d(2015), Grain.DECADE), "العقد الثاني من القرن الـ21", "2010s"),
        (unit_around(d(1963), Grain.CENTURY), "القرن الـ20", "20th century"),
        (unit_around(d(2063), Grain.CENTURY), "القرن الـ21", "21st century"),
        (days(d(2023, 3, 14), d(2023, 3, 15)), "من 14 إلى 15 آذار/مارس 2023", "14–15 March 2023"),
        (
            days(d(2015, 9, 30), d(2015, 10, 2)),
            "من 30 أيلول/سبتمبر إلى 2 تشرين الأول/أكتوبر 2015",
            "30 September – 2 October 2015",
        ),
        (
            days(d(2015, 12, 30), d(2016, 1, 2)),
            "من 30 كانون الأول/ديسمبر 2015 إلى 2 كانون الثاني/يناير 2016",
            "30 December 2015 – 2 January 2016",
        ),
        (
            days(d(2023, 8, 1), d(2023, 9, 30), Grain.MONTH),
            "من آب/أغسطس إلى أيلول/سبتمبر 2023",
            "August–September 2023",
        ),
        (
            days(d(2014, 7, 1), d(2015, 6, 30), Grain.YEAR),
            "من تموز/يوليو 2014 إلى حزيران/يونيو 2015",
            "July 2014 – June 2015",
        ),
        (days(d(2011), d(2015, 12, 31), Grain.YEAR), "من 2011 إلى 2015", "2011–2015"),
        (
            Interval(None, d(2015, 10, 21), Grain.DAY),
            "20 تشرين الأول/أكتوبر 2015 أو قبله",
            "20 October 2015 or earlier",
        ),
        (Interval(d(2015, 10, 20), None, Grain.DAY), "20 تشرين الأول/أكتوبر 2015 أو بعده", "20 October 2015 or later"),
        (
            Interval(None, d(2014), Grain.YEAR, Hedge.BEFORE, whole=(d(2013), d(2014))),
            "2013 أو قبله",
            "2013 or earlier",
        ),
        (
            replace(samples.day(2021, 9, 13), clock="TEV", grain=Grain.PART),
            "مساء 13 أيلول/سبتمبر 2021",
            "13 September 2021, evening",
        ),
        (
            replace(samples.day(2021, 9, 13), clock="T20:30", grain=Grain.MINUTE),
            "13 أيلول/سبتمبر 2021، 20:30",
            "13 September 2021, 20:30",
        ),
        (None, "غير مؤرخ", "undated"),
        (Interval(None, None, Grain.PART, clock="TEV"), "غير مؤرخ", "undated"),
    ],
)
def test_a_date_in_words(when: Interval | None, arabic: str, english: str) -> None:
    assert (interval_ar(when), interval_en(when)) == (arabic, english)


def test_an_undated_event_says_until_when_it_was_reported() -> None:
    by = EventDate(Interval(None, d(2021, 9, 15), Grain.DAY), "none", Reason("", ""))
    assert date_ar(by) == "غير مؤرخ (14 أيلول/سبتمبر 2021 أو قبله)"
    assert date_en(by) == "undated (14 September 2021 or earlier)"


def test_every_month_has_both_of_its_names() -> None:
    names = [interval_ar(samples.month(2020, number)) for number in range(1, 13)]
    assert names == [
        f"{name} 2020"
        for name in (
            "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيو", "تموز/يوليو",
            "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
        )
    ]  # fmt: skip


@given(st.dates(d(1900), d(2100)), st.sampled_from(list(Grain)), st.sampled_from([None, *Hedge]))
def test_any_unit_can_be_told_and_names_its_year(day: dt.date, grain: Grain, hedge: Hedge | None) -> None:
    when = unit_around(day, grain) if grain != Grain.SEASON else season(day.year, 2)
    if hedge:
        when = part(when, hedge)
    assert str(when.start)[:2] in interval_en(when) or "century" in interval_en(when)
    assert interval_ar(when) != "غير مؤرخ"


# ---- the document --------------------------------------------------------------------------------------------------


def test_the_document_has_the_shape_of_the_contract() -> None:
    whole = document(samples.timeline())
    assert list(whole) == ["generated_by", "data_digest", "articles", "events"]
    assert whole["generated_by"] == "arabic-news-timeline 0.1.0"
    articles, events = whole["articles"], whole["events"]
    assert isinstance(articles, list)
    assert isinstance(events, list)
    assert articles[0] == {
        "id": "a1", "published": "2015-10-21", "source": "وكالة", "url": "https://example.org/1", "title": None,
    }  # fmt: skip
    event = events[0]
    assert event["id"] == "evt-a1-0"
    assert event["aliases"] == ["evt-a2-4"]
    assert event["actors"][0] == {
        "id": "bashar-al-assad",
        "name": {"ar": "بشار الأسد", "en": "Bashar al-Assad"},
        "role": "visitor",
    }
    assert event["place"] == {
        "id": "moscow", "name": {"ar": "موسكو", "en": "Moscow"}, "country": "RU", "lat": 55.75, "lon": 37.62,
    }  # fmt: skip
    assert event["date"] == {
        "edtf": "2015-10-20", "earliest": "2015-10-20", "latest": "2015-10-20", "grain": "day", "basis": "finest",
        "why": "the finer of two", "why_ar": "أدق تاريخين",
        "display": {"ar": "20 تشرين الأول/أكتوبر 2015", "en": "20 October 2015"},
    }  # fmt: skip
    assert event["claims"][1]["edtf"] == "2015-10-21/2015-10-31"
    assert event["conflict"] == {"state": "open", "note": "they exclude each other", "note_ar": "لا يتفقان"}
    mention = event["mentions"][0]
    text = samples.FIRST.text
    assert mention["quote"] == text[mention["start"] : mention["end"]]
    assert mention["trigger"] == {"start": 0, "end": 3, "text": "زار"}
    time = mention["time_expression"]
    assert (time["text"], time["value"]) == ("20 أكتوبر 2015", "2015-10-20")
    assert text[time["start"] : time["end"]] == time["text"]


def test_an_undated_event_has_no_edtf_and_no_grain() -> None:
    by = Interval(None, d(2021, 9, 15), Grain.DAY)
    event = replace(samples.warning(), date=EventDate(by, "none", Reason("", "")))
    (row,) = document(Timeline((samples.THIRD,), (event,), (), ""))["events"]  # type: ignore[misc]
    date = row["date"]
    assert (date["edtf"], date["grain"], date["earliest"], date["latest"]) == (None, None, None, "2021-09-14")
    assert row["mentions"][0]["time_expression"] is None


def test_the_order_of_the_input_changes_no_byte() -> None:
    one = samples.timeline()
    other = replace(one, articles=one.articles[::-1], events=one.events[::-1])
    assert json_text(one) == json_text(other)
    assert csv_text(one) == csv_text(other)
    assert json.loads(json_text(one)) == document(one)


def test_an_event_at_an_hour_is_an_event_of_that_day() -> None:
    evening = replace(samples.day(2021, 9, 13), clock="TEV", grain=Grain.PART)
    event = replace(samples.visit(), date=EventDate(evening, "single", Reason("", "")))
    (row,) = document(Timeline((), (event,), (), ""))["events"]  # type: ignore[misc]
    assert (row["date"]["edtf"], row["date"]["grain"], row["date"]["clock"]) == ("2021-09-13", "day", "TEV")


# ---- the table -----------------------------------------------------------------------------------------------------


def parsed(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_csv_begins_with_the_columns_of_the_contract() -> None:
    text = csv_text(samples.timeline())
    assert text.split("\r\n", 1)[0].startswith(CONTRACT_COLUMNS)
    assert ",".join(COLUMNS).startswith(CONTRACT_COLUMNS)
    assert not text.startswith("\ufeff")


def test_a_row_of_the_csv() -> None:
    visit, warning = parsed(csv_text(samples.timeline()))
    assert visit["actors"] == "Bashar al-Assad|Vladimir Putin"
    assert visit["source_ids"] == "a1|a2"
    assert visit["source_urls"] == "https://example.org/1"
    assert (visit["lat"], visit["lon"], visit["sources_count"]) == ("55.75", "37.62", "2")
    assert visit["conflict_dates"] == "2015-10-20|2015-10-21/2015-10-31"
    assert visit["evidence_quote"] == "زار الأسد موسكو في 20 أكتوبر 2015"
    assert visit["date_expression"] == "20 أكتوبر 2015"
    assert visit["topics"] == "assad-visits"
    assert {warning[c] for c in ("date_edtf", "date_earliest", "date_grain", "place", "lat", "conflict_dates")} == {""}
    assert warning["date_display_ar"] == "غير مؤرخ"


def test_cells_that_a_spreadsheet_would_run_are_neutralised() -> None:
    warning = parsed(csv_text(samples.timeline()))[1]
    assert warning["title_en"] == "'@warning | of war"
    assert warning["title_ar"] == "'+تحذير"
    assert warning["evidence_quote"] == "'=حذر البيان من الحرب"


def test_coordinates_south_and_west_stay_numbers() -> None:
    place = replace(samples.MOSCOW, lat=-33.9, lon=-70.6)
    (row,) = parsed(csv_text(Timeline((), (replace(samples.visit(), place=place),), (), "")))
    assert (row["lat"], row["lon"]) == ("-33.9", "-70.6")


def test_a_bar_inside_a_value_does_not_split_it() -> None:
    piped = replace(samples.PUTIN, name_en="Putin | Kremlin")
    event = replace(samples.visit(), actors=(replace(samples.visit().actors[0], entity=piped),))
    (row,) = parsed(csv_text(Timeline((), (event,), (), "")))
    assert row["actors"] == "Putin ¦ Kremlin"


def test_a_quote_with_line_breaks_is_one_cell() -> None:
    clause = samples.span(samples.FIRST, samples.FIRST.text)
    one = replace(samples.visit().mentions[0], clause=clause)
    (row,) = parsed(csv_text(Timeline((), (replace(samples.visit(), mentions=(one,)),), (), "")))
    assert row["evidence_quote"] == samples.FIRST.text


def test_an_empty_timeline_is_a_header() -> None:
    assert csv_text(Timeline((), (), (), "")) == ",".join(COLUMNS) + "\r\n"


@pytest.mark.parametrize("zone", ["UTC", "Asia/Damascus", "America/Los_Angeles"])
def test_the_bytes_depend_on_no_time_zone(zone: str) -> None:
    ask = (
        "import sys; from tests import samples; from timeline.exports import csv_text, json_text;"
        "sys.stdout.buffer.write((csv_text(samples.timeline()) + json_text(samples.timeline())).encode())"
    )
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(
        [sys.executable, "-c", ask], cwd=root, env={**os.environ, "TZ": zone}, capture_output=True, check=True
    )
    assert done.stdout == (csv_text(samples.timeline()) + json_text(samples.timeline())).encode()


# ---- TIMEX rows and trees ------------------------------------------------------------------------------------------

TODAY = samples.day(2021, 9, 14)
YESTERDAY = Same(Offset(-1, Grain.DAY), Fields(weekday=0))


def test_a_tagged_article_as_a_row() -> None:
    text = "التقى الرئيسان أمس الإثنين في موسكو"
    article = replace(samples.THIRD, id="002", text=text)
    row = tagged_row(samples.tagged(article, samples.dated(text, "أمس الإثنين", YESTERDAY, TODAY), today=TODAY))
    assert row["id"] == "002"
    assert row["anchor"] == {"day": "2021-09-14", "kind": "given", "why": "as given", "why_ar": "كما أعطي"}
    (found,) = row["timex"]  # type: ignore[misc]
    assert {k: found[k] for k in found if k not in ("why", "why_ar", "rule")} == {
        "start": 15, "end": 26, "text": "أمس الإثنين", "type": "DATE", "value": "2021-09-13", "mod": None,
        "edtf": "2021-09-13", "earliest": "2021-09-13", "latest": "2021-09-13", "grain": "day", "calendar": "gregorian",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("expr", "kind", "value", "mod"),
    [
        (At(Fields(weekday=0), "TEV"), "TIME", "2021-09-13TEV", None),
        (Pick(-1, At(Fields(weekday=0), "TEV")), "TIME", "2021-09-13TEV", None),
        (At(None, "T12:06"), "TIME", "2021-09-14T12:06", None),
        (Part(Hedge.START, At(Offset(0, Grain.DAY), "TMO")), "TIME", "2021-09-14TMO", "START"),
        (Lasting(Length(4, Grain.HOUR)), "DURATION", "PT4H", None),
        (Lasting(Length(9, Grain.MONTH, Hedge.APPROX)), "DURATION", "P9M", "APPROX"),
        (Part(Hedge.START, Lasting(Length(None, Grain.MONTH))), "DURATION", "PXM", "START"),
        (Every(Length(1, Grain.DAY)), "SET", "P1D", None),
        (Ref("PRESENT_REF"), "DATE", "PRESENT_REF", None),
        (Part(Hedge.END, Fields(year=2015, month=9)), "DATE", "2015-09", "END"),
        (Within(Fields(month=1), Offset(-1, Grain.YEAR)), "DATE", "2020-01", None),
    ],
)
def test_type_value_and_mod(expr: object, kind: str, value: str, mod: str | None) -> None:
    row = timex(samples.dated("كلام", "كلام", expr, TODAY), TODAY)  # type: ignore[arg-type]
    assert (row["type"], row["value"], row["mod"]) == (kind, value, mod)


def test_without_a_day_an_expression_keeps_its_type_and_has_no_value() -> None:
    row = timex(samples.dated("مساء", "مساء", At(Fields(weekday=0), "TEV"), None), None)
    assert (row["type"], row["value"], row["edtf"], row["earliest"], row["grain"]) == ("TIME", None, None, None, None)


def test_the_bounds_of_a_part_of_a_month_and_of_a_length() -> None:
    late = timex(samples.dated("x", "x", Part(Hedge.END, Fields(year=2015, month=9)), TODAY), TODAY)
    assert (late["earliest"], late["latest"], late["grain"]) == ("2015-09-21", "2015-09-30", "month")
    length = timex(samples.dated("x", "x", Lasting(Length(10, Grain.YEAR)), TODAY), TODAY)
    assert (length["earliest"], length["latest"], length["edtf"], length["grain"]) == (None, None, None, None)


def test_a_length_that_hangs_on_an_event_is_told() -> None:
    row = timex(samples.dated("x", "x", After(Length(2, Grain.YEAR), "التدخل"), TODAY), TODAY)
    assert (row["value"], row["length"]) == (None, "P2Y")


def test_an_expression_that_leans_on_another_day_carries_its_anchor() -> None:
    quoted = samples.dated("اليوم", "اليوم", Offset(0, Grain.DAY), samples.day(2021, 9, 13))
    assert timex(quoted, TODAY)["anchor"] == {
        "day": "2021-09-13",
        "kind": "own",
        "why": "today of 2021-09-13, a Monday",
    }
    assert "anchor" not in timex(quoted, samples.day(2021, 9, 13))


def test_an_explanation_shows_the_tree_and_the_answers_on_the_way() -> None:
    text = explanation(samples.dated("أمس الإثنين", "أمس الإثنين", YESTERDAY, TODAY, "same_day"))
    assert text.splitlines()[:6] == [
        "أمس الإثنين → 2021-09-13",
        "  Same",
        "  ├─ a: Offset(amount=-1, unit=day) → 2021-09-13",
        "  └─ b: Fields(weekday=0)",
        "  read by the rule: same_day",
        "  why: yesterday of 2021-09-14, a Tuesday; Monday agrees",
    ]


def test_an_explanation_shows_the_rules_and_words_that_read_it() -> None:
    words = (Step("yesterday", "dayword", "أمس"), Step("", "weekday", "الإثنين"))
    steps = (Step("same_day", "dayx", "أمس الإثنين", (Step("a rule", "dayw", "أمس", words[:1]), words[1])),)
    text = explanation(samples.dated("أمس الإثنين", "أمس الإثنين", YESTERDAY, TODAY, "same_day"), steps)
    assert text.splitlines()[4:8] == [
        "  read by the rule: same_day (dayx)",
        "  ├─ «أمس» a rule (dayw)",
        "  │  └─ «أمس» yesterday (dayword)",
        "  └─ «الإثنين» (weekday)",
    ]


def test_a_deeper_tree() -> None:
    expr = Part(Hedge.END, Within(Fields(month=1), Offset(-1, Grain.YEAR)))
    assert explanation(samples.dated("x", "x", expr, TODAY)).splitlines()[1:5] == [
        "  Part(hedge=END)",
        "  └─ whole: Within → 2020-01",
        "     ├─ part: Fields(month=1)",
        "     └─ whole: Offset(amount=-1, unit=year) → 2020",
    ]


def test_an_explanation_tells_why_there_is_no_value() -> None:
    said = explanation(samples.dated("أمس", "أمس", Offset(-1, Grain.DAY), None))
    assert said.startswith("أمس → unknown: the day of writing is not known")


# ---- whole files ---------------------------------------------------------------------------------------------------


def test_a_file_is_written_whole_with_its_folder(tmp_path: Path) -> None:
    target = tmp_path / "new" / "timeline.csv"
    write(target, "سطر\r\n")
    assert target.read_bytes() == "سطر\r\n".encode()
    assert [p.name for p in target.parent.iterdir()] == ["timeline.csv"]


def test_a_text_that_fails_midway_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "events.json"
    write(target, "old")
    with pytest.raises(UnicodeEncodeError):
        write(target, "new \ud800")
    assert target.read_text(encoding="utf-8") == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["events.json"]


def test_a_place_that_can_not_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(InputError, match="file"):
        write(tmp_path / "file" / "events.json", "x")
    with pytest.raises(InputError, match="can't be written"):
        write(tmp_path, "x")


# ---- the terminal -----------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "wide"), [(80, False), (140, True)])
def test_the_table_of_a_terminal_fits_and_hides_no_title(
    width: int, wide: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    print_table(samples.timeline(), terminal)
    said = re.sub(r"\x1b\[[0-9;]*m", "", terminal.getvalue())
    assert max(map(len, said.splitlines())) <= width
    for words in (
        "20 October 2015",
        "Assad visits Moscow",
        "الأسد يزور موسكو",
        "open",
        "undated",
        "2 events from 3 articles",
    ):
        assert words in said
    assert ("assad-visits" in said) == wide
    assert "none" not in said


def test_months_are_named_as_readers_of_both_traditions_name_them() -> None:
    from babel.dates import get_month_names

    levant, common, english = (get_month_names("wide", locale=name) for name in ("ar_SY", "ar", "en"))
    for number in range(1, 13):
        assert month_ar(number) == f"{levant[number]}/{common[number]}"
        assert interval_en(unit_around(dt.date(2021, number, 1), Grain.MONTH)) == f"{english[number]} 2021"
