"""What is remembered: claims, readings, verdicts, and whatever of an earlier claim a later one may meet again."""
