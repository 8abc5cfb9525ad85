"""The dialogue engine: a private Rasa server with our own graph components."""
