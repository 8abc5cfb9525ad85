"""Conversations: who waits, what was said, what the officer answers."""
