"""Charts（图）: drawn as SVG text from small values, for a phone of 390 points' width."""
