"""Training courses: what they are and how they are found."""
