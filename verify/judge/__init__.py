"""A case and a campaign become a verdict: pure, in milliseconds, without a page of OCR."""
