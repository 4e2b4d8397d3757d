"""Tables people hand in（收到的表格）: .xlsx and .csv into rows of text."""

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from io import StringIO

from domain.refusal import Refusal
from papers.workbooks import read_workbook

MAX_BYTES = 1_000_000
MAX_ROWS = 2_000
MAX_COLUMNS = 50
MAX_CELL = 200
"""A longer cell is cut to so many characters."""

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LINES_SNIFFED = 10


def read_table(name: str, data: bytes) -> list[list[str]]:
    """The rows of a file somebody sent, blank ones in their place, so row 1 is `[0]`.

    An .xlsx gives its first visible sheet that is not empty, days as 2026-11-27; a .csv may be
    UTF-8, GB18030 or UTF-16, with commas, semicolons or tabs. Whatever the bytes are, the only
    exception is a `Refusal` with a key of `file.refused`.
    """
    if not data:
        raise Refusal("file.refused.empty")
    if len(data) > MAX_BYTES:
        raise Refusal("file.refused.too_big")
    rows = _tidied(_read(name, data))
    if not rows:
        raise Refusal("file.refused.empty")
    if len(rows) > MAX_ROWS or max(map(len, rows)) > MAX_COLUMNS:
        raise Refusal("file.refused.too_big")
    return rows


def _read(name: str, data: bytes) -> list[list[str]]:
    _, _, extension = name.lower().strip().rpartition(".")
    if data.startswith(OLE):
        raise Refusal(_kind_of_ole(data))
    if data.startswith(ZIP):
        return read_workbook(data, max_rows=MAX_ROWS, max_columns=MAX_COLUMNS)
    if extension in {"csv", "tsv", "txt"}:
        return _read_csv(_decode(data))
    raise Refusal(
        "file.refused.old_excel" if extension in {"xls", "et"} else "file.refused.not_a_table"
    )


def _kind_of_ole(data: bytes) -> str:
    """Excel keeps a protected .xlsx, and any .xls, in the container .doc files come in too."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "file.refused.encrypted"
    is_workbook = any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book"))
    return "file.refused.old_excel" if is_workbook else "file.refused.not_a_table"


def _decode(data: bytes) -> str:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encodings: tuple[str, ...] = ("utf-16",)
    elif b"\0" in data:
        raise Refusal("file.refused.not_a_table")
    else:  # GB18030 reads almost anything, so it comes last
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refusal("file.refused.broken")


def _read_csv(text: str) -> list[list[str]]:
    head = "\n".join(text.split("\n", LINES_SNIFFED)[:LINES_SNIFFED])
    delimiter = max(",;\t", key=head.count)
    rows = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            rows.append(row)
            if len(rows) > MAX_ROWS and any(row):
                raise Refusal("file.refused.too_big")
    except csv.Error:
        raise Refusal("file.refused.broken") from None
    return rows


def _tidied(rows: list[list[str]]) -> list[list[str]]:
    """Cells cut to size; blank rows and cells at the end taken off."""
    tidied = [[cell[:MAX_CELL] for cell in row] for row in rows]
    for row in tidied:
        while row and not row[-1].strip():
            row.pop()
    while tidied and not tidied[-1]:
        tidied.pop()
    return tidied
