"""How well danger is recognised on sentences the rules were not written from."""
