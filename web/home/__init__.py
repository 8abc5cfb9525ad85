"""The first page after the log-in."""
