"""The text of one cell, read: each file one kind of cell, each reader one text to a value or a doubt."""
