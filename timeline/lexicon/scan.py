"""Finding the words of time in a folded text: runs of adjacent tokens, each with the senses that its form can have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from timeline.lexicon.words import Entry, Word, Words

_PIECE = re.compile(r"[^\W\d_]+|\d+(?:[.,:/\-–—٫]\d+)*")
_MASK = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
_PUNCTUATION = {
    "/": "slash", "-": "dash", "–": "dash", "—": "dash", "،": "comma", ",": "comma", "(": "open", "[": "open",
    ")": "close", "]": "close", '"': "quote", "«": "quote", "»": "quote", "“": "quote", "”": "quote", "'": "quote",
    ":": "colon",
}  # fmt: skip
_LONGEST_GAP = 5
_YMD = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_DMY = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})")
_MY = re.compile(r"(\d{1,2})[/-](\d{4})")
_YM = re.compile(r"(\d{4})[-/](\d{2})")
_YY = re.compile(r"(\d{4})[-/–—](\d{4})")
_RANGE = re.compile(r"(\d{1,2})[-–—](\d{1,2})")
_CLOCK = re.compile(r"([01]?\d|2[0-4])([:.,٫])([0-5]\d)(?::([0-5]\d))?")
_ONE_WORD = re.compile(r"[ \t]+[^\W\d_]+")
# A run longer than this is split: no expression of time is so long, and the cost of a run grows with its length.
_LONGEST_RUN = 48


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or punctuation mark. `senses` maps a kind to its meaning; the extent is in the folded text."""

    start: int
    end: int
    senses: dict[str, Word | object] = field(hash=False)
    text: str = ""

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(self.senses)


def runs(norm: str, words: Words) -> Iterator[list[Token]]:
    """Runs of tokens with nothing between them but white space and the punctuation that dates are written with."""
    run: list[Token] = []
    reached = 0
    for found in _tokens(norm, words):
        gap = norm[reached : found[0].start] if run else ""
        marks = _marks(gap, reached) if run else []
        if gap == "." and _dotted(run, found[0]):
            marks = [Token(reached, reached + 1, {"slash": 0}, ".")]
        if marks is None or len(run) >= _LONGEST_RUN:
            yield _closed(run, norm)
            run = []
        else:
            run += marks
        run += found
        reached = found[-1].end
    if run:
        yield _closed(run, norm)


def _dotted(run: list[Token], following: Token) -> bool:
    """«25.شباط.2022»: a dot between the parts of a date that names its month."""
    last = run[-1].senses
    if "month" in following.senses:
        return "d2" in last
    return "month" in last and "d4" in following.senses and len(run) > 2 and run[-2].text == "."


def _closed(run: list[Token], norm: str) -> list[Token]:
    end = run[-1].end
    kind = _PUNCTUATION.get(norm[end : end + 1])
    if kind in ("close", "quote"):
        run.append(Token(end, end + 1, {kind: 0}))
    start = run[0].start
    kind = _PUNCTUATION.get(norm[start - 1 : start]) if start else None
    if kind in ("open", "quote"):
        run.insert(0, Token(start - 1, start, {kind: 0}))
    return run


def _marks(gap: str, at: int) -> list[Token] | None:
    if len(gap) > _LONGEST_GAP:
        return None
    marks = []
    for i, character in enumerate(gap):
        if character in _PUNCTUATION:
            marks.append(Token(at + i, at + i + 1, {_PUNCTUATION[character]: 0}))
        elif character not in " \t":
            return None
    return marks


def _tokens(norm: str, words: Words) -> Iterator[list[Token]]:
    masks = [m.span() for m in _MASK.finditer(norm)] if "http" in norm or "@" in norm or "www." in norm else []
    first, skip = words.first, 0
    for match in _PIECE.finditer(norm):
        start = match.start()
        if start < skip:
            continue
        piece = match.group()
        if piece[0].isdigit():
            if any(a <= start < b for a, b in masks):
                continue
            yield [_number(piece, start, match.end())]
            continue
        entries = first.get(piece)
        if entries is None:
            continue
        chosen = _choose(norm, match.end(), entries)
        if chosen is None or any(a <= start < b for a, b in masks):
            continue
        clitics, senses, end = chosen
        if "zone" in senses:
            end = _after_place(norm, end, words.zone_places)
        skip = end
        out = []
        at = start
        for clitic in clitics:
            out.append(Token(at, at + 1, {_CLITIC[clitic]: 0}, clitic))
            at += 1
        out.append(Token(at, end, senses, norm[at:end]))
        yield out


_CLITIC = {"و": "and", "ف": "and", "ب": "bi", "ل": "li", "ك": "ka", "ه": "this"}


def _choose(
    norm: str, end: int, entries: tuple[Entry, ...]
) -> tuple[tuple[str, ...], dict[str, Word | object], int] | None:
    """The longest form that stands here; of the senses of that form, all with the fewest clitics."""
    best: tuple[tuple[str, ...], dict[str, Word | object], int] | None = None
    for entry in entries:
        stop = _follow(norm, end, entry.rest) if entry.rest else end
        if stop is None:
            continue
        if best is None:
            best = (entry.clitics, {entry.word.kind: entry.word}, stop)
        elif stop == best[2] and entry.clitics == best[0]:
            best[1].setdefault(entry.word.kind, entry.word)
    return best


def _follow(norm: str, at: int, rest: tuple[str, ...]) -> int | None:
    for word in rest:
        here = at
        while norm[here : here + 1] in (" ", "\t"):
            here += 1
        if here == at or not norm.startswith(word, here):
            return None
        at = here + len(word)
        if norm[at : at + 1].isalpha():
            return None
    return at


def _after_place(norm: str, end: int, places: frozenset[str]) -> int:
    """Where the place of a zone ends: «بتوقيت دمشق», «بتوقيت مكة المكرمة»."""
    word = _ONE_WORD.match(norm, end)
    if word is None:
        return end
    longest, stop = word.end(), word
    for _ in range(2):
        following = _ONE_WORD.match(norm, stop.end())
        if following is None:
            break
        stop = following
        if " ".join(norm[end : stop.end()].split()) in places:
            longest = stop.end()
    return longest


def _number(piece: str, start: int, end: int) -> Token:
    if piece.isdigit():
        value = int(piece) if len(piece) < 10 else 0
        kind = "dn"
        if len(piece) <= 2 and 1 <= value <= 31:
            kind = "d2"
        elif len(piece) == 4 and (1300 <= value <= 2199 or (value >= 1000 and value <= 2199)):
            kind = "d4"
        return Token(start, end, {kind: value}, piece)
    senses: dict[str, Word | object] = {}
    if m := _YMD.fullmatch(piece):
        senses["numdate"] = (int(m[1]), int(m[3]), int(m[4]))
    elif m := _DMY.fullmatch(piece):
        day, month, year = int(m[1]), int(m[3]), int(m[4])
        if len(m[4]) == 2:
            year += 2000 if year < 70 else 1900
        if month > 12 >= day:
            day, month = month, day
        senses["numdate"] = (year, month, day)
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
    if m := _CLOCK.fullmatch(piece):
        clock = f"T{int(m[1]):02}:{m[3]}" + (f":{m[4]}" if m[4] else "")
        senses["clock" if m[2] == ":" else "decimal"] = clock
    return Token(start, end, senses or {"other": 0}, piece)
