"""What is no proof at all, several papers on one sheet, one paper in several pictures."""
