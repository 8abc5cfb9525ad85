"""/values: reference values and legal documents."""
