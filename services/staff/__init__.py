"""The Center's people: accounts, what each may do, sessions, and the trail of what they changed."""
