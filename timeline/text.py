"""Arabic text folded for look-up, with a map back to the text as published.

Folding makes spellings that readers take for one word equal: «أمس» and «امس», «الماضى» and «الماضي», «سنة» and «سنه»,
«غداً» and «غدا», Persian and Arabic-Indic digits. The letter classes are camel-tools' (`camel_tools.utils.normalize`
names the same foldings: alef, teh marbuta, alef maksura); they stand here as one table because that package costs half
a second at import, and `tests/test_text.py` holds the table against it.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.model import Span

_FOLD = {
    **dict.fromkeys(map(ord, "أإآٱ"), "ا"),
    ord("ى"): "ي",
    ord("ة"): "ه",
    ord("ی"): "ي",
    ord("ې"): "ي",
    ord("ک"): "ك",
    ord("ہ"): "ه",
    ord("گ"): "ك",
    ord("ھ"): "ه",
    **dict(zip(map(ord, "ڤپچژ"), "فبجز", strict=True)),  # «لاڤروف»: letters for sounds of other languages
    0xA0: " ",
    0x202F: " ",
    0x2009: " ",
    **{0x660 + i: str(i) for i in range(10)},
    **{0x6F0 + i: str(i) for i in range(10)},
    **{ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
}
# Harakat, Quranic marks, combining hamza and madda (NFD), tatweel, zero-width and bidi controls.
_DROPPED = (
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
)
_DROP = re.compile(f"[{_DROPPED}]")
_TRAILING = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670]*")
# A hamza written apart (NFD) makes another letter of these; over alef it makes none that the table keeps apart.
_HAMZA = re.compile("[\u0648\u064a\u0649\u06cc](?=[\u064b-\u0653]*\u0654)")
_SEATED = {"\u0648": "\u0624", "\u064a": "\u0626", "\u0649": "\u0626", "\u06cc": "\u0626"}
_COMPATIBILITY = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_SENTENCE_END = re.compile(r"[.!?؟…]+[\"'»”)\]]*(?=\s)|\n\s*|\r\s*|(?<=[^\d\s])\.(?=[\u0621-\u064a])|؛")


@dataclass(frozen=True, slots=True)
class Text:
    """A text as published with its folded form.

    `at[i]` is the index in `raw` of the character that `norm[i]` came from; None where both have the same indices.
    """

    raw: str
    norm: str
    at: tuple[int, ...] | None

    def span(self, start: int, end: int) -> Span:
        """The extent in `raw` of `norm[start:end]`, with the harakat and tatweel that belong to its last letter."""
        if self.at is None:
            return Span(start, end)
        last = self.at[end - 1] + 1
        trailing = _TRAILING.match(self.raw, last)
        return Span(self.at[start], trailing.end() if trailing else last)

    def norm_index(self, raw_index: int) -> int:
        """The index in `norm` of the first kept character at or after `raw_index`."""
        if self.at is None:
            return raw_index
        return bisect_left(self.at, raw_index)


def fold(form: str) -> str:
    """The folded form of a word or a text.

    >>> fold("الأربعاءَ ٢٠٢٠")
    'الاربعاء 2020'
    """
    if _COMPATIBILITY.search(form):
        form = unicodedata.normalize("NFKC", form)
    return _DROP.sub("", _seat(form).translate(_FOLD))


def _seat(raw: str) -> str:
    """The same text, as long as before, with the letters that a hamza written apart makes."""
    return _HAMZA.sub(lambda found: _SEATED[found.group()], raw) if "\u0654" in raw else raw


def read(raw: str) -> Text:
    """Fold a text and keep where each character came from."""
    if not _COMPATIBILITY.search(raw):
        if not _DROP.search(raw):
            return Text(raw, raw.translate(_FOLD), None)
        kept: list[int] = []
        start = 0
        for dropped in _DROP.finditer(raw):
            kept.extend(range(start, dropped.start()))
            start = dropped.end()
        kept.extend(range(start, len(raw)))
        return Text(raw, fold(raw), tuple(kept))
    letters: list[str] = []
    at: list[int] = []
    for i, c in enumerate(_seat(raw)):
        for letter in unicodedata.normalize("NFKC", c) if _COMPATIBILITY.match(c) else c:
            if not _DROP.match(letter):
                letters.append(letter.translate(_FOLD))
                at.append(i)
    return Text(raw, "".join(letters), tuple(at))


def sentences(raw: str) -> Iterator[Span]:
    """The sentences of a text, white space trimmed: «.» and «؟» before white space, «؛», and line breaks end one."""
    start = 0
    for match in _SENTENCE_END.finditer(raw):
        yield from _trimmed(raw, start, match.end())
        start = match.end()
    yield from _trimmed(raw, start, len(raw))


def _trimmed(raw: str, start: int, end: int) -> Iterator[Span]:
    piece = raw[start:end]
    left = len(piece) - len(piece.lstrip())
    if kept := piece.strip():
        yield Span(start + left, start + left + len(kept))
