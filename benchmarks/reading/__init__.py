"""How well sentences are understood: labelled sentences, scores, tables, and the committed baseline."""
