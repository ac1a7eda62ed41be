"""A document becomes a receipt or a label: words and barcodes in, fields of candidates with their ink out."""
