"""How `scripts/fit_recogniser.py` fits the last layer of the recogniser."""
