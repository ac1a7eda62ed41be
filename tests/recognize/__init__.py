"""Tests of verify.recognize."""
