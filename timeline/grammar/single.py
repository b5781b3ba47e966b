"""A text that is one word of time and nothing else, as in a search box: «أسبوع», «العام», «21/9».

In a longer text such a word says nothing by itself.
"""

from timeline.grammar.engine import Node
from timeline.lexicon.scan import Token
from timeline.temporal import Expr, Fields, Grain, Lasting, Length, Offset

VIA = "the text's one word"
# No text of one word is longer.
LONGEST = 32
_UNITS = ("Uclock", "Uday", "Uweek", "Umonth", "Uyear")
_AT_HAND = ("Uweek", "Umonth", "Uyear")


def meaning(token: Token) -> Expr | None:
    """«أسبوع» is a length, «الأسبوع» the one that today lies in, «21/9» a day."""
    node = Node("", token.start, token.end, token.senses)
    if (kind := next((k for k in _UNITS if k in node.senses), None)) is not None:
        unit = Grain(node[kind])
        if not node.definite(kind):
            return Lasting(Length(1, unit))
        return Offset(0, unit) if kind in _AT_HAND else None
    if "daymonth" not in node.senses:
        return None
    month, day = node["daymonth"]
    return Fields(month=month, day=day) if month <= 12 else None
