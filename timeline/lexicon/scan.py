"""Finding the words of time in a folded text: runs of adjacent tokens, each with the senses that its form can have."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.lexicon.words import Form, Word, Words

_PIECE = re.compile(r"[^\W\d_]+|\d+(?:[.,:/\-–—٫]\d+)*")
_MASK = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)[^\s@]+@\S+")
_PUNCTUATION = {
    "/": "slash", "-": "dash", "–": "dash", "—": "dash", "،": "comma", ",": "comma", "(": "open", "[": "open",
    ")": "close", "]": "close", '"': "quote", "«": "quote", "»": "quote", "“": "quote", "”": "quote", "'": "quote",
    ":": "colon", "·": "dash", "|": "bar",
}  # fmt: skip
_LONGEST_GAP = 5
_YMD = re.compile(r"(\d{4})([-/.–—])(\d{1,2})\2(\d{1,2})")
_DMY = re.compile(r"(\d{1,2})([-/.–—])(\d{1,2})\2(\d{4}|\d{2})")
_MY = re.compile(r"(\d{1,2})[/-](\d{4})")
_YM = re.compile(r"(\d{4})[-/](\d{2})")
_YY = re.compile(r"(\d{4})[-/–—](\d{4})")
_DAYS = re.compile(r"(\d{1,2})[-–—](\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_DM = re.compile(r"(\d{1,2})/(\d{1,2})")
_RANGE = re.compile(r"(\d{1,2})[-–—](\d{1,2})")
_AND_A_HALF = re.compile(r"(\d{1,3})[.,٫]5")
_THOUSANDS = re.compile(r"(\d{1,2})[.,٬](\d{3})")
_CLOCK = re.compile(r"([01]?\d|2[0-3]|24(?=.00))([:.,٫])([0-5]\d)(?::([0-5]\d))?")
_ZONE_SHIFT = re.compile(r" ?[+-]\d{1,2}(?::?\d\d)?(?!\d)")
_SPACES = re.compile(r"[ \t]+")
_GAP = re.compile(r"\.?[ \t]*")
_FULL_STOP = re.compile(r"\. ?")
_MONTHS = frozenset(("month", "lmonth", "hmonth", "lhmonth"))
_ONE_WORD = re.compile(r"[ \t]+[^\W\d_]+")
# A run longer than this is split: no expression of time is so long, and the cost of a run grows with its length.
_LONGEST_RUN = 48


@dataclass(slots=True)
class Token:
    """A word, number or punctuation mark: `senses` maps each of its `kinds` to a meaning.

    The extent is in the folded text. It is not frozen only because that takes three times as long to make.
    """

    start: int
    end: int
    senses: Mapping[str, Word | object]
    kinds: frozenset[str]


_Sense = tuple[dict[str, object], frozenset[str]]


def _plain(kind: str) -> _Sense:
    return {kind: 0}, frozenset((kind,))


_MARKS = {mark: _plain(kind) for mark, kind in _PUNCTUATION.items()}
_CLITICS = {
    clitic: _plain(kind)
    for clitic, kind in {"و": "and", "ف": "and", "ب": "bi", "ل": "li", "ك": "ka", "ه": "this"}.items()
}
_NUMBER = {kind: frozenset((kind,)) for kind in ("d2", "d4", "dn")}


def runs(norm: str, words: Words) -> Iterator[list[Token]]:
    """Runs of tokens with nothing between them but white space and the punctuation that dates are written with."""
    run: list[Token] = []
    reached = 0
    first = words.first.get
    masked = _masked(norm)
    for match in _PIECE.finditer(norm):
        piece = match[0]
        forms = first(piece)
        if forms is None and piece[0] > "9":  # most words: letters of any script come after the digits
            continue
        start = match.start()
        if start < reached or (masked and masked[start]):
            continue
        found = _number(piece, start, match.end()) if forms is None else _word(norm, start, match.end(), forms, words)
        if not found:
            continue
        if run:
            marks = _between(norm, reached, start, run, found[0])
            if marks is None or len(run) >= _LONGEST_RUN:
                yield run
                run = []
            else:
                run += marks
        run += found
        reached = found[-1].end
    if run:
        yield run


def enclosed(run: list[Token], norm: str) -> list[Token]:
    """The run with the quotation mark or bracket that stands right before or after it."""
    start, end = run[0].start, run[-1].end
    before = _PUNCTUATION.get(norm[start - 1 : start]) if start else None
    after = _PUNCTUATION.get(norm[end : end + 1])
    return [
        *([Token(start - 1, start, *_plain(before))] if before in ("open", "quote") else ()),
        *run,
        *([Token(end, end + 1, *_plain(after))] if after in ("close", "quote") else ()),
    ]


def _between(norm: str, start: int, end: int, run: list[Token], following: Token) -> Sequence[Token] | None:
    """The punctuation between two tokens; None where something else stands there."""
    gap = norm[start:end]
    if gap == " ":
        return ()
    if gap[0:1] == ".":
        return _dotted(norm, start, end, run, following)
    if len(gap) > _LONGEST_GAP:
        return None
    marks = []
    for at, character in enumerate(gap, start):
        if mark := _MARKS.get(character):
            marks.append(Token(at, at + 1, *mark))
        elif character not in " \t":
            return None
    return marks


def _dotted(norm: str, start: int, end: int, run: list[Token], following: Token) -> Sequence[Token] | None:
    """A dot between the parts of a date that names its month («25.شباط.2022»), or after a short one («Oct. 7»)."""
    last, joined = run[-1].kinds, following.kinds
    if "emonth" in last and _FULL_STOP.fullmatch(norm, start, end):
        return () if "d2" in joined or "d4" in joined else None
    if not _MONTHS.isdisjoint(joined):
        dated = "d2" in last
    else:
        dated = not _MONTHS.isdisjoint(last) and "d4" in joined and len(run) > 2 and norm[run[-2].start] == "."
    return (Token(start, end, *_MARKS["/"]),) if dated and end - start == 1 else None


def _masked(norm: str) -> bytearray | None:
    """Where addresses of the web and of mail stand, whose figures are no dates."""
    if "http" not in norm and "@" not in norm and "www." not in norm:
        return None
    places = bytearray(len(norm))
    for address in _MASK.finditer(norm):
        start, end = address.span()
        places[start:end] = b"\x01" * (end - start)
    return places


def _word(norm: str, start: int, end: int, forms: tuple[Form, ...], words: Words) -> list[Token]:
    """The longest form that stands here, its clitics apart; no token where none does."""
    gap = _GAP.match(norm, end) if forms[0].rest else None
    letter = norm[gap.end() : gap.end() + 1] if gap else ""
    stop: int | None = None
    for form in forms:
        if not form.rest:
            stop = end
        elif form.rest[0][0] == letter:
            stop = _follow(norm, end, form.rest)
        if stop is not None:
            break
    else:
        return []
    if "zone" in form.kinds:
        stop = _after_place(norm, stop, words.zone_places)
    elif "local" in form.kinds and (shift := _ZONE_SHIFT.match(norm, stop)):
        stop = shift.end()
    if not form.clitics:
        return [Token(start, stop, form.senses, form.kinds)]
    tokens = [Token(at, at + 1, *_CLITICS[clitic]) for at, clitic in enumerate(form.clitics, start)]
    return [*tokens, Token(start + len(tokens), stop, form.senses, form.kinds)]


def _follow(norm: str, at: int, rest: tuple[str, ...]) -> int | None:
    """Where the words of `rest` end that follow here; None where they don't.

    A figure may stick to the word before it («ت1»), and letters have dots («ق.م»).
    """
    for word in rest:
        here = at + (len(word) == 1 and norm.startswith(".", at))
        gap = _SPACES.match(norm, here)
        here = gap.end() if gap else here
        if (here == at and not word.isdigit()) or not norm.startswith(word, here):
            return None
        at = here + len(word)
        if norm[at : at + 1].isalnum() and norm[at].isdigit() == word.isdigit():
            return None
    return at


def _after_place(norm: str, end: int, places: frozenset[str]) -> int:
    """Where the place of a zone ends: «بتوقيت دمشق», «بتوقيت مكة المكرمة», «بتوقيت بغداد المحلي»."""
    word = _ONE_WORD.match(norm, end)
    if word is None:
        return end
    longest, stop = word.end(), word
    for _ in range(2):
        following = _ONE_WORD.match(norm, stop.end())
        if following is None:
            break
        stop = following
        if following[0].strip() in places or " ".join(norm[end : stop.end()].split()) in places:
            longest = stop.end()
    return longest


def _number(piece: str, start: int, end: int) -> list[Token]:
    if piece.isdigit():
        value = int(piece) if len(piece) < 10 else 0
        kind = "dn"
        if len(piece) <= 2 and 1 <= value <= 31:
            kind = "d2"
        elif len(piece) == 4 and 1000 <= value <= 2199:
            kind = "d4"
        return [Token(start, end, {kind: value}, _NUMBER[kind])]
    senses: dict[str, object] = {}
    if m := _YMD.fullmatch(piece):
        senses["numdate"] = (int(m[1]), *_day_last(int(m[3]), int(m[4])))
    elif m := _DMY.fullmatch(piece):
        day, month, year = int(m[1]), int(m[3]), int(m[4])
        if len(m[4]) == 2:
            year += 2000 if year < 40 else 1900
        senses["numdate"] = (year, *_day_last(month, day))
    elif (m := _YY.fullmatch(piece)) and int(m[1]) < int(m[2]) <= 2199:
        senses["yearrange"] = (int(m[1]), int(m[2]))
    elif (m := _MY.fullmatch(piece)) and 1 <= int(m[1]) <= 12 and 1300 <= int(m[2]) <= 2199:
        senses["numdate"] = (int(m[2]), int(m[1]), None)
    elif (m := _YM.fullmatch(piece)) and 1000 < int(m[1]) <= 2199:
        first, second = int(m[1]), int(m[2])
        if (first + 1) % 100 == second and not (1 <= second <= 12 and "-" in piece):
            senses["yearrange"] = (first, first + 1)
        elif 1 <= second <= 12:
            senses["numdate"] = (first, second, None)
    elif m := _RANGE.fullmatch(piece):
        senses["range"] = (int(m[1]), int(m[2]))
    elif m := _DAYS.fullmatch(piece):
        senses["dayrange"] = (int(m[1]), (int(m[4]), int(m[3]), int(m[2])))
    elif m := _DM.fullmatch(piece):
        senses["daymonth"] = _day_last(int(m[2]), int(m[1]))
    if m := _CLOCK.fullmatch(piece):
        clock = f"T{int(m[1]):02}:{m[3]}" + (f":{m[4]}" if m[4] else "")
        senses["clock" if m[2] == ":" else "decimal"] = clock
    elif m := _AND_A_HALF.fullmatch(piece):
        senses["nhalf"] = int(m[1])
    elif m := _THOUSANDS.fullmatch(piece):
        senses["thousands"] = int(m[1] + m[2])
    senses = senses or {"other": 0}
    return [Token(start, end, senses, frozenset(senses))]


def _day_last(month: int, day: int) -> tuple[int, int]:
    """The two figures as month and day: «3/15» can only be one of them the wrong way round."""
    return (day, month) if month > 12 >= day else (month, day)
