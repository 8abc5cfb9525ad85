"""Invented vacancies, courses and orders that look like the Center's own and say that they are samples.

Words and figures are in data/sample; the same seed always makes the same records.
"""
