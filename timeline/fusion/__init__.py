"""Mentions become events: clusters, their dates and dissent, what hangs on them, and their ids."""

from timeline.fusion.fuse import fuse

__all__ = ["fuse"]
