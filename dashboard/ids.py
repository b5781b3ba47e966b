"""The names of the components that callbacks speak to; the style sheet uses class names and never these."""

from typing import Any

START = "start"  # the address at the first load
URL = "url"  # the address bar, once the page stands: the only state that outlives a reload
PAGE = "page"
CHOSEN = "chosen"  # store: id of the chosen event, or None
FILTERS = "filters"  # store: the filters as their query string
PICKED = "picked"  # store: what a click or a key just picked, written by assets/dashboard.js
ERROR = "error"  # live region for what went wrong

FACETS = "facets"
KINDS = "kinds"
TEXT = "text"
ANNOUNCE = "announce"  # live region that says what was chosen

CHART = "chart"
LIST = "list"
UNDATED = "undated"
SUMMARY = "summary"
DETAIL = "detail"
CSV = "csv"
DOWNLOAD = "download"


def wild(**attributes: object) -> dict[str, Any]:
    """Attributes whose names have a hyphen: `html.Button("…", **wild(data_event="evt-1"))`."""
    return {name.replace("_", "-"): value for name, value in attributes.items()}
