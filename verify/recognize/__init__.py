"""A page image becomes words and barcodes. Pixels stop here."""
