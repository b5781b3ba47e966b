"""A text cut up once: sentences, quotations, and the parts of a page that are no article."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.lexicon.cues import Cues
from timeline.model import Mention, Span
from timeline.text import Text, sentences

_QUOTE = re.compile(r"«[^«»]{1,2000}»|“[^“”]{1,2000}”|\"[^\"\n]{1,2000}\"")
_LONGEST_BARE_LINE = 100


@dataclass(frozen=True, slots=True)
class Setting:
    """An article's text with its sentences, its quotations, and the parts of its page that are no article, in order.

    All extents are those of the text as published.
    """

    text: Text
    sentences: tuple[Span, ...]
    quotes: tuple[Span, ...]
    page: tuple[Span, ...] = ()

    def sentence(self, span: Span) -> Span:
        """The sentence that an extent begins in, or the extent itself."""
        return _holding(self.sentences, span) or span

    def quote(self, span: Span) -> Span | None:
        """The quotation that an extent stands in."""
        found = _holding(self.quotes, span)
        return found if found and found.covers(span) else None

    def in_page(self, span: Span) -> bool:
        """An extent begins in a part of the page that is no article: a related item, an embedded post, a footer."""
        return bool(self.page) and _holding(self.page, span) is not None


def setting(text: Text, cues: Cues) -> Setting:
    """Cut up a text."""
    quotes = tuple(Span(*m.span()) for m in _QUOTE.finditer(text.raw))
    return Setting(text, tuple(sentences(text.raw)), quotes, _page(text, cues))


def _holding(spans: Sequence[Span], inner: Span) -> Span | None:
    """The one of these ordered spans that `inner` begins in."""
    index = bisect_right(spans, inner.start, key=lambda span: span.start)
    return spans[index - 1] if index and inner.start < spans[index - 1].end else None


def _page(text: Text, cues: Cues) -> tuple[Span, ...]:
    """Extents of a page that are no article: related items, share links, comments, embedded posts; in order."""
    norm = text.norm
    begun = (
        "\n" + norm
    )  # its first line begins as the others do: a pattern that begins with one character is found fast
    lines = {found.start(): found.end() - 1 for found in cues.aside.finditer(begun)}
    reached = 0
    for found in cues.embedded.finditer(norm):
        if found.start() >= reached:
            reached = norm.find("\n", found.end())
            reached = len(norm) if reached < 0 else reached
            lines[norm.rfind("\n", 0, found.start()) + 1] = reached
    asides = [text.span(start, end) for start, end in sorted(lines.items())]
    tail = cues.tail.search(begun, len(norm) // 4 + 1)
    if tail is None:
        return tuple(asides)
    rest = text.span(tail.start() - 1, len(norm))
    return (*(aside for aside in asides if aside.start < rest.start), rest)


def in_furniture(mention: Mention, scene: Setting, cues: Cues) -> bool:
    """A mention in a part of the page that is no article, or a date alone on its line."""
    span, raw = mention.span, scene.text.raw
    if scene.in_page(span):
        return True
    line_end = raw.find("\n", span.end, span.end + _LONGEST_BARE_LINE)
    if line_end < 0:
        return False
    from_ = max(0, span.start - _LONGEST_BARE_LINE)
    line_start = raw.rfind("\n", from_, span.start) + 1
    if line_start == 0 and from_ > 0:
        return False
    return bool(cues.bare_line.fullmatch(raw[line_start : span.start] + raw[span.end : line_end]))
