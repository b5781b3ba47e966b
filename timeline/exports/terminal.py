"""The event table for a terminal."""

from typing import IO

from timeline.exports.table import frame
from timeline.model import Timeline

_PIPED_WIDTH = 180  # where nobody looks, nothing is folded into a narrow window
_SHOWN = (
    ("date_display_en", "date", "no_wrap"),
    ("event_type", "type", "no_wrap"),
    ("title_en", "event", ""),
    ("title_ar", "الحدث", ""),
    ("sources_count", "sources", "right"),
    ("conflict", "conflict", "no_wrap"),
    ("topics", "timelines", ""),
)


def print_table(timeline: Timeline, file: IO[str]) -> None:
    """One row an event, in the order of the CSV; the line below counts them."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(header_style="bold", row_styles=("", "dim"))
    for _, heading, style in _SHOWN:
        table.add_column(heading, no_wrap=style == "no_wrap", justify="right" if style == "right" else "left")
    for row in frame(timeline)[[column for column, _, _ in _SHOWN]].itertuples(index=False):
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console = Console(file=file, width=None if file.isatty() else _PIPED_WIDTH, highlight=False)
    console.print(table)
    console.print(f"{len(timeline.events)} events from {len(timeline.articles)} articles")
