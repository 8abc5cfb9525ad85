"""How well policy questions find their entries, and what that costs; needs no Rasa."""
