"""News to measure on: as much as wanted, no sentence of it twice, and always words that were never seen before.

`python -m benchmarks.corpus news 1_000_000 > news.jsonl` writes it as JSON Lines for `timeline tag`.

The material are annotated items (`tests/gold`, and `../shared/gold` where it lies beside this clone). Of each sentence
the time expressions keep their words, with other dates and numbers; what is told as of the day of writing is told as of
DAY, so that weekdays fit as they do in news. Of the words around them about half are drawn anew, by rank as in real
text: frequent ones from the material, and a long tail of names and words made up from roots and patterns, of which most
occur once. So a cache of words, sentences or articles gains what it would in news.
"""

import datetime as dt
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from timeline.lexicon.tables import FOLDER, read_toml
from timeline.model import Span
from timeline.text import sentences

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "gold"
# Characters to an expression.
DENSITIES = {"seeds": 250, "news": 50}
DAY = "2021-09-14"  # the day of writing, given with every article
_TODAY = dt.date.fromisoformat(DAY)
_NEAR = 62  # days: what lies farther off may lie elsewhere

_ANNOTATED = (ROOT / "tests" / "gold" / "timex.jsonl", SHARED / "news_dev_timex.jsonl", SHARED / "seeds_timex.jsonl")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w]+|_+")
_FULL = re.compile(r"\d{4}-\d\d-\d\d(?:T.*)?")
_SHORTEST_SENTENCE, _LONGEST_SENTENCE = 40, 600
_SHORTEST_REPLACED, _REPLACED = 4, 0.5
_CLOSED = re.compile(r"[.!?؟…؛][\"'»”)\]]*$")
# An article's length is spread as that of news items is: half are longer than this, one in seven twice as long.
_MEDIAN_LENGTH, _SPREAD = 1500, 0.65
_RANKS = 20_000_000  # words that the tail is drawn from
_ATTEMPTS = 40


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a sentence and what may stand in its place.

    `slot`: word, number, or the part of a date that it is (day, month, month_name, year, weekday), `stuck` where that
    date can't be moved, "" where it stays as it is.
    `away` tells the date: so many days from the day of writing, far ones moved by whole weeks together with the others
    of their expression (`group`).
    """

    text: str
    slot: str = ""
    away: int = 0
    group: int = 0


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence cut into tokens."""

    tokens: tuple[Token, ...]
    expressions: int
    length: int


@dataclass(frozen=True, slots=True)
class Material:
    """Sentences that begin an article and those that follow, and the words of all, the most frequent first."""

    first: tuple[Template, ...]
    speaking: tuple[Template, ...]
    silent: tuple[Template, ...]
    words: tuple[str, ...]


def articles(density: str, size: int, seed: int = 1) -> list[str]:
    """News of at least `size` characters, an expression of time in some DENSITIES[density] of them.

    The same arguments give the same articles; no two sentences of them are equal.
    """
    random, material, spacing = Random(seed), _material(), DENSITIES[density]
    speaking = [t for t in material.speaking if t.length <= 1.5 * spacing * t.expressions]
    seen: set[str] = set()
    made: list[str] = []
    length = expressions = 0
    while length < size:
        wanted = random.lognormvariate(math.log(_MEDIAN_LENGTH), _SPREAD)
        parts: list[str] = []
        reached = 0
        while reached < wanted:
            due = (length + reached) / spacing > expressions
            pool = speaking if due else material.silent
            if not parts and random.random() < 0.5 and due:
                pool = material.first
            template, text = _new_sentence(pool, material.words, seen, random)
            expressions += template.expressions
            parts.append(text)
            reached += len(text) + 1
        made.append(_joined(parts, random))
        length += len(made[-1])
    _check(made)
    return made


def rows(texts: Sequence[str]) -> Iterator[str]:
    """The articles as lines for `timeline tag`."""
    for number, text in enumerate(texts):
        yield json.dumps({"id": f"bench-{number}", "text": text, "anchor": DAY}, ensure_ascii=False) + "\n"


def _new_sentence(
    pool: Sequence[Template], words: Sequence[str], seen: set[str], random: Random
) -> tuple[Template, str]:
    for _ in range(_ATTEMPTS):
        template = random.choice(pool)
        weeks = random.getrandbits(30)
        text = "".join([_drawn(t, weeks, words, random) if t.slot else t.text for t in template.tokens])
        if text not in seen:
            seen.add(text)
            return template, text
    raise RuntimeError("the material has too few sentences")


def _joined(parts: Sequence[str], random: Random) -> str:
    out = []
    for part in parts:
        broken = random.random() < 0.4 or not _CLOSED.search(part)
        out += [part, random.choice(("\n", "\n\n")) if broken else " "]
    return "".join(out[:-1])


def _check(made: Sequence[str]) -> None:
    """No sentence twice, in one article or in two."""
    seen: set[str] = set()
    for text in made:
        for span in sentences(text):
            sentence = span.of(text)
            assert sentence not in seen, sentence
            seen.add(sentence)


# ---- what stands in the place of a token ----------------------------------------------------------------------------


def _drawn(token: Token, weeks: int, words: Sequence[str], random: Random) -> str:
    if token.slot == "word":
        rank = int(math.exp(random.random() * _LOG_RANKS)) - 1
        return _word(rank, words) if random.random() < _REPLACED else token.text
    if token.slot == "number":
        return _number(token.text, random)
    if token.slot == "stuck":
        return token.text
    day = _TODAY + dt.timedelta(days=token.away)
    if abs(token.away) > _NEAR:
        day -= dt.timedelta(weeks=(weeks >> token.group % 8) % 500)
    if token.slot == "weekday":
        return random.choice(_names("days.toml", "weekday")[day.weekday()])
    if token.slot == "month_name":
        return random.choice(_names("months.toml", "month")[day.month])
    return _spelled(getattr(day, token.slot), token.text)


_LOG_RANKS = math.log(_RANKS)


def _number(token: str, random: Random) -> str:
    value = int(token)
    if len(token) == 4 and 1900 <= value <= 2100:
        return _spelled(random.randint(1985, 2026), token)
    if len(token) <= 2:
        return _spelled(random.randint(1, 12) if value <= 12 else random.randint(13, 28), token)
    return _spelled(random.randrange(10 ** (len(token) - 1), 10 ** len(token)), token)


def _spelled(value: int, like: str) -> str:
    """In the digits of another number, and with a leading zero where it has one."""
    zero = ord(like[0]) - int(like[0])
    padded = str(value).zfill(len(like) if int(like[0]) == 0 else 1)
    return "".join(chr(zero + int(digit)) for digit in padded)


@cache
def _names(file: str, kind: str) -> dict[int, tuple[str, ...]]:
    """The names of one word of a kind, by what they mean, as the lexicon has them."""
    table = read_toml(FOLDER / file)
    names: dict[int, tuple[str, ...]] = {}
    for entry in table.values():
        if isinstance(entry, dict) and entry.get("kind", table.get("kind")) == kind:
            single = (form for form in entry.get("forms", ()) if " " not in form and not form.isascii())
            names[entry["value"]] = (*names.get(entry["value"], ()), *single)
    return names


_LETTERS = "بتجحخدرزسشصطعغفقكلمنه"
_PATTERNS = (
    "123", "1ا23", "12ا3", "12ي3", "12و3", "م12و3", "م1ا23", "م123", "ت12ي3", "ت1ا23", "ا12ا3", "ا1ت2ا3", "است12ا3",
    "ان12ا3", "12ائ3", "1وا23", "12ا3ي", "123ان", "م1ت23", "مست123", "1ي2و3", "123ون", "1ا2و3", "123اوي",
)  # fmt: skip
_PREFIXES = ("", "ال", "ال", "", "وال", "ب", "لل", "و", "بال", "ل")
_SUFFIXES = ("", "", "ة", "ات", "ين", "ها", "ه", "ية", "ي", "هم")


def _word(rank: int, words: Sequence[str]) -> str:
    """The word of a rank: of the material for the first ones, then one that no text has had before."""
    if rank < len(words):
        return words[rank]
    rest = rank * 2_654_435_761 % 4_294_967_291
    letters = []
    for _ in range(3):
        rest, letter = divmod(rest, len(_LETTERS))
        letters.append(_LETTERS[letter])
    rest, pattern = divmod(rest, len(_PATTERNS))
    rest, prefix = divmod(rest, len(_PREFIXES))
    stem = _PATTERNS[pattern].replace("1", letters[0]).replace("2", letters[1]).replace("3", letters[2])
    return _PREFIXES[prefix] + stem + _SUFFIXES[rest % len(_SUFFIXES)]


# ---- the material ---------------------------------------------------------------------------------------------------


@cache
def _material() -> Material:
    first: list[Template] = []
    speaking: list[Template] = []
    silent: list[Template] = []
    counts: Counter[str] = Counter()
    for text, anchor, extents in _annotated():
        for number, span in enumerate(sentences(text)):
            inside = [e for e in extents if span.start <= e.start and e.end <= span.end]
            template = _template(text, span, inside, anchor)
            counts.update(token.text for token in template.tokens if token.slot == "word")
            if not _SHORTEST_SENTENCE <= template.length <= _LONGEST_SENTENCE or any(map(_stuck, template.tokens)):
                continue
            (speaking if inside else silent).append(template)
            if inside and not number:
                first.append(template)
    return Material(tuple(first), tuple(speaking), tuple(silent), tuple(word for word, _ in counts.most_common()))


@dataclass(frozen=True, slots=True)
class _Extent:
    start: int
    end: int
    value: str


def _template(text: str, span: Span, expressions: Sequence[_Extent], anchor: str | None) -> Template:
    tokens: list[Token] = []
    at = span.start
    for group, extent in enumerate(expressions):
        tokens += _around(text[at : extent.start])
        tokens += _date(_TOKEN.findall(text[extent.start : extent.end]), extent.value, anchor, group)
        at = extent.end
    tokens += _around(text[at : span.end])
    return Template(tuple(tokens), len(expressions), span.end - span.start)


def _around(text: str) -> Iterator[Token]:
    for token in _TOKEN.findall(text):
        word = len(token) >= _SHORTEST_REPLACED and token.isalpha() and not token.isascii()
        yield Token(token, "number" if token.isdigit() else "word" if word else "")


def _date(tokens: Sequence[str], value: str, anchor: str | None, group: int) -> Iterator[Token]:
    """The tokens of an expression: those that spell its date move with it, if all do; else its numbers vary."""
    day, today = _full(value), _full(anchor)
    if day is None or today is None:
        yield from (Token(token, "number" if token.isdigit() else "") for token in tokens)
        return
    slots = [_part(token, day) for token in tokens]
    spelled = [slot for slot in slots if slot]
    whole = {"day", "month_name"} <= {*slots} or {"day", "month"} <= {*slots} or {*slots} <= {"", "weekday"}
    clear = whole and "stuck" not in slots and len(spelled) == len({*spelled})
    for token, slot in zip(tokens, slots, strict=True):
        yield Token(token, slot if clear else "stuck" if slot else "", (day - today).days, group)


def _stuck(token: Token) -> bool:
    """A date near the day of writing that can't be told as of another day."""
    return token.slot == "stuck" and abs(token.away) <= _NEAR


def _part(token: str, day: dt.date) -> str:
    """The part of a date that a token spells."""
    if token.isdigit():
        parts = {"day": day.day, "month": day.month, "year": day.year}
        return next((part for part, number in parts.items() if int(token) == number), "stuck")
    if token in _names("months.toml", "month")[day.month]:
        return "month_name"
    return "weekday" if token in _names("days.toml", "weekday")[day.weekday()] else ""


def _full(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value[:10]) if value and _FULL.fullmatch(value) else None


def _annotated() -> Iterator[tuple[str, str | None, list[_Extent]]]:
    """The annotated items: text, day of writing, expressions."""
    for file in _ANNOTATED:
        if not file.is_file():
            continue
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = row.get("text") or (ROOT / "seeds" / f"{row['id']}.txt").read_bytes().decode("utf-8")
            yield text, row.get("anchor"), [_Extent(t["start"], t["end"], str(t["value"])) for t in row["timex"]]


if __name__ == "__main__":
    sys.stdout.writelines(rows(articles(sys.argv[1], int(sys.argv[2]))))
