"""The date in a page's address: many papers file an article under its day."""

import re
from urllib.parse import urlsplit

from timeline.temporal import Grain, Interval, parse_published

# `/2021/9/14/slug`, `/20210914/slug`, `/2021-09-14-1.158`, `/2021/09/16887.html`; what a slug names is the news.
_DAY = re.compile(r"/((?:19|20)\d\d)([/-]?)(\d\d?)\2(\d\d?)(?=/|$|-\d[\d.]*(?:/|$))")
_MONTH = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)(?=/)")


def date_in(url: str | None) -> Interval | None:
    """The day, or the month, that a page is filed under; None where its address tells none.

    >>> date_in("https://example.org/news/2021/9/14/visit").timex()
    '2021-09-14'
    """
    try:
        path = urlsplit(url or "").path
    except ValueError:
        return None
    for pattern in (_DAY, _MONTH):
        for match in pattern.finditer(path):
            year, *rest = (group for group in match.groups() if group and group.isdigit())
            if pattern is _DAY and not match[2] and len(match[3] + match[4]) < 4:
                continue  # «/2021914» is a number
            try:
                found = parse_published("-".join((year, *(part.zfill(2) for part in rest))))
            except ValueError:
                continue
            if found.grain in (Grain.DAY, Grain.MONTH):
                return found
    return None
