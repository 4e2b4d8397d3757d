"""The colours of a chart（配色）, by what they are for. Colour never says anything alone."""

from collections.abc import Mapping
from typing import TypeAlias

Theme: TypeAlias = Mapping[str, str]
"""A colour for each part a shape may play."""

LIGHT: Theme = {
    "paper": "#ffffff",
    "ink": "#1f2328",
    "soft": "#57606a",
    "line": "#6e7781",
    "faint": "#d8dee4",
    "present": "#1f6f8b",
    "leave": "#a8690f",
    "met": "#2b7a57",
    "missing": "#a8690f",
}
DARK: Theme = {
    "paper": "#1b1e23",
    "ink": "#e8eaed",
    "soft": "#aab2bd",
    "line": "#8b949e",
    "faint": "#3d444d",
    "present": "#5cb4d2",
    "leave": "#e2a94c",
    "met": "#62c697",
    "missing": "#e2a94c",
}


def stylesheet() -> str:
    """For a page that shows charts in its own text: each follows the reader's light or dark.

    Print stays light.
    """
    dark = "\n".join(
        f".chart .f-{part}{{fill:{colour}}}.chart .s-{part}{{stroke:{colour}}}"
        for part, colour in DARK.items()
    )
    return f"@media screen and (prefers-color-scheme: dark) {{\n{dark}\n}}\n"
