"""RULES: how words of time combine. Read from top to bottom: each stage builds on what the ones above made.

Most kinds come from `lexicon/*.toml`; kinds made here: `n` a number, `year`, `yearx` a time as long as a year,
`monthx`, `weekx`, `longx` (decades, centuries), `partx` (quarters, halves, seasons), `dayx` a day, `dayw` a day word,
`wday` a weekday, `clockx` a time of day, `timex` a day with it, `pairx` a range, `twox` two expressions that share a
month or a year, `length`, `lasting`, `agox`, `hangx`, `set`, `refx`. The constructors are in `build` (days), `spans`
(longer times), `clocks` and `measure` (lengths).
"""

from timeline.grammar import build, clocks, leaning, measure, spans
from timeline.grammar.engine import Rule

NUM = "n|d2|d4|dn|nw"
MONTHS = "month|lmonth"
ANY_MONTH = "month|lmonth|hmonth|lhmonth|emonth"
UNIT = "Uday|Uweek|Umonth|Uyear|Ulong|Uclock"
UNITS = f"{UNIT}|units"
ONE_UNIT = "Uday|Uweek|Umonth|Uyear|Uclock"
SHORT_UNITS = "Uday|Uweek|Umonth|Uyear|Uclock|units"
DAY = "dayw|wday|dayx"
REL = "rel|previous"
BESIDE = "following|previous"
PART = "Upart|Uterm|Ushare"
LONG = "monthx|yearx|year|d4|Uyear|Umonth"
LEADS = "in|during|of|since|to|hedge|bi|li|between|and"
_WITH = "ampm|advpart|daypart"
WITH = f"p:{_WITH}"
# After a clock with its noun: «الساعة الثالثة العصر», «الساعة الثامنة في المساء».
_PART = f"in? p:{_WITH}|ladvpart"
_HOUR = "h:ord|n|nw ( and q:clockfrac|half )?"
_AFTER_MIDNIGHT = "of? after midnight"
AT_TIME = "<in|at|to|of|since|until|between|hourword|comma|and"

NAMES = (
    Rule(
        "dayx",
        "date in figures set apart",
        "Uday? a:d2 dash|slash b:d2 dash|slash y:d4 h:hera? g:mera?",
        build.spaced_day,
    ),
    Rule("dayx", "date in figures set apart", "Uday? a:d2 dash|slash x:numdate h:hera? g:mera?", build.spaced_day),
    Rule(
        "dayx",
        "date in figures set apart",
        "Uday? y:d4 dash|slash b:d2 dash|slash a:d2 h:hera? g:mera?",
        build.spaced_day,
    ),
    Rule("monthx", "month in figures set apart", "a:d2 dash y:d4 !>dash|slash|d2", build.spaced_month),
    Rule("month", "Libyan month in two traditions", f"a:libyan slash b:{MONTHS}", spans.month_pair),
    Rule("month", "Libyan month in two traditions", f"a:libyan open b:{MONTHS} close", spans.month_pair),
    Rule("month", "Libyan month", "<d2|ord|Umonth|slash m:libyan", spans.libyan_month),
    Rule("month", "month in two traditions", f"a:{MONTHS} slash|dash? b:{MONTHS}|emonth", spans.month_pair),
    Rule(
        "month",
        "month in two traditions, in brackets",
        f"a:{MONTHS} slash? open b:{MONTHS}|emonth close",
        spans.month_pair,
    ),
    Rule("twomonths", "two months where one is meant", f"a:{MONTHS} slash b:{MONTHS}", spans.two_months),
    Rule("twomonths", "two months where one is meant", f"a:{MONTHS} open b:{MONTHS} close", spans.two_months),
    Rule("year", "before our era", f"Uyear? of? y:{NUM} bce", spans.before_our_era),
    Rule("longx", "before our era", "u:Ulong y:ord|nw|n bce", spans.before_our_era),
    Rule("yearx", "two years", "!<between p:pair a:d4 dash|and b:d4 h:hera? mera?", spans.two_years),
    Rule("twox", "two Hijri years", "p:pair a:d4 and b:d4 h:hera", spans.first_and_last_year),
    Rule("yearx", "range of Hijri years", "Uyear? y:yearrange h:hera", spans.year_range),
    Rule("year", "Hijri year", "Uyear h:hera fresh? y:d4|d2|dn|n hera?", spans.hijri_year),
    Rule("yearx", "Hijri year relative to today", "Uyear hera r:rel", spans.picked_hijri_year),
    Rule("year", "Hijri year", "Uyear of? y:n|nw|ord hera", spans.hijri_year),
    Rule("year", "Hijri year", "( Uyear of? )? y:d4|d2|dn hera", spans.hijri_year),
    Rule("year", "year with its era", "Uyear|pair of? y:d4|dn|d2|n m:mera !>yearrange", spans.year),
    Rule("year", "year with its noun", f"Uyear|pair of? y:{NUM}", spans.year),
    Rule("year", "year with its noun", "Uyear open y:d4 close", spans.year),
    Rule("year", "short year", f"Uyear y:dn|n !>{UNITS}", spans.short_year),
    Rule("year", "short year of what happened", f"<happening y:dn !>{UNITS}", spans.short_year),
    Rule("year", "year with its era", "y:d4 mera", spans.year),
    Rule("yearx", "fiscal or school year", f"Uyear|Uround k:fiscal r:{REL}", leaning.fiscal),
    Rule("yearx", "fiscal or school year to come", "u:Uyear|Uround k:fiscal fresh", leaning.new_year),
    Rule("yearx", "fiscal or school year", "Uyear k:fiscal y:yearrange|d4?", leaning.fiscal),
    Rule("yearx", "season of sports", f"Uround r:{REL}", leaning.fiscal),
    Rule("yearx", "season of sports", "this Uround k:fiscal?", leaning.fiscal),
    Rule("yearx", "season of sports to come", "u:Uround fresh", leaning.new_year),
    Rule("yearx", "new year", "u:Uyear fresh", leaning.new_year),
    Rule("yearx", "range of years", "Uyear? y:yearrange", spans.year_range),
)

YEARS = (
    Rule("yearx", "year relative to today", "u:Uyear r:rel", spans.unit_offset),
    Rule("yearx", "year relative to today", "u:lUyear r:rel", spans.misspelt_year),
    Rule("yearx", "this year", "this u:Uyear", spans.this_unit),
    Rule("yearx", "this year", "thisyear", spans.unit_of_today),
    Rule("yearx", "the same year", "u:Uyear self", spans.same_unit),
    Rule("yearx", "the same year", "same|that u:Uyear", spans.same_unit),
    Rule("yearx", "year beside the one spoken of", f"u:Uyear r:{BESIDE}", spans.unit_beside),
    Rule("yearx", "year said of today", "y:year r:rel", leaning.year_said_of),
    Rule("yearx", "year said of today", "r:this y:year", leaning.year_said_of),
    Rule("yearx", "a year said twice", "a:yearx comma? open? b:year|d4 close?", spans.year_twice),
    Rule("longx", "decade or century relative to today", "u:Ulong r:rel", spans.unit_offset),
    Rule("longx", "decade beside the one spoken of", f"u:Ulong r:{BESIDE}", spans.unit_beside),
    Rule("longx", "the same decade", "u:Ulong self", spans.same_unit),
    Rule("longx", "this decade", "this u:Ulong", spans.this_unit),
    Rule("longx", "Hijri century", "u:Ulong o:ord|nw|n hera", spans.hijri_century),
    Rule("longx", "numbered century", "u:Ulong o:ord|nw|n m:mera?", spans.century),
    Rule("longx", "decade", "d:decade of|in? c:longx", spans.decade),
    Rule("longx", "decade", "d:decade", spans.decade),
    Rule("weekx", "week relative to today", "u:Uweek|lUweek r:rel", spans.unit_offset),
    Rule("weekx", "this week", "this u:Uweek|lUweek", spans.this_unit),
    Rule("weekx", "this week", "thisweek", spans.unit_of_today),
    Rule("weekx", "the same week", "u:Uweek self", spans.same_unit),
    Rule("weekx", "the same week", "same|that u:Uweek", spans.same_unit),
    Rule("weekx", "week beside the one spoken of", f"u:Uweek r:{BESIDE}", spans.unit_beside),
)

MONTH_RULES = (
    Rule("dayx", "day of a month, the English way", "m:month|lmonth d:d2 comma y:d4", build.english_day),
    Rule("dayx", "day of a month, the English way", "m:month d:d2 y:d4", build.english_day),
    Rule("dayx", "day of a month, the English way", "m:emonth d:d2 nth? comma? y:d4", build.english_day),
    Rule("dayx", "day of a month, the English way", "m:emonth d:d2 nth? !>clock|colon", build.english_day),
    Rule("dayx", "day of an English month", "d:d2 dash m:emonth dash y:d2|dn", build.english_day),
    Rule("dayx", "day after its year and month", "y:d4 slash|dash? m:month slash|dash? d:d2", build.english_day),
    Rule("pairx", "two months", f"p:pair a:{MONTHS} and m:{MONTHS} of|in? y:d4|year|yearx", spans.pair_in_year),
    Rule("pairx", "two months", f"p:pair a:{MONTHS} and m:{MONTHS} r:rel|previous?", spans.pair_of_months),
    Rule(
        "dayx",
        "day of one of two months",
        "Uday? al? d:d2|ord|n of? m:twomonths of|in|comma? y:d4|year?",
        spans.day_of_two,
    ),
    Rule("monthx", "one of two months", "Umonth? m:twomonths of|in|comma? y:d4|year?", spans.one_of_two),
    Rule(
        "monthx", "month of a year", f"Umonth? m:{MONTHS}|emonth of|in|comma|dash|slash|li|bi? y:d4|year", spans.in_year
    ),
    Rule("monthx", "month of a year", f"Umonth? m:{MONTHS} of|in|comma? y:yearx", spans.in_year),
    Rule("monthx", "month of a year in words", f"Umonth? m:{MONTHS} y:n|nw", spans.month_of_worded_year),
    Rule("monthx", "month of a short year", f"<happening m:{MONTHS} y:dn", spans.month_of_short_year),
    Rule("dayx", "day of a short year", f"Uday? al? d:d2|ord|n of? m:{MONTHS} y:dn", spans.day_of_short_year),
    Rule("monthx", "month relative to today", f"Umonth? m:{MONTHS} r:rel", spans.picked_month),
    Rule("monthx", "month of this year", f"Umonth? this m:{MONTHS}", spans.month_of_this_year),
    Rule(
        "monthx",
        "Hijri month of a year",
        "Umonth? m:hmonth|lhmonth of|in|comma|li|dash|slash? y:d4|year",
        spans.hijri_month,
    ),
    Rule("monthx", "Hijri month of a year", "Umonth? m:hmonth|lhmonth of|in? y:yearx", spans.in_year),
    Rule("monthx", "Hijri month relative to today", "Umonth? m:hmonth|lhmonth r:rel", spans.picked_month),
    Rule("monthx", "month relative to today", "u:Umonth r:rel", spans.unit_offset),
    Rule("monthx", "this month", "this u:Umonth", spans.this_unit),
    Rule("monthx", "this month", "thismonth", spans.unit_of_today),
    Rule("monthx", "the same month", "u:Umonth self", spans.same_unit),
    Rule("monthx", "the same month", "same|that u:Umonth", spans.same_unit),
    Rule("monthx", "month beside the one spoken of", f"u:Umonth r:{BESIDE}", spans.unit_beside),
    Rule("monthx", "month beside the one spoken of", f"Umonth? m:{MONTHS} r:{BESIDE}", leaning.month_beside),
    Rule("monthx", "month of the year spoken of", f"Umonth? m:{MONTHS} minh", leaning.month_of_it),
    Rule("monthx", "numbered month", f"Umonth d:d2|nw r:{REL}", spans.numbered_month),
    Rule("monthx", "numbered month", "Umonth d:d2|nw|ord of|in|li? y:year|yearx", spans.numbered_month),
    Rule("monthx", "numbered month", "Umonth d:d2|nw y:d4?", spans.numbered_month),
    Rule("monthx", "month in figures", "Umonth? x:numdate", build.numeric_month),
    Rule("monthx", "bare month", f"Umonth m:{ANY_MONTH}", spans.bare_month),
    Rule("monthx", "bare month", "m:month|hmonth", spans.bare_month),
    Rule(
        "monthx",
        "bare month after a preposition or a number",
        "<in|since|to|between|during|hedge|d2|al|ord|range|until|first m:lmonth|lhmonth",
        spans.bare_month,
    ),
    Rule("monthx", "bare month after «of» and a number", "<of m:lmonth|lhmonth", spans.bare_month),
    Rule("monthx", "bare month after another", "<monthx,and|comma|dash|slash m:lmonth|lhmonth", spans.bare_month),
    Rule("monthx", "English month beside a day", "<d2|nth|comma|of m:emonth", spans.bare_month),
    Rule("monthx", "a month said twice", f"a:monthx comma? open? b:monthx|{MONTHS} close?", leaning.month_twice),
)

# Before single days take their last number.
DAY_RANGES = (
    Rule(
        "pairx",
        "two weekdays with their dates",
        "pair v:weekday and w:weekday comma? open? al? a:d2 and|dash al? b:d2 of|slash? m:monthx close?",
        build.range_of_days,
    ),
    Rule(
        "pairx",
        "two weekdays with their dates",
        "pair v:weekday and w:weekday comma? open? al? r:range of|slash? m:monthx close?",
        build.range_of_days,
    ),
    Rule("pairx", "range of days", "pair? al? r:range of|slash? m:monthx", build.range_of_days),
    Rule("pairx", "range of days", "pair? al? a:d2 dash al? b:d2 of|slash? m:monthx", build.range_of_days),
    Rule("pairx", "two days of a month", "pair al? a:d2|ord and al? b:d2|ord of? m:monthx", build.range_of_days),
    Rule("pairx", "two weekdays", "pair a:weekday|lweekday and b:weekday|lweekday r:rel|previous?", build.weekday_pair),
    Rule("pairx", "range of months", f"a:{MONTHS}|monthx dash|slash m:monthx", spans.range_of_months),
    Rule(
        "partx", "part of a year or month", f"u:{PART} o:ord|nw|recent of|li|in? w:yearx|year|monthx|d4", spans.part_of
    ),
    Rule(
        "partx",
        "part of this year",
        f"u:{PART} o:ord|nw|recent of|li|in x:Uyear !>{REL}|self|following|d4",
        spans.part_of,
    ),
    Rule("partx", "quarter or half relative to today", "u:Upart r:rel", leaning.part_offset),
    Rule("partx", "quarter or half relative to today", f"<{LEADS} u:Uterm r:rel", leaning.part_offset),
    Rule("partx", "quarter or half beside the one spoken of", f"u:Upart r:{BESIDE}", leaning.part_beside),
    Rule("partx", "the same quarter or half", "u:Upart self", leaning.same_part),
    Rule("partx", "the same quarter or half", "same|that u:Upart", leaning.same_part),
    Rule("partx", "this quarter or half", "r:this u:Upart", leaning.part_offset),
    Rule("partx", "quarter or half of the nearest year", "u:Upart o:ord !>of|in|li", leaning.part_at_hand),
    Rule("weekx", "week of a month", "u:Uweek o:ord of|in w:monthx|yearx|year", build.week_of),
)

DAYS = (
    Rule("dayx", "date in figures", "Uday? x:numdate h:hera? g:mera?", build.numeric_day),
    Rule("dayx", "numbered weekday", "Uday? w:weekday o:ord|recent of|in|bi m:monthx", build.numbered_weekday),
    Rule("dayx", "day of a month", "Uday? al? d:d2|ord|n|nw|first of|slash|dash? m:monthx", build.day_in),
    Rule("dayx", "day of an English month", "d:d2 nth? of? comma? m:monthx", build.day_in),
    Rule("dayx", "day of a month", "Uday? al? ord? open d:d2 close of? m:monthx", build.day_in),
    Rule("dayx", "day and month in figures", "Uday x:daymonth r:rel?", build.day_and_month),
    Rule("dayx", "day and month in figures", "x:daymonth r:rel", build.day_and_month),
    Rule("dayx", "day and month in figures", "<weekday x:daymonth", build.day_and_month),
    Rule("dayx", "day of the month spoken of", "Uday? al? d:d2|ord|nw|n minh", build.day_of_it),
    Rule("dayx", "day of this month", "u:Uday? al? d:d2 o:of? r:rel", build.day_of_this_month),
    Rule("dayw", "day word", "Uday which? w:dayword|ldayword", build.day_word),
    Rule("dayw", "day word after a part of the day", "<daypart|advpart|ampm w:ldayword", build.day_word),
    Rule("dayw", "the day before yesterday", "Uday? w:dayword open o:ord close", leaning.yesterday_but_one),
    Rule("dayw", "day beside the one spoken of", f"w:dayword r:{BESIDE}", leaning.day_beside),
    Rule("dayw", "day relative to today", "w:dayword r:rel", build.day_relative),
    Rule("dayw", "the same day", "dayword|Uday self", build.same_day),
    Rule("dayw", "the same day", "same|that dayword|Uday", build.same_day),
    Rule("dayw", "this day", "this w:dayword", build.this_day),
    Rule("dayw", "day word", "w:dayword", build.day_word),
    Rule("wday", "weekday of this week", "this Uday? w:weekday", build.this_weekday),
    Rule("wday", "weekday before or after today", "Uday? w:weekday r:rel", build.picked_weekday),
    Rule("wday", "weekday before or after today", "Uday w:lweekday r:rel", build.picked_weekday),
    Rule("wday", "last weekday", "Uday? w:weekday r:recent !>of|in|bi", leaning.last_weekday),
    Rule("wday", "weekday beside the day spoken of", f"Uday? w:weekday r:{BESIDE}", leaning.weekday_beside),
    Rule("wday", "weekday", "Uday w:weekday|lweekday", build.weekday_of),
    Rule("dayx", "numbered weekday", "o:ord w:weekday|lweekday|wday of|in|bi? m:monthx", build.nth_day),
    Rule("dayx", "numbered day", "o:ord u:Uday|units of|in|bi? m:monthx", build.nth_day),
    Rule("wday", "weekday", "w:weekday", build.weekday_of),
    Rule("dayx", "holiday", "h:holiday Uyear? y:d4|year|yearx hera?", build.holiday),
    Rule("dayx", "holiday", "h:holiday r:rel?", build.holiday),
    Rule(
        "dayx",
        "a day said twice",
        f"a:{DAY} comma:comma? dash? ( corr li? )? open:open? b:{DAY} close:close?",
        build.join,
    ),
    Rule("dayx", "weekday without its article", "w:lweekday comma? x:dayx", build.on_its_weekday),
    Rule("dayx", "a day said twice", f"a:{DAY} quote b:{DAY} quote", build.join),
    Rule("twox", "first and last day", "<between|of|since al? d:d2|ord and|to b:dayx", build.two_days),
    Rule("dayx", "day of a longer time", "p:wday of|in w:weekx|monthx|yearx", build.day_of),
)

PARTS = (
    Rule("partx", "season", "s:season of|in|li? y:d4|year|yearx", spans.season),
    Rule("partx", "season of a short year", "s:season y:dn", spans.season),
    Rule("partx", "season", "s:season r:rel|recent", spans.season),
    Rule("partx", "season beside the date spoken of", f"s:season r:{BESIDE}", leaning.season_beside),
    Rule("partx", "the same season", "s:season self", leaning.same_season),
    Rule("partx", "the same season", "same|that s:season", leaning.same_season),
    Rule("partx", "season", "r:this s:season", spans.season),
    Rule("lasting", "first units of a longer time", f"n:n|nw|d2 u:{UNITS} o:ord of|in? {LONG}", measure.units_of),
    Rule("lasting", "first units of a longer time", f"o:ord n:n|nw|d2 u:{UNITS} of|in {LONG}", measure.units_of),
    Rule("lasting", "first units of a longer time", f"u:units n:nw|n|d2? o:ord of|in|li? {LONG}", measure.units_of),
    Rule("lasting", "first units", "n:n|nw u:Umonth|Uyear|Uday o:ord", measure.first_units),
    Rule("lasting", "first units", "u:units n:nw|n|d2 o:ord", measure.first_units),
    Rule("lasting", "units gone by in a year", "x:units r:rel of|in monthx|yearx|year|d4", measure.lasting_side),
    Rule(
        "partx", "the same one of another year", "x:monthx|partx|dayw|weekx of|in w:yearx|year|d4", leaning.same_of_year
    ),
    Rule(
        "partx",
        "the same one of another year",
        "u:Uspan|Umonth self|alike of|in w:yearx|year|d4",
        leaning.alike_of_year,
    ),
    Rule("partx", "the same one of another year", "same u:Uspan of|in w:yearx|year|d4", leaning.alike_of_year),
    Rule("monthx", "part of a month", "h:hedge o:of? x:monthx", spans.hedged),
    Rule("yearx", "part of a year", "h:hedge o:of? x:yearx|year|d4", spans.hedged),
    Rule("longx", "part of a decade or century", "h:hedge o:of? x:longx|partx", spans.hedged),
    Rule("weekx", "part of a week", "h:hedge o:of? x:weekx", spans.hedged),
    Rule("weekx", "first or last part", "o:ord x:weekx", spans.hedged_by_order),
    Rule("monthx", "first or last part", "o:ord x:monthx", spans.hedged_by_order),
    Rule("yearx", "first or last part", "o:ord x:yearx", spans.hedged_by_order),
    Rule("partx", "part of this unit", "!<and h:hedge u:Uyear|Umonth|Uweek", spans.part_of_this),
    Rule("partx", "part of this unit", "o:ord u:Uyear|Umonth|Uweek", spans.part_of_this),
    Rule("twox", "two times of one year", "a:dayx|monthx n:and|to b:dayx|monthx", build.two_of_a_year),
)

CLOCKS = (
    Rule("timex", "night between two days", f"p:daypart x:{DAY} dash|slash|at|to? b:wday", clocks.night_between),
    Rule("timex", "part of a day", f"p:daypart of? x:{DAY}", clocks.part_of_day),
    Rule("timex", "a night before or after", "tonight r:rel|recent", leaning.night),
    Rule("timex", "the same night", "tonight self", leaning.same_night),
    Rule("timex", "the same night", "same|that tonight", leaning.same_night),
    Rule("timex", "night beside the day spoken of", f"tonight r:{BESIDE}", leaning.night_beside),
    Rule("timex", "tonight", "this? tonight", clocks.tonight),
    Rule("timex", "hours of a part of a day", "u:units o:ord|recent of x:timex", leaning.hours_of_part),
    Rule("dayx", "hours of a day", f"u:units o:ord|recent of x:{DAY}", leaning.hours_of_day),
    Rule("timex", "early or late in a part of a day", "lead of x:timex", leaning.led_part),
    Rule(
        "timex",
        "hour of a part of a day",
        "hourword? h:ord and i:n|nw|d2 units|Uclock of x:timex",
        clocks.hour_of_part,
    ),
    Rule("timex", "hour of a part of a day", "hourword? h:ord minus:minus q:clockfrac of x:timex", clocks.hour_of_part),
    Rule("timex", "hour of a part of a day", "hourword? h:ord ( and q:clockfrac )? of x:timex", clocks.hour_of_part),
    Rule("clockx", "clock", f"hourword colon? c:clock|decimal ( {_PART} )? zone|local?", clocks.printed_clock),
    Rule("clockx", "clock", f"hourword open c:clock|decimal close ( {_PART} )? zone|local?", clocks.printed_clock),
    Rule("timex", "clock before its date", f"c:clock {WITH}? dash|comma? x:dayx", clocks.clock_before_date),
    Rule("clockx", "clock without a colon", "hourword? c:dn|d4 zone|local", clocks.plain_clock),
    Rule("clockx", "clock", f"c:clock {WITH} zone|local?", clocks.printed_clock),
    Rule("clockx", "clock", "c:clock|decimal zone|local", clocks.printed_clock),
    Rule(
        "clockx",
        "midnight said twice",
        "hourword? h:ord|nw|d2|n m:midnight !>dayw|wday|dayx",
        clocks.midnight_twice,
    ),
    Rule(
        "clockx",
        "clock in words",
        f"hourword h:ord|nw|d2|n comma? and? i:n|nw|ord|d2 of? Uclock|units ( {_PART} )? zone|local?",
        clocks.spoken_clock,
    ),
    Rule(
        "clockx",
        "hour and minutes said as one number",
        f"hourword n:n u:Uclock ( {_PART} )? zone|local?",
        clocks.clock_of_number,
    ),
    Rule(
        "clockx",
        "clock in words",
        f"hourword h:ord|nw|d2|n minus:minus q:clockfrac ( {_PART} )? zone|local?",
        clocks.spoken_clock,
    ),
    Rule(
        "clockx",
        "clock in words",
        f"hourword h:ord|nw|d2|n ( and q:clockfrac|half )? ( {_PART} )? zone|local?",
        clocks.spoken_clock,
    ),
    Rule("timex", "part of a day at its hour", f"x:timex in|at h:ord and q:clockfrac !>{_WITH}", clocks.part_with_hour),
    Rule("timex", "part of a day at its hour", f"x:timex in|at h:ord !>and|{_WITH}", clocks.part_with_hour),
    Rule("clockx", "hour in words", f"{AT_TIME} h:ord ( and q:clockfrac )? >timex", clocks.spoken_hour),
    Rule("clockx", "hour in words", f"h:ord and i:n|nw|d2 u:Uclock|units {WITH} zone|local?", clocks.spoken_hour),
    Rule("clockx", "hour in words", f"{_HOUR} {WITH} zone|local?", clocks.spoken_hour),
    Rule("clockx", "hour in figures", f"{AT_TIME} h:d2 p:advpart !>dayw|wday|dayx", clocks.spoken_clock),
    Rule("clockx", "hour in figures", "h:d2 p:advpart !>dayw|wday|dayx", clocks.hour_of_twelve),
    Rule("clockx", "hour in figures", "<dayw|wday|dayx h:d2 p:ampm", clocks.hour_of_twelve),
    Rule("clockx", "clock after a preposition", "<to|since|after|ago|at c:clock", clocks.printed_clock),
    Rule("clockx", "hour in words", f"h:ord minus:minus q:clockfrac {WITH}? zone|local?", clocks.spoken_hour),
    Rule("clockx", "clock with its gloss", "a:clockx open b:clockx close", clocks.clock_gloss),
    Rule("clockx", "clock with its gloss", "c:clock open b:clockx close", clocks.glossed_clock),
    Rule("timex", "after midnight", f"c:clockx {_AFTER_MIDNIGHT} x:{DAY} zone|local?", clocks.after_midnight),
    Rule("clockx", "after midnight", f"c:clockx {_AFTER_MIDNIGHT} zone|local?", clocks.after_midnight),
    Rule("timex", "after midnight", f"{_HOUR} {_AFTER_MIDNIGHT} x:{DAY} zone|local?", clocks.after_midnight),
    Rule("clockx", "after midnight", f"{_HOUR} {_AFTER_MIDNIGHT} zone|local?", clocks.after_midnight),
    Rule("timex", "midnight", f"m:midnight x:{DAY} ( dash|slash? wday )? zone|local?", clocks.midnight),
    Rule("timex", "midday", f"m:midday x:{DAY}", clocks.midday),
    Rule("timex", "part of this day", "this p:daypart|advpart", clocks.part_of_day),
    Rule("timex", "part of a day", f"x:{DAY} comma? p:advpart|daypart", clocks.part_of_day),
    Rule("timex", "part of a day", "x:dayw p:ladvpart", clocks.part_of_day),
    Rule("timex", "day with its clock", f"x:{DAY}|timex comma|dash|at|in? comma|at|in? c:clockx", clocks.day_clock),
    Rule("timex", "clock of a day", f"c:clockx comma|of? x:{DAY}|timex", clocks.day_clock),
    Rule("timex", "clock of a day", "c:clockx in x:timex", clocks.day_clock),
    Rule("clockx", "clock after a date", f"<dayx|comma|dash c:clock {WITH}? zone|local?", clocks.printed_clock),
    Rule("timex", "day with its clock", f"x:{DAY}|timex comma|dash|at? c:clockx", clocks.day_clock),
    Rule("clockx", "midnight", "m:midnight", clocks.bare_midnight),
    Rule("clockx", "about what hour", "h:approx x:clockx", clocks.about_the_hour),
    Rule("timex", "about what hour", "h:approx x:timex", clocks.about_the_hour),
    Rule("clockx", "midday", "m:midday", clocks.bare_midday),
    Rule(
        "twox",
        "from one hour to another",
        "<of|between|since a:ord|nw|n|d2|clock to|and b:clockx|timex",
        clocks.hours_to_clock,
    ),
    Rule("twox", "from one hour to another", "<between a:clock and b:clock", clocks.hours_to_clock),
    Rule("twox", "from one hour to another", "a:clockx to|and b:clockx|timex", clocks.hours_to_clock),
    Rule("twox", "from one hour to another", "<of|between|since a:clockx to b:ord|clock", clocks.clock_to_hour),
    Rule("clockx", "clock by itself", "c:clock", clocks.printed_clock),
    Rule("clockx", "part of the day spoken of", "p:advpart", clocks.bare_part),
)

LENGTHS = (
    Rule("length", "two units", "u:dual few?", measure.two_units),
    Rule("length", "number of units", f"n:{NUM} u:{UNITS}", measure.length),
    Rule("length", "units counted after them", "u:units n:nw|n", measure.length),
    Rule("length", "one unit", "u:Uday|Uweek|Umonth|Uyear|Uclock n:nw", measure.one_unit),
    Rule("length", "a vague number of units", "vague u:units", measure.length),
    Rule("length", "a vague number of units", "u:units few", measure.length),
    Rule("length", "part of a unit", "h:clockfrac u:Uclock|Uyear|Ulong|Uday", measure.half_a_unit),
    Rule("length", "part of a unit", "h:half u:Uclock|Uday", measure.half_a_unit),
    Rule("length", "length and a part", "x:Uclock and h:half", measure.and_share),
    Rule(
        "length",
        "length and a part",
        "x:length|Uyear|Uclock|Uday|Umonth and h:clockfrac t:hourword|Uyear|Uclock|dayw|Umonth?",
        measure.and_share,
    ),
    Rule("length", "unit less a part", "u:Uclock|Uyear minus h:clockfrac", measure.less_share),
    Rule("length", "unit and a length", f"!<between u:{ONE_UNIT} and b:length", measure.unit_and),
    Rule("length", "length in two units", "a:length and b:length", measure.two_lengths),
    Rule("length", "length and a unit", f"a:length and u:{ONE_UNIT}", measure.length_and_unit),
    Rule("length", "about so long", f"h:approx|more|less x:length|{UNITS}", measure.hedged_length),
    Rule("length", "about so long", "x:length h:approx", measure.hedged_length),
    Rule(
        "lasting", "the last or next units", f"al? x:length|units|dual r:{REL}|recent|following", measure.lasting_side
    ),
    Rule("lasting", "the last or next hour", f"u:Uclock r:{REL}|following", leaning.hour_beside),
    Rule("lasting", "the last unit", f"u:{UNIT} recent", measure.last_unit),
    Rule("dayx", "eve of a day", f"e:eve x:{DAY}", measure.eve_of_day),
    Rule("hangx", "eve of an event", "e:eve !>and", measure.eve),
    Rule("refx", "a moment ago", "n:now", measure.moment_ago),
    Rule("set", "every so long", "each x:length", measure.every_length),
    Rule("hangx", "before an event by a length", f"a:ago passing? x:length|{UNITS}|shorttime >of", measure.before),
    Rule("agox", "so long ago", f"a:ago x:length|{UNITS}|shorttime", measure.ago),
    Rule("hangx", "after an event by a length", f"b:after passing? x:length|{UNITS}|shorttime", measure.after),
    Rule("lasting", "length", "al? x:length", measure.lasting),
    Rule("lasting", "length after a preposition", f"<since|during|li|bi x:{SHORT_UNITS}", measure.bare_unit),
    Rule("lasting", "length as an adverb", "x:adverbial", measure.bare_unit),
    Rule("lasting", "one unit as an adverb", "x:adverb1", measure.bare_unit),
    Rule("lasting", "units by themselves", "x:units !>d4", measure.bare_unit),
    Rule("lasting", "length after a preposition", "<since x:Ulong", measure.bare_unit),
    Rule("lasting", "length after a preposition", "<during|li x:Ulong >of", measure.bare_unit),
)

SETS = (
    Rule("set", "every weekday", "each w:wday|lweekday !>of", measure.every_weekday),
    Rule("set", "every unit", "each u:Uday|Uweek|Umonth|Uyear|Uclock", measure.every),
    Rule("set", "every unit", "e:every", measure.every_word),
    Rule("refx", "reference", "r:ref", measure.reference),
    Rule("refx", "then", "t:then", measure.then),
)

RULES: tuple[Rule, ...] = (*NAMES, *YEARS, *MONTH_RULES, *DAY_RANGES, *DAYS, *PARTS, *CLOCKS, *LENGTHS, *SETS)
