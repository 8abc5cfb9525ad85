"""Accounts of colleagues, for administrators."""
