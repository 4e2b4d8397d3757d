"""The year's dues as a sheet to read out and to pin up（党费收支公布）."""

from domain.disclosure import Disclosure
from papers.roster import Words
from papers.sheets import Cell, Sheet, write_workbook

WIDTHS = (30, 40)


def disclosure_workbook(told: Disclosure, title: str, words: Words) -> bytes:
    """An .xlsx with the numbers and the days of handing up; 使用情况 is left to be filled in."""
    rows: list[tuple[Cell, ...]] = [
        (words("disclosure.payers"), told.payers),
        (words("disclosure.expected"), told.expected),
        (words("disclosure.paid"), told.paid),
    ]
    rows += [(words(f"disclosure.yuan.{name}"), amount) for name, amount in told.totals]
    rows += [
        (words("disclosure.share", day=share.on.isoformat()), share.total) for share in told.shares
    ]
    rows.append((words("disclosure.use"), None))
    headings = (words("disclosure.heading.item"), words("disclosure.heading.value"))
    return write_workbook(
        [
            Sheet(
                name=words("disclosure.sheet"),
                title=title,
                note=words("disclosure.source"),
                headings=headings,
                rows=tuple(rows),
                widths=WIDTHS,
            )
        ]
    )
