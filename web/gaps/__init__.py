"""What people asked without a good answer, and how sentences should have been read."""
