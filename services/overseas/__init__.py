"""Orders for work abroad: what they are and how they are found."""
