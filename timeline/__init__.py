"""Arabic news in, a dated and deduplicated timeline of events out."""

__version__ = "0.1.0"
