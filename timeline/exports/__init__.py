"""One small module a format, and one list of columns for all tables."""

from timeline.exports.document import document, json_text
from timeline.exports.table import COLUMNS, csv_text, frame, rows

__all__ = ["COLUMNS", "csv_text", "document", "frame", "json_text", "rows"]
