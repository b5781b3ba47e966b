"""Arabic text folded for look-up, with a map back to the text as published.

Folding makes spellings that readers take for one word equal: «أمس» and «امس», «الماضى» and «الماضي», «سنة» and «سنه»,
«غداً» and «غدا», Persian and Arabic-Indic digits. The letter classes are camel-tools' (`camel_tools.utils.normalize`
names the same foldings: alef, teh marbuta, alef maksura); they stand here as one table because that package costs half
a second at import, and `tests/test_text.py` holds the table against it.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
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
    **dict(zip(map(ord, "ڤپچژڨڭ"), "فبجزقك", strict=True)),  # «لاڤروف»: letters for sounds of other languages
    **dict.fromkeys(map(ord, "؍\\"), "/"),  # the Arabic date separator, and a slash the wrong way round
    **dict.fromkeys(map(ord, "‐‑−"), "-"),
    **dict(zip(map(ord, "éûÉÛ"), "eueu", strict=True)),  # «février», «août»
    0xA0: " ",
    0x202F: " ",
    0x2009: " ",
    **{0x660 + i: str(i) for i in range(10)},
    **{0x6F0 + i: str(i) for i in range(10)},
    **{ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
}
# Replacing one letter at a time in the whole text is seven times as fast as a table that is asked for every letter,
# except where the text is short.
_SHORT = 80
_REPLACED = tuple((chr(code), letter) for code, letter in _FOLD.items())
# Accents written apart, harakat, Quranic marks, combining hamza and madda (NFD), tatweel, zero-width and bidi controls.
_DROPPED = (
    "\u0300-\u0302\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
)
_DROP = re.compile(f"[{_DROPPED}]+")
# Letters by their shape in a word, and ligatures: each stands for one letter or more.
_SHAPES = "\ufb50-\ufdff\ufe70-\ufefc"
_ODD = re.compile(f"[{_DROPPED}{_SHAPES}]")
_TRAILING = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670]*")
# Tatweel between figures is a dash: «2024ـ2025».
_DASHED = re.compile(r"\u0640(?<=\d\u0640)(?=\u0640*\s?\d)")
# A hamza written apart (NFD) makes another letter of these; over alef it makes none that the table keeps apart.
_HAMZA = re.compile("[\u0648\u064a\u0649\u06cc](?=[\u064b-\u0653]*\u0654)")
_SEATED = {"\u0648": "\u0624", "\u064a": "\u0626", "\u0649": "\u0626", "\u06cc": "\u0626"}
# One class of characters comes first, for `re` passes quickly over all others; what follows says which of them end one.
_SENTENCE_END = re.compile(
    r"""[.!?؟…؛\n\r](?:
        (?<=[\n\r])\s*
      | (?<=؛)
      | (?<=[.!?؟…])[.!?؟…]{0,9}["'»”)\]]*(?=\s)  # of a longer row, the last ten marks end it
      | (?<=[^\d\s]\.)(?=[\u0621-\u064a])
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Text:
    """A text as published with its folded form.

    `norm` is made of pieces whose letters follow each other in `raw` too: the one that begins at `norm[starts[k]]`
    begins at `raw[places[k]]`. Both are empty where nothing was dropped or taken apart.
    """

    raw: str
    norm: str
    starts: tuple[int, ...] = ()
    places: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The extent in `raw` of `norm[start:end]`, with the harakat and tatweel that belong to its last letter.

        After a figure a tatweel is a dash («2021ـ05») and belongs to nobody.
        """
        if not self.starts:
            return Span(start, end)
        last = self._raw_index(end - 1) + 1
        trailing = None if self.raw[last - 1].isdigit() else _TRAILING.match(self.raw, last)
        return Span(self._raw_index(start), trailing.end() if trailing else last)

    def _raw_index(self, index: int) -> int:
        piece = bisect_right(self.starts, index) - 1
        return self.places[piece] + index - self.starts[piece]

    def norm_index(self, raw_index: int) -> int:
        """The index in `norm` of the first kept character at or after `raw_index`."""
        if not self.starts:
            return raw_index
        following = bisect_left(self.places, raw_index)
        end = self.starts[following] if following < len(self.starts) else len(self.norm)
        if not following:
            return end
        return min(self.starts[following - 1] + raw_index - self.places[following - 1], end)


def fold(form: str) -> str:
    """The folded form of a word or a text.

    >>> fold("الأربعاءَ ٢٠٢٠")
    'الاربعاء 2020'
    """
    return read(form).norm


def read(raw: str) -> Text:
    """Fold a text and keep where each character came from."""
    seated = _seat(raw)
    if not _ODD.search(raw):
        return Text(raw, _replaced(seated))
    pieces: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    reached = length = 0

    def keep(piece: str, place: int) -> None:
        nonlocal length
        if piece:
            pieces.append(piece)
            starts.append(length)
            places.append(place)
            length += len(piece)

    for odd in _ODD.finditer(seated):
        keep(seated[reached : odd.start()], reached)
        for letter in _letters(odd.group()):
            keep(letter, odd.start())
        reached = odd.end()
    keep(seated[reached:], reached)
    return Text(raw, _replaced("".join(pieces)), tuple(starts), tuple(places))


def _replaced(text: str) -> str:
    if len(text) < _SHORT:
        return text.translate(_FOLD)
    for letter, folded in _REPLACED:
        text = text.replace(letter, folded)
    return text


def unmarked(raw: str) -> str:
    """A text as spelled, without harakat, tatweel and invisible characters: it still tells «أب» from «آب»."""
    return _DROP.sub("", unicodedata.normalize("NFC", raw))


def _seat(raw: str) -> str:
    """The same text, as long as before, with the letters that a hamza written apart makes, and dashes for tatweel."""
    if "\u0640" in raw:
        raw = _DASHED.sub("-", raw)
    return _HAMZA.sub(lambda found: _SEATED[found.group()], raw) if "\u0654" in raw else raw


def _letters(odd: str) -> str:
    """The letters that a shape stands for; a character that is dropped, and a mark's shape, has none."""
    return _DROP.sub("", unicodedata.normalize("NFKC", odd)).strip()


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
