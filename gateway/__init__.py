"""The public door: the chat page today, platforms later; Rasa stays private behind it."""
