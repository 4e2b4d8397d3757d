"""Recording many at once（批量）."""
