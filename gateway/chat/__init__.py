"""The public chat page: who writes, what they send, how answers reach them."""
