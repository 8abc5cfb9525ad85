"""What is off, office hours, sensitive topics: for administrators."""
