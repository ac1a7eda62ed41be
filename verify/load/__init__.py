"""A source becomes page images: nothing is decoded before its kind and size are known."""
