"""How wide text is on a phone（字宽）, in half-width characters: a Chinese one takes two."""

from unicodedata import east_asian_width

PHONE = 34
"""Columns a phone shows in one line of fixed width."""


def width(text: str) -> int:
    """Columns of fixed width the text takes."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
