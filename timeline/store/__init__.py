"""Save and ask: the only SQL. It knows the values, never the engine that made them."""

from timeline.store.database import default_url
from timeline.store.store import Added, Store

__all__ = ["Added", "Store", "default_url"]
