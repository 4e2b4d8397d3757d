"""Text as a file can hold it（写进文件的字）."""

import unicodedata
from decimal import Decimal

from domain.forms import Value

LONGEST_NAME = 80
"""Characters of a file name, its ending aside."""


def printable(text: str) -> str:
    """What XML can hold: line ends stay, other control characters and lone surrogates go."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        char
        for char in lines
        if char in "\n\t"
        or (unicodedata.category(char) not in {"Cc", "Cs"} and char not in "\ufffe\uffff")
    )


def cut(text: str, units: int) -> str:
    """At most so many UTF-16 units, no character halved."""
    if len(text) * 2 <= units:
        return text
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", errors="ignore")


def spelt(value: Value) -> str:
    """What stands for a mark, as text; money with two decimals."""
    return f"{value:.2f}" if isinstance(value, Decimal) else printable(str(value))


def file_name(name: str) -> str:
    """A name every system takes: no path in it, nothing Windows refuses, short enough."""
    plain = "".join(" " if char in '\\/:*?"<>|\n\t' else char for char in printable(name))
    stem, dot, ending = " ".join(plain.split()).strip(". ").rpartition(".")
    return f"{stem[:LONGEST_NAME].strip('. ') or 'file'}{dot}{ending}"
