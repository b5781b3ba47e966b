"""News to measure on: as much as wanted, no sentence of it twice, and always words that were never seen before.

`python -m benchmarks.corpus news 1_000_000 > news.jsonl` writes it as JSON Lines for `timeline tag`.

The material are annotated items (`tests/gold`, and `../shared/gold` where it lies beside this clone). Of each sentence
the time expressions keep their words, with other numbers, months and weekdays; of the words around them about half are
drawn anew, by rank as in real text: frequent ones from the material, and a long tail of names and words made up from
roots and patterns, of which most occur once. So a cache of words, sentences or articles gains what it would in news.
"""

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
from timeline.text import sentences

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "gold"
# Characters to an expression.
DENSITIES = {"seeds": 250, "news": 50}
DAY = "2021-09-14"  # the day of writing, given with every article

_ANNOTATED = (ROOT / "tests" / "gold" / "timex.jsonl", SHARED / "news_dev_timex.jsonl", SHARED / "seeds_timex.jsonl")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w]+|_+")
_SHORTEST_SENTENCE, _LONGEST_SENTENCE = 40, 600
_SHORTEST_REPLACED, _REPLACED = 4, 0.5
_CLOSED = re.compile(r"[.!?؟…؛][\"'»”)\]]*$")
# An article's length is spread as that of news items is: half are longer than this, one in seven twice as long.
_MEDIAN_LENGTH, _SPREAD = 1500, 0.65
_RANKS = 20_000_000  # words that the tail is drawn from
_ATTEMPTS = 40


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence cut into tokens: each with what may stand in its place (`word`, `number`, `month`, `weekday`, "")."""

    tokens: tuple[tuple[str, str], ...]
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
        text = "".join([_drawn(token, slot, words, random) if slot else token for token, slot in template.tokens])
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


def _drawn(token: str, slot: str, words: Sequence[str], random: Random) -> str:
    if slot == "word":
        return _word(int(math.exp(random.random() * _LOG_RANKS)) - 1, words) if random.random() < _REPLACED else token
    if slot == "number":
        return _number(token, random)
    return random.choice(_names(f"{slot}s.toml" if slot == "month" else "days.toml", slot))


_LOG_RANKS = math.log(_RANKS)


def _number(token: str, random: Random) -> str:
    value = int(token)
    if len(token) == 4 and 1900 <= value <= 2100:
        drawn = random.randint(1985, 2026)
    elif len(token) <= 2:
        drawn = random.randint(1, 12) if value <= 12 else random.randint(13, 28)
    else:
        drawn = random.randrange(10 ** (len(token) - 1), 10 ** len(token))
    zero = ord("0") if token.isascii() else ord(token[0]) - int(token[0])
    return "".join(chr(zero + int(digit)) for digit in str(drawn).zfill(len(token) if token[0] in "0٠۰" else 1))


@cache
def _names(file: str, kind: str) -> tuple[str, ...]:
    """The names of one word of a kind, as the lexicon has them."""
    table = read_toml(FOLDER / file)
    return tuple(
        form
        for entry in table.values()
        if isinstance(entry, dict) and entry.get("kind", table.get("kind")) == kind
        for form in entry.get("forms", ())
        if " " not in form
    )


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
    for text, extents in _annotated():
        for number, span in enumerate(sentences(text)):
            inside = [(a, b) for a, b in extents if span.start <= a and b <= span.end]
            template = _template(text, span.start, span.end, inside)
            counts.update(token for token, slot in template.tokens if slot == "word")
            if not _SHORTEST_SENTENCE <= template.length <= _LONGEST_SENTENCE:
                continue
            (speaking if inside else silent).append(template)
            if inside and not number:
                first.append(template)
    return Material(tuple(first), tuple(speaking), tuple(silent), tuple(word for word, _ in counts.most_common()))


def _template(text: str, start: int, end: int, expressions: Sequence[tuple[int, int]]) -> Template:
    tokens: list[tuple[str, str]] = []
    at = start
    for a, b in (*expressions, (end, end)):
        tokens += [(token, _slot(token)) for token in _TOKEN.findall(text[at:a])]
        tokens += _slots_of_time(_TOKEN.findall(text[a:b]))
        at = b
    return Template(tuple(tokens), len(expressions), end - start)


def _slot(token: str) -> str:
    if token.isdigit():
        return "number"
    return "word" if len(token) >= _SHORTEST_REPLACED and token.isalpha() and not token.isascii() else ""


def _slots_of_time(tokens: Sequence[str]) -> list[tuple[str, str]]:
    """Numbers vary, and a month or a weekday that stands alone in its expression («أكتوبر/تشرين الأول» stays)."""
    slots = ["number" if token.isdigit() else "" for token in tokens]
    for kind, file in (("month", "months.toml"), ("weekday", "days.toml")):
        places = [i for i, token in enumerate(tokens) if token in _names(file, kind)]
        if len(places) == 1 and "/" not in tokens:
            slots[places[0]] = kind
    return list(zip(tokens, slots, strict=True))


def _annotated() -> Iterator[tuple[str, list[tuple[int, int]]]]:
    for file in _ANNOTATED:
        if not file.is_file():
            continue
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = row.get("text") or (ROOT / "seeds" / f"{row['id']}.txt").read_bytes().decode("utf-8")
            yield text, [(timex["start"], timex["end"]) for timex in row["timex"]]


if __name__ == "__main__":
    sys.stdout.writelines(rows(articles(sys.argv[1], int(sys.argv[2]))))
