"""How policy content is changed: drafts, a second pair of eyes, revisions, and what a change would do."""
