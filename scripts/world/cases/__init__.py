"""Whole claims over the shipped campaigns, each with the decision that the terms ask for."""
