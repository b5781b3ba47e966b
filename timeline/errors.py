"""The errors that a user can cause; each message is one line that names the culprit."""


class TimelineError(Exception):
    """Base of every error that the commands turn into one line and exit code 1 or 2."""


class InputError(TimelineError):
    """Something given by the user can't be read: a file, a column, a date, an address."""


class DataError(TimelineError):
    """A data file (lexicon, gazetteer, topic) is malformed; the message names file and entry."""


class StoreError(TimelineError):
    """The database can't be opened, or is not one of ours."""
