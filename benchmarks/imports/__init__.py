"""How rightly lists are read: messy rows against what a person says they mean."""
