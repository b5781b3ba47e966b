"""Whether a built expression speaks of time here: bare years need company, look-alikes and names stay silent."""

import re
from collections.abc import Sequence

from timeline.grammar.engine import Node
from timeline.lexicon.words import Words
from timeline.temporal import Holiday
from timeline.text import Text

_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s(\"«]*$")
_TWO_BEFORE = re.compile(r"([^\W\d_]+)\s+[^\W\d_]+[\s(\"«]*$")
_WORD_AFTER = re.compile(r"[\s)\"»،,]*([^\W\d_]+)")
_AGE = re.compile(r"(?:عمر\w*|البالغ\w*|يبلغ|تبلغ|ناهز|العمر|سن)\s+(?:\w+\s+){0,3}$|(?<!\w)(?:عن|بعمر)\s+$")
_AGE_AFTER = re.compile(r"\s*(?:من (?:العمر|عمره|عمرها)|عمرا)")
_STRONG = frozenset(("in", "since", "during", "between", "until", "to", "hedge", "ago", "after", "pair"))
_WEAK = frozenset(("of", "bi", "li", "and", "comma", "open", "slash", "dash"))
_SENTENCE_START = re.compile(r"(?:^|\n)[\s\-–—•*]*$")
# A four-digit number before one of these counts something.
_COUNTED = re.compile(r"\s*(?:%|٪|[^\W\d_]+)")
_REACH = 48


def speaks(kind: str, node: Node, nodes: Sequence[Node], at: int, text: Text, words: Words) -> bool:
    """The node is an expression of time where it stands."""
    norm = text.norm
    before = norm[max(0, node.start - _REACH) : node.start]
    after = norm[node.end : node.end + _REACH]
    if kind == "d4":
        return _bare_year(node, nodes, at, before, after)
    if kind == "clockx":
        return not _score(before)
    if kind == "lasting":
        return not (_AGE.search(before) or _AGE_AFTER.match(after) or (before.endswith("(") and after.startswith(")")))
    if kind in ("dayw", "wday", "longx", "timex"):
        return not _look_alike(norm[node.start : node.end], before, after, words)
    if kind == "monthx":
        return not (before.endswith(("قوي ", "مدينه ", "مدينة ", "تنظيم ", "جامعه ", "جسر ", "ميدان ", "حركه ", "شارع ", "طريق ")))
    if kind == "dayx" and isinstance(node[kind], Holiday) and node[kind].year is None:
        # «إجازة عيد الفطر» names a feast, «خلال عيد الفطر» a time.
        left = nodes[at - 1] if at else None
        timed = left is not None and any(k in left.senses for k in (*_STRONG, "Uday", "ord", "daypart", "tonight"))
        return timed or norm.strip() == norm[node.start : node.end]
    if kind == "dayx":
        return not before.endswith(("قوي ", "مدينه ", "جسر ", "ميدان ", "جامعه ", "شارع ", "كوبري ", "ملعب ", "حركه "))
    return True


def _bare_year(node: Node, nodes: Sequence[Node], at: int, before: str, after: str) -> bool:
    year = node["d4"]
    if not 1800 <= year <= 2100:
        return False
    left = nodes[at - 1] if at else None
    if left is not None and any(kind in left.senses for kind in _STRONG):
        return not _counts(after)
    if left is not None and any(kind in left.senses for kind in _WEAK):
        return not _counts(after) and not _unit_after(nodes, at)
    if _SENTENCE_START.search(before):
        return not _COUNTED.match(after) or after.lstrip(" ").startswith(":")
    return False


def _unit_after(nodes: Sequence[Node], at: int) -> bool:
    right = nodes[at + 1] if at + 1 < len(nodes) else None
    return right is not None and any(kind in right.senses for kind in ("units", "Uday", "Uclock", "Uyear", "Umonth"))


def _counts(after: str) -> bool:
    """The number counts the indefinite noun after it: «في 2015 مدرسة»; «في 2015 قال» has a verb."""
    match = re.match(r" ([^\W\d_]+)", after)
    return bool(match and match[1] in _COUNTABLES)


_COUNTABLES = frozenset(
    "شخص شخصا قتيل قتيلا جريح جريحا مدني مدنيا متر مترا كيلومتر كيلومترا كم طن طنا دولار دولارا يورو ليره دينار درهم ريال جنيه "
    "مليون مليار الف عنصر عنصرا مقاتل مقاتلا جندي جنديا مدرسه منزل منزلا صاروخ صاروخا غاره هدف هدفا عائله اسره لاجئ لاجئا "
    "نقطه صوت صوتا موقع موقعا حاله اصابه وفاه كلم كيلوغرام كيلو ميغاواط برميل برميلا وظيفه طالب طالبا سياره طائره".split()
)


def _score(before: str) -> bool:
    """«فاز 2:1» is a score."""
    return before.endswith(("بنتيجه ", "فاز ", "تعادل "))


def _look_alike(form: str, before: str, after: str, words: Words) -> bool:
    silent = words.silent
    form = form.strip()
    previous = _WORD_BEFORE.search(before)
    if previous and previous[1] in silent.before.get(form, ()):
        earlier = _TWO_BEFORE.search(before)
        return not (earlier and earlier[1] in silent.prepositions)
    following = _WORD_AFTER.match(after)
    return bool(following and following[1] in silent.after.get(form, ()))
