"""Conversations with people: what arrives, who speaks, what was said."""
