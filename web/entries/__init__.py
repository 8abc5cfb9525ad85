"""/entries: the answers, for editors."""
