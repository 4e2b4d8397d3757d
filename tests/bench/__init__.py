"""Measurements, run by hand: `python -m tests.bench.presses`. See docs/performance.md."""
