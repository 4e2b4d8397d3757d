"""Workbooks people hand in（收到的 Excel 文件）, opened as what they are: a stranger's."""

import re
import warnings
from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from domain.refusal import Refusal
from papers.parcels import BROKEN, MAX_UNPACKED, TYPES, parts_of, plain, unpacked

READINGS = 3
"""Every part is read twice at most, unless the file names one sheet a thousand times."""

MAX_STYLES = 300_000
"""A larger part beside the cells is left out: without styles, days come as Excel's day numbers."""

MAX_COST = 2_000_000
"""How much work a file may make: about 2 µs of openpyxl's time each."""

_CELLS = re.compile(r"(?:.*/)?(?:worksheets/[^/]+|sheet\d+|sharedStrings)\.xml", re.IGNORECASE)
_REST = re.compile(
    r"\[Content_Types\]\.xml|(?:.*/)?(?:workbook\d*\.xml(?:\.rels)?|styles\.xml|theme1\.xml)",
    re.IGNORECASE,
)
_IS_WORKBOOK = re.compile(rb"sheet(?:\.macroEnabled)?\.main\+xml")
_CELL = re.compile(rb"<(?:\w{1,20}:)?(?:c|v|f|row)[\s/>]")
_STRING = re.compile(rb"<(?:\w{1,20}:)?(?:si|is|t)[\s/>]")
CELL_COST, STRING_COST, OTHER_COST = 1, 8, 20


def read_workbook(data: bytes, *, max_rows: int, max_columns: int) -> list[list[str]]:
    """The first visible sheet with anything in it, one row and one column past the limits.

    Raises a `Refusal` with a key of `file.refused`, and nothing else. Formulas give the value
    that was last shown.
    """
    from openpyxl import load_workbook  # 0.1 s, which no start need wait for
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    try:
        with warnings.catch_warnings():  # openpyxl warns of decoration it cannot read
            warnings.simplefilter("ignore")
            book = load_workbook(repacked(data), read_only=True, data_only=True, keep_links=False)
            for sheet in book.worksheets:
                if sheet.sheet_state != "visible" or not isinstance(sheet, ReadOnlyWorksheet):
                    continue
                cells = sheet.iter_rows(
                    min_row=1,
                    min_col=1,
                    max_row=max_rows + 1,
                    max_col=max_columns + 1,
                    values_only=True,
                )
                rows = [[_text(cell) for cell in row] for row in cells]
                if any(cell.strip() for row in rows for cell in row):
                    return rows
    except BROKEN:
        raise Refusal("file.refused.broken") from None
    raise Refusal("file.refused.empty")


class Metered(BytesIO):
    """A file that may be read a few times over, not a thousand times."""

    left = READINGS * MAX_UNPACKED

    def read(self, size: int | None = -1, /) -> bytes:
        chunk = super().read(size)
        self.left -= len(chunk)
        if self.left < 0:
            raise Refusal("file.refused.too_big")
        return chunk


def repacked(
    data: bytes, *, most: int = MAX_COST, tidied: Callable[[bytes], bytes] = bytes
) -> Metered:  # fmt: skip
    """The parts openpyxl needs, each unpacked once within bounds, in a fresh archive.

    A zip directory can lie about sizes, so nothing but these bytes is handed on. Sheets and
    strings go through `tidied` before.
    """
    fresh = Metered()
    cost = 0
    with ZipFile(BytesIO(data)) as archive, ZipFile(fresh, "w", ZIP_STORED) as copy:
        for part in filter(_is_needed, parts_of(archive, unlike="file.refused.not_a_table")):
            content = unpacked(archive, part)
            cost += _cost(part.filename, content)
            if cost > most:
                raise Refusal("file.refused.too_big")
            is_of_cells = _CELLS.fullmatch(part.filename)
            copy.writestr(part.filename, tidied(content) if is_of_cells else content)
    fresh.left = READINGS * len(fresh.getbuffer()) + MAX_STYLES  # a small file is read in odd bits
    return fresh


def _is_needed(part: ZipInfo) -> bool:
    if _CELLS.fullmatch(part.filename):
        return True
    return bool(_REST.fullmatch(part.filename)) and part.file_size <= MAX_STYLES


def _cost(name: str, part: bytes) -> int:
    """How much work a part makes; a part that may not be opened at all is refused."""
    bare = plain(part)
    if name == TYPES and not _IS_WORKBOOK.search(bare):
        raise Refusal("file.refused.not_a_table")
    cells, strings = len(_CELL.findall(bare)), len(_STRING.findall(bare))
    others = bare.count(b"<") - bare.count(b"</") - cells - strings
    return CELL_COST * cells + STRING_COST * strings + OTHER_COST * others


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case float():
            return str(int(value)) if value.is_integer() else format(value, ".15g")
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(" ", "seconds")
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)
