"""What people asked without a good answer: gathered, grouped by likeness, decided on by editors."""
