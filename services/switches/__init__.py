"""What is switched off, and what people are told while it is."""
