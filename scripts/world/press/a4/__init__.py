"""A4 papers: invoices, credit notes, orders, quotes and delivery notes, as PDF."""
