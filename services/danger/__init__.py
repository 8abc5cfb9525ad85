"""What to say to somebody in danger, without the database."""
