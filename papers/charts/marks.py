"""Small signs（符号）: each has its own shape, so that nobody needs to see the colours."""

from domain.attendance import Presence
from domain.cadence import Status
from domain.dues import DueState
from papers.charts.canvas import Canvas

RADIUS = 5.5


def done(canvas: Canvas, x: float, y: float, *, title: str = "", part: str = "met") -> None:
    """A disc with a tick."""
    canvas.circle(x, y, RADIUS, fill=part, title=title)
    canvas.path(f"M{x - 2.6:g} {y + 0.2:g}l1.9 2l3.4 -4", "paper", width=1.5)


def doubtful(canvas: Canvas, x: float, y: float, *, title: str = "", part: str = "met") -> None:
    """A disc with a bar: there, to be looked at again."""
    canvas.circle(x, y, RADIUS, fill=part, title=title)
    canvas.path(f"M{x:g} {y - 2.8:g}v3M{x:g} {y + 2.8:g}v0.01", "paper", width=1.6)


def waiting(canvas: Canvas, x: float, y: float, *, title: str = "") -> None:
    """A ring: there is time."""
    canvas.circle(x, y, RADIUS - 0.7, stroke="line", title=title)


def half(canvas: Canvas, x: float, y: float, *, title: str = "", part: str = "leave") -> None:
    """A ring, half of it filled."""
    canvas.circle(x, y, RADIUS - 0.7, stroke=part, title=title)
    reach = RADIUS - 0.7
    canvas.area(f"M{x:g} {y - reach:g}a{reach:g} {reach:g} 0 0 0 0 {2 * reach:g}z", part)


def lacking(canvas: Canvas, x: float, y: float, *, title: str = "") -> None:
    """A triangle: nothing is there."""
    canvas.area(f"M{x:g} {y - 5.8:g}l5.8 10.4h-11.6z", "missing", title=title)


def dot(canvas: Canvas, x: float, y: float, *, title: str = "") -> None:
    """A small dot: not asked for."""
    canvas.circle(x, y, 1.8, fill="line", title=title)


def light(canvas: Canvas, x: float, y: float, status: Status, *, title: str = "") -> None:
    """How one stretch of an obligation stands."""
    match status:
        case Status.MET:
            done(canvas, x, y, title=title)
        case Status.MET_WITH_WARNING:
            doubtful(canvas, x, y, title=title)
        case Status.MISSING:
            lacking(canvas, x, y, title=title)
        case Status.PENDING | Status.PENDING_SUPERIOR_WINDOW:
            waiting(canvas, x, y, title=title)
        case _:
            dot(canvas, x, y, title=title)


def presence(
    canvas: Canvas, x: float, y: float, was: Presence | None, *, title: str = ""
) -> None:  # fmt: skip
    """How it stands with one person at one meeting."""
    match was:
        case Presence.PRESENT:
            done(canvas, x, y, title=title, part="present")
        case Presence.EXCUSED:
            half(canvas, x, y, title=title)
        case Presence.ABSENT:
            lacking(canvas, x, y, title=title)
        case None:
            waiting(canvas, x, y, title=title)
        case _:
            dot(canvas, x, y, title=title)


def paid(canvas: Canvas, x: float, y: float, state: DueState, *, title: str = "") -> None:
    """How it stands with one month's dues."""
    match state:
        case DueState.CONFIRMED:
            done(canvas, x, y, title=title)
        case DueState.CLAIMED:
            half(canvas, x, y, title=title, part="met")
        case DueState.DUE:
            waiting(canvas, x, y, title=title)
