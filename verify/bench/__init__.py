"""Accuracy and cost measured on labelled documents."""
