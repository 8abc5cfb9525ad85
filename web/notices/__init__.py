"""Emergency notices, for administrators."""
