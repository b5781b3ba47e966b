"""The news that speed is measured on: as dense as it says, nothing twice, words that nobody has seen."""

import re
from collections import Counter

import pytest

from benchmarks.corpus import DAY, DENSITIES, articles
from timeline import pipeline
from timeline.model import Article
from timeline.text import sentences

DATA = pipeline.load()


@pytest.mark.parametrize("density", DENSITIES)
def test_an_expression_in_so_many_characters(density: str) -> None:
    made = articles(density, 150_000)
    found = sum(len(pipeline.tag(Article("x", text, DAY), DATA).dated) for text in made)
    assert 0.85 < sum(map(len, made)) / found / DENSITIES[density] < 1.2


@pytest.mark.parametrize("density", DENSITIES)
def test_no_sentence_stands_twice(density: str) -> None:
    said = [span.of(text) for text in articles(density, 150_000) for span in sentences(text)]
    assert len(said) == len(set(said))


def test_most_words_are_rare() -> None:
    counts = Counter(word for text in articles("news", 150_000) for word in re.findall(r"[^\W\d]+", text))
    assert sum(count == 1 for count in counts.values()) > len(counts) / 2


def test_the_same_arguments_give_the_same_news() -> None:
    assert articles("news", 20_000, 3) == articles("news", 20_000, 3) != articles("news", 20_000, 4)
