"""Quantities people name: pay, ages, days, durations and numbers of people."""

from language.ages import find_ages
from language.dates import find_dates
from language.durations import find_durations
from language.headcounts import find_headcounts
from language.pay import Pay, find_pay

__all__ = ["Pay", "find_ages", "find_dates", "find_durations", "find_headcounts", "find_pay"]
