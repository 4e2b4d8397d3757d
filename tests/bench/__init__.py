"""Measurements: `make bench` runs them all. See docs/performance.md."""
