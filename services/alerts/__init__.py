"""Offers of a kind that a person wants to be told of when they come."""
