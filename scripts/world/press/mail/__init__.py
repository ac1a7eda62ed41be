"""Mailed receipts and orders: a mail program's print, a telephone's screen."""
