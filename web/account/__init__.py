"""One's own password, one-time codes and sessions."""
