"""Handover to officers: who waits, who has a conversation, what is said, when officers are there."""
