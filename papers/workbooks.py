"""Workbooks people hand in（收到的 Excel 文件）, opened as what they are: a stranger's."""

import re
import struct
import warnings
import zlib
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from domain.refusal import Refusal

MAX_UNPACKED = 20_000_000
MAX_PARTS = 1_000
READINGS = 3
"""Every part is read twice at most, unless the file names one sheet a thousand times."""

MAX_STYLES = 300_000
"""A larger part beside the cells is left out: without styles, days come as Excel's day numbers."""

MAX_COST = 2_000_000
"""How much work a file may make: about 2 µs of openpyxl's time each."""

# What zipfile and openpyxl raise on files that are not as they should be.
BROKEN = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError),
    *(RuntimeError, SyntaxError, TypeError, ValueError),
    *(BadZipFile, struct.error, zlib.error),
)
_CELLS = re.compile(r"(?:.*/)?(?:worksheets/[^/]+|sheet\d+|sharedStrings)\.xml", re.IGNORECASE)
_REST = re.compile(
    r"\[Content_Types\]\.xml|(?:.*/)?(?:workbook\d*\.xml(?:\.rels)?|styles\.xml)", re.IGNORECASE
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
            book = load_workbook(_repacked(data), read_only=True, data_only=True, keep_links=False)
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


class _Metered(BytesIO):
    """A file that may be read a few times over, not a thousand times."""

    left = READINGS * MAX_UNPACKED

    def read(self, size: int | None = -1, /) -> bytes:
        chunk = super().read(size)
        self.left -= len(chunk)
        if self.left < 0:
            raise Refusal("file.refused.too_big")
        return chunk


def _repacked(data: bytes) -> _Metered:
    """The parts openpyxl needs, each unpacked once within bounds, in a fresh archive.

    A zip directory can lie about sizes, so nothing but these bytes is handed on.
    """
    fresh = _Metered()
    cost = 0
    with ZipFile(BytesIO(data)) as archive, ZipFile(fresh, "w", ZIP_STORED) as copy:
        for part in _needed(archive.infolist()):
            unpacked = _unpacked(archive, part)
            cost += _cost(part.filename, unpacked)
            if cost > MAX_COST:
                raise Refusal("file.refused.too_big")
            copy.writestr(part.filename, unpacked)
    fresh.left = READINGS * len(fresh.getbuffer()) + MAX_STYLES  # a small file is read in odd bits
    return fresh


def _needed(parts: list[ZipInfo]) -> list[ZipInfo]:
    names = {part.filename for part in parts}
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Refusal("file.refused.too_big")
    if len(names) < len(parts):
        raise Refusal("file.refused.broken")
    if "[Content_Types].xml" not in names:
        raise Refusal("file.refused.not_a_table")
    return [
        part
        for part in parts
        if _CELLS.fullmatch(part.filename)
        or (_REST.fullmatch(part.filename) and part.file_size <= MAX_STYLES)
    ]


def _unpacked(archive: ZipFile, part: ZipInfo) -> bytes:
    if part.flag_bits & 1:
        raise Refusal("file.refused.encrypted")
    if part.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:  # the others unpack without bounds
        raise Refusal("file.refused.broken")
    with archive.open(part) as packed:
        return packed.read(part.file_size + 1)


def _cost(name: str, part: bytes) -> int:
    """How much work a part makes; a part that may not be opened at all is refused."""
    bare = part.replace(b"\0", b"")  # UTF-16 hides its marks between zeros
    if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
        raise Refusal("file.refused.broken")
    if name == "[Content_Types].xml" and not _IS_WORKBOOK.search(bare):
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
