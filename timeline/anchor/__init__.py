"""Which day was «today» for the writer, and why.

Given by the caller or the page's metadata; else printed by the page of itself (`stamps`), or told by expressions that
name one day twice (`votes`), which meet until one day is left. Where several are, nothing is claimed: the anchor tells
what is known, and what is missing. What the page says against a day is its `rival`: told, and never put in its place.
"""

from collections.abc import Sequence
from dataclasses import replace

from timeline.anchor import told
from timeline.anchor.line import Words as Words
from timeline.anchor.page import Page, contested
from timeline.discourse import Setting
from timeline.model import Anchor, Article, Mention
from timeline.temporal import Grain, parse_published
from timeline.temporal.days import ALL, within


def find(article: Article, scene: Setting, mentions: Sequence[Mention], words: Words) -> Anchor:
    """The anchor of an article; `Anchor` tells its kinds."""
    given = parse_published(article.published) if article.published else None
    if given is not None and given.grain == Grain.DAY and not contested(given, scene, mentions, words):
        return Anchor(given, "given", told.given(given))
    page = Page(scene, mentions, words)
    if given is None:
        return page.tells(ALL) or page.tells_nothing()
    finer = page.tells(within(given)) if given.grain != Grain.DAY else None
    if finer is not None and finer.day is not None and finer.day.grain.rank < given.grain.rank:
        return replace(finer, why=told.in_given(given, finer.why))
    return page.against(Anchor(given, "given", told.given(given), page.votes))
