"""Many documents: read in parallel in any order, judged in input order."""
