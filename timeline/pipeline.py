"""The journey, in order: read the data, tag an article, find its events, fuse them, date what hangs on others."""

from dataclasses import dataclass
from pathlib import Path

from timeline import anchor, discourse, grammar
from timeline.lexicon import tense, words
from timeline.model import Article, Tagged
from timeline.text import read


@dataclass(frozen=True, slots=True)
class Data:
    """Everything that is read from data files, once."""

    grammar: grammar.Grammar
    tense: tense.Tense


def load(data_dir: Path | None = None) -> Data:
    """Read the built-in words, gazetteer, triggers, weights and topics, and a newsroom's own from `data_dir`."""
    return Data(grammar.compile_rules(words.load(data_dir)), tense.load())


def tag(article: Article, data: Data) -> Tagged:
    """The anchor and the time expressions of one article."""
    text = read(article.text)
    scene = discourse.setting(text)
    mentions = list(grammar.mentions(text, data.grammar))
    day = anchor.find(article, scene, mentions)
    return Tagged(article, day, discourse.date_all(scene, mentions, day, data.tense, data.grammar.words.durative))
