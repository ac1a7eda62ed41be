"""What ``scripts/fit_ranking.py`` is made of: labelled choices, the fit, its calibration, and what is said of it."""
