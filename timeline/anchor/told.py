"""Why an anchor is what it is, in the two languages of the readers."""

from collections.abc import Sequence

from timeline.model import Reason, Vote
from timeline.temporal import Interval
from timeline.temporal.days import ALL, Days
from timeline.temporal.wording import day_words

_MOST = 4  # expressions that are quoted


def given(day: Interval) -> Reason:
    said = day_words(day)
    return Reason(f"published {said.en}", f"تاريخ النشر {said.ar}")


def filed(day: Interval) -> Reason:
    """A page whose address holds a date."""
    said = day_words(day)
    return Reason(f"the page's address: {said.en}", f"عنوان الصفحة: {said.ar}")


def printed(role: str, surface: str, day: Interval) -> Reason:
    """A stamp of the page."""
    said = day_words(day)
    en, ar = {
        "head": ("dateline", "ترويسة"),
        "published": ("published by the page itself", "تاريخ النشر المطبوع"),
        "updated": ("last changed", "آخر تحديث"),
    }[role]
    return Reason(f"{en} «{surface}»: {said.en}", f"{ar} «{surface}»: {said.ar}")


def updated(why: Reason, surface: str) -> Reason:
    """A page that was published on one day and changed on another."""
    return Reason(f"{why.en}; changed «{surface}»", f"{why.ar}؛ وعُدّل «{surface}»")


def stated(surface: str, day: Interval) -> Reason:
    said = day_words(day)
    return Reason(f"«{surface}» dates its own day: {said.en}", f"«{surface}» تؤرخ يومها: {said.ar}")


def elected(votes: Sequence[Vote], day: Interval, beside: str | None = None) -> Reason:
    """Several expressions that leave one day; `beside` is a printed date that completes it."""
    said, quoted = day_words(day), _quoted(votes, beside)
    return Reason(f"{quoted} leave {said.en}", f"{quoted} لا تدع إلا {said.ar}")


def within(named: Reason, why: Reason) -> Reason:
    """A day that the text tells in the month or year that is known without it."""
    return Reason(f"{named.en}; {why.en}", f"{named.ar}؛ {why.ar}")


def unknown(known: Days, votes: Sequence[Vote]) -> Reason:
    """What is known of the day, and what is missing."""
    if known == ALL:
        return Reason("no date of publication is given or printed", "لا تاريخ نشر معطى ولا مطبوع")
    said, missing = known.said(), known.missing()
    quoted = f" ({_quoted(votes)})" if votes else ""
    fits = (known.fits() or ())[:3] if known.first is not None and known.dates is not None else ()
    first = f"; it may be {', '.join(map(str, fits))} …" if fits else ""
    first_ar = f"؛ قد يكون {'، '.join(map(str, fits))} …" if fits else ""
    return Reason(
        f"no date of publication is given or printed; written {said.en}{quoted}: {missing.en}{first}",
        f"لا تاريخ نشر معطى ولا مطبوع؛ كُتب: {said.ar}{quoted}، {missing.ar}{first_ar}",
    )


def divided(for_: Sequence[Vote], against: Sequence[Vote]) -> Reason:
    """A text whose expressions speak from different days."""
    a, b = _quoted(for_), _quoted(against)
    return Reason(f"the text contradicts itself: {a} against {b}", f"النص يناقض نفسه: {a} بخلاف {b}")


def against(votes: Sequence[Vote], day: Interval) -> Reason:
    """What the text says against a day, and the day that it means."""
    said, quoted = day_words(day), _quoted(votes)
    return Reason(f"the text speaks from {said.en}: {quoted}", f"النص يتكلم من {said.ar}: {quoted}")


def printed_otherwise(why: Reason) -> Reason:
    return Reason(f"the page prints another day: {why.en}", f"الصفحة تطبع يوما آخر: {why.ar}")


def _quoted(votes: Sequence[Vote], beside: str | None = None) -> str:
    surfaces = list(dict.fromkeys(vote.surface for vote in votes))[:_MOST]
    return ", ".join(f"«{surface}»" for surface in (*surfaces, *([beside] if beside else ())))
