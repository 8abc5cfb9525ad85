"""Offers that people report as fraud: taken off the lists, and looked at by an officer."""
