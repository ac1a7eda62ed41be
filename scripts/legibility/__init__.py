"""Measuring and fitting what the reader says of its own sight."""
