"""How figures are printed: one markdown table, whichever part makes them."""

from collections.abc import Iterable
from typing import NamedTuple

HEAD = ("| What | Figure | Beside it, in the same run | Wanted |", "|---|---|---|---|")


class Row(NamedTuple):
    """A figure, what it is compared with, and what the house asks of itself."""

    what: str
    figure: str
    beside: str = ""
    wanted: str = ""


def show(rows: Iterable[Row]) -> None:
    """Print them as a table of their own; `python -m tests.bench` puts the tables together."""
    print(*HEAD, *(f"| {' | '.join(row)} |" for row in rows), sep="\n", flush=True)


def spread(numbers: Iterable[float], form: str = ".2f") -> str:
    """The median, and the least and the most of several rounds."""
    in_order = sorted(numbers)
    middle = in_order[len(in_order) // 2]
    if len(in_order) == 1:
        return f"{middle:{form}}"
    return f"{middle:{form}} ({in_order[0]:{form}}–{in_order[-1]:{form}})"
