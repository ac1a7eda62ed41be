"""Packaging labels: blocks in a tree, printed on stickers and boxes."""
