"""Excel forms with marks（带标记的 .xlsx）: filled in place, styles and print setup as they were.

What is filled in stands as text or as a number, never as a formula. Pictures, charts and links
are not taken along.
"""

import re
import warnings
from collections.abc import Sequence
from copy import copy
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from domain.forms import MARK, Filled, Filling, Marks, Source, filled, sources_of_rows
from domain.refusal import Refusal
from papers.parcels import BROKEN, parts_of, plain, unpacked
from papers.row_copies import extend_row
from papers.spelling import cut, spelt
from papers.vetting import vet
from papers.workbooks import repacked

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

MOST_COST = 400_000
MOST_ROWS, MOST_COLUMNS = 3_000, 256
MOST_MERGED = 50_000
"""Cells under merged ranges and links, each of which openpyxl would make."""
MOST_LISTS = 20
"""Rows of a sheet that are repeated."""
LONGEST_TEXT = 32_767

_ATTACHED = (b"hyperlinks", b"tableParts", b"oleObjects", b"controls", b"extLst")
_ATTACHED_ALONE = re.compile(rb"<(?:drawing|legacyDrawing|legacyDrawingHF|picture)\s[^<>]*/>")
_STRETCH = re.compile(
    rb"<(?:\w{1,20}:)?(?:mergeCell|hyperlink)\s[^<>]*?\bref\s*=\s*[\"']\$?([A-Za-z]{1,3})\$?(\d{1,7})"
    rb":\$?([A-Za-z]{1,3})\$?(\d{1,7})[\"']"
)


def fill_workbook(data: bytes, filling: Filling, marks: Marks) -> Filled:
    """An .xlsx with its marks filled in, and those nobody knows, which are left standing.

    Raises a `Refusal` with a key of `file.refused` or `form.refused`, and nothing else.
    """
    from openpyxl import load_workbook  # 0.1 s, which no start need wait for

    try:
        with warnings.catch_warnings():  # openpyxl warns of decoration it cannot read
            warnings.simplefilter("ignore")
            with ZipFile(BytesIO(data)) as archive:
                parts = parts_of(archive, unlike="form.refused.neither")
                vet({part.filename: unpacked(archive, part) for part in parts})
            fresh = repacked(data, most=MOST_COST, tidied=_alone)
            book = load_workbook(fresh, keep_links=False)
            texts = [
                text for sheet in book.worksheets for text in _fill_sheet(sheet, filling, marks)
            ]
            target = BytesIO()
            book.save(target)
            strange = [one for text in texts for one in marks.strange(text, filling)]
            return Filled(target.getvalue(), tuple(dict.fromkeys(strange)), bool(texts))
    except BROKEN:
        raise Refusal("file.refused.broken") from None


def _fill_sheet(sheet: "Worksheet", filling: Filling, marks: Marks) -> list[str]:
    """The texts in which there were marks.

    From the last row to the first, so that rows that are added move none still to be filled.
    """
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        raise Refusal("form.refused.too_big")
    rows = enumerate(sheet.iter_rows(min_row=1), start=1)
    texts = {number: "\n".join(filter(None, map(_text, row))) for number, row in rows}
    marked = {number: text for number, text in texts.items() if MARK.search(text)}
    lists = {number: sources for number, text in marked.items()
             if (sources := sources_of_rows(marks.codes_in(text), filling, marks))}  # fmt: skip
    added = sum(len(sources) for sources in lists.values())
    if len(lists) > MOST_LISTS or sheet.max_row + added > 2 * MOST_ROWS:
        raise Refusal("form.refused.too_big")
    for number in sorted(marked, reverse=True):
        sources = lists.get(number, [Source(marks, filling.values)])
        extend_row(sheet, number, len(sources))
        for place, source in enumerate(sources):
            _fill_row(sheet[number + place], source)
    return list(marked.values())


def _fill_row(cells: "Sequence[Cell | MergedCell]", source: Source) -> None:
    for cell in cells:
        text = _text(cell)
        whole = MARK.fullmatch(text.strip())
        if whole is None:
            if MARK.search(text):
                _say(cell, filled(text, source, spelt))
            continue
        match source.look_up(whole[1]):
            case None:
                continue
            case int() | Decimal() as number:
                cell.value = number
            case value:
                _say(cell, spelt(value))


def _text(cell: "Cell | MergedCell") -> str:
    """What is typed in it; a formula is no text."""
    is_text = cell.data_type == "s" and isinstance(cell.value, str)
    return str(cell.value) if is_text else ""


def _say(cell: "Cell | MergedCell", text: str) -> None:
    cell.value = cut(text, LONGEST_TEXT)
    cell.data_type = "s"  # also where it begins as a formula does
    if "\n" in text:
        looks = copy(cell.alignment)
        looks.wrap_text = True
        cell.alignment = looks  # type: ignore[assignment]


def _alone(part: bytes) -> bytes:
    """A sheet without what points to other parts, its merged cells few enough."""
    covered = sum(map(_size, _STRETCH.findall(plain(part))))
    if covered > MOST_MERGED:
        raise Refusal("form.refused.too_big")
    for name in _ATTACHED:
        start, end = part.find(b"<" + name), part.find(b"</" + name + b">")
        if 0 <= start < end:
            part = part[:start] + part[end + len(name) + 3 :]
    return _ATTACHED_ALONE.sub(b"", part)


def _size(stretch: tuple[bytes, bytes, bytes, bytes]) -> int:
    left, top, right, bottom = stretch
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
