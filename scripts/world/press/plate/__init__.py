"""Serial plates: engraved, moulded, etched, printed, bent."""
