"""Words of time that are something else here, by the words beside them: newspapers, titles of works, «the two».

The words that decide are in `lexicon/silent.toml`.
"""

import re
from collections.abc import Iterator

from timeline.grammar.engine import Node
from timeline.lexicon.words import OtherSenses, Silence

_WORDS_BEFORE = re.compile(r"[^\W\d_]+")
_APART = re.compile(r"[^\w\s(\"«\u0640]")
_WORD_AFTER = re.compile(r"[\s)\"»،,]*([^\W\d_]+)")
_TWO_AFTER = re.compile(r" (?P<first>[^\W\d_]+) (?P<second>[^\W\d_]+)")
_PAIR_BACK = 9
_CLITICS = tuple("وفبلك")
_OPENING, _CLOSING, _LONGEST_QUOTE = "«“", "»”", 2000
_TITLE_OPENS = re.compile(r"[«“\"][^«»“”\"]*$")


def alone(node: Node, norm: str) -> bool:
    """The text says nothing else."""
    form = norm[node.start : node.end]
    return len(norm) < len(form) + _LONGEST_QUOTE and norm.strip() == form


def words_before(before: str, most: int) -> list[str]:
    """The last words before, nearest first, up to the next punctuation mark."""
    parts = _APART.split(before)
    return _WORDS_BEFORE.findall(parts[-1])[: -most - 1 : -1]


def uncut(word: str) -> Iterator[str]:
    """What is left of a word without one clitic, or two: «وسوق», «وبسوق»."""
    for end in (1, 2):
        if word[end - 1 : end] not in _CLITICS:
            return
        yield word[end:]


def look_alike(form: str, before: str, after: str, silence: Silence) -> bool:
    form = form.strip()
    if form.startswith("ل") and not form.startswith("ال"):
        form = "ا" + form  # «لليوم الثالث»: the article lost its alef
    names = silence.before.get(form)
    if names and (nearest := words_before(before, 2)):
        if " ".join(reversed(nearest)) in names:
            return True  # «انضم إلى الاثنين»
        if nearest[0] in names or (form not in silence.senses.no_clitic and any(w in names for w in uncut(nearest[0]))):
            return not (len(nearest) > 1 and _place_of(nearest[1], silence))
    names = silence.after.get(form) or silence.after.get(form.rpartition(" ")[2])
    following = _WORD_AFTER.match(after) if names else None
    return bool(names and following and following[1] in names)


def _place_of(word: str, silence: Silence) -> bool:
    """What stands after this word is a place: «في سوريا اليوم», «وزار دمشق اليوم»."""
    return word in silence.prepositions or word in silence.reaching or word[1:] in silence.reaching


def the_two(form: str, before: str, after: str, senses: OtherSenses) -> bool:
    """«أن الاثنين اتفقا»: a verb in the dual after it; «أصيب شخصان ونقل الاثنين»: a pair before it."""
    if form not in senses.the_two or not (nearest := words_before(before, _PAIR_BACK)):
        return False
    if nearest[0] in senses.taking or nearest[0][1:] in senses.taking:
        return not senses.pairs.isdisjoint(nearest[1:])
    if nearest[0] not in senses.that:
        return False
    verb = _WORD_AFTER.match(after)
    return bool(verb and verb[1].endswith(senses.dual_ends) and verb[1] not in senses.no_dual)


def became(form: str, before: str, after: str, senses: OtherSenses) -> bool:
    """«غدا الأمر واضحا», at the head of its clause, with an accusative for what it became; «الذي غدا مطلبا»."""
    if form not in senses.became:
        return False
    nearest, following = words_before(before, 1), _TWO_AFTER.match(after)
    if nearest and nearest[0] in senses.becoming:
        return True
    if following is None:
        return False
    subject, predicate = following["first"], following["second"]
    if nearest and nearest[0] in senses.that:
        return subject.endswith("ا")
    if nearest and nearest[0] not in ("و", "ف"):
        return False
    return subject.startswith("ال") and (_accusative(predicate) or predicate in senses.comparing)


def _accusative(word: str) -> bool:
    return word.endswith("ا") and not word.startswith("ال")


def general(form: str, before: str, senses: OtherSenses) -> bool:
    """«الأمين العام السابق», «الوضع العام الحالي»: an adjective and no year; but «ارتفع الدين العام الماضي»."""
    first, _, relation = form.partition(" ")
    if form in senses.no_year:
        return True
    nearest = words_before(before, 1) if first in senses.general else []
    if not nearest:
        return False
    bearers = set(_stems(nearest[0], senses))
    if not senses.general_people.isdisjoint(bearers):
        return True
    return relation in senses.general_relations and not senses.general_things.isdisjoint(bearers)


def _stems(word: str, senses: OtherSenses) -> Iterator[str]:
    """What may be left of a definite noun without its article or possessive, and clitics."""
    for cut in range(3):
        if word[cut:].startswith("ال") or (cut == 0 and word.startswith("لل")):
            yield word[cut + 2 :]
        for ending in senses.possessives:
            if word.endswith(ending):
                yield word[cut:].removesuffix(ending)


def titled(before: str, senses: OtherSenses) -> bool:
    """In the title of a work: «فيلم «12 سنة عبدا»», «رواية "شهر في القرية"»."""
    opens = _TITLE_OPENS.search(before)
    nearest = words_before(before[: opens.start()], 1) if opens else []
    return bool(nearest) and any(nearest[0][cut:] in senses.works for cut in range(3))


def programme(before: str, senses: OtherSenses) -> bool:
    """«برنامج العاشرة مساء»."""
    nearest = words_before(before, 1)
    return bool(nearest) and nearest[0] in senses.programmes and before.endswith(" ")


# ---- what people say ------------------------------------------------------------------------------------------------


def only_spoken(norm: str, node: Node, silence: Silence) -> bool:
    """A word that is one of time only in people's mouths, written by no speaker: «في وقت باكر», «غادر توا»."""
    form = norm[node.start : node.end]
    words = form.split(" ", 2)
    if silence.spoken.isdisjoint((words[0], " ".join(words[:2]))):
        return False
    return not alone(node, norm) and not _quoted(norm, node.start)


def _quoted(norm: str, at: int) -> bool:
    """The place lies in a quotation."""
    back = norm[max(0, at - _LONGEST_QUOTE) : at]
    opened, closed = (max(back.rfind(mark) for mark in marks) for marks in (_OPENING, _CLOSING))
    return opened > closed or back.rpartition("\n")[2].count('"') % 2 == 1
