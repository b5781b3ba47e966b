"""Text of articles and of reasons made fit to be shown: nothing in it can reorder or command the page around it."""

import re

from dash import html
from dash.development.base_component import Component

from dashboard.words import Words

Node = Component | str
_OVERRIDES = re.compile("[\u202d\u202e]")
_CONTROLS = re.compile("[\u202a-\u202c\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f]")
_ISO = re.compile(r"(?<![0-9A-Za-z-])(\d{4}-(?:\d\d|W\d\d)(?:-\d\d)?(?:T\w+)?(?:/\d{4}-[\dW-]+)?)(?![0-9A-Za-z-])")


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


def told(text: str) -> list[Node]:
    """A reason in words; an ISO date in it keeps its order: after Arabic letters 2021-09-14 would read 14-09-2021."""
    pieces = _ISO.split(clean(text))
    return [html.Bdi(piece, dir="ltr") if i % 2 else piece for i, piece in enumerate(pieces) if piece]
