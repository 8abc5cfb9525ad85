"""What people ask, what they get, and what there is for them, in numbers."""
