"""How fast an officer sees what answers a caller, in a real browser."""
