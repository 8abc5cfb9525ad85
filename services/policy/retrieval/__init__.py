"""Which entries a question may be about: an index over the published wordings, live within seconds."""
