"""Intent recognition in plain Python and numpy; Rasa only wraps it."""
