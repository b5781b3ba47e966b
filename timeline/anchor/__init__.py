"""Which day was «today» for the writer, and why.

Given by the caller or the page's metadata, or a part of its address; else printed by the page of itself (`stamps`), or
told by expressions that name one day twice (`votes`), which meet until one day is left. Where several are, nothing is
claimed: the anchor tells what is known, and what is missing. What the page says against a day is its `rival`: told, and
never put in its place.
"""

from collections.abc import Sequence
from dataclasses import replace

from timeline.anchor import told
from timeline.anchor.address import date_in
from timeline.anchor.line import Words as Words
from timeline.anchor.page import PRESS, Page, contested
from timeline.discourse import Setting
from timeline.model import Anchor, Article, Mention
from timeline.temporal import Grain, parse_published
from timeline.temporal.days import within


def find(article: Article, scene: Setting, mentions: Sequence[Mention], words: Words) -> Anchor:
    """The anchor of an article; `Anchor` tells its kinds."""
    named = _named(article)
    if named is None or named.day is None:
        page = Page(scene, mentions, words)
        return page.tells(PRESS) or page.tells_nothing()
    if named.day.grain == Grain.DAY and not contested(named.day, scene, mentions, words):
        return named
    page = Page(scene, mentions, words)
    finer = page.tells(within(named.day)) if named.day.grain != Grain.DAY else None
    if finer is not None and finer.day is not None and finer.day.grain.rank < named.day.grain.rank:
        return replace(finer, why=told.within(named.why, finer.why))
    return page.against(replace(named, votes=page.votes))


def _named(article: Article) -> Anchor | None:
    """The anchor that is known without the text: what is given, else the date in the page's address."""
    if article.published:
        given = parse_published(article.published)
        return Anchor(given, "given", told.given(given))
    filed = date_in(article.url)
    return Anchor(filed, "address", told.filed(filed)) if filed else None
