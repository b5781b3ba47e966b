"""Events: clause, trigger, roles, date and status together make a mention."""

from timeline.events.extract import extract

__all__ = ["extract"]
