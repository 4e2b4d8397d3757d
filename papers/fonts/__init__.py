"""The one font of all pictures（字体）: shipped here, so that each machine draws the same.

Noto Sans CJK SC, cut down to GB2312 and punctuation; its licence (OFL 1.1) lies beside it.
"""

import struct
from bisect import bisect_right
from functools import cache
from pathlib import Path

FONT = Path(__file__).with_name("NotoSansSC-gb2312.otf")
FAMILY = "Noto Sans CJK SC"
GETA = chr(0x3013)
"""Stands for a character the font lacks（〓）, such as a rare one of a name."""


def drawable(text: str) -> str:
    """The text as the font can draw it; joined characters count one by one."""
    starts, ends = _ranges()
    return "".join(char if _is_in(ord(char), starts, ends) else GETA for char in text)


def _is_in(code: int, starts: list[int], ends: list[int]) -> bool:
    place = bisect_right(starts, code) - 1
    return place >= 0 and code <= ends[place]


@cache
def _ranges() -> tuple[list[int], list[int]]:
    """The first and the last code of each run of characters (the table `cmap`, format 4)."""
    data = FONT.read_bytes()
    table = _table(data, b"cmap")
    _, _, offset = struct.unpack_from(">HHL", data, table + 4)
    count = struct.unpack_from(">H", data, table + offset + 6)[0] // 2
    codes = f">{count}H"
    ends = struct.unpack_from(codes, data, table + offset + 14)
    starts = struct.unpack_from(codes, data, table + offset + 16 + 2 * count)
    return list(starts), list(ends)


def _table(data: bytes, name: bytes) -> int:
    (many,) = struct.unpack_from(">H", data, 4)
    for number in range(many):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        if tag == name:
            return int(offset)
    raise LookupError(f"{FONT.name} has no table {name!r}")
