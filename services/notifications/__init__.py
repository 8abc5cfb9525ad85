"""The tray of what is to be sent without having been asked for: when it may be, and until when."""
