"""Text of articles and of reasons made fit to be shown: nothing in it can reorder or command the page around it."""

import re

from dash import html
from dash.development.base_component import Component

from dashboard.dates import value_words
from dashboard.words import Words

Node = Component | str
_OVERRIDES = re.compile("[\u202d\u202e]")
_CONTROLS = re.compile("[\u202a-\u202c\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f]")
_DATE = r"\d{4}-(?:W?\d\d|[QH]\d|SP|SU|AU|FA|WI)(?:-\d\d)?(?:T(?:[A-Z]{2}|\d\d(?::\d\d)*))?"
_ISO = re.compile(rf"(?<![0-9A-Za-z-])({_DATE}(?:/{_DATE})?)(?![0-9A-Za-z-])")


def clean(text: str) -> str:
    """Text in a line of ours: without controls that would reorder what stands beside it.

    >>> clean("a\u202eb")
    'ab'
    """
    return _CONTROLS.sub("", _OVERRIDES.sub("", text))


def shown(text: str, words: Words) -> list[Node]:
    """Article text: embeddings and isolates dropped (they have no ink), an override told where it stands."""
    nodes: list[Node] = []
    for piece in re.split(f"({_OVERRIDES.pattern})", _CONTROLS.sub("", text)):
        if _OVERRIDES.fullmatch(piece):
            nodes.append(
                html.Span(f"U+{ord(piece):04X}", className="control", title=words("evidence.control"), dir="ltr")
            )
        elif piece:
            nodes.append(piece)
    return nodes


def told(text: str, words: Words) -> list[Node]:
    """A reason in words, its ISO dates too; each stands for itself, so that nothing around it can reorder it."""
    pieces = _ISO.split(clean(text))
    return [date(piece, words) if i % 2 else piece for i, piece in enumerate(pieces) if piece]


def date(value: str, words: Words) -> Component:
    """An ISO date as a reader says it, the value itself on its title; left as it is where it is no date."""
    said = value_words(value, words.language)
    return html.Bdi(said, dir=words.direction, title=value) if said else html.Bdi(value, dir="ltr")
