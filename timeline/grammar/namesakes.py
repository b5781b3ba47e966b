"""Days and months that are names here: of a square, a movement, a family, a car, or of a number («صفر» is zero).

The words that decide are in `lexicon/silent.toml`.
"""

import re
from collections.abc import Sequence

from timeline.grammar.engine import Node
from timeline.lexicon.words import Silence
from timeline.temporal import Expr, Fields, Pick
from timeline.text import Text, unmarked

_REACH = 48
_WORD = re.compile(r"[^\W\d_]+")
# A clitic that stands right before the node: «رينو ونيسان».
_CLITIC = re.compile(r"(?<!\w)[وفبلك]{1,2}$")
# The first of two days with one month: «كتلتا 8 و14 آذار».
_FIRST_OF_TWO = re.compile(r"\d{1,2} و$")
_NEXT_WORD = re.compile(r"[\s)\"»،,-]*([^\W\d_]+)")
_TIMED = frozenset(
    ("in", "since", "during", "between", "until", "to", "of", "hedge", "ago", "after", "bi", "li", "Umonth", "by")
)
_NUMBERS = ("d2", "ord", "n", "nw", "first", "al")
_AFTER_PREPOSITION = ("bare month after a preposition or a number", "bare month after «of» and a number")


def namesake(kind: str, nodes: Sequence[Node], at: int, text: Text, silence: Silence) -> bool:
    """The day or month of this node is a name here."""
    node, norm = nodes[at], text.norm
    fields = _fields(node[kind])
    if fields is None:
        return False
    before = norm[max(0, node.start - _REACH) : node.start]
    if fields.day is not None:
        return _borne(fields, node, before, silence) or _score(fields, node, before, norm, silence)
    if fields.month is None:
        return False
    if _borne_month(fields, before, silence, picked=isinstance(node[kind], Pick)):
        return True
    return _month_alone(fields, nodes, at, text, before, silence)


def _fields(expr: Expr) -> Fields | None:
    match expr:
        case Fields():
            return expr
        case Pick(_, Fields() as fields):
            return fields
        case _:
            return None


def _nearest(before: str) -> list[str]:
    """The last two words before, nearest first, where nothing but a space stands between."""
    tail = _CLITIC.sub("", before)
    if not tail.endswith(" "):
        return []
    return _WORD.findall(re.split(r"[^\w\s\"«()]", tail)[-1])[:-3:-1]


def _is_one(words: Sequence[str], names: frozenset[str]) -> bool:
    """The nearest word is one of these, perhaps with clitics: «بمدينة», «وبجامعة»."""
    return bool(words) and any(words[0][cut:] in names for cut in range(3))


# ---- a day as a name --------------------------------------------------------------------------------------------


def _borne(fields: Fields, node: Node, before: str, silence: Silence) -> bool:
    """«ساحة 14 آذار», «ملعب 8 ماي 1945», «كتلتا 8 و14 آذار», «ثورة 17 فبراير»; a date in figures is no name."""
    if fields.weekday is not None or "figures" in node.via:
        return False
    words = _nearest(before)
    if before.endswith("و"):
        words = _nearest(_FIRST_OF_TWO.sub("", before))
    if _is_one(words, silence.namesakes.bearers) or _is_one(words, silence.namesakes.date_bearers):
        return True
    return fields.year is None and _is_one(words, silence.namesakes.commemorated)


def _score(fields: Fields, node: Node, before: str, norm: str, silence: Silence) -> bool:
    """«فاز 3 صفر»."""
    names, form = silence.namesakes, norm[node.start : node.end]
    if fields.year is not None or form[:1] not in "123456789" or form.rpartition(" ")[2] not in names.zero:
        return False
    if (fields.day or 0) >= 10:
        return False
    return not _is_one(_WORD.findall(before)[:-2:-1], names.zero_is_month_after)


# ---- a month as a name ------------------------------------------------------------------------------------------


def _borne_month(fields: Fields, before: str, silence: Silence, *, picked: bool) -> bool:
    """«معمل تموز», «حرب أكتوبر»; «حرب تموز الماضي» is dated."""
    if fields.year is not None:
        return False
    words, names = _nearest(before), silence.namesakes
    return _is_one(words, names.bearers) or (not picked and _is_one(words, names.commemorated))


def _month_alone(fields: Fields, nodes: Sequence[Node], at: int, text: Text, before: str, silence: Silence) -> bool:
    node, names = nodes[at], silence.namesakes
    form = text.norm[node.start : node.end].partition(" ")[0]
    words, following = _nearest(before), _NEXT_WORD.match(text.norm, node.end)
    if words and words[0] in silence.before.get(form, ()):
        return True
    if following and following[1] in silence.after.get(form, ()):
        return True
    if fields.year is not None or isinstance(node["monthx"], Pick):
        return False
    left = nodes[at - 1] if at else None
    timed = left is not None and not _TIMED.isdisjoint(left.senses)
    if form in names.people and not timed:
        return _is_one(words, names.saying) or bool(following and following[1] in names.said)
    if node.via not in _AFTER_PREPOSITION or left is None or _numbered(nodes, at):
        return False
    if unmarked(text.span(node.start, node.end).of(text.raw)) in names.as_written:
        return True
    return _begins_nothing(form, left, nodes, at, words, silence)


def _numbered(nodes: Sequence[Node], at: int) -> bool:
    """«3 من مارس», «أول آب»; «أول من مارس» is who first practised."""
    step = 2 if "of" in nodes[at - 1].senses else 1
    if at < step:
        return False
    node = nodes[at - step]
    if step == 2 and "ord" in node.senses and not node.definite("ord"):
        return False
    return any(kind in node.senses for kind in _NUMBERS)


def _begins_nothing(
    form: str, left: Node, nodes: Sequence[Node], at: int, words: Sequence[str], silence: Silence
) -> bool:
    """«من مارس حقه», «بين محرم ومباح», «من صفر إلى مئة», «إلى صفر»: these are months in a range only."""
    right = nodes[at + 1] if at + 1 < len(nodes) else None
    goes_on = right is not None and not {"to", "and"}.isdisjoint(right.senses)
    if form in silence.namesakes.zero:
        return not _is_one(words, silence.namesakes.zero_is_month_after)
    if "between" in left.senses:
        return not goes_on
    if "of" in left.senses:
        return not goes_on and not (len(words) > 1 and words[1] in silence.namesakes.beginning)
    return False
