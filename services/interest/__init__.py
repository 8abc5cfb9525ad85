"""People who want their names put down for an offer, and what became of it."""
