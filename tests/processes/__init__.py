"""Whole processes for tests; the product itself has no such doors."""
