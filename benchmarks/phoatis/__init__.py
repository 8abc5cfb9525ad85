"""Intents and slots in the public form of PhoATIS: learnt and judged, with marks and without."""
