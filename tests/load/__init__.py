"""What becomes of a source when it is loaded."""
