"""The console script of the assistant: its verbs, and the processes it starts."""
