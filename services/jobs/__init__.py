"""Vacancies: what they are, what a person asks for, how they are found and ordered."""
