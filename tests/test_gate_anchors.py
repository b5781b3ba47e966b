"""The day of writing where nobody gives it: how often it is found, and how seldom a wrong one is claimed.

Where the shared gold is absent its sets are skipped; the project's own always run.
"""

import pytest

from benchmarks.anchors import SETS, Found, Shares, articles, shares, withheld
from benchmarks.quality import GOLD
from timeline import pipeline
from timeline.model import Anchor, Article
from timeline.temporal import parse_published

# Of each set: exact of all, exact of those that print their date, how many wrong ones at most.
FLOORS = {"news_dev": (0.38, 0.95, 0), "own": (0.30, 0.95, 0), "seeds": (0.0, 1.0, 0)}
ASKED = (0.30, 0.95, 1)


def measured(name: str) -> Shares:
    if name != "own" and not GOLD.is_dir():
        pytest.skip("no ../shared/gold beside this clone")
    return shares(withheld(name))


def test_the_floors_are_not_under_what_is_asked() -> None:
    exact, printed, wrong = FLOORS["news_dev"]
    assert exact >= ASKED[0]
    assert printed >= ASKED[1]
    assert wrong <= ASKED[2]


@pytest.mark.parametrize("name", SETS)
def test_the_day_of_writing_is_found_and_never_made_up(name: str) -> None:
    reached, (exact, printed, wrong) = measured(name), FLOORS[name]
    assert reached.exact >= exact
    assert reached.exact_of_printed >= printed
    assert reached.outcomes.get("wrong", 0) <= wrong


def test_with_the_pages_addresses_more_days_are_found_and_none_is_wrong() -> None:
    measured("news_dev")
    reached = shares(withheld("news_dev", addresses=True))
    assert reached.exact >= 0.5
    assert reached.outcomes.get("wrong", 0) == 0


@pytest.mark.parametrize("name", ["news_dev", "own"])
def test_an_article_that_prints_its_date_is_none_without_one(name: str) -> None:
    reached = measured(name)
    assert 0.2 * reached.articles < reached.printed < 0.5 * reached.articles


def test_no_given_day_of_the_sets_is_contradicted_without_reason() -> None:
    measured("news_dev")
    data = pipeline.load()
    found = {a.id: pipeline.tag(a, data).anchor for name in SETS for a in articles(name) if a.published}
    assert [id_ for id_, anchor in found.items() if anchor.rival is not None] == []


@pytest.mark.parametrize(
    ("claimed", "published", "outcome"),
    [
        ("2021-09-14", "2021-09-14", "exact"),
        ("2021-09", "2021-09", "exact"),
        ("2021-09", "2021-09-14", "coarser"),
        ("2021", "2021-09", "coarser"),
        ("2021-09-13", "2021-09-14", "wrong"),
        ("2021-09-14", "2021-09", "wrong"),
        (None, "2021-09-14", "abstained"),
    ],
)
def test_what_a_claim_is_worth(claimed: str | None, published: str, outcome: str) -> None:
    day = parse_published(claimed) if claimed else None
    why = pipeline.tag(Article("a", "", None), pipeline.load()).anchor.why
    assert Found("a", published, Anchor(day, "votes", why), prints=False).outcome == outcome
