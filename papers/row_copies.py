"""A row of a sheet made several（按行展开）: what stands below moves down, and sums reach along."""

import re
from copy import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_CELL = re.compile(r"(\$?[A-Za-z]{1,3}\$?)(\d{1,7})")


def extend_row(sheet: "Worksheet", row: int, times: int) -> None:
    """So many of this row, one below the other, as it looks, merged cells and height included."""
    more = times - 1
    if more < 1:
        return
    _reach_along(sheet, row, more)
    heights = {number: one.height for number, one in sheet.row_dimensions.items() if number >= row}
    sheet.insert_rows(row + 1, more)
    _copy_down(sheet, row, more)
    for number in heights:
        if number > row:
            sheet.row_dimensions[number].height = None
    for number, height in heights.items():
        if number > row:
            sheet.row_dimensions[number + more].height = height
    for place in range(row + 1, row + more + 1):
        sheet.row_dimensions[place].height = heights.get(row)
    _merge_along(sheet, row, more)


def _copy_down(sheet: "Worksheet", row: int, more: int) -> None:
    from openpyxl.formula.translate import Translator

    for column in range(1, sheet.max_column + 1):
        pattern = sheet.cell(row, column)
        for place in range(row + 1, row + more + 1):
            cell = sheet.cell(place, column)
            cell._style = copy(pattern._style)  # type: ignore[union-attr]
            if pattern.data_type == "f" and isinstance(pattern.value, str):
                translated = Translator(pattern.value, origin=pattern.coordinate)
                cell.value = translated.translate_formula(cell.coordinate)
            elif pattern.value is not None:
                cell.value = pattern.value
                cell.data_type = pattern.data_type


def _merge_along(sheet: "Worksheet", row: int, more: int) -> None:
    """Merged cells below move, those across the row grow, those within it are repeated."""
    from openpyxl.worksheet.cell_range import CellRange, MultiCellRange

    fresh = []
    for one in sheet.merged_cells.ranges:
        left, top, right, bottom = one.bounds
        if top == bottom == row:
            fresh += [CellRange(min_col=left, min_row=at, max_col=right, max_row=at)
                      for at in range(row, row + more + 1)]  # fmt: skip
            continue
        moved_top = top + more if top > row else top
        moved_bottom = bottom + more if bottom > row else bottom
        fresh.append(
            CellRange(min_col=left, min_row=moved_top, max_col=right, max_row=moved_bottom)
        )
    sheet.merged_cells = MultiCellRange(fresh)


def _reach_along(sheet: "Worksheet", row: int, more: int) -> None:
    """Formulas and the area that is printed; those in the row itself are translated with it."""
    for cells in sheet.iter_rows():
        for cell in cells:
            if cell.data_type == "f" and isinstance(cell.value, str) and cell.row != row:
                cell.value = _reached(cell.value, row, more)
    if sheet.print_area and "," not in str(sheet.print_area):
        area = str(sheet.print_area).rpartition("!")[2]
        sheet.print_area = _moved(area, row, more)


def _reached(formula: str, row: int, more: int) -> str:
    from openpyxl.formula import Tokenizer

    read = Tokenizer(formula)
    for token in read.items:
        if token.type == token.OPERAND and token.subtype == token.RANGE and "!" not in token.value:
            token.value = _moved(token.value, row, more)
    return str(read.render())  # type: ignore[no-untyped-call]


def _moved(stretch: str, row: int, more: int) -> str:
    """A cell below moves; a stretch that ends in the row reaches to the last of the new ones."""
    first, colon, last = stretch.partition(":")

    def move(reference: str, *, is_end: bool) -> str:
        found = _CELL.fullmatch(reference)
        if found is None:
            return reference
        number = int(found[2])
        is_behind = number > row or (is_end and number == row)
        return f"{found[1]}{number + more if is_behind else number}"

    return f"{move(first, is_end=False)}{colon}{move(last, is_end=True)}"
