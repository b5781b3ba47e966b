"""The commands. Results go to standard output or a file, all else to standard error, and errors are one line each.

`program` holds them together. Heavy libraries are imported where they are used: `timeline --help` answers at once.
"""

from timeline.cli.program import app, main, run

__all__ = ["app", "main", "run"]
