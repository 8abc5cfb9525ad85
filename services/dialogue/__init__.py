"""A search as a conversation: what is wanted so far, and what a further sentence changes in it."""
