"""What the assistant costs and how well it understands, beside stock Rasa and a bare floor program."""
