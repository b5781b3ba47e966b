"""RULES: how words of time combine. Read from top to bottom: each stage builds on what the ones above made.

Most kinds come from `lexicon/*.toml`; kinds made here: `n` a number, `year`, `yearx` a time as long as a year,
`monthx`, `weekx`, `longx` (decades, centuries), `partx` (quarters, halves, seasons), `dayx` a day, `dayw` a day word,
`wday` a weekday, `clockx` a time of day, `timex` a day with it, `pairx` a range, `twox` two expressions that share a
month or a year, `length`, `lasting`, `agox`, `hangx`, `set`, `refx`. The constructors are in `build` (days), `spans`
(longer times), `clocks` and `measure` (lengths).
"""

from timeline.grammar.engine import Rule
from timeline.grammar.rules.dates import DAY_RANGES, DAYS, MONTH_RULES, NAMES, YEARS
from timeline.grammar.rules.lengths import LENGTHS, SETS
from timeline.grammar.rules.times import CLOCKS, PARTS, RECURRING

RULES: tuple[Rule, ...] = (
    *NAMES, *YEARS, *MONTH_RULES, *DAY_RANGES, *DAYS, *PARTS, *RECURRING, *CLOCKS, *LENGTHS, *SETS,
)  # fmt: skip
