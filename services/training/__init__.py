"""Corrected sentences, trainings with figures before and after, and the choice of the model that answers."""
