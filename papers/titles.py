"""What stands above a sheet of the ledger（表头）."""

from domain.ledgers import Ledger
from papers.naming import period_name
from papers.roster import Words


def page_title(page: str, ledger: Ledger, words: Words) -> str:
    """Such as 第一支部 2026年第三季度 会议台账."""
    return words(
        "paper.title", branch=ledger.branch.name, period=period_name(ledger.period, words),
        sheet=words(f"paper.sheet.{page}"),
    )  # fmt: skip
