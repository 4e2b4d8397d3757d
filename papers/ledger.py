"""The ledger as a workbook（台账）: five sheets that print as they stand."""

from domain.ledgers import Ledger
from papers.ledger_duties import duties_page, rectification_page
from papers.ledger_meetings import meetings_page
from papers.ledger_people import attendance_page, dues_page
from papers.naming import period_name
from papers.roster import Words
from papers.sheets import Sheet, write_workbook


def ledger_name(ledger: Ledger, words: Words) -> str:
    """What the file is called, without its ending."""
    period = period_name(ledger.period, words)
    return words("paper.ledger", branch=ledger.branch.name, period=period)


def ledger_workbook(ledger: Ledger, words: Words) -> bytes:
    """会议台账、考勤汇总、党费台账、组织生活完成情况、整改清单; no rates of anybody."""
    return write_workbook(ledger_pages(ledger, words))


def ledger_pages(ledger: Ledger, words: Words) -> list[Sheet]:
    pages = [meetings_page(ledger, words), attendance_page(ledger, words)]
    if ledger.dues is not None:
        pages.append(dues_page(ledger, ledger.dues, words))
    pages.append(duties_page(ledger, words))
    if ledger.rectification is not None:
        pages.append(rectification_page(ledger, ledger.rectification, words))
    return pages
