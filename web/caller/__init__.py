"""/caller: a person on the telephone."""
