"""Codes and parameters to words: what a claimant is asked for, in their language."""
