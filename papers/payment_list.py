"""The list of payments as a form to fill in（交费表模板）: only the amounts are missing."""

from collections.abc import Sequence

from domain.months import Month
from papers.roster import Words
from papers.sheets import Sheet, write_workbook

COLUMNS = ("name", "month", "amount")
WIDTHS = (20, 16, 16)


def payment_template(names: Sequence[str], month: Month, words: Words) -> bytes:
    """An .xlsx with these names and this month; `read_payments` skips rows without an amount."""
    return write_workbook(
        [
            Sheet(
                name=words("payment_list.sheet.tab"),
                title=words("payment_list.sheet.title", month=str(month)),
                note=words("payment_list.sheet.note"),
                headings=tuple(words(f"payment_list.sheet.{column}") for column in COLUMNS),
                rows=tuple((name, str(month), None) for name in names),
                widths=WIDTHS,
            )
        ]
    )
