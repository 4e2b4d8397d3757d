"""What a chart is drawn on（画布）: SVG text that needs no script and no style of its own."""

import re
from unicodedata import east_asian_width
from xml.sax.saxutils import escape, quoteattr

from papers.charts.themes import Theme
from papers.fonts import FAMILY, drawable

WIDTH = 390
"""Points: a phone's width."""
MARGIN = 18
ROOM = WIDTH - 2 * MARGIN
WIDE, NARROW = 1.0, 0.51
"""Of the size of the letters, how wide one is; Latin ones about."""
MORE = "\u2026"
PIECE = re.compile(r"[!-\u2fff]+\s*|\s+|[^\s!-\u2fff][\uff0c\uff09),.]*\s*")
"""What stays together on a line."""


class Canvas:
    """Shapes from top to bottom; `y` is where the next ones begin."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._parts: list[str] = []
        self.y = 0.0

    def text(
        self, x: float, y: float, text: str, *, size: float = 13, part: str = "ink",
        anchor: str = "start", is_bold: bool = False,
    ) -> None:  # fmt: skip
        """One line, if it says anything; `y` is where its letters stand."""
        if not text:
            return
        place = f'x="{x:g}" y="{y:g}" font-size="{size:g}" text-anchor="{anchor}"'
        look = self._look(fill=part, stroke=part if is_bold else "", width=size / 34)
        self._parts.append(f"<text {place} {look}>{shown(text)}</text>")

    def bar(
        self, x: float, y: float, width: float, height: float, part: str, *, title: str = ""
    ) -> None:  # fmt: skip
        """Nothing if it has no extent."""
        if width > 0 and height > 0:
            size = f'x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}"'
            self._add("rect", f"{size} {self._look(fill=part)}", title)

    def outline(
        self, x: float, y: float, width: float, height: float, part: str = "line", *,
        title: str = "",
    ) -> None:  # fmt: skip
        """An empty box of one point's line, all of it within these bounds."""
        inside = f'width="{max(width - 1, 0):.2f}" height="{max(height - 1, 0):.2f}"'
        size = f'x="{x + 0.5:.2f}" y="{y + 0.5:.2f}" {inside}'
        self._add("rect", f"{size} {self._look(stroke=part)}", title)

    def path(self, along: str, part: str, *, width: float = 1) -> None:
        ends = 'stroke-linecap="round" stroke-linejoin="round"'
        self._add("path", f'd="{along}" {self._look(stroke=part, width=width)} {ends}')

    def area(self, along: str, part: str, *, title: str = "") -> None:
        self._add("path", f'd="{along}" {self._look(fill=part)}', title)

    def rule(self, y: float, part: str = "faint") -> None:
        """A line across."""
        self.path(f"M{MARGIN} {y:g}H{WIDTH - MARGIN}", part)

    def circle(
        self, x: float, y: float, radius: float, *, fill: str = "", stroke: str = "",
        title: str = "",
    ) -> None:  # fmt: skip
        look = self._look(fill=fill, stroke=stroke, width=1.4)
        self._add("circle", f'cx="{x:g}" cy="{y:g}" r="{radius:g}" {look}', title)

    def svg(self, title: str, description: str) -> str:
        """All of it; `title` and `description` are for whoever has it read to them."""
        height = round(self.y)
        size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
        font = quoteattr(f"{FAMILY}, Noto Sans SC, sans-serif")
        paper = f'<rect width="{WIDTH}" height="{height}" {self._look(fill="paper")}/>'
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" {size} '
                f"font-family={font}>",
                f"<title>{escape(title)}</title>",
                f"<desc>{escape(description)}</desc>",
                paper,
                *self._parts,
                "</svg>\n",
            ]
        )

    def _add(self, tag: str, attributes: str, title: str = "") -> None:
        inside = f"><title>{shown(title)}</title></{tag}>" if title else "/>"
        self._parts.append(f"<{tag} {attributes}{inside}")

    def _look(self, *, fill: str = "", stroke: str = "", width: float = 1) -> str:
        """The colours, once for whoever reads them here, once by name for a page's own sheet."""
        names = " ".join(kind for kind in (fill and f"f-{fill}", stroke and f"s-{stroke}") if kind)
        look = f'class="{names}" fill="{self._theme[fill] if fill else "none"}"'
        if stroke:
            look += f' stroke="{self._theme[stroke]}" stroke-width="{width:.3g}"'
        return look


def shown(text: str) -> str:
    """As the font can draw it, and as XML can hold it."""
    return escape(drawable(text))


def width_of(text: str, size: float) -> float:
    """About how wide a line is, in points."""
    each = (WIDE if east_asian_width(char) in "WFA" else NARROW for char in text)
    return size * sum(each)


def cut(text: str, size: float, room: float) -> str:
    """The text, its end left out where there is no room for it."""
    while text and width_of(text, size) > room:
        text = text.removesuffix(MORE)[:-1].rstrip() + MORE if text != MORE else ""
    return text


def wrapped(text: str, size: float, room: float) -> list[str]:
    """The text in as many lines as it needs: between words, or Chinese characters."""
    lines = [""]
    for piece in PIECE.findall(text):
        if lines[-1] and width_of(lines[-1] + piece.rstrip(), size) > room:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece
    return lines
