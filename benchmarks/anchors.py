"""How well the day of writing is found where nobody gives it: `python -m benchmarks.anchors [--verbose]`.

The articles of a set are tagged with their dates of publication withheld. An anchor is *exact* where it is the date of
publication (as fine as the set knows it), *coarser* where it is a month or year that holds it, *abstained* where none
is claimed, and *wrong* otherwise.

An article *prints its date* where an annotated expression names the day of publication and holds a day, a month and a
four-digit year in its own words («الخميس 18 ماي 2023», «اليوم الأربعاء 10 مايو 2023»); a stamp of an embedded post,
which the annotators call a tweet, is none. `--verbose` lists those articles, and every one that is not exact.
"""

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from benchmarks.quality import GOLD, OWN, SEEDS
from timeline import pipeline
from timeline.model import Anchor, Article
from timeline.sources.item import web_address
from timeline.temporal import parse_published
from timeline.text import fold

SETS = ("news_dev", "own", "seeds")
OUTCOMES = ("exact", "coarser", "abstained", "wrong")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class Found:
    """An article with its date of publication withheld: what was claimed, and what that is worth."""

    id: str
    published: str
    anchor: Anchor
    prints: bool

    @property
    def outcome(self) -> str:
        day, truth = self.anchor.day, parse_published(self.published)
        if day is None:
            return "abstained"
        if day.timex() == truth.timex():
            return "exact"
        return "coarser" if truth.within(day) else "wrong"


@dataclass(frozen=True, slots=True)
class Shares:
    """Of a set: how many articles, how many of each outcome, and how many that print their date are exact."""

    articles: int
    outcomes: Mapping[str, int]
    printed: int
    printed_exact: int

    @property
    def exact(self) -> float:
        return self.outcomes.get("exact", 0) / self.articles

    @property
    def exact_of_printed(self) -> float:
        return self.printed_exact / self.printed if self.printed else 1.0


def shares(found: Sequence[Found]) -> Shares:
    """The outcomes counted."""
    printed = [f for f in found if f.prints]
    exact = sum(f.outcome == "exact" for f in printed)
    return Shares(len(found), Counter(f.outcome for f in found), len(printed), exact)


@cache
def withheld(name: str, *, addresses: bool = False) -> tuple[Found, ...]:
    """Every article of a set, tagged without its date of publication; with `addresses` where its address is known."""
    data, stamps = pipeline.load(), _annotated(name)
    return tuple(
        Found(
            article.id,
            article.published,
            pipeline.tag(replace(article, published=None, url=article.url if addresses else None), data).anchor,
            _prints(article.published, stamps.get(article.id, ())),
        )
        for article in articles(name)
        if article.published
    )


def articles(name: str) -> Iterator[Article]:
    """The articles of a set, with their dates of publication."""
    if name == "seeds":
        with (SEEDS / "articles.csv").open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                text = (SEEDS / row["file"]).read_bytes().decode("utf-8")
                yield Article(row["id"], text, row["published"])
        return
    for line in _file(name, "articles").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Article(row["id"], row["text"], row["published"], url=web_address(row["url"]))


def _file(name: str, what: str) -> Path:
    return OWN / f"{what}.jsonl" if name == "own" else GOLD / f"{name}_{what}.jsonl"


def _annotated(name: str) -> dict[str, Sequence[Mapping[str, str | None]]]:
    """The annotated expressions of each article."""
    rows = map(json.loads, _file(name, "timex").read_text(encoding="utf-8").splitlines())
    return {row["id"]: row["timex"] for row in rows}


def _prints(published: str, expressions: Sequence[Mapping[str, str | None]]) -> bool:
    return any(
        (said.get("value") or "")[:10] == published[:10]
        and len(published) >= len("2021-09-14")
        and _YEAR.search(fold(said["text"] or ""))
        and "tweet" not in (said.get("note") or "")
        for said in expressions
    )


def lines(*, verbose: bool = False) -> Iterator[str]:
    """A line for each set, and with `verbose` one for each article that prints its date or is not exact."""
    for name in SETS:
        if name != "own" and not GOLD.is_dir():
            yield f"anchors {name}: no ../shared/gold beside this clone"
            continue
        found = withheld(name)
        total = shares(found)
        yield (
            f"anchors {name:9} {total.articles} articles: {_counts(total)}; {total.exact:.2f} exact; "
            f"of those that print their date {total.printed_exact} of {total.printed}"
        )
        if any(article.url for article in articles(name)):
            with_url = shares(withheld(name, addresses=True))
            yield f"anchors {name:9} with the pages' addresses: {_counts(with_url)}; {with_url.exact:.2f} exact"
        for one in found if verbose else ():
            if one.prints or one.outcome != "exact":
                day = one.anchor.day.timex() if one.anchor.day else "none"
                printed = "prints" if one.prints else "      "
                yield f"  {one.id:24} {printed} {one.published:10} {one.outcome:9} {day:10} {one.anchor.why.en}"


def _counts(total: Shares) -> str:
    return "  ".join(f"{kind} {total.outcomes.get(kind, 0)}" for kind in OUTCOMES)


if __name__ == "__main__":
    for said in lines(verbose="--verbose" in sys.argv[1:]):
        print(said)
