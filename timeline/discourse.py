"""What each mention leans on: which way it looks, whose «today» it counts from, which date it refers back to.

The grammar says what the words mean and leaves holes; this module fills them from tense, quotation, list and page
furniture. It decides nothing by a date of its own: `resolve` does, in text order, because a date may lean on the one before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.lexicon.tense import Tense
from timeline.model import Anchor, Dated, Mention, Span
from timeline.temporal import (
    After,
    Ago,
    Ahead,
    Anaphor,
    Answer,
    At,
    Before,
    Between,
    Context,
    Expr,
    Fields,
    Grain,
    Holiday,
    Interval,
    Lasting,
    Length,
    Offset,
    Part,
    Pick,
    Same,
    Within,
    resolve,
    shift,
    unit_around,
)
from timeline.temporal.resolve import contradiction
from timeline.temporal.why import reason
from timeline.text import Text, sentences

_WORD = re.compile(r"[^\W\d_]+")
_CLAUSE = re.compile(r"[.!?؟؛:\n«»“”]|،\s*و(?=\w)")
_REACH = 14
_QUOTE = re.compile(r"«[^«»]{1,2000}»|“[^“”]{1,2000}”|\"[^\"\n]{1,2000}\"")
_FROM = re.compile(r"\s*(?:من|علي)\s+(?=\w)")
_EVENT_END = re.compile(r"[،.؛:!?؟\n()«»“”\"]|(?<=\s)(?:الذي|التي|حيث|قبل|بعد|منذ)\s")
_NOW = re.compile(r"(?:الان|اليوم|هذا)\b")
_LIST_ITEM = re.compile(r"(?:^|\n)[\s\-–—•*●▪]*$")
_GAP_BETWEEN_CALENDARS = re.compile(r"[\s\-–—،,/()]*(?:الموافق\w*|المصادف)?[\s\-–—،,/(]*(?:ل|لـ)?")
# Lines of a page that are not its article, folded: everything after the first kind, the line itself for the second.
_TAIL = re.compile(
    r"(?:^|\n)\s*(?:قد تحب ايضا|قد يهمك|منشورات شائعه|مقالات ذات صله|مواضيع ذات صله|اخبار ذات صله|المزيد من|leave a reply|related posts|اترك تعليق\w*|شاركها|تابعنا علي)"
)
_ASIDE = re.compile(r"(?:^|\n)\s*(?:اقرا ايضا|اقرا المزيد|شاهد ايضا|طالع ايضا|اقرا في|للمزيد|انظر ايضا)[^\n]*")
_TWEET = re.compile(r"(?:^|\n)[^\n]*(?:\(@\w+\)|pic\.twitter|t\.co/)[^\n]*")
_BARE_LINE = re.compile(r"[\s\d\-–—/:.,،|()\[\]مصهـ]*")


@dataclass(frozen=True, slots=True)
class Setting:
    """An article's text cut up once: sentences, quotations, furniture (all in the text as published)."""

    text: Text
    sentences: tuple[Span, ...]
    quotes: tuple[Span, ...]
    furniture: tuple[Span, ...]

    def sentence(self, span: Span) -> Span:
        return next((s for s in self.sentences if s.start <= span.start < s.end), span)

    def quote(self, span: Span) -> Span | None:
        return next((q for q in self.quotes if q.covers(span)), None)


def setting(text: Text) -> Setting:
    """Cut up a text."""
    quotes = tuple(Span(*m.span()) for m in _QUOTE.finditer(text.raw))
    return Setting(text, tuple(sentences(text.raw)), quotes, tuple(furniture(text)))


def furniture(text: Text) -> Iterator[Span]:
    """Extents of a page that are no article: related items, share links, comments, embedded posts."""
    norm = text.norm
    tail = _TAIL.search(norm)
    if tail and tail.start() > len(norm) // 4:
        yield text.span(tail.start(), len(norm))
    for pattern in (_ASIDE, _TWEET):
        for match in pattern.finditer(norm):
            if match.group().strip():
                yield text.span(match.start(), match.end())


def date_all(scene: Setting, mentions: Sequence[Mention], anchor: Anchor, tense: Tense, durative: frozenset[str]) -> tuple[Dated, ...]:
    """Every mention with its context and answer, in text order."""
    filled = list(_paired_calendars([_hang(m, scene, tense, durative) for m in mentions], scene.text))
    speakers = _speakers_days(scene, filled, anchor)
    out: list[Dated] = []
    for mention in filled:
        quote = scene.quote(mention.span)
        today = speakers.get(quote, anchor.day) if quote else anchor.day
        mention = _listed(mention, out, scene)
        direction = _direction(mention, scene, tense, today)
        context = Context(today, direction, _antecedent(mention, out, scene))
        answer = resolve(mention.expr, context)
        others = tuple(_other_readings(mention, context, answer))
        out.append(
            Dated(mention, context, answer, reason(mention.expr, context, answer), others, _is_furniture(mention, scene))
        )
    return tuple(out)


# ---- events that a length hangs on -------------------------------------------------------------------------------------


def _hang(mention: Mention, scene: Setting, tense: Tense, durative: frozenset[str]) -> Mention:
    """Give «بعد عامين من بدء التدخل» its event; «بعد 12 عاما من الصراع» is a length of it; «بعد يومين» of a plan is ahead."""
    text = scene.text
    match mention.expr:
        case After(length, None) | Before(length, None):
            end = text.norm_index(mention.span.end)
            following = _FROM.match(text.norm, end)
            if following is None:
                if isinstance(mention.expr, Before):
                    return replace(mention, expr=Ago(length))
                ahead = _alone(mention, text) or _cue(mention.span, scene, tense) > 0
                return replace(mention, expr=Ahead(length)) if ahead else mention
            if _NOW.match(text.norm, following.end()):
                return replace(mention, expr=Ago(length) if isinstance(mention.expr, Before) else Ahead(length))
            noun = _WORD.match(text.norm, following.end())
            if isinstance(mention.expr, After) and noun and _is_durative(noun.group(), durative):
                return _without_particle(mention, length, text)
            stop = _EVENT_END.search(text.norm, following.end())
            event_end = min(stop.start() if stop else len(text.norm), following.end() + 80)
            event = text.span(following.end(), max(event_end, following.end() + 1)).of(text.raw).strip()
            return replace(mention, expr=replace(mention.expr, event=event))
        case Lasting(length, 0) if length.amount and _since_alone(mention, text):
            start = len(text.raw) - len(text.raw.lstrip())
            span = Span(start, mention.span.end)
            return replace(mention, span=span, surface=span.of(text.raw), expr=Ago(length))
        case _:
            return mention


def _is_durative(noun: str, durative: frozenset[str]) -> bool:
    for form in (noun, noun.removeprefix("ال")):
        if form in durative:
            return True
        for suffix in ("ه", "ها", "هم", "نا", "هما", "تنا", "ته", "تها", "تهم"):
            stem = form.removesuffix(suffix)
            if stem != form and (stem in durative or stem + "ه" in durative):
                return True
    return False


def _without_particle(mention: Mention, length: Length, text: Text) -> Mention:
    particle = re.match(r"\S+\s+(?:(?:مرور|مضي|انقضاء)\s+)?", mention.surface)
    start = mention.span.start + (particle.end() if particle else 0)
    span = Span(start, mention.span.end)
    return replace(mention, span=span, surface=span.of(text.raw), expr=Lasting(length))


def _alone(mention: Mention, text: Text) -> bool:
    return text.raw.strip() == mention.surface.strip()


def _since_alone(mention: Mention, text: Text) -> bool:
    before = text.raw[: mention.span.start].strip()
    return before in ("منذ", "مُنذ") and not text.raw[mention.span.end :].strip()


# ---- two calendars, quotations, lists ------------------------------------------------------------------------------------


def _paired_calendars(mentions: list[Mention], text: Text) -> Iterator[Mention]:
    """A Hijri date beside a Gregorian one names its day: where they differ the printed Gregorian date wins."""
    for i, mention in enumerate(mentions):
        following = mentions[i + 1] if i + 1 < len(mentions) else None
        if following and _hijri_day(mention.expr) and _gregorian_day(following.expr):
            gap = text.raw[mention.span.end : following.span.start]
            if len(gap) < 25 and _GAP_BETWEEN_CALENDARS.fullmatch(gap):
                mention = _beside(mention, following.expr)
        yield mention


def _beside(mention: Mention, gregorian: Expr) -> Mention:
    match mention.expr:
        case Same(a, b) if not _hijri_day(a):
            return replace(mention, expr=Same(a, Same(b, gregorian)))
        case At(day, _) if day is not None:
            return replace(mention, expr=replace(mention.expr, day=Same(day, gregorian)))
        case _:
            return replace(mention, expr=Same(mention.expr, gregorian))


def _hijri_day(expr: Expr) -> bool:
    match expr:
        case Fields():
            return expr.calendar == "hijri" and expr.day is not None
        case Same(a, b):
            return _hijri_day(a) or _hijri_day(b)
        case At(day, _):
            return day is not None and _hijri_day(day)
        case Within(part, _):
            return _hijri_day(part)
        case _:
            return False


def _gregorian_day(expr: Expr) -> bool:
    match expr:
        case Fields():
            return expr.calendar == "gregorian" and expr.day is not None
        case Pick(_, what):
            return _gregorian_day(what)
        case Same(a, b):
            return not _hijri_day(expr) and (_gregorian_day(a) or _gregorian_day(b))
        case _:
            return False


def _speakers_days(scene: Setting, mentions: Sequence[Mention], anchor: Anchor) -> dict[Span, Interval]:
    """The day of speaking in a quotation that names its own: «اليوم (الاثنين)» quoted on a Tuesday."""
    days: dict[Span, Interval] = {}
    today = anchor.day
    if today is None or today.start is None or today.grain != Grain.DAY:
        return days
    for mention in mentions:
        quote = scene.quote(mention.span)
        if quote is None or quote in days:
            continue
        match mention.expr:
            case Same(Offset(amount, Grain.DAY), Fields(weekday=int() as weekday)):
                naive = shift(today.start, amount, Grain.DAY)
                distance = (weekday - naive.weekday()) % 7
                if distance:
                    moved = distance if distance < 4 and distance < 7 - distance else distance - 7
                    days[quote] = unit_around(shift(today.start, moved, Grain.DAY), Grain.DAY)
    return days


def _listed(mention: Mention, before: Sequence[Dated], scene: Setting) -> Mention:
    """A month without a year takes that of the list item before, or of a full date earlier in its sentence."""
    fields = _bare_fields(mention.expr)
    if fields is None or not before:
        return mention
    raw = scene.text.raw
    sentence = scene.sentence(mention.span)
    for earlier in reversed(before):
        year = _explicit_year(earlier.mention.expr)
        same_sentence = earlier.mention.span.start >= sentence.start
        in_list = _LIST_ITEM.search(raw[: mention.span.start]) and _LIST_ITEM.search(raw[: earlier.mention.span.start])
        if year is not None and (same_sentence or in_list) and not earlier.furniture:
            return replace(mention, expr=_put_year(mention.expr, year), via=f"{mention.via}, year of the list")
        if not same_sentence and not in_list:
            if _LIST_ITEM.search(raw[: mention.span.start]):
                continue
            break
    return mention


def _bare_fields(expr: Expr) -> Fields | None:
    match expr:
        case Fields(year=None, month=int(), weekday=None):
            return expr
        case Part(_, whole):
            return _bare_fields(whole)
        case _:
            return None


def _explicit_year(expr: Expr) -> int | None:
    match expr:
        case Fields(year=int() as year, month=int(), calendar="gregorian"):
            return year
        case Part(_, whole) | At(whole, _) if whole is not None:
            return _explicit_year(whole)
        case Between(_, last):
            return _explicit_year(last)
        case _:
            return None


def _put_year(expr: Expr, year: int) -> Expr:
    match expr:
        case Fields():
            return replace(expr, year=year)
        case Part(_, whole):
            return replace(expr, whole=_put_year(whole, year))
        case _:
            return expr


# ---- direction and antecedent -----------------------------------------------------------------------------------------------


def _direction(mention: Mention, scene: Setting, tense: Tense, today: Interval | None) -> int:
    """-1: it has been; 1: it is to come."""
    bare = _looks_either_way(mention.expr)
    if bare is None:
        return -1
    cue = _cue(mention.span, scene, tense)
    if isinstance(bare, Holiday):
        return cue or 1
    if bare.weekday is None and bare.month is not None and today is not None:
        return _month_direction(bare, cue, today)
    return cue or -1


def _looks_either_way(expr: Expr) -> Fields | Holiday | None:
    match expr:
        case Fields(year=None):
            return expr
        case Holiday(year=None):
            return expr
        case Part(_, whole):
            return _looks_either_way(whole)
        case At(day, _) if day is not None:
            return _looks_either_way(day)
        case Between(_, last):
            return _looks_either_way(last)
        case Same(a, b):
            return _looks_either_way(a) or _looks_either_way(b)
        case _:
            return None


def _month_direction(fields: Fields, cue: int, today: Interval) -> int:
    """A month that is close ahead and nearly a year behind is the coming one, unless a verb of the past governs it."""
    past, future = (resolve(fields, Context(today, side)) for side in (-1, 1))
    if not (isinstance(past, Interval) and isinstance(future, Interval) and past.start and future.start and today.start):
        return cue or -1
    behind, ahead = (today.start - past.start).days, (future.start - today.start).days
    if cue > 0:
        return 1
    if cue < 0:
        return 1 if behind > 305 and ahead < 45 else -1
    return 1 if behind > 240 and ahead < 125 else -1


def _cue(span: Span, scene: Setting, tense: Tense) -> int:
    """The tense that governs an extent: the nearest telling word before it in its clause, else the first one after it."""
    norm = scene.text.norm
    start, end = scene.text.norm_index(span.start), scene.text.norm_index(span.end)
    clause = norm[max(0, start - 160) : start]
    cut = 0
    for boundary in _CLAUSE.finditer(clause):
        cut = boundary.end()
    words = _WORD.findall(clause[cut:])[-_REACH:]
    for word in reversed(words):
        if direction := tense.direction(word):
            return direction
    after = norm[end : end + 60]
    stop = _CLAUSE.search(after)
    for word in _WORD.findall(after[: stop.start()] if stop else after)[:5]:
        if direction := tense.direction(word):
            return direction
    return 0


def _antecedent(mention: Mention, before: Sequence[Dated], scene: Setting) -> Interval | None:
    """The date spoken of before: the last one that is fine enough; for a clock, of the same sentence or the one before."""
    wanted = _refers_back(mention.expr)
    if wanted is None:
        return None
    grain, reach = wanted
    for earlier in reversed(before):
        answer = earlier.answer
        if mention.span.start - earlier.mention.span.end > reach:
            return None
        if not isinstance(answer, Interval) or earlier.furniture:
            continue
        if isinstance(mention.expr, At) and answer.clock and not answer.start:
            return answer
        if isinstance(mention.expr, At) and earlier.mention.via == "first and last day":
            return None  # a clock on every day of a range
        if answer.start and answer.grain.rank <= grain.rank:
            return answer
    return None


_FAR, _NEAR = 1500, 250


def _refers_back(expr: Expr) -> tuple[Grain, int] | None:
    match expr:
        case Anaphor(grain):
            return grain or Grain.YEAR, _FAR
        case At(None, _):
            return Grain.DAY, _NEAR
        case Fields(year=None, month=None, day=int(), weekday=None):
            return Grain.MONTH, _NEAR
        case Offset(_, _, base) if base is not None:
            return _refers_back(base)
        case Within(part, whole):
            return _refers_back(whole) or _refers_back(part)
        case Same(a, b) | Between(a, b):
            return _refers_back(a) or _refers_back(b)
        case Part(_, whole):
            return _refers_back(whole)
        case At(day, _) if day is not None:
            return _refers_back(day)
        case _:
            return None


def _other_readings(mention: Mention, context: Context, answer: Answer) -> Iterator[Answer]:
    if isinstance(mention.expr, Same) and (other := contradiction(mention.expr, context)) and other != answer:
        yield other


def _is_furniture(mention: Mention, scene: Setting) -> bool:
    if any(f.overlaps(mention.span) for f in scene.furniture):
        return True
    raw = scene.text.raw
    line_start = raw.rfind("\n", 0, mention.span.start) + 1
    line_end = raw.find("\n", mention.span.end)
    rest = raw[line_start : mention.span.start] + raw[mention.span.end : line_end if line_end >= 0 else len(raw)]
    return line_end >= 0 and bool(_BARE_LINE.fullmatch(rest))
