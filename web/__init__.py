"""The staff web: pages for the Center's people, apart from the public gateway."""
