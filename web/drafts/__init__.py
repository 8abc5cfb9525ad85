"""What entries and values have in common: drafts on their way, differences, revisions."""
