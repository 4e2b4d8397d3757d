"""Tables to hand out（导出的表格）: an .xlsx that prints as it stands and never computes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from papers.measures import SCALE, lines_of, page_end, width_of, widths_of
from papers.spelling import cut, printable

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell: TypeAlias = str | int | Decimal | date | None

FONT = "SimSun"  # the name 宋体 has inside a file; a machine without it shows its own font
A4 = 9
LONGEST_TEXT = 32_767  # Excel's limits, counted in UTF-16 units
LONGEST_SHEET_NAME = 31
MOST_DIGITS = 15  # Excel keeps no more of a number
LARGEST = 10**MOST_DIGITS
FIRST_YEAR = 1900
LINE_HEIGHT, HIGHEST_ROW = 16, 400

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "remove_timezone": True,
    "default_format_properties": {"font_name": FONT, "font_size": 11},
}
BOXED = {"border": 1, "valign": "vcenter", "text_wrap": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: a title, perhaps a note, the headings and what stands below them.

    `widths` are in half-width characters, a Chinese character counting two; without them each
    column is as wide as its contents. An empty title or note takes no row. The first `held`
    columns stay in sight; a sheet that `is_wide` goes on to further pages with them repeated.
    From the column `grid` on, if it is not 0, texts stand in the middle.
    """

    name: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] | None = None
    note: str = ""
    held: int = 0
    is_wide: bool = False
    grid: int = 0


def write_workbook(sheets: Sequence[Sheet]) -> bytes:
    """An .xlsx of these sheets: A4 across, headings on every page, as a rule one page wide.

    Text stays text, `=1+1` and links included, and exactly as it is but for control characters.
    Money shows two decimals; a number Excel would round is written as text.
    """
    target = BytesIO()
    from xlsxwriter import Workbook  # nothing a start need wait for

    with Workbook(target, OPTIONS) as book:
        looks = _looks(book)
        for sheet, name in zip(sheets, _names(sheets), strict=True):
            _draw(book.add_worksheet(name), sheet, looks)
    return target.getvalue()


def _looks(book: "Workbook") -> dict[str, "Format"]:
    kinds = {
        "title": {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"},
        "note": {"valign": "vcenter", "text_wrap": True},
        "heading": {**BOXED, "bold": True, "align": "center", "bg_color": "#F2F2F2"},
        "text": BOXED,
        "sign": {**BOXED, "align": "center"},
        "number": {**BOXED, "align": "center"},
        "money": {**BOXED, "num_format": "0.00"},
        "day": {**BOXED, "align": "center", "num_format": "yyyy-mm-dd"},
        "moment": {**BOXED, "align": "center", "num_format": "yyyy-mm-dd hh:mm"},
    }
    return {kind: book.add_format({"font_name": FONT, **look}) for kind, look in kinds.items()}


def _draw(paper: "Worksheet", sheet: Sheet, looks: dict[str, "Format"]) -> None:
    widths = sheet.widths or tuple(widths_of(sheet.headings, sheet.rows))
    last = max(len(sheet.headings), len(widths), 1) - 1
    across = page_end(widths) if sheet.is_wide else last
    row = 0
    for text, look in ((sheet.title, "title"), (sheet.note, "note")):
        if not text:
            continue
        if across:
            paper.merge_range(row, 0, row, across, "", looks[look])
        _put(paper, row, 0, text, looks[look])
        wide = max(sum(widths[: across + 1]), 1)
        lines = 1 if look == "title" else -(-width_of(text) // wide) + text.count("\n")
        paper.set_row(row, LINE_HEIGHT * max(lines, 2))
        row += 1
    _fit_height(paper, row, sheet.headings, widths)
    for column, heading in enumerate(sheet.headings):
        _put(paper, row, column, heading, looks["heading"])
    for number, cells in enumerate(sheet.rows, start=row + 1):
        _fit_height(paper, number, cells, widths)
        for column, cell in enumerate(cells):
            is_sign = 0 < sheet.grid <= column
            _put_cell(paper, number, column, cell, looks, text="sign" if is_sign else "text")
    for column, width in enumerate(widths):
        paper.set_column(column, column, width)
    paper.freeze_panes(row + 1, sheet.held)
    paper.repeat_rows(row)
    if sheet.held:
        paper.repeat_columns(0, sheet.held - 1)
    paper.set_landscape()
    paper.set_paper(A4)
    if sheet.is_wide:
        paper.set_print_scale(SCALE)
    else:
        paper.fit_to_pages(1, 0)
    paper.set_footer("&C&P / &N")
    paper.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def _fit_height(paper: "Worksheet", row: int, cells: Sequence[Cell], widths: Sequence[int]) -> None:
    """High enough for texts of several lines: not every program sees to that by itself."""
    lines = max(
        (lines_of(cell, width) for cell, width in zip(cells, widths, strict=False)), default=1
    )
    if lines > 1:
        paper.set_row(row, min(LINE_HEIGHT * lines, HIGHEST_ROW))


def _put_cell(
    paper: "Worksheet", row: int, column: int, cell: Cell, looks: dict[str, "Format"], *,
    text: str = "text",
) -> None:  # fmt: skip
    match cell:
        case None | "":
            paper.write_blank(row, column, None, looks[text])
        case str():
            _put(paper, row, column, cell, looks[text])
        case datetime() if cell.year >= FIRST_YEAR:
            paper.write_datetime(row, column, cell, looks["moment"])
        case date() if cell.year >= FIRST_YEAR:
            paper.write_datetime(row, column, cell, looks["day"])
        case int() if abs(cell) < LARGEST:
            paper.write_number(row, column, int(cell), looks["number"])
        case Decimal() if _is_kept_whole(cell):
            is_money = cell == round(cell, 2)
            paper.write_number(row, column, float(cell), looks["money" if is_money else "text"])
        case _:
            _put(paper, row, column, str(cell), looks["text"])


def _is_kept_whole(number: Decimal) -> bool:
    is_small = number.is_finite() and abs(number) < LARGEST
    return is_small and len(number.as_tuple().digits) <= MOST_DIGITS


def _put(paper: "Worksheet", row: int, column: int, text: str, look: "Format") -> None:
    if paper.write_string(row, column, cut(printable(text), LONGEST_TEXT), look):
        raise ValueError(f"no room in the sheet for row {row}, column {column}")


def _names(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Names Excel takes: no []:*?/\\, no quotes at the ends, 31 characters, none twice."""
    taken = {"history"}  # Excel keeps it for itself
    for sheet in sheets:
        bare = "".join(" " if char in "[]:*?/\\\n\t" else char for char in printable(sheet.name))
        plain = cut(bare.strip("' "), LONGEST_SHEET_NAME).strip("' ") or "Sheet"
        name, copy = plain, 1
        while name.lower() in taken:
            copy += 1
            mark = f" {copy}"
            name = cut(plain, LONGEST_SHEET_NAME - len(mark)).rstrip("' ") + mark
        taken.add(name.lower())
        yield name
