"""How many sources really speak: near-identical texts count once.

Each text is sketched by the smallest hashes of its five-word shingles; two sketches that share most of their hashes
are copies of one text. Only texts that share a hash are compared, so the cost grows with the texts, not
with their square.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence

from timeline.model import Article
from timeline.text import fold

_SHINGLE, _SKETCH, _ALIKE = 5, 48, 0.6
_WORD = re.compile(r"\w+")


def voices(articles: Sequence[Article]) -> Mapping[str, str]:
    """For each article's id the voice that speaks: the first id, in order, among the copies of one text."""
    found: dict[str, str] = {}
    sketches: dict[str, frozenset[int]] = {}
    holders: dict[int, list[str]] = {}
    for article in sorted(articles, key=lambda a: a.id):
        sketch = _sketch(article.text)
        shared: dict[str, int] = {}
        for value in sketch:
            for other in holders.get(value, ())[:8]:
                shared[other] = shared.get(other, 0) + 1
        same = [o for o, n in sorted(shared.items()) if n >= _ALIKE * min(len(sketch), len(sketches[o]), _SKETCH)]
        found[article.id] = found[same[0]] if same else article.id
        sketches[article.id] = sketch
        for value in sketch:
            holders.setdefault(value, []).append(article.id)
    return found


def _sketch(text: str) -> frozenset[int]:
    words = _WORD.findall(fold(text))
    if len(words) < _SHINGLE + 3:
        return frozenset()
    shingles = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    hashes = sorted(int.from_bytes(hashlib.blake2b(s.encode(), digest_size=8).digest(), "big") for s in shingles)
    return frozenset(hashes[:_SKETCH])


def count(articles: Sequence[Article], voice: Mapping[str, str]) -> int:
    """Distinct sources, copies and further articles of one outlet counted once; an unnamed source is its own."""
    return len({a.source or voice.get(a.id, a.id) for a in _first_voices(articles, voice)})


def _first_voices(articles: Sequence[Article], voice: Mapping[str, str]) -> list[Article]:
    kept: dict[str, Article] = {}
    for article in sorted(articles, key=lambda a: a.id):
        kept.setdefault(voice.get(article.id, article.id), article)
    return list(kept.values())
