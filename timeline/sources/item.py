"""One article from what was given: every field checked, and what is wrong said in one line after `where`."""

import hashlib
import re
from urllib.parse import urlsplit

from timeline.errors import InputError
from timeline.model import Article
from timeline.sources.dates import day_of_writing

MAX_BYTES = 5_000_000  # of one article: a book, not a news item; what is larger is a mistake or an attack
_ID_BYTES = 200
_LONGEST = {"source": 300, "url": 2000, "title": 1000}  # characters; what is longer is another column's text
_CONTROL = re.compile("[\x00-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def article(
    where: str,
    text: str,
    published: str | None,
    id_: str | None = None,
    source: str | None = None,
    url: str | None = None,
    title: str | None = None,
) -> Article:
    """The article; InputError where a field can't be what it should be. Without an id, its content gives one."""
    check_text(where, text)
    for name, value in (("id", id_), ("source", source), ("url", url), ("title", title)):
        if value and (_SURROGATE.search(value) or "\x00" in value):
            raise InputError(f"{where}: {name} is not text")
        if value and len(value) > (most := _LONGEST.get(name, len(value))):
            raise InputError(f"{where}: {name} has {len(value)} characters, but may have {most}")
    day = None
    if published and published.strip():
        try:
            day = day_of_writing(published)
        except ValueError as error:
            raise InputError(f"{where}: published: {error}") from error
    name = (id_ or "").strip() or content_id(text, day)
    if _CONTROL.search(name) or len(name.encode()) > _ID_BYTES:
        raise InputError(f"{where}: id {name[:40]!r}… is too long or has control characters")
    return Article(name, text, day, (source or "").strip(), web_address(url), (title or "").strip() or None)


def web_address(url: str | None) -> str | None:
    """The address in a field that a reader's browser may be sent to; None where there is none («javascript:…»).

    Archives note things beside it, and an article is not refused for that.

    >>> web_address("https://example.org/a (mirror)")
    'https://example.org/a'
    """
    for word in (url or "").split():
        try:
            parts = urlsplit(word)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname:
            return word
    return None


def check_text(where: str, text: str) -> None:
    """A text that can be stored and written again as it is."""
    if not text.strip():
        raise InputError(f"{where}: the text is empty")
    if "\x00" in text:
        raise InputError(f"{where}: not a text (a NUL character at {text.index(chr(0))})")
    if match := _SURROGATE.search(text):
        raise InputError(f"{where}: not a text (half a character, U+{ord(match[0]):04X}, at {match.start()})")
    if len(text.encode()) > MAX_BYTES:
        raise InputError(f"{where}: {too_large(len(text.encode()))}")


def too_large(size: int) -> str:
    return f"{size / 1e6:.1f} MB, but an article may have {MAX_BYTES / 1e6:.0f} MB"


def content_id(text: str, published: str | None) -> str:
    """The same text of the same day is the same article: on another day its «أمس» is another day too."""
    return hashlib.sha256(f"{published or ''}\n{text}".encode()).hexdigest()[:16]


def decoded(where: str, data: bytes, encoding: str = "utf-8") -> str:
    """Bytes as text, line ends as they are, so that offsets count what was published."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"{where}: not UTF-8 (byte 0x{data[error.start]:02X} at {error.start})") from error
