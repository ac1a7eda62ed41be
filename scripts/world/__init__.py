"""A small fictional world: dealers, purchases, and the paper they leave behind.

Everything is drawn from a seed, without network: till receipts as thermal printers leave them, invoices as PDF and as
photographs of their print, packaging labels with barcodes, serial plates, and whole claims over the shipped campaigns.
What is printed is known, so the truth beside each document is exact.

The dealers, addresses, people and numbers are invented; VAT IDs, business numbers, GTINs and IBANs pass their check
digits. `numbers` and `sale` hold the arithmetic, `tongues` the words of tills in eleven languages, `dealers` who sells,
`till`, `invoice` and `label` what is printed, `camera` what a telephone makes of it, `truths` what is known, and
`documents` and `claims` the two lists of what is made.
"""
