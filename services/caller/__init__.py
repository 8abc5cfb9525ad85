"""A person on the telephone: an officer's shorthand, what answers it, what is read out, sent and noted."""
