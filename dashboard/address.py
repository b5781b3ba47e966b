"""What the reader looks at, as it stands in the address bar: reload, share and «back» give the same view."""

from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode

from dashboard.data import Filters
from dashboard.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class Address:
    """`?topic=assad-visits&type=visit&q=موسكو&conflicts=1&event=evt-…&lang=en`, each part optional.

    >>> Address.read("?type=visit&type=call&event=evt-1").search()
    '?type=visit&type=call&event=evt-1'
    """

    filters: Filters = field(default_factory=Filters)
    event: str | None = None
    language: str = LANGUAGES[0]

    @classmethod
    def read(cls, search: str | None) -> "Address":
        """The address that a query string names; what it doesn't know is passed over."""
        query = parse_qs((search or "").lstrip("?"), errors="replace")

        def one(name: str) -> str | None:
            return next((value.strip() for value in query.get(name, ()) if value.strip()), None)

        language = one("lang")
        return cls(
            Filters(
                topic=one("topic"),
                kinds=tuple(dict.fromkeys(query.get("type", ()))),
                text=one("q") or "",
                conflicts=one("conflicts") == "1",
            ),
            event=one("event"),
            language=language if language in LANGUAGES else LANGUAGES[0],
        )

    def search(self) -> str:
        """The query string, empty for the plain view; always the same one for the same view."""
        f = self.filters
        pairs = [
            *([("topic", f.topic)] if f.topic else []),
            *(("type", kind) for kind in f.kinds),
            *([("q", f.text)] if f.text else []),
            *([("conflicts", "1")] if f.conflicts else []),
            *([("event", self.event)] if self.event else []),
            *([("lang", self.language)] if self.language != LANGUAGES[0] else []),
        ]
        return "?" + urlencode(pairs) if pairs else ""
