"""Whether a built expression speaks of time here: bare years need company, look-alikes and names stay silent.

The words that decide are in `lexicon/silent.toml`.
"""

import re
from collections.abc import Sequence

from timeline.grammar.engine import Node
from timeline.grammar.lookalikes import (
    alone,
    became,
    general,
    look_alike,
    only_spoken,
    programme,
    the_two,
    titled,
    uncut,
    words_before,
)
from timeline.grammar.namesakes import namesake
from timeline.lexicon.words import Silence
from timeline.temporal import At, Edge, Expr, Grain, Holiday, Lasting
from timeline.text import Text

_WORDS_BEFORE = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
# «القرار 2254 (2015)»: the number, and then the year.
_YEAR_IN_BRACKETS = re.compile(r"\d \($")
_FIGURES = re.compile(r"[\d\s/()\-–—]+$")
_STRONG = frozenset(("in", "since", "during", "between", "until", "to", "hedge", "ago", "after", "pair", "by"))
_WEAK = frozenset(("of", "bi", "li", "and", "comma", "open", "slash", "dash"))
_TIMED = (*_STRONG, "Uday", "ord", "daypart", "tonight")
# «في ذلك الحين», «كل الحين»: what is pointed at is not now.
_POINTING = frozenset(("that", "this", "same", "each"))
_SPOKEN = ("dayw", "refx", "timex", "dayx")
_PAIRS = ("«»", "“”", '""')
_UNITS = ("units", "Uday", "Uclock", "Uyear", "Umonth", "Uweek")
_SENTENCE_START = re.compile(r"(?:^|\n)[\s\-–—•*]*$")
# A four-digit number before one of these counts something.
_COUNTED = re.compile(r"\s*(?:%|٪|[^\W\d_]+)")
_CLAUSE_END = re.compile(r"\s*(?:[.،؛:!؟)\n]|فقط(?!\w)|$)")
_COUNTING = ("other", "decimal", "dn", "n", "d2", "d4", "nw", "each", "ord", "al", "range", "vague", "of", "and", "n1")
_YEARS = range(1800, 2101)
_REACH = 48
# How a counted noun ends: «شخصا», «حالة».
_INDEFINITE = ("ا", "ه")


def speaks(kind: str, node: Node, nodes: Sequence[Node], at: int, text: Text, silence: Silence) -> bool:
    """The node is an expression of time where it stands."""
    norm = text.norm
    before = norm[max(0, node.start - _REACH) : node.start]
    after = norm[node.end : node.end + _REACH]
    form, senses = norm[node.start : node.end], silence.senses
    if titled(before, senses) or (kind in _SPOKEN and only_spoken(norm, node, silence)):
        return False
    match kind:
        case "d4" if _second_of_two(nodes, at, norm, silence):
            return False
        case "d4" | "monthx" | "dayx" if _numbers_a_document(node, kind, norm, silence):
            return False
        case "year" | "partx" | "monthx" | "dayx" if "short year" in node.via and _counts_what_follows(
            node, after, silence
        ):
            return False
        case "year" if node.via == "year with its article":
            return node["year"].year in _YEARS and not _counts(after, silence) and not _unit_after(nodes, at)
        case "d4":
            return _bare_year(nodes, at, before, after, silence)
        case "clockx" if node.via == "clock by itself":
            return alone(node, norm)
        case "clockx" if node.via == "part of the day spoken of":
            named = _pointed_at(nodes, at) or look_alike(form, before, after, silence)
            return not named and not _ends_with(before, silence.scores) and not _coordinated(nodes, at)
        case "clockx" if after.lstrip().startswith(silence.age_after):
            return False  # «طفل في الثالثة والنصف من عمره»
        case "clockx":
            return not _ends_with(before, silence.scores) and not programme(before, senses)
        case "lasting":
            bracketed = before.endswith("(") and after.startswith(")")
            named = look_alike(form, before, after, silence)  # «حرب الأيام الستة»
            silent = bracketed or named or _of_what_follows(node, norm, after, silence)
            if node.via == "length since an event" and not _SENTENCE_START.search(before):
                return False  # «عام على الزلزال», but «مدير عام على رأس عمله»
            if node.via == "units by themselves" and not _by_themselves(nodes, at, after):
                return False
            return not silent and not _age(node["lasting"], before, after, silence)
        case "hangx" if node.via == "eve of an event" and look_alike(form, before, after, silence):
            return False
        case "refx" if node.via == "then" and _own_day(nodes, at):
            return False
        case "hangx" if node.via == "so long, then after" and _age(Lasting(node[kind].length), before, after, silence):
            return False  # «توفي عن 75 عاما بعد صراع مع المرض»
        case "agox" | "hangx":
            return not _of_what_follows(node, norm, after, silence)
        case "refx" if _pointed_at(nodes, at):
            return False
        case "yearx":
            return not general(form, before, senses)
        case "wday" if the_two(form, before, after, senses):
            return False
        case "dayw" if became(form, before, after, senses):
            return False
        case "longx" if after.lstrip().startswith(silence.age_after):
            return False
        case "wday" if _ends_with(before, silence.weekday_bearers):
            return False
        case "twox" if isinstance(first := node["twox"][0][0], Lasting):
            return not _age(first, before, after, silence)
        case "twox" if isinstance(node["twox"][0][0], Edge) and _ends_with(before, silence.bearers):
            return False  # «قوى 8 آذار و14 آذار»
        case "dayw" | "monthx" if _ends_with(before, silence.likeness):
            return False
        case "dayw" | "wday" if _is_a_title(norm, node):
            return False
        case "wday" if _beside_weekday(nodes, at):
            return True
        case "timex" if node.via == "night of a feast" and not _timed_feast(nodes, at, norm):
            return False
        case "refx" if node.via == "until now" and _of_something(after):
            return False
        case "partx" if node.via != "season at hand":
            return True
        case "dayw" | "wday" | "longx" | "timex" | "refx" | "set" | "partx":
            return not look_alike(form, before, after, silence)
        case "monthx" | "dayx":
            if _named(kind, nodes, at, text, silence):
                return False
            if node.via == "holiday" and isinstance(node[kind], Holiday) and not _timed_feast(nodes, at, norm):
                return False
            return not look_alike(form, before, after, silence)
        case _:
            return True


def counts_else(node: Node, text: Text, silence: Silence) -> bool:
    """«ارتفع خلال شهرين إلى 20 دولارا»: the number after the length counts what follows it."""
    if node.via != "length, then a bare count":
        return False
    after = text.norm[node.end : node.end + _REACH]
    following = _NEXT_WORD.match(after)
    return _CLAUSE_END.match(after) is None and not (following and following[1] in silence.prepositions)


def _ends_with(before: str, words: frozenset[str]) -> bool:
    nearest = words_before(before, 1)
    return bool(nearest) and before.endswith(" ") and any(word in words for word in (nearest[0], *uncut(nearest[0])))


def _pointed_at(nodes: Sequence[Node], at: int) -> bool:
    """«في ذلك الحين», «ذات مساء»."""
    return at > 0 and not _POINTING.isdisjoint(nodes[at - 1].senses)


def _coordinated(nodes: Sequence[Node], at: int) -> bool:
    """«صباحا ومساء» is no time of a day."""
    for step in (-1, 1):
        beside = nodes[at + step] if 0 <= at + step < len(nodes) else None
        if beside is not None and "and" in beside.senses:
            beside = nodes[at + 2 * step] if 0 <= at + 2 * step < len(nodes) else None
        if beside is not None and {"clockx", "daypart", "advpart"} & set(beside.senses):
            return True
    return False


# ---- names ----------------------------------------------------------------------------------------------------------


def _joined_to_a_name(nodes: Sequence[Node], at: int, text: Text, silence: Silence) -> bool:
    """«14 آذار» in «قوى 8 آذار و14 آذار»."""
    joined = at > 1 and "and" in nodes[at - 1].senses and "dayx" in nodes[at - 2].senses
    return joined and _named("dayx", nodes, at - 2, text, silence)


def _named(kind: str, nodes: Sequence[Node], at: int, text: Text, silence: Silence) -> bool:
    return namesake(kind, nodes, at, text, silence) or _joined_to_a_name(nodes, at, text, silence)


def _timed_feast(nodes: Sequence[Node], at: int, norm: str) -> bool:
    """«إجازة عيد الفطر» names a feast; its year, or what stands before it («خلال عيد الفطر»), makes it a time."""
    node, left = nodes[at], nodes[at - 1] if at else None
    named = node.get("dayx", "timex")
    if isinstance(named, At):
        named = named.day
    if not isinstance(named, Holiday) or named.year is not None:
        return True
    timed = left is not None and any(k in left.senses for k in _TIMED)
    return timed or alone(node, norm)


def _beside_weekday(nodes: Sequence[Node], at: int) -> bool:
    """«بين الاثنين والأربعاء», «من الجمعة إلى الاثنين»: not «the two»."""
    for step in (-2, 2):
        if 0 <= at + step < len(nodes) and "wday" in nodes[at + step].senses:
            between = nodes[at + step // 2].senses
            return "and" in between or "to" in between
    return False


def _own_day(nodes: Sequence[Node], at: int) -> bool:
    """«دخلت الحرب يومها الخمسين», «أمضت يومها في المستشفى»: a day of its own, and no «then»."""
    counted = at + 1 < len(nodes) and not {"ord", "nw", "n", "d2", "al"}.isdisjoint(nodes[at + 1].senses)
    return counted or (at > 0 and "spent" in nodes[at - 1].senses)


def _of_something(after: str) -> bool:
    """«حتى الساعة المقررة» is an hour."""
    following = _NEXT_WORD.match(after)
    return following is not None and following[1].startswith("ال")


def _of_what_follows(node: Node, norm: str, after: str, silence: Silence) -> bool:
    """«قبل عقد الاجتماع» is no decade, «خلال أيام العمل» are days of something."""
    following = _NEXT_WORD.match(after)
    if following is None:
        return False
    last = norm[node.start : node.end].rpartition(" ")[2]
    if (words := silence.only_before.get(last)) is not None:
        return following[1] not in words
    return node.via == "length after a preposition" and following[1].startswith("ال")


def _second_of_two(nodes: Sequence[Node], at: int, norm: str, silence: Silence) -> bool:
    """«المادتين 1996 و1997»."""
    if at < 2 or "and" not in nodes[at - 1].senses or "d4" not in nodes[at - 2].senses:
        return False
    first = nodes[at - 2]
    return _numbers_a_document(first, "d4", norm, silence)


def _numbers_a_document(node: Node, kind: str, norm: str, silence: Silence) -> bool:
    """«رقم 36 / 2014», «رقم 4/2014»; a date in words, or of a day called so, is one wherever it stands."""
    figures = node.via in ("date in figures", "date in figures set apart", "month in figures")
    if kind != "d4" and not (figures and norm[node.start].isdigit()):
        return False
    before = norm[max(0, node.start - _REACH) : node.start]
    if kind == "d4" and _YEAR_IN_BRACKETS.search(before):
        return False
    named = _FIGURES.sub("", before)
    if named.endswith(silence.senses.boxes):
        return True
    nearest = _WORDS_BEFORE.findall(named.rpartition(" ")[2])
    if not nearest:
        return False
    forms = (nearest[-1], nearest[-1][1:])
    return not silence.numbering.isdisjoint(forms) or (kind != "d4" and not silence.versions.isdisjoint(forms))


def _is_a_title(norm: str, node: Node) -> bool:
    """«مقابلة مع «الغد»»: alone in quotation marks, and not what somebody said, it is the name of a newspaper."""
    marks = norm[node.start - 1 : node.start] + norm[node.end : node.end + 1]
    if marks not in _PAIRS or not norm.startswith("ال", node.start) or " " in norm[node.start : node.end]:
        return False
    return not norm[max(0, node.start - 4) : node.start - 1].rstrip(" ").endswith(":")


# ---- numbers that are no years, lengths that are ages ---------------------------------------------------------------


def _bare_year(nodes: Sequence[Node], at: int, before: str, after: str, silence: Silence) -> bool:
    year = nodes[at]["d4"]
    if year not in _YEARS or _ends_with(before, silence.senses.levels):
        return False
    left = nodes[at - 1] if at else None
    if left is not None and (any(kind in left.senses for kind in _STRONG) or _years(left)):
        return not _counts(after, silence) and not _range_of_amounts(nodes, at, after, silence)
    if left is not None and any(kind in left.senses for kind in _WEAK):
        counts = _counts(after, silence) or _range_of_amounts(nodes, at, after, silence)
        return not counts and not _unit_after(nodes, at)
    if _dated_noun(before, silence):
        return not _counts(after, silence) and not _unit_after(nodes, at)
    if _SENTENCE_START.search(before):
        return not _COUNTED.match(after) or after.lstrip(" ").startswith(":")
    return False


def _years(node: Node) -> bool:
    """«الأعوام 2014 و2015 و2016»."""
    return bool(node.get("units") == Grain.YEAR)


def _dated_noun(before: str, silence: Silence) -> bool:
    """«اقتراع 2016», «لنسخة 2019», «قمة الجزائر 2022»: a happening and the year that tells which of them."""
    nearest = words_before(before, 3)
    if not nearest or not before.endswith(nearest[0] + " "):
        return False
    word = nearest[0]
    if len(nearest) > 1 and word.startswith("ال") and word.endswith("يه"):
        word = nearest[1]  # «الانتخابات الرئاسية 2014»
    return _names(silence.dated, word, " ".join(nearest[1::-1])) or (
        len(nearest) > 1 and _names(silence.held, nearest[1], " ".join(nearest[:0:-1]))
    )


def _names(nouns: frozenset[str], *forms: str) -> bool:
    """One of these forms, clitics and article apart, is such a noun."""
    return any(stem in nouns for form in forms for stem in (form, form[1:], form[2:]))


def _range_of_amounts(nodes: Sequence[Node], at: int, after: str, silence: Silence) -> bool:
    """«بين 2000 و3000», «من 1900 إلى 2000 دولار»: amounts, not years."""
    if at + 2 >= len(nodes) or not {"and", "to", "dash"} & set(nodes[at + 1].senses):
        return False
    other = nodes[at + 2]
    amount = other.get("d4", "dn")
    if not isinstance(amount, int):
        return False
    return amount not in _YEARS or _counts(after[other.end - nodes[at].end :], silence)


def _unit_after(nodes: Sequence[Node], at: int) -> bool:
    right = nodes[at + 1] if at + 1 < len(nodes) else None
    return right is not None and any(kind in right.senses for kind in _UNITS)


def _counts(after: str, silence: Silence) -> bool:
    """The number counts the indefinite noun after it: «في 2015 مدرسة»; «في 2015 قال» has a verb."""
    match = re.match(r" ([^\W\d_]+)", after)
    return bool(match and match[1] in silence.counted)


def _counts_what_follows(node: Node, after: str, silence: Silence) -> bool:
    """«خلال عام 67 شخصا», «في أكتوبر 73 بالمئة»: beside an indefinite noun two figures are no year.

    «عدوان 56 قصيرا» is: the noun is that of what happened, and what follows may describe it.
    """
    rest = after.lstrip(" ")
    following = _NEXT_WORD.match(after)
    if following is None:
        return rest[:1] in ("%", "٪")
    word = following[1]
    indefinite = word.endswith(_INDEFINITE) and not word.startswith("و") and not node.via.endswith("what happened")
    return word in silence.counted or indefinite or rest.startswith(silence.per_cent)


def _by_themselves(nodes: Sequence[Node], at: int, after: str) -> bool:
    """«دام الاجتماع دقائق.»: an indefinite plural that its clause ends with."""
    left = nodes[at - 1] if at else None
    counted = left is not None and any(kind in left.senses for kind in _COUNTING)
    return not counted and _CLAUSE_END.match(after) is not None


def _age(expr: Expr, before: str, after: str, silence: Silence) -> bool:
    nearest = words_before(before, 4)
    if any(word in silence.age for word in nearest) or after.lstrip().startswith(silence.age_after):
        return True
    if not isinstance(expr, Lasting) or expr.length.unit != Grain.YEAR or not nearest:
        return False
    if expr.length.hedge and not silence.age_groups.isdisjoint(nearest[:3]):
        return True  # «منتخب أقل من 17 سنة»
    if nearest[0] in silence.age_at:
        return not (len(nearest) > 1 and nearest[1] in silence.no_age)
    return any(word in silence.age_in_years for word in nearest)
