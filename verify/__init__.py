"""Checks proofs of purchase: reads documents, extracts what they say, judges a claim against the promoter's terms."""

__version__ = "0.1.0"
