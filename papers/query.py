"""An answer to hand out（查询结果导出）: one sheet, as it stood on the card."""

from papers.sheets import Sheet, write_workbook


def answer_workbook(
    title: str, headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...], note: str
) -> bytes:
    """An .xlsx of it, with how it counts and as of when beneath the title."""
    return write_workbook([Sheet(name=title, title=title, headings=headings, rows=rows, note=note)])
