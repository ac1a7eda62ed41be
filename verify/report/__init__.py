"""A verdict or a reading as text for a terminal, or as one HTML page with the ink marked."""
