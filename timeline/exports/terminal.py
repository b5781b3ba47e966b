"""The event table for a terminal."""

from typing import IO

from timeline.exports.table import frame
from timeline.model import Timeline

_PIPED_WIDTH = 160  # where nobody looks, nothing is folded into a narrow window
_WIDE = 120  # from here on there is room for type and timelines
_COLUMNS = ["date_display_en", "title_en", "title_ar", "sources_count", "conflict", "event_type", "topics"]


def print_table(timeline: Timeline, file: IO[str]) -> None:
    """One row an event, in the order of the CSV, titled in both languages; the line below counts them."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=file, width=None if file.isatty() else _PIPED_WIDTH, highlight=False)
    wide = console.width >= _WIDE
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    table.add_column("date", max_width=24, min_width=17)
    table.add_column("event", min_width=30, ratio=1)
    table.add_column("sources", justify="right", no_wrap=True)
    table.add_column("conflict", no_wrap=True)
    if wide:
        table.add_column("type", no_wrap=True)
        table.add_column("timelines")
    for date, english, arabic, sources, conflict, kind, topics in frame(timeline)[_COLUMNS].itertuples(index=False):
        disputed = "" if conflict == "none" else conflict
        more = (kind, (topics or "").replace("|", "\n")) if wide else ()
        table.add_row(*(Text(str(cell)) for cell in (date, f"{english}\n{arabic}", sources, disputed, *more)))
    console.print(table)
    counted = (f"{n} {name}{'' if n == 1 else 's'}" for n, name in _counts(timeline))
    console.print(" from ".join(counted))


def _counts(timeline: Timeline) -> tuple[tuple[int, str], tuple[int, str]]:
    return (len(timeline.events), "event"), (len(timeline.articles), "article")
