"""What leaves the Center as a list, a sheet of paper, a text to be read out or a feed: its content."""
