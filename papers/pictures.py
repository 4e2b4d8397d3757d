"""Charts as pictures（图片）: PNG bytes, the same on every machine."""

from papers.fonts import FAMILY, FONT

LONGEST = 1280
"""Pixels of the longer side; more would be taken away on the way to the phone."""
FINEST = 3.0
"""Pixels a point at most."""


def png(svg: str) -> bytes:
    """The chart as a PNG. Raises ValueError for what is no SVG."""
    from resvg_py import svg_to_bytes  # only whoever draws needs it

    drawn = svg_to_bytes(
        svg_string=svg,
        zoom=_zoom(svg),
        font_files=[str(FONT)],
        font_family=FAMILY,
        skip_system_fonts=True,
    )
    return bytes(drawn)


def _zoom(svg: str) -> float:
    _, _, box = svg.partition('viewBox="0 0 ')
    width, height = box.partition('"')[0].split()
    return min(FINEST, LONGEST / max(float(width), float(height)))
