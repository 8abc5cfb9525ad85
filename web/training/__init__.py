"""Trainings, their figures, and the model that answers."""
